import { FORMATS, type PayloadFormat } from './make-trace.ts';
import { SIZES, spanCountOf } from './sizes.ts';

/** What the command line asks for. */
export interface Options {
  readonly spanCounts: readonly number[];
  readonly formats: readonly PayloadFormat[];
  /** null where the plan says how often. */
  readonly repeat: number | null;
  readonly isMatrix: boolean;
  readonly isProxied: boolean;
  /** Whether a run more says what took how long. */
  readonly isTraced: boolean;
  /** The folder of another checkout, null if there is none. */
  readonly against: string | null;
}

/** For `parseArgs` of node:util. */
export const OPTIONS = {
  only: { type: 'string', multiple: true },
  format: { type: 'string', multiple: true },
  repeat: { type: 'string' },
  proxy: { type: 'boolean', default: false },
  matrix: { type: 'boolean', default: false },
  phases: { type: 'boolean', default: false },
  against: { type: 'string' },
} as const;

/** What `parseArgs` makes of these. */
export interface GivenOptions {
  readonly only?: readonly string[] | undefined;
  readonly format?: readonly string[] | undefined;
  readonly repeat?: string | undefined;
  readonly proxy: boolean;
  readonly matrix: boolean;
  readonly phases: boolean;
  readonly against?: string | undefined;
}

const USUAL_SIZES = ['1k', '10k', '100k'];

/** Returns what is meant by the options given. Throws a sentence for a size, a format or a number that is none. */
export function readOptions(given: GivenOptions): Options {
  const formats = given.format ?? FORMATS;
  const unknown = formats.find((format) => !FORMATS.some((each) => each === format));
  if (unknown !== undefined) throw new Error(`--format takes ${FORMATS.join(', ')}, not ${unknown}`);
  return {
    spanCounts: (given.only ?? (given.matrix ? Object.keys(SIZES) : USUAL_SIZES)).map(spanCountOf),
    formats: FORMATS.filter((format) => formats.includes(format)),
    repeat: given.repeat === undefined ? null : countOf(given.repeat),
    isMatrix: given.matrix,
    isProxied: given.proxy,
    isTraced: given.matrix || given.phases,
    against: given.against ?? null,
  };
}

function countOf(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new Error(`--repeat takes a number from 1 on, not ${text}`);
  return count;
}
