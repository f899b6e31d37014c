/**
 * Writes the example traces to public/static/examples, and what the first page shows of them to index.json beside them.
 * `--only NAME` writes that one file and leaves the rest, the index too, as they are.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { exampleEntry } from './examples/example-entry.ts';
import { exampleText, indexText } from './examples/example-text.ts';
import { EXAMPLES } from './examples/examples.ts';
import { otlpDocument } from './examples/otlp-document.ts';

const FOLDER = resolve(import.meta.dirname, '../public/static/examples');

function write(file: string, text: string): void {
  writeFileSync(resolve(FOLDER, file), text);
  console.log(`public/static/examples/${file}  ${Math.ceil(text.length / 1000)} kB`);
}

function writeOne(name: string): void {
  const example = EXAMPLES.find((candidate) => candidate.name === name);
  if (example === undefined)
    throw new Error(`no example "${name}"; there are ${EXAMPLES.map((e) => e.name).join(', ')}`);
  write(`${name}.json`, exampleText(otlpDocument(example)));
}

function writeAll(): void {
  const entries = EXAMPLES.map((example) => {
    const document = otlpDocument(example);
    write(`${example.name}.json`, exampleText(document));
    return exampleEntry(example, document);
  });
  write('index.json', indexText(entries));
}

mkdirSync(FOLDER, { recursive: true });
const only = process.argv.indexOf('--only');
if (only < 0) writeAll();
else writeOne(process.argv[only + 1] ?? '');
