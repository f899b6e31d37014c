import { array, fallback, nullable, object, optional, parse, picklist, string, unknown } from 'valibot';
import type { LinkTemplate } from '../trace/link-template.ts';

const list = fallback(array(unknown()), []);
const template = fallback(
  nullable(
    object({
      text: optional(string(), ''),
      url: string(),
      on: optional(picklist(['trace', 'span', 'attribute'])),
      key: optional(string(), ''),
    }),
  ),
  null,
);

/** More than that no menu shows. */
export const MOST_LINKS = 50;

/**
 * Returns the link templates in a list as a configuration has it: `[{"text","url","on","key"}]`. `on` may be left out: with
 * a `key` it is that attribute's value, else a span. What is no template is left out, as is one whose address does not
 * begin with `http://`, `https://` or `/`.
 */
export function parseLinkTemplates(value: unknown): LinkTemplate[] {
  return parse(list, value)
    .flatMap((entry) => readTemplate(entry) ?? [])
    .slice(0, MOST_LINKS);
}

function readTemplate(entry: unknown): LinkTemplate | null {
  const read = parse(template, entry);
  if (read === null || !/^(?:https?:\/\/|\/(?!\/))/i.test(read.url)) return null;
  const on = read.on ?? (read.key === '' ? 'span' : 'attribute');
  if (on === 'attribute' && read.key === '') return null;
  return { text: read.text.trim() || hostOf(read.url), url: read.url, on, key: on === 'attribute' ? read.key : '' };
}

/** Names a link that nobody has named. */
function hostOf(url: string): string {
  return /^https?:\/\/([^/?#]+)/i.exec(url)?.[1] ?? url.slice(0, 60);
}
