import { asyncTail } from './async-tail.ts';
import { chatty } from './chatty.ts';
import { clockSkew } from './clock-skew.ts';
import { coldStart } from './cold-start.ts';
import { connectionSetup } from './connection-setup.ts';
import { dataQuality } from './data-quality.ts';
import { error } from './error.ts';
import { fanOut } from './fan-out.ts';
import { fatLeaf } from './fat-leaf.ts';
import { gap } from './gap.ts';
import type { Insight } from './insight.ts';
import { lostData } from './lost-data.ts';
import { missingParent } from './missing-parent.ts';
import { modelCalls } from './model-calls.ts';
import { nPlusOne } from './n-plus-one.ts';
import { retry } from './retry.ts';
import { sampling } from './sampling.ts';
import { sequential } from './sequential.ts';
import { timeoutLimit } from './timeout-limit.ts';
import { tooManySpans } from './too-many-spans.ts';
import { unknownService } from './unknown-service.ts';
import { waves } from './waves.ts';
import { workAfterAnswer } from './work-after-answer.ts';

/** The insights, in the order in which those of one rank and effect are told. */
export const INSIGHTS: readonly Insight[] = [
  error,
  clockSkew,
  missingParent,
  dataQuality,
  lostData,
  asyncTail,
  workAfterAnswer,
  retry,
  nPlusOne,
  sequential,
  waves,
  fatLeaf,
  gap,
  modelCalls,
  connectionSetup,
  timeoutLimit,
  coldStart,
  tooManySpans,
  unknownService,
  fanOut,
  chatty,
  sampling,
];
