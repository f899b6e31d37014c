import { ShownText } from './shown-text.tsx';

export interface TextBoxProps {
  readonly children: string;
  /** Longer texts are folded; in UTF-16 units. */
  readonly limit?: number | undefined;
  readonly lines?: number | undefined;
}

/** A text with lines of its own, wrapped and folded. */
export function TextBox({ children, limit = 3000, lines = 20 }: TextBoxProps) {
  return (
    <pre className="min-w-0 rounded border border-line bg-bg px-2 py-1.5 font-mono text-[11px] whitespace-pre-wrap [overflow-wrap:anywhere]">
      <ShownText key={children.length} text={children} limit={limit} lines={lines} />
    </pre>
  );
}
