import { describe, expect, test } from 'vitest';
import { commonTemplate, templateOf } from './call-template.ts';

describe('the template of a name', () => {
  test.each([
    ['GET /items/17', 'GET /items/{id}'],
    ['GET /p7/x?a=1', 'GET /p{id}/x?a={id}'],
    ['/carts/0af7651916cd43dd/lines', '/carts/{id}/lines'],
    ['/carts/7d444840-9dc0-11d1-b245-5ffdce74fad2', '/carts/{id}'],
    ['/orders/a1b2', '/orders/{id}'],
    ['GET user 42', 'GET user {id}'],
    ['SELECT * FROM t WHERE id IN (?, ?,?)', 'SELECT * FROM t WHERE id IN (?)'],
    ['graphql.resolve orders.0.items.12.name', 'graphql.resolve orders.{id}.items.{id}.name'],
    ['resolve orders[3].customer', 'resolve orders[{id}].customer'],
    ['SELECT * FROM t WHERE id IN ($?, $?)', 'SELECT * FROM t WHERE id IN ($?)'],
  ])('of %s is %s', (name, template) => {
    expect(templateOf(name)).toBe(template);
  });

  test.each(['GET /api/v1/items', 'SELECT orders_2024', 'call s3', 'step-2', 'GET /', 'call v1.2', 'load 1.2.3'])(
    'of %s is itself',
    (name) => {
      expect(templateOf(name)).toBe(name);
    },
  );
});

describe('what names have in common', () => {
  test.each([
    [['GET /items/1', 'GET /items/1'], 'GET /items/1'],
    [['GET /s3/items/1', 'GET /s3/items/2'], 'GET /s3/items/{id}'],
    [['GET /p0', 'GET /p1', 'GET /p10'], 'GET /p{id}'],
    [['GET /items/1', 'GET /items'], 'GET /items/{id}'],
    [['resolve orders.0.name', 'resolve orders.1.name'], 'resolve orders.{id}.name'],
  ])('%j: %s', (names, common) => {
    expect(commonTemplate(names)).toBe(common);
  });
});
