import type { Command, Surroundings } from './command.ts';
import { commonFacts, configured } from './command.ts';
import { environmentOf } from './configuration/environment.ts';
import type { Connected } from './connect.ts';
import type { Plan } from './deployment/plan.ts';
import type { Problem } from './errors.ts';
import type { ImageReference } from './image/reference.ts';
import { opensApplication } from './inputs/secrets.ts';
import type { Ports } from './ports/index.ts';
import { fail } from './prepare.ts';

/** The deployment that a command asks for: of which commit, by which image. Throws `bad-input` where that is not known. */
export async function planRequest(command: Command, { ports }: Connected): Promise<Plan> {
  const { request, context, around } = command;
  const { planDeployment } = await import('./deployment/plan-deployment.ts');
  const facts = commonFacts(command, request.environment ?? '');
  // a wrong name must be told before anybody is asked anything
  environmentOf(configured(command), facts.environment);
  const { readCheckout } = await import('./git/checkout.ts');
  const checkout = await readCheckout('.', around.environment);
  const labelled =
    request.image === undefined ? undefined : await sourceOf(request.image, facts.sourceUrl, { ports, around });
  const commit = labelled?.commit ?? context.commit ?? checkout?.commit;
  if (commit === undefined)
    return fail([{ message: 'the commit to deploy is not known', remedy: 'run in a checkout of it' }]);
  if (request.image === undefined && checkout !== undefined && checkout.commit !== commit)
    return fail([otherCheckout(checkout.commit, commit)]);
  const knowsPullRequest = commit === context.commit && context.pullRequest !== undefined;
  const asksGitHub = !knowsPullRequest && opensApplication(command.secrets);
  const pullRequest = asksGitHub
    ? await (await ports.forge()).source.pullRequestOf(commit, around.signal)
    : context.pullRequest;
  const now = () => ports.clock.now().toISOString();
  return planDeployment(configured(command), {
    ...facts,
    source: {
      commit,
      branch: context.branch ?? checkout?.branch ?? 'main',
      date: labelled?.date ?? (checkout?.commit === commit ? checkout.date : now()),
      ...(pullRequest === undefined ? {} : { pullRequest }),
      ...(context.ref === undefined || commit !== context.commit ? {} : { ref: context.ref }),
    },
    ...(request.image === undefined ? {} : { image: request.image }),
  });
}

/** Milliseconds in which a registry must tell the labels of an image: nobody knows yet that we have begun. */
const labelsWithin = 10_000;

/** The commit that a given image was built from, where its labels say so: it is answered on, and not the one that we run on. */
async function sourceOf(
  image: ImageReference,
  sourceUrl: string,
  { ports, around }: { readonly ports: Ports; readonly around: Surroundings },
) {
  const { sourceIn } = await import('./image/labels.ts');
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
