import type { ComponentProps } from 'react';

const VARIANTS = {
  plain: 'border border-line2 bg-bg text-ink hover:bg-hover',
  primary: 'border border-accent bg-accent text-on-accent hover:opacity-90',
  quiet: 'text-ink2 hover:bg-hover hover:text-ink',
} as const;

/** 26 px, 22 in panels; where a finger is the pointer 36 and 32. */
const SIZES = {
  normal: 'h-[26px] px-2.5 pointer-coarse:h-9',
  small: 'h-[22px] px-2 pointer-coarse:h-8',
} as const;

export type ControlSize = keyof typeof SIZES;

export interface ButtonProps extends ComponentProps<'button'> {
  /** `primary` for the one thing that is meant to be done, `quiet` for what stays in the background. */
  readonly variant?: keyof typeof VARIANTS | undefined;
  readonly size?: ControlSize | undefined;
}

/** A button with words on it. Takes everything that `<button>` takes. */
export function Button({ variant = 'plain', size = 'normal', className = '', ...rest }: ButtonProps) {
  const looks =
    'inline-flex shrink-0 items-center justify-center gap-1.5 rounded whitespace-nowrap cursor-pointer disabled:cursor-default disabled:opacity-50';
  return <button type="button" className={`${looks} ${VARIANTS[variant]} ${SIZES[size]} ${className}`} {...rest} />;
}
