import { formatTraceOrder, parseTraceOrder, type TraceOrder } from '../../trace/trace-order.ts';

const CHOICES: readonly (readonly [sort: string, title: string])[] = [
  ['', 'As they came'],
  ['-duration', 'Longest first'],
  ['duration', 'Shortest first'],
  ['-start', 'Newest first'],
  ['start', 'Oldest first'],
  ['-errors', 'Most errors first'],
  ['-spans', 'Most spans first'],
  ['-services', 'Most services first'],
  ['root', 'By root'],
];

export interface SortChoiceProps {
  readonly order: TraceOrder | null;
  readonly onOrder: (order: TraceOrder | null) => void;
  /** Whether they came in an order that somebody chose. */
  readonly hasOwnOrder?: boolean;
}

/** The order of a list where the page is too narrow for all the headings that sort it. */
export function SortChoice({ order, onOrder, hasOwnOrder = true }: SortChoiceProps) {
  const choices = hasOwnOrder ? CHOICES : CHOICES.filter(([sort]) => sort !== '');
  const chosen = formatTraceOrder(order);
  const isListed = choices.some(([sort]) => sort === chosen);
  return (
    <select
      aria-label="Order of the traces"
      value={isListed ? chosen : 'other'}
      onChange={(event) => onOrder(parseTraceOrder(event.target.value))}
      className="h-[26px] rounded border border-line2 bg-bg px-1.5 md:hidden pointer-coarse:h-9"
    >
      {!isListed && (
        <option value="other" disabled>
          As by its heading
        </option>
      )}
      {choices.map(([sort, title]) => (
        <option key={sort} value={sort}>
          {title}
        </option>
      ))}
    </select>
  );
}
