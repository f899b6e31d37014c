import { memo, useMemo, useState } from 'react';
import { type TextForm, textForm } from '../../analysis/text-forms/text-form.ts';
import type { AttributeExcerpt } from '../../trace/details-excerpt.ts';
import { formatTimestamp } from '../../trace/time.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { isWebAddress } from '../../ui/web-address.ts';
import { BrokenWords } from './broken-words.tsx';
import { useHasButtons } from './buttons-after-paint.tsx';
import { LinkList } from './link-list.tsx';
import { RawSwitch } from './raw-switch.tsx';
import { ShownText } from './shown-text.tsx';
import { useAttributeLinks } from './span-links.ts';
import { FoldedStack } from './stack-trace.tsx';
import { TermButtons } from './term-buttons.tsx';
import { TextBox } from './text-box.tsx';
import { UrlTable } from './url-table.tsx';
import { ValueLink } from './value-link.tsx';
import { useDetailsZone } from './zone-context.ts';

const KEY_LIMIT = 200;
const KEY_IN_LABEL = 80;
/** Longer ones take the whole width, below their key. */
const LONGEST_BESIDE = 160;

/** Two hundred icons in sight would be all one sees; on touch there is no pointing at a row. */
const QUIET_UNTIL_NEAR = 'opacity-0 group-hover:opacity-100 focus-within:opacity-100 pointer-coarse:opacity-100';

interface AttributeProps {
  readonly attribute: AttributeExcerpt;
}

/** Key and value, the value beside the key where it is short and below where it is not; always copied as received. */
export const AttributeRow = memo(function AttributeRow({ attribute }: AttributeProps) {
  const { key, presentName, type, text } = attribute;
  const form = useMemo(() => textForm(presentName || key, type, text), [presentName, key, type, text]);
  const short = shortText(form, text);
  return short === null ? (
    <BelowKey attribute={attribute} form={form} />
  ) : (
    <BesideKey {...{ attribute, text: short }} />
  );
});

/** Returns the text that stands beside the key, null for one that has to stand below. */
function shortText(form: TextForm, text: string): string | null {
  if (form.is === 'url' || form.is === 'stack' || (form.is === 'laid out' && form.isLong)) return null;
  const shown = form.is === 'laid out' ? form.pretty() : text;
  return shown.length > LONGEST_BESIDE || shown.includes('\n') ? null : shown;
}

function BesideKey({ attribute, text }: AttributeProps & { readonly text: string }) {
  return (
    <div className="group col-span-2 grid min-h-6 grid-cols-subgrid items-start">
      <dt className="py-1 whitespace-pre-wrap text-ink3 [overflow-wrap:anywhere]">
        <Key attribute={attribute} />
      </dt>
      <dd className="relative flex min-w-0 items-start gap-1">
        <div className="min-w-0 flex-1 py-1 whitespace-pre-wrap [overflow-wrap:anywhere]">
          <ShortValue type={attribute.type} text={text} />
          <Remarks attribute={attribute} />
          <Links attribute={attribute} />
        </div>
        <ButtonsBeside attribute={attribute} />
      </dd>
    </div>
  );
}

/** The room of the one that takes some is kept for it. */
function ButtonsBeside({ attribute }: AttributeProps) {
  if (!useHasButtons()) return <span className="size-[22px] shrink-0" />;
  return (
    <>
      <TermButtons attribute={attribute} isOverValue />
      <CopyValue attribute={attribute} />
    </>
  );
}

function ShortValue({ type, text }: Pick<AttributeExcerpt, 'type' | 'text'>) {
  if (type === 'empty') return null;
  if (text === '') return <span className="text-ink3">empty text</span>;
  const isCode = type === 'array' || type === 'map' || type === 'bytes';
  return (
    <bdi className={isCode ? 'font-mono text-[11px]' : undefined}>
      <ValueLink href={text} />
    </bdi>
  );
}

