const PACKED = /\.(?:gz|zst|zip)$/i;
const HAS_ENDING = /\.[a-z\d]{1,12}$/i;
const ENDINGS: Readonly<Record<string, string>> = { 'application/json': '.json', 'text/plain': '.txt' };

/**
 * Returns the name under which what was received is saved, unpacked: that of the file it came in, else `traceName` with
 * the ending of its media type. `file` is what the address calls the source: a file, several, what was pasted, or nothing.
 */
export function receivedName(file: string, type: string, traceName: string): string {
  const unpacked = file.replace(PACKED, '');
  if (HAS_ENDING.test(unpacked)) return unpacked;
  const isOneFile = unpacked !== file;
  return `${isOneFile ? unpacked : traceName}${ENDINGS[type] ?? '.bin'}`;
}
