import { type FocusEvent, useId, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { BoxInput } from './box-input.tsx';
import { RecognisedLine } from './recognised-line.tsx';
import { useOpenBox } from './use-open-box.ts';

/** The box of the first page: large, with what it recognised below it. */
export function LargeOpenBox() {
  const box = useOpenBox();
  const listId = useId();
  const isReady = box.recognised.kind !== 'empty' && box.recognised.kind !== 'unknown';
  return (
    <div>
      <BoxInput box={box} listId={listId} isLarge isFocusedAtOnce onFocus={() => {}}>
        <Button
          variant="primary"
          className="h-[30px] px-3.5 font-semibold"
          disabled={!isReady}
          onClick={() => box.open()}
        >
          Open
        </Button>
      </BoxInput>
      <div className="flex min-h-[34px] flex-wrap items-center gap-x-3 gap-y-1 pt-2">
        <div aria-live="polite" className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <RecognisedLine box={box} listId={listId} />
        </div>
        <span className="ml-auto text-ink3 max-sm:ml-0">
          Also read: traceparent, b3, uber-trace-id, JSON logs, addresses of Jaeger, Zipkin and Grafana pages
        </span>
      </div>
    </div>
  );
}

export interface BarOpenBoxProps {
  readonly isFocusedAtOnce: boolean;
  /** Called when the focus leaves it and what belongs to it. */
  readonly onLeave?: (() => void) | undefined;
}

/** The box of the top bar; what it recognised shows below it while it has the focus. */
export function BarOpenBox({ isFocusedAtOnce, onLeave }: BarOpenBoxProps) {
  const box = useOpenBox();
  const listId = useId();
  const [hasFocus, setFocus] = useState(false);
  const onBlur = (event: FocusEvent) => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    setFocus(false);
    onLeave?.();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notes that the focus has left the field and its choices
    <div className="relative w-full max-w-[540px]" onBlur={onBlur}>
      <BoxInput
        box={box}
        listId={listId}
        isLarge={false}
        isFocusedAtOnce={isFocusedAtOnce}
        onFocus={() => setFocus(true)}
      >
        {!hasFocus && <KeyCap>/</KeyCap>}
      </BoxInput>
      {hasFocus && box.recognised.kind !== 'empty' && (
        <div
          aria-live="polite"
          className="absolute top-full right-0 left-0 z-30 mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-[5px] border border-line2 bg-bg px-2.5 py-2 shadow-lg"
        >
          <RecognisedLine box={box} listId={listId} />
        </div>
      )}
    </div>
  );
}
