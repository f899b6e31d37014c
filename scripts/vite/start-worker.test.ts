import { expect, test } from 'vitest';
import { BASE_TAG } from '../../src/server/base-path.ts';
import { START_WORKER_HASH, START_WORKER_SCRIPT } from '../../src/server/start-worker-script.ts';
import { addPolicy } from './content-security-policy-meta.ts';
import { withStartedWorker } from './start-worker.ts';

const FILES = ['static/search.worker.0123456789ab.js', 'static/trace.worker.ba9876543210.js'];
const PAGE = addPolicy(`${BASE_TAG}<link rel="stylesheet" href="./a.css">`);

test('the worker is started behind the policy that allows it, before anything is loaded', () => {
  const [before, after] = withStartedWorker(PAGE, FILES).split(
    `<script data-worker="static/trace.worker.ba9876543210.js">${START_WORKER_SCRIPT}</script>`,
  );
  expect(before).toContain(`script-src 'self' ${START_WORKER_HASH};`);
  expect(after).toBe('<link rel="stylesheet" href="./a.css">');
});

test('a build without the worker, and a page without a policy, are refused', () => {
  expect(() => withStartedWorker(PAGE, FILES.slice(0, 1))).toThrow('no script of the worker');
  expect(() => withStartedWorker(BASE_TAG, FILES)).toThrow('no policy');
});
