import type { SamplingNotes } from '../trace/span-facts.ts';
import { datadogMechanism, datadogPriority, samplerParameter } from './value-meanings/sampling.ts';
import { keptShareOf } from './value-meanings/trace-state.ts';

/** Why a trace was kept, and how many others it stands for. */
export interface SamplingAccount {
  /** How many traces it stands for; 1 where all are kept, 0 where that is not told. */
  readonly weight: number;
  /** The key that says so, `tracestate` or an attribute's; empty where none does. */
  readonly weightBy: string;
  /** What decided once the whole trace was there: the name of a policy or rule; empty where none is named. */
  readonly policy: string;
  readonly policyBy: string;
  /** By whom it was kept whatever the chances, in words; empty where it was not. */
  readonly force: string;
  /** A limit of traces a second that kept it, in words; empty where there was none. */
  readonly limit: string;
  /** What was read, as written. */
  readonly notes: SamplingNotes['attributes'];
}

/** Who tells a share of 0 to 1, the surest first. Source: Datadog's tracers, the SDKs of Sentry and Elastic, collectors. */
const SHARES = [
  'sampling.probability',
  '_dd.rule_psr',
  '_dd.agent_psr',
  'sentry.sample_rate',
  'transaction.sample_rate',
  'sample_rate',
];
/** Who tells for how many it stands. Source: Honeycomb's events; Elastic's documents. */
const COUNTS = [
  'SampleRate',
  'samplerate',
  'sampleRate',
  'sample_rate',
  'representative_count',
  'transaction.representative_count',
];
/** Source: the collector's tail-sampling processor; Honeycomb's Refinery. */
const POLICIES = [
  'tailsampling.composite_policy',
  'tailsampling.policy',
  'sampling.policy',
  'sampling.rule',
  'meta.refinery.reason',
];

const FORCED_PRIORITY = '2';
const MANUAL = /-4$/;

/** Returns what the notes of a span come to; null where they say nothing that is worth telling. */
export function samplingAccount(notes: SamplingNotes): SamplingAccount | null {
  const told = valuesOf(notes);
  const [weight, weightBy] = weightOf(notes.traceState, told);
  const policyBy = POLICIES.find((key) => told(key) !== '') ?? '';
  const policy = told(policyBy);
  const force = forceOf(told);
  const type = told('sampler.type');
  const isLimit = weight === 0 && /^(?:ratelimiting|lowerbound)$/.test(type);
  const limit = isLimit ? samplerParameter(type, Number(told('sampler.param'))) : '';
  if (weight <= 1 && policy === '' && force === '' && limit === '') return null;
  return { weight, weightBy, policy, policyBy, force, limit, notes: notesOf(notes) };
}

type Told = (key: string) => string;

function valuesOf({ attributes }: SamplingNotes): Told {
  // The first is the span's own.
  const values = new Map(attributes.toReversed().map(({ key, text }) => [key, text]));
  return (key) => values.get(key) ?? '';
}

function weightOf(traceState: string, told: Told): readonly [weight: number, by: string] {
  const ofState = keptShareOf(traceState);
  if (ofState !== null) return [1 / ofState, 'tracestate'];
  if (told('sampler.type') === 'probabilistic') {
    const share = shareIn(told('sampler.param'));
    if (share > 0) return [1 / share, 'sampler.param'];
  }
  for (const key of SHARES) {
    const share = shareIn(told(key));
    if (share > 0) return [1 / share, key];
  }
  for (const key of COUNTS) {
    const count = numberIn(told(key));
    if (count >= 1) return [count, key];
  }
  return [0, ''];
}

/** A share of more than 1 is none: 0. */
function shareIn(text: string): number {
  const share = numberIn(text);
  return share <= 1 ? share : 0;
}

function numberIn(text: string): number {
  return /^\d{1,15}(?:\.\d{1,20})?(?:e-\d{1,2})?$/i.test(text) ? Number(text) : 0;
}

function forceOf(told: Told): string {
  const mechanism = told('_dd.p.dm');
  if (MANUAL.test(mechanism)) return datadogMechanism(mechanism);
  const priority = told('_sampling_priority_v1') || told('sampling.priority');
  return priority === FORCED_PRIORITY ? datadogPriority(priority).replace(/^kept /, '') : '';
}

function notesOf({ traceState, attributes }: SamplingNotes): SamplingNotes['attributes'] {
  const isOfState = keptShareOf(traceState) !== null;
  return isOfState ? [{ key: 'tracestate', text: traceState }, ...attributes] : attributes;
}
