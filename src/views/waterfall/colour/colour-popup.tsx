import { useCallback, useEffect, useState } from 'react';
import type { AttributeKey } from '../../../trace/attribute-column.ts';
import type { TraceReaders } from '../../../trace/trace-handle.ts';
import { TextButton } from '../../../ui/text-button.tsx';
import { BY_SERVICE } from '../span-colours.ts';
import { changeSettings } from '../waterfall-settings.ts';
import { AnchoredPopup } from './anchored-popup.tsx';
import { attributeColumn } from './attribute-columns.ts';
import { byAttribute } from './by-attribute.ts';
import { findMode } from './find-mode.ts';
import { GroupList } from './group-list.tsx';
import { ModeList } from './mode-list.tsx';
import type { PopupProps } from './popup-button.tsx';

/** What to colour by; and, where there is no room for a legend, the colours and what they stand for. */
export function ColourPopup({ model, anchor, onClose }: PopupProps) {
  const { readers, settings } = model;
  const keys = useAttributeKeys(readers);
  const prepare = useCallback(
    (by: string) => {
      const { mode, argument } = findMode(by);
      if (mode === byAttribute) attributeColumn(readers, argument).catch(() => {});
    },
    [readers],
  );
  const [showsGroups, setShowsGroups] = useState(false);
  return (
    <AnchoredPopup label="Colours" anchor={anchor} align="end" onClose={onClose}>
      {showsGroups ? (
        <GroupList model={model} />
      ) : (
        <ModeList
          keys={keys}
          chosen={settings.colourBy}
          onPoint={prepare}
          onChoose={(colourBy) => {
            changeSettings({ colourBy });
            model.onLook({ colourBy: colourBy === BY_SERVICE ? '' : colourBy }, 'still');
            onClose();
          }}
        />
      )}
      <div className="flex shrink-0 items-center justify-between gap-3 border-line border-t px-3 py-2">
        <TextButton onClick={() => setShowsGroups(!showsGroups)}>
          {showsGroups ? 'Colour by something else' : 'What the colours stand for'}
        </TextButton>
        <label className="flex cursor-pointer items-center gap-1.5 pointer-coarse:min-h-9">
          <input
            type="checkbox"
            checked={settings.showsRunning}
            onChange={(event) => changeSettings({ showsRunning: event.target.checked })}
          />
          Running at once
        </label>
      </div>
    </AnchoredPopup>
  );
}

/** Returns the keys of the trace's attributes; null while they are read, none where the bytes are gone. */
function useAttributeKeys(readers: TraceReaders): readonly AttributeKey[] | null {
  const [keys, setKeys] = useState<readonly AttributeKey[] | null>(null);
  useEffect(() => {
    let isStale = false;
    const settle = (read: readonly AttributeKey[]) => {
      if (!isStale) setKeys(read);
    };
    readers.attributeKeys().then(settle, () => settle([]));
    return () => {
      isStale = true;
    };
  }, [readers]);
  return keys;
}
