import type { SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import { plainText } from '../wording/plain-text.ts';

const LONGEST = 90;

/**
 * Returns what a failure that is known by its code alone is called by the next above it that says so in words: `, told
 * above as “card declined”`. Empty where it says itself, or nobody does.
 */
export function toldAbove({ facts, errors }: AnalysisContext): string {
  const words = (span: SpanIndex) => facts.text(span, 'exceptionMessage') || facts.text(span, 'statusMessage');
  if (words(errors.primary) !== '') return '';
  const [teller] = errors.path.filter((span) => span !== errors.primary && words(span) !== '');
  const [line = ''] =
    teller === undefined
      ? []
      : words(teller)
          .trimStart()
          .split(/[\r\n]/, 1);
  // A message that only names the code says nothing more.
  const isCode = /^(?:\w+ )*(?:http|status|code|request failed with status code|rpc)?[\s:=]*\d{1,3}\b.{0,24}$/i.test(
    line,
  );
  return line === '' || isCode ? '' : `, told above as “${plainText(line, LONGEST).replace(/[.\s]+$/, '')}”`;
}
