import { ChevronDown } from 'lucide-react';
import { Suspense, useMemo, useState } from 'react';
import type { Nanoseconds, SpanIndex } from '../../../trace/units.ts';
import { Button } from '../../../ui/button.tsx';
import { lazyPart } from '../../../ui/lazy-part.tsx';
import { Menu, type MenuEntry } from '../../../ui/menu.tsx';
import { collapseShorter, collapseToLevel, levelCount } from '../collapse-by.ts';
import { entriesOf } from '../command-entries.ts';
import type { FullModel } from '../full-model.ts';
import { type Reading, reading } from '../reading.tsx';
import { tellRows } from '../use-follow.ts';
import type { Tool } from './tool.ts';
import { toolRoom } from './tool-room.ts';

const ThresholdDialog = lazyPart(async () => (await import('../threshold-dialog.tsx')).ThresholdDialog);

/** As many as digits are keys for. */
const MOST_LEVELS = 9;
const SHARES = [0.01, 0.05] as const;

interface RowsToolProps extends Reading, Pick<FullModel, 'trace'> {
  /** The span whose subtree alone is shown, -1 for the whole trace. */
  readonly root: SpanIndex;
  readonly isTight: boolean;
}

function RowsTool({ trace, root, isTight, now }: RowsToolProps) {
  const [isAsking, setAsking] = useState(false);
  const levels = useMemo(() => Math.min(MOST_LEVELS, levelCount(trace, root)), [trace, root]);
  return (
    <>
      <Menu
        label="Rows"
        trigger={
          <Button variant="quiet" size="small" className={isTight ? 'px-1' : 'px-1.5'}>
            Rows
            {!isTight && <ChevronDown size={12} aria-hidden />}
          </Button>
        }
        entries={() => entriesFor(now(), levels, () => setAsking(true))}
      />
      {isAsking && (
        <Suspense>
          <ThresholdDialog trace={trace} onClose={() => setAsking(false)} onChoose={(least) => shorter(now(), least)} />
        </Suspense>
      )}
    </>
  );
}

/** The ways to collapse and expand many rows. */
export const rowsTool: Tool = {
  id: 'rows',
  place: 'names',
  component: reading((model) => {
    const { trace, tree, layout } = model;
    return { trace, root: tree.root, isTight: layout.isNarrow && toolRoom(model).isTight };
  }, RowsTool),
};

function entriesFor(model: FullModel, levels: number, onAsk: () => void): MenuEntry[] {
  const { trace } = model;
  return [
    ...entriesOf(model, ['c', 'x', 'v']),
    { type: 'separator' },
    ...entriesOf(model, ['h']),
    ...SHARES.map(
      (share): MenuEntry => ({
        type: 'action',
        label: `Collapse what is shorter than ${share * 100} % of the trace`,
        hint: share === SHARES[0] ? '%' : undefined,
        onSelect: () => shorter(model, trace.duration * share),
      }),
    ),
    { type: 'action', label: 'Collapse what is shorter than …', onSelect: onAsk },
    {
      type: 'choice',
      label: 'Levels',
      options: Array.from({ length: levels }, (_, i) => ({ value: String(i + 1), label: levelText(i + 1) })),
      value: '',
      onChange: (value) => toLevel(model, Number(value)),
    },
    { type: 'separator' },
    ...entriesOf(model, ['b', 'B', 'C', 'f', 'F']),
    { type: 'separator' },
    ...entriesOf(model, ['e', 'E']),
  ];
}

function levelText(levels: number): string {
  return levels === 1 ? 'One level' : `${levels} levels`;
}

function shorter({ trace, tree, follow }: FullModel, least: Nanoseconds): void {
  tree.setCollapsed(() => collapseShorter(trace, least));
  follow(tellRows);
}

function toLevel({ trace, tree, follow }: FullModel, levels: number): void {
  tree.setCollapsed(() => collapseToLevel(trace, levels, tree.root));
  follow(tellRows);
}
