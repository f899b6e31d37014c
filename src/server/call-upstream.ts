import { get as getHttp, type IncomingMessage } from 'node:http';
import { get as getHttps } from 'node:https';

/** One GET on its way upstream. */
export interface UpstreamCall {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Ends the call and its answer. */
  readonly signal: AbortSignal;
  readonly firstByteMilliseconds: number;
}

/** Why there is no answer. `code` is Node's error code, such as ECONNREFUSED, or `timeout`. */
export class UpstreamError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`No answer: ${code}`);
    this.name = 'UpstreamError';
    this.code = code;
  }
}

/**
 * Returns the answer once its head is there. The body is as sent: Node's http follows no redirect and decodes no
 * Content-Encoding, so a compressed answer passes through without being unpacked. Throws an UpstreamError.
 */
export function callUpstream(call: UpstreamCall): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const get = call.url.protocol === 'https:' ? getHttps : getHttp;
    const request = get(call.url, { headers: call.headers, signal: call.signal });
    const timer = setTimeout(() => request.destroy(new UpstreamError('timeout')), call.firstByteMilliseconds);
    request.once('response', (answer) => {
      clearTimeout(timer);
      resolve(answer);
    });
    // Stays for good: after the head an error reaches the answer's reader as well, and here it must not go unheard.
    request.on('error', (error) => {
      clearTimeout(timer);
      reject(error instanceof UpstreamError ? error : new UpstreamError(codeOf(error)));
    });
  });
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
