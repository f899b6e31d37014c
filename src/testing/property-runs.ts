const asked = Number(process.env.LONGPOLE_PROPERTY_RUNS ?? 200);

if (!Number.isSafeInteger(asked) || asked < 1) {
  throw new Error(`LONGPOLE_PROPERTY_RUNS is to be a whole number above 0, not ${process.env.LONGPOLE_PROPERTY_RUNS}.`);
}

/** How many random cases each property test tries: 200, or 10,000 under `npm run test:long`. Pass as fast-check's `numRuns`. */
export const PROPERTY_RUNS = asked;

/** How many mutations of each sample file are tried: 100, or 1,000 under `npm run test:long`. */
export const MUTATION_RUNS = Math.min(1000, Math.ceil(asked / 2));
