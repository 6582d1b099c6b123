import { afterEach, beforeEach, expect, it } from 'vitest';
import { readConfiguration } from '../src/configuration/read.ts';
import type { Annotation } from '../src/errors.ts';
import type { Log } from '../src/ports/log.ts';
import { noTelemetry } from '../src/ports/telemetry.ts';
import { openTelemetry } from '../src/telemetry-access.ts';
import { never } from './clock.ts';
import { Receiver } from './telemetry/receiver.ts';
import { command, endOf, planOf } from './telemetry/setup.ts';

let receiver: Receiver;
let other: Receiver;
let warnings: string[];
let masked: string[];

beforeEach(async () => {
  [receiver, other] = [await Receiver.start(), await Receiver.start()];
  [warnings, masked] = [[], []];
});

afterEach(async () => {
  await Promise.all([receiver[Symbol.asyncDispose](), other[Symbol.asyncDispose]()]);
});

type Environment = Readonly<Record<string, string>>;

function open(environment: Environment, telemetry?: string, more: Partial<Log> = {}) {
  const text = `application: api
image: {name: ghcr.io/acme/api}
gitops: {repository: acme/gitops, allowed-paths: [apps/**]}
environments: {prod: {targets: [{name: eu, edits: [{file: apps/a.yaml, path: .tag}]}]}}
${telemetry === undefined ? '' : `telemetry: ${telemetry}`}
`;
  const read = readConfiguration(text, 'test.yaml', 'api');
  if (read.result === 'wrong') throw new Error(read.problems.map(({ message }) => message).join());
  const nothing = () => {};
  const log = {
    ...{ debug: nothing, info: nothing, error: nothing },
    warning: (message: string) => void warnings.push(message),
    mask: (secret: string) => void masked.push(secret),
    ...more,
  };
  const given = { environment, log, hide: (one: string) => one, signal: never, apiUrl: 'https://api.github.com' };
  return openTelemetry(read.applications[0], given);
}

/** Does a command; the answer is what each receiver got. */
async function run(environment: Environment, configured?: string) {
  const telemetry = await open(environment, configured);
  await telemetry.command(command(), async () =>
    endOf({ outcome: 'succeeded', reason: 'done', stage: 'report', sentence: '' }),
  );
  const got = (of: Receiver) =>
    `${of.spans.length > 0 ? 'traces ' : ''}${of.points.length > 0 ? 'metrics' : ''}`.trim();
  return [got(receiver), got(other)];
}

it('is nothing where nobody is named, or it is disabled', async () => {
  expect(await open({})).toBe(noTelemetry);
  expect(await open({ OTEL_EXPORTER_OTLP_ENDPOINT: ' ' })).toBe(noTelemetry);
  expect(await open({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_SDK_DISABLED: 'TRUE' })).toBe(noTelemetry);
  expect(await open({ OTEL_SDK_DISABLED: 'true' }, `{endpoint: '${receiver.url}'}`)).toBe(noTelemetry);
  const none = { OTEL_TRACES_EXPORTER: 'none', OTEL_METRICS_EXPORTER: 'none' };
  expect(await open({ ...none, OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url })).toBe(noTelemetry);
});

it('shows the trace on the page of the run where there is one, and else in the log', async () => {
  const end = endOf({ outcome: 'succeeded', reason: 'done', stage: 'report', sentence: '' });
  const environment = { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url };
  const noted: Annotation[] = [];
  const said: string[] = [];
  const annotate = (annotation: Annotation) => void noted.push(annotation);
  const info = (message: string) => void said.push(message);
  await (await open(environment, undefined, { annotate, info })).command(command(), async () => end);
  const [trace] = receiver.spans.map(({ traceId }) => traceId);
  expect(noted).toEqual([{ level: 'notice', title: 'OpenTelemetry', message: `trace ${trace}` }]);
  expect(said).toEqual([]);
  await (await open(environment, undefined, { info })).command(command(), async () => end);
  expect(said).toEqual([`trace ${receiver.spans.at(-1)?.traceId}`]);
});

