/**
 * Puts `text` on the clipboard and returns whether that worked. Where the clipboard interface is missing (plain http)
 * or refuses, a hidden text box beside `near` is copied from, as browsers did before; `near` keeps it within the
 * dialog that holds the focus.
 */
export async function copyText(text: string, near: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyFromTextBox(text, near);
  }
}

/**
 * Like `copyText`, for a text that is still to come: it is promised to the clipboard at once, while the press of a button
 * still counts. What is long enough to hold up the page need not become one of its strings.
 */
export async function copyBlob(content: Promise<Blob>, near: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': content })]);
    return true;
  } catch {
    return content.then(
      async (blob) => copyFromTextBox(await blob.text(), near),
      () => false,
    );
  }
}

function copyFromTextBox(text: string, near: HTMLElement): boolean {
  const focused = document.activeElement;
  const box = document.createElement('textarea');
  box.value = text;
  box.className = 'fixed top-0 left-0 size-px opacity-0';
  box.setAttribute('aria-hidden', 'true');
  near.after(box);
  box.select();
  const copied = runCopyCommand();
  box.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return copied;
}

function runCopyCommand(): boolean {
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  }
}
