import type { WorkerAnswer, WorkerRequest } from '../messages.ts';
import { findText } from './find-text.ts';
import { readAttribute } from './read-attribute.ts';
import { readAttributeKeys } from './read-attribute-keys.ts';
import { readEventNames } from './read-event-names.ts';
import { readMoments } from './read-moments.ts';
import type { ReceivedTrace } from './received-trace.ts';
import { soughtOf } from './sought.ts';

/** A question about what a trace's columns do not hold. */
export type Question = WorkerRequest<'attributeKeys' | 'attribute' | 'eventNames' | 'moments' | 'findText'>;

interface Answer {
  readonly response: WorkerAnswer;
  readonly transfer: Transferable[];
}

/** Returns the answer to a question about `trace`, and which of its memory to hand over. */
export async function answerQuestion(question: Question, trace: ReceivedTrace): Promise<Answer> {
  const { id, name, payload } = question;
  switch (name) {
    case 'attributeKeys':
      return { response: { type: 'answer', id, name, payload: readAttributeKeys(trace) }, transfer: [] };
    case 'attribute': {
      const column = readAttribute(trace, payload.key, payload.rows);
      return { response: { type: 'answer', id, name, payload: column }, transfer: [column.values.buffer] };
    }
    case 'eventNames': {
      const names = readEventNames(trace);
      const transfer = [names.spans.buffer, names.from.buffer];
      return { response: { type: 'answer', id, name, payload: names }, transfer };
    }
    case 'moments':
      return { response: { type: 'answer', id, name, payload: readMoments(trace, payload.spans) }, transfer: [] };
    case 'findText': {
      const found = findText(trace, await soughtOf(payload.text), payload.from);
      return { response: { type: 'answer', id, name, payload: found }, transfer: [found.words.buffer] };
    }
  }
}
