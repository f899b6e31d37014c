import { useMemo } from 'react';
import type { Finding } from '../../analysis/finding.ts';
import type { CriticalPath } from '../../analysis/trace-analysis.ts';
import { rootTimes } from '../finding-sight.ts';
import { stripPieces } from './strip-pieces.ts';

export interface FindingStripProps {
  readonly finding: Finding;
  readonly path: CriticalPath;
}

/** Where in the request the finding's time is, and how much of it; what runs on after its end stands behind a line. */
export function FindingStrip({ finding: { stretches }, path }: FindingStripProps) {
  const { start, end } = rootTimes(path);
  const last = useMemo(
    () => stretches.reduce((latest, stretch) => Math.max(latest, stretch.end), end),
    [stretches, end],
  );
  const pieces = useMemo(() => stripPieces(stretches, start, last), [stretches, start, last]);
  if (stretches.length === 0 || !(end > start)) return null;
  return (
    <div
      aria-hidden
      className="relative h-1.5 overflow-hidden rounded-xs bg-track forced-color-adjust-none forced-colors:border forced-colors:border-line"
    >
      {pieces.map(({ left, width }) => (
        <div
          key={left}
          className="absolute inset-y-0 min-w-0.5 bg-accent"
          style={{ left: `min(${left * 100}%, 100% - 2px)`, width: `${width * 100}%` }}
        />
      ))}
      {last > end && (
        <div
          className="absolute inset-y-0 w-px bg-ink"
          style={{ left: `${((end - start) / (last - start)) * 100}%` }}
        />
      )}
    </div>
  );
}
