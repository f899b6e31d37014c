import { CircleAlert, CircleSlash, TriangleAlert, X } from 'lucide-react';
import { Fragment } from 'react';
import { counted } from '../../lib/counted.ts';
import type { LoadProblem } from '../../load/load-problem.ts';
import type { SearchProgress } from '../../load/search/open-search.ts';
import type { SearchQuery } from '../../trace/search-query.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { formatBytes } from '../format-amount.ts';
import { ProgressLine } from '../trace-page/progress-line.tsx';
import type { FoundPlace } from './search-places.ts';
import { UnknownService } from './unknown-service.tsx';
import type { WhyEmpty } from './why-empty.ts';

export interface SearchingProps {
  /** Where is searched, in words. */
  readonly where: string;
  readonly progress: SearchProgress | null;
  readonly onCancel: () => void;
}

/** A search under way. */
export function Searching({ where, progress, onCancel }: SearchingProps) {
  return (
    <div className="relative flex min-h-[42px] items-center gap-3 border-b border-line px-4 py-1">
      <div className="min-w-0 flex-1">
        <p className="truncate">
          <span role="status">
            Searching <bdi>{where.slice(0, 100)}</bdi>…
          </span>
          {progress !== null && <span className="text-ink2"> {amountWords(progress)}</span>}
        </p>
        {progress !== null && progress.address !== '' && (
          <p
            title={progress.address.slice(0, 1000)}
            className="truncate font-mono text-[11px] leading-[15px] text-ink2"
          >
            {progress.address.slice(0, 500)}
          </p>
        )}
      </div>
      <Button size="small" onClick={onCancel}>
        Cancel
      </Button>
      <ProgressLine value={progress?.bytes ?? 0} total={progress?.totalBytes ?? 0} />
    </div>
  );
}

function amountWords({ bytes, traces }: SearchProgress): string {
  return `${formatBytes(bytes)}${traces > 0 ? ` · ${counted(traces, 'trace')}` : ''}`;
}

const MOST_PARTS = 10;

export interface NotUnderstoodProps {
  readonly parts: readonly string[];
  readonly onClose: () => void;
}

/** What of the address the search passes over: it may find more than the link was to. */
export function NotUnderstood({ parts, onClose }: NotUnderstoodProps) {
  const others = parts.length - MOST_PARTS;
  return (
    <div className="flex items-start gap-2.5 border-b border-line bg-track px-4 py-2 [overflow-wrap:anywhere]">
      <TriangleAlert size={14} aria-hidden className="mt-0.5 shrink-0 text-ink2" />
      <p role="status" className="min-w-0 flex-1">
        Not understood in the address:{' '}
        {parts.slice(0, MOST_PARTS).map((part, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts may be alike, and do not move.
          <Fragment key={i}>
            {i > 0 && ', '}
            <bdi className="font-mono text-[11px]">{part.slice(0, 80)}</bdi>
          </Fragment>
        ))}
        {others > 0 && ` and ${counted(others, 'other')}`}. The search is without {parts.length === 1 ? 'it' : 'them'}.
      </p>
      <IconButton label="Close the note" size="small" onClick={onClose}>
        <X size={13} aria-hidden />
      </IconButton>
    </div>
  );
}

export interface SearchFailureProps {
  readonly problem: LoadProblem;
  readonly onRetry: (() => void) | null;
}

/** Why a search gave no answer: a sentence, the address asked, the server's own words, what to try. */
export function SearchFailure({ problem, onRetry }: SearchFailureProps) {
  return (
    <div role="alert" className="flex items-start gap-2.5 border-b border-line bg-err-bg px-4 py-3">
      <CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-err" />
      <div className="flex min-w-0 flex-1 flex-col gap-1 [overflow-wrap:anywhere]">
        <p className="text-[13px] font-semibold">{problem.sentence}</p>
        {problem.serverWords !== '' && (
          <p>
            {problem.status > 0 && `${problem.status}: `}
            <q>{problem.serverWords.slice(0, 1000)}</q>
          </p>
        )}
        {problem.address !== '' && <p className="font-mono text-[11px] text-ink2">{problem.address.slice(0, 1000)}</p>}
        {problem.advice.map((advice) => (
          <p key={advice}>{advice}</p>
        ))}
      </div>
      {onRetry !== null && <Button onClick={onRetry}>Retry</Button>}
    </div>
  );
}

/** A search that was taken back before it was answered. */
export function SearchCancelled({ onAgain }: { readonly onAgain: () => void }) {
  return (
    <div className="flex items-center gap-2 border-b border-line px-4 py-2">
      <CircleSlash size={14} aria-hidden className="shrink-0 text-ink2" />
      <p role="status">The search was cancelled.</p>
      <Button size="small" className="ml-auto" onClick={onAgain}>
        Search again
      </Button>
    </div>
  );
}

export interface NothingFoundProps {
  readonly why: WhyEmpty;
  /** Where it was searched, null if that is not here any more. */
  readonly found: FoundPlace | null;
  readonly query: SearchQuery;
  readonly onStep: (query: SearchQuery) => void;
  readonly onAgain: () => void;
}

/** Why there may be nothing, and what to try. */
export function NothingFound({ why, found, query, onStep, onAgain }: NothingFoundProps) {
  return (
    <EmptyState
      title="Nothing fits this search."
      action={
        <>
          {why.steps.map((step) => (
            <Button key={step.label} className="max-w-full" title={step.label} onClick={() => onStep(step.query)}>
              <span className="truncate">{step.label}</span>
            </Button>
          ))}
          <Button onClick={onAgain}>Search again</Button>
        </>
      }
    >
      {found !== null && query.service !== '' && query.traceQl === '' && (
        <UnknownService found={found} query={query} onStep={onStep} />
      )}
      {why.reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
    </EmptyState>
  );
}
