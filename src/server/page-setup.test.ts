import { expect, test } from 'vitest';
import { withPageSetup } from './page-setup.ts';

const LINK = '<link  rel="preload" href="config.json" as="fetch" crossorigin />';

function writtenInto(page: string): unknown {
  return JSON.parse(/<script type="application\/json" id="page-setup">(.*?)<\/script>/.exec(page)?.[1] ?? 'null');
}

test('what the page is told stands in it, in place of the link to the file', () => {
  const setup = { backends: [{ name: 'a', kind: undefined, url: 'backends/a/', address: 'http://a/' }], files: [] };
  const page = withPageSetup(`<head>${LINK}<title>Longpole</title></head>`, setup);
  expect(page).not.toContain('config.json');
  expect(writtenInto(page)).toEqual({ backends: [{ name: 'a', url: 'backends/a/', address: 'http://a/' }], files: [] });
});

test.each(['</script><script>alert(1)</script>', '<!-- <script>', '$& $1'])('a file named %s is a name', (name) => {
  const files = [{ name, url: 'files/0' }];
  const page = withPageSetup(LINK, { backends: [], files });
  expect(writtenInto(page)).toEqual({ backends: [], files });
  expect(page.match(/</g)).toHaveLength(2);
});

test('a page without the link is left as it is', () => {
  expect(withPageSetup('<head></head>', { backends: [], files: [] })).toBe('<head></head>');
});
