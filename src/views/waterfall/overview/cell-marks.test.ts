import { expect, test } from 'vitest';
import type { GroupMark } from '../span-colours.ts';
import { isMarked } from './cell-marks.ts';

test('stripes are upright, dots and lines stand in the middle of a bar', () => {
  expect(drawn('striped')).toEqual(Array(4).fill('##....##....'));
  expect(drawn('dotted')).toEqual(['............', '##....##....', '##....##....', '............']);
  expect(drawn('lined')).toEqual(['............', '############', '############', '............']);
  expect(drawn('plain')).toEqual(['............', '............', '............', '............']);
});

function drawn(mark: GroupMark): string[] {
  return [0, 1, 2, 3].map((line) =>
    Array.from({ length: 12 }, (_, column) => (isMarked(mark, column, line, 4) ? '#' : '.')).join(''),
  );
}
