import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { createMetrics } from '../../src/prometheus/prometheus.ts';
import { never, TestClock } from '../clock.ts';

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

type Says = { readonly status?: number; readonly body?: string; readonly headers?: Record<string, string> };

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server that says these in turn, the last again and again, and what it was asked. */
async function serving(...says: readonly Says[]) {
  return servingBehind('/behind/', ...says);
}

async function servingBehind(path: string, ...says: readonly Says[]) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request;
    asked.push({ method, url, body: await text(request), headers });
    const { status = 200, body = '', headers: more = {} } = says[Math.min(asked.length, says.length) - 1] ?? {};
    response.writeHead(status, { 'content-type': 'application/json', ...more }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const clock = new TestClock();
  const metrics = createMetrics({
    address: new URL(`http://127.0.0.1:${port}${path}`),
    headers: { authorization: 'Bearer s3cret' },
    labels: { cluster: 'eu' },
    clock,
    hide: (words) => words.replaceAll('s3cret', '***'),
  });
  return { metrics, asked, clock };
}

const success = (data: unknown, more: object = {}) => ({
  body: JSON.stringify({ status: 'success', data, ...more }),
});
const at = new Date('2026-03-01T12:00:00.250Z');

describe('an instant query', () => {
  it('is one request by POST to the path behind which it stands, with the login', async () => {
    const result = [{ metric: { pod: 'api-1' }, value: [1772366400.25, '0.125'] }];
    const { metrics, asked } = await serving(success({ resultType: 'vector', result }));
    expect(await metrics.query('up{a="b+c&d"}', at, never)).toEqual({
      result: 'answered',
      found: [{ labels: { pod: 'api-1' }, value: 0.125, at }],
      warnings: [],
    });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ method: 'POST', url: '/behind/api/v1/query' });
    expect(asked[0]?.headers['authorization']).toBe('Bearer s3cret');
    expect(Object.fromEntries(new URLSearchParams(asked[0]?.body))).toEqual({
      query: 'up{a="b+c&d"}',
      time: '1772366400.25',
    });
  });

  it.each([
    ['', '/api/v1/query'],
    ['//elsewhere.test/prometheus', '//elsewhere.test/prometheus/api/v1/query'],
    ['/a%2fb//', '/a%2fb/api/v1/query'],
  ])('goes to the host that is configured, with the path "%s" too', async (path, url) => {
    const { metrics, asked } = await servingBehind(path, success({ resultType: 'vector', result: [] }));
    expect(await metrics.query('x', at, never)).toMatchObject({ result: 'answered' });
    expect(asked.map((one) => one.url)).toEqual([url]);
  });

  it('reads what Go prints of a number, scalars, and leaves out native histograms', async () => {
    const values = ['NaN', '+Inf', '-Inf', '1e-05', '123456789012'];
    const vector = [
      ...values.map((value) => ({ metric: {}, value: [1, value] })),
      { metric: {}, histogram: [1, { count: '1', sum: '1' }] },
    ];
    const { metrics } = await serving(
      success({ resultType: 'vector', result: vector }),
      success({ resultType: 'scalar', result: [1, '2'] }),
    );
    const found = await metrics.query('x', at, never);
    expect(found).toMatchObject({ result: 'answered' });
    expect(found.result === 'answered' && found.found.map(({ value }) => value)).toEqual([
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      0.00001,
      123456789012,
    ]);
    expect(await metrics.query('2', at, never)).toMatchObject({ found: [{ labels: {}, value: 2 }] });
  });

  it('hands on what the server has left out', async () => {
    const { metrics } = await serving(success({ resultType: 'vector', result: [] }, { warnings: ['a store is away'] }));
    expect(await metrics.query('x', at, never)).toMatchObject({ found: [], warnings: ['a store is away'] });
  });

  it('goes by GET where no POST is taken', async () => {
    const { metrics, asked } = await serving({ status: 405 }, success({ resultType: 'vector', result: [] }));
    expect(await metrics.query('x', at, never)).toMatchObject({ result: 'answered' });
    expect(asked.map(({ method }) => method)).toEqual(['POST', 'GET']);
    expect(asked[1]?.url).toBe('/behind/api/v1/query?query=x&time=1772366400.25');
  });
});

