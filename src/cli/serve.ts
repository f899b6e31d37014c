import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createServerApp } from '../server/app.ts';
import { DEFAULT_PORT, listen, type RunningServer } from '../server/listen.ts';
import { offerFiles } from '../server/offered-files.ts';
import { NO_CONFIG, readServerConfig, type ServerConfig } from '../server/server-config.ts';
import { StartError } from '../server/start-error.ts';
import { checkNamesDiffer, type Upstream } from '../server/upstream.ts';
import { openBrowser } from './open-browser.ts';

/** What `longpole serve` was told on the command line; what is undefined is for the configuration to say. */
export interface ServeCall {
  readonly files: readonly string[];
  readonly upstreams: readonly Upstream[];
  readonly configPath: string | undefined;
  readonly port: number | undefined;
  readonly host: string | undefined;
  readonly basePath: string | undefined;
  readonly open: boolean | undefined;
  readonly packageFolder: string;
}

/** What is served, and where. */
interface ServePlan {
  readonly files: readonly string[];
  readonly upstreams: readonly Upstream[];
  readonly hosts: readonly string[];
  /** undefined: the default one, or another that is free. */
  readonly port: number | undefined;
  readonly host: string;
  readonly basePath: string;
  readonly open: boolean;
}

/** How long answers under way may take once the server has been told to stop. */
const GRACE_MILLISECONDS = 2000;

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|::1)$/;
const EVERY_ADDRESS = /^(?:0\.0\.0\.0|::)$/;

/** Serves until SIGTERM or SIGINT. Throws a StartError if it cannot begin. */
export async function serve(call: ServeCall): Promise<void> {
  const pageFolder = join(call.packageFolder, 'dist');
  if (!existsSync(join(pageFolder, 'index.html'))) throw new StartError('The page is not built.', 1);
  const plan = planOf(call, await readConfig(call));
  const { upstreams, basePath, host } = plan;
  const files = await offerFiles(plan.files);
  const hosts = LOOPBACK.test(host) ? { hosts: plan.hosts } : {};
  const app = createServerApp({ upstreams, files, pageFolder, basePath, ...hosts });
  const server = await listen(app, host, plan.port);
  const stopped = stopOnSignal(server);
  announce(plan, server.port);
  await stopped;
}

function readConfig(call: ServeCall): Promise<ServerConfig> | ServerConfig {
  return call.configPath === undefined ? NO_CONFIG : readServerConfig(call.configPath, process.env);
}

/** The command line wins, and adds to what is a list; a backend of the same name it replaces. */
function planOf(call: ServeCall, config: ServerConfig): ServePlan {
  checkNamesDiffer(config.upstreams);
  checkNamesDiffer(call.upstreams);
  const named = new Set(call.upstreams.map(({ name }) => name));
  return {
    files: [...config.files, ...call.files],
    upstreams: [...config.upstreams.filter(({ name }) => !named.has(name)), ...call.upstreams],
    hosts: config.hosts,
    port: call.port ?? config.port,
    host: call.host ?? config.host ?? '127.0.0.1',
    basePath: call.basePath ?? config.basePath ?? '/',
    open: call.open ?? config.open ?? false,
  };
}

function announce(plan: ServePlan, port: number): void {
  if (plan.port === undefined && port !== DEFAULT_PORT) {
    process.stderr.write(`Port ${DEFAULT_PORT} is taken, so this is another one; --port asks for one.\n`);
  }
  const address = addressOf(plan, port);
  const lines = [`Longpole is at ${address}`, ...plan.upstreams.map(describeUpstream)];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (plan.open) openBrowser(address);
}

function addressOf({ host, basePath }: ServePlan, port: number): string {
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
