import { actor } from './actor.ts';
import { answering, type Example, type StorySpan, type Thrown, throwing, unanswered, withAttributes } from './story.ts';

const gateway = actor('gateway', 'nodejs', '3.14.2');
const auth = actor('auth', 'go', '1.9.0');
const sessionCache = actor('session-cache', 'go', '1.1.0');
const customers = actor('customers-api', 'java', '4.6.0');
const inventory = actor('inventory', 'go', '5.2.1');
const stockCache = actor('stock-cache', 'go', '1.1.0');
const pricing = actor('pricing', 'java', '8.0.2');
const priceCache = actor('price-cache', 'go', '1.1.0');
const recommendations = actor('recommendations', 'python', '0.31.0');
const priceLists = actor('legacy-price-lists', 'java', '1.0.44', 'erp-adapter-02.dc1.internal');
const taxes = actor('legacy-taxes', 'python', '0.8.3', 'tax-adapter-01.dc1.internal');
const rates = actor('rates-api', 'java', '2.1.7');

const RATES_HOST = 'rates-api.legacy.internal';
const FAILED_TRIES = 5;
const TIMEOUT = 5000;
/** A look-up starts 6 ms into its try; a failed try ends 4 ms after it, and 40 ms pass before the next. */
const BEFORE_LOOKUP = 6;
const AFTER_LOOKUP = 4;
const BACK_OFF = 40;

const notResolved: Thrown = {
  type: 'socket.gaierror',
  message: '[Errno -3] Temporary failure in name resolution',
  stack: [
    'Traceback (most recent call last):',
    '  File "/app/legacy_taxes/resolver.py", line 31, in lookup',
    '    return socket.getaddrinfo(host, port, 0, socket.SOCK_STREAM)',
    '  File "/usr/local/lib/python3.12/socket.py", line 978, in getaddrinfo',
    '    for res in _socket.getaddrinfo(host, port, family, type, proto, flags):',
    'socket.gaierror: [Errno -3] Temporary failure in name resolution',
    '',
  ].join('\n'),
};

const notConnected: Thrown = {
  type: 'requests.exceptions.ConnectionError',
  message: `HTTPConnectionPool(host='${RATES_HOST}', port=8080): Max retries exceeded with url: /rates (Caused by NameResolutionError("Failed to resolve '${RATES_HOST}' ([Errno -3] Temporary failure in name resolution)"))`,
  stack: [
    'Traceback (most recent call last):',
    '  File "/app/legacy_taxes/rates.py", line 48, in load_rates',
    '    answer = session.get(RATES_URL, timeout=30)',
    '  File "/usr/local/lib/python3.12/site-packages/requests/adapters.py", line 677, in send',
    '    raise ConnectionError(e, request=request)',
    `requests.exceptions.ConnectionError: HTTPConnectionPool(host='${RATES_HOST}', port=8080): Max retries exceeded with url: /rates`,
    '',
  ].join('\n'),
};

/** A cache is a service of its own, asked over HTTP, in front of Redis; it has no content for what it does not know. */
function ask(caller: typeof gateway, cache: typeof gateway, from: number, to: number, found = true): StorySpan {
  const status = found ? 200 : 204;
  return answering(
    status,
    caller.calls(`GET http://${cache.facts.name}:8080/entries/4711`, from, to, [
      answering(
        status,
        cache.serves('GET /entries/{key}', from + 1.6, to - 1.4, [
          cache.queries('GET', from + 2.7, to - 2.2, 'GET entry:4711', 'redis'),
        ]),
      ),
    ]),
  );
}

function lookUp(from: number, to: number): StorySpan {
  return withAttributes({ 'dns.question.name': RATES_HOST }, taxes.works('dns.lookup', from, to));
}

/** Five tries whose look-up times out after five seconds, then one whose look-up takes three and works. */
function tries(start: number): StorySpan[] {
  const url = `GET http://${RATES_HOST}:8080/rates`;
  const failed = Array.from({ length: FAILED_TRIES }, (_, attempt) => {
    const from = start + attempt * (BEFORE_LOOKUP + TIMEOUT + AFTER_LOOKUP + BACK_OFF);
    const lookup = throwing(notResolved, lookUp(from + BEFORE_LOOKUP, from + BEFORE_LOOKUP + TIMEOUT));
    const call = taxes.calls(url, from, from + BEFORE_LOOKUP + TIMEOUT + AFTER_LOOKUP, [lookup]);
    return throwing(notConnected, resent(attempt, unanswered(call)));
  });
  const last = start + FAILED_TRIES * (BEFORE_LOOKUP + TIMEOUT + AFTER_LOOKUP + BACK_OFF);
  const answered = last + BEFORE_LOOKUP + 3000;
  const success = taxes.calls(url, last, answered + 218, [
    lookUp(last + BEFORE_LOOKUP, answered),
    rates.serves('GET /rates', answered + 9, answered + 211, [
      rates.queries('SELECT rates', answered + 21, answered + 196, 'SELECT * FROM rates WHERE valid_to IS NULL'),
    ]),
  ]);
  return [...failed, resent(FAILED_TRIES, success)];
}

function resent(count: number, span: StorySpan): StorySpan {
  return count === 0 ? span : withAttributes({ 'http.request.resend_count': count }, span);
}

export const dns30s: Example = {
  name: 'dns-30s',
  story: 'Look-ups of a name time out in a retry loop deep below',
  seed: 30,
  startTimeUnixNano: 1795218495558330172n,
  silent: [],
  tell: () =>
    gateway.serves('GET /quotes/{sku}', 0, 30000, [
      gateway.calls('POST http://auth:8080/validate-token', 4, 46, [
        auth.serves('POST /validate-token', 7, 43, [ask(auth, sessionCache, 11, 38)]),
      ]),
      gateway.calls('GET http://customers-api:8080/customers/4711', 52, 180, [
        customers.serves('GET /customers/{id}', 56, 176, [
          customers.queries('SELECT customers', 63, 168, 'SELECT * FROM customers WHERE id = ?'),
        ]),
      ]),
      gateway.calls('GET http://inventory:8080/stock/4711', 190, 548, [
        inventory.serves('GET /stock/{sku}', 195, 542, [
          ask(inventory, stockCache, 200, 219, false),
          inventory.queries('SELECT stock', 226, 528, 'SELECT amount FROM stock WHERE sku = $1'),
        ]),
      ]),
      gateway.calls('POST http://pricing:8080/quotes', 560, 29520, [
        pricing.serves('POST /quotes', 566, 29512, [
          ask(pricing, priceCache, 578, 604, false),
          pricing.calls('GET http://erp-adapter-02.dc1.internal:8080/price-lists/4711', 622, 29470, [
            priceLists.serves('GET /price-lists/{customer}', 631, 29461, [
              priceLists.queries(
                'SELECT price_lists',
                648,
                826,
                'SELECT * FROM price_lists WHERE customer = :1',
                'oracle',
              ),
              priceLists.calls('GET http://tax-adapter-01.dc1.internal:8080/tax-rates', 842, 29444, [
                taxes.serves('GET /tax-rates', 851, 29436, [
                  taxes.works('load-rates-with-retry', 860, 29428, tries(868)),
                ]),
              ]),
            ]),
          ]),
          ask(pricing, priceCache, 29478, 29503),
        ]),
      ]),
      gateway.calls('GET http://recommendations:8080/similar/4711', 29534, 29976, [
        recommendations.serves('GET /similar/{sku}', 29540, 29969, [recommendations.works('rank', 29551, 29958)]),
      ]),
    ]),
};
