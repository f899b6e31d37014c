import type { DefectType } from './defect.ts';
import { DEFECT_OF_MARK } from './defect-of-mark.ts';

export interface DefectWords {
  /** A few words, without a full stop. */
  readonly title: string;
  /** What was found and what was done about it; true for one span and for many. */
  readonly explanation: string;
}

/** What each defect is called and means, for people. In the order of `DefectType`. */
export const DEFECT_WORDS: Readonly<Record<DefectType, DefectWords>> = {
  negative_duration: {
    title: 'Ends before it starts',
    explanation: 'The recorded end is before the recorded start. Drawn with no length at its start.',
  },
  duplicate_span: {
    title: 'Received more than once',
    explanation: 'Identical copies of the span arrived. One is kept.',
  },
  shared_id: {
    title: 'Client and server share an id',
    explanation:
      'A client and a server span have one id, as Zipkin writes them. Both are shown, the server below the client.',
  },
  merged_span: {
    title: 'Received in parts',
    explanation: 'What was recorded of one span arrived in several parts, as Zipkin’s tracers send it. Put together.',
  },
  duplicate_id: {
    title: 'Same id as another span',
    explanation: 'Different spans have one id. All are kept; which of them a child belongs to is a guess.',
  },
  self_parent: {
    title: 'Is its own parent',
    explanation: 'The span names itself as its parent. Drawn as a root.',
  },
  parent_cycle: {
    title: 'Parents in a circle',
    explanation: 'Spans are each other’s ancestors. The circle was cut above the span that starts first.',
  },
  missing_parent: {
    title: 'Parent missing',
    explanation:
      'The parent that the span names is not in this trace: not recorded, not sent, or not yet arrived. Drawn as a root.',
  },
  no_root: {
    title: 'No root',
    explanation: 'Every span names a parent. The earliest span whose parent is missing leads the trace.',
  },
  several_roots: {
    title: 'Several roots',
    explanation: 'More than one span names no parent. All are shown, one below the other.',
  },
  child_before_parent: {
    title: 'Starts before its parent',
    explanation: 'The span starts before its parent does; the clocks of two machines may differ. Drawn as recorded.',
  },
  child_after_parent: {
    title: 'Starts after its parent ended',
    explanation:
      'The span starts when its parent is over: work nobody waited for, or clocks that differ. Drawn as recorded.',
  },
  child_outlives_parent: {
    title: 'Ends after its parent',
    explanation:
      'The span is still running when its parent ends: work nobody waited for, or clocks that differ. Drawn as recorded.',
  },
  unfinished: {
    title: 'No end recorded',
    explanation:
      'The span has no end: still running, or lost when its process stopped. Drawn up to the last end below it.',
  },
  missing_start: {
    title: 'No start recorded',
    explanation: 'The span has no start. Drawn at its end or, without one, at its parent’s start.',
  },
  missing_span_id: {
    title: 'No span id',
    explanation: 'The span has no id. It is shown, but no other span can be its child.',
  },
  missing_trace_id: {
    title: 'No trace id',
    explanation: 'The span does not say which trace it belongs to. Put with the trace it was received with.',
  },
  unknown_service: {
    title: 'No service name',
    explanation: 'The resource has no service.name.',
  },
  odd_id: {
    title: 'Id is not hexadecimal',
    explanation: 'An id has other characters than hexadecimal digits. Ids like that are compared as text.',
  },
  unreadable_span: {
    title: 'Could not be read',
    explanation: 'Part of the input is not what its format promises. It has no row; everything around it is shown.',
  },
  truncated: {
    title: 'Input cut off',
    explanation:
      'The input ended in the middle, or was too much to read to its end. What came before the cut is shown; spans after it are missing.',
  },
  partial: {
    title: 'Incomplete by the source’s own account',
    explanation: 'The source says that it left out spans. Figures may be too small.',
  },
  dropped: {
    title: 'Data dropped at the source',
    explanation: 'The program that recorded the span left out attributes, events or links, usually because of a limit.',
  },
  other_trace: {
    title: 'Another trace than was asked for',
    explanation: 'The source answered with a trace of another id. It is shown all the same.',
  },
  source_warning: {
    title: 'Warning from the source',
    explanation: 'The source adds a remark, shown as written.',
  },
  skipped_content: {
    title: 'Input without spans',
    explanation: 'Parts of the input hold no spans, such as metrics or logs. They were skipped.',
  },
  suspect_status: {
    title: 'Looks failed, status is unset',
    explanation:
      'An HTTP or RPC code, or error.type, says that the call failed, but the span’s status is unset. Not counted as an error.',
  },
};

/** Returns the defects that a row's `SpanMark` bits stand for, in the order of `DefectType`. Plain facts are none. */
export function defectTypesOf(marks: number): DefectType[] {
  return DEFECT_OF_MARK.filter(([mark]) => (marks & mark) !== 0).map(([, type]) => type);
}
