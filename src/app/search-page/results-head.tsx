import { RefreshCw, TriangleAlert } from 'lucide-react';
import { counted } from '../../lib/counted.ts';
import type { SearchAnswer } from '../../trace/found-trace.ts';
import type { SearchQuery } from '../../trace/search-query.ts';
import type { TimeZone } from '../../trace/time.ts';
import type { TraceOrder } from '../../trace/trace-order.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { headlineOf } from '../../views/search-results/headline.ts';
import { TIMES_TITLE } from '../../views/search-results/table-layout.ts';
import { fromBase } from '../base-path.ts';
import { SortChoice } from '../trace-page/sort-choice.tsx';
import type { SearchLinks } from './link-to-share.ts';
import { lastTimeWords, placeWords, rangeWords, searchWords } from './search-words.ts';
import type { AnsweredSearch } from './use-search.ts';

export interface ResultsHeadProps {
  readonly answered: AnsweredSearch;
  readonly zone: TimeZone;
  /** Whether a brush leaves only some of the traces in the table. */
  readonly isNarrowed: boolean;
  /** What brings another to it. */
  readonly links: SearchLinks;
  /** Traces that have come since. */
  readonly newerCount: number;
  /** More may not be asked for. */
  readonly mostResults: number;
  /** Whether the results are of an earlier search than the one asked for. */
  readonly isEarlier: boolean;
  readonly order: TraceOrder;
  readonly onOrder: (order: TraceOrder) => void;
  readonly onNewer: () => void;
  readonly onMore: (limit: number) => void;
}

/** What was searched and what was found, in sentences. */
export function ResultsHead(props: ResultsHeadProps) {
  const { answered, zone, isNarrowed, links, newerCount, mostResults, isEarlier } = props;
  const { order, onOrder, onNewer, onMore } = props;
  const { answer, query, place } = answered;
  const { figures, rest } = headlineOf(answer.traces, isNarrowed);
  const more = Math.min(mostResults, query.limit * 2);
  return (
    <div className="flex flex-col gap-1 px-4 pt-2.5 pb-3">
      <div className="flex min-h-[26px] flex-wrap items-center gap-x-3.5 gap-y-1">
        <p className="max-w-full min-w-0 truncate text-[13px] font-semibold">
          <bdi>{placeWords(place, '')}</bdi>, <bdi>{searchWords(query)}</bdi>
        </p>
        {answer.range !== null && <p className="text-ink2">{rangeWords(answer.range[0], answer.range[1], zone)}</p>}
        <span className="ml-auto flex flex-wrap items-center gap-2">
          {newerCount > 0 && (
            <Button size="small" onClick={onNewer}>
              <RefreshCw size={12} aria-hidden /> {newerCount} newer
            </Button>
          )}
          {answer.traces.length > 1 && (
            <SortChoice order={order} onOrder={(next) => next !== null && onOrder(next)} hasOwnOrder={false} />
          )}
          <CopyLinks links={links} query={query} />
        </span>
      </div>
      <div role="status" className="max-sm:order-first">
        <h1 className="text-[19px] leading-[26px] max-sm:text-[17px]">
          <strong className="font-semibold">{figures}</strong>
          {rest === '' ? '.' : `; ${rest}.`}
        </h1>
        <BrokenOff answer={answer} onAgain={onNewer} />
      </div>
      {isEarlier && <p className="text-ink2">These were found by the search before.</p>}
      <Notes answer={answer} />
      {answer.isLimited && answer.traces.length > 0 && query.limit < mostResults && (
        <p>
          <Button size="small" onClick={() => onMore(more)}>
            Look for up to {counted(more, 'trace')}
          </Button>
        </p>
      )}
    </div>
  );
}

interface CopyLinksProps extends Pick<ResultsHeadProps, 'links'> {
  readonly query: SearchQuery;
}

/** Of a relative time a link of the times that are shown, which brings others to the same traces, comes first. */
function CopyLinks({ links: { asShown, anew }, query: { time } }: CopyLinksProps) {
  if (asShown === '') return null;
  if (anew === '' || time.type !== 'last') {
    return (
      <CopyButton text={fromBase(asShown.slice(1))} label="Copy link to this search" size="normal">
        Copy link
      </CopyButton>
    );
  }
  const last = lastTimeWords(time.milliseconds);
  return (
    <>
      <CopyButton text={fromBase(asShown.slice(1))} label="Copy link to these times" size="normal">
        Copy link to these times
      </CopyButton>
      <CopyButton text={fromBase(anew.slice(1))} label={`Copy link to the ${last}`} size="normal">
        Copy link to the {last}
      </CopyButton>
    </>
  );
}

interface BrokenOffProps {
  readonly answer: SearchAnswer;
  readonly onAgain: () => void;
}

/** No figure is right of an answer that is not whole. */
function BrokenOff({ answer: { notes, traces }, onAgain }: BrokenOffProps) {
  const cut = notes.find(({ kind }) => kind === 'cut');
  if (cut === undefined) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 pt-1">
      <span className="flex min-w-0 items-start gap-1.5 text-err [overflow-wrap:anywhere]">
        <TriangleAlert size={14} aria-hidden className="mt-0.5 shrink-0" />
        {cut.sentence.replace(/[^.]$/, '$&.')} What is told here is of the {counted(traces.length, 'trace')} that came.
      </span>
      <Button size="small" onClick={onAgain}>
        Search again
      </Button>
    </p>
  );
}

/** What changes the meaning of the results stands above them. */
function Notes({ answer }: { readonly answer: SearchAnswer }) {
  const notes = answer.notes.filter(({ kind }) => kind !== 'backend' && kind !== 'cut');
  if (notes.length === 0) return null;
  return (
    <ul aria-label="Notes" className="text-ink2">
      {notes.map(({ sentence }) => (
        <li key={sentence} className="[overflow-wrap:anywhere]">
          {sentence}
        </li>
      ))}
    </ul>
  );
}

/** What else is told of a search: below its results. */
export function ResultsFoot({ answer }: { readonly answer: SearchAnswer }) {
  const notes = answer.notes.filter(({ kind }) => kind === 'backend').map(({ sentence }) => sentence);
  const reads = answer.traces.some(({ isCounted }) => !isCounted);
  return (
    <footer className="flex flex-wrap gap-x-6 gap-y-0.5 px-4 pt-3 pb-4 text-ink2 [overflow-wrap:anywhere]">
      {notes.map((note) => (
        <span key={note}>{note}</span>
      ))}
      {answer.address !== '' && <Asked address={answer.address} />}
      {reads && <span>{TIMES_TITLE} comes from the traces themselves, read as rows come into sight.</span>}
    </footer>
  );
}

/** The address in one line, however long; all of it is copied. */
function Asked({ address }: { readonly address: string }) {
  return (
    <span className="flex w-full min-w-0 items-center gap-1">
      <span className="min-w-0 truncate" title={address.slice(0, 1000)}>
        Asked: <bdi className="font-mono text-[11px]">{address.slice(0, 500)}</bdi>
      </span>
      <CopyButton text={address} label="Copy the address that was asked" />
    </span>
  );
}
