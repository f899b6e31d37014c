import { Pin, X } from 'lucide-react';
import { isPoorName, nameHint } from '../../analysis/name-hint.ts';
import { withoutOverrides } from '../../lib/without-overrides.ts';
import { serviceName, spanName } from '../../trace/span.ts';
import { spanTitle } from '../../trace/span-title.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { serviceColour } from '../../ui/palette.ts';
import { TextButton } from '../../ui/text-button.tsx';
import type { ComparedColumn, ComparisonProps } from './comparison-view.tsx';

const LONGEST_NAME = 200;

export interface ColumnHeadProps extends ComparisonProps {
  readonly column: ComparedColumn;
  readonly isBase: boolean;
}

/** Whose column it is, and what can be done with it. */
export function ColumnHead(props: ColumnHeadProps) {
  const { trace, selected, onSelect, column, isBase } = props;
  const { row } = column;
  const spanOnly = spanName(trace, row);
  const named = `${spanTitle(serviceName(trace, row), spanOnly)} ${hintOf(column, spanOnly)}`;
  const name = withoutOverrides(named.trimEnd());
  const isSelected = row === selected;
  return (
    <th
      scope="col"
      className="sticky top-0 z-20 border-b border-l border-line2 border-l-line bg-surface px-2.5 py-1.5 text-left align-top font-normal"
    >
      <div className="flex items-start gap-1.5">
        <span
          aria-hidden
          className="mt-0.5 h-[13px] w-[3px] shrink-0 rounded-xs"
          style={{ background: serviceColour(trace.service[row]) }}
        />
        <TextButton
          title={name.slice(0, 2000)}
          aria-current={isSelected || undefined}
          onClick={() => onSelect(row)}
          className="line-clamp-3 min-w-0 flex-1 font-semibold [overflow-wrap:anywhere]"
        >
          {name.slice(0, LONGEST_NAME)}
        </TextButton>
        <PinOrRemove {...props} name={name} />
      </div>
      <div className="flex min-h-6 flex-wrap items-center gap-x-2 pl-[9px] text-ink2">
        {isBase ? <span className="font-semibold text-ink">Base</span> : <MakeBase {...props} name={name} />}
        {isSelected && <span>selected</span>}
      </div>
    </th>
  );
}

/** What a poor name leaves open: two calls of one kind would else be headed alike. */
function hintOf({ answer }: ComparedColumn, name: string): string {
  return answer?.state === 'ready' && isPoorName(name) ? nameHint(name, answer.details.attributes.items) : '';
}

interface NamedProps extends ColumnHeadProps {
  readonly name: string;
}

function MakeBase({ column: { row }, pinned, onPin, name }: NamedProps) {
  return (
    <TextButton
      aria-label={`Make base: ${name.slice(0, LONGEST_NAME)}`}
      onClick={() => onPin([row, ...pinned.filter((other) => other !== row)])}
    >
      Make base
    </TextButton>
  );
}

/** The selected span stands in a column until another is selected, unless it is pinned. */
function PinOrRemove({ column: { row }, pinned, onPin, name }: NamedProps) {
  const short = name.slice(0, LONGEST_NAME);
  return pinned.includes(row) ? (
    <IconButton
      label={`Remove ${short}`}
      title="Unpin"
      size="small"
      onClick={() => onPin(pinned.filter((it) => it !== row))}
    >
      <X size={13} aria-hidden />
    </IconButton>
  ) : (
    <IconButton label={`Pin ${short}`} title="Pin" size="small" onClick={() => onPin([...pinned, row])}>
      <Pin size={13} aria-hidden />
    </IconButton>
  );
}
