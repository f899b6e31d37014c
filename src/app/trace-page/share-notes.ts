import type { OfferedFile } from '../../load/page-config.ts';
import type { ListedBackend } from '../backends.ts';
import type { SourceFields } from '../url-state.ts';

/** What decides who can open a link. */
export interface LinkReach {
  readonly source: Pick<SourceFields, 'backend' | 'file'>;
  readonly backends: readonly ListedBackend[];
  readonly files: readonly OfferedFile[];
  /** Of the page. */
  readonly hostname: string;
}

/** Returns what somebody should know before sending a link; a sentence each, none where it opens anywhere. */
export function shareNotes({ source, backends, files, hostname }: LinkReach): readonly string[] {
  const { backend, file } = source;
  const notes: string[] = [];
  if (file !== '' && !files.some(({ name }) => name === file)) {
    notes.push(`The link names “${file}” and does not hold it: send the file too; the link then shows it as here.`);
  }
  if (backends.some(({ name, isAdded }) => isAdded && name === backend)) {
    notes.push(`The backend “${backend}” was added in this browser: others must add it under that name.`);
  }
  if (isOwnMachine(hostname)) notes.push('The address is this machine’s own: it opens nowhere else.');
  return notes;
}

function isOwnMachine(hostname: string): boolean {
  return /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/i.test(hostname);
}
