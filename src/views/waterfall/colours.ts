/** The theme's colours, for the canvas. */
export interface Colours {
  readonly bg: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly line: string;
  readonly line2: string;
  readonly grid: string;
  readonly accent: string;
  readonly onAccent: string;
  readonly err: string;
  /** Around bars; null for each bar's own colour. */
  readonly barEdge: string | null;
  /** Opacity of time that children took. */
  readonly lightBar: number;
  readonly fontFamily: string;
}

/** Reads the colours once and again after each change of theme. */
export interface ColourReader {
  get(): Colours;
  /** Stops listening. */
  stop(): void;
}

/** What changes the colours beside the theme. */
const FORCED = '(forced-colors: active)';
const CONTRAST = [FORCED, '(prefers-contrast: more)'];

/** Returns a reader of the theme that stands on the document's root; `onChange` is called after the theme changed. */
export function createColourReader(onChange: () => void): ColourReader {
  let known: Colours | null = null;
  let knownTheme: string | undefined;
  const forget = () => {
    known = null;
    onChange();
  };
  const observer = new MutationObserver(forget);
  const contrast = CONTRAST.map((query) => matchMedia(query));
  for (const query of contrast) query.addEventListener('change', forget);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return {
    get() {
      // Observers are told a moment later; paper does not wait.
      const { theme } = document.documentElement.dataset;
      if (theme !== knownTheme) known = null;
      knownTheme = theme;
      known ??= readColours();
      return known;
    },
    stop: () => {
      observer.disconnect();
      for (const query of contrast) query.removeEventListener('change', forget);
    },
  };
}

function readColours(): Colours {
  const root = document.documentElement;
  const style = getComputedStyle(root);
  const token = (name: string) => style.getPropertyValue(`--lp-${name}`).trim();
  return {
    bg: token('bg'),
    ink: token('ink'),
    ink2: token('ink2'),
    ink3: token('ink3'),
    line: token('line'),
    line2: token('line2'),
    grid: token('grid'),
    accent: token('accent'),
    onAccent: token('on-accent'),
    err: token('err'),
    barEdge: matchMedia(FORCED).matches ? token('ink') : null,
    lightBar: root.dataset.theme === 'dark' ? 0.34 : 0.24,
    fontFamily: getComputedStyle(document.body).fontFamily,
  };
}
