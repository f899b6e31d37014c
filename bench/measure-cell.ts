import type { Browser, Page } from '@playwright/test';
import type { Cell, Subject } from './cell.ts';
import type { Payload } from './make-trace.ts';
import { type Measurement, measure, untilAnalysed } from './measure.ts';
import { measurePhases } from './measure-phases.ts';
import { aboveEmpty, measureMemory, type PageMemory } from './memory.ts';
import type { OpenBrowser } from './open-browser.ts';
import type { PlannedCell } from './plan.ts';
import { nameOf } from './report.ts';
import { type Routes, sourceOf, turnsOf, visitOf } from './visits.ts';

/** What all cells have in common. */
export interface MeasureCellOptions {
  readonly routes: Routes;
  /** What an empty page takes. */
  readonly empty: PageMemory;
  /** Whether a run more is traced for its phases. */
  readonly isTraced: boolean;
  /** Told what is being measured. */
  readonly onStep: (step: string) => void;
  /** Where the picture of a cell goes. */
  readonly pictureOf: (cell: PlannedCell) => string;
}

/** Measures a cell. One page that does not come through must not cost an hour's other figures, so it is only told. */
export async function measureCell(planned: PlannedCell, payload: Payload, options: MeasureCellOptions): Promise<Cell> {
  const { routes, onStep } = options;
  const runs: Record<Subject, Measurement[]> = { F: [], B: [], ours: [], other: [] };
  const failures: string[] = [];
  const attempt = <Result>(what: string, step: Promise<Result>): Promise<Result | null> =>
    step.catch((error: unknown) => {
      failures.push(`${nameOf(planned)}, ${what}: ${error instanceof Error ? error.message : error}`);
      return null;
    });
  let memory: PageMemory | null = null;
  for (const { subject, repetition } of turnsOf(planned, routes.other !== null)) {
    onStep(`${nameOf(planned)}: ${subject} ${repetition + 1} of ${planned.repeat}`);
    const lookOnce = async (page: Page, { browser }: OpenBrowser) => {
      if (subject === 'ours' && repetition === 0) memory = await attempt('look', look(page, browser, planned, options));
    };
    const measurement = await attempt(subject, measure(visitOf(subject, planned, payload, routes), lookOnce));
    if (measurement !== null) runs[subject].push(measurement);
  }
  const phases = options.isTraced ? await attempt('phases', tracedPhases(planned, payload, options)) : null;
  const { way, spanCount } = planned;
  return { way, spanCount, byteLength: payload.byteLength, runs, memory, phases, failures };
}

function tracedPhases(planned: PlannedCell, payload: Payload, { routes, onStep }: MeasureCellOptions) {
  onStep(`${nameOf(planned)}: phases`);
  return measurePhases(visitOf('ours', planned, payload, routes), sourceOf(planned.way, payload));
}

/** A picture shows the trace as it stays, and its memory is what it takes then. */
async function look(page: Page, browser: Browser, planned: PlannedCell, { empty, pictureOf }: MeasureCellOptions) {
  await untilAnalysed(page);
  const memory = aboveEmpty(await measureMemory(page, browser), empty);
  await page.screenshot({ path: pictureOf(planned) });
  return memory;
}
