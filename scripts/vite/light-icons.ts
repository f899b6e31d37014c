import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/** What each of lucide's icons is made by. */
export const LUCIDES_OWN = /\/lucide-react\/dist\/esm\/createLucideIcon\.m?js$/;
const OURS = resolve(import.meta.dirname, '../../src/ui/create-icon.tsx');

/** Has lucide's icons made by `ui/create-icon.tsx` in the built page: their drawings, less code and less work. */
export function lightIcons(): Plugin {
  return {
    name: 'longpole:light-icons',
    apply: 'build',
    load: (id) => (LUCIDES_OWN.test(id) ? `export { createIcon as default } from ${JSON.stringify(OURS)};` : null),
  };
}
