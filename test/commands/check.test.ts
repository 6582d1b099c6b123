import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { check } from '../../src/commands/check.ts';
import type { Annotation } from '../../src/errors.ts';
import { systemClock } from '../../src/files/clock.ts';
import { createFiles } from '../../src/files/files.ts';
import { createSources } from '../../src/files/sources.ts';
import { createHistory } from '../../src/git/comparison.ts';
import { createRenderer } from '../../src/process/renderer.ts';
import { dockerBasePinned } from '../../src/rules/dockerfile/docker-base-pinned.ts';
import type { ObjectSet } from '../../src/rules/object-set.ts';
import type { Pod } from '../../src/rules/pod.ts';
import { defaultNamespace } from '../../src/rules/reliability/default-namespace.ts';
import { pdbMissing } from '../../src/rules/reliability/pdb-missing.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { suppressionsRules } from '../../src/rules/suppressions/rules.ts';
import { never } from '../clock.ts';
import { container, deployment, type Files, patched } from '../readiness/deployments.ts';
import { rulesOfAmounts } from '../rules/amounts.ts';

let folder: string;
let environment: Readonly<Record<string, string | undefined>>;
/** Rules of one test. */
let more: readonly Rule[];

beforeEach(() => {
  more = [];
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'check-')));
  environment = { PATH: process.env['PATH'], HOME: folder, GIT_CEILING_DIRECTORIES: tmpdir() };
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function git(...words: readonly string[]): void {
  const by = ['-c', 'user.name=S', '-c', 'user.email=s@example.com'];
  execFileSync('git', ['-C', folder, ...by, ...words], { env: environment, stdio: 'ignore' });
}

function write(files: Files): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

/** A repository that has these files on `main`, and now stands on a branch. */
function reviewed(files: Files): void {
  write(files);
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'reviewed');
  git('switch', '--quiet', '--create', 'change');
}

/** A rule of the test's own, about pods. */
const moving: Rule = {
  id: 'image-latest',
  family: 'images',
  severities: ['error'],
  title: 'an image that moves',
  why: 'a test needs it',
  fix: 'nothing is to be done',
  repairs: 'person',
  sources: [],
  example: { file: 'a.yaml', bad: '', good: '' },
  looksAt: 'pod',
  judge: ({ containers }) =>
    containers
      .map(({ view }) => view.at('image'))
      .filter((at) => at.value?.endsWith(':latest') === true)
      .map((at) => ({ at, message: `${at.value} moves` })),
};

/** The check of what is there now; what it found, and what was told in the log. */
async function checked(paths: readonly string[] = ['.'], base?: string) {
  const told: string[] = [];
  const shown: string[] = [];
  const tell = (level: string) => (message: string) => void told.push(`${level} ${message}`);
  const annotate = ({ level, title, message, place }: Annotation) =>
    void told.push(`${level} ${place?.file}:${place?.line} ${title}: ${message}`);
  const nothing = () => {};
  const ports = {
    sources: async () => createSources(folder),
    history: async () => createHistory(environment, folder),
    renderer: async () => createRenderer(environment),
    clock: systemClock,
    log: {
      debug: nothing,
      info: tell('info'),
      warning: tell('warning'),
      error: tell('error'),
      mask: nothing,
      annotate,
    },
    files: createFiles(folder),
    forge: async () => Promise.reject(new Error('nobody asked for GitHub')),
    results: {
      output: nothing,
      summary: async () => {},
      remember: nothing,
      forget: nothing,
      show: (text: string) => void shown.push(text),
    },
  };
  const rules = [...rulesOfAmounts, moving, pdbMissing, dockerBasePinned, ...more, ...suppressionsRules];
  const config = '.gitops-deploy.yaml';
  const request = { paths, config, rules: async () => rules, ...(base === undefined ? {} : { base }) };
  const { outcome, checked: found } = await check(request, ports, never);
  return {
    outcome: `${outcome.outcome} ${outcome.reason}`,
    sentence: outcome.sentence,
    found: found?.findings.map(
      ({ rule, place, suppressed }) =>
        `${rule} ${place.file}:${place.line}${suppressed === undefined ? '' : ` (${suppressed.reason})`}`,
    ),
    notJudged: found?.notJudged.map(({ file, reason }) => `${file} ${reason}`),
    told: told.join('\n'),
    shown: shown.join('\n'),
  };
}

const since = (base: string, ...paths: readonly string[]) => checked(paths.length === 0 ? ['.'] : paths, base);
const limits = (more: string) => `resources: {limits: {${more}}}\n`;

