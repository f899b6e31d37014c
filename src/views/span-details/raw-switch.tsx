export interface RawSwitchProps {
  /** What is shown raw, for screen readers. */
  readonly of: string;
  readonly isRaw: boolean;
  readonly onRaw: (isRaw: boolean) => void;
}

/** Switches a value between its laid out form and the text as received. */
export function RawSwitch({ of, isRaw, onRaw }: RawSwitchProps) {
  return (
    <button
      type="button"
      aria-pressed={isRaw}
      aria-label={`Raw ${of}`}
      title={isRaw ? 'Lay it out' : 'Show it as received'}
      onClick={() => onRaw(!isRaw)}
      className="h-[22px] cursor-pointer rounded px-1.5 text-[11px] text-ink2 hover:bg-hover hover:text-ink aria-pressed:bg-accent-bg aria-pressed:text-accent pointer-coarse:h-8"
    >
      Raw
    </button>
  );
}
