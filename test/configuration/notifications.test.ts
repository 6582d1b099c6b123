import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../src/configuration/read.ts';
import { receiversOf } from '../../src/notify-access.ts';

const right = `application: api
image: { name: ghcr.io/acme/api }
gitops: { repository: acme/gitops, allowed-paths: [apps/**] }
environments:
  staging:
    targets:
      - name: eu
        edits: [{ file: apps/x.yaml, path: .image.tag }]
        workloads: [{ namespace: staging, name: api }]
notifications:
  - `;

function read(entry: string) {
  return readConfiguration(`${right}${entry}\n`, 'f.yaml', 'api');
}

function problemsOf(entry: string): readonly string[] {
  const result = read(entry);
  return result.result === 'read'
    ? []
    : result.problems.map(({ place, message }) => `${place?.line}:${place?.column} ${message}`);
}

describe('notifications', () => {
  it.each([
    '{slack: "env:SLACK"}',
    '{webhook: "https://hooks.acme.example/x?y=z", secret: "env:SECRET", on: [changes], environments: [staging]}',
    '{webhook: "env:HOOK"}',
    '{webhook: "http://127.0.0.1:8080/"}',
    '{slack: "env:SLACK", on: [succeeded, failed, errored, paused, superseded, cancelled, held, released, changes]}',
  ])('may be %s', (entry) => expect(problemsOf(entry)).toEqual([]));

  it.each([
    ['{}', '11:5 notifications[0] needs slack or webhook, and not both'],
    ['{slack: "env:A", webhook: "https://a.example"}', '11:5 notifications[0] needs slack or webhook, and not both'],
    [
      '{slack: "https://hooks.slack.com/services/T0/B0/x"}',
      '11:6 notifications[0].slack must be env:NAME: secrets never stand in this file',
    ],
    ['{slack: "env:A", secret: "env:B"}', '11:5 notifications[0] secret goes with webhook'],
    ['{webhook: "http://hooks.acme.example"}', '11:6 notifications[0].webhook must be https://'],
    ['{webhook: "file:///etc/passwd"}', '11:6 notifications[0].webhook must be https://'],
    [
      '{webhook: "https://ann:pw@hooks.acme.example"}',
      '11:6 notifications[0].webhook must hold no user: name an environment variable that holds the whole address, env:NAME',
    ],
    [
      '{webhook: hooks}',
      '11:6 notifications[0].webhook must be an address such as https://hooks.acme.example/deployments, or env:NAME',
    ],
    [
      '{webhook: "https://a.example", secret: whsec_x}',
      '11:36 notifications[0].secret must be env:NAME: secrets never stand in this file',
    ],
    ['{slack: "env:A", on: []}', '11:22 notifications[0].on must not be empty'],
    [
      '{slack: "env:A", on: [happy]}',
      '11:27 notifications[0].on[0] must be one of succeeded, failed, errored, paused, superseded, cancelled, held, released, changes',
    ],
    ['{slack: "env:A", environments: [stagin]}', '11:37 there is no environment "stagin"; there is staging'],
    ['{slakc: "env:A"}', '11:6 the key "slakc" is unknown here'],
  ])('may not be %s', (entry, message) => expect(problemsOf(entry)).toContain(message));
});

describe('the receivers of a configuration', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

  function receivers(entry: string, environment: Record<string, string>) {
    const result = read(entry);
    const application = result.result === 'read' ? result.applications[0] : undefined;
    if (application === undefined) throw new Error('not read');
    const logged: string[] = [];
    const masked: string[] = [];
    const nothing = () => {};
    const log = {
      ...{ debug: nothing, info: nothing, error: nothing },
      warning: (text: string) => void logged.push(text),
      mask: (text: string) => void masked.push(text),
    };
    return { found: receiversOf(application, { environment, log }), logged, masked };
  }

  it('have their addresses and secrets from the environment, masked', () => {
    const entry = '{webhook: "env:HOOK", secret: "env:SECRET", environments: [staging]}';
    const { found, masked, logged } = receivers(entry, {
      HOOK: 'https://hooks.acme.example/t0p',
      SECRET: `${secret}\n`,
    });
    expect(found).toEqual([
      {
        kind: 'webhook',
        name: 'notifications[0] (webhook)',
        url: new URL('https://hooks.acme.example/t0p'),
        key: Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64'),
        on: ['succeeded', 'failed', 'errored', 'paused', 'held', 'released'],
        hearsOf: expect.any(Function),
      },
    ]);
    expect(masked).toEqual(['https://hooks.acme.example/t0p', secret]);
    expect(logged).toEqual([]);
  });

  it('hear of every preview of an environment that is named, and of no other environment', () => {
    const preview = `  pr:
    preview: { template: apps/t.yaml, path: "apps/{{pull-request}}.yaml" }
    targets: [{ name: eu, edits: [{ file: "apps/{{pull-request}}.yaml", path: .image.tag }], workloads: [{ namespace: pr, name: api }] }]
notifications:`;
    const text = `${right.replace('notifications:', preview)}{webhook: "https://a.example", environments: [pr]}\n`;
    const result = readConfiguration(text, 'f.yaml', 'api');
    const application = result.result === 'read' ? result.applications[0] : undefined;
    if (application === undefined) throw new Error(JSON.stringify(result));
    const nothing = () => {};
    const log = { debug: nothing, info: nothing, warning: nothing, error: nothing, mask: nothing };
    const [receiver] = receiversOf(application, { environment: {}, log });
    const heard = ['pr', 'pr-17', 'staging', 'staging-17', 'pr-x'].filter((name) => receiver?.hearsOf(name));
    expect(heard).toEqual(['pr', 'pr-17']);
  });

  it.each<[string, Record<string, string>, string]>([
    ['{slack: "env:SLACK"}', {}, 'SLACK is not set'],
    ['{slack: "env:SLACK"}', { SLACK: ' ' }, 'SLACK is not set'],
    ['{slack: "env:SLACK"}', { SLACK: 'ghs_token_0123456789' }, 'SLACK holds no https:// address'],
    [
      '{slack: "env:SLACK"}',
      { SLACK: 'http://hooks.acme.example/token_0123456789' },
      'SLACK holds no https:// address',
    ],
    ['{webhook: "https://a.example", secret: "env:SECRET"}', {}, 'SECRET is not set'],
    [
      '{webhook: "https://a.example", secret: "env:SECRET"}',
      { SECRET: 'token_0123456789' },
      'SECRET holds no secret of Standard Webhooks (whsec_ and base64 of 24 to 64 bytes)',
    ],
  ])('that cannot be told are a warning without any value: %s with %j', (entry, environment, why) => {
    const { found, logged } = receivers(entry, environment);
    expect(found).toEqual([]);
    expect(logged).toEqual([
      expect.stringMatching(/^notifications\[0\] \((?:slack|webhook)\) is not told of anything: /),
    ]);
    expect(logged[0]).toContain(why);
    expect(logged[0]).not.toContain('0123456789');
  });
});
