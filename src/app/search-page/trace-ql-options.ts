import type { TraceQlValue } from '../../load/backends/backend-search.ts';
import { traceQlString } from '../../load/backends/trace-ql.ts';
import type { AttributeChoice, SearchCompletions } from '../../load/search/completions-of.ts';
import type { PlaceAtCaret } from './trace-ql-place.ts';

/** Where the values of an attribute come from: these words, names that the form knows, or the server asked for them. */
type ValueSource = readonly string[] | 'services' | 'operations' | 'asked';

const STATUSES = ['error', 'ok', 'unset'];
const KINDS = ['server', 'client', 'producer', 'consumer', 'internal', 'unspecified'];

/** What TraceQL has names of its own for, and the one attribute that all spans have. */
const KNOWN: ReadonlyMap<string, ValueSource> = new Map<string, ValueSource>([
  ['name', 'operations'],
  ['duration', []],
  ['status', STATUSES],
  ['kind', KINDS],
  ['statusMessage', 'asked'],
  ['rootName', 'operations'],
  ['rootServiceName', 'services'],
  ['traceDuration', []],
  ['resource.service.name', 'services'],
  ['span:name', 'operations'],
  ['span:duration', []],
  ['span:status', STATUSES],
  ['span:kind', KINDS],
  ['span:statusMessage', 'asked'],
  ['span:id', []],
  ['trace:rootName', 'operations'],
  ['trace:rootService', 'services'],
  ['trace:duration', []],
  ['trace:id', []],
  ['event:name', 'asked'],
  ['event:timeSinceStart', []],
  ['link:spanID', []],
  ['link:traceID', []],
  ['instrumentation:name', 'asked'],
  ['instrumentation:version', 'asked'],
]);

/** Those that a search understands: the others make metrics. */
const FUNCTIONS = ['count()', 'avg(', 'min(', 'max(', 'sum(', 'by(', 'select(', 'coalesce()'];

const NOTHING: ReadonlyMap<string, string> = new Map();

/**
 * Returns what a query may be completed with at a place, and how each is written; null while its values are asked for.
 *
 * @param values of the attribute whose values may stand there
 */
export function traceQlOptions(
  { type, typed, attribute, operator }: PlaceAtCaret,
  attributes: readonly Pick<AttributeChoice, 'traceQl'>[],
  values: readonly TraceQlValue[] | null,
): ReadonlyMap<string, string> | null {
  switch (type) {
    case 'none':
      return NOTHING;
    case 'function':
      return asWritten(FUNCTIONS);
    case 'attribute':
      return typed === '' ? NOTHING : asWritten([...KNOWN.keys(), ...attributes.map(({ traceQl }) => traceQl)]);
    case 'value': {
      const source = sourceOf(attribute);
      const told = typeof source === 'string' ? values : source.map((text) => ({ text, isBare: true }));
      return told === null ? null : valueOptions(told, operator);
    }
  }
}

/** Returns the attribute whose values have to be asked for to complete a place, empty for none. */
export function attributeToAsk({ attribute }: PlaceAtCaret): string {
  return typeof sourceOf(attribute) === 'string' ? attribute : '';
}

/** Asks for the values of an attribute that is written as TraceQL writes it. */
export async function askTraceQlValues(
  completions: SearchCompletions,
  attribute: string,
): Promise<readonly TraceQlValue[]> {
  switch (sourceOf(attribute)) {
    case 'services':
      return asTexts(await completions.services());
    case 'operations':
      return asTexts(await completions.operations(''));
    default:
      return completions.traceQlValues(attribute);
  }
}

/** What has neither scope nor a name of TraceQL's own is none. */
function sourceOf(attribute: string): ValueSource {
  return KNOWN.get(attribute) ?? (/[.:]/.test(attribute) ? 'asked' : []);
}

function asTexts(texts: readonly string[]): TraceQlValue[] {
  return texts.map((text) => ({ text, isBare: false }));
}

function asWritten(words: readonly string[]): ReadonlyMap<string, string> {
  return new Map(words.map((word) => [word, word]));
}

/** Text stands without its quotes, but where a number reads the same. */
function valueOptions(values: readonly TraceQlValue[], operator: string): ReadonlyMap<string, string> {
  const isPattern = operator === '=~' || operator === '!~';
  const bare = isPattern ? [] : values.filter(({ isBare }) => isBare);
  const options = new Map(bare.map(({ text }) => [text, text]));
  for (const { text } of values.filter(({ isBare }) => !isBare)) {
    const written = traceQlString(isPattern ? text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&') : text);
    options.set(text === '' || options.has(text) ? written : text, written);
  }
  return options;
}
