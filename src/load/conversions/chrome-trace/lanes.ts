import type { ExactJson, ExactJsonObject } from '../../../lib/json/exact-json.ts';
import type { Attribute, Resource } from '../../../trace/span-details.ts';
import { objectOf, textOf } from '../../json-fields.ts';
import { plainAttribute, resourceOfAttributes, textAttribute } from '../../plain-attributes.ts';
import type { EventRows } from './event-rows.ts';

/** A thread of a process, as its events say what it is. */
export interface Lane {
  /** The thread's name; `thread 7` where it has none. */
  readonly name: string;
  readonly resource: Resource;
}

/** What metadata events say of a process or a thread: by the event's name, the last one counts. */
type Told = Map<string, ExactJson>;

/** Metadata of a process; all other is of a thread. */
const OF_PROCESS = /^(?:process_|num_cpus|trace_buffer|chrome_)/;

/** Puts together what metadata events say. */
export class LaneNames {
  readonly #processes = new Map<string, Told>();
  readonly #threads = new Map<number, Told>();
  readonly #rows: EventRows;

  constructor(rows: EventRows) {
    this.#rows = rows;
  }

  /** Takes a metadata event in. */
  take(row: number, event: ExactJsonObject): void {
    const name = textOf(event.get('name') ?? null);
    const args = objectOf(event.get('args') ?? null);
    const value = args.size === 1 ? ([...args.values()][0] ?? null) : args;
    const lane = this.#rows.lane[row];
    const told = OF_PROCESS.test(name)
      ? toldOf(this.#processes, this.#rows.lanes[lane].process)
      : toldOf(this.#threads, lane);
    told.set(name, value);
  }

  /** Returns a lane with what is known of it; the process takes the place of the service. */
  lane(number: number, properties: readonly Attribute[]): Lane {
    const { process, thread } = this.#rows.lanes[number];
    const ofProcess = this.#processes.get(process);
    const ofThread = this.#threads.get(number);
    const threadName = textOf(ofThread?.get('thread_name') ?? null);
    const processName = textOf(ofProcess?.get('process_name') ?? null);
    const service = processName || (process === '' ? threadName : `process ${process}`);
    return {
      name: threadName || (thread === '' ? 'events' : `thread ${thread}`),
      resource: resourceOfAttributes([
        ...(service === '' ? [] : [textAttribute('service.name', service)]),
        ...(process === '' ? [] : [plainAttribute('process.pid', idOf(process))]),
        ...(thread === '' ? [] : [plainAttribute('thread.id', idOf(thread))]),
        ...(threadName === '' ? [] : [textAttribute('thread.name', threadName)]),
        ...others(ofProcess, 'process_name'),
        ...others(ofThread, 'thread_name'),
        ...properties,
      ]),
    };
  }
}

function toldOf<Key>(map: Map<Key, Told>, key: Key): Told {
  const known = map.get(key);
  if (known !== undefined) return known;
  const told: Told = new Map();
  map.set(key, told);
  return told;
}

function others(told: Told | undefined, placed: string): Attribute[] {
  return Array.from(told ?? []).flatMap(([key, value]) => (key === placed ? [] : [plainAttribute(key, value)]));
}

function idOf(text: string): ExactJson {
  return /^\d{1,15}$/.test(text) ? Number(text) : text;
}
