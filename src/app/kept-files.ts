import type { TraceSource } from '../load/trace-source.ts';
import { SharedState } from './shared-state.ts';

type KeptSource = Extract<TraceSource, { type: 'files' | 'text' }>;

/** A document that was dropped, chosen or pasted. */
export interface KeptFile {
  /** What addresses call it. */
  readonly name: string;
  /** Tells it from an earlier one of the same name. */
  readonly number: number;
  readonly source: KeptSource;
}

/** The documents given to this page, by name. They are sent nowhere, so no address can bring them back. */
export const keptFiles = new SharedState<ReadonlyMap<string, KeptFile>>(new Map());

let lastNumber = 0;

/** Keeps the document for as long as the page lives and returns it with its name. One of the same name is replaced. */
export function keepFile(source: KeptSource): KeptFile {
  lastNumber++;
  const kept = { name: nameOf(source, lastNumber), number: lastNumber, source };
  keptFiles.set(new Map(keptFiles.get()).set(kept.name, kept));
  return kept;
}

function nameOf(source: KeptSource, number: number): string {
  if (source.type === 'text') return `pasted ${number}`;
  if (source.folder) return `folder ${source.folder.name}`;
  const [first] = source.files;
  const others = source.files.length - 1;
  return others > 0 ? `${first.name} and ${others} more` : first.name;
}
