import { existsSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import { readBasePath } from '../server/base-path.ts';
import { type Upstream, upstreamFromOption } from '../server/upstream.ts';
import { serve } from './serve.ts';

interface ServeOptions {
  readonly backend?: readonly Upstream[];
  readonly port?: number;
  readonly host: string;
  readonly config?: string;
  readonly basePath: string;
  readonly open?: true;
}

/** Adds `serve`, which is also what `longpole` without a command means. */
export function addServeCommand(program: Command, packageFolder: string): void {
  program
    .command('serve', { isDefault: true })
    .description('start the viewer; FILEs are offered on its first page')
    .argument('[FILE...]', 'traces to offer on the first page')
    .option('--backend <NAME=URL>', 'a Jaeger or Tempo server; repeat it; KIND+URL says its kind', addBackend)
    .option('--port <N>', 'port to listen on; a free one from 4000 on if not given', readPort)
    .option('--host <ADDRESS>', 'address to listen on', readHost, '127.0.0.1')
    .option('--config <FILE>', 'backends as JSON, with headers to send ($NAME is taken from the environment)')
    .option('--base-path <PATH>', 'serve everything below this path', readBasePath, '/')
    .option('--open', 'open the browser')
    .action(async (files: string[], options: ServeOptions) => {
      if (program.args[0] !== 'serve') refuseUnknownCommand(program, files[0]);
      const { backend: upstreams = [], config: configPath, port, host, basePath, open = false } = options;
      await serve({ files, upstreams, configPath, port, host, basePath, open, packageFolder });
    });
}

/** Without `serve` a first word that is no file is rather a command that does not exist than a file's name. */
function refuseUnknownCommand(program: Command, word: string | undefined): void {
  if (word === undefined || !/^[a-z][a-z-]*$/.test(word) || existsSync(word)) return;
  program.error(`error: unknown command '${word}'`, { exitCode: 2 });
}

function addBackend(text: string, earlier: readonly Upstream[] = []): Upstream[] {
  return [...earlier, upstreamFromOption(text)];
}

/** Node takes an empty host, such as that of a variable that is not set, for every address of the machine. */
function readHost(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('An address or a host name is expected.');
  return text;
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new InvalidArgumentError('A port is a number up to 65535.');
  return port;
}
