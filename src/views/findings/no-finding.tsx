import { useState } from 'react';
import type { Verdict } from '../../analysis/trace-analysis.ts';
import { useLoaded } from '../../ui/use-loaded.ts';

const loadTitles = async () =>
  (await import('../../analysis/insights/index.ts')).INSIGHTS.map(({ title }) => title).join(', ');

/** Where nothing was found: that, and what was looked for. */
export function NoFinding({ verdict }: { readonly verdict: Verdict }) {
  const [isOpen, setOpen] = useState(false);
  const titles = useLoaded(loadTitles, isOpen, () => setOpen(false));
  const sentence = verdict.parts.map(({ text }) => text).join('');
  return (
    <div className="flex flex-col gap-1.5 border-b border-line px-4 py-3 [overflow-wrap:anywhere]">
      <p className="leading-[17px]">{sentence || 'Nothing stands out.'}</p>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)} className="text-ink2">
        <summary className="w-fit cursor-pointer">What was looked for</summary>
        <p className="pt-1 pl-3">{titles}</p>
      </details>
    </div>
  );
}
