import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DoctorRun } from '../../src/commands/doctor.ts';
import { doctor } from '../../src/commands/doctor.ts';
import { environmentOf } from '../../src/configuration/environment.ts';
import { planDeployment } from '../../src/deployment/plan-deployment.ts';
import type { Diagnosis } from '../../src/doctor/diagnosis.ts';
import { inspectRepository } from '../../src/github/inspect.ts';
import type { Inspection } from '../../src/ports/inspection.ts';
import type { Sources } from '../../src/ports/sources.ts';
import { examineAll } from '../../src/stages/doctor/examination.ts';
import { token } from '../../world/github/server.ts';
import { never } from '../clock.ts';
import { quietLog } from '../cluster/connection.ts';
import { builder, trivy } from '../doctor/facts.ts';
import { gitopsToken } from '../github/world.ts';
import { clusterOf, Stand } from '../stages/stand.ts';

let stand: Stand;
let errors: string[];
let shown: string[];

beforeEach(async () => {
  stand = await Stand.open();
  errors = [];
  shown = [];
});
afterEach(() => stand[Symbol.asyncDispose]());

const noWorkflows: Sources = { find: async () => undefined, read: async () => ({ result: 'not-there' }) };

/** A machine, tools and rights as they should be; GitHub is the one of the stand. */
function inspection(over: Partial<Inspection> = {}): Inspection {
  const at = { apiUrl: stand.world.server.apiUrl, clock: stand.world.clock, log: quietLog() };
  return {
    machine: async () => ({ node: '24.0.0', git: '2.43.0', freeBytes: 9e9, folder: '/tmp' }),
    application: async () => inspectRepository({ ...at, repository: 'acme/api', token }),
    gitops: async () => inspectRepository({ ...at, repository: 'acme/gitops', token: gitopsToken }),
    cluster: async () => ({
      through: 'kubernetes',
      time: async () => stand.world.clock.now(),
      may: async () => ({ state: 'given', value: true }),
    }),
    pushRight: async () => ({ right: 'granted', why: 'yes' }),
    trivy: async () => ({ ...trivy, database: stand.world.clock.now() }),
    builder: async () => builder,
    ...over,
  };
}

async function examine(over: Partial<DoctorRun> = {}) {
  const cluster = async () => clusterOf(stand, () => ({ tag: 'v0', revision: stand.world.gitops.head() }));
  const ports = await stand.ports({ cluster, sources: async () => noWorkflows });
  const ended = await doctor({
    configuration: stand.configuration,
    environments: Object.entries(stand.configuration.environments),
    ports: {
      ...ports,
      log: { ...ports.log, error: (message) => void errors.push(message) },
      results: { ...ports.results, show: (text) => void shown.push(text) },
    },
    inspection: inspection(),
    planFor: async () => stand.plan(stand.a, 1),
    gitopsUrl: stand.world.gitops.cloneUrl,
    by: 'git',
    signal: never,
    hide: (text) => text,
    isJob: false,
    ...over,
  });
  const diagnoses = ended.details?.['diagnoses'] as readonly Diagnosis[];
  const answers = new Map(diagnoses.map(({ question, answer }) => [question as string, answer]));
  return { ...ended, diagnoses, answers };
}

async function unused(): Promise<never> {
  throw new Error('nobody should need this here');
}

function sentenceOf(diagnoses: readonly Diagnosis[], question: string): string {
  return diagnoses.find((one) => one.question === question)?.sentence ?? '';
}

describe('doctor of previews', () => {
  const preview = `write: push
    preview:
      template: apps/ap
      path: apps/pr-{{pull-request}}`;
  const targets = `
    - name: eu
      edits: [{file: "apps/pr-{{pull-request}}/values.yaml", path: .image.tag}]
      argocd: {application: "api-{{pull-request}}"}
      workloads: [{namespace: prod, name: api}]`;
  const plan = (environment: string) =>
    planDeployment(stand.configuration, {
      ...stand.facts(1),
      environment,
      source: { commit: stand.a, branch: 'main', date: '2026-03-01T00:00:00Z' },
    });

  beforeEach(async () => {
    await stand[Symbol.asyncDispose]();
    stand = await Stand.open(preview, { clusters: '{}', targets });
  });

  it('finds nothing wrong with what only one of them has, and says how to ask for that', async () => {
    const planFor = async (environment: string) => plan(environment);
    const { diagnoses } = await examine({ planFor });
    const problems = diagnoses.filter(({ answer }) => answer === 'problem').map(({ question }) => question);
    expect(problems).toEqual([]);
    expect(diagnoses.find(({ question }) => question === 'edits')).toMatchObject({
      answer: 'could-not-tell',
      remedy: 'run doctor for one that is open: --environment prod-17',
    });
  });

  it('asks of one of them what is asked of any environment', async () => {
    const name = 'prod-17';
    const environments = [[name, environmentOf(stand.configuration, name)]] as const;
    const { answers, diagnoses } = await examine({ environments, planFor: async () => plan(name) });
    expect(Object.fromEntries(answers)).toMatchObject({ edits: 'fine', 'argocd-application': 'problem' });
    expect(sentenceOf(diagnoses, 'argocd-application')).toContain('argocd/api-17');
  });
});

