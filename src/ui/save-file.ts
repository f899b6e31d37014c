/** How long a browser may take to begin with a download before its address is let go; ms. */
const KEPT_FOR = 60_000;

/** Has the browser save `content` as a file called `name`. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_FOR);
}
