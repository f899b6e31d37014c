import { CircleAlert, CircleSlash } from 'lucide-react';
import { Fragment } from 'react';
import type { LoadProblem, ProblemOf } from '../../load/load-problem.ts';
import { requestOfTraceId } from '../../load/request-id.ts';
import { ANY_TRACE } from '../../trace/search-query.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ChooseFiles } from '../choose-files.tsx';
import { askForBackend } from '../dialogs.tsx';
import { searchForRequest } from '../search-page/request-search.ts';
import { FIRST_SEARCH, formatSearch } from '../search-page/search-address.ts';
import { readTimeHint } from '../search-page/time-hint.ts';
import { NO_SOURCE, type TraceState, type TracesState } from '../url-state.ts';
import { useNavigate } from '../use-address.ts';
import { usePageSetup } from '../use-page-setup.ts';
import { useTellPainted } from '../use-rest.ts';
import { AnswerList } from './answer-list.tsx';
import { KnownFromLink } from './known-from-link.tsx';
import { type Missing, missingProblem } from './missing-problem.ts';
import { nameOfAddress } from './title-texts.ts';
import { useOnlyExample, useSameExample } from './use-same-example.ts';

export interface LoadFailureProps {
  readonly address: TraceState | TracesState;
  readonly problem: LoadProblem | Missing;
  /** null where there was nothing to try. */
  readonly onRetry: (() => void) | null;
}

/** Reading the same file once more finds the same bytes. */
const OF_THE_BYTES: ReadonlySet<LoadProblem['kind']> = new Set(['unknown_format', 'unsupported_format', 'no_spans']);

/**
 * Tells why there is no trace: a sentence, the address asked, the server's own words, what to try. Of an answer that lists
 * traces without their spans it shows the list.
 */
export function LoadFailure(props: LoadFailureProps) {
  useTellPainted(true);
  const { problem } = props;
  if (typeof problem === 'string' || !problem.results?.length) return <Failure {...props} />;
  return <AnswerList problem={problem} results={problem.results} />;
}

function Failure({ address, onRetry, ...told }: LoadFailureProps) {
  const example = useSameExample(address);
  const goesOn = useOnlyExample(address, told.problem, example);
  if (goesOn) return <main className="min-h-0 flex-1" />;
  const problem = typeof told.problem === 'string' ? missingProblem(told.problem, address) : told.problem;
  const isCancelled = problem.kind === 'cancelled';
  const isHopeless = onRetry === null || (address.file !== '' && OF_THE_BYTES.has(problem.kind));
  const name = nameOfAddress(address);
  const Icon = isCancelled ? CircleSlash : CircleAlert;
  return (
    <main className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-[720px] flex-col gap-4 px-4 pt-14 pb-8 max-sm:pt-6">
        <div role="alert" className="flex flex-col gap-4">
          <div className="flex min-w-0 items-center gap-1.5 text-ink2">
            <bdi className="truncate font-mono text-[11px]">{name.slice(0, 300)}</bdi>
            <CopyButton text={name} label="Copy what was asked for" />
          </div>
          <div className="flex items-start gap-2.5">
            <Icon size={19} aria-hidden className={`mt-0.5 shrink-0 ${isCancelled ? 'text-ink2' : 'text-err'}`} />
            <h1 className="min-w-0 text-[17px] leading-6 font-semibold [overflow-wrap:anywhere]">{problem.sentence}</h1>
          </div>
          <ProblemFacts problem={problem} />
        </div>
        <KnownFromLink address={address} />
        <div className="flex flex-wrap gap-2 pt-1">
          {!isHopeless && (
            <Button variant="primary" onClick={() => onRetry()}>
              Retry
            </Button>
          )}
          {told.problem === ('trace absent' satisfies Missing) && <ShowOthers address={address} />}
          {example && <OpenExample address={address} name={example.name} />}
          <OtherBackends address={address} asked={problem.said?.map(({ name }) => name) ?? []} />
          {problem.kind === 'not_found' && <SearchThatTime address={address} />}
          {(problem.kind === 'not_found' || problem.said) && <SearchRequest address={address} />}
          {address.example === '' && <ChooseFiles />}
        </div>
      </div>
    </main>
  );
}

