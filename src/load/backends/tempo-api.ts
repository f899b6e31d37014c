import { parseJson, property } from '../json-value.ts';
import { apiPath } from './api-paths.ts';
import type { AnswerHead } from './backend.ts';
import type { ApiGet, BackendApi, ProbeResult } from './backend-api.ts';
import { throwIfTelling } from './probe-answer.ts';
import { tempo } from './tempo.ts';

const ACCEPT = 'application/json';

/** What Tempo serves. */
export const tempoApi: BackendApi = {
  backend: tempo,
  allowedPaths: [
    'api/v2/traces/{}',
    'api/traces/{}',
    'api/search',
    'api/search/tags',
    'api/search/tag/{}/values',
    'api/v2/search/tags',
    'api/v2/search/tag/{}/values',
    'api/echo',
    'api/status/buildinfo',
  ].map(apiPath),
  probe,
};

async function probe(get: ApiGet, signal: AbortSignal): Promise<ProbeResult | null> {
  const echo = await get({ path: 'api/echo', accept: '*/*' }, signal);
  const build = await get({ path: 'api/status/buildinfo', accept: ACCEPT }, signal);
  const version = versionOf(build);
  const echoes = echo.status === 200 && echo.start.trim() === 'echo';
  if (echoes || version !== null) {
    return { version: version ?? '', serviceCount: await countServices(get, signal), api: 'v2' };
  }
  await throwIfTelling(echo);
  await throwIfTelling(build);
  return null;
}

function versionOf(build: AnswerHead): string | null {
  const version = build.status === 200 ? property(parseJson(build.start), 'version') : undefined;
  return typeof version === 'string' ? version : null;
}

async function countServices(get: ApiGet, signal: AbortSignal): Promise<number> {
  const path = 'api/v2/search/tag/resource.service.name/values';
  const values = await get({ path, accept: ACCEPT }, signal);
  const services = values.status === 200 ? property(parseJson(values.start), 'tagValues') : undefined;
  return Array.isArray(services) ? services.length : -1;
}
