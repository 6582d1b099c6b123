import * as z from 'zod/mini';
import { isOurBranch, isRefName } from '../data/ref-name.ts';
import { parseImageReference } from '../image/reference.ts';
import { workloadKinds } from '../kubernetes/workload-kind.ts';
import { backup } from './backup-schema.ts';
import { buildKeys } from './build-schema.ts';
import { comments } from './comments-schema.ts';
import { approvals, freeze } from './gates-schema.ts';
import { checked, duration, loginIsWhole, means, secret, someOf, someText } from './kinds.ts';
import { notifications } from './notification-schema.ts';
import { wrongPath } from './paths.ts';
import { preview, previewName } from './preview-schema.ts';
import { prometheus } from './prometheus-schema.ts';
import { readiness } from './readiness-schema.ts';
import { rightSize } from './right-size-schema.ts';
import { scan } from './scan-schema.ts';
import { signing } from './signing-schema.ts';
import { slo } from './slo-schema.ts';
import { telemetry } from './telemetry-schema.ts';
import { bodyWords, titleWords, wrongTemplate } from './template.ts';

const name = z.string().check(
  z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, {
    error: 'must be letters, digits and . _ -, at most 63, and begin with a letter or digit',
    abort: true,
  }),
  z.refine(isRefName, 'must be part of the name of a branch: without .., and not ending with . or .lock'),
);
const template = checked((text) => wrongTemplate(text));
const path = checked((text) => wrongTemplate(text) ?? wrongPath(text));
const imageName = checked((text) => {
  const parsed = parseImageReference(text);
  if (typeof parsed === 'string') return parsed;
  return parsed.tag !== undefined || parsed.digest !== undefined
    ? 'must be a repository without tag or digest'
    : undefined;
});
const registryHost = checked((text) => {
  const parsed = parseImageReference(`${text}/name`);
  if (typeof parsed === 'string') return parsed;
  const isHost = text === 'docker.io' || text === 'index.docker.io' || parsed.registry === text;
  return isHost ? undefined : 'must be the host of a registry as it stands in image references, such as ghcr.io';
});
const mirror = checked((text) => {
  const parsed = parseImageReference(`${text}/name`);
  if (typeof parsed === 'string') return parsed;
  const isHost = parsed.registry !== 'docker.io' && parsed.registry === text.split('/')[0];
  return isHost
    ? undefined
    : 'must be the host of a registry, such as mirror.gcr.io, with a prefix if names have one there';
});
const image = z.strictObject({
  name: means(imageName, 'Repository of the image, such as ghcr.io/acme/api'),
  tags: means(z._default(someOf(template), ['{{sha}}']), 'Tags; the first is the one that Git names'),
  'immutable-tags': means(z._default(z.boolean(), true), 'Never move a tag that names another digest'),
  ...buildKeys,
});

const branch = checked((text) => {
  if (!isRefName(text)) return 'must be the name of a branch (git check-ref-format)';
  return isOurBranch(text)
    ? 'must not begin with gitops-deploy/: those are made for pull requests, and made anew'
    : undefined;
});

const gitops = z.strictObject({
  repository: means(someText(), 'owner/name on the same GitHub, or the URL of a git repository'),
  branch: means(z._default(branch, 'main'), 'Branch that Argo CD follows'),
  transport: means(
    z._default(z.enum(['auto', 'api', 'git']), 'auto'),
    "How it is reached: by git; by GitHub's API, without git and with commits that GitHub signs; or auto: by the API where it is on the same GitHub and there is a token",
  ),
  'allowed-paths': means(someOf(checked(wrongPath)), 'Patterns that no write ever leaves; ** goes over folders'),
});

const clusterAccess = z
  .strictObject({
    kubeconfig: means(z.optional(secret), 'Environment variable with a kubeconfig, or with the path of one'),
    context: means(z.optional(z.string()), 'Context of the kubeconfig'),
    argocd: means(
      z.optional(someText()),
      'Address of an Argo CD API server, such as https://argocd.acme.example, with the path that it stands behind; what its Applications show is watched',
    ),
    token: means(z.optional(secret), 'Environment variable with a token for Argo CD'),
    prometheus: means(z.optional(prometheus), 'The Prometheus of this cluster, if it is not the one of all'),
  })
  .check(
    z.refine(
      (one) => (one.kubeconfig === undefined) !== (one.argocd === undefined),
      'needs kubeconfig or argocd, and not both',
    ),
    z.refine((one) => (one.argocd === undefined) === (one.token === undefined), 'argocd and token go together'),
    z.refine((one) => one.context === undefined || one.argocd === undefined, 'context goes with kubeconfig'),
  );

