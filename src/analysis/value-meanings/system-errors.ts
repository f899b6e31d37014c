/** Source: POSIX `errno.h`, and the name resolution codes that Node.js passes on. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'permission denied'],
  ['EADDRINUSE', 'address in use'],
  ['EADDRNOTAVAIL', 'address not available'],
  ['EAGAIN', 'try again'],
  ['EAI_AGAIN', 'name not resolved for now'],
  ['ECONNABORTED', 'connection aborted'],
  ['ECONNREFUSED', 'connection refused: nothing listens there'],
  ['ECONNRESET', 'connection reset by the other side'],
  ['EEXIST', 'file exists'],
  ['EHOSTUNREACH', 'no route to the host'],
  ['EINTR', 'interrupted'],
  ['EINVAL', 'invalid argument'],
  ['EIO', 'input or output error'],
  ['EMFILE', 'too many open files in the process'],
  ['ENETUNREACH', 'network unreachable'],
  ['ENFILE', 'too many open files in the system'],
  ['ENOENT', 'no such file or directory'],
  ['ENOMEM', 'out of memory'],
  ['ENOSPC', 'no space left on the device'],
  ['ENOTFOUND', 'name not found'],
  ['EPERM', 'not permitted'],
  ['EPIPE', 'broken pipe: the other side has closed'],
  ['ETIMEDOUT', 'timed out'],
]);

/** Returns what the name of a system error means: `ECONNREFUSED`. Empty for any other text. */
export function systemError(name: string): string {
  return NAMES.get(name) ?? '';
}
