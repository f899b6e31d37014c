import type { Context } from 'hono';

export type DataStatus = 400 | 403 | 404 | 405 | 500 | 502 | 504;

/** Answers with a sentence, as `{"error":{"message"}}`. */
export function dataError(context: Context, status: DataStatus, message: string): Response {
  context.header('Cache-Control', 'no-store');
  return context.json({ error: { message } }, status);
}
