import type { ExactJson, ExactJsonObject } from '../../../lib/json/exact-json.ts';
import { field, listOf, objectOf, textOf } from '../../json-fields.ts';

/** What a short key means, and what those below it do. */
interface LongName {
  readonly name: string;
  readonly below: ReadonlyMap<string, LongName>;
}

type LongNames = ReadonlyMap<string, LongName>;

const NOTHING: LongNames = new Map();

/**
 * Returns events with short keys, as browsers send them, as agents send them otherwise: spans that stand in their
 * transaction by themselves, behind it. Anything else is returned as it is.
 * https://github.com/elastic/apm-data/blob/main/input/elasticapm/internal/modeldecoder/rumv3/model.go
 */
export function withLongKeys(json: ExactJsonObject): readonly ExactJsonObject[] {
  const [key] = json.keys();
  const event = key === undefined ? undefined : EVENTS.get(key);
  if (json.size !== 1 || event === undefined || !(json.get(key ?? '') instanceof Map)) return [json];
  const long = objectOf(longer(json, EVENTS));
  return event.name === 'transaction' ? [...transactionAndSpans(objectOf(field(long, 'transaction')))] : [long];
}

function* transactionAndSpans(transaction: ExactJsonObject): Generator<ExactJsonObject> {
  const spans = listOf(field(transaction, 'spans'));
  yield new Map([['transaction', new Map([...transaction].filter(([key]) => key !== 'spans'))]]);
  for (const span of spans) {
    yield new Map([['span', span instanceof Map ? withIds(span, spans, transaction) : span]]);
  }
}

/** A span names its parent by its place in the list, where that is not the transaction. */
function withIds(span: ExactJsonObject, spans: readonly ExactJson[], transaction: ExactJsonObject): ExactJsonObject {
  const transactionId = field(transaction, 'id');
  const parentIndex = textOf(field(span, 'parent_index'));
  const parent = parentIndex === '' ? undefined : spans[Number(parentIndex)];
  const own = [...span].filter(([key]) => key !== 'parent_index');
  return new Map([
    ...own,
    ['trace_id', field(transaction, 'trace_id')],
    ['transaction_id', transactionId],
    ['parent_id', parent instanceof Map ? field(parent, 'id') : transactionId],
  ]);
}

/** Recursion is bounded by how deep JSON is read. */
function longer(json: ExactJson, names: LongNames): ExactJson {
  if (names.size === 0) return json;
  if (Array.isArray(json)) return json.map((item) => longer(item, names));
  if (!(json instanceof Map)) return json;
  return new Map(
    Array.from(json, ([key, value]): [string, ExactJson] => {
      const known = names.get(key);
      return [known?.name ?? key, longer(value, known?.below ?? NOTHING)];
    }),
  );
}

/** `n name, a agent` */
function names(words: string, below: Readonly<Record<string, LongNames>> = {}): LongNames {
  const pairs = words.split(', ').map((pair) => pair.split(' '));
  return new Map(
    pairs.map(([short, name]): [string, LongName] => [
      short,
      { name, below: Object.hasOwn(below, short) ? below[short] : NOTHING },
    ]),
  );
}

const NAME_AND_VERSION = names('n name, ve version');
const SERVICE = names('n name, ve version, en environment, a agent, fw framework, la language, ru runtime', {
  a: NAME_AND_VERSION,
  fw: NAME_AND_VERSION,
  la: NAME_AND_VERSION,
  ru: NAME_AND_VERSION,
});
const USER = names('ud domain, em email, un username');
const SIZES = 'he headers, dbs decoded_body_size, ebs encoded_body_size, sc status_code, ts transfer_size';
const CONTEXT = names('cu custom, g tags, se service, u user, q request, p page, r response, dt destination, h http', {
  se: SERVICE,
  u: USER,
  q: names('en env, he headers, hve http_version, mt method'),
  p: names('rf referer'),
  r: names(SIZES),
  dt: names('se service, ad address, po port', { se: names('n name, rc resource, t type') }),
  h: names('mt method, r response, sc status_code', { r: names(SIZES) }),
});
const FRAMES = names(
  'ap abs_path, cn classname, cli context_line, f filename, fn function, mo module, poc post_context, prc pre_context, co colno, li lineno',
);
const MARKS = names('a agent, nt navigationTiming', {
  a: names(
    'fb timeToFirstByte, di domInteractive, dc domComplete, ds domContentLoadedEventStart, de domContentLoadedEventEnd, fp firstContentfulPaint, lp largestContentfulPaint',
  ),
  nt: names(
    'fs fetchStart, ls domainLookupStart, le domainLookupEnd, cs connectStart, ce connectEnd, qs requestStart, rs responseStart, re responseEnd, dl domLoading, di domInteractive, ds domContentLoadedEventStart, de domContentLoadedEventEnd, dc domComplete, es loadEventStart, ee loadEventEnd',
  ),
});
const SPAN = names(
  'n name, t type, su subtype, ac action, o outcome, c context, pi parent_index, sr sample_rate, s start, d duration, sy sync, st stacktrace',
  { c: CONTEXT, st: FRAMES },
);
const TRANSACTION = names(
  'tid trace_id, pid parent_id, n name, t type, rt result, o outcome, d duration, sm sampled, sr sample_rate, c context, k marks, y spans, yc span_count, ses session, exp experience, me metricsets',
  {
    c: CONTEXT,
    k: MARKS,
    y: SPAN,
    yc: names('dd dropped, sd started'),
    ses: names('seq sequence'),
    exp: names('lt longtask'),
  },
);
const EXCEPTION = names('at attributes, cd code, ca cause, mg message, mo module, st stacktrace, t type, hd handled', {
  st: FRAMES,
});
const ERROR = names(
  'tid trace_id, pid parent_id, xid transaction_id, cl culprit, ex exception, log log, x transaction, c context',
  {
    ex: EXCEPTION,
    log: names('lv level, ln logger_name, mg message, pmg param_message, st stacktrace', { st: FRAMES }),
    x: names('n name, t type, sm sampled'),
    c: CONTEXT,
  },
);
const METADATA = names('se service, u user, l labels, n network', {
  se: SERVICE,
  u: USER,
  n: names('c connection', { c: names('t type') }),
});

/** Of a line, the one key. */
const EVENTS = names('m metadata, x transaction, e error, me metricset', {
  m: METADATA,
  x: TRANSACTION,
  e: ERROR,
});
