/** What happens while a trace is loaded, in the order in which it does. */
export const PHASES = [
  'request sent',
  'first byte',
  'last byte',
  'rows read',
  'tree made',
  'first row',
  'all rows',
  'analysis done',
] as const;
export type Phase = (typeof PHASES)[number];
