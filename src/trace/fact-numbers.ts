import { FACT_KEYS, type Fact, OTHER_FACTS } from './span-facts.ts';

/** All facts; the place of each is its number. */
export const FACTS: readonly Fact[] = [...Object.keys(FACT_KEYS).filter(isAttributeFact), ...OTHER_FACTS];

const FACT_NUMBERS: ReadonlyMap<Fact, number> = new Map(FACTS.map((fact, number) => [fact, number]));

/** The number of the fact that each attribute's key stands for, in the form of a `KeyTable`. */
export const FACT_NUMBER_OF_KEY: Readonly<Record<string, number>> = Object.fromEntries(
  Object.values(FACT_KEYS).flatMap((keys, number) => keys.map((key) => [key, number])),
);

/** Returns the number of a fact. */
export function factNumber(fact: Fact): number {
  return FACT_NUMBERS.get(fact) ?? FACTS.length;
}

function isAttributeFact(name: string): name is keyof typeof FACT_KEYS {
  return name in FACT_KEYS;
}
