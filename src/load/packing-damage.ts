import { LoadError } from './load-problem.ts';

/**
 * Returns what a stream of unpacked bytes fails with where its packing is damaged: a sentence if something was `given`
 * before, else a LoadError. `test` is the command that tells whether a file is whole.
 */
export function packingDamage(packing: string, test: string, given: number): Error {
  if (given > 0) return new Error(`the ${packing} packing is damaged or cut short from here on.`);
  return new LoadError({
    kind: 'unknown_format',
    sentence: `This is packed with ${packing}, and damaged from its beginning: nothing of it can be unpacked.`,
    advice: [`Fetch or copy the file anew; “${test}” tells whether it is whole.`],
  });
}
