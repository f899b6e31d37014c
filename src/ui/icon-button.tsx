import type { ComponentProps } from 'react';
import type { ControlSize } from './button.tsx';

const SIZES = {
  normal: 'size-[26px] pointer-coarse:size-9',
  small: 'size-[22px] pointer-coarse:size-8',
} as const;

export interface IconButtonProps extends ComponentProps<'button'> {
  /** What the button does: its name for screen readers and, unless `title` says otherwise, its hint. */
  readonly label: string;
  readonly size?: ControlSize | undefined;
  readonly isBordered?: boolean | undefined;
}

/** A square button with an icon as its child. `title=""` shows no hint: for a button that has a `Tooltip`. */
export function IconButton({
  label,
  size = 'normal',
  isBordered = false,
  title,
  className = '',
  ...rest
}: IconButtonProps) {
  const looks =
    'inline-flex shrink-0 items-center justify-center rounded text-ink2 hover:bg-hover hover:text-ink cursor-pointer disabled:cursor-default disabled:opacity-50';
  const border = isBordered ? 'border border-line2 bg-bg' : '';
  const hint = title === '' ? undefined : (title ?? label);
  return (
    <button
      type="button"
      aria-label={label}
      title={hint}
      className={`${looks} ${border} ${SIZES[size]} ${className}`}
      {...rest}
    />
  );
}
