import { clockSkew } from './clock-skew.ts';
import { error } from './error.ts';
import type { Insight } from './insight.ts';
import { modelCalls } from './model-calls.ts';

/** The insights, in the order in which those of one rank and effect are told. */
export const INSIGHTS: readonly Insight[] = [error, clockSkew, modelCalls];
