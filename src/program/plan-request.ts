import { environmentOf } from '../configuration/environment.ts';
import type { Connected } from '../connect.ts';
import type { ImageOfPlan, Plan } from '../deployment/plan.ts';
import type { SourceCommit } from '../deployment/progress.ts';
import type { Problem } from '../errors.ts';
import type { Digest, ImageReference } from '../image/reference.ts';
import { opensApplication } from '../inputs/secrets.ts';
import type { Ports } from '../ports/index.ts';
import { fail } from '../prepare.ts';
import type { Command, Surroundings } from './command.ts';
import { commonFacts, configured, sourceUrlOf } from './command.ts';

/** The deployment that a command asks for: of which commit, by which image. Throws `bad-input` where that is not known. */
export async function planRequest(command: Command, { ports }: Connected): Promise<Plan> {
  const { request } = command;
  const { planDeployment } = await import('../deployment/plan-deployment.ts');
  const facts = commonFacts(command, request.environment ?? '');
  // a wrong name must be told before anybody is asked anything
  environmentOf(configured(command), facts.environment);
  const digests = await givenDigests(command);
  const source = await sourceCommit(command, ports, { asksForPullRequest: true });
  return planDeployment(configured(command), {
    ...facts,
    source,
    ...(request.image === undefined ? {} : { image: request.image }),
    ...(digests === undefined ? {} : { digests }),
    ...(command.by === undefined ? {} : { by: command.by }),
  });
}

/** The image that `build` is asked for; GitHub is asked for the pull request only where a template wants its number. */
export async function planBuild(command: Command, { ports }: Connected): Promise<ImageOfPlan> {
  const { request } = command;
  const configuration = configured(command);
  const [{ planImage }, { wordsIn }] = await Promise.all([
    import('../deployment/plan-image.ts'),
    import('../configuration/template.ts'),
  ]);
  const asksForPullRequest = wordsIn(JSON.stringify(configuration.image)).includes('pull-request');
  return planImage(configuration, {
    sourceUrl: sourceUrlOf(command),
    source: await sourceCommit(command, ports, { asksForPullRequest }),
    ...(request.environment === undefined ? {} : { environment: request.environment }),
    ...(request.platform === undefined ? {} : { platform: request.platform }),
  });
}

async function givenDigests(command: Command): Promise<readonly Digest[] | undefined> {
  const { digests } = command.request;
  if (digests === undefined) return undefined;
  const { findDigests } = await import('../find-digests.ts');
  return findDigests(digests, configured(command));
}

async function sourceCommit(
  command: Command,
  ports: Ports,
  { asksForPullRequest }: { readonly asksForPullRequest: boolean },
): Promise<SourceCommit> {
  const { request, context, around } = command;
  const { readCheckout } = await import('../git/checkout.ts');
  const checkout = await readCheckout('.', around.environment);
  const labelled =
    request.image === undefined ? undefined : await sourceOf(request.image, sourceUrlOf(command), { ports, around });
  const commit = labelled?.commit ?? context.commit ?? checkout?.commit;
  if (commit === undefined)
    return fail([{ message: 'the commit to deploy is not known', remedy: 'run in a checkout of it' }]);
  if (request.image === undefined && checkout !== undefined && checkout.commit !== commit)
    return fail([otherCheckout(checkout.commit, commit)]);
  const knowsPullRequest = commit === context.commit && context.pullRequest !== undefined;
  const asksGitHub = asksForPullRequest && !knowsPullRequest && opensApplication(command.secrets);
  const pullRequest = asksGitHub
    ? await (await ports.forge()).source.pullRequestOf(commit, around.signal)
    : context.pullRequest;
  const now = () => ports.clock.now().toISOString();
  return {
    commit,
    branch: context.branch ?? checkout?.branch ?? 'main',
    date: labelled?.date ?? (checkout?.commit === commit ? checkout.date : now()),
    ...(pullRequest === undefined ? {} : { pullRequest }),
    ...(context.ref === undefined || commit !== context.commit ? {} : { ref: context.ref }),
  };
}

/** Milliseconds in which a registry must tell the labels of an image: nobody knows yet that we have begun. */
const labelsWithin = 10_000;

/** The commit that a given image was built from, where its labels say so: it is answered on, and not the one that we run on. */
async function sourceOf(
  image: ImageReference,
  sourceUrl: string,
  { ports, around }: { readonly ports: Ports; readonly around: Surroundings },
) {
  const { sourceIn } = await import('../image/labels.ts');
  try {
    const signal = AbortSignal.any([around.signal, AbortSignal.timeout(labelsWithin)]);
    const description = await (await ports.registry()).describe(image, signal);
    return description === undefined ? undefined : sourceIn(description.labels, sourceUrl);
  } catch (error) {
    around.signal.throwIfAborted();
    // whatever is wrong with the registry ends the deployment where the image is looked for, and is told there
    around.log.debug(error instanceof Error ? error.message : '');
    return undefined;
  }
}

/** What would be built is what is checked out: on a pull request that is by default a merge that nobody wrote. */
function otherCheckout(there: string, wanted: string): Problem {
  return {
    message: `the checkout is at ${there.slice(0, 7)}, and ${wanted.slice(0, 7)} is to be deployed`,
    place: { name: 'checkout' },
    remedy: 'check out that commit; on a pull request: github.event.pull_request.head.sha',
  };
}
