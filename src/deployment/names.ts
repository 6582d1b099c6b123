/** The two words that every name we create carries, so that applications never touch each other's work. */
export interface Scope {
  readonly application: string;
  readonly environment: string;
}

/** Context of the commit status. */
export function statusContext({ application, environment }: Scope): string {
  return `gitops-deploy/${application}/${environment}`;
}

/** The command that opens an environment again. */
export function releaseCommand({ application, environment }: Scope): string {
  return `gitops-deploy release --application ${application} --environment ${environment}`;
}

/** Branch that a pull request of ours comes from. */
export function branchName({ application, environment }: Scope): string {
  return `gitops-deploy/${application}/${environment}`;
}

/**
 * Branch of the pull request that puts values back. No application and no environment has a `+` in its name, and below the branch
 * of a deployment git can have no other.
 */
export function rollbackBranchName(scope: Scope): string {
  return `${branchName(scope)}+rollback`;
}

/** Branch of the pull request that sizes an application. No application has a `+` in its name. */
export function rightSizeBranchName(application: string): string {
  return `gitops-deploy/${application}+right-size`;
}

/** Hidden text by which the sticky comment of an application is found again. */
export function commentMarker(application: string): string {
  return `<!-- gitops-deploy:${encodeURIComponent(application)} -->`;
}
