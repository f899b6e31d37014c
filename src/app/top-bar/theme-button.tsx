import { Moon, Sun, SunMoon } from 'lucide-react';
import { IconButton } from '../../ui/icon-button.tsx';
import { useStored } from '../../ui/use-stored.ts';
import { nextThemeChoice, themeChoice } from '../theme.ts';
import { useMediaQuery } from '../use-media-query.ts';

const ICONS = { system: SunMoon, light: Sun, dark: Moon } as const;
const NAMES = { system: 'as the system', light: 'light', dark: 'dark' } as const;

/** Steps through the looks: the system's, the other one, this one for good. */
export function ThemeButton() {
  const choice = useStored(themeChoice);
  const next = nextThemeChoice(choice, useMediaQuery('(prefers-color-scheme: dark)'));
  const Icon = ICONS[choice];
  return (
    <IconButton label={`Theme: ${NAMES[choice]}. Change to: ${NAMES[next]}`} onClick={() => themeChoice.set(next)}>
      <Icon size={15} aria-hidden />
    </IconButton>
  );
}
