import type { TraceFormat } from './format.ts';

/** What OpenTelemetry's console exporter for Python prints: one indented object after another. */
export const pythonConsole: TraceFormat = {
  name: 'python-console',
  title: 'OpenTelemetry Python console output',
  recognise: ({ paths }) => paths.has('context.trace_id') && (paths.has('start_time') || paths.has('parent_id')),
  loadReader: async () => (await import('./sdk-console/python-reader.ts')).createPythonReader,
  loadDetails: async () => (await import('./sdk-console/python-details.ts')).readPythonDetails,
};
