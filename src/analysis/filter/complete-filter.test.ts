import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../testing/property-runs.ts';
import { traceFromText } from '../../testing/trace-from-text.ts';
import { NO_VALUE } from '../../trace/attribute-column.ts';
import { type CompletionSource, completeFilter, completionNeeds } from './complete-filter.ts';
import { parseFilter } from './parse-filter.ts';

const SOURCE: CompletionSource = {
  trace: traceFromText(`
    frontend  GET /cart  |----------|
      cart    get-items     |-----|
        redis HGET            |-|
        redis HGET              |-|
      ads     say "hi"     |---|
  `),
  attributeKeys: [
    { key: 'db.system', share: 0.4, isOfResource: false },
    { key: 'service.version', share: 1, isOfResource: true },
    { key: 'odd key', share: 0.2, isOfResource: false },
  ],
  attribute: (key) =>
    key === 'db.system'
      ? { key, texts: ['redis', 'my sql'], values: Uint32Array.of(NO_VALUE, 1, 0, 0, NO_VALUE) }
      : null,
  eventNames: { texts: ['sent', 'exception'], spans: Uint32Array.of(0, 1, 2), from: Uint32Array.of(0, 1, 3) },
};

/** Returns the completions at `|`, as the text would be with each, and its note. */
function offered(marked: string): string[] {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  return completeFilter(text, caret, SOURCE).map(
    ({ start, end, insert, note }) => `${text.slice(0, start)}${insert}${text.slice(end)} (${note})`,
  );
}

describe('is offered', () => {
  test.each([
    ['service:|', ['service:redis (2 spans)', 'service:ads (1 span)', 'service:cart (1 span)']],
    ['x service=r| y', ['x service=redis y (2 spans)']],
    ['name:cart|', ['name:"GET /cart" (1 span)']],
    ['name:"get /|"', ['name:"GET /cart" (1 span)']],
    ['name=say|', ['name="say \\"hi\\"" (1 span)']],
    ['-kind:int|', ['-kind:internal (5 spans)']],
    ['db.system=|', ['db.system=redis (2 spans)', 'db.system="my sql" (1 span)']],
    ['db.system = |', ['db.system = redis (2 spans)']],
    ['event:|', ['event:exception (2 spans)', 'event:sent (1 span)']],
    ['duration>10|', ['duration>10ms ()', 'duration>100ms ()', 'duration>10s ()']],
    ['dur|', ['duration> (from start to end)']],
    ['err|', ['error (status is error)']],
    ['is:l|', ['is:leaf (has no children)']],
    ['has:db|', ['has:db.system (2 spans)']],
    ['db.sy|', ['db.system= (2 spans)']],
    ['odd|', ['"odd key"= (1 span)']],
    ['(red|', ['(service=redis (2 spans)']],
    ['db.system|', ['db.system= (is it)', 'db.system!= (has it, with another value)']],
    ['duration|', ['duration> (more than)', 'duration>= (at least)']],
    ['|', ['service: (the service’s name)', 'name: (the span’s name)']],
  ])('at %s: %j, before others', (marked, expected) => {
    expect(offered(marked).slice(0, expected.length)).toEqual(expected);
  });

  test.each(['"pha|se"', '/reg|ex/', 'depth<|', 'service:zzz|'])('nothing at %s', (marked) => {
    expect(offered(marked)).toEqual([]);
  });
});

test.each([
  ['', 0, { attributeKeys: true, attribute: null, eventNames: false }],
  ['db.system=', 10, { attributeKeys: false, attribute: 'db.system', eventNames: false }],
  ['event:', 6, { attributeKeys: false, attribute: null, eventNames: true }],
  ['has:', 4, { attributeKeys: true, attribute: null, eventNames: false }],
  ['service:', 8, { attributeKeys: false, attribute: null, eventNames: false }],
])('%j at %i needs %j', (text, caret, needs) => expect(completionNeeds(text, caret)).toEqual(needs));

test('a value that was chosen is understood', () => {
  const texts = fc.constantFrom('service:', 'name=', 'db.system=', '-kind:', 'event:', 'red', 'HG', 'is:', 'has:');
  fc.assert(
    fc.property(fc.constantFrom('', 'x ', '(a or ', '-'), texts, fc.nat({ max: 49 }), (before, text, pick) => {
      const typed = before + text;
      const chosen = completeFilter(typed, typed.length, SOURCE).filter(({ type }) => type === 'value')[pick];
      if (chosen === undefined) return;
      const whole = typed.slice(0, chosen.start) + chosen.insert + (before.startsWith('(') ? ')' : '');
      expect(parseFilter(whole).problems).toEqual([]);
    }),
    { numRuns: PROPERTY_RUNS },
  );
});

test('wherever the caret stands, what would be replaced lies within the text', () => {
  const text = fc.array(fc.constantFrom('a', ':', '=', '"', '/', ' ', '(', ')', '-', 'service', 'or', '>', '5ms'), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(
      text.map((parts) => parts.join('')),
      fc.nat({ max: 60 }),
      (typed, at) => {
        const caret = Math.min(at, typed.length);
        for (const { start, end } of completeFilter(typed, caret, SOURCE)) {
          expect([start >= 0, start <= caret, end >= start, end <= typed.length]).toEqual([true, true, true, true]);
        }
      },
    ),
    { numRuns: PROPERTY_RUNS },
  );
});
