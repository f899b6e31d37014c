import { Stored } from '../lib/stored.ts';
import type { TimeZone } from '../trace/time.ts';

/** In which zone absolute times are shown. */
export const timeZone = new Stored<TimeZone>('time-zone', (value) => (value === 'local' ? 'local' : 'utc'));
