import { describe, expect, test } from 'vitest';
import { namesUser, withoutPasswords } from './url-passwords.ts';

describe('a password in an address', () => {
  test.each([
    ['https://user:secret@host/a?b=c', 'https://user:•••@host/a?b=c'],
    ['postgres://app:p%40ss@db:5432/shop', 'postgres://app:•••@db:5432/shop'],
    ['redis://:secret@cache:6379', 'redis://:•••@cache:6379'],
    ['https://user:a@b:c@host', 'https://user:•••@host'],
    ['https:///user:secret@host', 'https:///user:•••@host'],
    ['cannot reach amqp://u:p@q, nor ftp://v:w@x/y', 'cannot reach amqp://u:•••@q, nor ftp://v:•••@x/y'],
    ['{"url":"https://user:secret@host"}', '{"url":"https://user:•••@host"}'],
  ])('is not shown: %s', (text, masked) => {
    expect(withoutPasswords(text)).toBe(masked);
  });

  test.each(['https://host:8080/a@b', 'https://host/?to=a:b@c', 'ssh://git@host/x', 'a:b@c', 'mail me: a@b.c', ''])(
    'is not seen where there is none: %j',
    (text) => {
      expect(withoutPasswords(text)).toBe(text);
    },
  );

  test('of hostile make is passed over', () => {
    const text = '://a:'.repeat(100_000);
    expect(withoutPasswords(text)).toBe(text);
  });
});

test.each([
  ['https://user:secret@host', true],
  ['https://token@host/a', true],
  ['https:///token@host/a', true],
  ['https://host/a@b', false],
  ['https://host?a@b', false],
  ['https://host', false],
])('%s names a user: %s', (address, does) => {
  expect(namesUser(address)).toBe(does);
});
