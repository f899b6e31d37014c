/** A page that is printed across, less its margins, in CSS pixels: of A4 and Letter the smaller. */
const PAPER = { width: 970, height: 620 };

/**
 * Has `frame` printed as it stands on the screen, made smaller where the paper is, and in the light theme. `before` is
 * called when printing begins, then `paint`, which has to paint at once: no frame comes until paper is done. Returns how
 * to stop.
 */
export function onPaper(frame: HTMLElement | null, before: () => void, paint: () => void): () => void {
  const root = document.documentElement;
  let theme: string | undefined;
  const onBefore = () => {
    theme = root.dataset.theme;
    root.dataset.theme = 'light';
    if (frame !== null) fixSize(frame);
    before();
    paint();
  };
  const onAfter = () => {
    if (theme !== undefined) root.dataset.theme = theme;
    for (const property of ['width', 'height', 'zoom']) frame?.style.removeProperty(property);
    paint();
  };
  window.addEventListener('beforeprint', onBefore);
  window.addEventListener('afterprint', onAfter);
  return () => {
    window.removeEventListener('beforeprint', onBefore);
    window.removeEventListener('afterprint', onAfter);
  };
}

function fixSize(frame: HTMLElement): void {
  const { clientWidth: width, clientHeight: height } = frame;
  const zoom = Math.min(1, PAPER.width / width, PAPER.height / height);
  frame.style.setProperty('width', `${width}px`);
  frame.style.setProperty('height', `${height}px`);
  frame.style.setProperty('zoom', String(zoom));
}