function BelowKey({ attribute, form }: AttributeProps & { readonly form: TextForm }) {
  const [isRaw, setRaw] = useState(form.is === 'laid out' && form.isLong);
  return (
    <div className="group col-span-2 grid min-h-6 grid-cols-[minmax(0,1fr)_auto] items-start gap-x-2 pb-1">
      <dt className="py-1 whitespace-pre-wrap text-ink3 [overflow-wrap:anywhere]">
        <Key attribute={attribute} />
        <Remarks attribute={attribute} />
        <Links attribute={attribute} />
      </dt>
      <dd className="flex items-center gap-1">
        {hasLayout(form, attribute.text) && <RawSwitch of={shortKey(attribute)} isRaw={isRaw} onRaw={setRaw} />}
        <TermButtons attribute={attribute} />
        <CopyValue attribute={attribute} />
      </dd>
      <dd className="col-span-2 min-w-0">
        {isRaw ? <RawValue text={attribute.text} /> : <LaidOutValue form={form} text={attribute.text} />}
      </dd>
    </div>
  );
}

/** Arrays and maps have no other form than the one with lines. */
function hasLayout(form: TextForm, text: string): boolean {
  return form.is === 'laid out' ? form.isLong || form.pretty() !== text : form.is !== 'plain';
}

function LaidOutValue({ form, text }: { readonly form: TextForm; readonly text: string }) {
  const pretty = useMemo(() => (form.is === 'laid out' ? form.pretty() : text), [form, text]);
  if (form.is === 'url') return <UrlTable url={text} parts={form.parts} />;
  if (form.is === 'stack') return <FoldedStack>{text}</FoldedStack>;
  return form.is === 'plain' ? <RawValue text={text} /> : <TextBox>{pretty}</TextBox>;
}

function RawValue({ text }: { readonly text: string }) {
  if (isWebAddress(text)) {
    return (
      <bdi className="[overflow-wrap:anywhere]">
        <ValueLink href={text} />
      </bdi>
    );
  }
  if (text.slice(0, 600).includes('\n')) return <TextBox>{text}</TextBox>;
  return (
    <bdi className="whitespace-pre-wrap [overflow-wrap:anywhere]">
      <ShownText text={text} />
    </bdi>
  );
}

/** Where the value leads to, by the templates that there are for its key. */
function Links({ attribute }: AttributeProps) {
  const links = useAttributeLinks()(attribute);
  return links.length === 0 ? null : <LinkList links={links} />;
}

const REPETITION_WORDS: Readonly<Record<AttributeExcerpt['repetition'], string>> = {
  none: '',
  overruled: 'repeated, the last one counts',
  counts: 'repeated, this one counts',
};

/** What the value means, and what it is. */
function Remarks({ attribute: { text, meaning, moment, typeLabel, repetition } }: AttributeProps) {
  const zone = useDetailsZone();
  const saysItself = zone === 'utc' && /z$/i.test(text);
  return (
    <>
      <Remark looks="text-ink2">{moment === null || saysItself ? meaning : formatTimestamp(moment, zone, 3)}</Remark>
      <Remark>{typeLabel}</Remark>
      <Remark>{REPETITION_WORDS[repetition]}</Remark>
    </>
  );
}

function Remark({ children, looks = 'text-[11px] text-ink3' }: { readonly children: string; readonly looks?: string }) {
  return children === '' ? null : <span className={`pl-1.5 first:pl-0 ${looks}`}> {children}</span>;
}

function Key({ attribute: { key, presentName } }: AttributeProps) {
  return (
    <>
      <KeyText text={key || '(no key)'} />
      {presentName !== '' && (
        <span className="block text-[11px]" title={`An older name of ${presentName}`}>
          now <KeyText text={presentName} />
        </span>
      )}
    </>
  );
}

function KeyText({ text }: { readonly text: string }) {
  return text.length > KEY_LIMIT ? <ShownText text={text} limit={KEY_LIMIT} /> : <BrokenWords text={text} />;
}

function CopyValue({ attribute }: AttributeProps) {
  return <CopyButton text={attribute.text} label={`Copy ${shortKey(attribute)}`} className={QUIET_UNTIL_NEAR} />;
}

function shortKey({ key }: AttributeExcerpt): string {
  return key.slice(0, KEY_IN_LABEL);
}
