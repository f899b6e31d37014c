/** Three bars, the middle one the long pole. */
export function Logo() {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden className="shrink-0">
      <rect className="fill-ink3" x="0" y="2" width="5" height="3" rx="1" />
      <rect className="fill-accent" x="2" y="6.5" width="14" height="3" rx="1" />
      <rect className="fill-ink3" x="10" y="11" width="5" height="3" rx="1" />
    </svg>
  );
}
