import { type ExactJson, type ExactJsonObject, readExactJson } from '../lib/json/exact-json.ts';
import type { JsonCursor } from '../lib/json/json-cursor.ts';
import type { DocumentToConvert } from './conversions/conversion.ts';
import type { DocumentReader, ReportDefect, Rule } from './document-walker.ts';
import { paddedForWalker, walkWhole } from './walk-whole.ts';

/** What a document's items are, in arrays however many deep or by themselves, and who takes them. */
export interface JsonItems {
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
    this.root = { kind: 'array', item: { kind: 'value', read: (cursor) => this.#take(readExactJson(cursor)) } };
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
