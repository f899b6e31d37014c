import { expect, test } from 'vitest';
import { privateBytesOf } from './memory.ts';

test('private memory is what a process alone has written, and no page of a program', () => {
  const rollup = `55d0c000-7ffd0000 ---p 00000000 00:00 0    [rollup]
Rss:              120000 kB
Pss_Dirty:          9000 kB
Shared_Clean:      50000 kB
Private_Clean:        10 kB
Private_Dirty:        90 kB
Private_Hugetlb:       0 kB
`;
  expect(privateBytesOf(rollup)).toBe(92_160);
});