describe('a check of a change', () => {
  it('finds the 100Gi that was 1Gi, at its line, with what it was', async () => {
    reviewed({ 'apps/api/deploy.yaml': deployment([container('api', '1Gi')]) });
    write({ 'apps/api/deploy.yaml': deployment([container('api', '100Gi')]) });
    const { outcome, found, told, shown } = await since('main');
    expect(outcome).toBe('failed readiness-errors');
    expect(found).toEqual(['resource-absurd apps/api/deploy.yaml:11', 'resource-jump apps/api/deploy.yaml:11']);
    expect(told).toMatch(/^error apps\/api\/deploy\.yaml:11 .*resource-absurd: .*100 times the previous 1Gi/m);
    expect(shown).toContain('^^^^^');
  });

  it('says nothing of what was there before, in files that change and in files that do not', async () => {
    const old = limits('memory: 512MB, cpu: 100');
    reviewed({ 'a.yaml': old, 'b.yaml': old });
    write({ 'a.yaml': `image: {tag: two}\n${old}` });
    expect(await since('main')).toMatchObject({
      outcome: 'succeeded done',
      sentence: '1 file judged, no finding',
      found: [],
    });
  });

  it('succeeds where no manifest has changed', async () => {
    reviewed({ 'a.yaml': limits('memory: 512MB'), 'README.md': 'one' });
    write({ 'README.md': 'two' });
    expect(await since('main')).toMatchObject({
      outcome: 'succeeded done',
      sentence: '0 files judged, no finding',
      notJudged: [],
    });
  });

  it('holds a new patch against the base that its kustomization builds on', async () => {
    reviewed({
      'base/kustomization.yaml': 'resources: [deploy.yaml]\n',
      'base/deploy.yaml': deployment([container('api', '256Mi')]),
      'eu/kustomization.yaml': 'resources: [../base]\n',
    });
    write({
      'eu/kustomization.yaml': 'resources: [../base]\npatches: [{path: memory.yaml}]\n',
      'eu/memory.yaml': deployment([patched('api', '8Gi')]),
    });
    const { found, sentence } = await since('main');
    expect(found).toEqual(['resource-jump eu/memory.yaml:11']);
    expect(sentence).toBe('2 files judged, 1 error');
  });

  it('takes an acknowledgement that stands in a file around it', async () => {
    reviewed({
      'kustomization.yaml': 'resources: [deploy.yaml]\npatches: [{path: memory.yaml}]\n',
      'deploy.yaml': deployment([container('api', '1Gi')], { annotation: 'memory<=128Gi: in-memory index' }),
      'memory.yaml': deployment([patched('api', '1Gi')]),
    });
    write({ 'memory.yaml': deployment([patched('api', '100Gi')]) });
    expect(await since('main')).toMatchObject({ outcome: 'succeeded done', found: [] });
  });

  it('is of the paths that are named', async () => {
    reviewed({ 'a/x.yaml': limits('memory: 1Gi'), 'b/x.yaml': limits('memory: 1Gi'), 'c/x.yaml': '' });
    write({ 'a/x.yaml': limits('memory: 100Gi'), 'b/x.yaml': limits('memory: 100Gi') });
    expect((await since('main', 'b', 'c')).found).toEqual(['resource-absurd b/x.yaml:1', 'resource-jump b/x.yaml:1']);
  });

  it('lets a named folder be gone, and refuses one that never was', async () => {
    reviewed({ 'a/x.yaml': limits('memory: 1Gi'), 'b.yaml': '' });
    rmSync(join(folder, 'a'), { recursive: true });
    expect((await since('main', 'a')).outcome).toBe('succeeded done');
    await expect(since('main', 'a', 'other')).rejects.toMatchObject({
      code: 'bad-input',
      problems: [{ place: { file: 'other' } }],
    });
  });

  it('tells which changed files it could not judge, and of no others', async () => {
    const template = 'a: {{ .Values.a }}\n';
    reviewed({ 'old.yaml': template, 'kept.yaml': 'a: 1\n' });
    write({ 'new.yaml': template });
    write({ 'large.yaml': '' });
    truncateSync(join(folder, 'large.yaml'), 100 * 1024 * 1024);
    symlinkSync('/etc/hostname', join(folder, 'link.yaml'));
    const { outcome, notJudged, told } = await since('main');
    expect(outcome).toBe('succeeded done');
    expect(notJudged?.toSorted()).toEqual(['large.yaml too-large', 'link.yaml link', 'new.yaml template']);
    expect(told).toContain('warning large.yaml:undefined not judged: ');
  });

  it.each([
    ['a template', () => write({ 'a.yaml': `${limits('memory: 100Gi')}b: {{ .Values.b }}\n` })],
    ['too large', () => truncateSync(join(folder, 'a.yaml'), 5 * 1024 * 1024)],
    ['no UTF-8', () => writeFileSync(join(folder, 'a.yaml'), Buffer.from(limits('memory: 100Gi'), 'utf16le'))],
  ])('fails for a file that could be judged, and now is %s', async (_, change) => {
    reviewed({ 'a.yaml': limits('memory: 1Gi') });
    change();
    const { outcome, told } = await since('main');
    expect(outcome).toBe('failed readiness-errors');
    expect(told).toMatch(/^error a\.yaml:.*not judged: .*it could be judged before this change/m);
  });

  it('tells of a changed file that a sparse checkout leaves out', async () => {
    reviewed({ 'a/x.yaml': limits('memory: 1Gi'), 'b/y.yaml': 'b: 1\n' });
    write({ 'a/x.yaml': limits('memory: 100Gi') });
    git('commit', '--quiet', '--all', '--message', 'more');
    git('sparse-checkout', 'set', 'b');
    const { outcome, notJudged } = await since('main');
    expect(notJudged).toEqual(['a/x.yaml unreadable']);
    expect(outcome).toBe('failed readiness-errors');
  });

  it('compares with the branch, whatever tag has its name', async () => {
    reviewed({ 'a.yaml': limits('memory: 1Gi') });
    write({ 'a.yaml': limits('memory: 100Gi') });
    git('commit', '--quiet', '--all', '--message', 'more');
    git('tag', 'main');
    expect((await since('main')).outcome).toBe('failed readiness-errors');
  });
});

