import type { Browser, Page } from '@playwright/test';
import { type Cell, SUBJECTS, type Subject } from './cell.ts';
import { emptyPagePath } from './empty-page.ts';
import { type Payload, packedFile } from './make-trace.ts';
import { type Measurement, measure, type Visit } from './measure.ts';
import { measureMemory, type PageMemory } from './memory.ts';
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
  /** Told what is being measured. */
  readonly onStep: (step: string) => void;
  /** Where the picture of a cell goes. */
  readonly pictureOf: (cell: PlannedCell) => string;
}

/** A picture shows the trace as it stays, and its memory is what it takes then. */
const ANALYSED_AFTER = 60_000;

/** Measures a cell, its subjects in turn, so that what else the machine does falls on all of them. */
export async function measureCell(planned: PlannedCell, payload: Payload, options: MeasureCellOptions): Promise<Cell> {
  const runs: Record<Subject, Measurement[]> = { F: [], B: [], ours: [], other: [] };
  const failures: string[] = [];
  let memory: PageMemory | null = null;
  const lookOnce = async (page: Page, browser: Browser) => {
    await page.getByText('Analysing…').first().waitFor({ state: 'hidden', timeout: ANALYSED_AFTER });
    await page.screenshot({ path: options.pictureOf(planned) });
    memory = aboveEmpty(await measureMemory(page, browser), options.empty);
  };
  for (let repetition = 0; repetition < planned.repeat; repetition++) {
    for (const subject of subjectsOf(planned, options.routes)) {
      options.onStep(`${nameOf(planned)}: ${subject} ${repetition + 1} of ${planned.repeat}`);
      const visit = visitOf(subject, planned, payload, options.routes);
      const isFirst = subject === 'ours' && repetition === 0;
      const measuring = measure(visit, async (page, { browser }) => {
        if (isFirst) await lookOnce(page, browser);
      });
      // One page that does not come through must not cost an hour's other figures.
      await measuring.then(
        (measurement) => runs[subject].push(measurement),
        (error: unknown) => failures.push(`${nameOf(planned)}, ${subject}: ${sentenceOf(error)}`),
      );
    }
  }
  const { way, spanCount } = planned;
  return { way, spanCount, byteLength: payload.byteLength, runs, memory, phases: null, failures };
}

/** Returns how a subject is opened. */
export function visitOf(subject: Subject, { way, spanCount }: PlannedCell, payload: Payload, routes: Routes): Visit {
  const file = way.line === 'file' ? fileOf(way, payload) : null;
  return { url: addressOf(subject, way, payload, routes), rowCount: spanCount, file };
}

function addressOf(subject: Subject, way: Way, payload: Payload, routes: Routes): string {
  const isFile = way.line === 'file';
  if (subject === 'F' || subject === 'B') {
    const source = isFile ? null : servedPath(way, payload);
    return routes.direct + emptyPagePath(subject === 'F' ? 'parse' : 'receive', source, payload.spanCount);
  }
  const page = subject === 'other' && routes.other !== null ? routes.other : routes.ours;
  return isFile ? page : page + pagePath(way, payload);
}

function fileOf({ packing }: Way, payload: Payload): string {
  return packing === 'gzip' ? packedFile(payload) : payload.file;
}

function subjectsOf({ isParsable }: PlannedCell, { other }: Routes): Subject[] {
  return SUBJECTS.filter((subject) => (subject !== 'F' || isParsable) && (subject !== 'other' || other !== null));
}

function aboveEmpty({ heap, process }: PageMemory, empty: PageMemory): PageMemory {
  return { heap, process: process - empty.process };
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
