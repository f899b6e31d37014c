import type { Finding } from '../analysis/finding.ts';
import type { SpanLabels } from '../analysis/span-labels.ts';
import { partOfWhole } from '../analysis/wording/in-sentence.ts';
import { plainText } from '../analysis/wording/plain-text.ts';
import { serviceName, spanKey, spanName } from '../trace/span.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import { escapedMarkdown, markdownLink } from './markdown-text.ts';

export interface FindingPlace {
  readonly rootDuration: Nanoseconds;
  /** The address that shows the finding. */
  readonly link: string;
  readonly labels: SpanLabels;
}

/** Spans are named up to here; a ticket is no list of a thousand. */
const MOST_SPANS = 5;
const LONGEST_NAME = 80;

/**
 * Returns a finding as Markdown, for a ticket or a chat: what, how sure and why, the evidence, what next, which spans,
 * and where to look. Texts of the trace are escaped, so that they stay text.
 */
export function findingMarkdown(
  trace: SpanTable,
  finding: Finding,
  { rootDuration, link, labels }: FindingPlace,
): string {
  const { title, effect, sentence, confidence, reason, evidence, next, spans } = finding;
  const size = effect > 0 ? `: ${partOfWhole(effect, rootDuration)}` : '';
  const lines = [
    `- Confidence: ${confidence}${reason === '' ? '' : ` (${reason})`}`,
    ...evidence.map((each) => `- ${each.title}: ${each.text}`),
    ...(next === '' ? [] : [`- Next: ${next}`]),
    ...spansLine(trace, spans, labels),
  ];
  return [
    `### ${escapedMarkdown(title + size)}`,
    escapedMarkdown(sentence),
    lines.map(escapedLine).join('\n'),
    markdownLink(`Trace ${trace.traceId}`, link),
    '',
  ]
    .join('\n\n')
    .trimEnd();
}

function spansLine(trace: SpanTable, spans: readonly SpanIndex[], labels: SpanLabels): string[] {
  if (spans.length === 0) return [];
  const names = spans.slice(0, MOST_SPANS).map((span) => {
    const service = plainText(serviceName(trace, span), LONGEST_NAME);
    const name = plainText(spanName(trace, span), LONGEST_NAME);
    const title = labels.get(span) ?? (service === '' ? name : `${service} › ${name}`);
    return `${title} (${plainText(spanKey(trace, span), LONGEST_NAME)})`;
  });
  const rest = spans.length - names.length;
  return [`- Spans: ${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`];
}

/** All but the dash that begins the line. */
function escapedLine(line: string): string {
  return `- ${escapedMarkdown(line.slice(2))}`;
}
