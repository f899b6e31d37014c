import { Search } from 'lucide-react';
import { memo, Suspense, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { IconButton } from '../../ui/icon-button.tsx';
import { lazyPart } from '../../ui/lazy-part.tsx';
import { registerReveal } from '../open-box/box-text.ts';
import { NARROW, useMediaQuery } from '../use-media-query.ts';
import { useRest } from '../use-rest.ts';
import { Logo } from './logo.tsx';

const Settings = lazyPart(async () => (await import('./settings.tsx')).Settings);
const FoldedBox = lazyPart(async () => (await import('./folded-box.tsx')).FoldedBox);
const BarOpenBox = lazyPart(async () => (await import('../open-box/open-box.tsx')).BarOpenBox);

/** The bar above every page. The first page has the box itself. */
export const TopBar = memo(function TopBar({ hasBox }: { readonly hasBox: boolean }) {
  const isNarrow = useMediaQuery(NARROW);
  const [isSearching, setSearching] = useState(false);
  useEffect(() => registerReveal(() => setSearching(true)), []);
  const hasRest = useRest();
  const isFolded = isNarrow && hasBox;
  return (
    <header className="flex h-10 shrink-0 items-center gap-5 border-b border-line bg-surface px-4 max-sm:h-11 max-sm:gap-2">
      {isFolded && isSearching ? (
        <Suspense>
          <FoldedBox onClose={() => setSearching(false)} />
        </Suspense>
      ) : (
        <>
          <Link href="/" className="flex shrink-0 items-center gap-2 text-[13px] font-semibold" aria-label="Longpole">
            <Logo /> Longpole
          </Link>
          <div className="flex min-w-0 flex-1">{hasBox && !isNarrow && <WideBox isWanted={isSearching} />}</div>
          <nav aria-label="Settings" className="flex min-w-0 shrink-0 items-center gap-2 max-sm:gap-0.5">
            {isFolded && (
              <IconButton label="Open a trace" onClick={() => setSearching(true)}>
                <Search size={15} aria-hidden />
              </IconButton>
            )}
            {hasRest && (
              <Suspense>
                <Settings isNarrow={isNarrow} />
              </Suspense>
            )}
          </nav>
        </>
      )}
    </header>
  );
});

/** Reading what is pasted takes code that no row needs: until it is here, the box's place is kept. */
function WideBox({ isWanted }: { readonly isWanted: boolean }) {
  const hasRest = useRest();
  const place = <div className="h-[28px] w-full max-w-[540px] rounded-[5px] border border-line2 bg-bg" />;
  if (!hasRest && !isWanted) return place;
  return (
    <Suspense fallback={place}>
      <BarOpenBox isFocusedAtOnce={isWanted} />
    </Suspense>
  );
}
