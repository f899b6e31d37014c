/** Ways to ask that the list of terms does not tell. */
const WAYS: readonly (readonly [example: string, means: string])[] = [
  ['cart "load items"', 'words, anywhere in a span'],
  ['/get|post/', 'a regular expression'],
  ['db.system.name=postgresql', 'an attribute; also != > >= < <= ~'],
  ['duration>100ms', 'a time, a number'],
  ['service=Web', 'exact in case; service:web and /web/i are not'],
  ['-status:error', 'not that'],
  ['-key=value', 'another value, or none; key!=value: another'],
  ['(a or b) c', 'either; next to each other: both'],
];

/** How to ask, a line a kind of term. */
export function FilterHelp() {
  return (
    <dl
      aria-label="How to filter"
      className="grid shrink-0 grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 border-line border-t bg-surface px-2.5 py-2 text-[11px]"
    >
      {WAYS.map(([example, means]) => (
        <div key={example} className="col-span-2 grid grid-cols-subgrid">
          <dt className="font-mono whitespace-nowrap text-ink2">{example}</dt>
          <dd className="truncate text-ink3">{means}</dd>
        </div>
      ))}
    </dl>
  );
}