describe('a change of what overlays build on', () => {
  const workload = (replicas: number, app = 'api') => `apiVersion: apps/v1
kind: Deployment
metadata: {name: api}
spec:
  replicas: ${replicas}
  selector: {matchLabels: {app: ${app}}}
  template:
    metadata: {labels: {app: ${app}}}
    spec: {containers: [{name: api, image: 'api:1'}]}
`;
  const size = (replicas: number) =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: api\nspec:\n  replicas: ${replicas}\n`;
  const budget = `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: api}
spec: {maxUnavailable: 1, selector: {matchLabels: {app: api}}}
`;
  const overlay = (region: string, more: Files = {}) => ({
    [`${region}/kustomization.yaml`]: `namespace: ${region}\nresources: [../base${Object.keys(more)
      .map((file) => `, ${file}`)
      .join('')}]\npatches: [{path: size.yaml}]\n`,
    [`${region}/size.yaml`]: size(region.length),
    ...Object.fromEntries(Object.entries(more).map(([file, text]) => [`${region}/${file}`, text])),
  });
  const base = (files: Files) => ({
    'base/kustomization.yaml': `resources: [${Object.keys(files).join(', ')}]\n`,
    ...Object.fromEntries(Object.entries(files).map(([file, text]) => [`base/${file}`, text])),
  });

  it('is judged as the overlays make it: what they add is not missing', async () => {
    const more = { 'budget.yaml': budget };
    reviewed({ ...base({ 'deploy.yaml': workload(1) }), ...overlay('eu', more), ...overlay('asia', more) });
    write({ 'base/deploy.yaml': workload(3) });
    expect((await since('main')).found).toEqual([]);
  });

  it('is told once where it stands, whatever each overlay lays over it', async () => {
    const more = { 'budget.yaml': budget };
    reviewed({ ...base({ 'deploy.yaml': workload(3) }), ...overlay('eu', more), ...overlay('asia', more) });
    write({ 'base/deploy.yaml': workload(3, 'shop') });
    expect((await since('main')).found).toEqual(['pdb-missing base/deploy.yaml:3']);
  });

  it.each(['aa', 'zz'])('was said before, of one more overlay (%s) too', async (region) => {
    reviewed({ ...base({ 'deploy.yaml': workload(3) }), ...overlay('eu') });
    write(overlay(region));
    expect((await since('main')).found).toEqual([]);
  });

  it('says nothing more of what could not be rendered before either, in files that nobody changed', async () => {
    const broken = { 'us/kustomization.yaml': 'resources: [../base, gone.yaml]\n' };
    reviewed({ ...base({ 'deploy.yaml': workload(1) }), ...overlay('eu'), ...broken });
    write({ 'base/deploy.yaml': workload(1, 'shop') });
    expect((await since('main')).notJudged).toEqual([]);
  });
});

describe('a Dockerfile that moves', () => {
  it('brings nothing with it that was there before', async () => {
    reviewed({ 'a/Dockerfile': 'FROM node:24.1.0\n' });
    write({ 'b/Dockerfile': 'FROM node:24.1.0\n' });
    expect((await since('main')).found).toEqual(['docker-base-pinned b/Dockerfile:1']);
    rmSync(join(folder, 'a'), { recursive: true });
    expect((await since('main')).found).toEqual([]);
  });
});

const pod = (image: string, annotation = '') =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: api${annotation}\nspec:\n  containers:\n    - name: api\n      image: ${image}\n`;

describe('what a change makes wrong elsewhere', () => {
  const config = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: api }\n';

  beforeEach(() => {
    const judge = (set: ObjectSet) =>
      set.pods
        .filter(() => set.isWhole && !set.objects.some(({ kind }) => kind === 'ConfigMap'))
        .map(({ object }) => ({ at: object.view, object, message: 'has no ConfigMap' }));
    more = [{ ...moving, id: 'service-target', looksAt: 'set', judge }];
    reviewed({ 'a/pod.yaml': pod('api:1'), 'a/config.yaml': config, 'README.md': '' });
  });

  it('by a file that is gone is told, committed or not', async () => {
    rmSync(join(folder, 'a/config.yaml'));
    expect((await since('main')).found).toEqual(['service-target a/pod.yaml:1']);
    git('commit', '--quiet', '--all', '--message', 'less');
    expect((await since('main')).found).toEqual(['service-target a/pod.yaml:1']);
  });

  it('is not what a sparse checkout leaves out', async () => {
    git('sparse-checkout', 'set', '--no-cone', '/*', '!/a/config.yaml');
    write({ 'a/pod.yaml': pod('api:2') });
    expect(await since('main')).toMatchObject({ outcome: 'succeeded done', found: [] });
  });
});

