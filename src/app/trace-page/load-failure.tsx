import { CircleAlert, CircleSlash } from 'lucide-react';
import type { LoadProblem } from '../../load/load-problem.ts';
import { ANY_TRACE } from '../../trace/search-query.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ChooseFiles } from '../choose-files.tsx';
import { askForBackend } from '../dialogs.tsx';
import { FIRST_SEARCH, formatSearch } from '../search-page/search-address.ts';
import { readTimeHint } from '../search-page/time-hint.ts';
import { NO_SOURCE, type TraceState, type TracesState } from '../url-state.ts';
import { useNavigate } from '../use-address.ts';
import { usePageSetup } from '../use-page-setup.ts';
import { useTellPainted } from '../use-rest.ts';
import { KnownFromLink } from './known-from-link.tsx';
import { type Missing, missingProblem } from './missing-problem.ts';
import { nameOfAddress } from './title-texts.ts';
import { useOnlyExample, useSameExample } from './use-same-example.ts';

export interface LoadFailureProps {
  readonly address: TraceState | TracesState;
  readonly problem: LoadProblem | Missing;
  /** null where trying again cannot help. */
  readonly onRetry: (() => void) | null;
  /** Shows what the source holds beside what was asked for; null where it holds nothing. */
  readonly onShowOthers?: (() => void) | null;
}

/** Tells why there is no trace: a sentence, the address asked, the server's own words, what to try. */
export function LoadFailure({ address, onRetry, onShowOthers, ...told }: LoadFailureProps) {
  useTellPainted(true);
  const example = useSameExample(address);
  const goesOn = useOnlyExample(address, told.problem, example);
  if (goesOn) return <main className="min-h-0 flex-1" />;
  const problem = typeof told.problem === 'string' ? missingProblem(told.problem, address) : told.problem;
  const isCancelled = problem.kind === 'cancelled';
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
          {onRetry && (
            <Button variant="primary" onClick={onRetry}>
              Retry
            </Button>
          )}
          {onShowOthers && <Button onClick={onShowOthers}>Show what it holds</Button>}
          {example && <OpenExample address={address} name={example.name} />}
          <OtherBackends address={address} />
          {problem.kind === 'not_found' && <SearchThatTime address={address} />}
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

/** The same id from another backend, since people do not always know where a trace went. */
function OtherBackends({ address }: Pick<LoadFailureProps, 'address'>) {
  const { backends, current } = usePageSetup();
  const navigate = useNavigate();
  if (address.example !== '' || (address.page === 'traces' && address.traceIds.length === 0)) return null;
  const asked = address.file === '' ? address.backend || current?.name : '';
  const others = (backends ?? []).filter((backend) => backend.name !== asked).slice(0, 4);
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
