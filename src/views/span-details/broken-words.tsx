import { Fragment, type ReactNode } from 'react';
import { MarkedText } from './marked-text.tsx';

/** Lets a long name break between its words before it breaks within one: `java.lang.`, `http/`, `order_`. */
export function BrokenWords({ text }: { readonly text: string }): ReactNode {
  return text.split(/(?<=[._/:$-])(?=\w)/).map((word, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the words never move
    <Fragment key={i}>
      {i > 0 && <wbr />}
      <MarkedText text={word} />
    </Fragment>
  ));
}
