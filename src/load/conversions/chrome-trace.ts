import type { Conversion } from './conversion.ts';

/**
 * The Trace Event Format, as Chrome's tracing, Node.js, Bazel, PyTorch and many more write it: an object with
 * `traceEvents`, or the bare array of events, which may want its end.
 * https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
 */
export const chromeTrace: Conversion = {
  name: 'chrome-trace',
  title: 'Chrome trace events',
  recognise: ({ paths }) => paths.has('traceEvents') || (paths.has('ph') && (paths.has('ts') || paths.has('pid'))),
  loadConvert: async () => (await import('./chrome-trace/convert-chrome-trace.ts')).convertChromeTrace,
};
