import { ChevronDown, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { foldStack, type StackPart } from '../../analysis/stack-traces/fold-stack.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { RawSwitch } from './raw-switch.tsx';
import { ShownText } from './shown-text.tsx';
import { TextBox } from './text-box.tsx';

/** Of a trace that cannot be folded by frames so many lines are shown at first. */
const LINES = 12;
const LIMIT = 4000;

/** A stack trace under a line with its controls. */
export function StackTrace({ children }: { readonly children: string }) {
  const [isRaw, setRaw] = useState(false);
  const parts = useMemo(() => foldStack(children), [children]);
  return (
    <div className="my-1">
      <div className="flex items-center gap-1">
        <span className="flex-1 text-ink3">Stack trace</span>
        {parts.length > 1 && <RawSwitch of="stack trace" isRaw={isRaw} onRaw={setRaw} />}
        <CopyButton text={children} label="Copy stack trace" />
      </div>
      {isRaw ? <TextBox>{children}</TextBox> : <StackParts parts={parts} />}
    </div>
  );
}

/** A stack trace in which the program's own frames are seen, and runs of others are folded. */
export function FoldedStack({ children }: { readonly children: string }) {
  return <StackParts parts={useMemo(() => foldStack(children), [children])} />;
}

function StackParts({ parts }: { readonly parts: readonly StackPart[] }) {
  if (parts.length === 1) {
    return (
      <TextBox limit={LIMIT} lines={LINES}>
        {parts[0].text}
      </TextBox>
    );
  }
  return (
    <div className="rounded border border-line bg-bg px-2 py-1.5 font-mono text-[11px] break-all whitespace-pre-wrap [tab-size:2]">
      {parts.map(({ text, folded, isForeign }, i) =>
        folded === '' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts never move
          <div key={i} className={isForeign ? 'text-ink3' : undefined}>
            <ShownText text={text} limit={LIMIT} lines={LINES} />
          </div>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts never move
          <FoldedFrames key={i} title={folded}>
            {text}
          </FoldedFrames>
        ),
      )}
    </div>
  );
}

function FoldedFrames({ title, children }: { readonly title: string; readonly children: string }) {
  const [isOpen, setOpen] = useState(false);
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="-mx-1 flex min-h-6 max-w-full cursor-pointer items-center gap-1 rounded px-1 text-left font-sans text-ink2 hover:bg-hover hover:text-ink pointer-coarse:min-h-8"
      >
        <Chevron size={12} aria-hidden className="shrink-0 text-ink3" />
        {title}
      </button>
      {isOpen && (
        <div className="text-ink2">
          <ShownText text={children} limit={LIMIT} lines={80} />
        </div>
      )}
    </>
  );
}
