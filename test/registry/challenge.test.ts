import { describe, expect, it } from 'vitest';
import { bestChallenge, parseChallenges } from '../../src/registry/challenge.ts';

function read(header: string) {
  return parseChallenges(header).map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)]);
}

describe('what a server says of logging in', () => {
  it.each([
    // Docker Hub
    [
      'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:library/nginx:pull"',
      [
        [
          'bearer',
          {
            realm: 'https://auth.docker.io/token',
            service: 'registry.docker.io',
            scope: 'repository:library/nginx:pull',
          },
        ],
      ],
    ],
    // several actions stand between commas within the quotes
    [
      'Bearer realm="https://ghcr.io/token", service="ghcr.io", scope="repository:a/b:pull,push",error="insufficient_scope"',
      [
        [
          'bearer',
          {
            realm: 'https://ghcr.io/token',
            service: 'ghcr.io',
            scope: 'repository:a/b:pull,push',
            error: 'insufficient_scope',
          },
        ],
      ],
    ],
    ['BASIC realm="Sonatype Nexus Repository Manager"', [['basic', { realm: 'Sonatype Nexus Repository Manager' }]]],
    // RFC 9110, section 11.6.1: two challenges in one header, quotes within quotes, names without quotes
    [
      'Newauth realm="apps", type=1,  title="Login to \\"apps\\"", Basic realm="simple"',
      [
        ['newauth', { realm: 'apps', type: '1', title: 'Login to "apps"' }],
        ['basic', { realm: 'simple' }],
      ],
    ],
    [
      'Negotiate, Basic',
      [
        ['negotiate', {}],
        ['basic', {}],
      ],
    ],
    [
      'Negotiate YII=, Basic Realm=x',
      [
        ['negotiate', {}],
        ['yii', {}],
        ['basic', { realm: 'x' }],
      ],
    ],
    ['', []],
    ['"', []],
    [
      'Bearer realm="never closed',
      [
        ['bearer', {}],
        ['realm', {}],
      ],
    ],
  ])('is read from %s', (header, expected) => {
    expect(read(header)).toEqual(expected);
  });

  it('is answered by a token where both are offered', () => {
    expect(bestChallenge('Basic realm="a", Bearer realm="b"')?.parameters.get('realm')).toBe('b');
    expect(bestChallenge('Digest realm="a"')).toBeUndefined();
  });

  it('is read in no time, whatever it is', () => {
    const began = performance.now();
    for (const piece of ['a', '"', '\\"', 'a=', 'a="', ', ', ' \t', '=']) parseChallenges(piece.repeat(100_000));
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
