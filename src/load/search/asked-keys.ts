import { presentName } from '../../analysis/semantic-conventions/older-names.ts';
import { counted } from '../../lib/counted.ts';
import type { SearchNote } from '../../trace/found-trace.ts';
import type { SearchQuery } from '../../trace/search-query.ts';
import { SpanKind } from '../../trace/span-kind.ts';
import { readAttributeKeys } from '../questions/read-attribute-keys.ts';
import type { ReceivedTrace } from '../questions/received-trace.ts';
import { kindOrStatus } from './jaeger-keys.ts';
import { searchColumn } from './search-column.ts';

/** More traces than that have no other keys, as a rule. */
const MOST_LOOKED_AT = 50;
const MOST_NAMED = 3;
/** Shorter names are within others by chance. */
const LEAST_LETTERS = 4;

/** Finds out which attributes that a query asks for no trace has, and what like them there is. */
export class AskedKeys {
  readonly #missing: Set<string>;
  readonly #seen = new Set<string>();
  #lookedAt = 0;

  constructor({ attributes }: SearchQuery) {
    const asked = attributes.filter((each) => each.key !== '' && kindOrStatus(each) === null);
    this.#missing = new Set(asked.map(({ key }) => key));
  }

  /** Looks at one more trace. */
  look(trace: ReceivedTrace): void {
    for (const key of this.#missing) {
      if (searchColumn(trace, key).texts.length > 0) this.#missing.delete(key);
    }
    if (this.#missing.size === 0 || this.#lookedAt++ >= MOST_LOOKED_AT) return;
    for (const { key } of readAttributeKeys(trace)) this.#seen.add(key);
  }

  /** Tells of each attribute that none of `count` traces has. */
  notes(count: number): SearchNote[] {
    if (count === 0) return [];
    return [...this.#missing].map((key) => {
      const near = [...this.#seen].filter((seen) => isNear(key, seen)).slice(0, MOST_NAMED);
      const instead = near.length === 0 ? '' : `; they have ${near.join(', ')}`;
      return { kind: 'backend', sentence: `None of the ${counted(count, 'trace')} has ${key}${instead}.` };
    });
  }
}

/** Returns whether an attribute may be meant by the name of another: one’s older name, or spelt alike. */
export function isNear(key: string, other: string): boolean {
  if (presentNames(key).includes(other) || presentNames(other).includes(key)) return true;
  const [shorter, longer] = [lettersOf(key), lettersOf(other)].sort((a, b) => a.length - b.length);
  return shorter === longer || (shorter.length >= LEAST_LETTERS && longer.includes(shorter));
}

function presentNames(key: string): string[] {
  const names = [SpanKind.Server, SpanKind.Client].map((kind) => presentName(key, kind));
  return names.flatMap((name) => name.split(/ and | or /));
}

function lettersOf(key: string): string {
  return key.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
