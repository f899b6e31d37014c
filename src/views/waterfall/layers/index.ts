import { asyncTail } from './async-tail.ts';
import { awayMarks } from './away-marks.ts';
import { bracketsLayer } from './brackets.ts';
import { callerEdges } from './caller-edges.ts';
import { clockAxis } from './clock-axis.ts';
import { criticalPathLayer } from './critical-path.ts';
import { errorOrigins } from './error-origins.ts';
import { eventMarks } from './event-marks.ts';
import { fadedBars } from './faded-bars.ts';
import { findingAxis } from './finding-axis.ts';
import { findingBands } from './finding-bands.ts';
import { gapHatches } from './gap-hatches.ts';
import { ghostBars } from './ghost-bars.ts';
import { ghostEnd } from './ghost-end.ts';
import { ghostEndLine } from './ghost-end-line.ts';
import { groupMarks } from './group-marks.ts';
import { hiddenLeavesLayer } from './hidden-leaves.ts';
import type { Layer } from './layer.ts';
import { linkMarks } from './link-marks.ts';
import { movedBars } from './moved-bars.ts';
import { pinMarks } from './pin-marks.ts';
import { pointerTime } from './pointer-time.ts';
import { rowTagsLayer } from './row-tags.ts';
import { rulerBand } from './ruler-band.ts';
import { shownTime } from './shown-time.ts';

/** What is drawn over the bars, from below to above; of two flags in one place of the axis the later is shown. */
export const LAYERS: readonly Layer[] = [
  errorOrigins,
  groupMarks,
  gapHatches,
  fadedBars,
  awayMarks,
  hiddenLeavesLayer,
  movedBars,
  ghostBars,
  criticalPathLayer,
  bracketsLayer,
  callerEdges,
  linkMarks,
  pinMarks,
  eventMarks,
  rowTagsLayer,
  findingBands,
  asyncTail,
  clockAxis,
  findingAxis,
  ghostEndLine,
  ghostEnd,
  rulerBand,
  shownTime,
  pointerTime,
];
