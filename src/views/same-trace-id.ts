/** Returns whether a trace id as written names the trace whose normalised id is `normalised`. */
export function isSameTraceId(written: string, normalised: string): boolean {
  return written === normalised || (written.length <= 32 && written.toLowerCase().padStart(32, '0') === normalised);
}
