import { describe, expect, test } from 'vitest';
import { type LinkReach, shareNotes } from './share-notes.ts';

const ANYWHERE: LinkReach = {
  source: { backend: 'tempo', file: '' },
  backends: [
    { name: 'tempo', url: 'http://h/', isAdded: false },
    { name: 'mine', url: 'http://m/', isAdded: true },
  ],
  files: [{ name: 'served.json', url: 'http://h/files/0' }],
  hostname: 'traces.example.org',
};

describe('what is said of a link', () => {
  test('is nothing where anybody can open it', () => expect(shareNotes(ANYWHERE)).toEqual([]));

  test('is nothing of a file that the server has', () =>
    expect(shareNotes({ ...ANYWHERE, source: { backend: '', file: 'served.json' } })).toEqual([]));

  test('is that a file read here is not in it', () =>
    expect(shareNotes({ ...ANYWHERE, source: { backend: '', file: 'own.json' } })).toEqual([
      'The link names “own.json” and does not hold it: send the file too; the link then shows it as here.',
    ]));

  test('is that others have to add a backend that was added here', () =>
    expect(shareNotes({ ...ANYWHERE, source: { backend: 'mine', file: '' } })).toEqual([
      'The backend “mine” was added in this browser: others must add it under that name.',
    ]));

  test.each(['localhost', '127.0.0.1', '[::1]', 'a.localhost'])('is that %s is nobody else’s address', (hostname) =>
    expect(shareNotes({ ...ANYWHERE, hostname })).toEqual([
      'The address is this machine’s own: it opens nowhere else.',
    ]),
  );
});
