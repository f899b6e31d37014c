import { createContext, useContext } from 'react';
import type { TimeZone } from '../../trace/time.ts';

/** The zone that times among the values are told in. */
export const ZoneContext = createContext<TimeZone>('utc');

/** Returns that zone. */
export function useDetailsZone(): TimeZone {
  return useContext(ZoneContext);
}
