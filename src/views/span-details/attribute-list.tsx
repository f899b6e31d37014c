import { Fragment, memo, useCallback, useMemo } from 'react';
import { attributeText, attributeTypeLabel } from '../../trace/attribute-text.ts';
import type { Attribute, AttributeValue } from '../../trace/span-details.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ExternalLink } from '../../ui/external-link.tsx';
import { FoldedText } from '../../ui/folded-text.tsx';
import { SteppedList } from '../../ui/stepped-list.tsx';
import { isWebAddress } from '../../ui/web-address.ts';
import { lastOfRepeated } from './attribute-rows.ts';

const KEY_LIMIT = 200;
const KEY_IN_LABEL = 80;

export interface AttributeListProps {
  readonly attributes: readonly Attribute[];
  /** Indices of those to show; null for all. */
  readonly shown?: readonly number[] | null;
  /** How many are shown at first, and more at a time. */
  readonly step?: number | undefined;
}

/** Keys and values in the order received, the first 200 at first. */
export function AttributeList({ attributes, shown = null, step }: AttributeListProps) {
  const repeated = useMemo(() => lastOfRepeated(attributes), [attributes]);
  const count = shown?.length ?? attributes.length;
  const renderPage = useCallback(
    (from: number, to: number) => (
      <dl className="grid grid-cols-[fit-content(40%)_minmax(0,1fr)] gap-x-3">
        {Array.from({ length: to - from }, (_, i) => {
          const index = shown === null ? from + i : shown[from + i];
          const attribute = attributes[index];
          return (
            <AttributeRow key={index} attribute={attribute} repetition={repetitionOf(repeated, attribute, index)} />
          );
        })}
      </dl>
    ),
    [attributes, shown, repeated],
  );
  return <SteppedList count={count} step={step} noun="attributes" renderPage={renderPage} />;
}

function repetitionOf(repeated: ReadonlyMap<string, number>, attribute: Attribute, index: number): string {
  const last = repeated.get(attribute.key);
  if (last === undefined) return '';
  return last === index ? 'repeated, this one counts' : 'repeated, the last one counts';
}

interface AttributeRowProps {
  readonly attribute: Attribute;
  /** A remark on a key that is there more than once, else empty. */
  readonly repetition: string;
}

const AttributeRow = memo(function AttributeRow({ attribute, repetition }: AttributeRowProps) {
  const { key, value } = attribute;
  const text = useMemo(() => attributeText(value), [value]);
  return (
    <div className="group col-span-2 grid min-h-6 grid-cols-subgrid items-start">
      <dt className="py-1 whitespace-pre-wrap text-ink3 [overflow-wrap:anywhere]">
        <KeyText text={key || '(no key)'} />
      </dt>
      <dd className="flex min-w-0 items-start gap-1">
        <div className="min-w-0 flex-1 py-1 whitespace-pre-wrap [overflow-wrap:anywhere]">
          <ValueText value={value} text={text} />
          <Remark>{attributeTypeLabel(value)}</Remark>
          <Remark>{repetition}</Remark>
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

const MONOSPACED: ReadonlySet<AttributeValue['type']> = new Set(['array', 'map', 'bytes']);

function ValueText({ value, text }: { readonly value: AttributeValue; readonly text: string }) {
  if (value.type === 'empty') return null;
  if (text === '') return <span className="text-ink3">empty text</span>;
  const isLaidOut = MONOSPACED.has(value.type) || text.slice(0, 600).includes('\n');
  return (
    <bdi className={isLaidOut ? 'font-mono text-[11px]' : undefined}>
      {isWebAddress(text) ? <ExternalLink href={text} /> : <FoldedText text={text} />}
    </bdi>
  );
}

function Remark({ children }: { readonly children: string }) {
  return children === '' ? null : <span className="pl-1.5 text-[11px] text-ink3 first:pl-0"> {children}</span>;
}
