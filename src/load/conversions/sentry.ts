import type { Conversion } from './conversion.ts';

/**
 * Sentry's envelopes, as its programs send them, one or several in a file; also a transaction by itself, as its page gives
 * it out. Each holds what one service saw: a trace takes several.
 * https://develop.sentry.dev/sdk/foundations/envelopes/
 */
export const sentry: Conversion = {
  name: 'sentry',
  title: 'Sentry envelopes',
  recognise: ({ paths }) =>
    (['sdk', 'sent_at', 'dsn'].some((path) => paths.has(path)) && paths.has('type')) ||
    (paths.has('start_timestamp') && (paths.has('contexts.trace.span_id') || paths.has('spans.start_timestamp'))),
  loadConvert: async () => (await import('./sentry/convert-sentry.ts')).convertSentry,
};
