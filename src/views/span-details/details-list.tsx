import { type ReactNode, startTransition, useCallback, useEffect, useState } from 'react';
import { FIRST_ITEMS, type ListExcerpt } from '../../trace/details-excerpt.ts';
import { Button } from '../../ui/button.tsx';
import { SteppedList } from '../../ui/stepped-list.tsx';

/** Reads items [from, to) of a list. */
export type ListReader<Item> = (from: number, to: number) => Promise<ListExcerpt<Item>>;

export interface DetailsListProps<Item> {
  /** The beginning of the list, which is shown without asking. */
  readonly list: ListExcerpt<Item>;
  /** Keep its identity while the list is the same. */
  readonly read: ListReader<Item>;
  /** How many are shown at first, and more at a time. */
  readonly step?: number | undefined;
  /** What the items are called, in the plural. */
  readonly noun: string;
  /** Renders items, of which the first is number `from`, as a list of their own. Keep its identity likewise. */
  readonly renderItems: (items: readonly Item[], from: number) => ReactNode;
}

/** A list of which no more crosses from where the bytes are kept than is shown. */
export function DetailsList<Item>({ list, read, step = FIRST_ITEMS, noun, renderItems }: DetailsListProps<Item>) {
  const renderPage = useCallback(
    (from: number, to: number) => {
      const known = list.items.slice(from, to);
      if (known.length === to - from) return renderItems(known, from);
      return <LaterPage from={from} to={to} known={known} read={read} renderItems={renderItems} />;
    },
    [list, read, renderItems],
  );
  return <SteppedList count={list.count} step={step} noun={noun} renderPage={renderPage} />;
}

/** Height of one item at least, in pixels. */
const ITEM_HEIGHT = 24;

interface LaterPageProps<Item> extends Pick<DetailsListProps<Item>, 'read' | 'renderItems'> {
  readonly from: number;
  readonly to: number;
  /** Those of its items that are here already. */
  readonly known: readonly Item[];
}

function LaterPage<Item>({ from, to, known, read, renderItems }: LaterPageProps<Item>) {
  const [items, setItems] = useState<readonly Item[] | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    if (problem !== '') return;
    let isStale = false;
    read(from, to).then(
      // Forty pages may come at once, and are not to be rendered in one go.
      (page) => isStale || startTransition(() => setItems(page.items)),
      (error: unknown) => isStale || setProblem(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      isStale = true;
    };
  }, [from, to, read, problem]);
  if (items !== null && items.length >= known.length) return renderItems(items, from);
  return (
    <>
      {known.length > 0 && renderItems(known, from)}
      {problem === '' ? (
        <p className="text-ink3" style={{ minHeight: (to - from - known.length) * ITEM_HEIGHT }}>
          Reading…
        </p>
      ) : (
        <p role="alert" className="py-1">
          {problem}{' '}
          <Button size="small" onClick={() => setProblem('')}>
            Retry
          </Button>
        </p>
      )}
    </>
  );
}
