import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from './free-port.ts';
import { jaegerBinary, prepareJaeger } from './jaeger-binaries.ts';
import { startProcess } from './running-process.ts';
import { waitForServer, waitUntil } from './wait-until.ts';

/** A real Jaeger 2.13 with an empty memory store. */
export interface Jaeger {
  /** Its base address, ending in `/`. */
  readonly url: string;
  /** Base address for OTLP over HTTP, without a slash at the end. */
  readonly otlpUrl: string;
  readonly stop: () => Promise<void>;
}

/** How a Jaeger serves its page. */
export interface JaegerPage {
  /** The folder of its page. */
  readonly assetsPath?: string;
  /** What the page is told, as `ui.config_file` has it. */
  readonly settings?: unknown;
  /** Below which path everything is; `/jaeger` unless told otherwise, empty for none. */
  readonly basePath?: string;
  /** With a second storage, for traces that are to be kept. */
  readonly hasArchive?: boolean;
}

interface Ports {
  readonly http: number;
  readonly grpc: number;
  readonly otlp: number;
  readonly health: number;
}

/**
 * Starts Jaeger on free ports. Throws if the programs cannot be built or do not come up.
 */
export async function startJaeger(page: JaegerPage = {}): Promise<Jaeger> {
  const missing = await prepareJaeger();
  if (missing !== null) throw new Error(missing);
  const [http = 0, grpc = 0, otlp = 0, health = 0] = await freePorts(4);
  const folder = await mkdtemp(join(tmpdir(), 'longpole-jaeger-'));
  const file = join(folder, 'config.json');
  const settingsFile = join(folder, 'settings.json');
  await writeFile(settingsFile, JSON.stringify(page.settings ?? {}));
  await writeFile(file, JSON.stringify(configuration({ http, grpc, otlp, health }, page, settingsFile)));
  const program = startProcess(jaegerBinary('jaeger'), [`--config=${file}`]);
  const stop = async () => {
    await program.stop();
    await rm(folder, { recursive: true });
  };
  const url = `http://127.0.0.1:${http}${page.basePath ?? '/jaeger'}/`;
  try {
    await waitForServer(`http://127.0.0.1:${health}/status`, program);
    await waitForServer(`${url}api/services`, program);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, otlpUrl: `http://127.0.0.1:${otlp}`, stop };
}

/** Stores an OTLP JSON document. Throws with the server's words if it refuses. */
export async function sendOtlp(otlpUrl: string, document: unknown): Promise<void> {
  const answer = await fetch(`${otlpUrl}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(document),
  });
  if (!answer.ok) throw new Error(`OTLP was refused with ${answer.status}: ${await answer.text()}`);
}

/** Runs HotROD for one ride, and returns the id of the trace of its request once all of it is stored. */
export async function makeHotrodTrace(jaeger: Jaeger): Promise<string> {
  const [frontend = 0, customer = 0, driver = 0, route = 0] = await freePorts(4);
  const hosts = ['frontend', 'customer', 'driver', 'route'].map((name) => `--${name}-service-hostname=127.0.0.1`);
  const ports = Object.entries({ frontend, customer, driver, route }).map(
    ([name, port]) => `--${name}-service-port=${port}`,
  );
  const args = ['all', '-j', jaeger.url.replace(/\/$/, ''), ...hosts, ...ports];
  const program = startProcess(jaegerBinary('hotrod'), args, { OTEL_EXPORTER_OTLP_ENDPOINT: jaeger.otlpUrl });
  try {
    await waitForServer(`http://127.0.0.1:${frontend}/`, program);
    await fetch(`http://127.0.0.1:${frontend}/dispatch?customer=123`);
    // Every ride asks customer, driver, Redis and route: 40 spans and more, exported within seconds.
    return await storedTraceId(jaeger, 'frontend', '/dispatch', 40);
  } finally {
    await program.stop();
  }
}

/** Has tracegen make one trace of a root and `spans` children, and returns its id once all of it is stored. */
export async function makeHugeTrace(jaeger: Jaeger, spans: number): Promise<string> {
  const service = `huge-${spans}`;
  const args = ['-traces', '1', '-spans', String(spans), '-pause', '0s', '-service', service];
  const program = startProcess(jaegerBinary('tracegen'), args, { OTEL_EXPORTER_OTLP_ENDPOINT: jaeger.otlpUrl });
  try {
    await waitUntil('tracegen ends', async () => program.exitStatus() !== undefined, 120);
    return await storedTraceId(jaeger, service, undefined, spans + 1);
  } catch (error) {
    throw new Error(`tracegen said: ${program.output()}`, { cause: error });
  } finally {
    await program.stop();
  }
}

/** Returns how many spans Jaeger has of a trace. */
export async function storedSpanCount(jaeger: Jaeger, traceId: string): Promise<number> {
  const traces = await readTraces(`${jaeger.url}api/traces/${traceId}`);
  return traces[0]?.spanCount ?? 0;
}

async function storedTraceId(
  jaeger: Jaeger,
  service: string,
  operation: string | undefined,
  spans: number,
): Promise<string> {
  const query = new URLSearchParams({ service, limit: '20', ...(operation === undefined ? {} : { operation }) });
  let traceId = '';
  await waitUntil(
    `Jaeger has ${spans} spans of ${service}`,
    async () => {
      const traces = await readTraces(`${jaeger.url}api/traces?${query}`);
      traceId = traces.find((trace) => trace.spanCount >= spans)?.traceId ?? '';
      return traceId !== '';
    },
    60,
  );
  return traceId;
}

async function readTraces(url: string): Promise<{ traceId: string; spanCount: number }[]> {
  const answer: { data?: { traceID: string; spans: unknown[] }[] } = JSON.parse(await (await fetch(url)).text());
  return (answer.data ?? []).map((trace) => ({ traceId: trace.traceID, spanCount: trace.spans.length }));
}

/** Jaeger reads YAML, and JSON is YAML. */
function configuration(ports: Ports, page: JaegerPage, settingsFile: string): unknown {
  const { assetsPath, basePath = '/jaeger', hasArchive = false } = page;
  const endpoint = (port: number) => ({ endpoint: `127.0.0.1:${port}` });
  const memory = { memory: { max_traces: 100_000 } };
  return {
    service: {
      extensions: ['jaeger_storage', 'jaeger_query', 'healthcheckv2'],
      pipelines: { traces: { receivers: ['otlp'], exporters: ['jaeger_storage_exporter'] } },
      telemetry: { metrics: { level: 'none' }, logs: { level: 'warn' } },
    },
    extensions: {
      healthcheckv2: { use_v2: true, http: endpoint(ports.health) },
      jaeger_query: {
        base_path: basePath === '' ? '/' : basePath,
        enable_tracing: false,
        storage: { traces: 'memory', ...(hasArchive && { traces_archive: 'archive' }) },
        http: endpoint(ports.http),
        grpc: endpoint(ports.grpc),
        ...(assetsPath !== undefined && { ui: { assets_path: assetsPath, config_file: settingsFile } }),
      },
      jaeger_storage: { backends: { memory, ...(hasArchive && { archive: memory }) } },
    },
    receivers: { otlp: { protocols: { http: endpoint(ports.otlp) } } },
    exporters: { jaeger_storage_exporter: { trace_storage: 'memory' } },
  };
}
