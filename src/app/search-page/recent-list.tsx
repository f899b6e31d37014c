import { X } from 'lucide-react';
import { Link } from 'wouter';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { useStored } from '../../ui/use-stored.ts';
import { recentSearches } from './recent-searches.ts';
import { parseSearch, type SearchState } from './search-address.ts';
import { placeWords, searchWords } from './search-words.ts';

export interface RecentSearchesProps {
  readonly currentBackend: string;
  /** Told of a search before its link is followed. */
  readonly onAsk: (asked: Pick<SearchState, 'place' | 'query'>) => void;
}

/** Searches made lately, in words, each removable. */
export function RecentSearches({ currentBackend, onAsk }: RecentSearchesProps) {
  const recent = useStored(recentSearches);
  if (recent.length === 0) return null;
  return (
    <section aria-label="Recent searches" className="px-4 pb-4">
      <div className="flex items-baseline justify-between pb-1 text-ink2">
        <h2>Recent</h2>
        <TextButton onClick={() => recentSearches.set([])}>Clear</TextButton>
      </div>
      <ul>
        {recent.map((search) => (
          <li key={search} className="flex items-center gap-1">
            <RecentLink search={search} currentBackend={currentBackend} onAsk={onAsk} />
            <IconButton
              label={`Remove ${searchWords(parseSearch(search).query)}`.slice(0, 200)}
              title="Remove"
              size="small"
              onClick={() => recentSearches.set(recentSearches.get().filter((other) => other !== search))}
            >
              <X size={12} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RecentLink({ search, currentBackend, onAsk }: RecentSearchesProps & { readonly search: string }) {
  const { place, query } = parseSearch(search);
  const words = searchWords(query);
  const where = placeWords(place, currentBackend);
  return (
    <Link
      href={`/search?${search}`}
      onClick={() => onAsk({ place, query })}
      title={`${words} · ${where}`.slice(0, 500)}
      className="min-w-0 flex-1 truncate py-1 underline decoration-line2 underline-offset-2 hover:decoration-current"
    >
      <bdi>{words}</bdi>
      {where !== currentBackend && <span className="text-ink2"> · {where}</span>}
    </Link>
  );
}
