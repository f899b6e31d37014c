import { existsSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import { readBasePath } from '../server/base-path.ts';
import { isHost, isPort } from '../server/server-config.ts';
import { type Upstream, upstreamFromOption } from '../server/upstream.ts';

interface ServeOptions {
  readonly backend?: readonly Upstream[];
  readonly port?: number;
  readonly host?: string;
  readonly config?: string;
  readonly basePath?: string;
  readonly open?: boolean;
}

/** Adds `serve`, which is also what `longpole` without a command means. */
export function addServeCommand(program: Command, packageFolder: string): void {
  const serveCommand = program
    .command('serve', { isDefault: true })
    .description('start the viewer; FILEs are offered on its first page')
    .argument('[FILE...]', 'traces to offer on the first page')
    .option('--backend <NAME=URL>', 'a Jaeger, Tempo or Zipkin server; repeat it; KIND+URL says its kind', addBackend)
    .option('--port <N>', 'port to listen on; a free one from 4000 on if not given', readPort)
    .option('--host <ADDRESS>', 'address to listen on; 127.0.0.1 if not given', readHost)
    .option(
      '--config <FILE>',
      'these options as JSON, and headers to send upstream ($NAME is taken from the environment)',
    )
    .option('--base-path <PATH>', 'serve everything below this path', readBasePath)
    .option('--open', 'open the browser')
    .option('--no-open', 'do not, whatever the configuration says')
    .action(async (files: string[], options: ServeOptions) => {
      if (program.args[0] !== 'serve') refuseUnknownCommand(program, files[0]);
      const { backend: upstreams = [], config: configPath, port, host, basePath, open } = options;
      // Its server is not needed to analyse, which is to begin at once.
      const { serve } = await import('./serve.ts');
      await serve({ files, upstreams, configPath, port, host, basePath, open, packageFolder });
    });
  // What most people want of `longpole --help`, since that command needs no name.
  program.addHelpText('after', () => `\nWithout a command it serves:\n\n${serveCommand.helpInformation()}`);
}

/** Without `serve` a first word that is no file is rather a command that does not exist than a file's name. */
function refuseUnknownCommand(program: Command, word: string | undefined): void {
  if (word === undefined || !/^[a-z][a-z-]*$/.test(word) || existsSync(word)) return;
  program.error(`error: unknown command '${word}'`, { exitCode: 2 });
}

function addBackend(text: string, earlier: readonly Upstream[] = []): Upstream[] {
  return [...earlier, upstreamFromOption(text)];
}

function readHost(text: string): string {
  if (!isHost(text)) throw new InvalidArgumentError('An address or a host name is expected.');
  return text;
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!isPort(port)) throw new InvalidArgumentError('A port is a number up to 65535.');
  return port;
}
