import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { container, deployment } from '../readiness/deployments.ts';
import { Step } from './runner.ts';

const program = new URL('../../dist/cli.js', import.meta.url).pathname;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-'));
  git('init', '--quiet', '--initial-branch=main');
  commit({
    'apps/api/deploy.yaml': deployment([container('api', '1Gi')]),
    'old.yaml': 'resources: {limits: {cpu: -1}}\n',
  });
  git('switch', '--quiet', '--create', 'change');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function git(...words: readonly string[]): string {
  const by = ['-c', 'user.name=S', '-c', 'user.email=s@example.com'];
  return execFileSync('git', ['-C', folder, ...by, ...words], { encoding: 'utf8' }).trim();
}

function commit(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  git('add', '--all');
  git('commit', '--quiet', '--message', 'x');
}

function raiseMemory(): void {
  commit({ 'apps/api/deploy.yaml': deployment([container('api', '100Gi')]) });
}

/** A job on a fork's pull request, which has neither a token nor a secret. */
function step(inputs: Readonly<Record<string, string>> = {}, event = 'pull_request'): Step {
  const payload = {
    pull_request: {
      number: 3,
      head: { sha: git('rev-parse', 'HEAD'), repo: { id: 2, fork: true } },
      base: { sha: git('rev-parse', 'main'), repo: { id: 1, fork: false } },
    },
  };
  const environment = { GITHUB_EVENT_NAME: event, GITHUB_REPOSITORY: 'acme/gitops' };
  return new Step({ folder, inputs: { command: 'check', ...inputs }, event: payload, environment });
}

/** The command line in the repository, with nothing of a job about it. */
function run(...words: readonly string[]) {
  const environment = { PATH: process.env['PATH'] ?? '', HOME: folder };
  const options = { cwd: folder, env: environment, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], options);
  return { exit: status, stdout, stderr };
}

describe('the action as a required check of a pull request', () => {
  it('fails at the line that was changed, without a token', async () => {
    raiseMemory();
    const end = await step().main();
    expect(end, end.log).toMatchObject({ exit: 1, outputs: { outcome: 'failed', reason: 'readiness-errors' } });
    expect(end.log).toMatch(
      /^::error title=resource-absurd,file=apps\/api\/deploy\.yaml,line=11,col=73,endColumn=78::.*100Gi/m,
    );
    expect(end.log).toContain('^^^^^');
    expect(end.summary).toContain(
      'did you mean 1Gi?<br><code>apps/api/deploy.yaml:11:73</code> | [<code>resource-absurd</code>](https://',
    );
  });

  it('leaves the findings in the report', async () => {
    raiseMemory();
    const { outputs } = await step().main();
    const report: unknown = JSON.parse(readFileSync(outputs['report'] ?? '', 'utf8'));
    expect(report).toMatchObject({ mergeBase: git('rev-parse', 'main'), findings: [{ rule: 'resource-absurd' }, {}] });
  });

  it('passes a change that adds nothing wrong to what is there', async () => {
    commit({ 'old.yaml': 'image: {tag: two}\nresources: {limits: {cpu: -1}}\n' });
    const end = await step().main();
    expect(end, end.log).toMatchObject({ exit: 0, outputs: { outcome: 'succeeded', reason: 'done' }, annotations: [] });
  });

  it('judges the paths that are named', async () => {
    raiseMemory();
    commit({ 'charts/values.yaml': 'resources: {limits: {memory: 20Gi}}\n' });
    const end = await step({ paths: 'charts\nold.yaml' }).main();
    expect(end, end.log).toMatchObject({ exit: 0, outputs: { outcome: 'succeeded' } });
    expect(end.annotations).toEqual([expect.stringMatching(/^warning limits\.memory: 20Gi = /)]);
  });

  it('says what to do where the base is not in the checkout', async () => {
    const end = await step({ base: 'f'.repeat(40) }).main();
    expect(end, end.log).toMatchObject({ exit: 1, outputs: { outcome: 'errored', reason: 'bad-input' } });
    expect(end.log).toContain('fetch-depth: 0');
  });

  it('judges nothing where there are secrets beside the code of a stranger', async () => {
    const end = await step({}, 'pull_request_target').main();
    expect(end.outputs).toMatchObject({ outcome: 'errored', reason: 'event-refused' });
  });

  it('takes no text of a file for a command', async () => {
    const name = 'x\n::error::owned.yaml';
    commit({ [name]: 'resources: {limits: {memory: "::warning::owned"}}\n' });
    const end = await step().main();
    expect(end.outputs['outcome']).toBe('failed');
    expect(end.log).not.toMatch(/^::(error|warning)::owned/m);
  });

  it('leaves nothing for the post step', async () => {
    const one = step();
    await one.main();
    expect((await one.post()).exit).toBe(0);
  });
});

describe('the command line', () => {
  it('tells people what is wrong, why, and what to write', () => {
    raiseMemory();
    const { exit, stdout, stderr } = run('check', '--base', 'main');
    expect(exit).toBe(1);
    expect(stdout).toBe('failed (readiness-errors): 1 file judged, 2 errors\n');
    expect(stderr).toMatch(
      /^apps\/api\/deploy\.yaml: 2 errors\n {2}11:73 {2}error {4}resource-absurd: .*did you mean 1Gi\?\n +11 \| .*memory: 100Gi.*\n +\| +\^{5}\n {4}why: .*\n {4}fix: write 1Gi/m,
    );
    expect(stderr).toContain('/docs/rules/resource-absurd.md');
  });

  it('writes what was found as SARIF', () => {
    raiseMemory();
    const { exit } = run('check', '--base', 'main', '--sarif', 'out/check.sarif');
    expect(exit).toBe(1);
    expect(JSON.parse(readFileSync(join(folder, 'out/check.sarif'), 'utf8'))).toMatchObject({
      version: '2.1.0',
      runs: [{ results: [{ ruleId: 'resource-absurd', level: 'error' }, { ruleId: 'resource-jump' }] }],
    });
  });

  it('prints one object for programs', () => {
    raiseMemory();
    const { exit, stdout } = run('check', '--base', 'main', '--json');
    expect(exit).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      outcome: 'failed',
      reason: 'readiness-errors',
      files: 1,
      mergeBase: git('rev-parse', 'main'),
      findings: [
        {
          rule: 'resource-absurd',
          severity: 'error',
          place: { file: 'apps/api/deploy.yaml', line: 11, column: 73 },
          value: '100Gi',
          previous: '1Gi',
        },
        { rule: 'resource-jump' },
      ],
      notJudged: [],
    });
  });

  it('judges everything without a base', () => {
    const judged = (...paths: readonly string[]) => run('check', ...paths).stdout;
    expect(judged('.')).toMatch(/^failed \(readiness-errors\): 2 files judged, /);
    expect(judged('apps')).toMatch(/: 1 file judged, /);
    expect(run('check', 'old.yaml')).toMatchObject({
      exit: 1,
      stdout: 'failed (readiness-errors): 1 file judged, 1 error\n',
    });
  });

  it.each([
    [['check', 'nowhere.yaml'], 'nowhere.yaml: there is no such file or folder'],
    [['check', '--base', 'nowhere'], 'there is no commit nowhere in this checkout'],
    [['check', '--base=--output=x'], '"--output=x" cannot be the name of a commit'],
    [['check', '--bse', 'main'], 'did you mean --base?'],
    [['check', '.', '..', '--base', 'main'], '.. is not in the repository'],
  ])('%j is bad input', (words, says) => {
    const { exit, stdout, stderr } = run(...words);
    expect(exit).toBe(2);
    expect(stdout + stderr).toContain(says);
  });
});
