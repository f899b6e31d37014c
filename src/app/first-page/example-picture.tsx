import { scaleLinear } from 'd3-scale';
import type { Example } from '../../load/examples.ts';
import { serviceColour } from '../../ui/palette.ts';

const WIDTH = 168;
const HEIGHT = 38;
const BAR = 2.6;

const xOfFraction = scaleLinear().range([0, WIDTH]);

type Bar = Example['bars'][number];

/** A trace the size of a stamp. Rows share the height, so that few are spread and many are close. */
export function ExamplePicture({ bars }: Pick<Example, 'bars'>) {
  const rows = Math.max(8, ...bars.map(([row]) => row + 1));
  const yOfRow = scaleLinear().domain([0, rows]).range([0, HEIGHT]);
  const height = Math.min(BAR, yOfRow(1) * 0.8);
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="h-[38px] w-[168px] shrink-0 max-sm:w-[84px]"
      preserveAspectRatio="none"
    >
      {bars.map((bar, i) => {
        const [row, start, end, service, isError] = bar;
        return (
          <rect
            key={`${row} ${start} ${end}`}
            x={xOfFraction(start)}
            y={yOfRow(row)}
            width={Math.max(1, xOfFraction(end) - xOfFraction(start))}
            height={height}
            fill={isError ? 'var(--lp-err-fill)' : serviceColour(service)}
            opacity={holdsNext(bar, bars[i + 1]) ? 0.45 : 1}
          />
        );
      })}
    </svg>
  );
}

/** Children follow their parent, so a bar that the next one fits into is most likely that: children's time is lighter. */
function holdsNext(bar: Bar, next: Bar | undefined): boolean {
  return next !== undefined && bar[1] <= next[1] && next[2] <= bar[2];
}
