/** Deeper than any of Grafana's addresses. */
const DEEPEST = 6;

/**
 * Returns what the address of another viewer's page says of how its trace is looked at, as `readLook` takes it from
 * Jaeger: what Jaeger's page finds (`uiFind`), or the span that Grafana's has selected (`panes`, and `left` before it).
 * Empty for any other text.
 */
export function foreignLook(text: string): string {
  const trimmed = text.trim();
  if (!/^https?:\/\/\S+$/i.test(trimmed) || !URL.canParse(trimmed)) return '';
  const { searchParams } = new URL(trimmed);
  const found =
    searchParams.get('uiFind') || grafanaSpan(searchParams.get('panes')) || grafanaSpan(searchParams.get('left'));
  return found ? String(new URLSearchParams({ uiFind: found })) : '';
}

function grafanaSpan(json: string | null): string {
  try {
    return json ? spanWithin(JSON.parse(json), DEEPEST) : '';
  } catch {
    return '';
  }
}

/** The span stands in the `panelsState.trace` of one of the panes. */
function spanWithin(value: unknown, depth: number): string {
  if (typeof value !== 'object' || value === null || depth === 0) return '';
  if ('spanId' in value && typeof value.spanId === 'string') return value.spanId;
  for (const inner of Object.values(value)) {
    const span = spanWithin(inner, depth - 1);
    if (span !== '') return span;
  }
  return '';
}
