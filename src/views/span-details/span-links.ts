import { createContext, useContext, useMemo } from 'react';
import type { AttributeExcerpt, DetailsExcerpt } from '../../trace/details-excerpt.ts';
import { type ExpandedLink, expandLink, type LinkTemplate, type LinkValues } from '../../trace/link-template.ts';
import { otlpId } from '../../trace/otlp-id.ts';
import type { Span } from '../../trace/span-at.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { dated } from '../../trace/time.ts';

/** Returns the links that stand with an attribute of a span. */
export type LinksOfAttribute = (attribute: AttributeExcerpt) => readonly ExpandedLink[];

const AttributeLinksContext = createContext<LinksOfAttribute>(() => []);
/** Stands above the attributes of a span. */
export const AttributeLinksProvider = AttributeLinksContext.Provider;

/** Returns what gives the links of an attribute. */
export function useAttributeLinks(): LinksOfAttribute {
  return useContext(AttributeLinksContext);
}

/** Returns a span's own links, and what gives those of its attributes. */
export function useSpanLinks(
  templates: readonly LinkTemplate[],
  trace: SpanTable,
  span: Span,
  details: DetailsExcerpt,
): readonly [readonly ExpandedLink[], LinksOfAttribute] {
  return useMemo(() => {
    const values = valuesOf(trace, span, details);
    const expand = (on: readonly LinkTemplate[], given: LinkValues) =>
      on.flatMap((template) => expandLink(template, given, document.baseURI) ?? []);
    const own = templates.filter(({ on }) => on === 'span');
    const ofAttribute: LinksOfAttribute = ({ key, presentName, text }) => {
      const on = templates.filter((each) => each.on === 'attribute' && (each.key === key || each.key === presentName));
      const read = (name: string) => (name === key || name === presentName ? text : values.attribute(name));
      return expand(on, { ...values, texts: { ...values.texts, value: text }, attribute: read });
    };
    return [expand(own, values), ofAttribute];
  }, [templates, trace, span, details]);
}

/** Of attributes those count that have come with the details; of several of one key the last, a span's before its resource's. */
function valuesOf(trace: SpanTable, span: Span, details: DetailsExcerpt): LinkValues {
  const attributes = new Map<string, string>();
  for (const { key, presentName, text } of [...details.resource.attributes.items, ...details.attributes.items]) {
    if (presentName !== '') attributes.set(presentName, text);
    attributes.set(key, text);
  }
  return {
    start: dated(details.startTimeUnixNano),
    end: dated(details.endTimeUnixNano ?? details.startTimeUnixNano),
    texts: {
      traceId: otlpId(trace.traceId, 32),
      spanId: otlpId(details.spanId, 16),
      parentSpanId: otlpId(details.parentSpanId, 16),
      service: span.service,
      name: span.name,
      kind: span.kind === 'unspecified' ? '' : span.kind,
      duration: String(span.duration),
    },
    attribute: (key) => attributes.get(key) ?? null,
  };
}
