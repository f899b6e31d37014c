import type { LayerNote } from '../layers/layer.ts';
import type { WaterfallModel } from '../waterfall-model.ts';
import { findingNote } from './finding-note.ts';
import { movedNote } from './moved-note.ts';
import { isFatLeafShare, type RowTag } from './row-tags.ts';

/** Returns what a tooltip says about something beside a span's bar; null for nothing. */
export function tagNote(model: WaterfallModel, span: number, tag: RowTag): LayerNote | null {
  if (tag.look === 'clock') return movedNote(model, span);
  if (tag.finding < 0) return null;
  const note = findingNote(model, tag.finding);
  if (note === null || !isFatLeafShare(model, tag)) return note;
  return { ...note, lines: [`${tag.text} of the request is spent waiting for this span itself`, ...note.lines] };
}
