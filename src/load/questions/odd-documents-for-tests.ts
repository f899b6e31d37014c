import fc from 'fast-check';

/** JSON as it may be written: members in any order, any number of times, numbers in any form. */
type Written =
  | { readonly members: readonly (readonly [string, Written])[] }
  | { readonly items: readonly Written[] }
  | string;

/** A document of one trace, written as hardly anybody writes it. */
export interface OddDocument {
  readonly json: string;
}

/** Words that are keys and texts alike, so that what is looked for stands in all kinds of places. */
export const WORDS = [
  'a',
  'key',
  'Value',
  'error',
  'event',
  'message',
  'service.name',
  'x/y',
  '1000',
  'true',
  'exception',
  'say "hi"\n',
  '\\',
  'naïve',
  'ΚΛΕΙΣ κλείς',
  'STRASSE straße',
  '\u212aelvin kelvin',
  '漢字',
  '@jaeger@warnings',
  'span.kind',
  'otel.status_description',
  '',
] as const;

const word = fc.constantFrom(...WORDS);
const text = word.map((each): Written => JSON.stringify(each));
const number = fc.constantFrom(
  '200',
  '1000',
  '1e3',
  '1.5',
  '1.50',
  '-0',
  '0',
  '-7',
  '12345678901234567890',
  '1e-7',
  '1E400',
);
const scalar: fc.Arbitrary<Written> = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 3, arbitrary: number },
  {
    weight: 2,
    arbitrary: fc.constantFrom('true', 'false', 'null', '"true"', '"200"', '"007"', '"NaN"', '"1e3"', '"[1e3, 2]"'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '"{\\"a\\": 1e3}"',
      '"error"',
      '"[1]"',
      '"[\\"Value\\"]"',
      '"\\u005b1]"',
      '"Infinity"',
      '""',
    ),
  },
);

function object(...members: readonly (readonly [string, Written])[]): Written {
  return { members };
}

/** Mostly in order; sometimes reversed, with one member twice, or one left out. */
function shuffled(members: fc.Arbitrary<readonly (readonly [string, Written])[]>): fc.Arbitrary<Written> {
  const how = fc.oneof(
    { weight: 12, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 4 }) },
  );
  return fc.tuple(members, members, how).map(([own, other, choice]) => {
    if (choice === 1) return object(...[...own].reverse());
    if (choice === 2) return object(...own, ...other);
    if (choice === 3) return object(...own.slice(1));
    return choice === 4 ? object(['other', { items: [object(...other)] }], ...own) : object(...own);
  });
}

const VALUE_TYPES = ['stringValue', 'intValue', 'boolValue', 'doubleValue', 'bytesValue', 'string_value', 'int_value'];

const { otlpAttribute, anyValue } = fc.letrec<{ otlpAttribute: Written; anyValue: Written }>((tie) => ({
  otlpAttribute: shuffled(
    fc.tuple(word, tie('anyValue')).map(([key, value]) => [
      ['key', JSON.stringify(key)],
      ['value', value],
    ]),
  ),
  anyValue: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 5, arbitrary: fc.tuple(fc.constantFrom(...VALUE_TYPES), scalar).map((member) => object(member)) },
    { weight: 12, arbitrary: text.map((value) => object(['stringValue', value])) },
    { weight: 1, arbitrary: list(tie('anyValue')).map((values) => object(['arrayValue', object(['values', values])])) },
    {
      weight: 1,
      arbitrary: list(tie('otlpAttribute')).map((values) => object(['kvlistValue', object(['values', values])])),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Written>('null', object(), object(['stringValue', '"a"'], ['intValue', '"1000"'])),
    },
  ),
}));

function list(item: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  return fc.array(item, { maxLength: 4 }).map((items) => ({ items }));
}

/** A list nearly always. */
const otlpAttributes = fc.oneof(
  { weight: 12, arbitrary: list(otlpAttribute) },
  {
    weight: 1,
    arbitrary: fc.array(fc.tuple(word, fc.oneof(scalar, anyValue)), { maxLength: 4 }).map((each) => object(...each)),
  },
);

/** A text nearly always. */
const mostlyText = fc.oneof({ weight: 12, arbitrary: text }, { weight: 1, arbitrary: scalar });

const otlpEvent = shuffled(
  fc.tuple(mostlyText, otlpAttributes).map(([name, attributes]) => [
    ['timeUnixNano', '"1784000000000000001"'],
    ['name', name],
    ['attributes', attributes],
  ]),
);

