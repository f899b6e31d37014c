import { useMemo, useState } from 'react';
import { withoutPasswords } from '../../analysis/text-forms/url-passwords.ts';
import { FoldedText, type FoldedTextProps } from '../../ui/folded-text.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { MarkedText } from './marked-text.tsx';

export type ShownTextProps = Omit<FoldedTextProps, 'render'>;

/** A text of the trace: folded where it is long, hidden characters marked, passwords in addresses shown when asked for. */
export function ShownText({ text, limit, lines }: ShownTextProps) {
  const [isBare, setBare] = useState(false);
  const masked = useMemo(() => withoutPasswords(text), [text]);
  return (
    <>
      <FoldedText text={isBare ? text : masked} limit={limit} lines={lines} render={renderMarked} />
      {masked !== text && (
        <TextButton
          className="ml-1.5 font-sans text-[11px] text-ink2"
          aria-label={isBare ? 'Hide password' : 'Show password'}
          onClick={() => setBare(!isBare)}
        >
          {isBare ? 'Hide' : 'Show'}
        </TextButton>
      )}
    </>
  );
}

function renderMarked(text: string) {
  return <MarkedText text={text} />;
}
