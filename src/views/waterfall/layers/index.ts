import { awayMarks } from './away-marks.ts';
import { callerEdges } from './caller-edges.ts';
import { clockAxis } from './clock-axis.ts';
import { eventMarks } from './event-marks.ts';
import { fadedBars } from './faded-bars.ts';
import { groupMarks } from './group-marks.ts';
import { hiddenLeavesLayer } from './hidden-leaves.ts';
import type { Layer } from './layer.ts';
import { linkMarks } from './link-marks.ts';
import { pinMarks } from './pin-marks.ts';
import { pointerTime } from './pointer-time.ts';
import { rulerBand } from './ruler-band.ts';
import { shownTime } from './shown-time.ts';

/** What is drawn over the bars, from below to above; of two flags in one place of the axis the later is shown. */
export const LAYERS: readonly Layer[] = [
  fadedBars,
  awayMarks,
  hiddenLeavesLayer,
  groupMarks,
  callerEdges,
  linkMarks,
  pinMarks,
  eventMarks,
  clockAxis,
  rulerBand,
  shownTime,
  pointerTime,
];
