import { findJava } from '../../scripts/find-java.ts';
import type { PlainTrace } from '../../src/load/search/plain-traces-for-tests.ts';
import { zipkinRecords } from '../../src/load/search/zipkin-traces-for-tests.ts';
import { freePort } from './free-port.ts';
import { startProcess } from './running-process.ts';
import { waitForServer } from './wait-until.ts';
import { prepareZipkin, ZIPKIN_JAR } from './zipkin-jar.ts';

/** A real Zipkin 3.6 with an empty memory store. */
export interface Zipkin {
  /** Its base address, with a slash at the end. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Starts Zipkin on a free port; it takes ten seconds and more. Throws if it cannot be fetched or does not come up. */
export async function startZipkin(): Promise<Zipkin> {
  const missing = await prepareZipkin();
  if (missing !== null) throw new Error(missing);
  const port = await freePort();
  const listening = { ip: '127.0.0.1', port, 'protocols[0]': 'http' };
  const program = startProcess(findJava() ?? 'java', [
    '-Xmx512m',
    ...Object.entries(listening).map(([key, value]) => `-Darmeria.ports[0].${key}=${value}`),
    '-jar',
    ZIPKIN_JAR,
  ]);
  const url = `http://127.0.0.1:${port}/`;
  const stop = async () => {
    await program.stop();
  };
  try {
    await waitForServer(`${url}health`, program, 120);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

/** Stores traces as an exporter of OpenTelemetry sends them. Throws with the server's words if it refuses. */
export async function sendToZipkin({ url }: Zipkin, traces: readonly PlainTrace[]): Promise<void> {
  const answer = await fetch(`${url}api/v2/spans`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(traces.flatMap(zipkinRecords)),
  });
  if (!answer.ok) throw new Error(`Zipkin refused spans with ${answer.status}: ${await answer.text()}`);
}
