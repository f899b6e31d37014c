import type { TraceLook } from '../../trace-look.ts';
import type { OpeningLook } from './opening-look.ts';

/** What opens a waterfall with a look that comes from an address; whoever reads that look puts it here. */
export const OPENINGS = new WeakMap<TraceLook, OpeningLook>();
