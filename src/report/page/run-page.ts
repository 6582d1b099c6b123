import { printPlace } from '../../errors.ts';
import type { Outcome } from '../../outcome.ts';
import { worstOf } from '../../outcome.ts';
import type { Page } from '../../page/document.ts';
import type { Content } from '../../page/node.ts';
import { h, link } from '../../page/node.ts';
import { section } from '../../page/parts.ts';
import { firstOf, table } from '../../page/table.ts';
import { counted, name, printMoment, sentence } from '../../page/words.ts';
import type { Ended } from '../report.ts';
import { deploymentParts, subtitleOf, titleOf } from './deployment-parts.ts';
import type { DeploymentFacts, RunFacts } from './facts.ts';
import { deploymentsOf } from './facts.ts';
import { tones, verdict } from './verdict.ts';

/** Deployments and problems that are shown. */
const most = { deployments: 12, problems: 60 };

/** The page about one run: its deployments from the verdict down to the diff, or why there was none. */
export function runPage(facts: RunFacts): Page {
  const deployments = deploymentsOf(facts);
  const { ended } = facts;
  const [only] = deployments;
  const title =
    only !== undefined && deployments.length === 1 ? plainTitle(only) : counted(deployments.length, 'deployment');
  const shownTitle = deployments.length === 0 ? facts.command : title;
  return {
    title: `${shownTitle}: ${ended.outcome.outcome}`,
    description: sentence(ended.outcome.sentence),
    tone: tones[ended.outcome.outcome],
    header: headerOf(facts, deployments, shownTitle),
    body: bodyOf(facts, deployments),
    footer: `gitops-deploy ${facts.version} made this page at ${printMoment(facts.at)} UTC. It is one file, and loads nothing.`,
  };
}

function plainTitle({ application, environment }: DeploymentFacts): string {
  return environment === undefined ? name(application) : `${name(application)} → ${name(environment)}`;
}

function headerOf(facts: RunFacts, deployments: readonly DeploymentFacts[], title: string): Content {
  const [only] = deployments;
  const run = deployments.find(({ told }) => told?.run !== undefined)?.told?.run;
  const kind = h('p', { class: 'kind' }, `Report of ${facts.command}`);
  if (only !== undefined && deployments.length === 1)
    return [kind, h('h1', {}, titleOf(only)), subtitleOf(only, facts)];
  return [
    kind,
    h('h1', {}, title),
    run === undefined ? undefined : h('p', { class: 'under' }, h('span', {}, link(run.url, 'Workflow run'))),
  ];
}

function bodyOf(facts: RunFacts, deployments: readonly DeploymentFacts[]): Content {
  const [only] = deployments;
  if (only !== undefined && deployments.length === 1) return deploymentParts(only);
  if (deployments.length === 0) return [verdict(facts.ended.outcome, undefined), problemsPart(facts.ended)];
  const { shown, left } = firstOf(deployments, most.deployments);
  return [
    besides(facts.ended, deployments),
    ...shown.map((one) => [
      h('div', { class: 'of' }, h('h2', {}, titleOf(one)), subtitleOf(one, facts)),
      deploymentParts(one),
    ]),
    left,
  ];
}

/** What the outcome of the run says beyond those of its deployments. */
function besides({ outcome }: Ended, deployments: readonly DeploymentFacts[]): Content {
  const [first, ...others] = deployments.map((one) => one.outcome);
  const worst: Outcome | undefined = first === undefined ? undefined : worstOf([first, ...others]);
  return worst?.sentence === outcome.sentence ? undefined : verdict(outcome, undefined);
}

function problemsPart({ problems = [] }: Ended): Content {
  if (problems.length === 0) return undefined;
  const { shown, left } = firstOf(problems, most.problems);
  const rows = shown.map(({ place, message, remedy }) => [
    h('code', {}, name(printPlace(place))),
    sentence(message),
    sentence(remedy ?? ''),
  ]);
  const columns = ['Where', 'What', 'Remedy'].map((title) => ({ title }));
  return section('Problems', table('What is wrong with inputs and configuration', columns, rows), left);
}
