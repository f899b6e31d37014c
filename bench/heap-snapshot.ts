import type { CDPSession } from '@playwright/test';

/** What of V8's heap snapshots is read: a row of numbers a node, in one list. */
interface HeapSnapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      readonly node_types: readonly (string | readonly string[])[];
    };
  };
  readonly nodes: readonly number[];
}

/**
 * Machine code and what belongs to it, which the engine makes of functions that run often: it grows for as long as new ones
 * do. What is not JavaScript's: the document, and the memory behind typed arrays, which is the process's.
 */
const NO_OBJECTS: ReadonlySet<string> = new Set(['code', 'native', 'synthetic']);

/** Returns the bytes that JavaScript's own objects take in a snapshot of V8's. Throws for what is none. */
export function objectBytesOf(text: string): number {
  const { snapshot, nodes }: HeapSnapshot = JSON.parse(text);
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [typeAt, sizeAt] = [fields.indexOf('type'), fields.indexOf('self_size')];
  const names = types[typeAt];
  if (typeAt < 0 || sizeAt < 0 || names === undefined) throw new Error('no snapshot of a heap');
  let bytes = 0;
  for (let node = 0; node < nodes.length; node += fields.length) {
    if (!NO_OBJECTS.has(names[nodes[node + typeAt]])) bytes += nodes[node + sizeAt];
  }
  return bytes;
}

/** Takes a snapshot of the main thread's heap, which collects garbage first. */
export async function takeHeapSnapshot(session: CDPSession): Promise<string> {
  const chunks: string[] = [];
  const keep = ({ chunk }: { readonly chunk: string }) => chunks.push(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', keep);
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', keep);
  return chunks.join('');
}
