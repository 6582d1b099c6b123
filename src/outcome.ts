/** What a command ends with. The change is bad (`failed`), or we could not tell (`errored`), or it is good: never mixed. */
export const outcomeNames = ['succeeded', 'failed', 'errored', 'paused', 'superseded', 'cancelled'] as const;
export type OutcomeName = (typeof outcomeNames)[number];

/** The part of a deployment that an outcome or a report line speaks of, in the order in which they run. */
export const stages = ['inputs', 'build', 'scan', 'write', 'merge', 'sync', 'rollout', 'report'] as const;
export type Stage = (typeof stages)[number];

interface ReasonFact {
  readonly outcomes: readonly OutcomeName[];
  readonly means: string;
  readonly remedy: string;
}

const noRemedy = 'Nothing to do.';

/**
 * Every reason that an outcome may carry. The list is closed: `docs/errors.md` is made from it, and tests assert on
 * these codes, never on sentences.
 */
export const reasons = {
  // ---- good -------------------------------------------------------------------------------------------------
  healthy: {
    outcomes: ['succeeded'],
    means: 'Our image runs everywhere, healthy, and its analysis concluded.',
    remedy: noRemedy,
  },
  'already-deployed': {
    outcomes: ['succeeded'],
    means: 'Git already named this image, and the watch proved that it runs healthy.',
    remedy: noRemedy,
  },
  'healthy-without-data': {
    outcomes: ['succeeded'],
    means: 'The rollout is healthy, but its analysis measured nothing.',
    remedy: 'Give the metric a condition for an empty result, so that no traffic is not taken for good traffic.',
  },
  'nothing-runs': { outcomes: ['succeeded'], means: 'The workload is scaled to zero: nothing runs.', remedy: noRemedy },
  'nothing-to-roll-out': {
    outcomes: ['succeeded'],
    means: 'Only CronJobs name our image: their next run takes it.',
    remedy: noRemedy,
  },
  done: { outcomes: ['succeeded'], means: 'The command did what was asked.', remedy: noRemedy },
  'already-so': {
    outcomes: ['succeeded'],
    means: 'The Rollout is as it was asked to be already; nothing was sent.',
    remedy: noRemedy,
  },
  'dry-run': {
    outcomes: ['succeeded'],
    means: 'A dry run: nothing was touched.',
    remedy: 'Run again without `dry-run`.',
  },
  // ---- the change is bad ------------------------------------------------------------------------------------
  'build-failed': {
    outcomes: ['failed'],
    means: 'The image does not build.',
    remedy: 'Read the last lines of the failing step.',
  },
  vulnerable: {
    outcomes: ['failed'],
    means: 'The scan found vulnerabilities or misconfigurations of a severity in `scan.fail-on`.',
    remedy:
      'Update the packages named; or say why one does not count, in `scan.ignore-file` or `scan.vex`; or narrow `scan.fail-on`.',
  },
  'secret-in-image': {
    outcomes: ['failed'],
    means: 'The scan found a secret in a layer or in the configuration of the image.',
    remedy:
      'Take it for known: change it where it opens something, and give it to the build as a secret (`RUN --mount=type=secret`). Where it is none, name it in `scan.ignore-file`.',
  },
  unsigned: {
    outcomes: ['failed'],
    means: 'The image has no signature (or attestation) that `signing.verify` asks for.',
    remedy: 'Sign it where it is built (`signing.sign`, or `cosign sign` of version 3), or correct `signing.verify`.',
  },
  'wrong-signer': {
    outcomes: ['failed'],
    means: 'The image is signed, and not by anybody whom `signing.verify` names.',
    remedy: 'Ask where the image comes from; if it is yours, name its signer in `signing.verify`.',
  },
  'invalid-signature': {
    outcomes: ['failed'],
    means:
      'What is attached to the image as its signature is none: tampered with, of another image, or of an expired certificate.',
    remedy: 'Do not deploy it; build and sign it again.',
  },
  'resource-absurd': {
    outcomes: ['failed'],
    means: 'A workload about to be rolled out asks for an absurd amount of a resource.',
    remedy: 'Correct the value; if it is meant, say so with the annotation gitops-deploy.io/allow-resources.',
  },
  'readiness-errors': {
    outcomes: ['failed'],
    means: 'The check found errors in the manifests.',
    remedy:
      'Correct each place listed, or let it pass where it stands, with a reason (docs/check.md); an amount that is meant is acknowledged, as its finding says.',
  },
  'problems-found': {
    outcomes: ['failed'],
    means: 'The doctor found problems that would keep a deployment from its end.',
    remedy: 'Do what it says below each of them, then run `doctor` again.',
  },
  'would-change': {
    outcomes: ['failed'],
    means: '`edit --check` found something that the edit would change.',
    remedy: 'Run the same without `--check`, and commit the result.',
  },
  'files-kept': {
    outcomes: ['failed'],
    means: '`init` left files as they were that are there already with other content; it wrote all others.',
    remedy: 'Keep yours; or move them away and run it again.',
  },
  'merge-refused': {
    outcomes: ['failed'],
    means: 'GitHub refused to merge the pull request, or a required check failed.',
    remedy:
      'Read its message: a required check, a review or a rule of the branch is missing, or somebody took it out of the merge queue.',
  },
  'write-refused': {
    outcomes: ['failed'],
    means: 'The GitOps repository refused the push by a rule or a hook.',
    remedy: 'Use `write: pull-request`, or `write: push-or-pull-request`; or let the token pass the rule.',
  },
  'pull-request-closed': {
    outcomes: ['failed'],
    means: 'The pull request was closed without being merged.',
    remedy: 'Reopen it, or deploy again.',
  },
  'sync-failed': {
    outcomes: ['failed'],
    means: 'Argo CD could not apply the manifests.',
    remedy: 'Read the message of the resource named, and correct the manifest.',
  },
  'hook-failed': {
    outcomes: ['failed'],
    means: 'A hook of Argo CD failed, such as a PreSync or PostSync job.',
    remedy: 'Read the logs of the job named, and correct it; after a PostSync hook the new version already runs.',
  },
  'manifests-do-not-render': {
    outcomes: ['failed'],
    means: 'Argo CD cannot render the manifests at our revision.',
    remedy: 'Read the message of Argo CD, and correct the manifests.',
  },
  'edit-has-no-effect': {
    outcomes: ['failed'],
    means: 'Argo CD synced our revision, yet the live workload names another image.',
    remedy: 'Look for a parameter or image override in the Application, or edit the file that it reads.',
  },
  'analysis-failed': {
    outcomes: ['failed'],
    means: 'An analysis of the rollout failed: the new version is worse than its condition allows.',
    remedy: 'Mend what the measurements show; release the environment where it is held, and deploy the mended version.',
  },
  'rollout-aborted': {
    outcomes: ['failed'],
    means: 'The rollout was aborted; the cluster runs the old version while Git names the new one.',
    remedy: 'Roll back in Git, or retry the rollout.',
  },
  degraded: {
    outcomes: ['failed'],
    means: 'Argo CD told that our workloads are degraded, and nobody could look why.',
    remedy: 'Look at the workloads named, where their cluster can be reached.',
  },
  'progress-deadline': {
    outcomes: ['failed'],
    means: 'The pods did not become ready within the progress deadline of the rollout.',
    remedy: 'Look at the pods named: their events say what they wait for.',
  },
  'image-pull': {
    outcomes: ['failed'],
    means: 'A node cannot pull the image.',
    remedy: 'Check that the image exists for the platform of the node, and the pull secret.',
  },
  'crash-loop': {
    outcomes: ['failed'],
    means: 'A container starts and ends again and again.',
    remedy:
      'Read its last lines: they stand in the report where the credential may read `pods/log`, else `kubectl logs --previous` shows them.',
  },
  unschedulable: {
    outcomes: ['failed'],
    means: 'No node can take the pods.',
    remedy: 'Read the message of the scheduler; lower the requests or add nodes.',
  },
  'pods-denied': {
    outcomes: ['failed'],
    means: 'The API server refuses the pods: a quota, or an admission policy.',
    remedy: 'Read its message; lower the requests, raise the quota, or satisfy the policy.',
  },
  'invalid-spec': {
    outcomes: ['failed'],
    means: 'The controller refuses the Rollout as it is written.',
    remedy: 'Correct what its message names.',
  },
  partial: {
    outcomes: ['failed'],
    means: 'Some workloads run the new image and others do not.',
    remedy: 'Roll back, or repair the ones named.',
  },
  'rolled-back-by-another': {
    outcomes: ['failed'],
    means: 'Somebody put the old image back while ours was being rolled out.',
    remedy: 'Ask who did; deploy again when they are done.',
  },
  'rolled-back': {
    outcomes: ['failed'],
    means: 'The version ran, and was rolled back since because somebody asked for that.',
    remedy: 'Mend it; release the environment where it is held, and deploy the mended version.',
  },
  'experiment-failed': {
    outcomes: ['failed'],
    means: 'An experiment step failed.',
    remedy: 'Read the message of the Experiment.',
  },
  'source-failed': {
    outcomes: ['failed'],
    means:
      'The image failed in an environment that comes before (`after`), was put back there, or is not healthy there any more.',
    remedy: 'Mend it and deploy it there first; or promote what is healthy there.',
  },
  // ---- we could not tell ------------------------------------------------------------------------------------
  'bad-input': {
    outcomes: ['errored'],
    means: 'An input or the configuration is wrong.',
    remedy: 'Correct every place listed.',
  },
  'fork-without-secrets': {
    outcomes: ['errored'],
    means: 'A pull request from a fork has no secrets, so nothing can be pushed or deployed.',
    remedy: 'Deploy from a branch of the repository itself, or after the merge.',
  },
  'not-allowed': {
    outcomes: ['errored'],
    means: 'Whoever wrote the comment may not ask for that.',
    remedy: 'Ask somebody who may. `comments.allow` in the configuration says who: see docs/comments.md.',
  },
  'request-changed': {
    outcomes: ['errored'],
    means:
      'What a comment asked for does not hold any more: the comment was edited or deleted, or the pull request has another head than when it was written.',
    remedy: 'Look at the pull request as it is now, and write the command again, in a new comment.',
  },
  'event-refused': {
    outcomes: ['errored'],
    means: 'This event runs with secrets beside code that is not trusted.',
    remedy: 'Give `image`, so that nothing of the pull request is built here; or run on `push`.',
  },
  'not-supported': {
    outcomes: ['errored'],
    means: 'This version cannot do that yet.',
    remedy: 'See "Not yet" in the README.',
  },
  forbidden: {
    outcomes: ['errored'],
    means: 'A token has no access to what is needed.',
    remedy: 'Grant what the message names; docs/permissions.md lists all.',
  },
  'github-unreachable': {
    outcomes: ['errored'],
    means: 'GitHub does not answer.',
    remedy: 'Run again, or run `resume`.',
  },
  'gitops-unreachable': {
    outcomes: ['errored'],
    means: 'The GitOps repository does not answer.',
    remedy: 'Check its address and the network; run again.',
  },
  'registry-unreachable': {
    outcomes: ['errored'],
    means: 'The container registry does not answer as it should.',
    remedy: 'Check its address and the login; run again.',
  },
  'cluster-unreachable': {
    outcomes: ['errored'],
    means: 'The cluster does not answer.',
    remedy: 'Check the kubeconfig (or the address of Argo CD) and the network; then run `resume`.',
  },
  'prometheus-unreachable': {
    outcomes: ['errored'],
    means: 'Prometheus does not answer, or not what was asked; a gate that nobody can read is not taken for open.',
    remedy: 'Check `prometheus` in the configuration, its login and the network; then run the command again.',
  },
  'backup-failed': {
    outcomes: ['errored'],
    means: 'Velero made no Backup that anybody could rely on (`backup`), so nothing was written.',
    remedy:
      'Read `velero backup logs` of the Backup that is named, mend it, and run again: another one is made then. To go on without: `backup: { required: false }`.',
  },
  'backup-timeout': {
    outcomes: ['errored'],
    means: 'Velero is not done with the Backup in time (`backup.timeout`), so nothing was written.',
    remedy:
      'Run `resume` once it is complete: it goes on with that Backup. Where it never is, see that Velero runs; or raise `backup.timeout`.',
  },
  'image-not-found': {
    outcomes: ['errored'],
    means: 'The registry does not hold the image.',
    remedy: 'Check the name and the tag or digest.',
  },
  'nothing-to-roll-back-to': {
    outcomes: ['errored'],
    means: 'No other image is known to have run healthy in the environment.',
    remedy: 'Deploy a mended version; or name an image to `deploy` that you know to be good.',
  },
  'image-not-built': {
    outcomes: ['errored'],
    means: 'The image of this commit was not built, or what `digests` names was built from something else.',
    remedy:
      'Wait for the workflow that builds it; give the digests that `command: build` had as its output, of this very commit.',
  },
  'tag-moved': {
    outcomes: ['errored'],
    means:
      'The image was given, promoted or to be put back by a tag that names another one by now, and Git would name the tag alone.',
    remedy:
      'Give the image by a tag that is its own, or let Git name the digest too: an edit with `value: "{{digest}}"`.',
  },
  'tag-taken': {
    outcomes: ['errored'],
    means:
      'The tag already names another image, and `immutable-tags` is set, or the registry does not let it be moved.',
    remedy:
      'Use a tag that holds the commit, and `{{application}}` where applications share a repository; or deploy what is there, by `image`.',
  },
  'builder-missing': {
    outcomes: ['errored'],
    means:
      'Neither `docker buildx` nor `buildx` could be run, or its builder does not answer, or went away in the middle.',
    remedy: 'Add a step that sets up buildx, or give `image`.',
  },
  'push-failed': {
    outcomes: ['errored'],
    means: 'The image was built and could not be pushed.',
    remedy: 'Read what the registry said; run again.',
  },
  'push-refused': {
    outcomes: ['errored'],
    means: 'The image was built, and the registry did not let us push it.',
    remedy:
      'Log in to the registry in a step before, as somebody who may push there; for ghcr.io the job needs `packages: write`, and the package must let the repository write.',
  },
  'scanner-missing': {
    outcomes: ['errored'],
    means:
      'There is no Trivy that may be run: none was found or could be downloaded, or it is too old, or a stolen one.',
    remedy: 'Read its message; install another in a step before, or let it be downloaded (docs/scan.md).',
  },
  'scan-errored': {
    outcomes: ['errored'],
    means:
      'The scan failed, its database is too old, or it did not see the packages: the image is neither clean nor vulnerable.',
    remedy: 'Read its message (docs/scan.md); run again.',
  },
  'signing-errored': {
    outcomes: ['errored'],
    means: 'The image could not be signed (or attested, where that is required): nothing was tagged.',
    remedy: 'Give the job `permissions: id-token: write`; see whether Sigstore answers; run again.',
  },
  'verification-errored': {
    outcomes: ['errored'],
    means:
      'Whether the signature is good could not be found out: what is trusted could not be read, or not all that is attached to the image.',
    remedy:
      'See whether Sigstore answers, or set `signing.trusted-root`; take away signatures that nobody needs; run again.',
  },
  'edit-refused': {
    outcomes: ['errored'],
    means: 'An edit cannot be made without changing something else.',
    remedy: 'Correct the path, or the file, at the place named.',
  },
  'too-many-races': {
    outcomes: ['errored'],
    means: 'Others kept writing to the branch at the same moment.',
    remedy: 'Run again.',
  },
  'diverged-source': {
    outcomes: ['errored'],
    means: 'The commit to deploy is neither older nor newer than the one deployed.',
    remedy: 'Name the image explicitly with `image`.',
  },
  'analysis-error': {
    outcomes: ['errored'],
    means: 'The analysis could not measure, and the rollout was aborted for it.',
    remedy: 'Repair the metric provider, then deploy again.',
  },
  'analysis-without-data': {
    outcomes: ['errored', 'failed', 'paused'],
    means: 'The analysis ended without any data.',
    remedy: 'Check that the query selects the new version and that it gets traffic.',
  },
  'application-not-found': {
    outcomes: ['errored'],
    means: 'The Argo CD Application does not exist.',
    remedy: 'Check its name, its namespace and the cluster it is looked for in.',
  },
  'workload-not-found': {
    outcomes: ['errored'],
    means: 'The Rollout does not exist.',
    remedy: 'Check its name, its namespace and the cluster.',
  },
  'nothing-to-act-on': {
    outcomes: ['errored'],
    means:
      'The Rollout is in no state that the action could change: nothing waits to be promoted, retried, resumed or aborted.',
    remedy: 'See how it stands with `rollout status`.',
  },
  'action-not-taken': {
    outcomes: ['errored'],
    means: 'The patch was accepted, and the controller of the Rollout did not show in time that it has taken it.',
    remedy:
      'See whether the controller of Argo Rollouts runs, and what it logs of this Rollout; then run the same again.',
  },
  'action-overtaken': {
    outcomes: ['errored'],
    means: 'Somebody else changed the same of the Rollout in the middle.',
    remedy: 'See how it stands with `rollout status`. Where Argo CD takes `spec.paused` back, change it in Git.',
  },
  disappeared: {
    outcomes: ['errored'],
    means: 'The Application or Rollout was deleted.',
    remedy: 'Ask who did; deploy again.',
  },
  'deadline-exceeded': {
    outcomes: ['errored'],
    means: 'Our own deadline passed while the rollout went on.',
    remedy: 'Raise `timeout`, or run `resume`.',
  },
  'run-lost': {
    outcomes: ['errored'],
    means: 'The run ended before its verdict.',
    remedy: 'Run `resume`, or run the job again.',
  },
  'rollback-failed': {
    outcomes: ['failed'],
    means:
      'The rollback could not be written, or what Git names again does not run healthy either; the environment is held.',
    remedy:
      'Read why. Where Git still names the bad version: roll back by hand. Where it names the old one: mend what keeps that from running, or go back further (`rollback` with `image`). Then release the environment.',
  },
  internal: { outcomes: ['errored'], means: 'A defect in gitops-deploy.', remedy: 'Report it with the log.' },
  // ---- waits ------------------------------------------------------------------------------------------------
  'source-not-healthy': {
    outcomes: ['paused', 'errored'],
    means:
      'The image has not been seen healthy in an environment that comes before (`after`), or nobody could see now that it still is.',
    remedy: 'See it through to healthy there; then run `resume`, or promote again.',
  },
  'source-soaking': {
    outcomes: ['paused'],
    means: 'The image is healthy in the environment that comes before, and has not been so for long enough (`soak`).',
    remedy: 'Run `resume` when the time has passed.',
  },
  'approval-missing': {
    outcomes: ['paused'],
    means: 'People whose consent the deployment needs (`approvals`) have not given it.',
    remedy: 'Approve the run or the pull request that is named; then run `resume`.',
  },
  frozen: {
    outcomes: ['paused'],
    means: 'The environment is frozen now (`freeze`).',
    remedy: 'Run `resume` when the freeze is over.',
  },
  'budget-spent': {
    outcomes: ['paused'],
    means: 'The error budget of the environment is spent (`slo`), and deployments wait for it (`budget: hold`).',
    remedy:
      'Mend what spends it: a rollback never waits. `resume` goes on by itself once something is left; to go on at once, set `budget: report`.',
  },
  held: { outcomes: ['paused'], means: 'The environment is held.', remedy: 'Run `release` for it, then `resume`.' },
  'pull-request-open': {
    outcomes: ['paused'],
    means: 'The pull request waits to be merged.',
    remedy: 'Review it; merge it, unless GitHub does so by itself; `resume` goes on.',
  },
  'manual-gate': {
    outcomes: ['paused'],
    means: 'The rollout waits at a pause without an end.',
    remedy: 'Promote it, or abort it; then run `resume`.',
  },
  'manual-promotion': {
    outcomes: ['paused'],
    means: 'The blue-green rollout waits to be promoted.',
    remedy: 'Promote it, or abort it; then run `resume`.',
  },
  'analysis-inconclusive': {
    outcomes: ['paused'],
    means: 'The analysis is inconclusive and the rollout waits for a person.',
    remedy: 'Promote it, or abort it; then run `resume`.',
  },
  'paused-by-spec': {
    outcomes: ['paused'],
    means: 'The Rollout has spec.paused set.',
    remedy: 'Take it back; then run `resume`.',
  },
  soaking: {
    outcomes: ['paused'],
    means: 'A wave is healthy, and soaks before the next one begins.',
    remedy: 'Run `resume` when the time has passed.',
  },
  'update-on-delete': {
    outcomes: ['paused'],
    means: 'The workload is updated as its pods are deleted (OnDelete).',
    remedy: 'Delete its old pods; then run `resume`.',
  },
  'sync-is-manual': {
    outcomes: ['paused'],
    means: 'The Application is not synced automatically, and syncing it is not ours to do.',
    remedy: 'Sync it; then run `resume`.',
  },
  'sync-window': {
    outcomes: ['paused'],
    means: 'A sync window of Argo CD denies the sync.',
    remedy: 'Wait, then run `resume`.',
  },
  'reconcile-skipped': {
    outcomes: ['paused'],
    means: 'The Application is told to skip reconciliation.',
    remedy: 'Remove the annotation argocd.argoproj.io/skip-reconcile.',
  },
  'not-watched': {
    outcomes: ['paused'],
    means: 'No way to the cluster was given, so nobody has looked.',
    remedy:
      'Let Argo CD tell (docs/unreachable-clusters.md), or give `kubeconfig`, or `clusters` in the configuration, and run `resume`.',
  },
  // ---- overtaken --------------------------------------------------------------------------------------------
  'newer-deployment': {
    outcomes: ['superseded'],
    means: 'A newer deployment of the same environment took over.',
    remedy: noRemedy,
  },
  'preview-closed': {
    outcomes: ['superseded'],
    means: 'The pull request is closed, and its preview goes with it.',
    remedy: 'Reopen the pull request: its preview comes back.',
  },
  'image-replaced': {
    outcomes: ['superseded'],
    means: 'Somebody rolled out another image in the middle.',
    remedy: 'See who did, in the history of the GitOps repository.',
  },
  // ---- ended by a signal ------------------------------------------------------------------------------------
  cancelled: {
    outcomes: ['cancelled'],
    means: 'The run was cancelled.',
    remedy: 'Run the job again, or run `resume`.',
  },
} as const satisfies Record<string, ReasonFact>;

