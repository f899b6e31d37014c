import { X } from 'lucide-react';
import { IconButton } from '../../../ui/icon-button.tsx';
import { changeSentence, changeWords } from '../insights/change-words.ts';
import { GhostIcon } from '../insights/layer-icons.tsx';
import type { Tool, ToolProps } from './tool.ts';
import { toolRoom } from './tool-room.ts';

/** While ghosts of a “what if” are shown: what was asked, and the way back. */
export const whatIfTool: Tool = { id: 'what-if', place: 'bars', component: WhatIfTool };

/** The name gives way, down to nothing; what it is to be, and how many more there are, never do. */
const LOOKS =
  'mr-auto grid h-[26px] shrink! grid-flow-col items-center gap-1.5 rounded border border-accent bg-accent-bg pl-2 whitespace-nowrap text-accent pointer-coarse:h-9';

function WhatIfTool({ model }: ToolProps) {
  const { insights, trace, layout } = model;
  const [first, ...others] = insights?.changes ?? [];
  if (insights === null || first === undefined) return null;
  const words = changeWords(trace, first);
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  const lessClass = toolRoom(model).isTight ? 'sr-only' : undefined;
  return (
    <span
      className={`${LOOKS} ${layout.isNarrow ? 'grid-cols-[minmax(0,max-content)] border-dashed' : 'grid-cols-[auto_minmax(0,max-content)]'}`}
      title={`What if: ${changeSentence(words)}${more}`}
    >
      {/* In a narrow window the dashes are the border’s, for want of room. */}
      {!layout.isNarrow && <GhostIcon />}
      <span className="min-w-0 truncate">
        <span className={lessClass}>What if: </span>
        <bdi>{words.subject}</bdi>
      </span>
      <span>
        {words.before !== '' && <span className={lessClass}> {words.before}</span>}
        <span className="font-semibold tabular-nums"> {words.figure}</span>
        {words.after !== '' && <span className={lessClass}> {words.after}</span>}
      </span>
      {more !== '' && (
        <span>
          <span aria-hidden>+{others.length}</span>
          <span className="sr-only">{more}</span>
        </span>
      )}
      <IconButton
        label="Take “what if” back"
        title="Take “what if” back (r takes the last one back)"
        size="small"
        onClick={() => insights.onChange([])}
      >
        <X size={12} aria-hidden />
      </IconButton>
    </span>
  );
}
