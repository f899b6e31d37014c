import { describe, expect, test } from 'vitest';
import { factsOf } from '../../testing/facts-from-spans.ts';
import { type TestSpan, traceFromSpans } from '../../testing/trace-from-spans.ts';
import { contextOf } from '../analyse-trace.ts';
import { modelCalls } from './model-calls.ts';

const MS = 1e6;
const ROOT: TestSpan = {
  id: '1',
  parent: null,
  service: 'chat',
  name: 'POST /ask',
  kind: 'server',
  start: 0,
  end: 5000 * MS,
};

function call(id: string, from: number, to: number, facts: TestSpan['facts'] = {}): TestSpan {
  return {
    id,
    parent: '1',
    service: 'chat',
    name: 'chat large-1',
    kind: 'client',
    start: from * MS,
    end: to * MS,
    facts: { modelOperation: 'chat', model: 'large-1', ...facts },
  };
}

function found(...calls: TestSpan[]) {
  const spans = [ROOT, ...calls];
  const trace = traceFromSpans(spans);
  return modelCalls.find(contextOf(trace, factsOf(trace, spans)));
}

const sentences = (...calls: TestSpan[]) => found(...calls).map(({ sentence }) => sentence);

describe('calls of a model', () => {
  test('are told with time, tokens and when the first one came', () => {
    const facts = { inputTokens: '1200', outputTokens: '900', timeToFirstToken: '0.35' };
    expect(sentences(call('2', 0, 4000, facts))).toEqual([
      'chat › chat large-1, a call of large-1, took 4 s of 5 s (80 %), with 1,200 tokens in and 900 out; the first token came after 350 ms.',
    ]);
  });

  test('are told with the event of the first token, where no attribute tells of it', () => {
    const facts = { eventName: 'gen_ai.first_token' };
    const streamed = { ...call('2', 0, 4000, facts), events: [{ name: 'gen_ai.first_token', time: 600 * MS }] };
    expect(sentences(streamed)[0]).toContain('; the first token came after 600 ms.');
    expect(sentences({ ...streamed, facts: { ...streamed.facts, timeToFirstToken: '0.35' } })[0]).toContain('350 ms');
  });

  test('of one model are told together, time that they share once', () => {
    const facts = { inputTokens: '100', outputTokens: '10' };
    expect(sentences(call('2', 0, 1000, facts), call('3', 500, 2000, facts))).toEqual([
      'Two calls of large-1 took 2 s of 5 s (40 %), with 200 tokens in and 20 out.',
    ]);
  });

  test('of different models are told apart', () => {
    expect(found(call('2', 0, 1000), call('3', 1000, 2000, { model: 'small-1' }))).toHaveLength(2);
  });

  test('say nothing of tokens if one of them does not', () => {
    expect(sentences(call('2', 0, 1000, { inputTokens: '100' }), call('3', 1000, 2000))).toEqual([
      'Two calls of large-1 took 2 s of 5 s (40 %).',
    ]);
  });

  test('within each other are one call, the inner one', () => {
    const inner = { ...call('3', 100, 1900), parent: '2' };
    expect(found(call('2', 0, 2000), inner).map(({ spans }) => spans)).toEqual([[2]]);
  });

  test('have their longest as the culprit', () => {
    expect(found(call('2', 0, 1000), call('3', 1000, 4000))[0].spans).toEqual([2, 1]);
  });

  test('are not told where they took no time worth telling', () => {
    expect(found(call('2', 0, 50))).toEqual([]);
  });

  test('are not what an agent or a tool does', () => {
    expect(found(call('2', 0, 4000, { modelOperation: 'invoke_agent' }))).toEqual([]);
    expect(found(call('2', 0, 4000, { modelOperation: 'execute_tool' }))).toEqual([]);
  });

  test('have no first token later than their end: that is another unit', () => {
    expect(sentences(call('2', 0, 4000, { timeToFirstToken: '350' }))[0]).not.toContain('first token');
  });

  test('are to be asked less where most of it passed before the first token', () => {
    expect(found(call('2', 0, 4000, { timeToFirstToken: '3' }))[0].next).toContain('shorten what is asked');
    expect(found(call('2', 0, 4000, { timeToFirstToken: '0.3' }))[0].next).toContain('ask for a shorter one');
  });
});
