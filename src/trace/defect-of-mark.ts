import type { DefectType } from './defect.ts';
import { SpanMark } from './span-table.ts';

/** Which mark on a row is which defect, in the order of `DefectType`. */
export const DEFECT_OF_MARK: readonly (readonly [mark: number, type: DefectType])[] = [
  [SpanMark.NegativeDuration, 'negative_duration'],
  [SpanMark.DuplicateDropped, 'duplicate_span'],
  [SpanMark.SharedId, 'shared_id'],
  [SpanMark.DuplicateId, 'duplicate_id'],
  [SpanMark.SelfParent, 'self_parent'],
  [SpanMark.ParentCycle, 'parent_cycle'],
  [SpanMark.Orphan, 'missing_parent'],
  [SpanMark.ChildBeforeParent, 'child_before_parent'],
  [SpanMark.ChildAfterParent, 'child_after_parent'],
  [SpanMark.ChildOutlivesParent, 'child_outlives_parent'],
  [SpanMark.Unfinished, 'unfinished'],
  [SpanMark.MissingStart, 'missing_start'],
  [SpanMark.MissingSpanId, 'missing_span_id'],
  [SpanMark.MissingTraceId, 'missing_trace_id'],
  [SpanMark.UnknownService, 'unknown_service'],
  [SpanMark.OddId, 'odd_id'],
  [SpanMark.Dropped, 'dropped'],
  [SpanMark.SourceWarning, 'source_warning'],
  [SpanMark.SuspectStatus, 'suspect_status'],
];
