import { SERVICE_PALETTE, serviceColour } from '../../../ui/palette.ts';
import type { ColourGroup, GroupMark } from '../span-colours.ts';

/** How a group looks on bars, stripes and in the legend. */
export type Look = Pick<ColourGroup, 'colour' | 'mark' | 'swatch'>;

/** So many colours have a mark in common; these are apart for all eyes. */
const COLOURS_A_MARK = 8;
/** None is like the hatching of gaps, which leans. */
const MARKS: readonly GroupMark[] = ['plain', 'dotted', 'striped', 'lined'];

/** How many groups look different; from there on looks repeat. */
export const LOOK_COUNT = COLOURS_A_MARK * MARKS.length;

/** For what is no group by itself: no value, all other values. */
export const NEUTRAL: Look = lookIn('#7D8794', 'plain');
export const NEUTRAL_STRIPED: Look = lookIn('#7D8794', 'striped');

/** Returns the look of the group that was dealt as number `index`, from 0 on. */
export function lookOf(index: number): Look {
  return lookIn(serviceColour(index), MARKS[Math.floor(index / COLOURS_A_MARK) % MARKS.length]);
}

/** Whether the first `count` groups differ by colour alone, for all eyes. */
export function isToldByColour(count: number): boolean {
  return count <= Math.min(COLOURS_A_MARK, SERVICE_PALETTE.length);
}

/** Returns a colour with a mark, the swatch as CSS has backgrounds. */
export function lookIn(colour: string, mark: GroupMark): Look {
  return { colour, mark, swatch: swatchIn(colour, mark) };
}

function swatchIn(colour: string, mark: GroupMark): string {
  switch (mark) {
    case 'plain':
      return colour;
    case 'striped':
      return `repeating-linear-gradient(to right, ${colour} 0 2px, transparent 2px 3.5px)`;
    case 'dotted':
      return `0 0 / 3px 3px radial-gradient(circle, ${colour} 1.2px, transparent 1.5px)`;
    case 'lined':
      return `repeating-linear-gradient(to bottom, ${colour} 0 2px, transparent 2px 3.5px)`;
  }
}
