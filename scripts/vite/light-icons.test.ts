import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { createIcon } from '../../src/ui/create-icon.tsx';
import { LUCIDES_OWN } from './light-icons.ts';

const Line = createIcon({ node: [['path', { d: 'M0 0h24', key: 'a' }]] });

test('what makes lucide’s icons stands where the build looks for it', () => {
  const path = resolve(import.meta.dirname, '../../node_modules/lucide-react/dist/esm/createLucideIcon.mjs');
  expect([existsSync(path), LUCIDES_OWN.test(path)]).toEqual([true, true]);
});

test('an icon has the size and the looks it is given, and is hidden from screen readers', () => {
  const html = renderToStaticMarkup(createElement(Line, { size: 13, className: 'text-ink3' }));
  expect(html).toMatch(/^<svg width="13" height="13" viewBox="0 0 24 24" .*<path d="M0 0h24"><\/path><\/svg>$/);
  expect(html).toContain('class="text-ink3"');
  expect(html).toContain('aria-hidden="true"');
});

test('an icon with a name is not hidden', () => {
  const html = renderToStaticMarkup(createElement(Line, { role: 'img', 'aria-label': 'Still looking' }));
  expect(html).not.toContain('aria-hidden');
});
