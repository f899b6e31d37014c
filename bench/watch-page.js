// Runs in the measured page before anything else. Notes when the first row and when all rows are on the page, as of the
// frame that shows them, and every task of the main thread longer than 50 ms. `began` is when a file was chosen, where
// one was. Plain JavaScript, since it is handed to the browser as it is. `expectedRows` is set in front of it.
(() => {
  const marks = { began: 0, firstRow: 0, allRows: 0, longTasks: [] };
  globalThis.benchMarks = marks;
  const noteTasks = (list) => {
    for (const { startTime, duration } of list.getEntries()) marks.longTasks.push({ startTime, duration });
  };
  new PerformanceObserver(noteTasks).observe({ type: 'longtask', buffered: true });

  const noteChoice = ({ target }) => {
    if (target.type === 'file') marks.began = performance.mark('bench:chosen').startTime;
  };
  addEventListener('change', noteChoice, { capture: true });

  let isFirstSeen = false;
  const observer = new MutationObserver(() => {
    const grid = document.querySelector('[role=treegrid]');
    if (!grid?.querySelector('[role=row][aria-level]')) return;
    if (!isFirstSeen) {
      isFirstSeen = true;
      requestAnimationFrame(() => {
        marks.firstRow = performance.mark('bench:first row').startTime;
      });
    }
    const isLoading = document.querySelector('[role=progressbar][aria-label=Loading]') !== null;
    if (isLoading || grid.getAttribute('aria-rowcount') !== String(globalThis.expectedRows)) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      marks.allRows = performance.mark('bench:all rows').startTime;
    });
  });
  observer.observe(document, { subtree: true, childList: true, attributeFilter: ['aria-rowcount', 'role'] });
})();
