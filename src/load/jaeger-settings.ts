import { array, boolean, fallback, nullable, number, object, optional, parse, string, unknown } from 'valibot';
import type { LinkTemplate } from '../trace/link-template.ts';
import { parseJson } from './json-value.ts';
import { parseLinkTemplates } from './link-templates.ts';

/** An entry of the menu that whoever runs Jaeger has given its page. */
export interface JaegerMenuItem {
  /** Of the group that it stands in; empty where it stands by itself. */
  readonly group: string;
  readonly label: string;
  /** http or https; empty for a mere text. */
  readonly url: string;
}

/** What jaeger-query says to the page that it serves. */
export interface JaegerSettings {
  /** `v2.13.0`; empty if it does not say. */
  readonly version: string;
  /** It has a storage of its own for traces that are to be kept. */
  readonly canArchive: boolean;
  readonly menu: readonly JaegerMenuItem[];
  readonly links: readonly LinkTemplate[];
  /** The most traces that a search may ask for; null if nothing is said. */
  readonly mostResults: number | null;
  /** How far back a search may go, as Jaeger writes it (`2d`); empty if nothing is said. */
  readonly furthestBack: string;
}

const menuItem = object({ label: string(), url: optional(string(), '') });
const entries = fallback(array(unknown()), []);
const pattern = fallback(
  nullable(object({ type: string(), key: optional(unknown()), url: string(), text: optional(string(), '') })),
  null,
);
const config = fallback(
  object({
    menu: optional(entries, []),
    linkPatterns: optional(entries, []),
    archiveEnabled: fallback(optional(boolean(), true), true),
    search: fallback(
      optional(
        object({
          maxLimit: fallback(nullable(optional(number(), undefined)), null),
          maxLookback: fallback(optional(object({ value: string() })), undefined),
        }),
      ),
      undefined,
    ),
  }),
  { menu: [], linkPatterns: [], archiveEnabled: true, search: undefined },
);
const capabilities = fallback(object({ archiveStorage: fallback(optional(boolean(), false), false) }), {
  archiveStorage: false,
});
const version = fallback(object({ gitVersion: fallback(optional(string(), ''), '') }), { gitVersion: '' });

/**
 * Returns what jaeger-query has filled into the page.
 *
 * @param block the text of the page's block for it, in which JSON stands behind `JAEGER_CONFIG = ` and its like
 */
export function readJaegerSettings(block: string): JaegerSettings {
  const { menu, linkPatterns, archiveEnabled, search } = parse(config, filledIn(block, 'JAEGER_CONFIG'));
  return {
    version: parse(version, filledIn(block, 'JAEGER_VERSION')).gitVersion,
    canArchive: archiveEnabled && parse(capabilities, filledIn(block, 'JAEGER_STORAGE_CAPABILITIES')).archiveStorage,
    menu: menu.flatMap(readMenuEntry),
    links: linkPatterns.flatMap(readPattern),
    mostResults: search?.maxLimit ?? null,
    furthestBack: search?.maxLookback?.value ?? '',
  };
}

/** What is filled in stands on one line, and ends with it. */
function filledIn(block: string, name: string): unknown {
  const text = block.match(new RegExp(`${name} = (.*);\\s*$`, 'm'))?.[1] ?? '';
  return parseJson(text);
}

function readMenuEntry(entry: unknown): JaegerMenuItem[] {
  const group = parse(fallback(nullable(object({ label: string(), items: array(unknown()) })), null), entry);
  if (group !== null) return group.items.flatMap((item) => readMenuItem(item, group.label));
  return readMenuItem(entry, '');
}

function readMenuItem(entry: unknown, group: string): JaegerMenuItem[] {
  const item = parse(fallback(nullable(menuItem), null), entry);
  if (item === null || item.label === '') return [];
  return [{ group, label: item.label, url: /^https?:\/\//i.test(item.url) ? item.url : '' }];
}

/** Jaeger's names for what a trace or span has, and ours. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['traceID', 'traceId'],
  ['spanID', 'spanId'],
  ['startTime', 'start|us'],
  ['endTime', 'end|us'],
  ['operationName', 'name'],
  ['traceName', 'name'],
]);

/** A pattern of Jaeger's: on the value of each of its keys, or on the trace. One with a form that is not ours is left out. */
function readPattern(entry: unknown): LinkTemplate[] {
  const read = parse(pattern, entry);
  if (read === null) return [];
  const url = placesOf(read.url);
  const text = placesOf(read.text);
  if (url === null || text === null) return [];
  if (read.type === 'traces') return parseLinkTemplates([{ url, text, on: 'trace' }]);
  const keys = (Array.isArray(read.key) ? read.key : [read.key]).filter((key) => typeof key === 'string');
  return parseLinkTemplates(keys.map((key) => ({ url, text, key, on: 'attribute' })));
}

/** Returns a text with `#{name}` as `{name}`, null where a place asks for more than its value. */
function placesOf(text: string): string | null {
  let isWhole = true;
  const places = text.replace(/#\{([^{}]*)\}/g, (_, inside: string) => {
    const [name = '', form = '', ...more] = inside.split('|').map((part) => part.trim());
    const isTime = form === 'epoch_micros_to_date_iso' && (name === 'startTime' || name === 'endTime');
    isWhole &&= more.length === 0 && (form === '' || isTime) && /^[\w.:/@+-]+$/.test(name);
    if (isTime) return name === 'startTime' ? '{start|iso}' : '{end|iso}';
    return `{${NAMES.get(name) ?? `attribute:${name}`}}`;
  });
  return isWhole ? places : null;
}