function ProblemFacts({ problem }: { readonly problem: LoadProblem }) {
  return (
    <>
      {(problem.address !== '' || problem.serverWords !== '') && (
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 rounded-md border border-line bg-surface px-3 py-2.5">
          {problem.address !== '' && (
            <>
              <dt className="text-ink2">Asked</dt>
              <dd className="font-mono text-[11px] [overflow-wrap:anywhere]">{problem.address.slice(0, 1000)}</dd>
            </>
          )}
          {(problem.serverWords !== '' || problem.status > 0) && (
            <>
              <dt className="text-ink2">{problem.kind === 'worker_failed' ? 'Browser' : 'Answer'}</dt>
              <dd className="[overflow-wrap:anywhere]">
                {problem.status > 0 && <span className="pr-2 font-semibold">{problem.status}</span>}
                {problem.serverWords !== '' && <q>{problem.serverWords.slice(0, 1000)}</q>}
              </dd>
            </>
          )}
        </dl>
      )}
      {problem.said && <SaidList said={problem.said} />}
      {problem.advice.length > 0 && (
        <ul className="list-disc space-y-1 pl-5 text-[13px] leading-5">
          {problem.advice.map((advice) => (
            <li key={advice}>{advice}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What each of several backends said that were asked at once. */
function SaidList({ said }: { readonly said: readonly ProblemOf[] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 rounded-md border border-line bg-surface px-3 py-2.5 max-sm:grid-cols-1">
      {said.map(({ name, problem: { sentence, address, status, serverWords } }) => (
        <Fragment key={name}>
          <dt className="max-w-[24ch] font-semibold [overflow-wrap:anywhere]">{name}</dt>
          <dd className="flex min-w-0 flex-col gap-0.5 [overflow-wrap:anywhere]">
            <span>{sentence.slice(0, 1000)}</span>
            {serverWords !== '' && (
              <span className="text-ink2">
                {status > 0 && <span className="pr-2">{status}</span>}
                <q>{serverWords.slice(0, 500)}</q>
              </span>
            )}
            {address !== '' && <span className="font-mono text-[11px] text-ink2">{address.slice(0, 1000)}</span>}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** What the source holds beside what was asked for. */
function ShowOthers({ address }: Pick<LoadFailureProps, 'address'>) {
  const navigate = useNavigate();
  return <Button onClick={() => navigate({ ...address, page: 'traces', traceIds: [] })}>Show what it holds</Button>;
}

/** The bundled example of this id, wherever the link says that its trace is. */
function OpenExample({ address, name }: Pick<LoadFailureProps, 'address'> & { readonly name: string }) {
  const navigate = useNavigate();
  return (
    <Button onClick={() => navigate({ ...address, ...NO_SOURCE, example: name })}>Open the example “{name}”</Button>
  );
}

/** The search of the time that the link says the trace was of: what it was may be found beside others. */
function SearchThatTime({ address }: Pick<LoadFailureProps, 'address'>) {
  const navigate = useNavigate();
  const time = address.page === 'trace' ? readTimeHint(address.look ?? '') : null;
  if (time === null || address.example !== '' || address.file !== '') return null;
  const place = { type: 'backend', name: address.backend } as const;
  const query = formatSearch({ ...FIRST_SEARCH, place, query: { ...ANY_TRACE, time } });
  return <Button onClick={() => navigate({ page: 'search', query })}>Search the time of the link</Button>;
}

/** What was pasted as a trace's id may have been a request's: both are written alike. */
function SearchRequest({ address }: Pick<LoadFailureProps, 'address'>) {
  const navigate = useNavigate();
  const request = address.page === 'trace' ? requestOfTraceId(address.traceId) : null;
  if (request === null || address.example !== '' || address.file !== '') return null;
  const place = { type: 'backend', name: address.backend } as const;
  const query = formatSearch({ ...FIRST_SEARCH, place, query: searchForRequest(request) });
  return <Button onClick={() => navigate({ page: 'search', query })}>Search it as a request’s id</Button>;
}

/** The same id from another backend, since people do not always know where a trace went. */
function OtherBackends({ address, asked }: Pick<LoadFailureProps, 'address'> & { readonly asked: readonly string[] }) {
  const { backends, current } = usePageSetup();
  const navigate = useNavigate();
  if (address.example !== '' || (address.page === 'traces' && address.traceIds.length === 0)) return null;
  const last = address.file === '' ? address.backend || current?.name : '';
  const known = asked.length > 0 ? asked : [last];
  const others = (backends ?? []).filter((backend) => !known.includes(backend.name)).slice(0, 4);
  const wanted = isUnknown(address.backend, backends) ? address.backend : '';
  return (
    <>
      {others.map(({ name }) => (
        <Button key={name} onClick={() => navigate({ ...address, ...NO_SOURCE, backend: name })}>
          Open from {name}
        </Button>
      ))}
      <Button onClick={() => askForBackend(wanted)}>{wanted === '' ? 'Add a backend…' : `Add “${wanted}”…`}</Button>
    </>
  );
}

function isUnknown(name: string, backends: ReturnType<typeof usePageSetup>['backends']): boolean {
  return name !== '' && !backends?.some((backend) => backend.name === name);
}
