import { actor } from './actor.ts';
import { type Example, type StorySpan, withAttributes } from './story.ts';

const gateway = actor('gateway', 'nodejs', '3.14.2');
const inventory = actor('inventory', 'go', '5.2.1');
const payment = actor('payment', 'python', '1.4.2');

/** Names a client span after its template, as instrumentation does where the address has one. */
const named = (template: string, span: StorySpan): StorySpan =>
  withAttributes({ 'url.template': template }, { ...span, name: `${span.name} ${template}` });

export const checkout1s: Example = {
  name: 'checkout-1s',
  story: 'A query, two calls and an insert, one after another',
  seed: 101,
  startTimeUnixNano: 1795218438912604377n,
  silent: [],
  tell: () =>
    gateway.serves('GET /checkout', 0, 1200, [
      gateway.queries('SELECT user', 22, 62, 'SELECT id, name, tier FROM "user" WHERE id = $1'),
      named(
        '/inventory',
        gateway.calls('GET http://inventory:8080/inventory?cart=8812', 88, 388, [
          inventory.serves('GET /inventory', 93.2, 383.1),
        ]),
      ),
      named(
        '/payment',
        gateway.calls('POST http://payment:8080/payment', 421, 1021, [
          payment.serves('POST /payment', 431, 1011, [
            withAttributes(
              { 'peer.service': 'stripe', 'server.address': 'api.stripe.com', 'server.port': 443 },
              payment.works('stripe.PaymentIntent.create', 492, 942),
            ),
          ]),
        ]),
      ),
      gateway.queries(
        'INSERT order',
        1052,
        1132,
        'INSERT INTO "order" (id, user_id, total_cents, state) VALUES ($1, $2, $3, $4)',
      ),
    ]),
};
