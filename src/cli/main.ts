import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import * as v from 'valibot';
import { StartError } from '../server/start-error.ts';
import { addAnalyzeCommand } from './analyze-command.ts';
import { addServeCommand } from './serve-command.ts';

const PackageSchema = v.object({ version: v.string() });

/**
 * Runs `longpole` with its arguments and returns its exit status: 0 done, 1 something could not be read or used,
 * 2 wrong usage. `packageFolder` holds package.json and the built page.
 */
export async function runLongpole(args: readonly string[], packageFolder: string): Promise<number> {
  endQuietlyWithPipe();
  let status = 0;
  const program = await createProgram(packageFolder, (reached) => {
    status = reached;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    return statusOf(error);
  }
}

async function createProgram(packageFolder: string, onStatus: (status: number) => void): Promise<Command> {
  const text = await readFile(join(packageFolder, 'package.json'), 'utf8');
  const { version } = v.parse(PackageSchema, JSON.parse(text));
  const program = new Command('longpole')
    .description('A trace waterfall viewer that names the span holding everything up')
    .version(version)
    .exitOverride();
  addServeCommand(program, packageFolder);
  addAnalyzeCommand(program, onStatus);
  return program;
}

/** Commander has told already what it throws about; it takes 1 for wrong usage, which is our 2. */
function statusOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`longpole: ${error.message}\n`);
  return error.exitStatus;
}

/** `longpole … | head`: who reads no further wants no more, and no complaint either. */
function endQuietlyWithPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  // Whoever reads complaints may leave as well; a server serves on without being heard.
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
