import { type ReactNode, useState } from 'react';
import { groupDigits } from '../lib/counted.ts';
import { TextButton } from './text-button.tsx';

/** How much more is shown at a time: an amount that browsers lay out without a pause. */
const STEP = 100_000;

export interface FoldedTextProps {
  readonly text: string;
  /** Texts longer than this are folded; in UTF-16 units. */
  readonly limit?: number | undefined;
  /** Texts of more lines than this are folded too. */
  readonly lines?: number | undefined;
  /** Renders what is shown of the text. */
  readonly render?: ((text: string) => ReactNode) | undefined;
}

const asIs = (text: string): ReactNode => text;

/** A text with its line breaks, folded where it is long. Unfolding shows 100,000 characters at a time. */
export function FoldedText({ text, limit = 600, lines = 40, render = asIs }: FoldedTextProps) {
  const [steps, setSteps] = useState(0);
  const shown = steps === 0 ? foldAt(text, limit, lines) : steps * STEP;
  if (text.length <= shown) return <>{render(text)}</>;
  const next = (steps + 1) * STEP;
  return (
    <>
      {render(text.slice(0, wholeCharacterEnd(text, shown)))}…{' '}
      <TextButton className="font-sans text-ink2" onClick={() => setSteps(steps + 1)}>
        {next >= text.length
          ? `show all ${groupDigits(text.length)} characters`
          : `show more of ${groupDigits(text.length)} characters`}
      </TextButton>
    </>
  );
}

/** Returns `at`, or one less where that would cut a pair of surrogates in half. */
function wholeCharacterEnd(text: string, at: number): number {
  const isWithinPair = /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));
  return isWithinPair ? at - 1 : at;
}

/** Returns how much of `text` is shown folded: `limit` characters or `lines` lines, whichever is less. */
function foldAt(text: string, limit: number, lines: number): number {
  let at = -1;
  for (let line = 0; line < lines; line++) {
    at = text.indexOf('\n', at + 1);
    if (at < 0 || at >= limit) return limit;
  }
  return at;
}
