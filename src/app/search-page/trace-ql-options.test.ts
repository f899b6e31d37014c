import { expect, test } from 'vitest';
import { traceQlOptions } from './trace-ql-options.ts';

test('an attribute that is among the words already is offered once', () => {
  const options = traceQlOptions([{ traceQl: 'resource.service.name' }, { traceQl: 'span.http.route' }]);
  expect(options.filter((option) => option === 'resource.service.name')).toHaveLength(1);
  expect(options.at(-1)).toBe('span.http.route');
});