/** A closed code that says why; kebab-case, in `docs/errors.md` with its remedy. */
export type Reason = keyof typeof reasons;

/** For whom or what a paused deployment waits. */
export interface Waiting {
  /** For whom or what, such as `a person` or `the release of the hold`. */
  readonly for: string;
  readonly since?: Date;
  readonly until?: Date;
  /** What to do to go on: a command or a click, in a sentence. */
  readonly goOn: string;
}

/** What a command ends with: name, code, where, and a sentence for people. */
export interface Outcome {
  readonly outcome: OutcomeName;
  readonly stage: Stage;
  readonly reason: Reason;
  /** One sentence, without a full stop only where it ends in a code; untrusted text in it is not yet escaped. */
  readonly sentence: string;
  /** What to do, where it is more than the general remedy of the reason. */
  readonly remedy?: string;
  readonly waiting?: Waiting;
}

/** What to do about an outcome. */
export function remedyOf({ reason, remedy }: Outcome): string {
  return remedy ?? reasons[reason].remedy;
}

/** Exit codes of the command line; a process ended by a signal keeps the shell's convention. */
const exitCodes = { succeeded: 0, failed: 1, errored: 2, paused: 3, superseded: 4, cancelled: 130 } as const;

/** The exit code of the command line for an outcome. */
export function exitCode(outcome: OutcomeName): number {
  return exitCodes[outcome];
}

const severity: readonly OutcomeName[] = ['succeeded', 'superseded', 'paused', 'failed', 'errored', 'cancelled'];

/** The worse of two outcomes: the one that a person must hear of first. */
function worst(one: OutcomeName, other: OutcomeName): OutcomeName {
  return severity.indexOf(one) >= severity.indexOf(other) ? one : other;
}

/** The first of the worst outcomes: it stands for all. */
export function worstOf(outcomes: readonly [Outcome, ...Outcome[]]): Outcome {
  return outcomes.reduce((bad, one) => (worst(bad.outcome, one.outcome) === bad.outcome ? bad : one));
}

/** Whether text is a reason that this version knows. */
export function isReason(text: string): text is Reason {
  return Object.hasOwn(reasons, text);
}

/** Whether text is the name of an outcome. */
export function isOutcomeName(text: string): text is OutcomeName {
  return outcomeNames.some((name) => name === text);
}
