import type { ReactNode } from 'react';

/** A key of the keyboard, as in "press `/`". */
export function KeyCap({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="inline-flex h-[18px] min-w-[18px] items-center justify-center rounded border border-line2 bg-bg px-1 font-sans text-[11px] leading-none text-ink2">
      {children}
    </kbd>
  );
}
