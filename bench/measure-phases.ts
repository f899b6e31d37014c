import { makeVisit, newWatchedPage, untilAnalysed, type Visit } from './measure.ts';
import { inFreshBrowser } from './open-browser.ts';
import { PHASE_CATEGORIES, type PhaseTimes, phasesOf } from './phases.ts';

/** Makes a visit in a browser of its own that is traced, which costs time: its figures are for comparing with each other. */
export function measurePhases(visit: Visit, source: string | null): Promise<PhaseTimes> {
  return inFreshBrowser(async ({ browser, context }) => {
    const page = await newWatchedPage(context, visit.rowCount);
    await browser.startTracing(page, { categories: [...PHASE_CATEGORIES] });
    await makeVisit(page, visit);
    await untilAnalysed(page);
    const trace = await browser.stopTracing();
    return phasesOf(JSON.parse(trace.toString()).traceEvents, source);
  });
}
