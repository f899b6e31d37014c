import { describe, expect, test } from 'vitest';
import { factsOf } from '../../testing/facts-from-spans.ts';
import { traceFromSpans } from '../../testing/trace-from-spans.ts';
import { spansFromText } from '../../testing/trace-from-text.ts';
import { contextOf } from '../analyse-trace.ts';
import { gap } from './gap.ts';

function found(...drawing: string[]) {
  const spans = spansFromText(drawing.join('\n'));
  const trace = traceFromSpans(spans);
  return gap.find(contextOf(trace, factsOf(trace, spans)));
}

const sentences = (...drawing: string[]) => found(...drawing).map(({ sentence }) => sentence);

describe('a gap', () => {
  test('is told with its share and its place', () => {
    expect(
      sentences(
        'web GET /page |------------------|  kind=server', //
        '  web one           |-|             kind=client',
        '  web two                 |---|     kind=client',
      ),
    ).toEqual([
      'For 6 ms of 20 ms (30 %) nothing visible happens at the start of web › GET /page.',
      'For 3 ms of 20 ms (15 %) nothing visible happens in web › GET /page between one and two.',
      'For 3 ms of 20 ms (15 %) nothing visible happens at the end of web › GET /page.',
    ]);
  });

  test('has as effect what the critical path gives to it', () => {
    const [head] = found(
      'web GET /page |------------------|  kind=server', //
      '  web one            |----------|   kind=client',
    );
    expect([head.effect, head.rank, head.confidence]).toEqual([7e6, 'effect', 'strong']);
    expect(head.next).toMatch(/^Middleware, authentication/);
  });

  test('between caller and callee is the way, or a queue', () => {
    expect(
      sentences(
        'web call     |---------|  kind=client', //
        '  api serve     |---|     kind=server',
      ),
    ).toEqual([
      'For 3 ms of 11 ms (27 %) web › call waits until api › serve begins: on the way, or in its queue.',
      'For 3 ms of 11 ms (27 %) web › call goes on after api › serve has ended: on the way back.',
    ]);
  });

  test('that nobody waited for is told as that, after the others', () => {
    const all = found(
      'web GET /page   |------------------|  kind=server', //
      '  web last     |------------------|   kind=client',
      '  web beside   |--------------|       kind=internal',
      '    db query                |-|       kind=client',
    );
    expect(all.at(-1)?.sentence).toContain('; the request did not wait for it.');
    expect(all.at(-1)?.effect).toBe(0);
  });

  test('of a retry loop is told with the loop', () => {
    const pauses = sentences(
      'web GET /page |------------------|  kind=server', //
      '  web get     |--|                  kind=client status=error',
      '  web get              |----------| kind=client',
    );
    expect(pauses).toEqual([]);
  });

  test('of several spans of one process at one time is told once', () => {
    const all = found(
      'web GET /page  |------------------|  kind=server', //
      '  web left     |------------------|',
      '    db a       |----|',
      '    db b                   |------|',
      '  web right    |------------------|',
      '    db c       |----|',
      '    db d                   |------|',
    );
    expect(all.map(({ spans }) => spans.length)).toEqual([2]);
    expect(all[0].sentence).toContain('in two spans of web at once');
  });

  test('is possible only where spans without their parent would fit in', () => {
    const [head] = found(
      'web GET /page |------------------|  kind=server', //
      '  web one            |----------|   kind=client',
      'db  SELECT      |--|                kind=server parent=99',
    );
    expect(head.confidence).toBe('possible');
    expect(head.reason).toContain('it may be data that is missing');
  });

  test('of a browser is possible only', () => {
    const [head] = found(
      'shop documentLoad |------------------|', //
      '  shop fetch            |------------|  kind=client',
    );
    expect(head.confidence).toBe('possible');
  });
});
