import { describe, expect, test } from 'vitest';
import { factsOf } from '../../testing/facts-from-spans.ts';
import { traceFromSpans } from '../../testing/trace-from-spans.ts';
import { spansFromText } from '../../testing/trace-from-text.ts';
import type { SamplingNotes } from '../../trace/span-facts.ts';
import { analyseTrace, contextOf } from '../analyse-trace.ts';
import { verdictText } from '../verdict/verdict.ts';
import { sampling } from './sampling.ts';

type Notes = Readonly<Record<string, SamplingNotes>>;

const NOTHING: SamplingNotes = { traceState: '', attributes: [] };
const ONE_IN_100: SamplingNotes = { traceState: 'ot=th:fd70a4', attributes: [] };

function spansWith(notes: Notes) {
  const lines = ['web page   |----------|  kind=server', '  shop call  |------|     kind=server'];
  return spansFromText(lines.join('\n')).map((span) => ({ ...span, sampling: notes[span.name] ?? NOTHING }));
}

function find(notes: Notes) {
  const spans = spansWith(notes);
  const trace = traceFromSpans(spans);
  return sampling.find(contextOf(trace, factsOf(trace, spans)));
}

const noted = (key: string, text: string): SamplingNotes => ({ traceState: '', attributes: [{ key, text }] });

describe('sampling', () => {
  test('is told with for how many requests the trace stands, and what says so', () => {
    const [finding] = find({ page: ONE_IN_100 });
    expect(finding).toMatchObject({
      sentence: 'Sampled 1 in 100: stands for about 100 requests.',
      reason: 'tracestate says so',
      rank: 'information',
      evidence: [
        { title: 'Stands for', text: 'about 100' },
        { title: 'tracestate', text: 'ot=th:fd70a4' },
      ],
    });
  });

  test.each([
    ['slow-traces', 'for how long it took'],
    ['keep-errors', 'for its errors'],
    ['probabilistic-5', 'nothing special'],
  ])('tells what a policy called %s looks for', (policy, words) => {
    expect(find({ page: noted('tailsampling.policy', policy) })[0]?.sentence).toContain(words);
  });

  test('names a policy whose name says nothing, and no reason', () => {
    expect(find({ page: noted('tailsampling.policy', 'team-a') })[0]?.sentence).toBe(
      'It was kept by the policy “team-a”.',
    );
  });

  test('is read from another service where the root says nothing', () => {
    expect(find({ call: noted('SampleRate', '40') })[0]?.sentence).toContain('1 in 40');
  });

  test('is not told where nothing is said', () => {
    expect(find({})).toEqual([]);
  });

  test('is not what the verdict is about', () => {
    const spans = spansWith({ page: ONE_IN_100 });
    const trace = traceFromSpans(spans);
    expect(verdictText(analyseTrace(trace, factsOf(trace, spans)).verdict)).not.toContain('Sampled');
  });
});
