import type { ExactJson, ExactJsonObject } from '../../../lib/json/exact-json.ts';
import type { SpanLink } from '../../../trace/span-details.ts';
import { field, listOf, objectOf, textOf } from '../../json-fields.ts';
import { type IdWords, isSameId, newIdWords, parseIdText } from '../../read-id.ts';

interface Reference {
  readonly relation: string;
  readonly traceId: string;
  readonly spanId: string;
}

/** Returns the parent's id as written, empty for none, and what other references say; as `ReferenceReader` chooses. */
export function linksAndParent(span: ExactJsonObject): { parentSpanId: string; links: SpanLink[] } {
  const own = wordsOf(textOf(field(span, 'traceID')));
  const references = listOf(field(span, 'references')).flatMap(referenceOf);
  const candidates = references.filter(({ traceId, spanId }) => isSameTrace(own, traceId) && !isNone(spanId));
  const parent =
    candidates.find(({ relation }) => relation === 'child_of') ??
    candidates.find(({ relation }) => relation === 'follows_from');
  return {
    parentSpanId: parent?.spanId ?? textOf(field(span, 'parentSpanID')),
    links: references.filter((reference) => reference !== parent).map(linkOf),
  };
}

function referenceOf(json: ExactJson): Reference[] {
  const reference = objectOf(json);
  const traceId = textOf(field(reference, 'traceID'));
  const spanId = textOf(field(reference, 'spanID'));
  if (isNone(traceId) && isNone(spanId)) return [];
  return [{ relation: relationOf(field(reference, 'refType')), traceId, spanId }];
}

function relationOf(json: ExactJson): string {
  if (json === null || json === 0) return 'child_of';
  return json === 1 ? 'follows_from' : textOf(json).toLowerCase();
}

function linkOf({ traceId, spanId, relation }: Reference): SpanLink {
  return { traceId, spanId, traceState: '', relation, attributes: [], droppedAttributesCount: 0 };
}

function isSameTrace(own: IdWords, traceId: string): boolean {
  return own.form === 'none' || isNone(traceId) || isSameId(own, wordsOf(traceId));
}

function isNone(id: string): boolean {
  return wordsOf(id).form === 'none';
}

function wordsOf(id: string): IdWords {
  const words = newIdWords();
  parseIdText(id, words, 32, false);
  return words;
}