describe('what is no answer', () => {
  const refused = (status: number) => ({
    status,
    body: JSON.stringify({ status: 'error', errorType: 'bad_data', error: 'parse error near\n"s3cret"' }),
  });

  it.each([400, 422, 503])(
    'is what the server says of the query, told once and without secrets (%i)',
    async (status) => {
      const { metrics, asked } = await serving(refused(status));
      expect(await metrics.query('x', at, never)).toEqual({ result: 'refused', message: 'parse error near "***"' });
      expect(asked).toHaveLength(1);
    },
  );

  it.each([401, 403])('is a login that is not let in (%i)', async (status) => {
    const { metrics } = await serving({ status, body: '<html>' });
    expect(await metrics.query('x', at, never)).toEqual({
      result: 'refused',
      message: `we may not ask it (HTTP ${status})`,
    });
  });

  it('is asked for three times where the server is busy', async () => {
    const { metrics, asked, clock } = await serving({ status: 503, body: 'busy' });
    expect(await metrics.query('x', at, never)).toEqual({ result: 'unreachable', message: 'it answered HTTP 503' });
    expect(asked).toHaveLength(3);
    expect(clock.slept).toEqual([500, 1500]);
  });

  it('is a redirect, which would take the login elsewhere', async () => {
    const { metrics, asked } = await serving({ status: 302, headers: { location: '/elsewhere' } });
    expect(await metrics.query('x', at, never)).toMatchObject({
      result: 'unreachable',
      message: expect.stringContaining('elsewhere'),
    });
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['<html>login</html>'],
    ['{"status":"success"}'],
    ['{"status":"success","data":{"resultType":"matrix","result":[]}}'],
    ['{"status":"success","data":{"resultType":"vector","result":[{"metric":{"a":1},"value":[1,"2"]}]}}'],
    ['{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"two"]}]}}'],
    ['{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":["1","2"]}]}}'],
    ['{"status":"success","data":{"resultType":"vector","result":[{"metric":{}}]}}'],
    ['[]'],
    ['null'],
    [''],
  ])('is another shape: %s', async (body) => {
    const { metrics } = await serving({ body });
    expect(await metrics.query('x', at, never)).toEqual({
      result: 'unreachable',
      message: 'what it answers is no answer of Prometheus',
    });
  });

  it('is a server that is not there', async () => {
    const { metrics } = await serving();
    closing.splice(0).forEach((close) => {
      close();
    });
    expect(await metrics.query('x', at, never)).toMatchObject({
      result: 'unreachable',
      message: expect.stringContaining('cannot be reached'),
    });
  });

  it('ends when the run is cancelled', async () => {
    const { metrics } = await serving({ status: 503 });
    await expect(metrics.query('x', at, AbortSignal.abort(new Error('cancelled')))).rejects.toThrow('cancelled');
  });
});

describe('a range query', () => {
  it('gives each series with the points that there are', async () => {
    const result = [
      {
        metric: { pod: 'api-1' },
        values: [
          [10, '1'],
          [70, 'NaN'],
        ],
      },
    ];
    const { metrics, asked } = await serving(success({ resultType: 'matrix', result }));
    const span = { from: new Date(10_000), to: new Date(70_000), stepSeconds: 60 };
    expect(await metrics.range('x', span, never)).toEqual({
      result: 'answered',
      found: [
        {
          labels: { pod: 'api-1' },
          points: [
            [10, 1],
            [70, Number.NaN],
          ],
        },
      ],
      warnings: [],
    });
    expect(asked[0]?.url).toBe('/behind/api/v1/query_range');
    expect(Object.fromEntries(new URLSearchParams(asked[0]?.body))).toEqual({
      query: 'x',
      start: '10',
      end: '70',
      step: '60',
    });
  });
});
