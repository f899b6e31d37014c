import { TriangleAlert } from 'lucide-react';
import { Suspense, useState } from 'react';
import { counted } from '../../lib/counted.ts';
import type { Defect } from '../../trace/defect.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { lazyPart } from '../../ui/lazy-part.tsx';

const DefectsDialog = lazyPart(async () => (await import('./defects-dialog.tsx')).DefectsDialog);

export interface DefectsChipProps {
  readonly trace: SpanTable;
  /** Those of the input, which are of no single trace. */
  readonly inputDefects: readonly Defect[];
  readonly onOpenDetails: (span: number) => void;
}

/** How many things are wrong with the recording; lists them when pressed. Not there where nothing is. */
export function DefectsChip({ trace, inputDefects, onOpenDetails }: DefectsChipProps) {
  const [isOpen, setOpen] = useState(false);
  const defects = [...inputDefects, ...trace.defects];
  const count = defects.reduce((sum, defect) => sum + defect.count, 0);
  if (count === 0) return null;
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="flex h-[20px] cursor-pointer items-center gap-1 rounded-full border border-line2 px-2 text-ink hover:bg-hover pointer-coarse:h-8"
      >
        <TriangleAlert size={12} aria-hidden className="text-ink2" />
        {counted(count, 'defect')}
      </button>
      <Suspense>
        {isOpen && (
          <DefectsDialog
            trace={trace}
            defects={defects}
            onClose={() => setOpen(false)}
            onSelect={(span) => {
              setOpen(false);
              onOpenDetails(span);
            }}
          />
        )}
      </Suspense>
    </>
  );
}
