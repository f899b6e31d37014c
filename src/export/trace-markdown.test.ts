import { describe, expect, test } from 'vitest';
import { traceFromText } from '../testing/trace-from-text.ts';
import { traceMarkdown } from './trace-markdown.ts';

const LINK = 'http://h/trace/1?filter=a b';

describe('a trace as Markdown', () => {
  test('has title, verdict, figures and link', () => {
    const trace = traceFromText('web  GET /page  |---------|');
    const [title, verdict, facts, link] = traceMarkdown(trace, { verdict: 'It is *one* leaf.', link: LINK }).split(
      '\n\n',
    );
    expect(title).toMatch(/^### web › GET \/page: \d/);
    expect(verdict).toBe('It is \\*one\\* leaf.');
    expect(facts).toMatch(/^1 span · 1 service · 0 errors · .* UTC$/);
    expect(link).toContain('](<http://h/trace/1?filter=a%20b>)');
  });

  test('says what is selected and what is filtered for', () => {
    const trace = traceFromText(`
web  GET /page  |---------|
db   SELECT       |--|
`);
    const card = { verdict: '', link: LINK, filter: 'service:<db>', selected: 1 };
    const [, , selected, filter, ...rest] = traceMarkdown(trace, card).split('\n\n');
    expect(selected).toMatch(/^Selected: db › SELECT \(\d/);
    expect(filter).toBe('Filter: service:\\<db\\>');
    expect(rest).toHaveLength(1);
  });

  test('has no verdict before there is one', () =>
    expect(traceMarkdown(traceFromText('web  a  |--|'), { verdict: '', link: LINK }).split('\n\n')).toHaveLength(3));

  test('keeps hostile names text', () =>
    expect(traceMarkdown(traceFromText('web  <img>[x](y)  |--|'), { verdict: '', link: LINK })).toContain(
      '\\<img\\>\\[x\\](y)',
    ));
});
