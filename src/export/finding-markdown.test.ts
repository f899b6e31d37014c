import { describe, expect, test } from 'vitest';
import type { Finding } from '../analysis/finding.ts';
import { traceFromText } from '../testing/trace-from-text.ts';
import { spanKey } from '../trace/span.ts';
import { findingMarkdown } from './finding-markdown.ts';

const TRACE = traceFromText(`
web  GET /page  |------------|
  pay  POST         |----|
`);

const FINDING: Finding = {
  insight: 'fat-leaf',
  title: 'Fat leaf',
  confidence: 'certain',
  reason: 'a leaf',
  sentence: 'pay › POST took 300 ms.',
  next: 'Look into pay.',
  rank: 'effect',
  effect: 300e6,
  spans: [1],
  stretches: [],
  evidence: [{ title: 'Own time', text: '300 ms' }],
  whatIf: [],
  label: '',
};
const PLACE = { rootDuration: 400e6, link: 'http://localhost/trace/1?finding=fat-leaf:1', labels: new Map() };

describe('a finding as Markdown', () => {
  test('tells all that is known of it', () => {
    expect(findingMarkdown(TRACE, FINDING, PLACE)).toBe(
      [
        '### Fat leaf: 300 ms of 400 ms (75 %)',
        '',
        'pay › POST took 300 ms.',
        '',
        '- Confidence: certain (a leaf)',
        '- Own time: 300 ms',
        '- Next: Look into pay.',
        `- Spans: pay › POST (${spanKey(TRACE, 1)})`,
        '',
        `[Trace ${TRACE.traceId}](<http://localhost/trace/1?finding=fat-leaf:1>)`,
      ].join('\n'),
    );
  });

  test('names spans as findings do where their names say too little', () => {
    const labels = new Map([[1, 'pay › POST api.stripe.com']]);
    expect(findingMarkdown(TRACE, FINDING, { ...PLACE, labels })).toContain('- Spans: pay › POST api.stripe.com (');
  });

  test('keeps what the trace says from being markup', () => {
    const hostile = { ...FINDING, sentence: '<img src=x> `a` *b* [c](http://d) @all\n# e' };
    expect(findingMarkdown(TRACE, hostile, PLACE)).toContain(
      '\\<img src=x\\> \\`a\\` \\*b\\* \\[c\\](http://d) \\@all \\# e',
    );
  });

  test('keeps the address in its brackets', () => {
    expect(findingMarkdown(TRACE, FINDING, { ...PLACE, link: 'http://localhost/a>b c' })).toContain(
      '(<http://localhost/a%3Eb%20c>)',
    );
  });

  test('of many spans names the first', () => {
    const many = { ...FINDING, spans: [1, 1, 1, 1, 1, 1, 1] };
    expect(findingMarkdown(TRACE, many, PLACE)).toMatch(/\) and 2 more\n/);
  });
});
