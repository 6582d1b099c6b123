import { z } from 'zod';
import { parseImageReference } from '../image/reference.ts';
import { parseDuration } from './duration.ts';
import { wrongPath } from './paths.ts';
import { wrongTemplate } from './template.ts';

/** Adds an issue with the sentence that `wrong` returns. */
function checked(wrong: (text: string) => string | undefined) {
  return z.string().superRefine((text, context) => {
    const message = wrong(text);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  });
}

const name = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/,
    'must be letters, digits and . _ -, at most 63, and begin with a letter or digit',
  );
const template = checked(wrongTemplate);
const path = checked((text) => wrongTemplate(text) ?? wrongPath(text));
const imageName = checked((text) => {
  const parsed = parseImageReference(text);
  if (typeof parsed === 'string') return parsed;
  return parsed.tag !== undefined || parsed.digest !== undefined
    ? 'must be a repository without tag or digest'
    : undefined;
});
const duration = z
  .string()
  .refine((text) => parseDuration(text) !== undefined, 'must be a duration such as 90s, 30m, 2h or 1d')
  .transform((text) => parseDuration(text) ?? 0);
const secret = z.string().regex(/^env:[A-Za-z_][A-Za-z0-9_]*$/, 'must be env:NAME: secrets never stand in this file');
const severity = z.enum(['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN']);
const platform = z
  .string()
  .regex(/^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9]+)?$/, 'must be os/architecture, such as linux/amd64');

const cache = z.strictObject({
  type: z.enum(['gha', 'registry', 'local', 'none']).default('none').describe('Where layers are kept between builds'),
  mode: z.enum(['min', 'max']).default('max').describe('Which layers are kept: those of the result, or all'),
});

const image = z.strictObject({
  name: imageName.describe('Repository of the image, such as ghcr.io/acme/api'),
  context: z.string().default('.').describe('Folder that is built'),
  file: z.string().default('Dockerfile').describe('The Dockerfile, relative to the working folder'),
  platforms: z.array(platform).min(1).default(['linux/amd64']).describe('Platforms to build for'),
  tags: z.array(template).min(1).default(['{{sha}}']).describe('Tags; the first is the one that Git names'),
  'immutable-tags': z.boolean().default(true).describe('Never move a tag that names another digest'),
  cache: cache.prefault({}),
  sbom: z.boolean().default(true).describe('Attach a software bill of materials'),
  provenance: z.enum(['none', 'min', 'max']).default('max').describe('Attach how the image was built'),
});

const scan = z.strictObject({
  'fail-on': z.array(severity).default(['CRITICAL', 'HIGH']).describe('Severities that refuse the image'),
  'ignore-unfixed': z.boolean().default(true).describe('Let pass what nobody has fixed yet'),
  sarif: z.string().optional().describe('Folder for one complete SARIF file a platform'),
});

const gitops = z.strictObject({
  repository: z.string().min(1).describe('owner/name on the same GitHub, or the URL of a git repository'),
  branch: z.string().min(1).default('main').describe('Branch that Argo CD follows'),
  'allowed-paths': z
    .array(checked(wrongPath))
    .min(1)
    .describe('Patterns that no write ever leaves; ** goes over folders'),
});

const clusterAccess = z
  .strictObject({
    kubeconfig: secret.optional().describe('Environment variable with a kubeconfig, or with the path of one'),
    context: z.string().optional().describe('Context of the kubeconfig'),
    argocd: z.string().optional().describe('Address of an Argo CD API server'),
    token: secret.optional().describe('Environment variable with a token for Argo CD'),
  })
  .refine(
    (one) => (one.kubeconfig === undefined) !== (one.argocd === undefined),
    'needs kubeconfig or argocd, and not both',
  );

const edit = z
  .strictObject({
    file: path.describe('File of the GitOps repository'),
    path: template.optional().describe('Where the value stands, such as .image.tag'),
    value: template.optional().describe('What to write there; {{tag}} unless given'),
    image: imageName.optional().describe('Repository that the file names; tag and digest are found there'),
  })
  .refine((one) => (one.path === undefined) !== (one.image === undefined), 'needs path or image, and not both')
  .refine((one) => one.value === undefined || one.path !== undefined, 'value goes with path');

const target = z.strictObject({
  name: name.describe('Name of the cluster or region'),
  cluster: z.string().optional().describe('Where its workloads run: a name under clusters'),
  edits: z.array(edit).min(1).describe('What to change in the GitOps repository'),
  argocd: z
    .strictObject({
      application: name.describe('The Argo CD Application that applies the edits'),
      namespace: name.default('argocd'),
      cluster: z.string().optional().describe('Cluster that holds the Application, if it is another one'),
      sync: z.enum(['never', 'if-manual']).default('never').describe('Whether we may sync where auto-sync is off'),
    })
    .optional(),
  workloads: z
    .array(z.strictObject({ kind: z.string().default('Rollout'), namespace: name, name }))
    .default([])
    .describe('What must become healthy'),
});

const environment = z.strictObject({
  after: z.array(z.string()).default([]).describe('Promote only what is healthy there'),
  soak: duration.optional().describe('How long it must have been healthy there'),
  write: z.enum(['push', 'pull-request']).default('push').describe('How the edit reaches the branch'),
  merge: z.enum(['auto', 'immediate', 'manual']).default('immediate').describe('Who merges the pull request'),
  waves: z.array(z.array(z.string())).optional().describe('Targets that are deployed together, wave by wave'),
  freeze: z
    .array(z.strictObject({ from: z.string(), to: z.string(), timezone: z.string().default('UTC') }))
    .default([])
    .describe('When nothing is deployed'),
  rollback: z
    .enum(['automatic', 'pull-request', 'manual'])
    .default('automatic')
    .describe('After an aborted or degraded rollout'),
  targets: z.array(target).min(1),
});

const shared = {
  scan: scan.prefault({}),
  gitops,
  clusters: z.record(name, clusterAccess).default({}),
};

const own = {
  image,
  environments: z.record(name, environment),
};

/** One application, with everything that it may set by itself. */
export const applicationSchema = z.strictObject({ application: name.optional(), ...shared, ...own });

/** Several applications of one repository; what is written once at the top serves all. */
export const monorepoSchema = z.strictObject({
  scan: scan.optional(),
  gitops: gitops.optional(),
  clusters: z.record(name, clusterAccess).optional(),
  applications: z.array(
    z.strictObject({
      application: name,
      scan: scan.optional(),
      gitops: gitops.optional(),
      clusters: z.record(name, clusterAccess).optional(),
      ...own,
    }),
  ),
});

type ApplicationFile = z.output<typeof applicationSchema>;
export type EnvironmentConfiguration = z.output<typeof environment>;
export type TargetConfiguration = z.output<typeof target>;

/** One application as it is configured, with its name. */
export type ApplicationConfiguration = ApplicationFile & { readonly application: string };
