import { describe, expect, test } from 'vitest';
import { factsOf } from '../testing/facts-from-spans.ts';
import { type TestSpan, traceFromSpans } from '../testing/trace-from-spans.ts';
import { spansFromText } from '../testing/trace-from-text.ts';
import { contextOf } from './analyse-trace.ts';
import { gap } from './insights/gap.ts';
import { verdictOf, verdictText } from './verdict/verdict.ts';

const ASKED = `
  api      rpc thumbs     |------------------------------------------------------------|  kind=server
    api    thumbs send     |-|                                                             kind=producer
      work thumbs process                                   |------------------------|    kind=consumer
`;

function analysed(spans: readonly TestSpan[]) {
  const trace = traceFromSpans(spans);
  const context = contextOf(trace, factsOf(trace, spans));
  return { context, findings: gap.find(context) };
}

describe('a span that ends just after what a message from it started', () => {
  test('seems to wait for that', () => {
    const [{ sentence, confidence, next }] = analysed(spansFromText(ASKED)).findings;
    expect(sentence).toBe(
      'For 58 ms of 62 ms (94 %) api › rpc thumbs seems to wait for work › thumbs process, which a message from it started: 30 ms until it was taken up, then 26 ms.',
    );
    expect(confidence).toBe('likely');
    expect(next).toContain('who takes such messages up');
  });

  test('is told so in the verdict, whose words for a gap would not be true', () => {
    const named = spansFromText(ASKED).map((span) =>
      span.name === 'thumbs process' ? { ...span, name: `process ${'of images '.repeat(9)}` } : span,
    );
    const { context, findings } = analysed(named);
    const told = findings.map((finding) => ({ ...finding, insight: 'gap', title: 'Gap' }));
    expect(verdictText(verdictOf(context, told, ''))).toContain('seems to wait for work › process of images');
  });

  test('is told otherwise where that ended long before, or after it', () => {
    const early = ASKED.replace('|------------------------| ', '|----------------|         ');
    expect(analysed(spansFromText(early)).findings[0].sentence).toContain('nothing visible happens');
    const late = ASKED.replace('|------------------------| ', '|--------------------------------|');
    expect(analysed(spansFromText(late)).findings[0].sentence).toContain('nothing visible happens');
  });
});
