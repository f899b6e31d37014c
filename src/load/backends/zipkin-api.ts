import { parseJson, property } from '../json-value.ts';
import { apiPath } from './api-paths.ts';
import type { ApiGet, BackendApi, ProbeResult } from './backend-api.ts';
import { throwIfTelling } from './probe-answer.ts';
import { zipkin } from './zipkin.ts';

const ACCEPT = 'application/json';

/** What Zipkin serves. */
export const zipkinApi: BackendApi = {
  backend: zipkin,
  allowedPaths: [
    'api/v2/services',
    'api/v2/spans',
    'api/v2/remoteServices',
    'api/v2/autocompleteKeys',
    'api/v2/autocompleteValues',
    'api/v2/traces',
    'api/v2/trace/{}',
    'api/v2/traceMany',
    'api/v2/dependencies',
    'info',
  ].map(apiPath),
  probe,
};

async function probe(get: ApiGet, signal: AbortSignal): Promise<ProbeResult | null> {
  const services = await get({ path: 'api/v2/services', accept: ACCEPT }, signal);
  const names = services.status === 200 ? parseJson(services.start) : undefined;
  if (Array.isArray(names) && names.every((name) => typeof name === 'string')) {
    return { version: await versionOf(get, signal), serviceCount: names.length, api: 'v2' };
  }
  await throwIfTelling(services);
  return null;
}

/** Empty below `/zipkin`, where it is not told. */
async function versionOf(get: ApiGet, signal: AbortSignal): Promise<string> {
  const info = await get({ path: 'info', accept: ACCEPT }, signal);
  const version = property(property(parseJson(info.start), 'zipkin'), 'version');
  return typeof version === 'string' ? version : '';
}
