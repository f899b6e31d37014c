import { type Command, InvalidArgumentError } from 'commander';
import { ChangeError, type ChangeRequest, readChangeRequests } from '../analysis/change-requests.ts';
import type { ExitStatus } from './analyze.ts';

interface AnalyzeOptions {
  readonly trace?: string;
  readonly json?: boolean;
  readonly spans?: boolean;
  readonly clamp?: boolean;
  readonly whatIf?: readonly (readonly ChangeRequest[])[];
  readonly slack?: readonly string[];
}

const HELP = `
FILE is a trace in OTLP JSON, Jaeger JSON or another format that Longpole reads, plain or packed (gzip, zstd,
zip); - is standard input. A folder stands for all files in it; those that are no trace are told as defects.
URL is the address of a trace's page (Longpole's, Jaeger's or Zipkin's), of an API of Jaeger, Tempo or Zipkin, or of such a file.
Several inputs are merged by trace id. SPAN is a span's id, as --json writes it or shorter by its leading zeros.

CHANGES are joined by a semicolon:
  scale:SPAN:0.5                        the span, with all below it, takes half as long
  set:SPAN:120ms                        it takes 120 ms
  scaleOperation:SERVICE|NAME:0.5       every span of that service and name takes half as long
  parallel:SPAN,SPAN,…                  calls of one parent all start when the first does
or a list in JSON, durations in microseconds: [{"op":"set","span":"…","duration":120000}]

Examples:
  longpole analyze checkout.json.gz
  longpole analyze http://127.0.0.1:16686/trace/64bbaca45aa1fed1d9759a34af6c85de
  curl -s …/api/traces/64bb… | longpole analyze - --json | jq -r .verdict
  longpole analyze trace.json --what-if 'scale:eee19b7ec3c1b174:0.5' --slack 6a2b1c0d9e8f7a6b

Exit status: 0 done; 1 something could not be read (the rest is printed); 2 wrong usage, an unknown SPAN too.`;

/** Adds `analyze`; `onStatus` is told the exit status. */
export function addAnalyzeCommand(program: Command, onStatus: (status: ExitStatus) => void): void {
  program
    .command('analyze')
    .description('read traces, work out what holds them up, and print it')
    .argument('<FILE|FOLDER|URL|-...>', 'what to read; several are merged by trace id')
    .usage('[options] FILE…|FOLDER|URL|-')
    .option('--trace <ID>', 'only this trace; the id as anyone writes it', readText)
    .option('--json', 'one JSON object a trace, one a line')
    .option('--spans', 'with --json: every span too')
    .option('--what-if <CHANGES>', "the root's duration after the changes; repeat it", addChanges)
    .option('--slack <SPAN>', 'how much the span can grow before the root does; repeat it', addSpan)
    .option('--clamp', 'with --json: criticalPathClamp too, by the rules of other viewers')
    .addHelpText('after', HELP)
    .action(async (inputs: readonly string[], options: AnalyzeOptions, command: Command) => {
      refuseContradictions(command, inputs, options);
      // What the viewer is served with is not needed here, and the other way round.
      const { analyze } = await import('./analyze.ts');
      const { processTerminal } = await import('./terminal.ts');
      onStatus(await analyze(callOf(inputs, options), processTerminal()));
    });
}

function callOf(inputs: readonly string[], options: AnalyzeOptions) {
  const { trace, json, spans, clamp, whatIf = [], slack = [] } = options;
  return {
    inputs,
    traceId: trace,
    isJson: json === true,
    hasSpans: spans === true,
    isClamped: clamp === true,
    whatIf,
    slack,
  };
}

function refuseContradictions(command: Command, inputs: readonly string[], options: AnalyzeOptions): void {
  const { json, spans, clamp } = options;
  if (json !== true && (spans === true || clamp === true)) {
    command.error(`error: ${spans === true ? '--spans' : '--clamp'} goes with --json`, { exitCode: 2 });
  }
  if (inputs.filter((input) => input === '-').length > 1) {
    command.error('error: standard input can be read only once', { exitCode: 2 });
  }
}

function readText(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('An id is expected.');
  return text;
}

function addSpan(text: string, earlier: readonly string[] = []): string[] {
  return [...earlier, readText(text)];
}

function addChanges(text: string, earlier: readonly (readonly ChangeRequest[])[] = []) {
  try {
    return [...earlier, readChangeRequests(text)];
  } catch (error) {
    if (!(error instanceof ChangeError)) throw error;
    throw new InvalidArgumentError(`Not understood: ${error.message}.`);
  }
}
