import { Fragment, memo } from 'react';
import type { AttributeExcerpt, ListExcerpt } from '../../trace/details-excerpt.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ExternalLink } from '../../ui/external-link.tsx';
import { FoldedText } from '../../ui/folded-text.tsx';
import { isWebAddress } from '../../ui/web-address.ts';
import { DetailsList, type ListReader } from './details-list.tsx';

const KEY_LIMIT = 200;
const KEY_IN_LABEL = 80;

export interface AttributeListProps {
  readonly attributes: ListExcerpt<AttributeExcerpt>;
  /** Keep its identity while the list is the same. */
  readonly read: ListReader<AttributeExcerpt>;
  /** How many are shown at first, and more at a time. */
  readonly step?: number | undefined;
}

/** Keys and values in the order received, the first 200 at first. */
export function AttributeList({ attributes, read, step }: AttributeListProps) {
  return <DetailsList list={attributes} read={read} step={step} noun="attributes" renderItems={renderAttributes} />;
}

function renderAttributes(attributes: readonly AttributeExcerpt[]) {
  return (
    <dl className="grid grid-cols-[fit-content(40%)_minmax(0,1fr)] gap-x-3">
      {attributes.map((attribute) => (
        <AttributeRow key={attribute.index} attribute={attribute} />
      ))}
    </dl>
  );
}

const REPETITION_WORDS: Readonly<Record<AttributeExcerpt['repetition'], string>> = {
  none: '',
  overruled: 'repeated, the last one counts',
  counts: 'repeated, this one counts',
};

interface AttributeRowProps {
  readonly attribute: AttributeExcerpt;
}

const AttributeRow = memo(function AttributeRow({ attribute }: AttributeRowProps) {
  const { key, text, typeLabel, repetition } = attribute;
  return (
    <div className="group col-span-2 grid min-h-6 grid-cols-subgrid items-start">
      <dt className="py-1 whitespace-pre-wrap text-ink3 [overflow-wrap:anywhere]">
        <KeyText text={key || '(no key)'} />
      </dt>
      <dd className="flex min-w-0 items-start gap-1">
        <div className="min-w-0 flex-1 py-1 whitespace-pre-wrap [overflow-wrap:anywhere]">
          <ValueText attribute={attribute} />
          <Remark>{typeLabel}</Remark>
          <Remark>{REPETITION_WORDS[repetition]}</Remark>
        </div>
        <CopyButton text={text} label={`Copy ${key.slice(0, KEY_IN_LABEL)}`} className={QUIET_UNTIL_NEAR} />
      </dd>
    </div>
  );
});

/** Breaks between the words of a key before it breaks within one. */
function KeyText({ text }: { readonly text: string }) {
  if (text.length > KEY_LIMIT) return <FoldedText text={text} limit={KEY_LIMIT} />;
  return text.split(/(?<=[._/-])/).map((word, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the words never move
    <Fragment key={i}>
      {i > 0 && <wbr />}
      {word}
    </Fragment>
  ));
}

/** Two hundred icons in sight would be all one sees; on touch there is no pointing at a row. */
export const QUIET_UNTIL_NEAR = 'opacity-0 group-hover:opacity-100 focus-within:opacity-100 pointer-coarse:opacity-100';

const MONOSPACED: ReadonlySet<AttributeExcerpt['type']> = new Set(['array', 'map', 'bytes']);

function ValueText({ attribute: { type, text } }: AttributeRowProps) {
  if (type === 'empty') return null;
  if (text === '') return <span className="text-ink3">empty text</span>;
  const isLaidOut = MONOSPACED.has(type) || text.slice(0, 600).includes('\n');
  return (
    <bdi className={isLaidOut ? 'font-mono text-[11px]' : undefined}>
      {isWebAddress(text) ? <ExternalLink href={text} /> : <FoldedText text={text} />}
    </bdi>
  );
}

function Remark({ children }: { readonly children: string }) {
  return children === '' ? null : <span className="pl-1.5 text-[11px] text-ink3 first:pl-0"> {children}</span>;
}