describe('doctor of nodes', () => {
  const asking = (cluster: true | string) => ({
    ...stand.configuration,
    readiness: { ...stand.configuration.readiness, cluster },
  });

  it('asks about each cluster once, where the configuration wants nodes', async () => {
    const { diagnoses } = await examine({ configuration: asking('eu') });
    const nodes = diagnoses.filter(({ question }) => question === 'nodes');
    expect(nodes.map(({ about, answer }) => [about, answer])).toEqual([
      ['eu', 'fine'],
      ['the cluster', 'fine'],
    ]);
    expect((await examine()).answers.has('nodes')).toBe(false);
  });

  it('cannot tell where there is no way to the cluster', async () => {
    const nowhere = inspection({ cluster: async () => undefined });
    const { diagnoses } = await examine({ configuration: asking(true), inspection: nowhere });
    expect(diagnoses.find(({ question }) => question === 'nodes')).toMatchObject({
      answer: 'could-not-tell',
      sentence: 'no way to the cluster was given: amounts are judged without them',
    });
  });
});

describe('doctor', () => {
  it('asks everything, finds what is wrong, and only reads', async () => {
    stand.world.requests();
    const { outcome, output, markdown, answers, diagnoses } = await examine();
    expect(Object.fromEntries(answers)).toMatchObject({
      runner: 'fine',
      clock: 'fine',
      token: 'fine',
      permissions: 'could-not-tell',
      'gitops-token': 'fine',
      'starts-workflows': 'fine',
      branch: 'fine',
      write: 'fine',
      merging: 'fine',
      'required-check': 'fine',
      paths: 'fine',
      edits: 'fine',
      'argocd-application': 'fine',
      'argocd-permissions': 'fine',
      'auto-sync': 'fine',
      // the Application of the stand names no source
      source: 'problem',
      overrides: 'fine',
      workload: 'fine',
      templates: 'fine',
      'cluster-permissions': 'fine',
      registry: 'fine',
      tags: 'fine',
      trivy: 'fine',
      'trivy-database': 'fine',
      builder: 'fine',
      'workflow-resume': 'could-not-tell',
    });
    expect(outcome).toMatchObject({
      outcome: 'failed',
      reason: 'problems-found',
      sentence: expect.stringMatching(/^1 problem, \d+ fine, \d+ that could not be told$/),
    });
    expect(output?.split('\n').at(-2)).toBe(outcome.sentence);
    expect(markdown).toContain(`### ${outcome.sentence}\n\n\`\`\`text\nThis machine\n`);
    expect(sentenceOf(diagnoses, 'edits')).toBe('1 in apps/api/values.yaml');
    expect(
      stand.world
        .requests()
        .filter((request) => !/^GET |^POST \/(graphql|acme\/gitops\.git\/git-upload-pack)/.test(request)),
    ).toEqual([]);
  });

  it('is a job with a checklist in its log, and an annotation for each problem and nothing else', async () => {
    await examine({ isJob: true });
    expect(shown.join()).toContain('GitOps repository\n  fine');
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/^source: prod\/eu api: it follows nothing.* \(correct/);
  });

  it('on the command line shows it once', async () => {
    const { output } = await examine();
    expect(shown).toEqual([]);
    expect(errors).toEqual([]);
    expect(output).toContain('PROBLEM');
  });

  it('tells nothing that is masked', async () => {
    const leaking = inspection({ machine: () => Promise.reject(new Error('login hunter2 failed')) });
    const { output, details } = await examine({
      inspection: leaking,
      hide: (text) => text.replaceAll('hunter2', '***'),
    });
    expect(output).toContain('login *** failed');
    expect(`${output}${JSON.stringify(details)}`).not.toContain('hunter2');
  });

  it('ends well where nothing is a problem, whatever could not be told', async () => {
    const { outcome } = await examine({ environments: [] });
    expect(outcome).toMatchObject({
      outcome: 'succeeded',
      reason: 'done',
      sentence: expect.stringMatching(/^no problem, /),
    });
  });

  it('lets none that fails hide another', async () => {
    const broken = () => Promise.reject(new Error('broken'));
    const all: Inspection = {
      machine: broken,
      application: broken,
      gitops: broken,
      cluster: broken,
      pushRight: broken,
      trivy: broken,
      builder: broken,
    };
    const { answers, diagnoses, outcome } = await examine({ inspection: all });
    for (const question of [
      'runner',
      'token',
      'gitops-token',
      'write',
      'trivy',
      'argocd-permissions',
      'cluster-permissions',
    ])
      expect(answers.get(question), question).toBe('could-not-tell');
    expect(sentenceOf(diagnoses, 'runner')).toBe('broken');
    for (const question of ['branch', 'edits', 'workload', 'registry', 'tags'])
      expect(answers.get(question), question).toBe('fine');
    expect(outcome.outcome).toBe('failed');
  });

  it('tells a rule of the branch, and that no check starts for the token of a job', async () => {
    const rule = { asRuleset: 'safe', requiredChecks: ['lint'], requiredReviews: 1 };
    stand.world.server.state.repositories.get('acme/gitops')?.protections.set('main', rule);
    const [environment] = Object.values(stand.configuration.environments);
    if (environment === undefined) throw new Error('the stand has one');
    const job = 'ghs_job';
    stand.world.server.addToken(job, {
      login: 'github-actions[bot]',
      type: 'actions',
      repositories: 'all',
      permissions: { contents: 'write', pull_requests: 'write' },
    });
    const as = (write: 'push' | 'pull-request') =>
      examine({
        environments: [['prod', { ...environment, write }]],
        inspection: inspection({
          gitops: async () =>
            inspectRepository({
              apiUrl: stand.world.server.apiUrl,
              clock: stand.world.clock,
              log: quietLog(),
              repository: 'acme/gitops',
              token: job,
            }),
        }),
      });
    const pushed = await as('push');
    expect(pushed.answers.get('write')).toBe('problem');
    expect(sentenceOf(pushed.diagnoses, 'write')).toContain('ruleset safe');
    const proposed = await as('pull-request');
    expect(Object.fromEntries(proposed.answers)).toMatchObject({
      write: 'fine',
      'starts-workflows': 'problem',
      merging: 'problem',
      'our-branch': 'fine',
    });
  });

  it('tells a branch, a path and an edit that are not there', async () => {
    const { gitops } = stand.configuration;
    const elsewhere = { ...stand.configuration, gitops: { ...gitops, branch: 'nowhere' } };
    const noBranch = await examine({ configuration: elsewhere });
    expect(noBranch.answers.get('branch')).toBe('problem');
    const wrong = { ...stand.configuration, gitops: { ...gitops, 'allowed-paths': ['elsewhere/**'] } };
    expect((await examine({ configuration: wrong })).answers.get('paths')).toBe('problem');
    const plan = stand.plan(stand.a, 1);
    const misplaced = { ...plan, gitops: { ...plan.gitops, allowedPaths: ['elsewhere/**'] } };
    const refused = await examine({ planFor: async () => misplaced });
    expect(refused.answers.get('edits')).toBe('problem');
    expect(sentenceOf(refused.diagnoses, 'edits')).toContain('outside of gitops.allowed-paths');
  });

  it('without a way to a cluster says so, and without a commit cannot tell of edits', async () => {
    const ports = await stand.ports({ cluster: async () => undefined, sources: async () => noWorkflows });
    const noCommit = () => Promise.reject(new Error('the commit to deploy is not known'));
    const { answers, diagnoses } = await examine({
      ports,
      planFor: noCommit,
      inspection: inspection({ cluster: async () => undefined }),
    });
    expect(Object.fromEntries(answers)).toMatchObject({
      workload: 'could-not-tell',
      'argocd-application': 'could-not-tell',
      edits: 'could-not-tell',
      registry: 'could-not-tell',
    });
    expect(sentenceOf(diagnoses, 'workload')).toContain('not-watched');
  });

  it('cannot tell of what stands behind a port that fails, and says of each why', async () => {
    const broken = () => Promise.reject(new Error('broken'));
    const ports = await stand.ports({
      cluster: broken,
      gitops: broken,
      registry: broken,
      signing: broken,
      sources: broken,
    });
    const signed = { ...stand.configuration, signing: { ...stand.configuration.signing, sign: true } };
    const { answers, diagnoses } = await examine({ ports, configuration: signed });
    for (const question of [
      'branch',
      'paths',
      'edits',
      'argocd-application',
      'workload',
      'registry',
      'signing',
      'workflow-resume',
    ]) {
      expect(answers.get(question), question).toBe('could-not-tell');
      expect(sentenceOf(diagnoses, question), question).toBe('broken');
    }
    expect(Object.fromEntries(answers)).toMatchObject({ runner: 'fine', token: 'fine', write: 'fine' });
  });

  it('tells whether the job can sign, and whether what is trusted can be read', async () => {
    const told = async (signing: object, obstacle?: string, wrong?: string) => {
      const port = { obstacle, trustObstacle: async () => wrong, claims: unused, sign: unused, examine: unused };
      const ports = await stand.ports({ signing: async () => port, sources: async () => noWorkflows });
      const configuration = { ...stand.configuration, signing: { ...stand.configuration.signing, ...signing } };
      const { answers, diagnoses } = await examine({ ports, configuration, environments: [] });
      return `${answers.get('signing')}: ${sentenceOf(diagnoses, 'signing')}`;
    };
    const verify = [{ issuer: 'https://token.actions.githubusercontent.com', subject: 'https://github.com/acme/api' }];
    expect(await told({})).toBe('undefined: ');
    expect(await told({ sign: true })).toBe('fine: the job has an identity to sign with');
    expect(await told({ sign: true }, 'there is no identity token')).toBe('problem: there is no identity token');
    expect(await told({ verify })).toMatch(/^could-not-tell: .*public Sigstore/);
    expect(await told({ verify, 'trusted-root': 'env:ROOT' })).toBe('fine: signatures are held against ROOT');
    expect(await told({ verify, 'trusted-root': 'env:ROOT' }, undefined, 'ROOT is not set')).toBe(
      'problem: ROOT is not set',
    );
  });

  it('reads the workflows of the working folder, and tells one that is no YAML', async () => {
    const files: Readonly<Record<string, string>> = {
      '.github/workflows/deploy.yml':
        'on: push\njobs:\n  go:\n    permissions: {}\n    steps:\n      - uses: acme/gitops-deploy@v1\n',
      '.github/workflows/broken.yaml': 'on: [push',
    };
    const sources: Sources = {
      find: async () => ({
        kind: 'folder',
        files: [...Object.keys(files), '.github/workflows/notes.md'],
        notFollowed: [],
      }),
      read: async (path) => ({ result: 'read', bytes: new TextEncoder().encode(files[path] ?? '') }),
    };
    const ports = await stand.ports({ sources: async () => sources });
    const { diagnoses } = await examine({ ports, environments: [] });
    const own = diagnoses.filter(({ question }) => question.startsWith('workflow'));
    expect(own.map(({ question, answer }) => `${question} ${answer}`)).toEqual([
      'workflow-permissions problem',
      'workflow-concurrency fine',
      'workflow-trigger fine',
      'workflow-trigger could-not-tell',
      'workflow-resume fine',
      'workflow-pin fine',
    ]);
    expect(own[0]?.place).toEqual({ file: '.github/workflows/deploy.yml', line: 6 });
  });

  it('misses a workflow that resumes where an approval or an environment before is waited for', async () => {
    const [, staging] = Object.entries(stand.configuration.environments)[0] ?? [];
    if (staging === undefined) throw new Error('there is no environment');
    const gated = { ...staging, after: ['staging'], approvals: { environment: 'production', reviews: 0 } };
    const sources: Sources = { ...noWorkflows, find: async () => ({ kind: 'folder', files: [], notFollowed: [] }) };
    const ports = await stand.ports({ sources: async () => sources });
    const { diagnoses } = await examine({ ports, environments: [['production', gated]] });
    expect(sentenceOf(diagnoses, 'workflow-resume')).toBe(
      'no workflow runs resume, and these may wait for a person or a time: what production comes after (staging), approvals of production',
    );
  });
});

describe('examinations', () => {
  it('that never answer are given up, also where they do not listen', async () => {
    const begun = performance.now();
    const deaf = { questions: ['runner', 'clock'], about: 'x', run: () => new Promise<never>(() => {}) } as const;
    const answers = await examineAll([deaf, deaf], never, 50);
    expect(performance.now() - begun).toBeLessThan(2000);
    expect(answers.map(({ question, answer, sentence }) => `${question} ${answer}: ${sentence}`)).toEqual([
      'runner could-not-tell: there was no answer within 0.05 s',
      'clock could-not-tell: there was no answer within 0.05 s',
      'runner could-not-tell: there was no answer within 0.05 s',
      'clock could-not-tell: there was no answer within 0.05 s',
    ]);
  });

  it('end with the run', async () => {
    const stop = new AbortController();
    const run = examineAll(
      [{ questions: ['runner'], about: 'x', run: () => new Promise<never>(() => {}) }],
      stop.signal,
    );
    stop.abort(new Error('cancelled'));
    await expect(run).rejects.toThrow('cancelled');
  });
});
