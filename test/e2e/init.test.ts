import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { Answers } from '../../src/scaffold/answers.ts';
import { languages } from '../../src/scaffold/answers.ts';
import type { Scaffold } from '../../src/scaffold/scaffold.ts';
import { scaffold } from '../../src/scaffold/scaffold.ts';
import { answersOf, combinations } from '../scaffold/combinations.ts';
import { judged } from '../scaffold/judged.ts';
import { makeStandIn, sources } from './stand-in.ts';
import { world } from './world.ts';

const name = 'init-e2e';
const namespaces = ['dev', 'staging', 'production'].map((environment) => `${name}-${environment}`);

interface KubernetesObject {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec?: { readonly template?: { readonly spec: { readonly priorityClassName?: string } } };
}

let folder: string;
/** Every object of every combination, once. */
const objects = new Map<string, KubernetesObject>();
/** The pods of each production, by what guards their namespace. */
const podsByGuards = new Map<string, Map<string, unknown>>();
const workflows = new Map<string, string>();

/** Runs kubectl on objects; the answer is what it has to complain about. */
function kubectl(words: readonly string[], items: readonly unknown[]): string {
  const input = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  const { status, stderr } = spawnSync('kubectl', [...words, '-f', '-'], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return status === 0 ? '' : stderr;
}

function write(root: string, files: ReadonlyMap<string, string>): void {
  for (const [file, content] of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
}

/** What the real kustomize or helm makes of each environment. */
function render({ layout, environments }: Answers, root: string): readonly string[] {
  const application = join(root, 'apps', name);
  return environments.map((environment) =>
    layout === 'kustomize'
      ? execFileSync('kustomize', ['build', join(application, 'overlays', environment)], { encoding: 'utf8' })
      : execFileSync(
          'helm',
          [
            'template',
            name,
            join(application, 'chart'),
            '-f',
            join(application, 'environments', `${environment}.yaml`),
          ],
          { encoding: 'utf8' },
        ),
  );
}

function keep(text: string): readonly KubernetesObject[] {
  return parseAllDocuments(text).flatMap((document) => {
    expect(document.errors).toEqual([]);
    // Velero is not in this world, nor is its namespace
    const value = JSON.stringify(document.toJS()).replace('"namespace":"velero"', `"namespace":"${namespaces[0]}"`);
    if (value === 'null') return [];
    const object = JSON.parse(value) as KubernetesObject;
    objects.set(value, object);
    return [object];
  });
}

function keepPods(production: readonly KubernetesObject[]): void {
  const guards = production.filter(({ kind }) =>
    ['Namespace', 'LimitRange', 'ResourceQuota', 'ServiceAccount'].includes(kind),
  );
  const pods = podsByGuards.get(JSON.stringify(guards)) ?? new Map<string, unknown>();
  podsByGuards.set(JSON.stringify(guards), pods);
  for (const { kind, spec } of production) {
    if (kind !== 'Rollout' && kind !== 'Deployment') continue;
    // its PriorityClass would be one for the whole cluster
    const { priorityClassName: _, ...rest } = spec?.template?.spec ?? {};
    const metadata = { generateName: 'pod-', namespace: namespaces.at(-1) };
    pods.set(JSON.stringify(rest), { apiVersion: 'v1', kind: 'Pod', metadata, spec: rest });
  }
}

function collect({ application, gitops }: Scaffold, answers: Answers, at: number): void {
  const root = join(folder, String(at));
  write(root, gitops);
  const rendered = render(answers, root).map(keep);
  keepPods(rendered.at(-1) ?? []);
  for (const part of ['argocd', 'cluster'].filter((one) => [...gitops.keys()].some((file) => file.startsWith(one))))
    for (const file of readdirSync(join(root, part))) keep(gitops.get(`${part}/${file}`) ?? '');
  for (const [file, content] of [...application, ...gitops])
    if (file.startsWith('.github/workflows/')) workflows.set(content, file);
}

/** One in five, each language alike; `COMBINATIONS=all` takes minutes. */
const tried = combinations().filter(
  (_, at) => process.env['COMBINATIONS'] === 'all' || at % 5 === Math.floor(at / 5) % 5,
);

describe.skipIf(!world.isUp)('what init writes', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'init-'));
    execFileSync('kubectl', ['apply', '--server-side', '-f', join(import.meta.dirname, 'fixtures/crds.json')]);
    const made = namespaces.map((namespace) => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    }));
    expect(kubectl(['apply'], made)).toBe('');
    tried.forEach((combination, at) => {
      const answers = { ...answersOf(combination), name };
      collect(scaffold(answers), answers, at);
    });
  }, 900_000);

  afterAll(() => {
    spawnSync('kubectl', ['delete', 'namespace', '--wait=false', '--ignore-not-found', ...namespaces]);
    rmSync(folder, { recursive: true, force: true });
  });

  it('is taken by the API server, object by object, in every combination', () => {
    const all = [...objects.values()];
    const dryRun = ['apply', '--server-side', '--force-conflicts', '--dry-run=server', '--validate=strict'];
    for (let at = 0; at < all.length; at += 200) expect(kubectl(dryRun, all.slice(at, at + 200))).toBe('');
    const kinds = new Set(all.map(({ kind }) => kind));
    for (const kind of ['Rollout', 'HTTPRoute', 'VirtualService', 'PrometheusRule', 'Schedule', 'ApplicationSet'])
      expect(kinds).toContain(kind);
  }, 600_000);

  it('has pods that its own namespace admits, quota and Pod Security included', () => {
    expect(podsByGuards.size).toBeGreaterThan(5);
    for (const [guards, pods] of podsByGuards) {
      expect(kubectl(['apply', '--server-side', '--force-conflicts'], JSON.parse(guards))).toBe('');
      expect(kubectl(['create', '--dry-run=server', '--validate=strict'], [...pods.values()])).toBe('');
    }
  }, 300_000);

  it.skipIf(spawnSync('actionlint', ['-version']).status !== 0)(
    'has workflows that actionlint finds nothing in',
    () => {
      const root = join(folder, 'workflows');
      const files = [...workflows.keys()].map((content, at) => [`${at}.yml`, content] as const);
      write(root, new Map(files));
      const { stdout } = spawnSync(
        'actionlint',
        files.map(([file]) => join(root, file)),
        { encoding: 'utf8' },
      );
      expect(stdout).toBe('');
    },
    120_000,
  );

  it.each(languages)('is ready for production by our own rules, in every combination with %s', (language) => {
    const all = tried.filter((combination) => combination['language'] === language);
    const { files, said, suppressed, notJudged } = judged(join(folder, `judged-${language}`), all);
    expect(files).toBeGreaterThan(15 * all.length);
    expect(said).toEqual([]);
    expect(notJudged).toEqual([]);
    // a restore is tried by a person: the runbook says how
    expect([...suppressed].filter((rule) => rule !== 'backup-hooks')).toEqual([]);
  });

  it.each([
    ['node', 'app/dist/server.js'],
    ['go', 'server'],
    ['python', 'venv/installed'],
    ['java', 'app/app.jar'],
  ])('has a Dockerfile for %s that BuildKit has nothing against, and builds', (language, made) => {
    const root = join(folder, language);
    const [application, standIn, image] = ['application', 'stand-in', 'image'].map((part) => join(root, part));
    const files = scaffold(answersOf({ language })).application;
    write(application ?? '', new Map([...files, ...sources.map((file) => [file, 'x'] as const)]));
    makeStandIn(standIn ?? '');
    // no network here: the images are not there, all else is real
    const bases = [...(files.get('Dockerfile') ?? '').matchAll(/^FROM .*?(\S+@\S+)/gm)].map(([, base]) => base);
    const stands = bases.flatMap((base) => ['--build-context', `${base}=${standIn}`]);
    expect(bases.length).toBeGreaterThan(0);
    expect(buildx('--check', ...stands, application ?? '')).not.toContain('WARNING');
    buildx(...stands, '--output', `type=local,dest=${image}`, application ?? '');
    expect(existsSync(join(image ?? '', made))).toBe(true);
    expect(existsSync(join(image ?? '', 'app/.env'))).toBe(false);
  });
});

/** What buildx says; it has to succeed. */
function buildx(...words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('buildx', ['build', ...words], { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return `${stdout}${stderr}`;
}
