import { picklist, safeParse } from 'valibot';
import { Stored } from '../lib/stored.ts';

const CHOICES = ['system', 'light', 'dark'] as const;

/** What the person chose; `system` follows the system as it changes. */
export type ThemeChoice = (typeof CHOICES)[number];
export type Theme = 'light' | 'dark';

/** `public/static/theme.js` reads the same entry before the first paint. */
export const themeChoice = new Stored<ThemeChoice>('theme', (value) => {
  const result = safeParse(picklist(CHOICES), value);
  return result.success ? result.output : 'system';
});

/** Returns the theme that `choice` means where the system's own is dark or not. */
export function resolveTheme(choice: ThemeChoice, systemIsDark: boolean): Theme {
  if (choice === 'system') return systemIsDark ? 'dark' : 'light';
  return choice;
}

/** Returns the choice after `choice`: first the other look, then the same one for good, then the system's again. */
export function nextThemeChoice(choice: ThemeChoice, systemIsDark: boolean): ThemeChoice {
  const [first, second] = systemIsDark ? (['light', 'dark'] as const) : (['dark', 'light'] as const);
  if (choice === 'system') return first;
  return choice === first ? second : 'system';
}

/** Keeps `data-theme` of the page at the theme chosen. */
export function followTheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    document.documentElement.dataset.theme = resolveTheme(themeChoice.get(), dark.matches);
  };
  dark.addEventListener('change', apply);
  themeChoice.subscribe(apply);
  apply();
}
