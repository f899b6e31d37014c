import { serviceColour } from '../../ui/palette.ts';
import type { Example } from '../examples.ts';

const WIDTH = 168;
const HEIGHT = 38;
const BAR = 2.6;

type Bar = Example['bars'][number];

/** A trace the size of a stamp. Rows share the height, so that few are spread and many are close. */
export function ExamplePicture({ bars }: Pick<Example, 'bars'>) {
  const rows = Math.max(8, ...bars.map(([row]) => row + 1));
  const step = HEIGHT / rows;
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
            x={start * WIDTH}
            y={row * step}
            width={Math.max(1, (end - start) * WIDTH)}
            height={Math.min(BAR, step * 0.8)}
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
