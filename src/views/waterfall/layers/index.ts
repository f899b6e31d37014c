import { groupMarks } from './group-marks.ts';
import type { Layer } from './layer.ts';

/** What is drawn over the bars, from below to above. */
export const LAYERS: readonly Layer[] = [groupMarks];
