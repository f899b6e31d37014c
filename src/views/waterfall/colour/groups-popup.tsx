import { AnchoredPopup } from './anchored-popup.tsx';
import { modeName } from './find-mode.ts';
import { GroupList } from './group-list.tsx';
import type { PopupProps } from './popup-button.tsx';

/** All groups of the present colours. */
export function GroupsPopup({ model, anchor, onClose }: PopupProps) {
  const label = `Colours by ${modeName(model.spanColours.by)}`;
  return (
    <AnchoredPopup label={label} anchor={anchor} align="start" onClose={onClose}>
      <GroupList model={model} />
    </AnchoredPopup>
  );
}
