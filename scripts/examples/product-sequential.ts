import { actor } from './actor.ts';
import type { Example } from './story.ts';

const gateway = actor('gateway', 'nodejs', '3.14.2');
const catalogue = actor('catalogue', 'go', '4.0.7');
const prices = actor('prices', 'java', '2.8.0');
const reviews = actor('reviews', 'python', '0.17.3');

export const productSequential: Example = {
  name: 'product-sequential',
  story: 'Three independent calls, one after another',
  seed: 310,
  startTimeUnixNano: 1795218452330918204n,
  silent: [],
  tell: () =>
    gateway.serves('GET /product/{id}', 0, 310, [
      gateway.calls('GET http://catalogue:8080/items/4711', 4.2, 104.2, [
        catalogue.serves('GET /items/{id}', 6, 102.6),
      ]),
      gateway.calls('GET http://prices:8080/prices/4711', 104.8, 204.8, [
        prices.serves('GET /prices/{id}', 106.9, 203.1),
      ]),
      gateway.calls('GET http://reviews:8080/reviews?item=4711', 205.4, 305.4, [
        reviews.serves('GET /reviews', 207.3, 303.4),
      ]),
    ]),
};