const registry = z
  .strictObject({
    username: means(z.optional(someText()), 'User of the login, or env:NAME for an environment variable that holds it'),
    password: means(z.optional(secret), 'Environment variable with the password or token'),
    mirrors: means(
      z._default(z.array(mirror), []),
      'Where images of this registry are read first: by digest alone, and from the registry itself where that fails',
    ),
  })
  .check(loginIsWhole);

const edit = z
  .strictObject({
    file: means(path, 'File of the GitOps repository'),
    path: means(z.optional(template), 'Where the value stands, such as .image.tag'),
    value: means(z.optional(template), 'What to write there; {{tag}} unless given'),
    image: means(z.optional(imageName), 'Repository that the file names; tag and digest are found there'),
  })
  .check(
    z.refine((one) => (one.path === undefined) !== (one.image === undefined), 'needs path or image, and not both'),
    z.refine((one) => one.value === undefined || one.path !== undefined, 'value goes with path'),
  );

const workload = z.strictObject({
  kind: z._default(z.enum(workloadKinds), 'Rollout'),
  namespace: previewName,
  name: previewName,
});

const target = z.strictObject({
  name: means(name, 'Name of the cluster or region'),
  cluster: means(z.optional(z.string()), 'Where its workloads run: a name under clusters'),
  edits: means(someOf(edit), 'What to change in the GitOps repository'),
  argocd: z.optional(
    z.strictObject({
      application: means(previewName, 'The Argo CD Application that applies the edits'),
      namespace: means(z._default(previewName, 'argocd'), 'Its namespace'),
      cluster: means(z.optional(z.string()), 'Cluster that holds the Application, if it is another one'),
      sync: means(
        z._default(z.enum(['never', 'if-manual']), 'never'),
        'Whether we ask Argo CD for the sync where auto-sync is off',
      ),
    }),
  ),
  workloads: means(z._default(z.array(workload), []), 'What must become healthy'),
});

/** GitHub's limit for the name of a label, in characters. */
const label = z.string().check(z.regex(/^\S(?:.{0,48}\S)?$/u, 'must be a label: one line of at most 50 characters'));
const reviewer = z
  .string()
  .check(
    z.regex(
      /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}(?:\/[A-Za-z0-9][A-Za-z0-9_-]{0,254})?$/,
      'must be a user, such as alice, or a team, such as acme/team-x; a bot reviews nothing',
    ),
  );
const filled = (text: string) => (text.trim() === '' ? 'must not be empty' : undefined);

/** A template of Markdown leaves room for what stands in it: GitHub takes 65,536 characters. */
const longestTemplate = 20_000;

const pullRequest = z.strictObject({
  labels: means(
    z._default(z.array(label), []),
    'Labels that it gets; those that there are not are made, and none is taken away',
  ),
  reviewers: means(
    z._default(z.array(reviewer), []),
    'Who is asked for a review, once: users, and teams of the organization as org/team',
  ),
  draft: means(z._default(z.boolean(), false), 'Open it as a draft; needs `merge: manual`'),
  title: means(
    z.optional(checked((text) => filled(text) ?? wrongTemplate(text, titleWords))),
    'Its title; "Deploy APPLICATION TAG to ENVIRONMENT" unless given',
  ),
  template: means(
    z.optional(
      checked((text) => {
        if (text.length > longestTemplate) return `must be at most ${longestTemplate} characters`;
        return filled(text) ?? wrongTemplate(text, bodyWords);
      }),
    ),
    'Its body, in Markdown, in place of ours',
  ),
});

