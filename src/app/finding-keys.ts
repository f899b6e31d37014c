import type { Finding } from '../analysis/finding.ts';
import { spanKey } from '../trace/span.ts';
import type { SpanTable } from '../trace/span-table.ts';

/**
 * Returns what each finding is called in an address: its insight and the key of its culprit, `fat-leaf:eee19b7ec3c1b174`;
 * where several would be called alike, the later ones have a number behind.
 */
export function findingKeys(trace: SpanTable, findings: readonly Finding[]): string[] {
  const taken = new Set<string>();
  return findings.map(({ insight, spans }) => {
    const plain = spans.length === 0 ? insight : `${insight}:${spanKey(trace, spans[0])}`;
    let key = plain;
    for (let number = 2; taken.has(key); number++) key = `${plain}:${number}`;
    taken.add(key);
    return key;
  });
}
