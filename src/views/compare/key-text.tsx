import { Fragment } from 'react';
import { FoldedText } from '../../ui/folded-text.tsx';

export interface KeyTextProps {
  readonly text: string;
  /** Longer keys are folded. */
  readonly limit: number;
}

/** A key, with breaks between its words before any within one. */
export function KeyText({ text, limit }: KeyTextProps) {
  if (text.length > limit) return <FoldedText text={text} limit={limit} />;
  return text.split(/(?<=[._/-])/).map((word, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the words never move
    <Fragment key={at}>
      {at > 0 && <wbr />}
      {word}
    </Fragment>
  ));
}
