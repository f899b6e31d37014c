/** Calls `work` once the next picture is on the screen, or `wait` milliseconds later. Returns how to call it off. */
export function afterNextPaint(work: () => void, wait = 0): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(work, wait);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
