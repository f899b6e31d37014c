/** Returns whether keys and pastes at `target` belong to it: a field, or anything within a dialog or menu. */
export function isTakenByControl(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest('input, textarea, select, [contenteditable], [role=dialog], [role=menu]') !== null;
}
