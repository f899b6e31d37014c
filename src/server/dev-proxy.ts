import { getRequestListener } from '@hono/node-server';
import type { Plugin } from 'vite';
import { createServerApp } from './app.ts';
import { readServerConfig } from './server-config.ts';
import { checkNamesDiffer, upstreamFromOption } from './upstream.ts';

const DATA_PATH = /^\/(?:backends\/|files\/|config\.json(?:$|\?)|healthz(?:$|\?))/;

/**
 * Gives vite's development server the routes that `longpole serve` has beside the page. It is told of backends by the
 * environment, since vite takes no options of ours:
 *
 *     LONGPOLE_BACKENDS="jaeger=http://127.0.0.1:16686 tempo=tempo+http://127.0.0.1:3200" npm run dev
 *     LONGPOLE_CONFIG=backends.json npm run dev
 */
export function devProxy(): Plugin {
  return {
    name: 'longpole:dev-proxy',
    apply: 'serve',
    async configureServer(server) {
      const app = createServerApp({ upstreams: await upstreamsOf(process.env), files: [] });
      const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
      server.middlewares.use((request, response, next) => {
        if (DATA_PATH.test(request.url ?? '')) void listener(request, response);
        else next();
      });
    },
  };
}

async function upstreamsOf(environment: NodeJS.ProcessEnv) {
  const { LONGPOLE_CONFIG: path, LONGPOLE_BACKENDS: options = '' } = environment;
  const configured = path === undefined ? [] : (await readServerConfig(path, environment)).upstreams;
  const named = options.split(/\s+/).filter((option) => option !== '');
  const upstreams = [...configured, ...named.map(upstreamFromOption)];
  checkNamesDiffer(upstreams);
  return upstreams;
}
