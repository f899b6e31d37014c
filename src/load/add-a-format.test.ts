import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const GUIDE = readFileSync(resolve(ROOT, 'docs/add-a-format.md'), 'utf8');
const FILES = ['src', 'e2e'].flatMap((folder) => filesBelow(folder));
const SOURCE = readFileSync(resolve(ROOT, 'src/load/conversions/honeycomb.ts'), 'utf8');

function filesBelow(folder: string): string[] {
  return readdirSync(resolve(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) => `/${folder}/${path}`);
}

describe('the guide to adding a format', () => {
  const quoted = [...GUIDE.matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) => code);

  test('quotes code', () => expect(quoted.length).toBeGreaterThan(2));

  test.each(quoted)('quotes code that stands in the source: %s', (code) => expect(SOURCE).toContain(code));

  test.each([...GUIDE.matchAll(/`([\w/.-]+\.ts)`/g)].map(([, name = '']) => name))(
    'names a file by what it is called: %s',
    (name) => expect(FILES.some((path) => path.endsWith(`/${name}`))).toBe(true),
  );

  test.each([...GUIDE.matchAll(/\]\((\.\.\/[^)#]+|decisions\/[^)#]+)\)/g)].map(([, path = '']) => path))(
    'names a file that is there: %s',
    (path) => expect(() => readFileSync(resolve(ROOT, 'docs', path))).not.toThrow(),
  );
});
