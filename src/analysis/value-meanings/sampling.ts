/** Source: Jaeger's sampler types, as its clients put them on root spans. */
const SAMPLERS: ReadonlyMap<string, string> = new Map([
  ['const', 'one decision for all traces'],
  ['probabilistic', 'by chance'],
  ['ratelimiting', 'so many traces a second'],
  ['lowerbound', 'at least so many traces of each operation a second'],
]);

/** Returns how a sampler of Jaeger's decides; empty for an unknown one. */
export function samplerType(type: string): string {
  return SAMPLERS.get(type) ?? '';
}

/** Returns what the parameter of a sampler of that type means. */
export function samplerParameter(type: string, value: number): string {
  if (type === 'const') return value === 0 ? 'keeps none' : 'keeps all';
  if (type === 'probabilistic') return value >= 0 && value <= 1 ? keptShare(value) : '';
  if (type === 'ratelimiting') return `up to ${value} a second`;
  return type === 'lowerbound' ? `at least ${value} a second` : '';
}

/** Returns a probability in words: `1 % are kept: each stands for about 100`. */
export function keptShare(probability: number): string {
  if (probability <= 0) return 'none are kept';
  if (probability >= 1) return 'all are kept';
  const percent = Number((probability * 100).toPrecision(3));
  return `${percent} % are kept: each stands for about ${Number((1 / probability).toPrecision(3))}`;
}

/** Source: Datadog's sampling priorities. */
const DATADOG: ReadonlyMap<string, string> = new Map([
  ['2', 'kept by the user’s wish'],
  ['1', 'kept by the sampler'],
  ['0', 'dropped by the sampler'],
  ['-1', 'dropped by the user’s wish'],
]);

/** Returns what a sampling priority of Datadog's tracers says. */
export function datadogPriority(value: string): string {
  return DATADOG.get(value) ?? '';
}

/** Returns what OpenTracing's `sampling.priority` says: a hint to keep the trace, or not to. */
export function openTracingPriority(value: string): string {
  if (value === '0') return 'not to be sampled';
  return /^\d+$/.test(value) ? 'to be sampled' : '';
}

/** Returns what a sample rate of Honeycomb's says: one of so many is kept. */
export function sampleRate(text: string): string {
  const rate = /^\d{1,12}$/.test(text) ? Number(text) : 0;
  return rate >= 1 ? keptShare(1 / rate) : '';
}

/** Returns what a share between 0 and 1 says that is kept; empty for what is none. */
export function sampledShare(text: string): string {
  const share = /^\d(?:\.\d+)?(?:e-\d+)?$/i.test(text) ? Number(text) : -1;
  return share >= 0 && share <= 1 ? keptShare(share) : '';
}

/** Source: the sampling mechanisms of Datadog's tracers. */
const MECHANISMS: ReadonlyMap<string, string> = new Map([
  ['0', 'by default'],
  ['1', 'by the rate that the agent gives each service'],
  ['2', 'by a rate from Datadog'],
  ['3', 'by a rule set where the program runs'],
  ['4', 'by the program itself'],
  ['5', 'for a security event'],
  ['6', 'by a rate that a person set in Datadog'],
  ['8', 'by a rule for single spans'],
  ['11', 'by a rule that a person set in Datadog'],
  ['12', 'by a rule that Datadog adapts'],
]);

/** Returns who decided, by what Datadog's tracers note (`-3`). */
export function datadogMechanism(text: string): string {
  const number = /-(\d{1,2})$/.exec(text)?.[1] ?? '';
  return MECHANISMS.get(number) ?? '';
}
