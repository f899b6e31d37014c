/** A link to somewhere else, with places for what is looked at: `https://logs.example/?q={traceId}&from={start-5m}`. */
export interface LinkTemplate {
  /** What the link says; may hold places. */
  readonly text: string;
  /** Absolute, http or https, or a path of the server that serves the page. */
  readonly url: string;
  /** What it belongs to: a whole trace, a span, or the value of the attribute `key`. */
  readonly on: 'trace' | 'span' | 'attribute';
  /** Empty where it is on no attribute. */
  readonly key: string;
}

/** What places are filled with. */
export interface LinkValues {
  /** Nanoseconds since 1970; null where the source gives none, or a clock that tells no date. */
  readonly start: bigint | null;
  readonly end: bigint | null;
  /** By the place's name; an empty text is none. */
  readonly texts: Readonly<Partial<Record<LinkTextName, string>>>;
  /** Returns an attribute's value by its key, null where there is none. */
  readonly attribute: (key: string) => string | null;
}

/** The places that hold a text. `value` is that of the attribute that the link is on. */
export type LinkTextName = (typeof TEXT_NAMES)[number];
const TEXT_NAMES = ['traceId', 'spanId', 'parentSpanId', 'service', 'name', 'kind', 'duration', 'value'] as const;

export interface ExpandedLink {
  readonly text: string;
  readonly href: string;
}

/** A name in braces, with a form behind a bar; braces around anything else are text, as those of JSON in an address. */
const PLACE = /\{([\w.:/@-][\w.:/@+-]*)(?:\|(\w+))?\}/g;
const MOMENT = /^(start|end)(?:([+-]\d{1,9})(ms|s|m|h|d))?$/;
const NANOSECONDS: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
  d: 86_400_000_000_000n,
};

/**
 * Returns the link with all places filled, values percent-encoded in the address; null where a place has no value or only dots, or
 * what comes of it is no http or https address. Places: `traceId`, `spanId`, `parentSpanId`, `service`, `name`, `kind`,
 * `duration` (nanoseconds), `value`; `start` and `end`, moved by `-5m` or the like, in milliseconds since 1970 or by a
 * form behind a bar (`s`, `us`, `ns`, `iso`); any other name, or `attribute:` and a name, is an attribute's. The form
 * `json` escapes a value for a JSON text that it stands in.
 *
 * @param baseUri what a path is relative to
 */
export function expandLink(template: LinkTemplate, values: LinkValues, baseUri: string): ExpandedLink | null {
  const text = fill(template.text, values, (value) => value);
  const url = fill(template.url, values, encodeURIComponent);
  if (text === null || url === null || !URL.canParse(url, baseUri)) return null;
  const { protocol, href } = new URL(url, baseUri);
  return protocol === 'http:' || protocol === 'https:' ? { text, href } : null;
}

function fill(template: string, values: LinkValues, encode: (value: string) => string): string | null {
  let isWhole = true;
  const filled = template.replace(PLACE, (_, name: string, form: string | undefined) => {
    const value = valueAt(name, form ?? '', values);
    isWhole &&= value !== null;
    // Lone surrogates cannot be encoded.
    return encode((value ?? '').replace(/\p{Surrogate}/gu, '\ufffd'));
  });
  return isWhole ? filled : null;
}

function valueAt(name: string, form: string, values: LinkValues): string | null {
  const moment = MOMENT.exec(name);
  if (moment !== null) {
    const [, which, steps = '0', unit = 's'] = moment;
    const time = which === 'start' ? values.start : values.end;
    return time === null ? null : momentText(time + BigInt(steps) * NANOSECONDS[unit], form);
  }
  const textName = TEXT_NAMES.find((each) => each === name);
  const value =
    textName === undefined ? values.attribute(name.replace(/^attribute:/, '')) : (values.texts[textName] ?? '');
  // A dot or two would be a step in a path, encoded or not.
  if (value === null || /^\.{0,2}$/.test(value)) return null;
  return form === 'json' ? JSON.stringify(value).slice(1, -1) : value;
}

function momentText(time: bigint, form: string): string {
  const date = new Date(Number(time / NANOSECONDS.ms));
  if (form === 'iso' && !Number.isNaN(date.getTime())) return date.toISOString();
  return String(time / (Object.hasOwn(NANOSECONDS, form) ? NANOSECONDS[form] : NANOSECONDS.ms));
}
