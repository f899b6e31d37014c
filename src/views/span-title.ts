import type { SpanLabels } from '../analysis/span-labels.ts';
import { plainText } from '../analysis/wording/plain-text.ts';
import { serviceName, spanName } from '../trace/span.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { SpanIndex } from '../trace/units.ts';

const LONGEST = 80;

/** Returns what a link to a span says: its label where it has one, else service and name: `payments › charge`. */
export function spanTitle(trace: SpanTable, span: SpanIndex, labels: SpanLabels): string {
  const label = labels.get(span);
  if (label !== undefined) return label;
  const service = plainText(serviceName(trace, span), LONGEST);
  const name = plainText(spanName(trace, span), LONGEST) || '(no name)';
  return service === '' ? name : `${service} › ${name}`;
}
