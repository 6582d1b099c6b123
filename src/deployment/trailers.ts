import type { DeploymentKind } from './record.ts';

/** A deployment as the message of its commit in the GitOps repository tells it. All texts are what anybody may have written. */
export interface ToldByCommit {
  readonly application: string;
  readonly environment: string;
  readonly kind: DeploymentKind;
  /** `registry/name:tag@digest`. */
  readonly image: string;
  /** The commit of the application repository; empty where it is not named. */
  readonly source: string;
  readonly by?: string;
  readonly run?: string;
}

const kinds: Readonly<Record<string, DeploymentKind>> = {
  Deploy: 'deploy',
  Promote: 'promote',
  'Roll back': 'rollback',
};

/**
 * Reads what `commitMessage` wrote: the trailers of the last paragraph that has any (a squash puts lines below it), and the kind from the
 * subject. Undefined for any other commit, the removal of a preview among them, which names no image.
 */
export function readCommitMessage(message: string): ToldByCommit | undefined {
  const found = new Map<string, string>();
  for (const [, name = '', value = ''] of message.matchAll(/^Gitops-Deploy-([A-Z][A-Za-z-]*): (.+?)\r?$/gm)) {
    // several deployments in one commit would be half understood
    if (found.has(name)) return undefined;
    found.set(name, value);
  }
  const [application, environment, image] = ['Application', 'Environment', 'Image'].map((name) => found.get(name));
  if (application === undefined || environment === undefined || image === undefined) return undefined;
  const [, verb = ''] = /^(Deploy|Promote|Roll back) /.exec(message) ?? [];
  const [by, run] = [found.get('By'), found.get('Run')];
  return {
    application,
    environment,
    kind: kinds[verb] ?? 'deploy',
    image,
    source: /@([0-9a-f]{40,64})$/.exec(found.get('Source') ?? '')?.[1] ?? '',
    ...(by === undefined ? {} : { by }),
    ...(run === undefined ? {} : { run }),
  };
}
