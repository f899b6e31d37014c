import { Link } from 'wouter';
import { usePathname, useSearch } from 'wouter/use-browser-location';
import { EmptyState } from '../ui/empty-state.tsx';
import { basePath, belowBase } from './base-path.ts';
import { jaegerSettings } from './jaeger-settings.ts';
import { OpenPage } from './open-page.tsx';
import { useDocumentTitle } from './use-document-title.ts';
import { useTellPainted } from './use-rest.ts';

/** What an address shows that is none of ours; but `/open`, which is loaded with it, opens what the address holds. */
export function UnknownPage() {
  const path = belowBase(usePathname(), basePath());
  const query = useSearch() + location.hash;
  if (path === '/open' || path === '/open/') return <OpenPage query={query} />;
  return JAEGERS.test(path ?? '') && jaegerSettings() !== null ? <NotAsInJaeger /> : <NoSuchPage />;
}

/** Pages of Jaeger's that are about no trace. */
const JAEGERS = /^\/(?:dependencies|dag|system-architecture|deep-dependencies|monitor|quality-metrics|plexus)\b/;

/** To whoever comes by a link to what Jaeger's own page shows, where ours stands in its place. */
function NotAsInJaeger() {
  useDocumentTitle('Not here');
  useTellPainted(true);
  return (
    <main className="min-h-0 flex-1 overflow-y-auto pt-16">
      <h1 className="sr-only">Not here</h1>
      <EmptyState
        title="This page of Jaeger’s has none in its place here"
        action={
          <Link href="/search" className="underline decoration-line2 underline-offset-2">
            Search traces
          </Link>
        }
      >
        Longpole finds and shows traces. It has no graph of services, and no figures of them over time.
      </EmptyState>
    </main>
  );
}

function NoSuchPage() {
  useDocumentTitle('No such page');
  useTellPainted(true);
  return (
    <main className="min-h-0 flex-1 overflow-y-auto pt-16">
      <h1 className="sr-only">No such page</h1>
      <EmptyState
        title="There is no page at this address"
        action={
          <Link href="/" className="underline decoration-line2 underline-offset-2">
            To the first page
          </Link>
        }
      >
        A trace stands at <code className="font-mono">/trace/ID</code>. Paste its id into the box above, or drop a file.
      </EmptyState>
    </main>
  );
}
