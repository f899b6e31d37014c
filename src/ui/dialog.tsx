import type { ReactNode } from 'react';
import { useLoaded } from './use-loaded.ts';

export interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** A sentence under the title. */
  readonly description?: ReactNode;
  readonly children: ReactNode;
  /** Buttons at the foot. */
  readonly actions?: ReactNode;
}

const loadPopup = async () => (await import('./dialog-popup.tsx')).DialogPopup;

/** A modal dialog: holds the focus, Escape and a press outside close it. Loaded when it is first opened. */
export function Dialog(props: DialogProps) {
  const Popup = useLoaded(loadPopup, props.isOpen, props.onClose);
  return Popup === undefined ? null : <Popup {...props} />;
}
