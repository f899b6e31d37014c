import type { ReactNode } from 'react';
import { shownPieces } from '../../analysis/text-forms/hidden-characters.ts';

/** A text with a quiet mark in place of each character that is not seen and changes what is. */
export function MarkedText({ text }: { readonly text: string }): ReactNode {
  const pieces = shownPieces(text);
  if (pieces.length === 1 && !pieces[0].isMark) return pieces[0].text;
  return pieces.map(({ text: piece, isMark }, i) =>
    isMark ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces never move
      <span key={i} title="A character that is not seen" className="font-mono text-[11px] text-ink3">
        {piece}
      </span>
    ) : (
      piece
    ),
  );
}
