/**
 * Returns what the address of another viewer's page says of how its trace is looked at, as `readLook` takes it: what
 * Jaeger's page finds (`uiFind`), be it a span or words. Empty for any other text.
 */
export function foreignLook(text: string): string {
  const trimmed = text.trim();
  if (!/^https?:\/\/\S+$/i.test(trimmed) || !URL.canParse(trimmed)) return '';
  const found = new URL(trimmed).searchParams.get('uiFind');
  return found ? String(new URLSearchParams({ uiFind: found })) : '';
}
