export interface CheckProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** A box to check, with its words. */
export function Check({ label, isOn, onChange }: CheckProps) {
  return (
    <label className="flex min-h-6 shrink-0 cursor-pointer items-center gap-1.5 pointer-coarse:min-h-9">
      <input
        type="checkbox"
        className="accent-accent"
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  );
}
