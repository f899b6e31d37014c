import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense, useEffect, useState } from 'react';
import { Router } from 'wouter';
import { lazyPart } from '../ui/lazy-part.tsx';
import { basePath } from './base-path.ts';
import { keepEarlyInput } from './early-input.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { createQueryClient } from './query-client.ts';
import { TopBar } from './top-bar/top-bar.tsx';
import { TracePage } from './trace-page/trace-page.tsx';
import type { UrlState } from './url-state.ts';
import { useAddress } from './use-address.ts';
import { usePageKeys } from './use-page-keys.ts';
import { useRest } from './use-rest.ts';

const FirstPage = lazyPart(async () => (await import('./first-page/first-page.tsx')).FirstPage);

const Dialogs = lazyPart(async () => (await import('./dialogs.tsx')).Dialogs, 'left out');
const FileDrop = lazyPart(async () => (await import('./file-drop.tsx')).FileDrop, 'left out');
const SearchPage = lazyPart(async () => (await import('./search-page/search-page.tsx')).SearchPage);
const UnknownPage = lazyPart(async () => (await import('./unknown-page.tsx')).UnknownPage);
const PagePaste = lazyPart(async () => (await import('./page-paste.tsx')).PagePaste, 'left out');

const queryClient = createQueryClient();

/** The whole page. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Router base={basePath()}>
        <Frame />
      </Router>
    </QueryClientProvider>
  );
}

function Frame() {
  const address = useAddress();
  const hasRest = useRest();
  usePageKeys();
  useEffect(keepEarlyInput, []);
  // The bar and the page below it in a task each: rendered together they keep the browser busy for too long.
  const [isBarThere, setBarThere] = useState(false);
  useEffect(() => setBarThere(true), []);
  return (
    // Lower windows, as of a page at 400 %, scroll as a whole: what stands above the rows would else leave them no room.
    <div className="flex h-full min-h-[420px] flex-col">
      <TopBar hasBox={address.page !== 'first'} />
      <ErrorBoundary what="This page" resetKey={JSON.stringify(address)}>
        {isBarThere && <Page address={address} />}
      </ErrorBoundary>
      {(hasRest || address.page === 'first') && (
        <Suspense>
          <FileDrop />
          <PagePaste />
          <Dialogs />
        </Suspense>
      )}
    </div>
  );
}

function Page({ address }: { readonly address: UrlState }) {
  switch (address.page) {
    case 'first':
      return (
        <Suspense>
          <FirstPage />
        </Suspense>
      );
    case 'trace':
    case 'traces':
      return <TracePage address={address} />;
    case 'search':
      return (
        <Suspense>
          <SearchPage query={address.query} />
        </Suspense>
      );
    case 'unknown':
      return (
        <Suspense>
          <UnknownPage />
        </Suspense>
      );
  }
}
