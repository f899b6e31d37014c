/** What fits no line anyway; laying out 100 kB to show forty letters costs more than the rest of the page. */
const LONGEST_SHOWN = 500;
const LONGEST_TITLE = 2000;

export interface TruncatedTextProps {
  readonly text: string;
  readonly className?: string | undefined;
}

/** One line of text that ends in an ellipsis where it does not fit; the hint has more of it. */
export function TruncatedText({ text, className = '' }: TruncatedTextProps) {
  const shown = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
  return (
    <bdi className={`block min-w-0 truncate ${className}`} title={text.slice(0, LONGEST_TITLE)}>
      {shown}
    </bdi>
  );
}
