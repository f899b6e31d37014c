import { describe, expect, test } from 'vitest';
import { resultLines } from './result-lines.ts';

const RESULT = {
  traceId: '100cb753c787ed5657c8d88dafc176ed',
  rootService: 'shop',
  rootName: 'GET /cart',
  startTimeUnixNano: 0n,
  duration: 1_500_000_000,
  spanCount: -1,
  errorCount: -1,
  serviceCount: -1,
};

describe('lines of results', () => {
  test('have the id, the duration and the root', () => {
    expect(resultLines([RESULT], 100)).toEqual(['  100cb753c787ed5657c8d88dafc176ed      1.50 s  shop › GET /cart']);
  });

  test('end after the duration where no root is named', () => {
    const [line] = resultLines([{ ...RESULT, rootService: '', rootName: '' }], 100);
    expect(line).toMatch(/1\.50 s$/);
  });

  test('keep the id whole where they are cut', () => {
    const [line] = resultLines([{ ...RESULT, rootName: 'x'.repeat(500) }], 60);
    expect(line).toContain(RESULT.traceId);
    expect(line?.length).toBeLessThan(100);
  });

  test('are a hundred, and how many more there are', () => {
    const lines = resultLines(
      Array.from({ length: 1234 }, () => RESULT),
      80,
    );
    expect(lines).toHaveLength(101);
    expect(lines.at(-1)).toContain('and 1,134 more');
  });

  test('send nothing to the terminal that steers it', () => {
    const [line] = resultLines([{ ...RESULT, traceId: 'a\u001b[2J', rootName: 'b\nc\u0007' }], 80);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(line).not.toMatch(/[\u0000-\u001f]/);
  });
});
