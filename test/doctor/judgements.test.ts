import { describe, expect, it } from 'vitest';
import { wordsIn } from '../../src/configuration/template.ts';
import type { SeenApplication } from '../../src/doctor/application.ts';
import {
  judgeAutoSync,
  judgeOverrides,
  judgeSource,
  judgeVersion,
  judgeWindows,
  plainAddress,
  seenApplication,
  sourceFiles,
} from '../../src/doctor/application.ts';
import type { Writing } from '../../src/doctor/branch.ts';
import { judgeOurBranch, judgeStarts, judgeWrite } from '../../src/doctor/branch.ts';
import type { Diagnosis } from '../../src/doctor/diagnosis.ts';
import { judgeClock, judgeMachine } from '../../src/doctor/machine.ts';
import { judgeMerging } from '../../src/doctor/merging.ts';
import { judgeNodeRights, nodeRights } from '../../src/doctor/nodes.ts';
import { judgePaths } from '../../src/doctor/paths.ts';
import { questions } from '../../src/doctor/questions.ts';
import {
  applicationRights,
  argoRights,
  judgeArgoRights,
  judgeKubernetesRights,
  workloadRights,
} from '../../src/doctor/rights.ts';
import type { PermissionFacts, TokenOf } from '../../src/doctor/token.ts';
import { judgePermissions, judgeToken, kindByPrefix } from '../../src/doctor/token.ts';
import {
  judgeBuilder,
  judgeDatabase,
  judgePlatforms,
  judgePull,
  judgePush,
  judgeTags,
  judgeTrivy,
} from '../../src/doctor/tools.ts';
import { judgeTemplates, judgeWorkload, templatesOf } from '../../src/doctor/workloads.ts';
import { readApplicationSet } from '../../src/rollout/application-set.ts';
import { readProject } from '../../src/rollout/sync-window.ts';
import { readWorkload } from '../../src/rollout/workload.ts';
import { application, branch, builder, checks, now, reviews, rule, seen, settings, trivy } from './facts.ts';

const of: TokenOf = { repository: 'acme/api', input: 'github-token', question: 'token', now };
const ofGitops: TokenOf = { repository: 'acme/gitops', input: 'gitops-token', question: 'gitops-token', now };
const writing: Writing = { environment: 'prod', write: 'push', merge: 'immediate', by: 'api', branch: 'main' };
const proposing: Writing = { ...writing, write: 'pull-request' };
const needed = [
  { name: 'contents', level: 'read' },
  { name: 'statuses', level: 'write' },
] as const;

function permissions(facts: Partial<PermissionFacts>) {
  return judgePermissions({ seen: seen({}), needed, probes: new Map(), ...facts }, of);
}

const target = { about: 'prod/eu api', application: { namespace: 'argocd', name: 'api' }, sync: 'never' } as const;
const app = (over: Parameters<typeof application>[0] = {}): SeenApplication => seenApplication(application(over));
const manual = app({ spec: { syncPolicy: {} } });
const written = { url: 'https://github.com/acme/gitops.git', branch: 'main', files: ['apps/api/values.yaml'] };
const keys = { image: 'ghcr.io/acme/api', paths: ['.image.tag'] };
const overrides = (seenApp: SeenApplication) => judgeOverrides(seenApp, [], { keys, about: 'prod/eu api' });
const project = (...syncWindows: readonly object[]) =>
  readProject({ metadata: { name: 'shop' }, spec: { syncWindows } });
const closed = (duration: string, schedule = '0 0 * * *') =>
  project({ kind: 'deny', schedule, duration, applications: ['*'] });
const set = (maxUpdate: number) =>
  readApplicationSet({
    metadata: { name: 'all', namespace: 'argocd' },
    spec: { strategy: { type: 'RollingSync', rollingSync: { steps: [{ maxUpdate }] } } },
    status: { applicationStatus: [{ application: 'api', step: '1', status: 'Waiting' }] },
  });

const name = { kind: 'Rollout', namespace: 'prod', name: 'api' } as const;
const rollout = (image: string) =>
  readWorkload('Rollout', {
    metadata: { name: 'api', namespace: 'prod' },
    spec: { template: { spec: { containers: [{ name: 'a', image }] } } },
  });
const workload = (sight: Parameters<typeof judgeWorkload>[1]) =>
  judgeWorkload(name, sight, { image: 'ghcr.io/acme/api', target: 'prod/eu' });
const template = { name: 'success', isClusterWide: false };
const templates = (
  wanted: Parameters<typeof judgeTemplates>[0],
  known: Parameters<typeof judgeTemplates>[1],
  seesAll = true,
) => judgeTemplates(wanted, known, { about: 'prod/eu', namespace: 'prod', seesAll });
const reviewed = (isGranted: (resource: string) => boolean | undefined) =>
  workloadRights('prod', [{ group: 'argoproj.io', resource: 'rollouts' }]).map((one) => ({
    ...one,
    isGranted: isGranted(one.right.resource),
  }));
