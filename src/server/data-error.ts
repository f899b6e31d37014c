import type { Context } from 'hono';

export type DataStatus = 400 | 403 | 404 | 405 | 500 | 502 | 504;

/** What came of a call upstream that came to nothing. */
export type UpstreamCause = 'unreachable' | 'timeout';

/**
 * Answers with a sentence, as `{"error":{"by":"longpole","message"}}`: the page tells our own words from a backend's
 * by it. With a cause, `cause` stands beside them.
 */
export function dataError(context: Context, status: DataStatus, message: string, cause?: UpstreamCause): Response {
  context.header('Cache-Control', 'no-store');
  return context.json({ error: { by: 'longpole', message, cause } }, status);
}
