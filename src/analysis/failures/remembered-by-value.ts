import type { Fact, SpanFacts } from '../../trace/span-facts.ts';
import type { SpanIndex } from '../../trace/units.ts';

/**
 * Returns what `read` makes of the text that each span has of a fact, `none` where it has none. Reads each text once,
 * however many spans have it.
 */
export function rememberedByValue<Value>(
  facts: SpanFacts,
  fact: Fact,
  read: (text: string) => Value,
  none: Value,
): (span: SpanIndex) => Value {
  if (!facts.isNoted(fact)) return () => none;
  const known = new Map<number, Value>();
  return (span) => {
    const number = facts.number(span, fact);
    if (number === 0) return none;
    let value = known.get(number);
    if (value === undefined) {
      value = read(facts.text(span, fact));
      known.set(number, value);
    }
    return value;
  };
}
