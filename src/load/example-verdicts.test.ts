import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { analyseTrace } from '../analysis/analyse-trace.ts';
import { verdictText } from '../analysis/verdict/verdict.ts';
import { TraceReading } from './trace-reading.ts';

const FOLDER = resolve(import.meta.dirname, '../../public/static/examples');

async function analysisOf(name: string) {
  const reading = new TraceReading();
  reading.beginDocument(name);
  reading.push(readFileSync(resolve(FOLDER, `${name}.json`)));
  await reading.endDocument();
  reading.finish();
  const { table, facts } = await reading.whole(0);
  return analyseTrace(table, facts);
}

/** What each example is there to show, as the verdict says it. */
const STORIES: [name: string, verdict: RegExp][] = [
  ['checkout-4s', /^3\.9 s of 4\.2 s \(93 %\) is one leaf: payments › POST api\.stripe\.com\.$/],
  ['checkout-1s', /^450 ms of 1\.2 s \(38 %\) is one leaf: payment › stripe\.PaymentIntent\.create\.$/],
  [
    'dns-30s',
    /^25\.3 s of 30 s \(84 %\) is a retry loop: .* failed five times in dns\.lookup; the sixth try worked\.$/,
  ],
  [
    'product-sequential',
    /^Three calls run one after another; at once the request would take 110 ms instead of 310 ms: /,
  ],
  ['n-plus-one', /^SELECT author_names \(library\) runs 40 times in a row, 191 ms of 232 ms /],
  [
    'error-echoes',
    /^The request failed because INSERT users \(directory\) failed: duplicate key .*; it passed through 6 spans\.$/,
  ],
  ['after-the-answer', / Work continued for 700 ms after the request had ended\.$/],
  [
    'clock-off',
    /^430 ms of 540 ms \(80 %\) is one leaf: reports › SELECT sales\. The clock of \S+ is off: .* 300 ms later\.$/,
  ],
  [
    'incomplete',
    /^780 ms of 820 ms \(95 %\) is one leaf: gateway › GET .* Two spans point to callers that are not in this trace/,
  ],
  [
    'batch-20k',
    /^1 min 31 s of 2 min 23 s \(64 %\) is one leaf: billing › SELECT usage, within invoice \(billing\), of which the 17 others below process-chunk take 182 ms or less\.$/,
  ],
];

describe('the verdict of an example tells its story', () => {
  test.each(STORIES)('%s', async (name, verdict) => {
    const analysis = await analysisOf(name);
    expect(verdictText(analysis.verdict)).toMatch(verdict);
    expect(analysis.failures).toEqual([]);
  });

  test('for all of them', () => {
    const listed: { name: string }[] = JSON.parse(readFileSync(resolve(FOLDER, 'index.json'), 'utf8'));
    expect(STORIES.map(([name]) => name).sort()).toEqual(listed.map(({ name }) => name).sort());
  });
});
