import { Link } from 'wouter';
import { EmptyState } from '../ui/empty-state.tsx';
import { useDocumentTitle } from './use-document-title.ts';

/** What an address shows that is none of ours. */
export function UnknownPage() {
  useDocumentTitle('No such page');
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
