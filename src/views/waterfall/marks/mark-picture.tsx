import type { ReactNode } from 'react';

/** What stands on the bars, with what it means. */
export interface MarkMeaning {
  readonly id: string;
  readonly says: string;
  /** 48 by 22 pixels, as an SVG has it. */
  readonly picture: ReactNode;
}

/** A bar in a picture of a mark. */
export function PicturedBar({ opacity }: { readonly opacity: number }) {
  return (
    <rect
      x={4.5}
      y={6.5}
      width={39}
      height={9}
      fill="var(--lp-ink2)"
      fillOpacity={opacity}
      stroke="var(--lp-ink2)"
      rx={1.5}
    />
  );
}
