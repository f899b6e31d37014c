import type { JsonCursor } from '../../../lib/json/json-cursor.ts';
import { KeyTable } from '../../../lib/json/key-table.ts';
import type { TraceBuilder } from '../../../trace/trace-builder.ts';
import type { StringIndex } from '../../../trace/units.ts';
import { AttributeLists, type TakeAttribute } from '../../attribute-list.ts';
import { PROCESS_NUMBERS, ProcessPlace } from '../../process-place.ts';
import { readStringIndex } from '../../read-values.ts';
import { readTagObject, storedKeys, TAG_SPELLING } from './tag-spelling.ts';

const Key = { Service: 0, Tags: 1, Tag: 2 } as const;
const PROCESS_KEYS = new KeyTable({ serviceName: Key.Service, tags: Key.Tags, tag: Key.Tag });
/** What Jaeger writes for a resource without a service name. */
const PLACEHOLDER = new KeyTable({ OTLPResourceNoServiceName: 0 });
const TAG_KEYS = new KeyTable(PROCESS_NUMBERS);
const STORED_TAG_KEYS = storedKeys(PROCESS_NUMBERS);

/** Reads one process after another. What `read` leaves here is that of the process read last. */
export class ProcessReader {
  /** Of the service's name, 0 if there is none. */
  service: StringIndex = 0;
  readonly #builder: TraceBuilder;
  readonly #name = new ProcessPlace();
  readonly #take: TakeAttribute;
  readonly #tags: AttributeLists;

  constructor(builder: TraceBuilder) {
    this.#builder = builder;
    this.#take = (key, place, cursor) => this.#name.take(key, place, cursor);
    this.#tags = new AttributeLists(TAG_SPELLING, TAG_KEYS, this.#take);
  }

  /** Where among the process' bytes the text stands that tells it from others of its service; -1 if none does. */
  get namePlace(): number {
    return this.#name.place;
  }

  /** Reads the value at the cursor; one that is no object says nothing. */
  read(cursor: JsonCursor): void {
    cursor.peek();
    this.service = 0;
    this.#name.begin(cursor.position);
    if (!cursor.enterObject()) return;
    for (let isFirst = true; cursor.nextMember(isFirst); isFirst = false) {
      const key = cursor.keyIn(PROCESS_KEYS);
      if (key === Key.Service) this.#readService(cursor);
      else if (key === Key.Tags) this.#tags.read(cursor);
      else if (key === Key.Tag) readTagObject(cursor, { keys: STORED_TAG_KEYS, take: this.#take });
      else cursor.skipValue();
    }
  }

  #readService(cursor: JsonCursor): void {
    const isText = cursor.peek() === 0x22;
    this.service = readStringIndex(cursor, this.#builder);
    if (isText && cursor.keyIn(PLACEHOLDER) === 0) this.service = 0;
  }
}
