/**
 * What an empty page does with a trace before it shows its one row: `parse` is F, what a page must do that knows no
 * better; `receive` is B, the bytes alone.
 */
export const EMPTY_PAGES = ['parse', 'receive'] as const;
export type EmptyPage = (typeof EMPTY_PAGES)[number];

/** `body` is a Response or a file, unpacked. */
const READERS: Readonly<Record<EmptyPage, string>> = {
  parse: `const read = body.json ? await body.json() : JSON.parse(await body.text());
      const spans = read.data?.[0].spans ?? read.resourceSpans[0].scopeSpans[0].spans;
      const text = spans[0].operationName ?? spans[0].name;`,
  receive: 'const text = String((await body.arrayBuffer()).byteLength);',
};

/** `show` is given what the address names, or the file that is chosen; unpacked by the browser in both cases. */
const FROM_ADDRESS = `await show(await fetch(asked.get('source')));`;
const FROM_FILE = `document.body.innerHTML = '<input type="file">';
    document.querySelector('input').addEventListener('change', async ({ target }) => {
      const [file] = target.files;
      if (!file.name.endsWith('.gz')) await show(file);
      else await show(new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))));
    });`;

/**
 * Returns the path of an empty page, without a leading slash. It reads from the path `source`, or, where that is null,
 * from the file that is chosen in its one input.
 */
export function emptyPagePath(page: EmptyPage, source: string | null, rowCount: number): string {
  const asked = new URLSearchParams({ rows: String(rowCount), ...(source === null ? {} : { source: `/${source}` }) });
  return `empty/${page}?${asked}`;
}

/** Returns the empty page at `path`, null where there is none; `asked` is what its address asks for. */
export function emptyPageAt(path: string, asked: URLSearchParams): string | null {
  const page = EMPTY_PAGES.find((each) => path === `empty/${each}`);
  if (page === undefined) return null;
  return `<!doctype html><meta charset="utf-8"><title>Empty</title><script type="module">
    const asked = new URLSearchParams(location.search);
    const show = async (body) => {
      ${READERS[page]}
      document.body.innerHTML = '<div role="treegrid"><div role="row" aria-level="1"></div></div>';
      document.querySelector('[role=row]').textContent = text;
      document.querySelector('[role=treegrid]').setAttribute('aria-rowcount', asked.get('rows'));
    };
    ${asked.has('source') ? FROM_ADDRESS : FROM_FILE}
  </script>`;
}
