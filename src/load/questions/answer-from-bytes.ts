import { otlpJsonPiece } from '../../export/otlp-json.ts';
import type { WorkerAnswer, WorkerCalls, WorkerRequest } from '../messages.ts';
import type { TraceReading } from '../trace-reading.ts';

/** A question about the bytes as they were received. */
export type QuestionOfBytes = WorkerRequest<'details' | 'spanJson' | 'otlpJson' | 'received'>;

/** Returns the answer to a question about what was read. Rejects if the bytes are no such spans. */
export async function answerFromBytes(question: QuestionOfBytes, reading: TraceReading): Promise<WorkerAnswer> {
  const { id, name, payload } = question;
  switch (name) {
    case 'details': {
      const excerpt = await reading.excerpt(payload.traceNumber, payload.span, payload.range);
      return { type: 'answer', id, name, payload: excerpt };
    }
    case 'spanJson':
      return { type: 'answer', id, name, payload: await reading.spanJson(payload.traceNumber, payload.span) };
    case 'otlpJson':
      return { type: 'answer', id, name, payload: await writeOtlp(payload, reading) };
    case 'received':
      return { type: 'answer', id, name, payload: await reading.received() };
  }
}

/** Where the bytes are, so that details of all spans need not cross to the page. */
async function writeOtlp(
  { traceNumber, from }: WorkerCalls['otlpJson']['in'],
  reading: TraceReading,
): Promise<WorkerCalls['otlpJson']['out']> {
  const { table, details } = await reading.rowsToWrite(traceNumber, from);
  const piece = new Blob([otlpJsonPiece(table, from, details)], { type: 'application/json' });
  return { piece, to: from + details.length };
}
