import { expect, test } from 'vitest';
import { blobStream } from './blob-stream.ts';

test.each([0, 1, 65_536, 65_537, 3_000_000])('a blob of %d bytes is given as it is, to its end', async (size) => {
  const bytes = Uint8Array.from({ length: size }, (_, i) => (i * 31) % 251);
  const chunks: Uint8Array[] = [];
  for await (const chunk of blobStream(new Blob([bytes]))) chunks.push(chunk);
  expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
});

test('a blob that cannot be read fails in its own words', async () => {
  const blob = new Blob(['abc']);
  blob.slice = () => {
    throw new Error('the file was changed');
  };
  await expect(blobStream(blob).getReader().read()).rejects.toThrow('the file was changed');
});
