import { expect, it } from 'vitest';
import { withoutCredentials } from '../../src/text/credentials.ts';

it.each([
  ['postgres://shop:hunter2@db:5432/shop', 'postgres://shop:***@db:5432/shop'],
  ['postgres://shop:hun/ter@2@db:5432/shop', 'postgres://shop:***@db:5432/shop'],
  ['amqp://a:hunter2@mq1,amqp://a:hunter2@mq2', 'amqp://a:***@mq1,amqp://a:***@mq2'],
  ['DB_PASSWORD=hunter2 next', 'DB_PASSWORD=*** next'],
  ['DB_PASS=hunter2 next', 'DB_PASS=*** next'],
  ['Uid=shop;Pwd=hunter2;Port=1', 'Uid=shop;Pwd=***;Port=1'],
  ['{"client_secret": "a b", "port": 1}', '{"client_secret": ***, "port": 1}'],
  [String.raw`{"password": "a\"b", "port": 1}`, '{"password": ***, "port": 1}'],
  [
    String.raw`{"msg": "{\"password\": \"a b\", \"port\": 1}"}`,
    String.raw`{"msg": "{\"password\": ***, \"port\": 1}"}`,
  ],
  ['password="hunter2 was cut\nnext', 'password=***\nnext'],
  ['Authorization: Bearer abc.def', 'Authorization: Bearer ***'],
  ['Authorization: token abcdef', 'Authorization: token ***'],
  ['sent Bearer abcdefghijklmnop', 'sent Bearer ***'],
  ['got eyJhbGciOiJI.eyJzdWIiOiIx.c2ln', 'got ***'],
  ['got ghs_1234_eyJhbGciOiJI.eyJpc3Mi.c2ln', 'got ***'],
])('what looks like a secret is left out: %s', (text, shown) => {
  expect(withoutCredentials(text)).toBe(shown);
});

it.each([
  'https://example.com:8080/path@1 is fine',
  '{"url":"http://api:8080","mail":"a@b.example"}',
  'the token is missing',
  'Unexpected token: }',
  'PWD=/app',
])('anything else stays: %s', (text) => {
  expect(withoutCredentials(text)).toBe(text);
});

it.each(['a.', 'eyJ-', 'eyJaaaaaaaa.', '://a:', 'token="', 'token\\', 'bearer ', 'ghp_'])(
  'a long log made of %s is read in no time',
  (part) => {
    const before = performance.now();
    withoutCredentials(part.repeat(65_536 / part.length));
    expect(performance.now() - before).toBeLessThan(1000);
  },
);
