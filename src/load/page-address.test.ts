import { describe, expect, test, vi } from 'vitest';
import { readPageAddress, sourceOfPage } from './page-address.ts';

const ID = '5b8efff798038103d269b633813fc60c';

describe('the address of a trace’s page', () => {
  test.each([
    [`http://host/trace/${ID}`, 'http://host/'],
    [`https://host:1/jaeger/ui/trace/${ID}?uiFind=x`, 'https://host:1/jaeger/ui/'],
    [`http://host/a/trace/${ID.toUpperCase()}/`, 'http://host/a/'],
  ])('%s is below %s', (address, base) => {
    expect(readPageAddress(address)).toMatchObject({ isZipkin: false, base, traceId: ID });
  });

  test('is Zipkin’s where it is among traces', () => {
    const base = 'http://host:9411/zipkin/';
    expect(readPageAddress(`${base}traces/${ID}`)).toMatchObject({ isZipkin: true, base, traceId: ID });
  });

  test.each([
    'text',
    'http://host/',
    `http://host/api/traces/${ID}`,
    `http://host/zipkin/api/v2/trace/${ID}`,
    'http://host/trace/',
    'http://host/trace/a/b',
  ])('%s is none', (address) => {
    expect(readPageAddress(address)).toBeNull();
  });
});

describe('where the trace of a page comes from', () => {
  const signal = new AbortController().signal;
  const answers = (byPath: Readonly<Record<string, unknown>>) =>
    vi.stubGlobal('fetch', async (url: URL) => {
      const value = byPath[url.pathname];
      return value === undefined ? new Response('<html>', { status: 200 }) : Response.json(value);
    });
  const sourceOf = (address: string) => {
    const page = readPageAddress(address);
    if (page === null) throw new Error(`${address} is no page`);
    return sourceOfPage(page, signal).finally(() => vi.unstubAllGlobals());
  };
  const config = {
    backends: [
      { name: 'a', url: 'backends/a/' },
      { name: 'b', kind: 'tempo', url: 'backends/b/' },
    ],
    files: [{ name: 'f.json', url: 'files/0' }],
  };

  test('is Jaeger where its server says nothing of backends', async () => {
    answers({});
    expect(await sourceOf(`http://host/jaeger/trace/${ID}`)).toEqual({
      type: 'backend',
      backends: [{ name: 'jaeger', kind: 'jaeger', url: 'http://host/jaeger/' }],
      traceIds: [ID],
    });
  });

  test('is Zipkin, whose page lies where its API does', async () => {
    expect(await sourceOf(`http://host/zipkin/traces/${ID}`)).toEqual({
      type: 'backend',
      backends: [{ name: 'zipkin', kind: 'zipkin', url: 'http://host/zipkin/' }],
      traceIds: [ID],
    });
  });

  test.each([
    ['the backend that it names', '?backend=b', ['http://host/x/backends/b/']],
    ['any of the backends if it names none', '', ['http://host/x/backends/a/', 'http://host/x/backends/b/']],
  ])('is %s', async (_, search, urls) => {
    answers({ '/x/config.json': config });
    const backends = urls.map((url) => ({ url }));
    expect(await sourceOf(`http://host/x/trace/${ID}${search}`)).toMatchObject({ type: 'backend', backends });
  });

  test('of two that are compared is both', async () => {
    answers({});
    const other = '0af7651916cd43dd8448eb211c80319c';
    expect(await sourceOf(`http://host/trace/${ID}...${other}`)).toMatchObject({ traceIds: [ID, other] });
  });

  test('is a file that is offered', async () => {
    answers({ '/config.json': config });
    const source = await sourceOf(`http://host/trace/${ID}?file=f.json`);
    expect(source).toEqual({ type: 'url', url: 'http://host/files/0', name: 'f.json' });
  });

  test('is an example', async () => {
    const example = {
      name: 'n',
      traceId: ID,
      title: '',
      story: '',
      file: 'n.json.gz',
      spanCount: 1,
      durationNs: 1,
      bars: [],
    };
    answers({ '/static/examples/index.json': [example] });
    const source = await sourceOf(`http://host/trace/${ID}?example=n`);
    expect(source).toEqual({ type: 'url', url: 'http://host/static/examples/n.json.gz', name: 'n.json.gz' });
  });

  test.each(['?backend=none', '?file=none.json', '?example=none'])('is told to be missing for %s', async (search) => {
    answers({ '/config.json': config });
    await expect(sourceOf(`http://host/trace/${ID}${search}`)).rejects.toMatchObject({
      problem: { kind: 'not_found' },
    });
  });
});
