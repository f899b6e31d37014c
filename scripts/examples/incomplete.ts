import { actor } from './actor.ts';
import type { Example } from './story.ts';

const gateway = actor('gateway', 'nodejs', '3.14.2');
const auth = actor('auth', 'go', '1.9.0');
const orders = actor('orders', 'java', '2.31.0');
const inventory = actor('inventory', 'go', '5.2.1');
const shipping = actor('shipping', 'python', '3.0.5');

export const incomplete: Example = {
  name: 'incomplete',
  story: 'A service in the middle sent no spans: orphans and a hole',
  seed: 404,
  startTimeUnixNano: 1795218489094821746n,
  silent: ['orders'],
  tell: () =>
    gateway.serves('GET /orders/{id}', 0, 820, [
      gateway.calls('POST http://auth:8080/validate-token', 4.1, 19.4, [auth.serves('POST /validate-token', 6, 17.6)]),
      gateway.calls('GET http://orders:8080/orders/4711', 24.8, 804.3, [
        orders.serves('GET /orders/{id}', 27.2, 801.5, [
          orders.queries('SELECT orders', 31, 52.6, 'SELECT * FROM orders WHERE id = ?'),
          orders.calls('GET http://inventory:8080/stock/4711', 58.3, 151.9, [
            inventory.serves('GET /stock/{sku}', 60.7, 149.2, [
              inventory.queries('SELECT stock', 63.1, 140.8, 'SELECT amount FROM stock WHERE sku = $1'),
            ]),
          ]),
          orders.works('price-order', 155, 512.4),
          orders.calls('GET http://shipping:8080/shipments?order=4711', 520.6, 774.1, [
            shipping.serves('GET /shipments', 523.5, 771.2, [
              shipping.queries('SELECT shipments', 529.4, 588.7, 'SELECT * FROM shipments WHERE order_id = %s'),
              shipping.calls('GET https://api.carrier.example/track/JD0146000039', 593.2, 764.6),
            ]),
          ]),
        ]),
      ]),
    ]),
};
