import { seededRandom } from '../../src/lib/seeded-random.ts';
import { actor } from './actor.ts';
import type { Example, StorySpan } from './story.ts';

const library = actor('library', 'java', '6.1.4');
const AUTHORS = 40;

export const nPlusOne: Example = {
  name: 'n-plus-one',
  story: 'One SELECT of authors, then forty more for a name each',
  seed: 41,
  startTimeUnixNano: 1795218459117730561n,
  silent: [],
  tell: () =>
    library.serves('GET /authors', 0, 231.5, [
      library.queries('SELECT authors', 3.1, 15.3, 'SELECT id FROM authors WHERE genre = ? ORDER BY id LIMIT 40'),
      ...names(17.2),
    ]),
};

/** The forty SELECTs, each 3.9 to 5.6 ms long and begun as soon as the one before has been read. */
function names(from: number): StorySpan[] {
  const random = seededRandom(41);
  const selects: StorySpan[] = [];
  for (let at = from; selects.length < AUTHORS; ) {
    const end = at + random.integer(39, 56) / 10;
    selects.push(library.queries('SELECT author_names', at, end, 'SELECT name FROM author_names WHERE author_id = ?'));
    at = end + random.integer(3, 6) / 10;
  }
  return selects;
}
