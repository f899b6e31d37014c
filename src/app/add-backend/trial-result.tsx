import { CircleAlert, CircleCheck } from 'lucide-react';
import { counted } from '../../lib/counted.ts';
import type { LoadProblem } from '../../load/load-problem.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import type { TrialState } from './use-trial.ts';

export interface TrialResultProps {
  readonly state: TrialState;
  readonly name: string;
  readonly address: string;
}

/** What the trial call found, in words, and what to do where it found nothing. */
export function TrialResult({ state, name, address }: TrialResultProps) {
  switch (state.status) {
    case 'none':
      return null;
    case 'asking':
      return <p className="text-ink2">Asking…</p>;
    case 'worked': {
      const { title, version, serviceCount, api } = state.result;
      const services = serviceCount >= 0 ? `, ${counted(serviceCount, 'service')}` : '';
      return (
        <p className="flex items-start gap-2">
          <CircleCheck size={14} aria-hidden className="mt-px shrink-0 text-accent" />
          <span>
            It answers: <strong className="font-semibold">{`${title} ${version}`.trim()}</strong>
            {services}, API {api}.
          </span>
        </p>
      );
    }
    case 'failed':
      return <Failure problem={state.problem} name={name} address={address} />;
  }
}

function Failure({ problem, name, address }: { readonly problem: LoadProblem } & Omit<TrialResultProps, 'state'>) {
  const command = `npx longpole --backend ${name || 'NAME'}=${address.replace(/\/$/, '') || 'URL'}`;
  return (
    <div className="flex items-start gap-2">
      <CircleAlert size={14} aria-hidden className="mt-px shrink-0 text-err" />
      <div className="flex min-w-0 flex-col gap-2 [overflow-wrap:anywhere]">
        <p className="font-semibold">{problem.sentence}</p>
        {problem.serverWords !== '' && <q className="text-ink2">{problem.serverWords}</q>}
        {problem.kind === 'unreachable' ? (
          <>
            <p>
              Either nothing answers there, or the server does not let a page of this origin (
              <code className="font-mono text-[11px]">{location.origin}</code>) read its answers: a browser does not
              tell one from the other. Tempo never lets one, Zipkin lets any unless it is told otherwise.
            </p>
            <p>What always works is to let Longpole’s own server ask:</p>
            <p className="flex items-center gap-1.5 rounded border border-line bg-surface py-1 pr-1 pl-2">
              <code className="min-w-0 flex-1 font-mono text-[11px]">{command}</code>
              <CopyButton text={command} label="Copy the command" />
            </p>
          </>
        ) : (
          <ul className="list-disc space-y-1 pl-4">
            {problem.advice.map((advice) => (
              <li key={advice}>{advice}</li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