const clusterRights = (isGranted: (resource: string) => boolean | undefined) =>
  judgeKubernetesRights(reviewed(isGranted), { question: 'cluster-permissions', about: 'prod/eu' });
const nodes = (isGranted: (resource: string) => boolean | undefined) =>
  judgeNodeRights(
    nodeRights.map((one) => ({ ...one, isGranted: isGranted(one.right.resource) })),
    'eu',
  );
const argo = (isGranted: (action: string) => boolean | undefined, syncs = true) =>
  judgeArgoRights(
    argoRights('shop/api', syncs).map((one) => ({ ...one, isGranted: isGranted(one.right.action) })),
    { about: 'prod/eu', steers: true },
  );
const { database: _, ...withoutDatabase } = trivy;
const policy = { maxAgeSeconds: 7 * 86_400, mayDownload: true, now };
const tags = (all: readonly string[], isImmutable = true) => judgeTags(all, { isImmutable, words: wordsIn });

/** What is asked, what is answered, and words of the sentence with what to do. */
type Row = readonly [what: string, diagnosis: () => Diagnosis, answer: string, words: RegExp];

const rows: readonly Row[] = [
  [
    'a good machine',
    () => judgeMachine({ node: '24.1.0', git: '2.43.0', freeBytes: 9e9, folder: '/tmp' }, { git: true }),
    'runner fine',
    /Node 24.1.0, git 2.43.0, 9 GB/,
  ],
  [
    'an old Node',
    () => judgeMachine({ node: '18.0.0', freeBytes: 9e9, folder: '/tmp' }, { git: false }),
    'runner problem',
    /too old.*setup-node/,
  ],
  [
    'no git where it is needed',
    () => judgeMachine({ node: '24.0.0', freeBytes: 9e9, folder: '/tmp' }, { git: true }),
    'runner problem',
    /transport: api/,
  ],
  [
    'no git where it is not',
    () => judgeMachine({ node: '24.0.0', freeBytes: 9e9, folder: '/tmp' }, { git: false }),
    'runner fine',
    /no git/,
  ],
  [
    'a full disk',
    () => judgeMachine({ node: '24.0.0', git: '2', freeBytes: 1e9, folder: '/tmp' }, { git: true }),
    'runner problem',
    /only 1 GB/,
  ],
  ['a clock that agrees', () => only(judgeClock([{ of: 'GitHub', aheadSeconds: -1 }])), 'clock fine', /agrees/],
  ['a clock at the limit', () => only(judgeClock([{ of: 'GitHub', aheadSeconds: 30 }])), 'clock fine', /30 s apart/],
  [
    'a clock that is ahead',
    () => only(judgeClock([{ of: 'GitHub', aheadSeconds: 31 }])),
    'clock problem',
    /31 s ahead.*NTP/,
  ],
  [
    'a clock that is behind',
    () => only(judgeClock([{ of: 'GitHub', aheadSeconds: -90 }])),
    'clock problem',
    /90 s behind/,
  ],
  ['no clock', () => only(judgeClock([])), 'clock could-not-tell', /nobody/],

  [
    'the token of a job',
    () => judgeToken(seen({ kind: 'actions', login: 'github-actions[bot]' }), of),
    'token fine',
    /GITHUB_TOKEN/,
  ],
  [
    'a token that ends in a month',
    () => judgeToken(seen({ endsAt: new Date('2026-04-01') }), of),
    'token fine',
    /until 2026-04-01/,
  ],
  [
    'a token that ends soon',
    () => judgeToken(seen({ endsAt: new Date('2026-03-05') }), of),
    'token problem',
    /ends on 2026-03-05.*github-token/,
  ],
  [
    'a token of an App that ends within the hour',
    () => judgeToken(seen({ isMinted: true, endsAt: new Date('2026-03-01T13:00:00Z') }), of),
    'token fine',
    /until/,
  ],
  [
    'a token that has ended',
    () => judgeToken({ state: 'refused', kind: 'classic', status: 401, message: 'Bad credentials' }, of),
    'token problem',
    /does not take/,
  ],
  [
    'no answer',
    () => judgeToken({ state: 'refused', kind: 'classic', status: 403, message: 'SSO' }, of),
    'token could-not-tell',
    /403: SSO/,
  ],
  [
    'an App that gives no token',
    () =>
      judgeToken(
        { state: 'refused', kind: 'installation', message: 'the App is suspended', remedy: 'unsuspend it' },
        ofGitops,
      ),
    'gitops-token problem',
    /suspended.*unsuspend/,
  ],
  [
    'GITHUB_TOKEN for another repository',
    () => judgeToken({ state: 'refused', kind: 'actions', status: 404, message: 'Not Found' }, ofGitops),
    'gitops-token problem',
    /its own repository alone.*install the App/,
  ],
  [
    'a repository that is not there',
    () => judgeToken({ state: 'refused', kind: 'fine-grained', status: 404, message: 'Not Found' }, ofGitops),
    'gitops-token problem',
    /correct the name/,
  ],
  ['a GitOps token', () => judgeToken(seen({}), ofGitops), 'gitops-token fine', /fine-grained/],
  [
    'a GitOps token that a policy stops',
    () => judgeToken({ state: 'refused', kind: 'unknown', status: 403, message: 'IP' }, ofGitops),
    'gitops-token could-not-tell',
    /IP/,
  ],

  [
    'a read that is denied',
    () => permissions({ probes: new Map([['statuses', 'denied']]) }),
    'permissions problem',
    /lacks statuses: write.*fine-grained/i,
  ],
  [
    'what cannot be known',
    () => permissions({ probes: new Map([['contents', 'allowed']]) }),
    'permissions could-not-tell',
    /does not tell.*statuses: write/,
  ],
  [
    'a token that is made for it',
    () => permissions({ seen: seen({ isMinted: true }) }),
    'permissions fine',
    /made for just that/,
  ],
  [
    'reads alone',
    () => permissions({ needed: [{ name: 'contents', level: 'read' }], probes: new Map([['contents', 'allowed']]) }),
    'permissions fine',
    /contents: read/,
  ],
  [
    'a classic token without scope',
    () => permissions({ seen: seen({ kind: 'classic', scopes: ['gist'] }, { mayPush: true }) }),
    'permissions problem',
    /scope repo/,
  ],
  [
    'a classic token with a scope for public repositories',
    () =>
      permissions({ seen: seen({ kind: 'classic', scopes: ['public_repo'] }, { mayPush: true, isPrivate: false }) }),
    'permissions fine',
    /public_repo/,
  ],
  [
    'the same for a private one',
    () => permissions({ seen: seen({ kind: 'classic', scopes: ['public_repo'] }, { mayPush: true }) }),
    'permissions problem',
    /scope repo/,
  ],
  [
    'a classic token of somebody who only reads',
    () => permissions({ seen: seen({ kind: 'classic', scopes: ['repo'], login: 'bob' }, { mayPush: false }) }),
    'permissions problem',
    /bob may not write.*role Write/,
  ],
  [
    'the role of a token of an App',
    () => permissions({ seen: seen({ kind: 'installation' }, { mayPush: false }) }),
    'permissions could-not-tell',
    /does not tell/,
  ],
  [
    'an archived repository',
    () => permissions({ seen: seen({}, { isArchived: true }) }),
    'permissions problem',
    /archived/,
  ],
  [
    'GITHUB_TOKEN that lacks something',
    () => permissions({ seen: seen({ kind: 'actions' }), probes: new Map([['statuses', 'denied']]) }),
    'permissions problem',
    /permissions: { statuses: write }/,
  ],
  [
    'a GitOps token that lacks something',
    () =>
      judgePermissions(
        { seen: seen({ kind: 'installation' }), needed, probes: new Map([['contents', 'denied']]) },
        ofGitops,
      ),
    'gitops-permissions problem',
    /Permissions & events/,
  ],
  [
    'a GitOps token that is made for it',
    () => judgePermissions({ seen: seen({ isMinted: true }), needed, probes: new Map() }, ofGitops),
    'gitops-permissions fine',
    /made/,
  ],
  [
    'a GitOps token that nobody knows',
    () => judgePermissions({ seen: seen({ kind: 'unknown' }), needed, probes: new Map() }, ofGitops),
    'gitops-permissions could-not-tell',
    /acme\/gitops/,
  ],

  [
    'a job that starts no checks',
    () => judgeStarts(branch(checks), 'actions', proposing),
    'starts-workflows problem',
    /lint would never begin.*app-id/,
  ],
  [
    'a job where none are required',
    () => judgeStarts(branch(), 'actions', proposing),
    'starts-workflows fine',
    /none start.*no check is required/,
  ],
  [
    'an App',
    () => judgeStarts(branch(checks), 'installation', proposing),
    'starts-workflows fine',
    /they start; required: lint/,
  ],
  [
    'a token of another kind',
    () => judgeStarts(branch(checks), 'unknown', proposing),
    'starts-workflows could-not-tell',
    /not known/,
  ],

  ['a branch without rules', () => judgeWrite(branch(), writing), 'write fine', /passes/],
  [
    'rules of no concern',
    () => judgeWrite(branch(rule('deletion'), rule('non_fast_forward'), rule('required_linear_history')), writing),
    'write fine',
    /passes/,
  ],
  [
    'a rule of pull requests',
    () => judgeWrite(branch(reviews), writing),
    'write problem',
    /by pull request \(ruleset safe\).*write: pull-request/,
  ],
  [
    'a rule that is bypassed',
    () => judgeWrite(branch(rule('pull_request', {}, true)), writing),
    'write fine',
    /bypasses/,
  ],
  ['required checks', () => judgeWrite(branch(checks), writing), 'write problem', /lint must have passed/],
  ['a merge queue', () => judgeWrite(branch(rule('merge_queue')), writing), 'write problem', /merge queue/],
  [
    'a rule of pull requests where we may propose',
    () => judgeWrite(branch(reviews), { ...writing, write: 'push-or-pull-request' }),
    'write fine',
    /would be refused/,
  ],
  [
    'signatures by git',
    () => judgeWrite(branch(rule('required_signatures')), { ...writing, by: 'git' }),
    'write problem',
    /signed.*transport: api/,
  ],
  ['signatures by the API', () => judgeWrite(branch(rule('required_signatures')), writing), 'write fine', /passes/],
  [
    'a rule about the message',
    () => judgeWrite(branch(rule('commit_message_pattern')), writing),
    'write could-not-tell',
    /commit_message_pattern/,
  ],
  [
    'a protection that is hidden',
    () => judgeWrite({ rules: [], protection: { checks: [] } }, writing),
    'write could-not-tell',
    /administrators/,
  ],
  [
    'a protection with checks',
    () => judgeWrite({ rules: [], protection: { checks: ['lint'] } }, writing),
    'write problem',
    /lint must have passed/,
  ],
  [
    'a protection with reviews',
    () =>
      judgeWrite(
        {
          rules: [],
          protection: { checks: [], rest: { reviews: 1, isSigned: false, isLinear: false, isRestricted: false } },
        },
        writing,
      ),
    'write problem',
    /reviewed pull request/,
  ],
  ['pull requests', () => judgeWrite(branch(reviews), proposing), 'write fine', /by pull request/],

  [
    'a branch of ours',
    () => judgeOurBranch(branch(), proposing, 'gitops-deploy/api/prod'),
    'our-branch fine',
    /can be made/,
  ],
  [
    'a branch of ours that may not be forced',
    () => judgeOurBranch(branch(rule('non_fast_forward')), proposing, 'gitops-deploy/api/prod'),
    'our-branch problem',
    /force pushes.*exclude/,
  ],
  [
    'a branch of ours that must be signed, by the API',
    () => judgeOurBranch(branch(rule('required_signatures')), proposing, 'x'),
    'our-branch fine',
    /can be made/,
  ],
  [
    'a branch of ours that must be signed, by git',
    () => judgeOurBranch(branch(rule('required_signatures')), { ...proposing, by: 'git' }, 'x'),
    'our-branch problem',
    /signed/,
  ],

  ['a push', () => judgeMerging(branch(), settings, writing), 'merging fine', /pushed/],
  [
    'a person who merges',
    () => judgeMerging(branch(reviews), settings, { ...proposing, merge: 'manual' }),
    'merging fine',
    /person/,
  ],
  [
    'at once where nothing is required',
    () => judgeMerging(branch(), settings, proposing),
    'merging fine',
    /by merge, at once/,
  ],
  [
    'at once where a review is required',
    () => judgeMerging(branch(reviews), settings, proposing),
    'merging problem',
    /1 approving review.*merge: auto/,
  ],
  [
    'auto-merge that is off',
    () =>
      judgeMerging(branch(reviews, checks), { ...settings, allowsAutoMerge: false }, { ...proposing, merge: 'auto' }),
    'merging problem',
    /Allow auto-merge/,
  ],
  [
    'auto-merge that is on',
    () => judgeMerging(branch(checks), settings, { ...proposing, merge: 'auto' }),
    'merging fine',
    /after the checks lint/,
  ],
  [
    'a merge queue, with immediate',
    () => judgeMerging(branch(rule('merge_queue')), settings, proposing),
    'merging fine',
    /queue of main/,
  ],
  [
    'a linear history where only merge commits are allowed',
    () => judgeMerging(branch(rule('required_linear_history')), { ...settings, methods: ['merge'] }, proposing),
    'merging problem',
    /no way to merge/,
  ],
  [
    'a rule that names a method',
    () => judgeMerging(branch(rule('pull_request', { allowed_merge_methods: ['squash'] })), settings, proposing),
    'merging fine',
    /by squash/,
  ],
  [
    'settings that are hidden',
    () =>
      judgeMerging(
        branch(),
        { defaultBranch: 'main', isPrivate: true, isArchived: false, isAdministrator: false },
        proposing,
      ),
    'merging could-not-tell',
    /does not show/,
  ],

  [
    'a path that is there',
    () => only(judgePaths(['apps/api/**'], (one) => one === 'apps/api')),
    'paths fine',
    /apps\/api is there/,
  ],
  [
    'a path that is not there',
    () => only(judgePaths(['aps/**'], () => false)),
    'paths problem',
    /no aps.*allowed-paths/,
  ],
  ['every path', () => only(judgePaths(['**'], () => false)), 'paths fine', /whole repository/],

  [
    'auto-sync that heals',
    () => judgeAutoSync(app({ spec: { syncPolicy: { automated: { selfHeal: true } } } }), undefined, target),
    'auto-sync fine',
    /heals/,
  ],
  ['auto-sync that does not heal', () => judgeAutoSync(app(), undefined, target), 'auto-sync fine', /auto-sync is on/],
  ['no auto-sync', () => judgeAutoSync(manual, undefined, target), 'auto-sync problem', /nobody syncs.*if-manual/],
  [
    'no auto-sync, and we sync',
    () => judgeAutoSync(manual, undefined, { ...target, sync: 'if-manual' }),
    'auto-sync fine',
    /we ask/,
  ],
  ['a RollingSync', () => judgeAutoSync(manual, set(1), target), 'auto-sync fine', /step 1 of 1/],
  ['a manual step of a RollingSync', () => judgeAutoSync(manual, set(0), target), 'auto-sync problem', /nobody syncs/],
  [
    'an ApplicationSet that is hidden',
    () => judgeAutoSync(manual, 'hidden', target),
    'auto-sync could-not-tell',
    /cannot be seen/,
  ],
  [
    'reconciliation that is skipped',
    () =>
      judgeAutoSync(
        app({ metadata: { annotations: { 'argocd.argoproj.io/skip-reconcile': 'true' } } }),
        undefined,
        target,
      ),
    'auto-sync problem',
    /skip-reconcile-/,
  ],

  ['no window', () => judgeWindows(project(), app(), now, 'prod/eu'), 'sync-window fine', /none/],
  [
    'a window that is closed now',
    () => judgeWindows(closed('13h'), app(), now, 'prod/eu'),
    'sync-window problem',
    /closed now, until 2026-03-01T13:00:00.000Z/,
  ],
  [
    'a window that is often closed',
    () => judgeWindows(closed('14h', '0 18 * * *'), app(), now, 'prod/eu'),
    'sync-window problem',
    /closed 58 %/,
  ],
  [
    'a window that is seldom closed',
    () => judgeWindows(closed('1h', '0 3 * * *'), app(), now, 'prod/eu'),
    'sync-window fine',
    /closed \d %.*next about 2026-03-02T03/,
  ],
  [
    'a window of others',
    () =>
      judgeWindows(
        project({ kind: 'deny', schedule: '* * * * *', duration: '1h', applications: ['other'] }),
        app(),
        now,
        'prod/eu',
      ),
    'sync-window fine',
    /open throughout/,
  ],

  ['our repository, branch and path', () => judgeSource(app(), written, 'prod/eu'), 'source fine', /main, apps\/api/],
  [
    'the same by SSH',
    () => judgeSource(app({ source: { repoURL: 'git@github.com:acme/gitops.git' } }), written, 'prod/eu'),
    'source fine',
    /apps\/api/,
  ],
  [
    'HEAD of the default branch',
    () => judgeSource(app({ source: { targetRevision: 'HEAD' } }), { ...written, defaultBranch: 'main' }, 'prod/eu'),
    'source fine',
    /main/,
  ],
  [
    'HEAD of another default branch',
    () => judgeSource(app({ source: { targetRevision: 'HEAD' } }), { ...written, defaultBranch: 'trunk' }, 'prod/eu'),
    'source problem',
    /follows HEAD/,
  ],
  [
    'another repository',
    () => judgeSource(app({ source: { repoURL: 'https://github.com/acme/other' } }), written, 'prod/eu'),
    'source problem',
    /acme\/other, and not/,
  ],
  [
    'a fixed tag',
    () => judgeSource(app({ source: { targetRevision: 'v1' } }), written, 'prod/eu'),
    'source problem',
    /follows v1.*targetRevision to main/,
  ],
  [
    'a file elsewhere',
    () => judgeSource(app({ source: { path: 'apps/apis' } }), written, 'prod/eu'),
    'source could-not-tell',
    /values.yaml lies outside/,
  ],
  [
    'several sources, one of which refers to our values',
    () =>
      judgeSource(
        app({
          spec: {
            source: undefined,
            sources: [
              { repoURL: 'https://charts.example', chart: 'api', helm: { valueFiles: ['$own/apps/api/values.yaml'] } },
              { repoURL: written.url, targetRevision: 'main', ref: 'own' },
            ],
          },
        }),
        written,
        'prod/eu',
      ),
    'source fine',
    /main, \$own/,
  ],

  ['nothing that overrides', () => overrides(app()), 'overrides fine', /nothing/],
  [
    'an image that is overridden',
    () => overrides(app({ source: { kustomize: { images: ['ghcr.io/acme/api:old'] } } })),
    'overrides problem',
    /kustomize.images ghcr.io\/acme\/api:old/,
  ],
  [
    'another image',
    () => overrides(app({ source: { kustomize: { images: ['ghcr.io/acme/other:old'] } } })),
    'overrides fine',
    /nothing/,
  ],
  [
    'a parameter',
    () => overrides(app({ source: { helm: { parameters: [{ name: 'image.tag', value: 'x' }] } } })),
    'overrides problem',
    /parameter image.tag/,
  ],
  [
    'values in the Application',
    () => overrides(app({ source: { helm: { valuesObject: { image: { tag: 'x' } } } } })),
    'overrides problem',
    /image.tag in helm.valuesObject/,
  ],
  [
    'a file of Argo CD',
    () =>
      judgeOverrides(
        app(),
        [{ where: 'apps/api/.argocd-source-api.yaml', data: { kustomize: { images: ['ghcr.io/acme/api@sha256:1'] } } }],
        { keys, about: 'x' },
      ),
    'overrides problem',
    /\.argocd-source-api.yaml sets/,
  ],
  [
    'Image Updater',
    () =>
      overrides(
        app({
          metadata: { annotations: { 'argocd-image-updater.argoproj.io/image-list': 'api=ghcr.io/acme/api:1.x' } },
        }),
      ),
    'overrides problem',
    /Image Updater/,
  ],

  ['a version', () => judgeVersion('v3.2.0+abc', 'hub'), 'argocd-version fine', /v3.2.0/],
  ['an old version', () => judgeVersion('v2.7.1', 'hub'), 'argocd-version problem', /too old/],
  ['no version', () => judgeVersion('dev', 'hub'), 'argocd-version could-not-tell', /dev/],

  [
    'every right in Argo CD',
    () => argo(() => true),
    'argocd-permissions fine',
    /may get, sync.*p, ROLE, applications, action\/argoproj.io\/Rollout\/ACTION, shop\/api, allow/,
  ],
  [
    'no right to sync',
    () => argo((action) => action !== 'sync'),
    'argocd-permissions problem',
    /may not sync.*p, ROLE, applications, sync, shop\/api, allow/,
  ],
  ['no word on rights', () => argo(() => undefined), 'argocd-permissions could-not-tell', /nobody answers/],
  [
    'no right to sync by Kubernetes',
    () =>
      judgeKubernetesRights(
        applicationRights('argocd', true).map((one) => ({ ...one, isGranted: one.right.verb !== 'patch' })),
        {
          question: 'argocd-permissions',
          about: 'prod/eu',
        },
      ),
    'argocd-permissions problem',
    /"argocd": rules: \[{ apiGroups: \["argoproj.io"\], resources: \["applications"\], verbs: \["patch"\] }/,
  ],

  [
    'our image',
    () => workload({ state: 'seen', object: rollout('ghcr.io/acme/api:1') }),
    'workload fine',
    /runs ghcr.io\/acme\/api:1/,
  ],
  [
    'another image',
    () => workload({ state: 'seen', object: rollout('nginx:1') }),
    'workload problem',
    /runs nginx:1, and not/,
  ],
  ['no workload', () => workload({ state: 'absent' }), 'workload problem', /is not there/],
  ['no Argo Rollouts', () => workload({ state: 'unknown-type' }), 'workload problem', /install its CRDs/],
  [
    'a workload that is hidden',
    () => workload({ state: 'forbidden', message: 'no' }),
    'workload problem',
    /may not be seen: no/,
  ],
  [
    'a cluster that is away',
    () => workload({ state: 'unreachable', message: 'away' }),
    'workload could-not-tell',
    /away/,
  ],

  [
    'a template that is there',
    () => templates([template], { state: 'seen', object: ['success'] }),
    'templates fine',
    /success/,
  ],
  [
    'a template that is not there',
    () => templates([template], { state: 'seen', object: [] }),
    'templates problem',
    /no AnalysisTemplate success in prod/,
  ],
  [
    'a template that Argo CD does not show',
    () => templates([template], { state: 'seen', object: [] }, false),
    'templates could-not-tell',
    /kubectl get analysistemplate success -n prod/,
  ],
  [
    'templates that are hidden',
    () => templates([template], { state: 'forbidden', message: 'no' }),
    'templates could-not-tell',
    /resources: \["analysistemplates"\]/,
  ],
  [
    'a template of the cluster',
    () => templates([{ ...template, isClusterWide: true }], { state: 'seen', object: [] }),
    'templates could-not-tell',
    /clusteranalysistemplate success/,
  ],
  ['no analysis', () => templates([], { state: 'absent' }), 'templates fine', /no analysis/],

  [
    'every right in the cluster',
    () => clusterRights(() => true),
    'cluster-permissions fine',
    /list rollouts, watch rollouts/,
  ],
  [
    'no right to watch',
    () => clusterRights((one) => one !== 'rollouts'),
    'cluster-permissions problem',
    /rules: \[{ apiGroups: \["argoproj.io"\], resources: \["rollouts"\], verbs: \["list", "watch"\] }\]/,
  ],
  [
    'no right to logs',
    () => clusterRights((one) => one !== 'pods/log'),
    'cluster-permissions fine',
    /not get pods\/log.*resources: \["pods\/log"\], verbs: \["get"\]/,
  ],
  [
    'no word on rights in the cluster',
    () => clusterRights(() => undefined),
    'cluster-permissions could-not-tell',
    /nobody answers/,
  ],

  ['nodes that may be read', () => nodes(() => true), 'nodes fine', /^may be read, and what adds them$/],
  [
    'nodes that may be read, and not what adds them',
    () => nodes((one) => one === 'nodes'),
    'nodes fine',
    /add to a ClusterRole: rules: \[{ apiGroups: \["karpenter.sh"\], resources: \["nodepools"\], verbs: \["list"\] }\]; add to a Role in the namespace "kube-system": rules: \[{ apiGroups: \[""\], resources: \["configmaps"\], resourceNames: \["cluster-autoscaler-status"\], verbs: \["get"\] }\]/,
  ],
  [
    'nodes that may not be read',
    () => nodes(() => false),
    'nodes could-not-tell',
    /may not list nodes: amounts are judged without them.*add to a ClusterRole: rules: \[{ apiGroups: \[""\], resources: \["nodes"\], verbs: \["list"\] }/,
  ],
  ['no word on nodes', () => nodes(() => undefined), 'nodes could-not-tell', /nobody answers/],

  ['an image that is there', () => judgePull({ state: 'there', image: 'a:1' }, 'a'), 'registry fine', /has a:1/],
  [
    'an image that is gone',
    () => judgePull({ state: 'not-there', image: 'a:1' }, 'a'),
    'registry problem',
    /no longer has a:1/,
  ],
  [
    'a registry that refuses',
    () => judgePull({ state: 'refused', message: 'ghcr.io refuses', remedy: 'log in' }, 'a'),
    'registry problem',
    /refuses.*log in/,
  ],
  ['an image that nobody knows', () => judgePull({ state: 'open' }, 'a'), 'registry could-not-tell', /not known/],
  ['a push that is granted', () => judgePush({ right: 'granted', why: 'yes' }, 'a'), 'push fine', /yes/],
  [
    'a push that is refused',
    () => judgePush({ right: 'refused', why: 'no' }, 'a'),
    'push problem',
    /no.*docker\/login-action/,
  ],
  [
    'a push that is not known',
    () => judgePush({ right: 'unknown', why: 'perhaps' }, 'a'),
    'push could-not-tell',
    /perhaps/,
  ],
  ['a tag for each commit', () => tags(['{{sha}}', 'v-{{date}}']), 'tags fine', /each commit/],
  ['a tag for all', () => tags(['{{sha}}', 'latest']), 'tags problem', /latest is the same.*immutable-tags: false/],
  ['a tag that moves', () => tags(['latest'], false), 'tags fine', /moved/],

  ['a Trivy', () => judgeTrivy(trivy), 'trivy fine', /0.74.0/],
  [
    'a stolen Trivy',
    () => judgeTrivy({ ...trivy, wrong: 'published by thieves' }),
    'trivy problem',
    /thieves.*download/,
  ],
  ['no Trivy', () => judgeTrivy({ state: 'missing', message: 'none' }), 'trivy problem', /none/],
  [
    'a Trivy to download',
    () => judgeTrivy({ state: 'to-download', url: 'https://x/t', answer: 'there', message: '' }),
    'trivy fine',
    /downloaded from https:\/\/x\/t/,
  ],
  [
    'a Trivy that is not published',
    () => judgeTrivy({ state: 'to-download', url: 'https://x/t', answer: 'not-there', message: 'answers 404' }),
    'trivy problem',
    /answers 404.*scan.trivy.version/,
  ],
  [
    'a Trivy that is out of reach',
    () => judgeTrivy({ state: 'to-download', url: 'https://x/t', answer: 'unreachable', message: 'does not answer' }),
    'trivy could-not-tell',
    /scan.trivy.mirror/,
  ],
  ['a young database', () => judgeDatabase(trivy, policy), 'trivy-database fine', /1 day old/],
  [
    'an old database',
    () => judgeDatabase({ ...trivy, database: new Date('2026-01-01') }, { ...policy, mayDownload: false }),
    'trivy-database problem',
    /max-age/,
  ],
  [
    'an old database that is renewed',
    () => judgeDatabase({ ...trivy, database: new Date('2026-01-01') }, policy),
    'trivy-database fine',
    /newer one is downloaded/,
  ],
  ['no database', () => judgeDatabase(withoutDatabase, policy), 'trivy-database could-not-tell', /none yet/],
  [
    'no database and no way to one',
    () =>
      judgeDatabase({ state: 'to-download', url: '', answer: 'there', message: '' }, { ...policy, mayDownload: false }),
    'trivy-database problem',
    /none may be downloaded/,
  ],

  ['a builder', () => judgeBuilder(builder), 'builder fine', /builder multi/],
  [
    'a builder to be made',
    () => judgeBuilder({ state: 'to-make', version: '0.30.0', driver: 'docker-container' }),
    'builder fine',
    /is made for each build/,
  ],
  [
    'the builder of the Engine',
    () => judgeBuilder({ ...builder, driver: 'docker' }),
    'builder problem',
    /setup-buildx-action/,
  ],
  ['no builder', () => judgeBuilder({ state: 'missing', message: 'none' }), 'builder problem', /none/],
  [
    'a builder that sleeps',
    () => judgeBuilder({ ...builder, isRunning: false }),
    'builder could-not-tell',
    /--bootstrap multi/,
  ],
  [
    'a builder that sleeps and has never said what drives it',
    () => judgeBuilder({ ...builder, driver: '', isRunning: false }),
    'builder could-not-tell',
    /builder multi does not run/,
  ],
  ['a platform that runs', () => only(judgePlatforms(builder, ['linux/amd64'])), 'platforms fine', /has them/],
  [
    'a platform that does not',
    () => only(judgePlatforms(builder, ['linux/arm64'])),
    'platforms could-not-tell',
    /linux\/arm64.*setup-qemu-action/,
  ],
  [
    'a platform of a builder that is to be made',
    () => only(judgePlatforms({ state: 'to-make', version: '1', driver: 'remote' }, ['linux/arm64'])),
    'platforms could-not-tell',
    /before it runs/,
  ],
];

function only(diagnoses: readonly Diagnosis[]): Diagnosis {
  const [first, ...others] = diagnoses;
  if (first === undefined || others.length > 0) throw new Error(`${diagnoses.length} answers`);
  return first;
}

describe('each judgement', () => {
  it.each(rows)('%s', (_, diagnose, answer, words) => {
    const { question, answer: given, sentence, remedy, advice } = diagnose();
    expect(`${question} ${given}`).toBe(answer);
    expect([sentence, remedy, advice].filter((one) => one !== undefined).join(' ')).toMatch(words);
    // what is wrong, and what nobody can tell, always says what to do
    expect(remedy === undefined).toBe(given === 'fine');
  });
});

describe('the questions', () => {
  const answers = new Map(Map.groupBy(rows, ([, , answer]) => answer.split(' ')[0] ?? ''));

  it.each([...answers.keys()])('%s is shown fine, and as a problem where it can be one', (question) => {
    const given = new Set(answers.get(question)?.map(([, , answer]) => answer.split(' ')[1]));
    const fact = Object.entries(questions).find(([name]) => name === question)?.[1];
    expect(given).toContain('fine');
    expect(given.has('problem')).toBe(fact?.problem !== 'never');
  });
});

describe('kinds of tokens', () => {
  it.each([
    ['ghs_16C7e42F292c6912E7710c838347Ae178B4a', 'installation'],
    ['ghs_15368_eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOjF9.c2ln', 'installation'],
    ['github_pat_11ABCDEFG0_abc', 'fine-grained'],
    ['ghp_16C7e42F292c6912E7710c838347Ae178B4a', 'classic'],
    ['0123456789abcdef0123456789abcdef01234567', 'classic'],
    ['gho_16C7e42F292c6912E7710c838347Ae178B4a', 'oauth'],
    ['ghu_16C7e42F292c6912E7710c838347Ae178B4a', 'oauth'],
    ['secret', 'unknown'],
  ])('%s is %s', (token, kind) => {
    expect(kindByPrefix(token)).toBe(kind);
  });
});

describe('addresses of one repository', () => {
  it.each([
    'https://github.com/acme/gitops',
    'https://github.com/Acme/GitOps.git/',
    'https://bot:secret@github.com/acme/gitops.git',
    'git@github.com:acme/gitops.git',
    'ssh://git@github.com/acme/gitops.git',
  ])('%s', (url) => {
    expect(plainAddress(url)).toBe('github.com/acme/gitops');
  });

  it('keep their port', () => {
    expect(plainAddress('http://127.0.0.1:8080/x.git')).toBe('127.0.0.1:8080/x');
  });
});

describe('what is read of objects', () => {
  it('are the templates of every kind of analysis, each once', () => {
    const templatesIn = (...names: readonly string[]) => ({
      templates: names.map((templateName) => ({ templateName })),
    });
    const strategy = {
      canary: {
        analysis: templatesIn('background'),
        steps: [
          { analysis: templatesIn('step', 'background') },
          { setWeight: 20 },
          { experiment: { analyses: [{ templateName: 'experiment' }] } },
        ],
      },
      blueGreen: {
        prePromotionAnalysis: templatesIn('pre'),
        postPromotionAnalysis: { templates: [{ templateName: 'post', clusterScope: true }] },
      },
    };
    expect(
      templatesOf({ spec: { strategy } }).map(({ name: one, isClusterWide }) => `${one}${isClusterWide ? ' *' : ''}`),
    ).toEqual(['background', 'pre', 'post *', 'step', 'experiment']);
  });

  it('are the files by which Argo CD overrides a folder', () => {
    expect(sourceFiles(app(), written.url)).toEqual([
      'apps/api/.argocd-source.yaml',
      'apps/api/.argocd-source-api.yaml',
    ]);
    expect(sourceFiles(app({ source: { path: '.' } }), written.url)[0]).toBe('.argocd-source.yaml');
  });
});
