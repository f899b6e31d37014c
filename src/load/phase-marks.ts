/** Marks of User Timing that the worker leaves while a trace is read, for a browser's profiler and for our bench. */
export const PHASE_MARKS = {
  rowsRead: 'longpole:rows read',
  treeMade: 'longpole:tree made',
  /** Its scripts are there. */
  analysisBegun: 'longpole:analysis begun',
  analysisDone: 'longpole:analysis done',
} as const;
