import type { Change } from '../../../analysis/change.ts';
import type { SpanIndex } from '../../../trace/units.ts';

/** Returns whether a span is asked to take half its time. */
export function isHalved(changes: readonly Change[], span: SpanIndex): boolean {
  return changes.some((change) => change.op === 'scale' && change.span === span && change.factor === 0.5);
}

/** Returns the changes with that, or without; what was asked of the span's time before is no more. */
export function withHalf(changes: readonly Change[], span: SpanIndex, isAsked: boolean): readonly Change[] {
  const others = changes.filter((change) => !('span' in change) || change.span !== span);
  return isAsked ? [...others, { op: 'scale', span, factor: 0.5 }] : others;
}