describe('a folder that goes', () => {
  const application = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: old, namespace: argocd }
spec: { destination: { namespace: old } }
`;
  const service = 'apiVersion: v1\nkind: Service\nmetadata: { name: api, namespace: shop }\n';

  beforeEach(() => {
    more = [defaultNamespace];
  });

  it('leaves what nobody touches as it was, though it told Argo CD where something goes', async () => {
    reviewed({ 'apps/pod.yaml': pod('api:1'), 'old/application.yaml': application });
    rmSync(join(folder, 'old'), { recursive: true });
    write({ 'apps/pod.yaml': pod('api:2') });
    expect((await since('main')).found).toEqual([]);
  });

  it('makes no folder the neighbour of another', async () => {
    reviewed({ 'apps/pod.yaml': pod('api:1'), 'old/pod.yaml': pod('api:1'), 'shop/service.yaml': service });
    rmSync(join(folder, 'old'), { recursive: true });
    write({ 'apps/pod.yaml': pod('api:2'), 'shop/service.yaml': `${service}spec: {}\n` });
    expect((await since('main')).found).toEqual([]);
  });
});

describe('a change of a base', () => {
  const kustomization = (names: string, more = '') =>
    `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [${names}]\n${more}`;
  const patch = 'apiVersion: v1\nkind: Pod\nmetadata: { name: api }\nspec: { priority: 1 }\n';

  beforeEach(() => {
    // what is judged in each overlay names its objects
    const judge = ({ objects }: ObjectSet) =>
      objects
        .filter(
          ({ kind, name }) =>
            kind === 'Pod' && !objects.some((other) => other.kind === 'Secret' && other.name === name),
        )
        .map((object) => ({ at: object.view, object, message: 'has no Secret' }));
    more = [{ ...moving, id: 'service-target', looksAt: 'set', judge }];
    reviewed({
      'base/pod.yaml': pod('api:1'),
      'base/config.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: api }\n',
      'base/kustomization.yaml': kustomization('pod.yaml, config.yaml'),
      'prod/secret.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: { name: api }\n',
      'prod/patch.yaml': patch,
      'prod/kustomization.yaml': kustomization('../base, secret.yaml', 'patches: [{ path: patch.yaml }]\n'),
    });
  });

  it('is judged with the overlays that build on it, which do not change', async () => {
    write({ 'base/pod.yaml': `# more\n${pod('api:1')}` });
    expect((await since('main')).found).toEqual([]);
    write({
      'base/pod.yaml': pod('api:1').replace('name: api', 'name: web'),
      'prod/patch.yaml': patch.replace('api', 'web'),
    });
    expect((await since('main')).found).toEqual(['service-target base/pod.yaml:1']);
  });

  it('knows what was built on before, though it is there still', async () => {
    write({ 'base/kustomization.yaml': kustomization('pod.yaml') });
    expect(await since('main')).toMatchObject({ outcome: 'succeeded done', found: [], notJudged: [] });
  });
});

