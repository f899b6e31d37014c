import { afterTheAnswer } from './after-the-answer.ts';
import { batch20k } from './batch-20k.ts';
import { checkout1s } from './checkout-1s.ts';
import { checkout4s } from './checkout-4s.ts';
import { clockOff } from './clock-off.ts';
import { dns30s } from './dns-30s.ts';
import { errorEchoes } from './error-echoes.ts';
import { incomplete } from './incomplete.ts';
import { nPlusOne } from './n-plus-one.ts';
import { productSequential } from './product-sequential.ts';
import type { Example } from './story.ts';

/** The examples in the order of the first page. */
export const EXAMPLES: readonly Example[] = [
  checkout4s,
  checkout1s,
  dns30s,
  productSequential,
  nPlusOne,
  errorEchoes,
  afterTheAnswer,
  clockOff,
  incomplete,
  batch20k,
];
