import { ChevronDown, ExternalLink } from 'lucide-react';
import type { LinkTemplate } from '../../trace/link-template.ts';
import { expandLink } from '../../trace/link-template.ts';
import { otlpId } from '../../trace/otlp-id.ts';
import { serviceName, spanName } from '../../trace/span.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { dated } from '../../trace/time.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';

/** A button with where the whole trace leads to: its logs, a dashboard. Nothing where nobody has set it up. */
export function TraceLinks({ entries }: { readonly entries: readonly MenuEntry[] }) {
  if (entries.length === 0) return null;
  const trigger = (
    <Button>
      Links
      <ChevronDown size={14} aria-hidden />
    </Button>
  );
  return <Menu label="Links elsewhere" trigger={trigger} entries={entries} />;
}

/** Returns the links to elsewhere from the whole trace, as lines of a menu. */
export function linkEntries(trace: SpanTable, templates: readonly LinkTemplate[]): MenuEntry[] {
  return linksOf(trace, templates).map(({ text, href }) => {
    return { type: 'link', label: text, href, icon: <ExternalLink size={13} />, isElsewhere: true };
  });
}

function linksOf(trace: SpanTable, templates: readonly LinkTemplate[]) {
  const root = trace.primaryRoot;
  const values = {
    start: dated(trace.startTimeUnixNano),
    end: dated(trace.startTimeUnixNano + BigInt(Math.ceil(trace.duration))),
    texts: {
      traceId: otlpId(trace.traceId, 32),
      service: root < 0 ? '' : serviceName(trace, root),
      name: root < 0 ? '' : spanName(trace, root),
      duration: String(trace.duration),
    },
    attribute: () => null,
  };
  return templates
    .filter(({ on }) => on === 'trace')
    .flatMap((each) => expandLink(each, values, document.baseURI) ?? []);
}
