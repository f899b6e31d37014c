import { Network } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import type { AskedBackend } from '../../load/asked-backend.ts';
import { announce } from '../../ui/announce.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { formatUrl, type TraceState, type TracesState } from '../url-state.ts';
import { askedSentence, cameTo } from './asked-words.ts';

export interface AskedChipProps {
  /** Those that were asked at once for the trace shown. */
  readonly asked: readonly AskedBackend[];
  readonly address: TraceState | TracesState;
}

/**
 * Which backends were asked and who had the trace; what each said when pressed. Not there where one was asked, or several
 * traces.
 */
export function AskedChip({ asked, address }: AskedChipProps) {
  const [isOpen, setOpen] = useState(false);
  const shown = asked.filter(({ came }) => came === 'shown');
  const sentence = shown.length === 1 ? askedSentence(asked) : '';
  useEffect(() => {
    if (sentence !== '') announce(sentence);
  }, [sentence]);
  if (sentence === '') return null;
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={sentence}
        title={sentence.slice(0, 1000)}
        onClick={() => setOpen(true)}
        className="flex h-[20px] min-w-0 cursor-pointer items-center gap-1 rounded-full border border-line2 px-2 text-ink hover:bg-hover pointer-coarse:h-8"
      >
        <Network size={12} aria-hidden className="shrink-0 text-ink2" />
        <span className="max-w-[60ch] truncate max-xl:hidden">{sentence.replace(/\.$/, '')}</span>
        <span className="max-w-[20ch] truncate xl:hidden">{shown[0].name} has it</span>
      </button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={sentence.slice(0, 300)}
        description="No backend was chosen, so all were asked at once. The address names the one that had it."
      >
        <dl className="flex flex-col gap-3">
          {asked.map((each) => (
            <div key={each.name}>
              <dt className="font-semibold [overflow-wrap:anywhere]">{each.name}</dt>
              <dd className="text-ink2 [overflow-wrap:anywhere]">
                {cameTo(each)}
                {each.came === 'left' && (
                  <Link
                    href={formatUrl({ ...address, backend: each.name })}
                    className="ml-2 whitespace-nowrap text-ink underline decoration-line2 underline-offset-2 hover:decoration-current"
                  >
                    Ask it
                  </Link>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </>
  );
}
