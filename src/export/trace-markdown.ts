import { plainText } from '../analysis/wording/plain-text.ts';
import { counted } from '../lib/counted.ts';
import { serviceName, spanName } from '../trace/span.ts';
import type { SpanTable } from '../trace/span-table.ts';
import { formatDuration, formatTimestamp } from '../trace/time.ts';
import { escapedMarkdown, markdownLink } from './markdown-text.ts';

const LONGEST_NAME = 120;

export interface TraceCard {
  /** What the analysis comes to, as sentences; empty for nothing. */
  readonly verdict: string;
  /** The address that shows what is seen. */
  readonly link: string;
}

/**
 * Returns a trace as Markdown, for a ticket or a chat: root and duration, the verdict, how large it is and when it began,
 * and where to look. Texts of the trace are escaped, so that they stay text.
 */
export function traceMarkdown(trace: SpanTable, { verdict, link }: TraceCard): string {
  const services = trace.services.filter(({ name }) => trace.strings.get(name) !== '').length;
  const facts = [
    counted(trace.length, 'span'),
    counted(services, 'service'),
    counted(trace.errorCount, 'error'),
    formatTimestamp(trace.startTimeUnixNano, 'utc'),
  ];
  return [
    `### ${escapedMarkdown(`${rootOf(trace)}: ${formatDuration(trace.duration)}`)}`,
    ...(verdict === '' ? [] : [escapedMarkdown(verdict)]),
    facts.map(escapedMarkdown).join(' · '),
    markdownLink(`Trace ${trace.traceId}`, link),
  ].join('\n\n');
}

function rootOf(trace: SpanTable): string {
  const root = trace.primaryRoot;
  if (root < 0) return 'Trace';
  const service = plainText(serviceName(trace, root), LONGEST_NAME) || 'unknown service';
  return `${service} › ${plainText(spanName(trace, root), LONGEST_NAME) || 'unnamed span'}`;
}