const environment = z.strictObject({
  after: means(
    z._default(z.array(z.string()), []),
    'Environments that come before: only what is healthy in all of them is deployed',
  ),
  soak: means(z.optional(duration), 'How long it must have been healthy there'),
  approvals: means(z.optional(approvals), 'Whose consent a deployment needs'),
  write: means(
    z._default(z.enum(['push', 'pull-request', 'push-or-pull-request']), 'push'),
    'How the edit reaches the branch; push-or-pull-request pushes, and opens a pull request where a rule refuses that',
  ),
  merge: means(
    z._default(z.enum(['auto', 'immediate', 'manual']), 'immediate'),
    'Who merges the pull request: GitHub as soon as it may (auto-merge, or the merge queue of the branch), we at once, or a person. A merge queue is never passed',
  ),
  'pull-request': means(z.prefault(pullRequest, {}), 'What the pull request looks like'),
  waves: means(
    z.optional(someOf(someOf(z.string()))),
    'Targets that are deployed together, wave by wave: the next begins once the one before is healthy',
  ),
  'wave-soak': means(z.optional(duration), 'How long a wave must have been healthy before the next begins'),
  'rollback-waves': means(
    z._default(z.enum(['failed', 'all']), 'failed'),
    'What is put back when a wave goes bad: that wave, or the ones before it too',
  ),
  preview: means(
    z.optional(preview),
    'Makes it an environment for each pull request, which comes and goes with that: files are made of a template',
  ),
  freeze: means(z._default(z.array(freeze), []), 'When nothing is deployed'),
  slo: means(z.optional(slo), 'What users of this environment were promised, if it is not what all of them were'),
  budget: means(
    z._default(z.enum(['report', 'hold']), 'report'),
    'Whether the error budget is only told, or `deploy` and `promote` wait while it is spent; a rollback never waits',
  ),
  backup: means(
    z.optional(backup),
    'What Velero backs up before each write of `deploy` and `promote`: `before`, or a map of how; a rollback never waits for one',
  ),
  rollback: means(
    z._default(z.enum(['automatic', 'pull-request', 'manual']), 'automatic'),
    'After an aborted or degraded rollout: put the last healthy image back by a commit, or by a pull request that people merge; or leave it to people',
  ),
  comments: means(z.prefault(comments, {}), 'What comments on pull requests may ask for here'),
  targets: means(someOf(target), 'Clusters or regions, each with its edits and workloads'),
});

const shared = {
  scan: means(z.prefault(scan, {}), 'What the scan refuses'),
  signing: means(z.prefault(signing, {}), 'How images are signed, and whose signatures are trusted'),
  comments: means(z.prefault(comments, {}), 'What comments on pull requests may ask for'),
  readiness: means(z.prefault(readiness, {}), 'How manifests are judged'),
  gitops: means(gitops, 'Where the manifests stand'),
  clusters: means(z._default(z.record(name, clusterAccess), {}), 'How to reach what is watched, by name'),
  prometheus: means(z.optional(prometheus), 'Where metrics of the clusters are'),
  'right-size': means(z.prefault(rightSize, {}), 'How requests and limits are made of what was used'),
  slo: means(z.optional(slo), 'What users were promised: the error budget is what that leaves'),
  registries: means(
    z._default(z.record(registryHost, registry), {}),
    'Logins and mirrors of registries, by host; without a login, that of `docker login` counts',
  ),
  notifications: means(z._default(notifications, []), 'Who is told of outcomes besides GitHub'),
  telemetry: means(z.optional(telemetry), 'Where traces and metrics are sent, besides what the environment says'),
};

const own = {
  image: means(image, 'What is built'),
  environments: means(z.record(name, environment), 'Where it is deployed, by name'),
};

/** One application, with everything that it may set by itself. */
export const applicationSchema = z.strictObject({
  application: means(z.optional(name), 'Its name; the name of the repository unless given'),
  ...shared,
  ...own,
});

const ownShared = {
  scan: z.optional(scan),
  signing: z.optional(signing),
  comments: z.optional(comments),
  gitops: z.optional(gitops),
  clusters: z.optional(z.record(name, clusterAccess)),
  prometheus: z.optional(prometheus),
  'right-size': z.optional(rightSize),
  slo: z.optional(slo),
  registries: z.optional(z.record(registryHost, registry)),
  notifications: z.optional(notifications),
  telemetry: z.optional(telemetry),
};

/** Several applications of one repository; what is written once at the top serves all. */
export const monorepoSchema = z.strictObject({
  ...ownShared,
  readiness: z.optional(readiness),
  applications: z.array(z.strictObject({ application: name, ...ownShared, ...own })),
});

// a schema that is used once is not worth compiling
z.config({ jitless: true });

type ApplicationFile = z.output<typeof applicationSchema>;
export type EnvironmentConfiguration = z.output<typeof environment>;
export type TargetConfiguration = z.output<typeof target>;

/** One application as it is configured, with its name. */
export type ApplicationConfiguration = ApplicationFile & { readonly application: string };
