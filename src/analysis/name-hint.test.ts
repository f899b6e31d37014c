import { describe, expect, test } from 'vitest';
import { isPoorName, nameHint } from './name-hint.ts';

const attributes = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([key, text]) => ({ key, presentName: '', text }));

describe('a poor name', () => {
  test.each(['GET', 'HTTP GET', 'SELECT', 'SQL SELECT', 'redis.GET', 'http', 'publish', 'SELECT FROM'])(
    'is %s',
    (name) => {
      expect(isPoorName(name)).toBe(true);
    },
  );

  test.each(['GET /cart', 'checkout', 'get user', 'SELECT items', '', 'sql', 'orders.OrderService/Get'])(
    'is not %s',
    (name) => {
      expect(isPoorName(name)).toBe(false);
    },
  );
});

describe('the hint', () => {
  test('of a request is its route rather than its path', () => {
    expect(nameHint('GET', attributes({ 'url.path': '/users/7', 'http.route': '/users/{id}' }))).toBe('/users/{id}');
  });

  test('of a whole address is the path without the query', () => {
    expect(nameHint('HTTP GET', attributes({ 'http.url': 'http://me:pw@shop:80/customer?id=392' }))).toBe('/customer');
  });

  test('of an address without a path is the host, without who asks', () => {
    expect(nameHint('GET', attributes({ 'url.full': 'https://me:pw@api.example.org/' }))).toBe('api.example.org');
  });

  test('of a statement is the first table', () => {
    expect(nameHint('SELECT', attributes({ 'db.statement': 'SELECT * FROM "public.users" WHERE 1' }))).toBe(
      'public.users',
    );
  });

  test('of a command is the command, in one line', () => {
    expect(nameHint('redis get', attributes({ 'db.query.text': 'GET cart:\n  7' }))).toBe('GET cart: 7');
  });

  test('of a command that begins with the name is what stands behind that', () => {
    expect(nameHint('GET', attributes({ 'db.statement': 'GET product:3' }))).toBe('product:3');
  });

  test('of a message is its destination', () => {
    expect(nameHint('publish', attributes({ 'messaging.destination.name': 'orders' }))).toBe('orders');
  });

  test('of an older name goes by the present one', () => {
    expect(nameHint('SELECT', [{ key: 'db.sql.table', presentName: 'db.collection.name', text: 'carts' }])).toBe(
      'carts',
    );
  });

  test('of a call to somewhere is the host at least', () => {
    expect(nameHint('POST', attributes({ 'server.address': 'api.stripe.com' }))).toBe('api.stripe.com');
  });

  test('is nothing that the name says already', () => {
    expect(nameHint('publish orders', attributes({ 'messaging.destination.name': 'orders' }))).toBe('');
  });

  test('is nothing where the attributes do not tell', () => {
    expect(nameHint('GET', attributes({ colour: 'red' }))).toBe('');
  });

  test('is short, whatever the value', () => {
    expect(nameHint('GET', attributes({ 'http.route': 'x'.repeat(100_000) })).length).toBeLessThanOrEqual(80);
  });
});
