import type { ReactNode } from 'react';

/** What stands on the bars, with what it means. */
export interface MarkMeaning {
  readonly id: string;
  readonly says: string;
  /** 48 by 22 pixels, as an SVG has it. */
  readonly picture: ReactNode;
}

interface PicturedBarProps {
  /** Of its fill. */
  readonly opacity: number;
  readonly colour?: string;
  /** Of its edge, as SVG has them. */
  readonly dashes?: string;
}

/** A bar in a picture of a mark. */
export function PicturedBar({ opacity, colour = 'var(--lp-ink2)', dashes }: PicturedBarProps) {
  return (
    <rect
      x={4.5}
      y={6.5}
      width={39}
      height={9}
      fill={colour}
      fillOpacity={opacity}
      stroke={colour}
      strokeDasharray={dashes}
      rx={1.5}
    />
  );
}
