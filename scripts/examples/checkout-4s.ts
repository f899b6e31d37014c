import { actor } from './actor.ts';
import type { Example } from './story.ts';

const gateway = actor('gateway', 'nodejs', '3.14.2');
const auth = actor('auth', 'go', '1.9.0');
const orders = actor('orders', 'java', '2.31.0');
const payments = actor('payments', 'python', '1.4.2');

export const checkout4s: Example = {
  name: 'checkout-4s',
  story: 'One call to the payment provider is nearly everything',
  seed: 401,
  startTimeUnixNano: 1795218431037482915n,
  silent: [],
  tell: () =>
    gateway.serves('POST /checkout', 0, 4200, [
      gateway.calls('POST http://auth:8080/validate-token', 3.4, 18.9, [auth.serves('POST /validate-token', 5, 17)]),
      gateway.calls('POST http://orders:8080/orders', 26.2, 4140.6, [
        orders.serves('POST /orders', 29.1, 4137.2, [
          orders.works('create-order', 32, 4132, [
            orders.queries(
              'INSERT orders',
              58.4,
              66.4,
              'INSERT INTO orders (id, customer_id, total_cents, currency, state) VALUES (?, ?, ?, ?, ?)',
            ),
            orders.calls('POST http://payments:8080/charge', 96.3, 4113.8, [
              payments.serves('POST /charge', 99.5, 4110.3, [
                payments.works('charge-card', 104, 4104, [
                  payments.calls('POST https://api.stripe.com/v1/payment_intents', 151, 4051),
                ]),
              ]),
            ]),
          ]),
        ]),
      ]),
    ]),
};
