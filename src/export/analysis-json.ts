import { type CriticalPath, GAP_KINDS, GAP_POSITIONS } from '../analysis/trace-analysis.ts';
import { spanKey } from '../trace/span.ts';
import type { Nanoseconds } from '../trace/units.ts';
import { type AnalysedTrace, type AnalysisExtras, keyOrNull, shiftOf } from './analysis-json/analysed-trace.ts';
import { defectPart, errorsPart, findingPart, skewPart, whatIfPart } from './analysis-json/answer-parts.ts';
import { correctedOrder } from './analysis-json/corrected-order.ts';
import { repeatedPart, retriesPart, sequencesPart } from './analysis-json/group-parts.ts';
import { jsonArray, jsonText } from './analysis-json/json-pieces.ts';
import { spanPart } from './analysis-json/span-part.ts';
import { tracePart } from './analysis-json/trace-part.ts';

/**
 * Yields pieces that together are one line of JSON, its end included: all that is worked out about a trace. Spans are
 * named by key; times are whole nanoseconds from the earliest recorded start, those of `trace` and of spans as recorded,
 * all others after proven corrections of clocks. No character in it steers a terminal.
 */
export function* analysisJson(given: AnalysedTrace, extras: AnalysisExtras): Generator<string> {
  const { source, trace, recorded, analysis, inputDefects } = given;
  const shift = shiftOf(given);
  const defects = [...trace.defects, ...inputDefects];
  yield `{"schema":"longpole.analysis/1","source":${jsonText({ name: source.name, format: source.format })}`;
  yield member('trace', tracePart(given));
  yield member('verdict', analysis.verdict.parts.map(({ text }) => text).join(''));
  yield* jsonArray('findings', analysis.findings.length, (i) => findingPart(given, analysis.findings[i]));
  yield member('fattestLeaf', keyOrNull(given, analysis.fattestLeaf));
  yield* pathPieces('criticalPath', given, analysis.path, shift);
  if (extras.clamped !== null) yield* pathPieces('criticalPathClamp', given, extras.clamped, 0);
  yield* gapPieces(given, shift);
  yield member('sequentialGroups', sequencesPart(given));
  yield member('nPlusOne', repeatedPart(given));
  yield member('retries', retriesPart(given));
  yield member('errors', errorsPart(given));
  yield member('skew', skewPart(given));
  yield* jsonArray('defects', defects.length, (i) => defectPart(given, defects[i]));
  yield* jsonArray('ledger', analysis.ledger.length, (i) => ledgerPart(given, i));
  yield member(
    'whatIf',
    given.whatIf.map((answer) => whatIfPart(given, answer)),
  );
  yield member(
    'slack',
    Object.fromEntries(
      given.slack.map(({ span, slack }) => [spanKey(recorded, span), Number.isFinite(slack) ? slack : null]),
    ),
  );
  yield member('failures', analysis.failures);
  if (extras.hasSpans) yield* spanPieces(given);
  yield '}\n';
}

function member(name: string, value: unknown): string {
  return `,"${name}":${jsonText(value)}`;
}

function pathPieces(name: string, given: AnalysedTrace, path: CriticalPath, shift: Nanoseconds): Generator<string> {
  return jsonArray(name, path.span.length, (i) => ({
    span: spanKey(given.recorded, path.span[i]),
    startNs: path.start[i] - shift,
    endNs: path.end[i] - shift,
  }));
}

function spanPieces(given: AnalysedTrace): Generator<string> {
  const rows = correctedOrder(given);
  return jsonArray('spans', given.recorded.length, (at) => spanPart(given, rows === null ? at : rows[at]));
}

function gapPieces(given: AnalysedTrace, shift: Nanoseconds): Generator<string> {
  const { recorded, analysis } = given;
  const { gaps } = analysis;
  const ordered = gapsInOrder(given);
  return jsonArray('gaps', gaps.span.length, (position) => {
    const gap = ordered === null ? position : ordered[position];
    return {
      span: spanKey(recorded, gaps.span[gap]),
      startNs: gaps.start[gap] - shift,
      endNs: gaps.end[gap] - shift,
      position: GAP_POSITIONS[gaps.position[gap]],
      kind: GAP_KINDS[gaps.kind[gap]],
      criticalNs: gaps.critical[gap],
      reported: gaps.isReported[gap] === 1,
    };
  });
}

/** By their span's place, then by start; null where they stand so. */
function gapsInOrder(given: AnalysedTrace): Uint32Array | null {
  const rows = correctedOrder(given);
  if (rows === null) return null;
  const place = new Uint32Array(rows.length);
  rows.forEach((row, at) => {
    place[row] = at;
  });
  const { span } = given.analysis.gaps;
  return Uint32Array.from(span.keys()).sort((a, b) => place[span[a]] - place[span[b]] || a - b);
}

function ledgerPart({ analysis }: AnalysedTrace, index: number) {
  const { category, service, operation, time } = analysis.ledger[index];
  return { category, service, operation, ns: time };
}
