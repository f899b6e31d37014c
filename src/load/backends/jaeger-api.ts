import { isEmptyObject, parseJson, property } from '../json-value.ts';
import { apiPath } from './api-paths.ts';
import type { AnswerHead } from './backend.ts';
import type { ApiGet, BackendApi, ProbeResult } from './backend-api.ts';
import { jaeger } from './jaeger.ts';
import { throwIfTelling } from './probe-answer.ts';

const ACCEPT = 'application/json';

/** What Jaeger’s query service serves. */
export const jaegerApi: BackendApi = {
  backend: jaeger,
  allowedPaths: [
    'api/v3/services',
    'api/v3/operations',
    'api/v3/traces',
    'api/v3/trace-summaries',
    'api/v3/traces/{}',
    'api/services',
    'api/services/{}/operations',
    'api/operations',
    'api/traces',
    'api/traces/{}',
    'api/dependencies',
  ].map(apiPath),
  probe,
};

async function probe(get: ApiGet, signal: AbortSignal): Promise<ProbeResult | null> {
  const v3 = await get({ path: 'api/v3/services', accept: ACCEPT }, signal);
  const v3Count = servicesOfV3(v3);
  if (v3Count !== null) return { version: '', serviceCount: v3Count, api: 'v3' };
  const legacy = await get({ path: 'api/services', accept: ACCEPT }, signal);
  const legacyCount = servicesOfLegacy(legacy);
  if (legacyCount !== null) return { version: '', serviceCount: legacyCount, api: 'legacy' };
  await throwIfTelling(v3);
  await throwIfTelling(legacy);
  return null;
}

function servicesOfV3(head: AnswerHead): number | null {
  if (head.status !== 200) return null;
  const answer = parseJson(head.start);
  const services = property(answer, 'services');
  if (Array.isArray(services)) return services.length;
  // What Jaeger answers before the first span has come.
  return isEmptyObject(answer) ? 0 : null;
}

function servicesOfLegacy(head: AnswerHead): number | null {
  if (head.status !== 200) return null;
  const services = property(parseJson(head.start), 'data');
  if (Array.isArray(services)) return services.length;
  return services === null ? 0 : null;
}
