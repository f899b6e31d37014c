import type { AttributeValue, Resource, Scope, SpanDetails, SpanEvent, SpanLink } from './span-details.ts';

/** So much of each list comes at once, and stands on a page before more is asked for. */
export const FIRST_ITEMS = 200;
/** And of the attributes of each of these events and links: twenty with 10^5 each must not be millions of elements. */
export const FIRST_OF_ITEM = 20;

/** Some items of a list that may be of any length. */
export interface ListExcerpt<Item> {
  /** How many there are in all. */
  readonly count: number;
  readonly items: readonly Item[];
}

/** An attribute as it is shown: a value of any size and depth is a text. */
export interface AttributeExcerpt {
  /** Its place among all. */
  readonly index: number;
  readonly key: string;
  readonly type: AttributeValue['type'];
  /** As of `attributeTypeLabel`. */
  readonly typeLabel: string;
  /** As of `attributeText`. */
  readonly text: string;
  /** Of several of one key the last one counts. */
  readonly repetition: 'none' | 'overruled' | 'counts';
  /** What OpenTelemetry's conventions call it today, where `key` is an older name; else empty. */
  readonly presentName: string;
  /** What the value means in words: `Service Unavailable`, `1.20 MB`. Empty where nothing is known for certain. */
  readonly meaning: string;
  /** The moment that the value is, in Unix nanoseconds; null where it is not known to be one. */
  readonly moment: bigint | null;
  /** The heading that goes before it: it is the first of its group. null within a group, and in lists without groups. */
  readonly heading: { readonly title: string; readonly count: number } | null;
}

/** What an exception says; texts are empty where it does not. */
export interface ExceptionTexts {
  readonly type: string;
  readonly message: string;
  readonly stacktrace: string;
}

export interface EventExcerpt extends Omit<SpanEvent, 'attributes'> {
  /** null if the event is no exception. */
  readonly exception: ExceptionTexts | null;
  /** Without those that make the exception. */
  readonly attributes: ListExcerpt<AttributeExcerpt>;
}

export interface LinkExcerpt extends Omit<SpanLink, 'attributes'> {
  readonly attributes: ListExcerpt<AttributeExcerpt>;
}

type Lists = 'attributes' | 'events' | 'links' | 'resource' | 'scope' | 'warnings';

/** Details of a span with a part of each list: a span may have 10^6 events, and a page shows some. */
export interface DetailsExcerpt extends Omit<SpanDetails, Lists> {
  /** In groups of what they are about, as the resource's are; those that matter most to the span's kind come first. */
  readonly attributes: ListExcerpt<AttributeExcerpt>;
  /** In order of time. */
  readonly events: ListExcerpt<EventExcerpt>;
  readonly links: ListExcerpt<LinkExcerpt>;
  readonly warnings: ListExcerpt<string>;
  readonly resource: Omit<Resource, 'attributes'> & { readonly attributes: ListExcerpt<AttributeExcerpt> };
  readonly scope: (Omit<Scope, 'attributes'> & { readonly attributes: ListExcerpt<AttributeExcerpt> }) | null;
  /** `type: message` of the last exception among all events; empty if there is none, or it says neither. */
  readonly exceptionSummary: string;
  readonly document: DocumentExcerpt;
}

/** What is told of the document that a span came in. */
export interface DocumentExcerpt {
  /** What people call its format: `Zipkin JSON`. */
  readonly format: string;
  /** It was rewritten as OTLP JSON, and the span's JSON is of that; what was received is there as a whole only. */
  readonly isRewritten: boolean;
}

/** Items [from, to) of one list. All other lists come empty, with their count. */
export interface DetailsRange {
  readonly list: Lists | 'eventAttributes' | 'linkAttributes';
  readonly from: number;
  readonly to: number;
  /** The event or link, by its place in its list, whose attributes these are; it comes as the only one of its list. */
  readonly item?: number | undefined;
  /** Of attributes those whose key or value contains this, in any case; counted likewise. Empty for all. */
  readonly containing?: string | undefined;
}
