import { type SeededRandom, seededRandom } from '../../src/lib/seeded-random.ts';
import { actor } from './actor.ts';
import type { Example, StoryLink, StorySpan } from './story.ts';
import { withAttributes } from './story.ts';

const billing = actor('billing', 'java', '11.2.0');
const taxes = actor('taxes', 'go', '2.4.1');
const documents = actor('documents', 'python', '1.7.0');

const SPANS = 20_000;
const WAVES = 25;
const WORKERS = 8;
/** An invoice has four to seven spans, itself included. */
const SMALLEST = 4;
const LARGEST = 7;
/** The customer whose usage takes a minute and a half to add up: wave 17, worker 6, tenth invoice. */
const STRAGGLER = { wave: 16, worker: 5, invoice: 9, milliseconds: 91_300 };

export const batch20k: Example = {
  name: 'batch-20k',
  story: 'A nightly batch in waves of eight workers; one straggles',
  seed: 20_000,
  startTimeUnixNano: 1795218360006135208n,
  silent: [],
  tell: () => {
    const random = seededRandom(20_000);
    const invoices = deal(sizes(random, SPANS - 1 - WAVES * (1 + WORKERS)), WAVES * WORKERS);
    const waves: StorySpan[] = [];
    for (let wave = 0, at = 38; wave < WAVES; wave++) {
      const chunks = invoices.slice(wave * WORKERS, (wave + 1) * WORKERS);
      waves.push(tellWave(random, wave, at, chunks));
      at = waves[wave].period[1] + random.between(4, 9);
    }
    return withAttributes(
      { 'batch.date': '2026-11-20', 'batch.workers': WORKERS },
      billing.works('nightly-billing', 0, waves[WAVES - 1].period[1] + 61, waves),
    );
  },
};

/** Returns sizes of invoices that add up to `total`. */
function sizes(random: SeededRandom, total: number): number[] {
  const dealt: number[] = [];
  let rest = total;
  for (; rest > 2 * LARGEST; rest -= dealt[dealt.length - 1]) dealt.push(random.integer(SMALLEST, LARGEST));
  // What remains is 8 to 14, and so are two halves of 4 to 7.
  const half = Math.floor(rest / 2);
  return [...dealt, half, rest - half];
}

/** Returns `items` in `count` lists of nearly equal length. */
function deal(items: readonly number[], count: number): number[][] {
  return Array.from({ length: count }, (_, list) =>
    items.slice(Math.floor((list * items.length) / count), Math.floor(((list + 1) * items.length) / count)),
  );
}

function tellWave(random: SeededRandom, wave: number, start: number, chunks: readonly number[][]): StorySpan {
  const workers = chunks.map((invoices, worker) =>
    tellWorker(random, wave, worker, start + 2 + worker * 0.4, invoices),
  );
  const end = Math.max(...workers.map((worker) => worker.period[1])) + 3;
  return withAttributes({ 'batch.wave': wave + 1 }, billing.works('wave', start, end, workers));
}

function tellWorker(random: SeededRandom, wave: number, worker: number, start: number, invoices: number[]): StorySpan {
  const told: StorySpan[] = [];
  let at = start + 1.2;
  for (const [number, size] of invoices.entries()) {
    const isStraggler = wave === STRAGGLER.wave && worker === STRAGGLER.worker && number === STRAGGLER.invoice;
    const invoice = tellInvoice(random, at, size, isStraggler);
    told.push(invoice);
    at = invoice.period[1] + random.between(0.3, 1.1);
  }
  const chunk = billing.works('process-chunk', start, at + 0.8, told);
  const counted = withAttributes({ 'batch.worker': worker + 1, 'batch.chunk.size': invoices.length }, chunk);
  return { ...counted, links: [order(random)] };
}

/**
 * One invoice: usage and row make three spans with the invoice itself. A rendered document adds one, a tax rate from
 * its service two, a stored document two: 4 is rendered, 5 is taxed, 6 is both, 7 is taxed and stored.
 */
function tellInvoice(random: SeededRandom, start: number, size: number, isStraggler: boolean): StorySpan {
  const customer = random.integer(10_000, 99_999);
  const children: StorySpan[] = [];
  let at = start + random.between(0.4, 1.5);
  const next = (milliseconds: number, tell: (from: number, to: number) => StorySpan) => {
    children.push(tell(at, at + milliseconds));
    at += milliseconds + random.between(0.2, 1.2);
  };
  next(isStraggler ? STRAGGLER.milliseconds : random.between(18, 64), (from, to) =>
    billing.queries('SELECT usage', from, to, 'SELECT SUM(amount) FROM usage WHERE customer_id = ? AND month = ?'),
  );
  if (size >= 5) next(random.between(9, 31), tellTax);
  if (size % 2 === 0) next(random.between(22, 95), (from, to) => billing.works('render-invoice', from, to));
  next(random.between(3, 12), (from, to) =>
    billing.queries('INSERT invoices', from, to, 'INSERT INTO invoices (customer_id, month, total) VALUES (?, ?, ?)'),
  );
  if (size === 7) next(random.between(11, 48), (from, to) => tellDocument(from, to, customer));
  const invoice = billing.works('invoice', start, at, children);
  return withAttributes({ 'customer.id': String(customer), 'invoice.month': '2026-11' }, invoice);
}

function tellTax(from: number, to: number): StorySpan {
  return billing.calls('GET http://taxes:8080/rates/de', from, to, [
    taxes.serves('GET /rates/{country}', from + 1.1, to - 0.9),
  ]);
}

function tellDocument(from: number, to: number, customer: number): StorySpan {
  return billing.calls(`PUT http://documents:8080/invoices/${customer}`, from, to, [
    documents.serves('PUT /invoices/{id}', from + 1.4, to - 1.2),
  ]);
}

/**
 * The day's order that put the chunk in the queue: a trace of its own. Its id begins with the second in which it was
 * made, as generators that suit X-Ray write them, here some time on 20 November 2026.
 */
function order(random: SeededRandom): StoryLink {
  const midnight = Date.UTC(2026, 10, 20) / 1000;
  const second = midnight + random.integer(8 * 3600, 23 * 3600);
  return {
    traceId: second.toString(16) + random.hex(24),
    spanId: random.hex(16),
    attributes: { 'messaging.operation.type': 'create' },
  };
}
