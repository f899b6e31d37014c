/** What the address `/open` holds. */
export interface OpenQuery {
  /** Anything that the box takes. */
  readonly text: string;
  /** Name of the backend to ask; empty for the one that was chosen, or all. */
  readonly backend: string;
}

/** No backend is called by a longer name. */
const LONGEST_NAME = 1000;

/**
 * Reads the query of `/open`. Signs that a template did not encode are put right as far as they can be: what stands behind
 * a bare `&`, `=` or `#` belongs to the text if it is no field of ours.
 *
 * @param query with or without `?`, and what stands behind a `#`
 */
export function readOpenQuery(query: string): OpenQuery {
  const params = new URLSearchParams(query.replaceAll('#', '%23'));
  const backend = params.get('backend') ?? '';
  const fields = [...params].filter(([name]) => name !== 'backend');
  const begin = fields.findIndex(([name]) => name === 'text');
  const parts = begin < 0 ? [] : fields.slice(begin);
  const text = parts.map(([name, value], i) => (i === 0 || name === 'text' ? value : `&${name}=${value}`)).join('');
  return { text, backend: backend.length > LONGEST_NAME ? '' : backend };
}
