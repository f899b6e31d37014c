import { clipped, lineOf } from '../export/text/terminal-text.ts';
import { groupDigits } from '../lib/counted.ts';
import type { TraceSummary } from '../trace/span-table.ts';
import { spanTitle } from '../trace/span-title.ts';
import { formatDuration } from '../trace/time.ts';

/** A longer list is for the page. */
const MOST = 100;
/** As wide as the longest duration: `59 min 59.9 s`. */
const DURATION_COLUMNS = 10;

/** Returns a line for each trace that the answer to a search lists: its id, how long it took, its root. */
export function resultLines(results: readonly TraceSummary[], width: number): string[] {
  const lines = results.slice(0, MOST).map(({ traceId, duration, rootService, rootName }) => {
    const took = formatDuration(duration).padStart(DURATION_COLUMNS);
    const root = rootService === '' && rootName === '' ? '' : spanTitle(rootService, rootName);
    // The id is what one copies: of a line that is too long it is never what is cut.
    const id = lineOf(traceId, 200);
    const rest = clipped(lineOf(root), Math.max(20, width - id.length - DURATION_COLUMNS - 6));
    return `  ${id}  ${took}  ${rest}`.trimEnd();
  });
  const left = results.length - lines.length;
  return left > 0 ? [...lines, `  and ${groupDigits(left)} more`] : lines;
}
