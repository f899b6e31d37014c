import type { ReactNode } from 'react';

/** An icon on a row that says in words what it means. */
export function Mark({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <span role="img" aria-label={label} title={label} className="flex">
      {children}
    </span>
  );
}