it.each<readonly [string, (one: string, two: string) => Environment, readonly [string, string]]>([
  ['one address', (one) => ({ OTEL_EXPORTER_OTLP_ENDPOINT: `${one}/` }), ['traces metrics', '']],
  ['traces alone', (one) => ({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${one}/v1/traces` }), ['traces', '']],
  [
    'one for each',
    (one, two) => ({ OTEL_EXPORTER_OTLP_ENDPOINT: one, OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: `${two}/v1/metrics` }),
    ['traces', 'metrics'],
  ],
  ['no traces', (one) => ({ OTEL_EXPORTER_OTLP_ENDPOINT: one, OTEL_TRACES_EXPORTER: 'none' }), ['metrics', '']],
])('goes where the environment says: %s', async (_, environment, got) => {
  expect(await run(environment(receiver.url, other.url))).toEqual(got);
  expect([...receiver.complaints, ...other.complaints, ...warnings]).toEqual([]);
});

it('goes where the configuration says, with its headers, which are masked', async () => {
  const configured = "{endpoint: 'env:OTLP', headers: {authorization: 'env:OTLP_TOKEN'}}";
  expect(await run({ OTLP: receiver.url, OTLP_TOKEN: 'Bearer hunter2' }, configured)).toEqual(['traces metrics', '']);
  expect(receiver.headers.map(({ authorization }) => authorization)).toEqual(['Bearer hunter2', 'Bearer hunter2']);
  expect(masked).toContain('Bearer hunter2');
});

it('gives the headers of the configuration to no other address', async () => {
  const configured = `{endpoint: '${receiver.url}', headers: {authorization: 'env:OTLP_TOKEN'}}`;
  const environment = { OTLP_TOKEN: 'hunter2', OTEL_EXPORTER_OTLP_ENDPOINT: other.url };
  expect(await run(environment, configured)).toEqual(['', 'traces metrics']);
  const split = { OTLP_TOKEN: 'hunter2', OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: `${other.url}/v1/metrics` };
  await run(split, configured);
  expect(other.headers.map(({ authorization }) => authorization)).toEqual([undefined, undefined, undefined]);
  expect(receiver.headers.map(({ authorization }) => authorization)).toEqual(['hunter2']);
});

it.each([
  ["{endpoint: 'env:OTLP'}", {}, 'OTLP is not set'],
  ["{endpoint: 'env:OTLP'}", { OTLP: 'otlp.example' }, 'OTLP holds no https:// address'],
  ["{endpoint: 'https://x.test', headers: {a: 'env:TOKEN'}}", {}, 'TOKEN is not set'],
  [
    "{endpoint: 'env:OTLP', headers: {a: 'env:TOKEN'}}",
    { OTLP: 'http://x.test', TOKEN: 't' },
    'OTLP is not https://, and headers go with that alone',
  ],
])('with %s and %j is a warning', async (configured, environment, why) => {
  expect(await open(environment, configured)).toBe(noTelemetry);
  expect(warnings).toEqual([`no traces and metrics are sent: ${why}`]);
});

it.each([
  ["{endpoint: 'otlp.example:4318'}", 'must be https:// or http://'],
  ["{endpoint: 'https://user@otlp.example'}", 'must hold no login and no query: use headers'],
  ["{endpoint: 'https://otlp.example/?key=1'}", 'must hold no login and no query: use headers'],
  ["{endpoint: 'http://otlp.example', headers: {a: 'env:TOKEN'}}", 'headers go with https:// alone'],
  ["{endpoint: 'https://otlp.example', headers: {a: hunter2}}", 'must be env:NAME'],
  ["{endpoint: 'https://otlp.example', headers: {'a b': 'env:TOKEN'}}", 'must be the name of a header'],
  ['{}', 'endpoint'],
])('%s is wrong', async (configured, message) => {
  expect(() => open({}, configured)).toThrow(message);
});

it('what the headers of the environment hold is masked, as it stands there and as it is sent', async () => {
  await open({
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_EXPORTER_OTLP_HEADERS: 'tenant=1, api-key=Basic%20hunter2',
  });
  expect(masked).toEqual(['Basic%20hunter2', 'Basic hunter2']);
});

it('a deployment goes there with its labels', async () => {
  const telemetry = await open({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url });
  const end = endOf({ outcome: 'succeeded', reason: 'healthy', stage: 'rollout', sentence: '' });
  await telemetry.command(command(), () => telemetry.deployment(planOf(), undefined, async () => end));
  expect(receiver.spans.map(({ name }) => name)).toEqual(['deployment api prod', 'RUN deploy api']);
});
