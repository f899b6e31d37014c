import type { TimeZone } from '../trace/time.ts';
import { Stored } from '../lib/stored.ts';

/** In which zone absolute times are shown. */
export const timeZone = new Stored<TimeZone>('time-zone', (value) => (value === 'local' ? 'local' : 'utc'));
