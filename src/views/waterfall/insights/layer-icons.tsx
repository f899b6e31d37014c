import type { ReactNode } from 'react';

/** What a layer draws, as small as a button's icon. */
function Icon({ children }: { readonly children: ReactNode }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 12" className="h-3 w-4 shrink-0 fill-none stroke-current" strokeWidth={1.2}>
      {children}
    </svg>
  );
}

export function PathIcon() {
  return (
    <Icon>
      <path d="M0 3.5h8v6h8" strokeWidth={2.2} />
    </Icon>
  );
}

export function GapIcon() {
  return (
    <Icon>
      <path d="M1 1.5h14v9H1z M1 6l4.5-4.5 M3 10.5l9-9 M8 10.5l7-7 M12.5 10.5l2.5-2.5" />
    </Icon>
  );
}

export function SequenceIcon() {
  return (
    <Icon>
      <path d="M.6 10V3.5h14.8V10 M5.5 3.5V8 M10.5 3.5V8" className="stroke-accent" />
    </Icon>
  );
}

export function OwnTimeIcon() {
  return (
    <Icon>
      <path d="M1 1.5h14v9H1z" />
      <path d="M1 1.5h5.5v9H1z" className="fill-current" />
    </Icon>
  );
}

export function GhostIcon() {
  return (
    <Icon>
      <path d="M1 1.5h14v9H1z" strokeDasharray="2.5 1.5" />
    </Icon>
  );
}
