import type { TraceFormat } from './format.ts';

/** What OpenTelemetry's stdouttrace exporter for Go prints: one object a line, or indented ones. */
export const goConsole: TraceFormat = {
  name: 'go-console',
  title: 'OpenTelemetry Go console output',
  recognise: ({ paths }) => paths.has('SpanContext.TraceID'),
  loadReader: async () => (await import('./sdk-console/go-reader.ts')).createGoReader,
  loadDetails: async () => (await import('./sdk-console/go-details.ts')).readGoDetails,
};