describe('a rule that fails', () => {
  beforeEach(() => {
    const judge = ({ containers }: Pod) => {
      if (containers.some(({ view }) => view.at('image').value === 'api:2')) throw new TypeError('api:2');
      return [];
    };
    more = [{ ...moving, id: 'image-digest', looksAt: 'pod', judge }];
  });

  it('is told, and keeps no other from being asked', async () => {
    write({ 'a.yaml': pod('api:2'), 'b.yaml': pod('api:latest') });
    const { found, notJudged, told } = await checked();
    expect({ found, notJudged }).toEqual({ found: ['image-latest b.yaml:8'], notJudged: ['a.yaml rule'] });
    expect(told).toContain('is not judged by image-digest, which fails at it (TypeError)');
  });

  it('hides nothing: a change that brings it about does not pass', async () => {
    reviewed({ 'a.yaml': pod('api:1') });
    write({ 'a.yaml': pod('api:2') });
    expect((await since('main')).outcome).toBe('failed readiness-errors');
    git('commit', '--quiet', '--all', '--message', 'more');
    write({ 'a.yaml': `# the same\n${pod('api:2')}` });
    expect(await since('HEAD')).toMatchObject({ outcome: 'succeeded done', notJudged: ['a.yaml rule'] });
  });
});

describe('a check of everything', () => {
  it('judges every YAML and JSON file below, without a past', async () => {
    write({
      'a.yaml': limits('memory: 100Gi'),
      'b/c.json': '{"resources": {"limits": {"memory": "100Gi"}}}',
      'd.yml': limits('cpu: 0.0005'),
      'e.txt': limits('memory: 100Gi'),
      'node_modules/f.yaml': limits('memory: 100Gi'),
    });
    const { outcome, found, sentence } = await checked();
    expect(outcome).toBe('failed readiness-errors');
    expect(found).toEqual([
      'resource-absurd a.yaml:1',
      'resource-absurd b/c.json:1',
      'resource-quantity-invalid d.yml:1',
    ]);
    expect(sentence).toBe('3 files judged, 2 errors, 1 warning');
  });

  it('does not fail for warnings, nor for what the API takes', async () => {
    write({ 'a.yaml': limits('memory: 20Gi'), 'b.yaml': limits('memory: 1.2Gi') });
    expect(await checked()).toMatchObject({
      outcome: 'succeeded done',
      sentence: '2 files judged, 2 warnings',
    });
  });

  it('tells advice as such', async () => {
    write({ 'a.yaml': 'resources: {limits: {memory: 1Gi}, requests: {memory: 900M}}\n' });
    const { told } = await checked();
    expect(told).toMatch(/^notice a\.yaml:1 resource-unit-mixed/m);
    expect(told).not.toMatch(/^(warning|error) .*resource-unit-mixed/m);
  });

  it('judges a file once that is named twice', async () => {
    write({ 'a/b.yaml': limits('memory: 100Gi') });
    expect((await checked(['a', 'a/b.yaml', './a'])).found).toEqual(['resource-absurd a/b.yaml:1']);
  });

  it('names every path that is not there', async () => {
    write({ 'a.yaml': '' });
    await expect(checked(['a.yaml', 'b.yaml', 'c'])).rejects.toMatchObject({
      code: 'bad-input',
      problems: [{ place: { file: 'b.yaml' } }, { place: { file: 'c' } }],
    });
  });

  it('is no success where there is nothing to judge', async () => {
    write({ 'a/README.md': '' });
    await expect(checked(['a'])).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('tells of a named file that is no manifest', async () => {
    write({ 'notes.txt': 'FROM x\n' });
    expect(await checked(['notes.txt'])).toMatchObject({
      outcome: 'succeeded done',
      sentence: '0 files judged, no finding, 1 place not judged',
      notJudged: ['notes.txt not-yaml'],
    });
  });

  it('tells of links out of the tree, and follows none', async () => {
    write({ 'a.yaml': '' });
    symlinkSync('/etc', join(folder, 'etc'));
    symlinkSync('/etc/hostname', join(folder, 'b.yaml'));
    symlinkSync('/etc/hostname', join(folder, 'hostname'));
    expect((await checked()).notJudged).toEqual(['b.yaml link', 'etc link']);
  });

  it('stands a name that steers terminals and logs', async () => {
    const name = 'x\n::error::owned\u001b[2J.yaml';
    write({ [name]: limits('memory: 100Gi') });
    const { told, shown } = await checked();
    // GitHub gets the name as it is, and the edge escapes it
    const text = `${shown}\n${told.replace(`error ${name}`, '')}`;
    expect(text).toContain('x ::error::owned [2J.yaml: 1 error');
    expect(text).not.toContain('\u001b');
    expect(text).not.toMatch(/^::/m);
  });
});

describe('the settings', () => {
  const file = '.gitops-deploy.yaml';
  const mild = 'readiness: { rules: { resource-absurd: warning, resource-jump: off } }\n';

  it('are those of the merge base: a change does not decide how it is judged', async () => {
    reviewed({ 'a.yaml': limits('memory: 1Gi') });
    write({ 'a.yaml': limits('memory: 100Gi'), [file]: mild });
    expect((await since('main')).outcome).toBe('failed readiness-errors');
  });

  it('count once they are reviewed', async () => {
    reviewed({ 'a.yaml': limits('memory: 1Gi'), [file]: mild });
    write({ 'a.yaml': limits('memory: 100Gi') });
    expect(await since('main')).toMatchObject({ outcome: 'succeeded done', found: ['resource-absurd a.yaml:1'] });
  });

  it('are of files, and of thresholds', async () => {
    const text = `readiness:
  thresholds: { memory: { large: { warning: 200Gi, error: 400Gi } } }
  paths: [{ files: [legacy/**], rules: off }]
`;
    write({ 'a.yaml': limits('memory: 100Gi'), 'legacy/b.yaml': limits('memory: 800Gi'), [file]: text });
    expect((await checked()).found).toEqual([]);
    write({ 'a.yaml': limits('memory: 800Gi') });
    expect((await checked()).found).toEqual(['resource-absurd a.yaml:1']);
  });

  it('that are wrong end the check, at their line', async () => {
    write({ 'a.yaml': limits('memory: 1Gi'), [file]: 'readiness:\n  rules: { suppression-onused: off }\n' });
    await expect(checked()).rejects.toMatchObject({
      code: 'bad-input',
      problems: [{ place: { file, line: 2, column: 12 }, remedy: 'did you mean "suppression-unused"?' }],
    });
  });

  it('that cannot be read end the check too: nobody is judged without them unawares', async () => {
    write({ 'a.yaml': limits('memory: 1Gi'), 'elsewhere.yaml': mild });
    symlinkSync('elsewhere.yaml', join(folder, file));
    await expect(checked()).rejects.toMatchObject({ code: 'bad-input', problems: [{ place: { file } }] });
  });
});

describe('what is suppressed', () => {
  const ignored = '\n  annotations:\n    gitops-deploy.io/ignore: "image-latest: a demo"';

  it('stays in the report, and fails nothing', async () => {
    write({ 'a.yaml': pod('api:latest', ignored) });
    expect(await checked()).toMatchObject({
      outcome: 'succeeded done',
      sentence: '1 file judged, no finding, 1 suppressed',
      found: ['image-latest a.yaml:10 (a demo)'],
      told: '',
    });
  });

  it('is told again once it is suppressed no more', async () => {
    reviewed({ 'a.yaml': pod('api:latest', ignored) });
    write({ 'a.yaml': pod('api:latest') });
    expect(await since('main')).toMatchObject({ outcome: 'failed readiness-errors', found: ['image-latest a.yaml:8'] });
  });

  it('and was so before is no news', async () => {
    reviewed({ 'a.yaml': pod('api:latest', ignored) });
    write({ 'a.yaml': pod('api:latest', `${ignored}\n    team: x`) });
    expect((await since('main')).found).toEqual([]);
  });

  it('may be an amount, by the annotation of its object', async () => {
    const mixed = 'api:1\n      resources: { limits: { memory: 1Gi }, requests: { memory: 900M } }';
    write({ 'a.yaml': pod(mixed, ignored.replace('image-latest', 'resource-unit-mixed')) });
    expect((await checked()).found).toEqual([expect.stringMatching(/^resource-unit-mixed a\.yaml:11 \(a demo\)$/)]);
  });
});
