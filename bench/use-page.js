// Runs in the measured page before anything else, and offers `benchUse`: what is measured once a trace is open. Plain
// JavaScript, since it is handed to the browser as it is.
(() => {
  /** Milliseconds. The first search of a million spans takes a quarter of it, and is a figure like others. */
  const AT_MOST = 60_000;
  const grid = () => document.querySelector('[role=treegrid]');
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  /** Resolves once the frame that is being made now has been handed to the screen. */
  const afterPaint = async () => {
    await nextFrame();
    await new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
  };
  /** Resolves in the first task in which `isThere` holds; looks at every change of the page. */
  const until = (isThere) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`never there: ${isThere}`)), AT_MOST);
      const look = () => {
        if (!isThere()) return;
        clearTimeout(timer);
        observer.disconnect();
        resolve();
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      look();
    });

  /** A point over the bars, a third of the way down. */
  const place = () => {
    const { left, top, width, height } = grid().getBoundingClientRect();
    return { clientX: left + width * 0.7, clientY: top + height / 3 };
  };
  const wheel = (turn) =>
    grid().dispatchEvent(new WheelEvent('wheel', { ...place(), ...turn, bubbles: true, cancelable: true }));
  const pointer = (type, x, y) => {
    const { clientX, clientY } = place();
    const at = { clientX: clientX + x, clientY: clientY + y, pointerId: 1, pointerType: 'touch', button: 0 };
    grid().dispatchEvent(new PointerEvent(type, { ...at, buttons: 1, isPrimary: true, bubbles: true }));
  };

  /** What a hand does in each frame; `frame` counts from 0. */
  const MOVES = {
    /** Says what the machine does by itself. */
    rest: () => {},
    scroll: (frame) => wheel({ deltaY: frame % 120 < 80 ? 90 : -90 }),
    zoom: (frame) => wheel({ deltaY: frame % 60 < 30 ? -40 : 40, ctrlKey: true }),
    pan: (frame) => {
      const step = frame % 50;
      if (step === 0) pointer('pointerdown', 0, 0);
      else if (step < 49) pointer('pointermove', step < 25 ? -12 * step : -12 * (49 - step), 0);
      else {
        pointer('pointerup', 0, 0);
        // A browser ends a drag with a click, which the page expects.
        grid().click();
      }
    },
  };

  /** Returns how long each frame took while a hand moved, in milliseconds. */
  const frames = async (move, count) => {
    const times = [await nextFrame()];
    for (let frame = 0; frame < count; frame++) {
      MOVES[move](frame);
      times.push(await nextFrame());
    }
    return times.slice(1).map((time, i) => time - times[i]);
  };

  /** Returns the milliseconds from `act` until the frame is painted in which `isThere` holds. */
  const timeOf = async (act, isThere) => {
    await afterPaint();
    const began = performance.now();
    act();
    await until(isThere);
    await afterPaint();
    return performance.now() - began;
  };

  const rowCount = () => Number(grid().getAttribute('aria-rowcount'));
  const button = (name) => document.querySelector(`button[aria-label="${name}"]`);

  let longestTask = 0;
  const noteTasks = (list) => {
    for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
  };
  new PerformanceObserver(noteTasks).observe({ type: 'longtask', buffered: true });

  globalThis.benchUse = {
    frames,
    /** Milliseconds since the page was opened; 0 if no task took 50. */
    longestTask: () => longestTask,
    collapseAll: () => {
      const before = rowCount();
      return timeOf(
        () => button('Collapse all').click(),
        () => rowCount() < before,
      );
    },
    expandAll: () => {
      const before = rowCount();
      return timeOf(
        () => button('Expand all').click(),
        () => rowCount() > before,
      );
    },
    /** The row `number` from the top of those not selected, until the panel tells its span with all its sections. */
    click: (number) => {
      const article = () => document.querySelector('article[aria-label="Span details"]')?.textContent ?? '';
      const before = article();
      return timeOf(
        () => grid().querySelectorAll('[role=row][aria-selected=false]')[number].click(),
        () => article() !== before && article().includes('Resource'),
      );
    },
    /** The list of colour modes is open and shows `key`; until the rows' stripes have other colours. */
    colourBy: (key) => {
      const option = [...document.querySelectorAll('[role=option]')].find((each) => each.textContent.includes(key));
      const stripes = () =>
        Array.from(grid().querySelectorAll('[role=row] [data-indent] ~ span[style]'), (each) => each.style.background);
      const before = stripes().join();
      return timeOf(
        () => option.click(),
        () => stripes().join() !== before,
      );
    },
    /** Types `text` at once; until a match is counted, and until all of the trace has been looked at. */
    find: async (text) => {
      const field = document.querySelector('[role=combobox][aria-label="Filter spans"]');
      const box = field.parentElement.parentElement;
      const type = (value) => {
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, value);
        field.dispatchEvent(new Event('input', { bubbles: true }));
      };
      const told = () => box.textContent;
      const isSearching = () => box.querySelector('[aria-label="Still looking"]') !== null;
      field.focus();
      type('');
      // A person who has just come to the field has not typed yet.
      await new Promise((resolve) => setTimeout(resolve, 300));
      const began = performance.now();
      type(text);
      await until(() => /\d/.test(told()));
      await afterPaint();
      const first = performance.now() - began;
      await until(() => !isSearching());
      await afterPaint();
      const all = performance.now() - began;
      type('');
      return { first, all, told: told() };
    },
  };
})();
