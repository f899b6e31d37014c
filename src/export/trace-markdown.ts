import { plainText } from '../analysis/wording/plain-text.ts';
import { counted } from '../lib/counted.ts';
import { serviceName, spanName } from '../trace/span.ts';
import type { SpanTable } from '../trace/span-table.ts';
import { spanTitle } from '../trace/span-title.ts';
import { formatDuration, formatStart } from '../trace/time.ts';
import type { SpanIndex } from '../trace/units.ts';
import { escapedMarkdown, markdownLink } from './markdown-text.ts';

const LONGEST_NAME = 120;
const LONGEST_FILTER = 1000;

export interface TraceCard {
  /** What the analysis comes to, as sentences; empty for nothing. */
  readonly verdict: string;
  /** The address that shows what is seen. */
  readonly link: string;
  /** The filter that is set, as it was typed; absent or empty for none. */
  readonly filter?: string;
  /** The selected span; absent or less than 0 for none. */
  readonly selected?: SpanIndex;
}

/**
 * Returns a trace as Markdown, for a ticket or a chat: root and duration, the verdict, how large it is and when it began,
 * the selected span and the filter, and where to look. Texts of the trace are escaped, so that they stay text.
 */
export function traceMarkdown(trace: SpanTable, card: TraceCard): string {
  const { verdict, link } = card;
  const services = trace.services.filter(({ name }) => trace.strings.get(name) !== '').length;
  const facts = [
    counted(trace.length, 'span'),
    counted(services, 'service'),
    counted(trace.errorCount, 'error'),
    formatStart(trace.startTimeUnixNano, 'utc'),
  ];
  return [
    `### ${escapedMarkdown(`${rootOf(trace)}: ${formatDuration(trace.duration)}`)}`,
    ...(verdict === '' ? [] : [escapedMarkdown(verdict)]),
    facts.map(escapedMarkdown).join(' · '),
    ...lookedAt(trace, card).map(escapedMarkdown),
    markdownLink(`Trace ${trace.traceId}`, link),
  ].join('\n\n');
}

function lookedAt(trace: SpanTable, { filter = '', selected = -1 }: TraceCard): readonly string[] {
  const duration = () => formatDuration(trace.end[selected] - trace.start[selected]);
  return [
    ...(selected < 0 ? [] : [`Selected: ${nameOf(trace, selected)} (${duration()})`]),
    ...(filter === '' ? [] : [`Filter: ${plainText(filter, LONGEST_FILTER)}`]),
  ];
}

function rootOf(trace: SpanTable): string {
  return trace.primaryRoot < 0 ? 'Trace' : nameOf(trace, trace.primaryRoot);
}

function nameOf(trace: SpanTable, span: SpanIndex): string {
  const [service, name] = [serviceName(trace, span), spanName(trace, span)].map((text) =>
    plainText(text, LONGEST_NAME),
  );
  return spanTitle(service, name);
}
