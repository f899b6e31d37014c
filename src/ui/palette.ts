/**
 * Service colours, dealt in order of appearance in a trace, so that one link looks the same to two people. One set for
 * both themes: each at least 3:1 against every background used, and apart for colour-blind eyes (smallest OKLab
 * distance of the first six: 14 in usual sight, 7 for deuteranopia). From the ninth on the set repeats: names tell.
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
] as const;

/** Returns the colour of the service at position `index` of a trace's services. */
export function serviceColour(index: number): string {
  return SERVICE_PALETTE[index % SERVICE_PALETTE.length];
}
