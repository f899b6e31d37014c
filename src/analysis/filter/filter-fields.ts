import { SPAN_KIND_NAMES, STATUS_NAMES } from '../../trace/span-kind.ts';
import type { FilterField, FilterOperator } from './filter-expression.ts';

/** How a field's values are read. */
export type FieldType = 'text' | 'word' | 'time' | 'number' | 'flag';

/** A field as it is written and offered. */
export interface FieldRule {
  readonly field: FilterField;
  readonly type: FieldType;
  /** Its name, then others that are understood. */
  readonly names: readonly string[];
  /** What can be asked of it beside that it is there. */
  readonly operators: readonly FilterOperator[];
  /** Whether its name alone asks for it. */
  readonly isFlag: boolean;
  /** The only values, where there are few. */
  readonly words: readonly string[];
  /** What it is, in a few words. */
  readonly note: string;
}

const TEXT_OPERATORS = [':', '=', '!=', '~', '!~'] as const;
const ORDER_OPERATORS = ['>', '>=', '<', '<=', '=', '!='] as const;
const WORD_OPERATORS = [':', '=', '!='] as const;

/** The fields, in the order in which they are offered. */
export const FIELD_RULES: readonly FieldRule[] = [
  text('service', ['service'], 'the service’s name'),
  text('name', ['name', 'operation'], 'the span’s name'),
  word('status', ['status'], STATUS_NAMES, 'unset, ok or error'),
  time('duration', ['duration', 'latency'], 'from start to end'),
  word('kind', ['kind'], SPAN_KIND_NAMES, 'server, client …'),
  time('self', ['self'], 'time that no child takes'),
  { ...time('critical', ['critical'], 'on the critical path; how much of it'), isFlag: true },
  flag('leaf', ['leaf', 'leaves'], [], 'has no children'),
  flag('root', ['root', 'roots'], [], 'has no parent'),
  flag('gap', ['gap', 'gaps'], WORD_OPERATORS, 'time in which nothing below it is visible'),
  flag('finding', ['finding', 'findings'], WORD_OPERATORS, 'what a finding is about'),
  text('event', ['event', 'events'], 'the name of an event'),
  number('depth', ['depth'], 'levels below its root'),
  number('children', ['children'], 'how many children it has'),
  time('start', ['start'], 'from the trace’s start'),
  { ...text('id', ['id', 'span', 'spanid', 'span_id'], 'the span’s id'), operators: WORD_OPERATORS },
];

const BY_NAME: ReadonlyMap<string, FieldRule> = new Map(
  FIELD_RULES.flatMap((rule) => rule.names.map((name): [string, FieldRule] => [name, rule])),
);
const BY_FIELD: ReadonlyMap<FilterField, FieldRule> = new Map(FIELD_RULES.map((rule) => [rule.field, rule]));

/** Returns the field that a name stands for, in any case; undefined if it stands for none, and so is an attribute's key. */
export function fieldNamed(name: string): FieldRule | undefined {
  return BY_NAME.get(name.toLowerCase());
}

/** Returns the rule of a field; undefined for `text` and `attribute`. */
export function ruleOf(field: FilterField): FieldRule | undefined {
  return BY_FIELD.get(field);
}

function text(field: FilterField, names: readonly string[], note: string): FieldRule {
  return { field, type: 'text', names, operators: TEXT_OPERATORS, isFlag: false, words: [], note };
}

function word(field: FilterField, names: readonly string[], words: readonly string[], note: string): FieldRule {
  return { field, type: 'word', names, operators: WORD_OPERATORS, isFlag: false, words, note };
}

function time(field: FilterField, names: readonly string[], note: string): FieldRule {
  return { field, type: 'time', names, operators: ORDER_OPERATORS, isFlag: false, words: [], note };
}

function number(field: FilterField, names: readonly string[], note: string): FieldRule {
  return { field, type: 'number', names, operators: ORDER_OPERATORS, isFlag: false, words: [], note };
}

function flag(
  field: FilterField,
  names: readonly string[],
  operators: readonly FilterOperator[],
  note: string,
): FieldRule {
  return { field, type: 'flag', names, operators, isFlag: true, words: [], note };
}
