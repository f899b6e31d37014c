import { X } from 'lucide-react';
import { IconButton } from '../../ui/icon-button.tsx';
import { BarOpenBox } from '../open-box/open-box.tsx';

/** The box in place of all else in the bar, where there is no room for both. */
export function FoldedBox({ onClose }: { readonly onClose: () => void }) {
  return (
    <>
      <BarOpenBox isFocusedAtOnce onLeave={onClose} />
      <IconButton label="Close" onClick={onClose}>
        <X size={15} aria-hidden />
      </IconButton>
    </>
  );
}
