/** Of a list's address: its backend and its order may take 200 characters more of the 1,900 that chats keep whole. */
const ROOM = 1700;

/** Returns how many of the ids, from the first on, the address of a list can hold. */
export function countOfHeldIds(traceIds: readonly string[]): number {
  let length = 0;
  for (const [count, traceId] of traceIds.entries()) {
    length += '&id='.length + encodeURIComponent(traceId).length;
    if (length > ROOM) return count;
  }
  return traceIds.length;
}
