/** Returns a text that is the same for what says the same, 64-bit numbers included; to compare, and not to read. */
export function saidText(said: object): string {
  return JSON.stringify(said, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
}