const otlpSpan = shuffled(
  fc.tuple(otlpAttributes, list(otlpEvent), otlpAttributes, mostlyText).map(([attributes, events, ofLink, message]) => [
    ['name', '"Value"'],
    ['startTimeUnixNano', '"1784000000000000000"'],
    ['endTimeUnixNano', '"1784000000000000009"'],
    ['attributes', attributes],
    ['events', events],
    ['links', { items: [object(['traceId', '"ab"'], ['attributes', ofLink])] }],
    ['status', object(['message', message], ['code', '2'])],
  ]),
);

const otlp = fc.tuple(fc.array(otlpSpan, { minLength: 1, maxLength: 5 }), otlpAttributes).map(([spans, attributes]) => {
  const resource = object(['attributes', attributes]);
  const withIds = spans.map((span, i) => withMember(span, 'spanId', `"${String(i + 1).padStart(16, '0')}"`));
  return object([
    'resourceSpans',
    { items: [object(['resource', resource], ['scopeSpans', { items: [object(['spans', { items: withIds }])] }])] },
  ]);
});

const typedValue: fc.Arbitrary<readonly [string, Written]> = fc.oneof(
  { weight: 10, arbitrary: fc.tuple(fc.constant('string'), text) },
  { weight: 3, arbitrary: fc.tuple(fc.constant('float64'), number) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom('string', 'bool', 'int64', 'float64', 'binary', ''), scalar) },
);

const jaegerTag = shuffled(
  fc.tuple(word, typedValue).map(([key, [type, value]]) => [
    ['key', JSON.stringify(key)],
    ['type', JSON.stringify(type)],
    ['value', value],
  ]),
);

const jaegerLog = shuffled(
  list(jaegerTag).map((fields) => [
    ['timestamp', '1784000000000001'],
    ['fields', fields],
  ]),
);

const jaegerSpan = shuffled(
  fc
    .tuple(
      list(jaegerTag),
      list(jaegerLog),
      fc.oneof({ weight: 12, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: text }),
    )
    .map(([tags, logs, tag]) => [
      ['operationName', '"Value"'],
      ['startTime', '1784000000000000'],
      ['duration', '9'],
      ['tags', tags],
      ['logs', logs],
      ['processID', '"p1"'],
      ['tag', tag === null ? object() : object(['a@b', tag])],
    ]),
);

const jaeger = fc.tuple(fc.array(jaegerSpan, { minLength: 1, maxLength: 5 }), list(jaegerTag)).map(([spans, tags]) => {
  const process = object(['serviceName', '"shop"'], ['tags', tags]);
  const withIds = spans.map((span, i) =>
    withMember(withMember(span, 'spanID', `"${String(i + 1).padStart(16, '0')}"`), 'traceID', '"abcd"'),
  );
  return object(['data', { items: [object(['spans', { items: withIds }], ['processes', object(['p1', process])])] }]);
});

function withMember(written: Written, key: string, value: Written): Written {
  return typeof written === 'object' && 'members' in written ? object([key, value], ...written.members) : written;
}

/** Documents whose spans are written in all the ways in which JSON can be. */
export const oddDocument: fc.Arbitrary<OddDocument> = fc
  .tuple(fc.oneof(otlp, jaeger), fc.infiniteStream(fc.nat({ max: 99 })))
  .map(([document, choices]) => ({ json: print(document, () => Number(choices.next().value)) }));

/** `choose` returns one of a hundred numbers; few of them lead to anything unusual. */
function print(written: Written, choose: () => number): string {
  const space = () => (choose() === 0 ? ' \n' : '');
  if (typeof written === 'string') return written.startsWith('"') ? escaped(written, choose) : written;
  const inner = (parts: readonly string[]) => parts.map((part) => space() + part + space()).join(',');
  if ('items' in written) return `[${inner(written.items.map((item) => print(item, choose)))}]`;
  const members = written.members.map(
    ([key, value]) => `${escaped(JSON.stringify(key), choose)}${space()}:${space()}${print(value, choose)}`,
  );
  return `{${inner(members)}}`;
}

/** Writes some characters of a string as escapes. */
function escaped(json: string, choose: () => number): string {
  if (choose() > 2) return json;
  return json.replace(/\\.|[^"\\]/gs, (character) => {
    if (character.length > 1 || choose() > 5) return character;
    if (character === '/') return '\\/';
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
