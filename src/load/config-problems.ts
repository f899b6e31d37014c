import { counted } from '../lib/counted.ts';
import { listed } from '../lib/listed.ts';
import { BACKENDS } from './backends/index.ts';
import { parseJson, property } from './json-value.ts';
import { parseLinkTemplates } from './link-templates.ts';
import { parseBackendAddress } from './page-config.ts';

/** Where the server answers with a page instead, it has no such file. */
const PAGE = /^\s*</;

/**
 * Returns what of the `config.json` beside the page is left out, and why, a sentence each; none where there is no such
 * file.
 */
export async function fetchConfigProblems(baseUri: string): Promise<readonly string[]> {
  const answer = await fetch(new URL('config.json', baseUri)).catch(() => null);
  if (!answer?.ok) return [];
  const text = await answer.text();
  return PAGE.test(text) ? [] : configProblems(text, baseUri);
}

/** Returns what is left out of a configuration, a sentence each. */
export function configProblems(text: string, baseUri: string): readonly string[] {
  const config = parseJson(text);
  if (config === undefined || config === null) return ['It is no JSON.'];
  const backends = property(config, 'backends');
  if (backends === undefined) return property(config, 'files') === undefined ? ['It names no “backends”.'] : [];
  if (!Array.isArray(backends)) return ['Its “backends” are no list.'];
  return backends.flatMap((backend: unknown, i) => backendProblems(backend, i, baseUri));
}

function backendProblems(backend: unknown, index: number, baseUri: string): readonly string[] {
  const [name, url, kind] = ['name', 'url', 'kind'].map((key) => property(backend, key));
  const isNamed = typeof name === 'string' && name.trim() !== '';
  if (!isNamed) return [`Backend ${index + 1} has no “name”.`];
  if (typeof url !== 'string') return [`“${name}” has no “url”.`];
  if (parseBackendAddress(url, baseUri) === null) return [`The “url” of “${name}” is none of http or https.`];
  return [...kindProblems(name, kind), ...linkProblems(name, property(backend, 'links'))];
}

function kindProblems(name: string, kind: unknown): readonly string[] {
  const kinds = BACKENDS.map((each) => each.kind);
  if (kind === undefined || kinds.some((each) => each === kind)) return [];
  return [`“${name}” is of a “kind” that is none of ${listed(kinds)}.`];
}

function linkProblems(name: string, links: unknown): readonly string[] {
  if (links === undefined) return [];
  if (!Array.isArray(links)) return [`The “links” of “${name}” are no list.`];
  const lost = links.length - parseLinkTemplates(links).length;
  return lost === 0 ? [] : [`${counted(lost, 'link')} of “${name}” cannot be read.`];
}
