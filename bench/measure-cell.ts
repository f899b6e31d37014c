import type { Browser, Page } from '@playwright/test';
import { type Cell, SUBJECTS, type Subject } from './cell.ts';
import { emptyPagePath } from './empty-page.ts';
import { type Payload, packedFile } from './make-trace.ts';
import { type Measurement, measure, untilAnalysed, type Visit } from './measure.ts';
import { measurePhases } from './measure-phases.ts';
import { aboveEmpty, measureMemory, type PageMemory } from './memory.ts';
import type { PlannedCell } from './plan.ts';
import { nameOf } from './report.ts';
import { pagePath, servedPath, type Way } from './ways.ts';

/** Addresses of what is measured, each with a slash at its end. */
export interface Routes {
  /** Of the bench's server, which has the empty pages. */
  readonly direct: string;
  /** Where our page is served: the same as `direct`, or our server in front of it. */
  readonly ours: string;
  /** Where the page of the other checkout is served; null if there is none. */
  readonly other: string | null;
}

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

/** Measures a cell, its subjects in turn, so that what else the machine does falls on all of them. */
export async function measureCell(planned: PlannedCell, payload: Payload, options: MeasureCellOptions): Promise<Cell> {
  const runs: Record<Subject, Measurement[]> = { F: [], B: [], ours: [], other: [] };
  const failures: string[] = [];
  let memory: PageMemory | null = null;
  /** Tells of a step and takes it; one page that does not come through must not cost an hour's other figures. */
  const attempt = async <Result>(what: string, step: () => Promise<Result>): Promise<Result | null> => {
    options.onStep(`${nameOf(planned)}: ${what}`);
    return step().catch((error: unknown) => {
      failures.push(`${nameOf(planned)}, ${what}: ${sentenceOf(error)}`);
      return null;
    });
  };
  for (let repetition = 0; repetition < planned.repeat; repetition++) {
    const subjects = subjectsOf(planned, options.routes);
    // Back and forth, so that nobody comes after the same one always.
    for (const subject of repetition % 2 === 0 ? subjects : subjects.toReversed()) {
      const visit = visitOf(subject, planned, payload, options.routes);
      const measurement = await attempt(`${subject} ${repetition + 1} of ${planned.repeat}`, () =>
        measure(visit, async (page, { browser }) => {
          if (subject === 'ours' && repetition === 0) memory = await look(page, browser, planned, options);
        }),
      );
      if (measurement !== null) runs[subject].push(measurement);
    }
  }
  const phases = options.isTraced
    ? await attempt('phases', () =>
        measurePhases(visitOf('ours', planned, payload, options.routes), sourceOf(planned.way, payload)),
      )
    : null;
  const { way, spanCount } = planned;
  return { way, spanCount, byteLength: payload.byteLength, runs, memory, phases, failures };
}

/** A picture shows the trace as it stays, and its memory is what it takes then. */
async function look(page: Page, browser: Browser, planned: PlannedCell, { empty, pictureOf }: MeasureCellOptions) {
  await untilAnalysed(page);
  const memory = aboveEmpty(await measureMemory(page, browser), empty);
  await page.screenshot({ path: pictureOf(planned) });
  return memory;
}

/** Returns how a subject is opened. */
export function visitOf(subject: Subject, { way, spanCount }: PlannedCell, payload: Payload, routes: Routes): Visit {
  const file = way.line === 'file' ? fileOf(way, payload) : null;
  return { url: addressOf(subject, way, payload, routes), rowCount: spanCount, file };
}

function addressOf(subject: Subject, way: Way, payload: Payload, routes: Routes): string {
  const isFile = way.line === 'file';
  if (subject === 'F' || subject === 'B') {
    const page = subject === 'F' ? 'parse' : 'receive';
    return routes.direct + emptyPagePath(page, sourceOf(way, payload), payload.spanCount);
  }
  const page = subject === 'other' && routes.other !== null ? routes.other : routes.ours;
  return isFile ? page : page + pagePath(way, payload);
}

function sourceOf(way: Way, payload: Payload): string | null {
  return way.line === 'file' ? null : servedPath(way, payload);
}

function fileOf({ packing }: Way, payload: Payload): string {
  return packing === 'gzip' ? packedFile(payload) : payload.file;
}

function subjectsOf({ isParsable }: PlannedCell, { other }: Routes): Subject[] {
  return SUBJECTS.filter((subject) => (subject !== 'F' || isParsable) && (subject !== 'other' || other !== null));
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
