import { START_WORKER_HASH } from './start-worker-script.ts';

/**
 * What the page may load, as a Content-Security-Policy. The build writes it into the page as a <meta>, for whoever else
 * serves it; our server sends it as a header too.
 *
 * `connect-src` is open to any http(s) address because a person can add a backend of their own in the page, and the
 * browser then asks it directly. What may run stays closed: scripts, workers and styles come from our own files only, but
 * for the one text that starts a worker.
 */
export const PAGE_POLICY = [
  "default-src 'none'",
  `script-src 'self' ${START_WORKER_HASH}`,
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self' http: https:",
  "worker-src 'self'",
  "base-uri 'self'",
  "form-action 'none'",
].join('; ');

/** The policy as a header. `frame-ancestors` has no effect in a <meta>, so it is only here. */
export const PAGE_POLICY_HEADER = `${PAGE_POLICY}; frame-ancestors 'none'`;

/** For answers that are data: opened as a page, they can load nothing, run nothing and are of no origin. */
export const DATA_POLICY_HEADER = "default-src 'none'; frame-ancestors 'none'; sandbox";
