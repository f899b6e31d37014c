import { useEffect } from 'react';

/** Titles the window; an empty text leaves the product's name alone. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Longpole' : `${title.slice(0, 200)} – Longpole`;
  }, [title]);
}
