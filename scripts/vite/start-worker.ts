import type { Plugin } from 'vite';
import { START_WORKER_SCRIPT } from '../../src/server/start-worker-script.ts';

const WORKER = /^static\/trace\.worker\.[0-9a-f]+\.js$/;

/**
 * Has the built page start a trace's worker before anything else. The development server's page goes without: its worker
 * has no name before it is asked for.
 */
export function startWorker(): Plugin {
  return {
    name: 'longpole:start-worker',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (page, { bundle }) => withStartedWorker(page, Object.keys(bundle ?? {})),
    },
  };
}

const POLICY_TAG = /<meta http-equiv="Content-Security-Policy"[^>]*>/;

/**
 * Returns the page with the script that starts the worker, right after the policy: whatever is named before it would be
 * waited for. Throws if `files` hold no worker, or the page no policy.
 */
export function withStartedWorker(page: string, files: readonly string[]): string {
  const worker = files.find((file) => WORKER.test(file));
  if (worker === undefined) throw new Error('The build has no script of the worker that reads traces');
  const [policy] = POLICY_TAG.exec(page) ?? [];
  if (policy === undefined) throw new Error('The page has no policy that the script could follow');
  return page.replace(policy, () => `${policy}\n    <script data-worker="${worker}">${START_WORKER_SCRIPT}</script>`);
}
