import { type DrawnSpan, otlpDocument } from './otlp-document.ts';

export const SHOP_TRACE_ID = '5b8aa5a2d2c872e8321cf37308d69df2';

/**
 * ```
 * gateway  GET /cart          |--------------------|   0 – 200 ms
 *   cart     load cart         |-----------|          10 – 130
 *     db       SELECT items      |------|             30 – 100
 *   prices   quote                          |----|   140 – 190, failed
 * ```
 */
export const SHOP_SPANS: readonly DrawnSpan[] = [
  { id: 'a1', service: 'gateway', name: 'GET /cart', from: 0, to: 200, attributes: { 'http.route': '/cart' } },
  { id: 'b2', parent: 'a1', service: 'cart', name: 'load cart', from: 10, to: 130 },
  {
    id: 'c3',
    parent: 'b2',
    service: 'db',
    name: 'SELECT items',
    from: 30,
    to: 100,
    attributes: { 'db.system': 'postgresql', 'db.rows': 12, 'docs.url': 'https://example.org/items' },
    events: [{ name: 'first row', at: 60, attributes: { note: 'warm' } }],
  },
  { id: 'd4', parent: 'a1', service: 'prices', name: 'quote', from: 140, to: 190, failed: 'no price for item 7' },
];

/** Four spans of four services, one failed. */
export const SHOP_DOCUMENT = otlpDocument(SHOP_TRACE_ID, SHOP_SPANS);
