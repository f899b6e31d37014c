import { useQuery } from '@tanstack/react-query';
import { TriangleAlert, X } from 'lucide-react';
import { Link } from 'wouter';
import { counted } from '../../lib/counted.ts';
import { probeBackend } from '../../load/backends/probe-backend.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import type { ListedBackend } from '../backends.ts';
import { removeBackend } from '../change-backends.ts';
import { askForBackend } from '../dialogs.tsx';
import { jaegerSettings } from '../jaeger-settings.ts';
import { usePageSetup } from '../use-page-setup.ts';
import { Section } from './section.tsx';

/** The backends that can be asked, with what a trial call says of each. */
export function BackendList() {
  const { backends } = usePageSetup();
  return (
    <Section
      title="Backends"
      end={
        <span className="flex gap-3.5 text-ink2">
          <Link href="/search" className="underline decoration-line2 underline-offset-2 hover:decoration-current">
            Search traces
          </Link>
          <TextButton onClick={() => askForBackend()}>Add a backend</TextButton>
        </span>
      }
    >
      {backends?.length === 0 && (
        <p className="border-y border-line py-2 text-ink2">
          None yet. Add a Jaeger, Tempo or Zipkin, or start with{' '}
          <code className="font-mono">npx longpole --backend NAME=URL</code>.
        </p>
      )}
      <ConfigProblems />
      <ul>
        {backends?.map((backend) => (
          <li key={backend.name} className="flex items-start border-t border-line py-1.5 last:border-b">
            <BackendLines backend={backend} />
            {backend.isAdded && (
              <IconButton label={`Remove ${backend.name}`} size="small" onClick={() => removeBackend(backend.name)}>
                <X size={13} aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Our own server writes into the page what it is told. */
function isConfiguredByFile(): boolean {
  return !document.getElementById('page-setup')?.textContent && jaegerSettings() === null;
}

/** What a file beside the page says in vain: nobody else tells whoever wrote it. */
function ConfigProblems() {
  const { data } = useQuery({
    queryKey: ['config problems'],
    queryFn: async () => (await import('../../load/config-problems.ts')).fetchConfigProblems(document.baseURI),
    enabled: isConfiguredByFile(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!data?.length) return null;
  return (
    <div role="note" className="border-t border-line py-2 last:border-b [overflow-wrap:anywhere]">
      <p className="flex items-center gap-1.5 font-semibold">
        <TriangleAlert size={13} aria-hidden className="shrink-0 text-ink2" /> config.json beside this page
      </p>
      {data.map((sentence) => (
        <p key={sentence} className="text-ink2">
          {sentence.slice(0, 300)}
        </p>
      ))}
    </div>
  );
}

function BackendLines({ backend }: { readonly backend: ListedBackend }) {
  const { data, error } = useProbe(backend);
  return (
    <div className="min-w-0 flex-1">
      <p className="truncate">
        <strong className="font-semibold">{backend.name}</strong>
        <span className="pl-2 text-ink2">{data ? `${data.title} ${data.version}`.trim() : backend.kind}</span>
      </p>
      <p className="truncate text-ink2" title={backend.url}>
        {backend.url.replace(/\/$/, '')}
        {data && data.serviceCount >= 0 && ` · ${counted(data.serviceCount, 'service')}`}
      </p>
      {error && <p className="text-ink2">{error.message}</p>}
    </div>
  );
}

function useProbe({ isAdded: _, ...config }: ListedBackend) {
  return useQuery({
    queryKey: ['probe', config.url, config.kind ?? ''],
    queryFn: ({ signal }) => probeBackend(config, signal),
    staleTime: 60_000,
  });
}
