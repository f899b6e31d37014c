import { memo, type ReactNode, useState } from 'react';
import { groupDigits } from '../lib/counted.ts';
import { Button } from './button.tsx';

/** Pages out of sight cost no layout, so small ones are cheap where large ones freeze. */
const PAGE = 50;
/** Above this many "show all" is not offered: the browser, not we, would then be what is slow. */
const MOST_AT_ONCE = 2000;

export interface SteppedListProps {
  readonly count: number;
  /** How many are shown at first, and how many more at a time. */
  readonly step?: number | undefined;
  /** What the items are called, in the plural: `attributes`. */
  readonly noun: string;
  /**
   * Renders the items in [from, to), at most 50, as a list of their own. Keep its identity while the items are the same: pages already shown are not
   * rendered again.
   */
  readonly renderPage: (from: number, to: number) => ReactNode;
}

/** A long list that shows its beginning, and more when asked, so that 10^6 items cost no more than 200. */
export function SteppedList({ count, step = 200, noun, renderPage }: SteppedListProps) {
  const [wanted, setWanted] = useState(step);
  const shown = Math.min(wanted, count);
  return (
    <>
      {pageStarts(shown).map((from) => (
        <Page
          key={from}
          from={from}
          to={Math.min(from + PAGE, shown)}
          isAlone={count <= PAGE}
          renderPage={renderPage}
        />
      ))}
      {shown < count && <MoreButtons {...{ shown, count, step, noun }} onShow={setWanted} />}
    </>
  );
}

function pageStarts(shown: number): readonly number[] {
  return Array.from({ length: Math.ceil(shown / PAGE) }, (_, page) => page * PAGE);
}

interface PageProps extends Pick<SteppedListProps, 'renderPage'> {
  readonly from: number;
  readonly to: number;
  readonly isAlone: boolean;
}

const Page = memo(function Page({ from, to, isAlone, renderPage }: PageProps) {
  const page = renderPage(from, to);
  if (isAlone) return page;
  return <div className="[contain-intrinsic-height:auto_1200px] [content-visibility:auto]">{page}</div>;
});

interface MoreButtonsProps {
  readonly shown: number;
  readonly count: number;
  readonly step: number;
  readonly noun: string;
  readonly onShow: (wanted: number) => void;
}

function MoreButtons({ shown, count, step, noun, onShow }: MoreButtonsProps) {
  const left = count - shown;
  const more = Math.min(left, step);
  const many = Math.min(left, MOST_AT_ONCE);
  return (
    <div className="flex flex-wrap items-center gap-2 pt-1.5 text-ink3">
      <span>
        {groupDigits(shown)} of {groupDigits(count)} {noun}
      </span>
      <Button size="small" onClick={() => onShow(shown + more)}>
        Show {groupDigits(more)} more
      </Button>
      {many > more && (
        <Button size="small" onClick={() => onShow(shown + many)}>
          {many === left ? 'Show all' : `Show ${groupDigits(many)} more`}
        </Button>
      )}
    </div>
  );
}
