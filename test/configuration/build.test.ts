import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../src/configuration/read.ts';

const rest = `gitops: { repository: acme/gitops, allowed-paths: [apps/**] }
environments: { staging: { targets: [{ name: here, edits: [{ file: apps/a.yaml, path: .tag }] }] } }
`;

/** What is said of a section `image` of these lines, each with its line in it. */
function told(...lines: readonly string[]): readonly string[] {
  const text = `image:\n  name: ghcr.io/acme/api\n${lines.map((line) => `  ${line}\n`).join('')}${rest}`;
  const read = readConfiguration(text, 'c.yaml', 'api');
  if (read.result === 'read') return [];
  return read.problems.map(({ message, place }) => `${(place?.line ?? 0) - 2}: ${message}`);
}

describe('how the image is built', () => {
  it.each([
    [['context: "-"'], '1: image.context must be a path'],
    [['context: https://github.com/acme/api.git'], '1: image.context must be a folder, or the URL of a git repository'],
    [['context: "https://github.com/acme/api.git#main"'], '1: image.context must be a folder, or the URL'],
    [['context: "https://acme.example/api.tar.gz#{{sha}}"'], '1: image.context must be a folder, or the URL'],
    [['context: "https://me:t0ken@github.com/a/b.git#{{sha}}"'], '1: image.context must hold no password'],
    [['context: "{{digest}}"'], '1: image.context {{digest}} is unknown'],
    [['file: ""'], '1: image.file must not be empty'],
    [['file: "-"'], '1: image.file must be a path'],
    [['file: https://acme.example/Dockerfile'], '1: image.file must be a path'],
    [['build-args:', '  1A: x'], '2: must be letters, digits and _'],
    [['build-args:', '  A: "{{image}}"'], '2: image.build-args.A {{image}} is unknown'],
    [['build-args:', '  A: "a\\0b"'], '2: image.build-args.A must not hold a NUL'],
    [['build-args:', '  A: 1'], '2: image.build-args.A must be text (quote it)'],
    [
      ['secrets:', '  npm: hunter2'],
      '2: image.secrets.npm must be env:NAME or file:PATH: secrets never stand in this file',
    ],
    [['secrets:', '  npm: "env:NPM TOKEN"'], '2: image.secrets.npm must be env:NAME or file:PATH'],
    [['ssh: [agent]'], '1: image.ssh[0] needs a path: agent=PATH'],
    [['ssh: [default, "default=key"]'], '1: the id "default" stands twice'],
    [['labels:', '  org.opencontainers.image.revision: x'], '2: is set already'],
    [['allow: [everything]'], '1: image.allow[0] must be network.host'],
    [['allow: ["fs.read=/etc"]'], '1: `fs.read=/etc` goes with `bake`'],
    [['build-contexts:', '  base: target:base'], '2: `base` goes with `bake`'],
    [['bake: { files: [b.hcl], target: api }', 'context: api'], '2: `context` does not go with `bake`'],
    [['bake: { files: [b.hcl], target: api }', 'file: Dockerfile'], '2: `file` does not go with `bake`'],
    [['bake: { files: [], target: api }'], '1: image.bake.files must not be empty'],
    [['bake: { files: [b.hcl], target: "*" }'], '1: image.bake.target must be the name of a target'],
    [['bake: { files: [b.hcl], target: a, variables: { PATH: x } }'], '1: is read by buildx itself'],
    [['cache: { type: gha, ref: ghcr.io/acme/cache }'], '1: `ref` goes with `type: registry`'],
    [['cache: { type: registry, scope: x }'], '1: `scope` goes with `type: gha`'],
    [['cache: { folder: x }'], '1: `folder` goes with `type: local`'],
    [['cache: { type: gha, scope: "a,b" }'], '1: image.cache.scope must be at most 200 characters, and hold no comma'],
    [['cache: { type: registry, ref: "A B" }'], '1: image.cache.ref '],
    [['builder: {}'], '1: `builder` needs `name` or `driver`'],
    [['builder: { driver: remote }'], '1: `driver: remote` needs `endpoint`'],
    [['builder: { driver: docker-container, endpoint: "tcp://x:1" }'], '1: `endpoint` goes with `driver: remote`'],
    [['builder: { name: x, options: { a: b } }'], '1: `options` goes with `driver`'],
    [['builder: { driver: docker }'], '1: image.builder.driver must be one of docker-container, kubernetes, remote'],
    [['build-arg: { A: b }'], '1: the key "build-arg" is unknown here'],
  ] as const)('%j is refused at its line', (lines, message) => {
    expect(told(...lines)).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    ['context: "git@github.com:acme/api.git#{{sha}}:services/api"'],
    ['context: ../api'],
    ['build-args: { A: "{{sha}}", B: "{{ branch }}" }'],
    ['ssh: [default, "deploy=keys/id"]'],
    ['cache: { type: registry, ref: "ghcr.io/acme/cache:{{branch}}" }'],
    ['bake: { files: [b.hcl], target: api }', 'allow: [ssh, "fs.read=/etc"]'],
  ] as const)('%j is right', (...lines) => {
    expect(told(...lines)).toEqual([]);
  });
});
