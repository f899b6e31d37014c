import type { Insight } from './insight.ts';

/** The insights, in the order in which those of one rank and effect are told. */
export const INSIGHTS: readonly Insight[] = [];
