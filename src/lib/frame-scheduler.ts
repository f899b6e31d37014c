/** What gives frames: the window, or a test. */
export interface FrameHost {
  requestAnimationFrame(callback: () => void): number;
  cancelAnimationFrame(handle: number): void;
}

/** Asks for frames, however often and from wherever, and runs the work once in each. */
export interface FrameScheduler {
  /** Runs the work in the next frame; asking again before then changes nothing. */
  request(): void;
  /** Takes back a frame that was asked for. */
  cancel(): void;
}

/** Returns a scheduler that runs `work` at most once an animation frame of `host`. */
export function createFrameScheduler(work: () => void, host: FrameHost = globalThis): FrameScheduler {
  let handle: number | null = null;
  return {
    request() {
      handle ??= host.requestAnimationFrame(() => {
        // Cleared first: work that asks for another frame gets the next one.
        handle = null;
        work();
      });
    },
    cancel() {
      if (handle !== null) host.cancelAnimationFrame(handle);
      handle = null;
    },
  };
}
