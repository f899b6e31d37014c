import { CircleQuestionMark, ListFilter } from 'lucide-react';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { IconButton } from '../../ui/icon-button.tsx';
import { isLetterKeyOff } from '../../ui/letter-keys.ts';
import { showKeys } from '../dialogs.tsx';
import { isTakenByControl } from '../is-taken-by-control.ts';
import { useNavigate } from '../use-address.ts';
import { BackendMenu } from './backend-menu.tsx';
import { JaegerMenu } from './jaeger-menu.tsx';
import { ThemeButton } from './theme-button.tsx';

/** What stands at the right end of the bar. */
export function Settings({ isNarrow }: { readonly isNarrow: boolean }) {
  return (
    <>
      <SearchLink isNarrow={isNarrow} />
      <BackendMenu isNarrow={isNarrow} />
      {!isNarrow && <JaegerMenu />}
      <ThemeButton />
      <IconButton label="Keys and help" onClick={showKeys}>
        <CircleQuestionMark size={15} aria-hidden />
      </IconButton>
    </>
  );
}

/** To the search form, as the key `t` goes. */
function SearchLink({ isNarrow }: { readonly isNarrow: boolean }) {
  useSearchKey();
  const looks = 'inline-flex items-center justify-center rounded text-ink2 hover:bg-hover hover:text-ink';
  return (
    <Link
      href="/search"
      title="Search traces (t)"
      aria-label={isNarrow ? 'Search traces' : undefined}
      className={`${looks} ${isNarrow ? 'size-[26px] pointer-coarse:size-9' : 'h-[26px] px-2.5 whitespace-nowrap pointer-coarse:h-9'}`}
    >
      {isNarrow ? <ListFilter size={15} aria-hidden /> : 'Search traces'}
    </Link>
  );
}

function useSearchKey(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
      if (event.key !== 't' || hasModifier || event.defaultPrevented) return;
      if (isTakenByControl(event.target) || isLetterKeyOff(event)) return;
      navigate({ page: 'search', query: '' });
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [navigate]);
}
