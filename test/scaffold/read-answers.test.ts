import { describe, expect, it } from 'vitest';
import { answerTo, factOf, missing, nextQuestion, optionNames, unasked } from '../../src/scaffold/options.ts';
import { readAnswers, wrongAnswer } from '../../src/scaffold/read-answers.ts';

const least = { name: 'api', image: 'ghcr.io/acme/api' };
const givenOf = (values: Readonly<Record<string, string | readonly string[]>>) =>
  new Map(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? [value] : value]));

function problemsOf(values: Readonly<Record<string, string | readonly string[]>>): readonly string[] {
  const read = readAnswers(givenOf({ ...least, ...values }));
  return read.result === 'read' ? [] : read.problems.map(({ place, message }) => `${place?.name}: ${message}`);
}

describe('answers', () => {
  it('have a default for everything but the name and the image', () => {
    expect(missing(new Map())).toEqual(['name', 'image']);
    expect(readAnswers(givenOf(least))).toMatchObject({
      result: 'read',
      answers: {
        language: 'node',
        strategy: 'canary',
        environments: ['staging', 'production'],
        host: 'api.example.com',
        gitopsRepository: 'acme/gitops',
        cpu: 250,
        memory: 512,
        slo: 99.9,
        gateway: { namespace: 'gateway-system', name: 'gateway' },
        edgeNamespace: 'gateway-system',
        peers: [],
      },
    });
  });

  it.each([
    [{ language: 'java' }, { memory: 1024 }],
    [{ language: 'go' }, { memory: 256 }],
    [{ edge: 'istio' }, { gateway: { namespace: 'istio-ingress', name: 'gateway' }, edgeNamespace: 'istio-ingress' }],
    [{ edge: 'ingress', 'ingress-class': 'haproxy' }, { edgeNamespace: 'haproxy' }],
    [{ platform: 'openshift' }, { monitoringNamespace: 'openshift-user-workload-monitoring' }],
    [{ image: 'acme/api' }, { image: 'docker.io/acme/api', gitopsRepository: 'api/gitops' }],
    [
      { cpu: '2', memory: '2Gi', slo: '99.95%' },
      { cpu: 2000, memory: 2048, slo: 99.95 },
    ],
    [{ environments: 'one, two' }, { environments: ['one', 'two'] }],
    [
      { peer: ['database/postgresql:5432', 'cache/redis:6379'] },
      { peers: [{ namespace: 'database', app: 'postgresql', port: 5432 }, { namespace: 'cache' }] },
    ],
  ])('of %j have %j', (values, wanted) => {
    expect(readAnswers(givenOf({ ...least, ...values }))).toMatchObject({ result: 'read', answers: wanted });
  });

  it.each([
    [{ name: 'Api' }, '--name: "Api" is no DNS label of at most 40 characters'],
    [{ name: '../up' }, '--name: "../up" is no DNS label of at most 40 characters'],
    [{ name: 'a'.repeat(41) }, `--name: "${'a'.repeat(41)}" is no DNS label of at most 40 characters`],
    [{ name: 'true' }, '--name: "true" is not taken for text in YAML'],
    [{ name: 'default' }, '--name: "default" is taken'],
    [{ name: '8' }, '--name: "8" is no DNS label of at most 40 characters'],
    [{ image: 'ghcr.io/acme/api:v1' }, '--image: "ghcr.io/acme/api:v1" has a tag or a digest'],
    [{ image: 'ghcr.io/Acme/api' }, '--image: "ghcr.io/Acme/api" is no image name: "Acme" must be lower-case'],
    [{ strategy: 'cannary' }, '--strategy: "cannary" is none of canary, blue-green, rolling'],
    [{ environments: 'staging,no' }, '--environments: "no" is no DNS label of at most 20 characters'],
    [{ environments: 'staging,' }, '--environments: "" is no DNS label of at most 20 characters'],
    [{ environments: 'a,a' }, '--environments: names one twice'],
    [{ environments: 'preview,production' }, '--environments: "preview" is the environment of pull requests'],
    [{ host: 'api' }, '--host: "api" is not a host name, such as api.example.com'],
    [{ 'gitops-repository': '../gitops' }, '--gitops-repository: "../gitops" is not owner/name'],
    [{ port: '80' }, '--port: "80" is no number from 1024 to 65535'],
    [{ port: '9090' }, '--metrics-port: is the port of the application'],
    [{ 'readiness-path': 'ready' }, '--readiness-path: "ready" is not a path, such as /ready'],
    [{ 'readiness-path': '/health' }, '--liveness-path: is that of readiness'],
    [{ cpu: '250' }, '--cpu: "250" is not from 10m to 15'],
    [{ memory: '100Gi' }, '--memory: "100Gi" is not from 16Mi to 15Gi'],
    [{ memory: '512M' }, '--memory: "512M" is not from 16Mi to 15Gi'],
    [{ 'min-replicas': '1' }, '--min-replicas: "1" is no number from 2 to 500'],
    [{ 'min-replicas': '10' }, '--max-replicas: leaves no room above --min-replicas'],
    [{ slo: '100' }, '--slo: "100" is not from 90 to 99.999'],
    [{ gateway: 'gateway' }, '--gateway: "gateway" is not namespace/name'],
    [{ peer: ['postgresql:5432'] }, '--peer: "postgresql:5432" is not namespace/app:port'],
  ])('of %j are refused', (values, message) => {
    const [first = '', ...more] = problemsOf(values);
    expect(first).toContain(message);
    expect(more).toEqual([]);
  });

  it('are refused all at once, and without what follows from another one', () => {
    expect(problemsOf({ name: 'A', cpu: 'x' }).map((problem) => problem.split(':')[0])).toEqual(['--name', '--cpu']);
  });

  it('are looked at one by one while they are asked for', () => {
    expect(wrongAnswer('name', givenOf({ name: 'A' }))).toContain('is no DNS label');
    expect(wrongAnswer('name', givenOf({ name: 'a' }))).toBeUndefined();
  });
});

describe('questions', () => {
  it('come in the order of the table, and leave out what is given or does not matter', () => {
    expect(nextQuestion(new Map())).toBe('name');
    expect(nextQuestion(givenOf({ name: 'api' }))).toBe('image');
    expect(unasked(givenOf(least))).toContain('host');
    expect(unasked(givenOf({ ...least, edge: 'none' }))).not.toContain('host');
  });

  it('end once all are answered', () => {
    const all = optionNames().map((name) => [name, [answerTo(givenOf(least), name)]] as const);
    expect(nextQuestion(new Map(all))).toBeUndefined();
  });

  it('have one of their choices as the default', () => {
    for (const name of optionNames()) {
      const { choices } = factOf(name);
      if (choices !== undefined) expect(choices).toContain(answerTo(givenOf(least), name));
    }
  });
});
