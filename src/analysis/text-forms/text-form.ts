import { prettyJson } from '../../lib/pretty-json.ts';
import type { AttributeValue } from '../../trace/span-details.ts';
import { headerLines, isHeader } from './header-lines.ts';
import { prettySql } from './pretty-sql.ts';
import { queryParts, type UrlParts, urlParts } from './url-parts.ts';

/** Shorter ones are read at a glance, and more of them fit. */
const WORTH_LINES = 60;
/** Longer ones are laid out when somebody asks. */
const AT_ONCE = 20_000;
/** And those that would hold up the page not at all. */
const LONGEST_JSON = 2_000_000;

/** How a value is best read. */
export type TextForm =
  /** As it is. */
  | { readonly is: 'plain' }
  | { readonly is: 'url'; readonly parts: UrlParts }
  | { readonly is: 'stack' }
  /** With lines of its own; `pretty` lays it out. Where it is long that is work, best left until asked for. */
  | { readonly is: 'laid out'; readonly isLong: boolean; readonly pretty: () => string };

const PLAIN: TextForm = { is: 'plain' };
const QUERY_TEXTS: ReadonlySet<string> = new Set(['db.query.text', 'db.sql', 'sql.query', 'sql']);
const STARTS_AS_SQL =
  /^[\s(]*(?:\/\*[\s\S]{0,300}?\*\/\s*)?(?:select|insert|update|delete|with|merge|replace|create|alter|explain|call|exec)\b/i;

/** Returns how the value of an attribute is best read. `name` is what the conventions call it today. */
export function textForm(name: string, type: AttributeValue['type'], text: string): TextForm {
  if (isHeader(name)) return worthwhile(text, () => headerLines(text));
  if (type === 'array' || type === 'map') return { is: 'laid out', isLong: false, pretty: () => text };
  if (type !== 'string') return PLAIN;
  if (/stack_?trace$/i.test(name) && text.includes('\n')) return { is: 'stack' };
  return textWithStructure(name, text) ?? urlForm(name, text);
}

/** Returns the form of JSON or a query, null for any other text. */
function textWithStructure(name: string, text: string): TextForm | null {
  if (text.length < WORTH_LINES) return null;
  if (isJsonLike(text)) return text.length > LONGEST_JSON ? PLAIN : worthwhile(text, () => prettyJson(text));
  const isQuery = QUERY_TEXTS.has(name) && STARTS_AS_SQL.test(text.slice(0, 500));
  return isQuery ? worthwhile(text, () => prettySql(text)) : null;
}

function urlForm(name: string, text: string): TextForm {
  const parts = name === 'url.query' ? queryParts(text) : urlParts(text);
  return parts === null ? PLAIN : { is: 'url', parts };
}

/** A text whose layout is the text itself has none to offer. */
function worthwhile(text: string, pretty: () => string): TextForm {
  if (text.length > AT_ONCE) return { is: 'laid out', isLong: true, pretty };
  const laidOut = pretty();
  return laidOut === text ? PLAIN : { is: 'laid out', isLong: false, pretty: () => laidOut };
}

function isJsonLike(text: string): boolean {
  const start = /^\s*[[{]/.test(text.slice(0, 100));
  return start && /[\]}]\s*$/.test(text.slice(-100));
}
