import { byAttribute } from './by-attribute.ts';
import { byDuration } from './by-duration.ts';
import { byKind } from './by-kind.ts';
import { byService } from './by-service.ts';
import { byStatus } from './by-status.ts';
import type { ColourMode } from './colour-mode.ts';

/** The ways to colour spans, as the menu lists them; the first is how a trace opens. */
export const COLOUR_MODES: readonly ColourMode[] = [byService, byKind, byStatus, byDuration, byAttribute];
