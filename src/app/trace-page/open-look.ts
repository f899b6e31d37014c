import type { TraceLook } from '../../views/trace-look.ts';
import { lendSettings } from '../../views/waterfall/look/linked-settings.ts';
import { openLook as readOpened } from './look-writer.ts';
import type { HeldLook } from './use-look.ts';

export { isCutShort, writeLook } from './look-writer.ts';

/** Returns how an address has its trace looked at; the first rows will stand so, with the settings that it asks for. */
export function openLook(held: HeldLook): TraceLook {
  const look = readOpened(held);
  lendSettings(look);
  return look;
}
