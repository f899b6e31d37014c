import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { analyseTrace } from '../analysis/analyse-trace.ts';
import type { TraceAnalysis } from '../analysis/trace-analysis.ts';
import { verdictText } from '../analysis/verdict/verdict.ts';
import { SpanKind } from '../trace/span-kind.ts';
import type { SpanTable } from '../trace/span-table.ts';
import { sharedFolder } from './read-for-tests.ts';
import { TraceReading } from './trace-reading.ts';

const folder = sharedFolder('traces/recorded');

/** The answers that tell of one trace. */
const ANSWERS = [
  { server: 'Jaeger legacy', file: (name: string) => `jaeger-2.13-legacy/trace-${name}.json` },
  { server: 'Jaeger v3', file: (name: string) => `jaeger-2.13-v3/trace-${name}.json` },
  { server: 'Tempo v2', file: (name: string) => `tempo-3/trace-v2-${name}.json` },
  { server: 'Tempo v1', file: (name: string) => `tempo-3/trace-v1-${name}.json` },
  { server: 'Zipkin', file: (name: string) => `zipkin-3.6/trace-${name}.json` },
];

interface Analysed {
  readonly trace: SpanTable;
  readonly analysis: TraceAnalysis;
  readonly verdict: string;
}

async function analysed(file: string): Promise<Analysed> {
  const reading = new TraceReading();
  reading.beginDocument(file);
  reading.push(readFileSync(join(folder ?? '', file)));
  await reading.endDocument();
  reading.finish();
  const { table, facts } = await reading.whole(0);
  const analysis = analyseTrace(table, facts);
  return { trace: table, analysis, verdict: verdictText(analysis.verdict) };
}

const insightsOf = ({ analysis }: Analysed) => analysis.findings.map(({ insight }) => insight);

/** All that could be read as advice to run something at once. */
const parallelAdvice = ({ analysis }: Analysed) =>
  analysis.findings.filter(
    ({ whatIf, next, sentence }) =>
      whatIf.some(({ op }) => op === 'parallel') || /\b(parallel|together|at once)\b/i.test(`${sentence} ${next}`),
  );

function rootDuration({ trace }: Analysed): number {
  return trace.end[trace.primaryRoot] - trace.start[trace.primaryRoot];
}

describe.skipIf(folder === null).each(ANSWERS)('as $server answered', ({ file }) => {
  const of = (name: string) => analysed(file(name));

  test('the payment call is nearly all of a slow checkout', async () => {
    const { verdict } = await of('checkout-4s');
    expect(verdict).toMatch(/^3\.9 s of 4\.0 s \(97 %\) is one leaf: payments › POST \S/i);
  });

  test('look-ups in a retry loop are nearly all of a slow quote', async () => {
    const { verdict } = await of('dns-retry-loop');
    expect(verdict).toMatch(
      /^27\.5 s of 27\.9 s \(99 %\) is a retry loop: legacy-a › .* failed five times in dns\.lookup;/,
    );
  });

  test('the INSERT with its message is why a request failed', async () => {
    const { verdict } = await of('error-origin');
    expect(verdict).toMatch(/INSERT reservations \(orders\) failed: duplicate key value violates unique constraint/i);
    expect(verdict).toContain('it passed through 4 spans');
  });

  test('three calls in sequence are promised what they took at once, within a tenth', async () => {
    const sequential = await of('product-sequential');
    const parallel = await of('product-parallel');
    expect(sequential.verdict).toMatch(
      /^Three calls run one after another; at once the request would take 1\d\d ms instead of 309 ms/,
    );
    const [{ effect }] = sequential.analysis.findings;
    const promised = rootDuration(sequential) - effect;
    expect(Math.abs(promised / rootDuration(parallel) - 1)).toBeLessThan(0.1);
  });

  test('three calls at once are no sequence', async () => {
    const parallel = await of('product-parallel');
    expect(parallel.analysis.sequentialGroups).toEqual([]);
    expect(insightsOf(parallel)).not.toContain('sequential');
  });

  test('fourteen SELECTs in a row are told as such', async () => {
    const { verdict } = await of('n-plus-one');
    expect(verdict).toMatch(/SELECT\b.* runs 14 times in a row/i);
  });

  test('work goes on for 650 ms after an answer', async () => {
    const { verdict } = await of('work-after-answer');
    expect(verdict).toContain('650 ms after');
  });

  test('nobody is advised to run a payment or an INSERT at once with anything', async () => {
    expect(parallelAdvice(await of('checkout-1s'))).toEqual([]);
  });

  test('no insight fails', async () => {
    for (const name of ['checkout-4s', 'dns-retry-loop', 'error-origin', 'work-after-answer']) {
      expect((await of(name)).analysis.failures).toEqual([]);
    }
  });
});

// HotROD did not report to Zipkin.
describe.skipIf(folder === null).each(ANSWERS.filter(({ server }) => server !== 'Zipkin'))(
  'HotROD as $server answered',
  ({ file }) => {
    test('what would save time in HotROD is no certainty', async () => {
      const hotrod = await analysed(file('hotrod-dispatch'));
      const predictions = hotrod.analysis.findings.filter(({ whatIf }) => whatIf.some(({ op }) => op === 'parallel'));
      expect(predictions.map(({ confidence }) => confidence)).not.toContain('certain');
    });

    test('no call of HotROD that failed is to be run at once with what followed it', async () => {
      const { trace, analysis } = await analysed(file('hotrod-dispatch'));
      const groups = analysis.sequentialGroups.map(({ members }) => members.slice(0, -1));
      expect(groups.flat().filter((span) => trace.status[span] === 2)).toEqual([]);
      expect(groups.flat().every((span) => trace.kind[span] === SpanKind.Client)).toBe(true);
    });

    test('no insight fails on it', async () => {
      expect((await analysed(file('hotrod-dispatch'))).analysis.failures).toEqual([]);
    });
  },
);

describe.skipIf(folder === null)('the verdict', () => {
  test.each([
    'checkout-1s',
    'checkout-4s',
    'dns-retry-loop',
    'error-origin',
    'n-plus-one',
    'product-parallel',
    'product-sequential',
    'work-after-answer',
  ])('of %s is the same from Zipkin as from Jaeger, but for the case of names', async (name) => {
    const [zipkin, jaeger] = [
      await analysed(`zipkin-3.6/trace-${name}.json`),
      await analysed(`jaeger-2.13-v3/trace-${name}.json`),
    ];
    expect(zipkin.verdict.toLowerCase()).toBe(jaeger.verdict.toLowerCase());
    expect(insightsOf(zipkin)).toEqual(insightsOf(jaeger));
  });
});
