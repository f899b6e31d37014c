import { type AnalyzeCall, analyze } from './analyze.ts';
import { plain, type Terminal } from './terminal.ts';

/** What a call of `analyze` came to. For tests. */
export interface AnalyzeRun {
  readonly status: number;
  readonly output: string;
  /** Lines on standard error. */
  readonly complaints: readonly string[];
  /** The objects written, with `--json`. */
  readonly traces: () => Written[];
}

/** Parts of `--json` that tests look at. */
export interface Written {
  readonly schema: string;
  readonly source: { readonly name: string; readonly format: string };
  readonly trace: { readonly traceId: string; readonly spanCount: number; readonly startTimeUnixNano: string };
  readonly defects: readonly { readonly type: string; readonly spans: readonly string[]; readonly detail: string }[];
  readonly criticalPath: readonly { readonly span: string; readonly startNs: number; readonly endNs: number }[];
  readonly whatIf: readonly { readonly changes: readonly unknown[]; readonly rootDurationNs: number }[];
  readonly slack: Readonly<Record<string, number | null>>;
  readonly spans: readonly Readonly<Record<string, unknown>>[];
}

/** Runs `analyze` as the command does, with a terminal of the test's own. */
export async function runAnalyze(
  inputs: readonly string[],
  call: Partial<AnalyzeCall> = {},
  terminal: Partial<Terminal> = {},
): Promise<AnalyzeRun> {
  const pieces: string[] = [];
  const complaints: string[] = [];
  const none = { traceId: undefined, isJson: false, hasSpans: false, isClamped: false, whatIf: [], slack: [] };
  const status = await analyze(
    { inputs, ...none, ...call },
    {
      input: async function* () {},
      write: async (text) => void pieces.push(text),
      complain: (line) => complaints.push(line),
      width: 80,
      paint: plain,
      ...terminal,
    },
  );
  const output = pieces.join('');
  const traces = () => output.split('\n').flatMap((line): Written[] => (line === '' ? [] : [JSON.parse(line)]));
  return { status, output, complaints, traces };
}

/** A span as these tests write it; times in milliseconds. */
export interface WrittenSpan {
  readonly id: string;
  readonly parent?: string;
  readonly trace?: string;
  readonly name?: string;
  readonly service?: string;
  readonly host?: string;
  readonly kind?: 1 | 2 | 3;
  readonly from: number;
  readonly to: number;
}

export const TRACE_ID = '5b8efff798038103d269b633813fc60c';
const EPOCH_MILLISECONDS = 1_784_000_000_000;

/** Returns spans as OTLP JSON. */
export function otlp(...spans: readonly WrittenSpan[]): string {
  return JSON.stringify({
    resourceSpans: spans.map(({ service = 'web', host = '', ...span }) => ({
      resource: { attributes: [attribute('service.name', service), attribute('host.name', host)] },
      scopeSpans: [{ spans: [otlpSpan(span)] }],
    })),
  });
}

function otlpSpan({ id, parent = '', trace = TRACE_ID, name = id, kind = 1, from, to }: WrittenSpan) {
  return {
    traceId: trace,
    spanId: id,
    parentSpanId: parent,
    name,
    kind,
    startTimeUnixNano: nanoText(from),
    endTimeUnixNano: nanoText(to),
  };
}

function attribute(key: string, value: string) {
  return { key, value: { stringValue: value } };
}

function nanoText(milliseconds: number): string {
  return String(BigInt(Math.round((EPOCH_MILLISECONDS + milliseconds) * 1000)) * 1000n);
}
