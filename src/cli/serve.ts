import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createServerApp } from '../server/app.ts';
import { DEFAULT_PORT, listen, type RunningServer } from '../server/listen.ts';
import { offerFiles } from '../server/offered-files.ts';
import { readServerConfig, type ServerConfig } from '../server/server-config.ts';
import { StartError } from '../server/start-error.ts';
import { checkNamesDiffer, type Upstream } from '../server/upstream.ts';
import { openBrowser } from './open-browser.ts';

/** What `longpole serve` was told. */
export interface ServeCall {
  readonly files: readonly string[];
  readonly upstreams: readonly Upstream[];
  readonly configPath: string | undefined;
  /** undefined: the default one, or another that is free. */
  readonly port: number | undefined;
  readonly host: string;
  readonly basePath: string;
  readonly open: boolean;
  readonly packageFolder: string;
}

/** How long answers under way may take once the server has been told to stop. */
const GRACE_MILLISECONDS = 2000;

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|::1)$/;
const EVERY_ADDRESS = /^(?:0\.0\.0\.0|::)$/;

/** Serves until SIGTERM or SIGINT. Throws a StartError if it cannot begin. */
export async function serve(call: ServeCall): Promise<void> {
  const pageFolder = join(call.packageFolder, 'dist');
  if (!existsSync(join(pageFolder, 'index.html'))) throw new StartError('The page is not built.', 1);
  const config = await readConfig(call);
  const upstreams = [...config.upstreams, ...call.upstreams];
  checkNamesDiffer(upstreams);
  const files = await offerFiles(call.files);
  const hosts = LOOPBACK.test(call.host) ? { hosts: config.hosts } : {};
  const app = createServerApp({ upstreams, files, pageFolder, basePath: call.basePath, ...hosts });
  const server = await listen(app, call.host, call.port);
  const stopped = stopOnSignal(server);
  announce(call, server.port, upstreams);
  await stopped;
}

function readConfig(call: ServeCall): Promise<ServerConfig> | ServerConfig {
  return call.configPath === undefined ? { upstreams: [], hosts: [] } : readServerConfig(call.configPath, process.env);
}

function announce(call: ServeCall, port: number, upstreams: readonly Upstream[]): void {
  if (call.port === undefined && port !== DEFAULT_PORT) {
    process.stderr.write(`Port ${DEFAULT_PORT} is taken, so this is another one; --port asks for one.\n`);
  }
  const address = addressOf(call, port);
  const lines = [`Longpole is at ${address}`, ...upstreams.map(describeUpstream)];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (call.open) openBrowser(address);
}

function addressOf({ host, basePath }: ServeCall, port: number): string {
  const name = EVERY_ADDRESS.test(host) ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}${basePath === '/' ? '' : basePath}`;
}

function describeUpstream({ name, kind, url }: Upstream): string {
  return `  backend ${name}: ${url}${kind === undefined ? '' : ` (${kind})`}`;
}

/** Resolves once the server has stopped; a second signal does not wait for it. */
function stopOnSignal(server: RunningServer): Promise<void> {
  return new Promise((resolve) => {
    let isStopping = false;
    const stop = () => {
      if (isStopping) process.exit(0);
      isStopping = true;
      void server.stop(GRACE_MILLISECONDS).then(resolve);
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
  });
}
