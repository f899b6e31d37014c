import { expect, test } from 'vitest';
import { BASE_TAG } from '../../src/server/base-path.ts';
import { addPolicy } from './content-security-policy-meta.ts';

const TAGS = [BASE_TAG, BASE_TAG.replace('/>', ' />'), BASE_TAG.replace('/>', '>')];

test.each(TAGS)('the policy follows %s, which gets the text that jaeger-query looks for', (tag) => {
  const page = addPolicy(`<meta charset="utf-8" />${tag}<link href="./a.css">`);
  expect(
    page.replace(/<meta http-equiv="Content-Security-Policy" content="default-src 'none'; [^"<>]*" \/>/, 'POLICY'),
  ).toBe(`<meta charset="utf-8" />${BASE_TAG}\n    POLICY<link href="./a.css">`);
});

test.each(['', BASE_TAG + BASE_TAG, `<link href="./a.css">${BASE_TAG}`])('%s is no page to build', (page) => {
  expect(() => addPolicy(page)).toThrow('index.html');
});
