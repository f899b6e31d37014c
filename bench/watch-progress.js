// Runs in the measured page before anything else, and notes in each frame how far loading is said to have come. Times are
// those of the day, so that they can be compared with the server's. Plain JavaScript, since it is handed to the browser
// as it is.
(() => {
  const samples = [];
  globalThis.benchProgress = samples;
  const look = (time) => {
    const bar = document.querySelector('[role=progressbar][aria-label=Loading][aria-valuenow]');
    if (bar !== null)
      samples.push({ at: performance.timeOrigin + time, value: Number(bar.getAttribute('aria-valuenow')) });
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
