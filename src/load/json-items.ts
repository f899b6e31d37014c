import { type ExactJson, type ExactJsonObject, readExactJson } from '../lib/json/exact-json.ts';
import type { JsonCursor } from '../lib/json/json-cursor.ts';
import { KeyTable } from '../lib/json/key-table.ts';
import type { DocumentToConvert } from './conversions/conversion.ts';
import type { DocumentReader, ReportDefect, Rule, ValueRule } from './document-walker.ts';
import { paddedForWalker, walkWhole } from './walk-whole.ts';

/** How a document's items are found, and who takes them. */
export interface JsonItems {
  /**
   * The member of the outermost object that holds the items in an array; left out where they are the documents
   * themselves, or stand in arrays, however many deep.
   */
  readonly envelope?: string;
  /** Who is given other members of the outermost object, where there is an envelope. */
  readonly members?: Readonly<Record<string, (value: ExactJson) => void>>;
  /** Whether an object is an item: by that the way is found back after bytes that are no JSON. */
  readonly isItem: (json: ExactJsonObject) => boolean;
  /** `list` numbers the innermost array in which the item stands with others; -1 where it stands by itself. */
  readonly take: (item: ExactJsonObject, list: number) => void;
}

/**
 * Gives out each item of a JSON document, of JSON lines, or of documents one after another. What is broken, cut or no
 * object is reported and costs no more than itself; so is an item that `take` throws at.
 */
export function eachJsonItem({ bytes, isCut, report }: DocumentToConvert, items: JsonItems): void {
  walkWhole(paddedForWalker(bytes), bytes.length, isCut, new ItemReader(items, report), report);
}

class ItemReader implements DocumentReader {
  readonly root: Rule;
  readonly spanKeys = [];
  readonly contextKeys = [];
  readonly #items: JsonItems;
  readonly #report: ReportDefect;
  #lists = 0;

  constructor(items: JsonItems, report: ReportDefect) {
    this.#items = items;
    this.#report = report;
    const list: Rule = { kind: 'array', item: value((json) => this.#take(json)) };
    this.root = items.envelope === undefined ? list : envelopeRule(items.envelope, list, items.members ?? {});
  }

  salvage(cursor: JsonCursor): boolean {
    const json = readExactJson(cursor);
    if (!(json instanceof Map) || !this.#items.isItem(json)) return false;
    this.#take(json);
    return true;
  }

  loseContext(): void {}

  finish(): void {}

  /** Recursion is bounded by how deep JSON is read. */
  #take(json: ExactJson): void {
    if (!Array.isArray(json)) this.#takeOne(json, -1);
    else this.#takeList(json);
  }

  #takeList(items: readonly ExactJson[]): void {
    const list = this.#lists++;
    for (const item of items) {
      if (Array.isArray(item)) this.#takeList(item);
      else this.#takeOne(item, list);
    }
  }

  #takeOne(item: ExactJson, list: number): void {
    if (item instanceof Map) this.#takeObject(item, list);
    else this.#report('unreadable_span', 'not an object where a span belongs');
  }

  #takeObject(item: ExactJsonObject, list: number): void {
    try {
      this.#items.take(item, list);
    } catch (error) {
      this.#report('unreadable_span', error instanceof Error ? error.message : String(error));
    }
  }
}

function envelopeRule(
  envelope: string,
  list: Rule,
  members: Readonly<Record<string, (value: ExactJson) => void>>,
): Rule {
  const others = Object.entries(members);
  const names = [envelope, ...others.map(([name]) => name)];
  return {
    kind: 'object',
    keys: new KeyTable(Object.fromEntries(names.map((name, number) => [name, number]))),
    members: [list, ...others.map(([, take]) => value(take))],
  };
}

function value(take: (json: ExactJson) => void): ValueRule {
  return { kind: 'value', read: (cursor) => take(readExactJson(cursor)) };
}
