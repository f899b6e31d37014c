import { ChevronDown, SlidersHorizontal } from 'lucide-react';
import { useRef, useState } from 'react';
import { resetStored } from '../../../lib/reset-stored.ts';
import { announce } from '../../../ui/announce.ts';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { AttributeDialog } from '../column-heads/attribute-dialog.tsx';
import type { FullModel } from '../full-model.ts';
import { MarksDialog } from '../marks/marks-dialog.tsx';
import { reading } from '../reading.tsx';
import { rulerAction } from '../ruler/ruler-action.ts';
import { RESET_SAYS, ResetNotice } from '../view-menu/reset-notice.tsx';
import { viewEntries } from '../view-menu/view-entries.ts';
import type { Tool } from './tool.ts';
import { toolRoom } from './tool-room.ts';

/** What a person has done, and is no setting: a reset leaves it. */
const NO_SETTINGS = ['recent', 'backends', 'backend', 'learnt-backends'];

type Read = Pick<FullModel, 'layout' | 'settings' | 'store' | 'trace' | 'readers' | 'timeZone' | 'onTimeZone'>;

interface ViewToolProps extends Read {
  readonly isTight: boolean;
}

function ViewTool(props: ViewToolProps) {
  const [choosesAttributes, setChoosesAttributes] = useState(false);
  const [showsMarks, setShowsMarks] = useState(false);
  const [undo, setUndo] = useState<{ readonly run: () => void } | null>(null);
  const self = useRef<HTMLSpanElement>(null);
  const answer = () => {
    setUndo(null);
    self.current?.querySelector('button')?.focus();
  };
  const { isNarrow } = props.layout;
  const entries = () =>
    viewEntries(props, {
      ruler: isNarrow && props.isTight ? rulerAction(props.store) : null,
      onAttributes: () => setChoosesAttributes(true),
      onMarks: () => setShowsMarks(true),
      onReset: () => {
        setUndo({ run: resetStored(NO_SETTINGS) });
        announce(RESET_SAYS);
      },
    });
  const trigger =
    isNarrow || props.isTight ? (
      <IconButton label="View" isBordered={isNarrow}>
        <SlidersHorizontal size={14} aria-hidden />
      </IconButton>
    ) : (
      <Button variant="quiet">
        View <ChevronDown size={13} aria-hidden />
      </Button>
    );
  return (
    <span ref={self} className="inline-flex">
      <Menu label="View" trigger={trigger} entries={entries} />
      {choosesAttributes && <AttributeDialog readers={props.readers} onClose={() => setChoosesAttributes(false)} />}
      {showsMarks && <MarksDialog onClose={() => setShowsMarks(false)} />}
      {undo !== null && (
        <ResetNotice
          onUndo={() => {
            undo.run();
            answer();
            announce('The settings are back.');
          }}
          onClose={answer}
        />
      )}
    </span>
  );
}

/** How the waterfall looks. */
export const viewTool: Tool = {
  id: 'view',
  place: 'bars',
  component: reading((model) => {
    const { layout, settings, store, trace, readers, timeZone, onTimeZone } = model;
    return { layout, settings, store, trace, readers, timeZone, onTimeZone, isTight: toolRoom(model).isTight };
  }, ViewTool),
};
