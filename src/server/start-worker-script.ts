import { createHash } from 'node:crypto';

/**
 * What a built page runs before all else: at the address of a trace it starts the worker that reads it, so that the
 * worker's script comes beside the page's own and not after it. The tag's `data-worker` says which script that is, so
 * that the text is the same in every build. A worker that fails before the page has taken it is forgotten: the page then
 * starts its own, and tells of that one's failure.
 */
export const START_WORKER_SCRIPT = [
  "if (location.href.startsWith(document.baseURI + 'trace')) {",
  '  const address = new URL(document.currentScript.dataset.worker, document.baseURI);',
  "  window.startedWorker = new Worker(address, { type: 'module', name: 'trace' });",
  '  window.startedWorker.onerror = () => { window.startedWorker = undefined; };',
  '}',
].join('\n');

/** The one text that a page may run, as a policy's source. */
export const START_WORKER_HASH = `'sha256-${createHash('sha256').update(START_WORKER_SCRIPT).digest('base64')}'`;
