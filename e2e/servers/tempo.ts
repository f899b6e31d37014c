import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { sendOtlp } from './jaeger.ts';
import { RECORDED, recordedTraceIds, startRecordedTempo } from './recorded-tempo.ts';
import { waitUntil } from './wait-until.ts';

/** A Tempo to ask: a living one, or recorded answers of one. */
export interface Tempo {
  /** Its base address, with a slash at the end. */
  readonly url: string;
  /** Ids of the recorded traces by name; a living Tempo has the same traces under new ids. */
  readonly traceIds: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
}

/** Why there is no Tempo to ask; null if there is one. */
export const NO_TEMPO = existsSync(RECORDED)
  ? null
  : 'no ../shared beside the checkout, so not tried against recorded Tempo';

/**
 * Returns the Tempo that `TEMPO_URL` and `TEMPO_OTLP_URL` name, after the recorded traces were sent to it under new ids; without these
 * variables, a server of the recorded answers.
 */
export async function startTempo(): Promise<Tempo> {
  const { TEMPO_URL, TEMPO_OTLP_URL } = process.env;
  if (TEMPO_URL === undefined) return startRecordedTempo();
  if (TEMPO_OTLP_URL === undefined) throw new Error('With TEMPO_URL, TEMPO_OTLP_URL has to say where to send spans.');
  const url = TEMPO_URL.replace(/\/*$/, '/');
  return {
    url,
    traceIds: await sendRecordedTraces(url, TEMPO_OTLP_URL.replace(/(\/v1\/traces)?\/*$/, '')),
    stop: async () => {},
  };
}

async function sendRecordedTraces(url: string, otlpUrl: string): Promise<Record<string, string>> {
  const recorded = await startRecordedTempo();
  const sent: Record<string, string> = {};
  try {
    for (const [name, id] of Object.entries(await recordedTraceIds())) {
      const answer = await (await fetch(`${recorded.url}api/v2/traces/${id}`)).text();
      const newId = randomBytes(16).toString('hex');
      await sendOtlp(otlpUrl, JSON.parse(withNewIds(answer, newId)).trace);
      sent[name] = newId;
    }
  } finally {
    await recorded.stop();
  }
  for (const id of Object.values(sent)) await waitUntil(`Tempo has ${id}`, () => hasTrace(url, id), 60);
  return sent;
}

/** Tempo gives ids as base64, OTLP takes them as hex. Span ids may stay: they need only be unique in their trace. */
function withNewIds(answer: string, traceId: string): string {
  return answer.replaceAll(/"(traceId|spanId|parentSpanId)":\s*"([^"]*)"/g, (_, key, id) => {
    const hex = key === 'traceId' ? traceId : Buffer.from(id, 'base64').toString('hex');
    return `"${key}":"${hex}"`;
  });
}

async function hasTrace(url: string, id: string): Promise<boolean> {
  return (
    await (await fetch(`${url}api/v2/traces/${id}`, { headers: { accept: 'application/json' } })).text()
  ).includes('resourceSpans');
}
