import type { InsightFailure } from '../../analysis/trace-analysis.ts';
import { counted } from '../../lib/counted.ts';

/** Which kinds of findings there are none of because looking for them failed; the others stand. */
export function FailedInsights({ failures }: { readonly failures: readonly InsightFailure[] }) {
  if (failures.length === 0) return null;
  return (
    <details className="border-b border-line px-4 py-2 text-ink2">
      <summary className="w-fit cursor-pointer">{counted(failures.length, 'insight')} failed; the others stand</summary>
      <ul className="pt-1 pl-3 [overflow-wrap:anywhere]">
        {failures.map(({ insight, message }) => (
          <li key={insight}>
            {insight}: {message}
          </li>
        ))}
      </ul>
    </details>
  );
}
