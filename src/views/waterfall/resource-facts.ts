import type { DetailsExcerpt } from '../../trace/details-excerpt.ts';
import { shortText } from './short-text.ts';

/** A line of a tooltip; `look` is a class of its value. */
export type Fact = readonly [term: string, value: string, look?: string];

/** What tells one deployment of a service from another; the older name of the environment where the newer is missing. */
const KEYS = ['service.version', 'deployment.environment.name', 'deployment.environment'] as const;
const KUBERNETES = 'k8s.';
const MOST_FACTS = 10;
const LONGEST_VALUE = 160;

/** Returns the resource attributes that a tooltip shows: version, environment and where in Kubernetes it ran. */
export function resourceFacts({ attributes }: DetailsExcerpt['resource']): Fact[] {
  // The last of several values of one key counts.
  const values = new Map(attributes.items.map(({ key, text }) => [key, text]));
  const isEnvironmentNamed = values.has('deployment.environment.name');
  const keys = [...values.keys()].filter((key) => key.startsWith(KUBERNETES)).sort();
  return [...KEYS, ...keys]
    .filter((key) => key !== 'deployment.environment' || !isEnvironmentNamed)
    .flatMap((key): Fact[] => {
      const value = values.get(key);
      return value === undefined ? [] : [[key, shortText(value, LONGEST_VALUE)]];
    })
    .slice(0, MOST_FACTS);
}
