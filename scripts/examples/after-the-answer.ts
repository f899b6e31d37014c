import { actor } from './actor.ts';
import { type Example, withAttributes } from './story.ts';

const shop = actor('shop', 'nodejs', '3.14.2');
const mailer = actor('mailer', 'python', '1.0.9');

export const afterTheAnswer: Example = {
  name: 'after-the-answer',
  story: 'The answer takes 50 ms; a consumer works on for 700 ms',
  seed: 700,
  startTimeUnixNano: 1795218474205518830n,
  silent: [],
  tell: () =>
    shop.serves('POST /orders/{id}/confirm', 0, 50, [
      shop.queries('UPDATE orders', 6.2, 24.9, "UPDATE orders SET state = 'confirmed' WHERE id = $1"),
      shop.sends('order-confirmations', 28.4, 37.1, [
        mailer.processes('order-confirmations', 50, 750, [
          mailer.queries('SELECT orders', 54.3, 81.7, 'SELECT id, email, total_cents FROM orders WHERE id = %s'),
          mailer.works('render-receipt', 84.9, 262.2),
          withAttributes(
            { 'server.address': 'smtp.example.net', 'server.port': 587 },
            mailer.works('send-mail', 266.8, 743.5),
          ),
        ]),
      ]),
    ]),
};
