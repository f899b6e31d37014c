/**
 * Colours of services and other groups, dealt in order of appearance in a trace, so that one link looks the same to two
 * people. One set for both themes: each at least 3:1 against every background used, none like the red of errors. They
 * come in eights. All sixteen are apart in usual sight; within an eight also for colour-blind eyes, to which the second
 * eight is told from the first by a mark. `palette.test.ts` holds the figures.
 */
export const SERVICE_PALETTE = [
  '#4669B0',
  '#B97716',
  '#269B92',
  '#927CDF',
  '#607244',
  '#925978',
  '#3983A0',
  '#66965C',
  '#90602F',
  '#648CCF',
  '#1E7D6A',
  '#BF71A6',
  '#937C05',
  '#805CA0',
  '#898C70',
  '#7868CD',
] as const;

/** Returns the colour of the service at position `index` of a trace's services. From the 17th on they repeat. */
export function serviceColour(index: number): string {
  return SERVICE_PALETTE[index % SERVICE_PALETTE.length];
}
