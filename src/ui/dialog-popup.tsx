import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useRef } from 'react';
import type { DialogProps } from './dialog.tsx';
import { IconButton } from './icon-button.tsx';

/** The inside of a `Dialog`, in a chunk of its own. */
export function DialogPopup({ isOpen, onClose, title, description, children, actions }: DialogProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/50" />
        <Dialog.Popup
          ref={popup}
          // What is typed at once belongs into the first field; under a finger that would bring up the keyboard.
          initialFocus={(by) => (by === 'touch' ? true : (popup.current?.querySelector('input') ?? true))}
          className="fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-32px)] w-[560px] max-w-[calc(100vw-32px)] -translate-x-1/2 -translate-y-1/2 flex-col rounded-md border border-line2 bg-bg text-ink shadow-lg outline-none"
        >
          <div className="flex items-start gap-2 border-b border-line py-2 pr-2 pl-4">
            <div className="min-w-0 flex-1 py-1">
              <Dialog.Title className="text-[13px] font-semibold">{title}</Dialog.Title>
              {description !== undefined && (
                <Dialog.Description render={<div />} className="pt-1 text-ink2">
                  {description}
                </Dialog.Description>
              )}
            </div>
            <Dialog.Close
              render={
                <IconButton label="Close">
                  <X size={14} aria-hidden />
                </IconButton>
              }
            />
          </div>
          <div className="min-h-0 overflow-y-auto p-4">{children}</div>
          {actions !== undefined && (
            <div className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-2">{actions}</div>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
