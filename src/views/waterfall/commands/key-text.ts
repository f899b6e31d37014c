const NAMES: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  ContextMenu: 'Menu',
  '-': '−',
};

/** Returns a command's key as it is written on a keyboard: `Alt ↑` of `Alt+ArrowUp`, `Shift U` of `U`. */
export function keyText(key: string): string {
  // The key `+` itself is not what stands between two.
  const parts = key.length > 1 ? key.split('+') : [key];
  return parts.map((part) => NAMES[part] ?? (/^[A-Z]$/.test(part) ? `Shift ${part}` : part)).join(' ');
}
