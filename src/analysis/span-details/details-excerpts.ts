import {
  type DetailsExcerpt,
  type DetailsRange,
  type EventExcerpt,
  FIRST_ITEMS,
  FIRST_OF_ITEM,
  type LinkExcerpt,
  type ListExcerpt,
} from '../../trace/details-excerpt.ts';
import type { SpanDetails } from '../../trace/span-details.ts';
import { AttributeExcerpts } from './attribute-excerpts.ts';
import { eventOrder } from './event-order.ts';
import { exceptionOf, exceptionSummary } from './exception.ts';

/** The details of one span, given out in parts that a page can take without a halt. */
export class DetailsExcerpts {
  readonly #details: SpanDetails;
  readonly #attributes: AttributeExcerpts;
  readonly #resource: AttributeExcerpts;
  readonly #scope: AttributeExcerpts;
  #order: Uint32Array | null = null;
  #exceptionSummary: string | null = null;

  constructor(details: SpanDetails) {
    this.#details = details;
    const { kind, attributes, resource, scope } = details;
    this.#attributes = new AttributeExcerpts(attributes, kind, 'span');
    this.#resource = new AttributeExcerpts(resource.attributes, kind, 'resource');
    this.#scope = new AttributeExcerpts(scope?.attributes ?? [], kind);
  }

  /** Returns the beginning of every list, or `range` alone; of the document the caller knows. */
  excerpt(range: DetailsRange | null): Omit<DetailsExcerpt, 'document'> {
    const { resource, scope, warnings, ...rest } = this.#details;
    const text = range?.containing;
    return {
      ...rest,
      attributes: this.#attributes.excerpt(...limitsOf('attributes', range), text),
      events: this.#events(range),
      links: this.#links(range),
      warnings: { count: warnings.length, items: warnings.slice(...limitsOf('warnings', range)) },
      resource: { ...resource, attributes: this.#resource.excerpt(...limitsOf('resource', range), text) },
      scope: scope && { ...scope, attributes: this.#scope.excerpt(...limitsOf('scope', range), text) },
      exceptionSummary: this.#summary(),
    };
  }

  #events(range: DetailsRange | null): ListExcerpt<EventExcerpt> {
    const { events } = this.#details;
    this.#order ??= eventOrder(events);
    const order = this.#order.subarray(...itemLimitsOf('events', 'eventAttributes', range));
    const items = Array.from(order, (index) => this.#eventAt(index, range));
    return { count: events.length, items };
  }

  #eventAt(index: number, range: DetailsRange | null): EventExcerpt {
    const event = this.#details.events[index];
    const exception = exceptionOf(event);
    const attributes = new AttributeExcerpts(exception?.rest ?? event.attributes, this.#details.kind);
    return {
      ...event,
      exception: exception === null ? null : exception.texts,
      attributes: attributes.excerpt(...ownLimitsOf('eventAttributes', range)),
    };
  }

  #links(range: DetailsRange | null): ListExcerpt<LinkExcerpt> {
    const { links, kind } = this.#details;
    const items = links.slice(...itemLimitsOf('links', 'linkAttributes', range)).map((link) => ({
      ...link,
      attributes: new AttributeExcerpts(link.attributes, kind).excerpt(...ownLimitsOf('linkAttributes', range)),
    }));
    return { count: links.length, items };
  }

  #summary(): string {
    this.#exceptionSummary ??= exceptionSummary(this.#details.events);
    return this.#exceptionSummary;
  }
}

type Limits = readonly [from: number, to: number];

function limitsOf(list: DetailsRange['list'], range: DetailsRange | null): Limits {
  if (range === null) return [0, FIRST_ITEMS];
  return range.list === list ? [range.from, range.to] : [0, 0];
}

/** Limits of a list that is also there, by a single item, for that item's attributes. */
function itemLimitsOf(list: 'events' | 'links', own: DetailsRange['list'], range: DetailsRange | null): Limits {
  return range?.list === own && range.item !== undefined ? [range.item, range.item + 1] : limitsOf(list, range);
}

function ownLimitsOf(own: DetailsRange['list'], range: DetailsRange | null): Limits {
  return range?.list === own ? [range.from, range.to] : [0, FIRST_OF_ITEM];
}
