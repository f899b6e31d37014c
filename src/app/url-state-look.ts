import type { Nanoseconds } from '../trace/units.ts';
import { type CollapseRule, FIRST_LOOK, type TraceLook } from '../views/trace-look.ts';

/** Raised when a field changes its meaning; `UPGRADES` then gets a step. */
const VERSION = 2;

/** Longer than any filter that people write. */
export const MAX_TEXT = 1000;
/** More rows than that nobody opens and closes one by one. */
const MAX_EXCEPTIONS = 100;

/**
 * From each version to the one after it. An address without a number is of the first, which said nothing of how a trace
 * is looked at: what else it had was Jaeger's.
 */
const UPGRADES: readonly ((params: URLSearchParams) => URLSearchParams)[] = [upgradeFirst];

/**
 * Returns the fields of an address of any version as those of the present one. Changes nothing that is given. Those of a
 * version that is not known stay as they are, and each that cannot be read falls back alone.
 */
export function upgradeLook(params: URLSearchParams): URLSearchParams {
  const version = Number(params.get('v') || 1);
  return UPGRADES.slice(version - 1).reduce((now, upgrade) => upgrade(now), params);
}

function upgradeFirst(params: URLSearchParams): URLSearchParams {
  const upgraded = new URLSearchParams(params);
  const found = params.get('uiFind');
  if (found && !SPAN_ID.test(found) && !params.has('filter')) upgraded.set('filter', found);
  upgraded.delete('uiFind');
  upgraded.set('v', '2');
  return upgraded;
}

/** As Jaeger's page writes it. */
const SPAN_ID = /^[0-9a-f]{16}$/i;

/** Returns the id of the span that Jaeger's page would find, of a query string that `parseUrl` hands on; empty for none. */
export function spanFoundByJaeger(text: string): string {
  const found = new URLSearchParams(text).get('uiFind') ?? '';
  return SPAN_ID.test(found) ? found.toLowerCase() : '';
}

/**
 * Returns how an address says that a trace is looked at, of the query string that `parseUrl` hands on. Never throws: a
 * field that cannot be read falls back alone.
 */
export function readLook(text: string): TraceLook {
  const params = upgradeLook(new URLSearchParams(text));
  const is = (name: string, value: string) => params.get(name) === value;
  return {
    window: readWindow(params.get('zoom') ?? ''),
    top: readText(params, 'top'),
    topShift: readShift(params.get('shift') ?? ''),
    collapse: readRule(params.get('collapse') ?? ''),
    exceptions: readKeys(params.get('except') ?? ''),
    root: readText(params, 'root'),
    filter: readText(params, 'filter'),
    filterMode: is('mode', 'only') ? 'only' : FIRST_LOOK.filterMode,
    colourBy: readText(params, 'colour'),
    isPathAlone: is('rows', 'path'),
    isAsRecorded: is('times', 'recorded'),
    ledger: readText(params, 'ledger'),
    panel: readText(params, 'panel'),
    columns: readKeys(readText(params, 'columns'), ','),
    density: readText(params, 'density'),
    layers: readKeys(readText(params, 'layers')),
  };
}

/** Returns the query string that `readLook` reads as `look`; empty for a look that every trace opens with. */
export function formatLook(look: TraceLook): string {
  const fields: Readonly<Record<string, string>> = {
    root: look.root,
    filter: look.filter,
    mode: look.filterMode === FIRST_LOOK.filterMode ? '' : look.filterMode,
    zoom: look.window === null ? '' : formatWindow(look.window),
    top: look.top,
    shift: look.topShift === 0 ? '' : plainNumber(look.topShift),
    collapse: formatRule(look.collapse),
    except: look.exceptions.map((key) => escapedKey(key)).join('.'),
    colour: look.colourBy,
    rows: look.isPathAlone ? 'path' : '',
    times: look.isAsRecorded ? 'recorded' : '',
    ledger: look.ledger,
    panel: look.panel,
    columns: look.columns.map((id) => escapedKey(id, ',')).join(','),
    density: look.density,
    layers: look.layers.map((word) => escapedKey(word)).join('.'),
  };
  const said = Object.entries(fields).filter(([, text]) => text !== '');
  return said.length === 0 ? '' : String(new URLSearchParams([['v', String(VERSION)], ...said]));
}

function readText(params: URLSearchParams, name: string): string {
  const value = params.get(name) ?? '';
  return value.length > MAX_TEXT ? '' : value;
}

/** A number as we write it: no sign, no exponent. */
const NUMBER = /^\d{1,20}(?:\.\d{1,20})?$/;

function readWindow(text: string): TraceLook['window'] {
  const [start, end, ...others] = text.split('-');
  if (end === undefined || others.length > 0 || !NUMBER.test(start) || !NUMBER.test(end)) return null;
  return Number(end) > Number(start) ? [Number(start), Number(end)] : null;
}

/** Of the time in sight: a 64th of a pixel on a screen of 4,000, less than which no picture shows. */
const FINEST = 1 / (64 * 4000);

/** Digits after the point as far as a picture can tell, and no digit before it is lost. */
function formatWindow([start, end]: readonly [Nanoseconds, Nanoseconds]): string {
  const digits = Math.max(0, Math.min(20, Math.ceil(-Math.log10((end - start) * FINEST))));
  const edges = [start, end].map((edge) => Number(edge.toFixed(digits)));
  return (edges[0] < edges[1] ? edges : [start, end]).map(plainNumber).join('-');
}

/** Returns a number that is not negative without an exponent; less than a thousandth of a nanosecond is nothing. */
function plainNumber(value: number): string {
  const text = String(value);
  return text.includes('e') ? String(Number(value.toFixed(3))) : text;
}

function readShift(text: string): number {
  const shift = NUMBER.test(text) ? Number(text) : 0;
  return shift < 1 ? shift : 0;
}

function readRule(text: string): CollapseRule {
  const [type, amount = ''] = text.split(/:(.*)/s);
  if (text === 'no-errors') return { type: 'without-errors' };
  if (!NUMBER.test(amount)) return FIRST_LOOK.collapse;
  if (type === 'depth' && Number.isSafeInteger(Number(amount))) return { type, depth: Number(amount) };
  return type === 'shorter' ? { type, than: Number(amount) } : FIRST_LOOK.collapse;
}

function formatRule(rule: CollapseRule): string {
  switch (rule.type) {
    case 'none':
      return '';
    case 'depth':
      return `depth:${rule.depth}`;
    case 'shorter':
      return `shorter:${plainNumber(rule.than)}`;
    case 'without-errors':
      return 'no-errors';
  }
}

/** What stands between keys: a dot, but for the names of attributes, which are full of them. */
type Separator = '.' | ',';

function readKeys(text: string, separator: Separator = '.'): readonly string[] {
  const keys = text.split(separator).map(plainKey);
  return [...new Set(keys.filter((key) => key !== ''))].slice(0, MAX_EXCEPTIONS);
}

function escapedKey(key: string, separator: Separator = '.'): string {
  return key.replaceAll('%', '%25').replaceAll(separator, separator === '.' ? '%2E' : '%2C');
}

function plainKey(text: string): string {
  return text.replaceAll('%2E', '.').replaceAll('%2C', ',').replaceAll('%25', '%');
}
