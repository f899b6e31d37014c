import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MUTATION_RUNS } from '../../testing/property-runs.ts';
import { spanName } from '../../trace/span.ts';
import { SpanKind } from '../../trace/span-kind.ts';
import { silentLosses } from '../mutations-for-tests.ts';
import { readDocument, sharedFolder } from '../read-for-tests.ts';

const BUILD = {
  traceId: 'd49552680f5672ab',
  name: 'next-build',
  id: 1,
  timestamp: 8965585056,
  duration: 900,
  tags: {},
};
const COMPILE = { ...BUILD, name: 'run-webpack', parentId: 1, id: 2, timestamp: 8965585256, duration: 500 };
/** The clock's zero, in milliseconds since 1970. */
const ZERO = 1_673_563_792_000;

const LINES = [
  JSON.stringify([{ ...COMPILE, startTime: ZERO + 8_965_585, tags: { mode: 'production' } }]),
  JSON.stringify([{ ...BUILD, startTime: ZERO + 8_965_585 }]),
];

describe('a build trace of Next.js', () => {
  test('is a tree of spans in lines of arrays', async () => {
    const { tables, format, inputDefects } = await readDocument(LINES.join('\n'));
    const [table] = tables;
    expect(format).toBe('Next.js build trace');
    expect(inputDefects).toEqual([]);
    expect([0, 1].map((row) => spanName(table, row))).toEqual(['next-build', 'run-webpack']);
    expect(Array.from(table.parent)).toEqual([-1, 0]);
    expect(Array.from(table.kind)).toEqual([SpanKind.Internal, SpanKind.Internal]);
  });

  test('has the date of its first span, and from there on the finer clock', async () => {
    const { tables, detailsOf } = await readDocument(LINES.join('\n'));
    const [build, compile] = await detailsOf(tables[0]);
    expect(build.startTimeUnixNano).toBe(BigInt(ZERO + 8_965_585) * 1_000_000n);
    expect(build.endTimeUnixNano).toBe(BigInt(ZERO + 8_965_585) * 1_000_000n + 900_000n);
    expect(compile.startTimeUnixNano).toBe(BigInt(ZERO + 8_965_585) * 1_000_000n + 200_000n);
  });

  test('shows its numbers beside the ids that they are in hex, and tags as attributes', async () => {
    const large = [{ ...COMPILE, id: 4095, startTime: ZERO }].map((span) =>
      JSON.stringify(span).replace('4095', '9007199254740993'),
    );
    const { tables, detailsOf } = await readDocument(`[${large}]`);
    const [span] = await detailsOf(tables[0]);
    expect(span.spanId).toBe('0020000000000001');
    expect(span.attributes).toContainEqual({ key: 'id', value: { type: 'int', value: 9_007_199_254_740_993n } });
    expect(span.attributes).toContainEqual({ key: 'parentId', value: { type: 'int', value: 1n } });
  });

  test('tells of dates that its clock does not give', async () => {
    const late = JSON.stringify([{ ...COMPILE, startTime: ZERO + 9_999_999 }]);
    const { tables, detailsOf } = await readDocument(`${LINES[1]}\n${late}`);
    const [build, compile] = await detailsOf(tables[0]);
    expect(build.attributes.map(({ key }) => key)).not.toContain('startTime');
    expect(compile.attributes.map(({ key }) => key)).toContain('startTime');
  });

  test('without a duration is unfinished', async () => {
    const { tables, detailsOf } = await readDocument(
      JSON.stringify([
        { ...BUILD, startTime: ZERO },
        { ...COMPILE, duration: null },
      ]),
    );
    const [, compile] = await detailsOf(tables[0]);
    expect(compile.endTimeUnixNano).toBeNull();
  });
});

const folder = sharedFolder('traces/public');

test.skipIf(folder === null)('no damage to a build trace loses spans in silence', { timeout: 600_000 }, async () => {
  expect(await silentLosses(readFileSync(join(folder ?? '', 'nextjs-build-884.jsonl')), MUTATION_RUNS)).toEqual([]);
});
