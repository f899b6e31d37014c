import type { Colours } from '../colours.ts';

/** The theme's further colours, which only layers need. */
export interface InsightColours {
  readonly accentBg: string;
  readonly errFill: string;
}

const READ = new WeakMap<Colours, InsightColours>();

/** Returns the colours that go with those of the brush: both are read anew after a change of theme. */
export function insightColours(colours: Colours): InsightColours {
  const known = READ.get(colours);
  if (known !== undefined) return known;
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--lp-${name}`).trim();
  const read = { accentBg: token('accent-bg'), errFill: token('err-fill') };
  READ.set(colours, read);
  return read;
}
