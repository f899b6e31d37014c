import { describe, expect, test } from 'vitest';
import { samplingAccount } from './sampling-account.ts';

function account(values: Readonly<Record<string, string>>, traceState = '') {
  return samplingAccount({ traceState, attributes: Object.entries(values).map(([key, text]) => ({ key, text })) });
}

describe('for how many a trace stands', () => {
  test.each([
    ['a threshold of OpenTelemetry', {}, 'ot=th:fd70a4;rv:ff000000000000', 100, 'tracestate'],
    ['a power of two of OpenTelemetry', {}, 'vendor=x,ot=r:8;p:3', 8, 'tracestate'],
    ['Elastic’s trace state', {}, 'es=s:0.1', 10, 'tracestate'],
    [
      'a probabilistic sampler of Jaeger',
      { 'sampler.type': 'probabilistic', 'sampler.param': '0.001' },
      '',
      1000,
      'sampler.param',
    ],
    ['a sample rate of Honeycomb', { SampleRate: '25' }, '', 25, 'SampleRate'],
    ['a rule of Datadog', { '_dd.rule_psr': '0.2' }, '', 5, '_dd.rule_psr'],
    ['a share between 0 and 1', { sample_rate: '0.5' }, '', 2, 'sample_rate'],
    ['a share in the shortest form', { 'sampling.probability': '1e-4' }, '', 10_000, 'sampling.probability'],
  ])('is told by %s', (_name, values, traceState, weight, weightBy) => {
    const told = account(values, traceState);
    expect(told?.weightBy).toBe(weightBy);
    expect(told?.weight).toBeCloseTo(weight, 1);
  });

  test.each<[string, Record<string, string>, string]>([
    ['nothing is said', {}, ''],
    ['all are kept', { SampleRate: '1' }, 'ot=th:0'],
    ['one decision is for all', { 'sampler.type': 'const', 'sampler.param': 'true' }, ''],
    ['a share is none', { 'sampler.type': 'probabilistic', 'sampler.param': 'a lot' }, ''],
    ['none would be kept', { '_dd.rule_psr': '0' }, 'ot=p:63'],
    ['it was sampled by request', { 'sampling.priority': '1' }, ''],
  ])('is nothing to tell where %s', (_name, values, traceState) => {
    expect(account(values, traceState)).toBeNull();
  });
});

describe('why a trace was kept', () => {
  test.each([
    [{ 'tailsampling.policy': 'slow' }, 'slow'],
    [{ 'tailsampling.policy': 'composite', 'tailsampling.composite_policy': 'errors' }, 'errors'],
    [{ 'meta.refinery.reason': 'rules/trace/keep errors' }, 'rules/trace/keep errors'],
  ])('is the policy that %j names', (values, policy) => {
    expect(account(values)?.policy).toBe(policy);
  });

  test.each([
    [{ '_dd.p.dm': '-4' }, 'by the program itself'],
    [{ _sampling_priority_v1: '2' }, 'by the user’s wish'],
  ])('is a wish by %j', (values, force) => {
    expect(account(values)?.force).toBe(force);
  });

  test('is a limit a second', () => {
    expect(account({ 'sampler.type': 'ratelimiting', 'sampler.param': '2' })?.limit).toBe('up to 2 a second');
  });
});
