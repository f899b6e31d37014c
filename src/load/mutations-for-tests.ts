import { type SeededRandom, seededRandom } from '../lib/seeded-random.ts';
import type { DefectType } from '../trace/defect.ts';
import { LoadError } from './load-problem.ts';
import { type ReadDocument, readDocument } from './read-for-tests.ts';

/**
 * Returns `count` versions of `bytes` with one to three changes each: a byte flipped, bytes removed, doubled, or the end
 * cut off. The same each time.
 */
export function mutationsOf(bytes: Uint8Array, count: number): Uint8Array[] {
  const random = seededRandom(count);
  return Array.from({ length: count }, () => {
    let mutated = bytes;
    for (let changes = random.integer(1, 3); changes > 0 && mutated.length > 0; changes--) {
      mutated = random.pick(CHANGES)(mutated, random);
    }
    return mutated;
  });
}

const CLOSE_OBJECT = 0x7d;

type Change = (bytes: Uint8Array, random: SeededRandom) => Uint8Array;

const flip: Change = (bytes, random) => {
  const at = random.integer(0, bytes.length - 1);
  return bytes.with(at, bytes[at] ^ (1 << random.integer(0, 7)));
};
/**
 * Less than a span, and nothing behind its end: where one is gone with all its bytes, or two have become one, what is
 * left is JSON as good as any, and nobody can tell.
 */
const remove: Change = (bytes, random) => {
  const at = random.integer(0, bytes.length - 1);
  const brace = bytes.indexOf(CLOSE_OBJECT, at);
  const end = at + random.integer(1, 60);
  return joined(bytes.subarray(0, at), bytes.subarray(brace < 0 ? end : Math.min(end, brace + 1)));
};
const double: Change = (bytes, random) => {
  const at = random.integer(0, bytes.length - 1);
  const end = at + random.integer(1, 300);
  return joined(bytes.subarray(0, end), bytes.subarray(at));
};
const cut: Change = (bytes, random) => bytes.slice(0, random.integer(1, bytes.length));

/** Flips are likelier than the rest: what is left of the file is then nearly right, which is hardest to tell. */
const CHANGES = [flip, flip, flip, remove, double, cut];

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}

const LOSSES: readonly DefectType[] = ['unreadable_span', 'truncated', 'skipped_content', 'duplicate_span'];

/**
 * Reads `count` mutations of a sample and returns a line for each that lost spans without a word; none if all is well.
 * What is no document any more may be refused; any error but a LoadError is thrown on. `spansIn` counts a document's
 * spans where what the source wrote is not what is received of it.
 */
export async function silentLosses(
  bytes: Uint8Array,
  count: number,
  spansIn = ({ spanCount }: ReadDocument) => spanCount,
): Promise<string[]> {
  const spans = spansIn(await readDocument(bytes));
  const lines: string[] = [];
  for (const [number, mutated] of mutationsOf(bytes, count).entries()) {
    const document = await readIfPossible(mutated);
    if (document === null || document.inputDefects.some(({ type }) => LOSSES.includes(type))) continue;
    const left = spansIn(document);
    if (left < spans) lines.push(`mutation ${number}: ${left} of ${spans} spans`);
    if (rowsAndCopies(document) !== document.spanCount) lines.push(`mutation ${number}: spans read are no rows`);
  }
  return lines;
}

async function readIfPossible(bytes: Uint8Array): Promise<ReadDocument | null> {
  try {
    return await readDocument(bytes);
  } catch (error) {
    if (error instanceof LoadError) return null;
    throw error;
  }
}

function rowsAndCopies({ tables }: ReadDocument): number {
  return tables.reduce((sum, { length, defects }) => {
    const copies = defects.find(({ type }) => type === 'duplicate_span')?.count ?? 0;
    return sum + length + copies;
  }, 0);
}
