import { describe, expect, test } from 'vitest';
import { caseTrace, readAnalysisCases } from '../testing/analysis-cases.ts';
import { factsOf } from '../testing/facts-from-spans.ts';
import { traceFromSpans } from '../testing/trace-from-spans.ts';
import { spansFromText } from '../testing/trace-from-text.ts';
import { correctClocks } from './clock-skew.ts';

/** The trace that is drawn, its services being its processes. */
function correctedDrawing(...lines: string[]) {
  const spans = spansFromText(lines.join('\n'));
  const trace = traceFromSpans(spans);
  return { recorded: trace, ...correctClocks(trace, factsOf(trace, spans)) };
}

const clocksOf = (...lines: string[]) =>
  correctedDrawing(...lines).report.processes.map(({ process, verdict, offset }) => [process, verdict, offset / 1e6]);

describe('clocks', () => {
  test('are left alone where every call fits into its caller', () => {
    const { trace, recorded, report } = correctedDrawing(
      'web GET   |--------|  kind=client',
      '  api GET   |---|     kind=server',
    );
    expect(trace).toBe(recorded);
    expect(report).toEqual({ processes: [], corrected: null });
  });

  test('are corrected to the middle of what a call allows', () => {
    expect(
      clocksOf(
        'web GET       |--------|  kind=client', //
        '  api GET   |----|        kind=server',
      ),
    ).toEqual([['api', 'proven', 4]]);
  });

  test('are corrected by the least that is needed where no answer bounds it', () => {
    expect(
      clocksOf(
        'web GET       |--------|', //
        '  api GET   |----|      ',
      ),
    ).toEqual([['api', 'proven', 2]]);
  });

  test('are proven wrong by a server that starts when its client has its answer', () => {
    expect(
      clocksOf(
        'web GET    |----|          kind=client', //
        '  api GET         |--|      kind=server',
      ),
    ).toEqual([['api', 'proven', -6]]);
  });

  test('are not proven wrong by a server whose client failed', () => {
    expect(
      clocksOf(
        'web GET    |----|          kind=client status=error', //
        '  api GET         |--|      kind=server',
      ),
    ).toEqual([]);
  });

  test('are not proven wrong by a client whose end was not recorded', () => {
    expect(
      clocksOf(
        'web GET    |               kind=client unfinished', //
        '  api GET         |         kind=server unfinished',
      ),
    ).toEqual([]);
  });

  test('are not proven wrong by what nobody waits for', () => {
    expect(
      clocksOf(
        'web send       |--------|  kind=producer', //
        '  api receive |----|       kind=consumer',
      ),
    ).toEqual([]);
  });

  test('are not judged by calls of which nobody knows who made them', () => {
    const [root, call] = ['web GET       |--------|  kind=client', '  api GET   |----|        kind=server'];
    const elsewhere = ['web POST      |--------|  kind=client parent=99', '  api POST     |----|     kind=server'];
    expect(clocksOf(root, call, ...elsewhere)).toEqual([['api', 'proven', 4]]);
    expect(clocksOf('web GET  |------------|', 'web POST   |--------|  kind=client parent=99', call)).toEqual([]);
  });

  test('are left alone where no offset fits all calls', () => {
    const { trace, recorded, report } = correctedDrawing(
      'web GET      |------------------|',
      '  web GET one   |----|             kind=client',
      '    api one   |--|                 kind=server',
      '  web GET two          |----|      kind=client',
      '    api two                 |--|   kind=server',
    );
    expect(report.processes).toMatchObject([{ process: 'api', verdict: 'inconsistent', offset: 0 }]);
    expect(trace).toBe(recorded);
  });

  test('take along the processes that are called from a corrected one', () => {
    expect(
      clocksOf(
        'web GET        |---------|  kind=client',
        '  api GET   |-------|       kind=server',
        '    api SELECT |--|         kind=client',
        '      db query  ||          kind=server',
      ),
    ).toEqual([
      ['api', 'proven', 4],
      ['db', 'inherited', 4],
    ]);
  });
});

describe('a corrected trace', () => {
  const drawn = () =>
    correctedDrawing(
      'web GET       |--------|  kind=client', //
      '  api GET   |----|        kind=server',
    );

  test('begins at zero, and says how much later than the recorded one', () => {
    const { trace, recorded, report } = drawn();
    expect([...trace.start]).toEqual([0, 2e6]);
    expect([...trace.end]).toEqual([10e6, 8e6]);
    expect(trace.duration).toBe(10e6);
    expect(report.corrected?.shift).toBe(-2e6);
    expect(trace.startTimeUnixNano - recorded.startTimeUnixNano).toBe(2_000_000n);
  });

  test('has the defects of its corrected times, and the recorded one its own', () => {
    const { trace, recorded } = drawn();
    expect(recorded.defects.map(({ type }) => type)).toEqual(['child_before_parent']);
    expect(trace.defects).toEqual([]);
    expect(trace.marks[1]).toBe(0);
  });
});

/** What a case says of clocks. */
interface CaseClock {
  readonly verdict: string;
  readonly offset: number;
}

const cases = readAnalysisCases();

describe.skipIf(cases.length === 0)('clocks in the published cases', () => {
  test.for(cases)('$id: $title', (given) => {
    const { trace, facts } = caseTrace(given);
    const { report } = correctClocks(trace, facts);
    const found = report.processes.map(({ process, verdict, offset }): [string, CaseClock] => [
      process,
      { verdict, offset: offset / 1000 },
    ]);
    expect(Object.fromEntries(found)).toEqual(given.expect.skew ?? {});
  });

  test.for(cases.filter(({ expect }) => expect.issues !== undefined))(
    'defects after correction of $id: $title',
    (given) => {
      const { trace: recorded, facts, nameOf } = caseTrace(given);
      const { trace } = correctClocks(recorded, facts);
      const found = Object.keys(given.expect.issues ?? {}).map((type) => {
        const told = trace.defects.filter((defect) => defect.type === type);
        return [type, told.flatMap(({ spans }) => Array.from(spans, nameOf)).sort()];
      });
      expect(Object.fromEntries(found)).toEqual(given.expect.issues);
    },
  );

  test.for(cases.filter(({ expect }) => expect.correctedStart !== undefined))('starts of $id: $title', (given) => {
    const { trace: recorded, facts, rowOf } = caseTrace(given);
    const { trace, report } = correctClocks(recorded, facts);
    const begin = Math.min(...given.spans.map(({ start }) => start));
    const shift = report.corrected?.shift ?? 0;
    const starts = Object.keys(given.expect.correctedStart ?? {}).map((name) => [
      name,
      begin + (trace.start[rowOf(name)] - shift) / 1000,
    ]);
    expect(Object.fromEntries(starts)).toEqual(given.expect.correctedStart);
  });
});
