import type { Answers } from './answers.ts';
import type { Slots } from './facts.ts';
import { helmFacts, noDigest, noTag, slotsOf } from './facts.ts';
import { baseManifests, environmentManifests } from './manifest-files.ts';
import { text } from './text.ts';

/** A chart, and the values of each environment, by their paths below the folder of the application. */
export function helmFiles(answers: Answers): ReadonlyMap<string, string> {
  const facts = helmFacts(answers);
  const templates = [...baseManifests(facts), ...environmentManifests(facts)];
  const production = slotsOf(answers, answers.environments.at(-1) ?? '');
  return new Map([
    ['chart/Chart.yaml', chart(answers)],
    ['chart/values.yaml', `# what is not said for an environment: as in production\n${values(answers, production)}`],
    ...templates.map(([file, content]) => [`chart/templates/${file}`, content] as const),
    ...answers.environments.map(
      (environment) => [`environments/${environment}.yaml`, values(answers, slotsOf(answers, environment))] as const,
    ),
  ]);
}

function chart({ name }: Answers): string {
  return `${text`
    apiVersion: v2
    name: ${name}
    description: ${name}, and what it needs in production
    type: application
    version: 1.0.0
  `}\n`;
}

function values({ image, edge, autoscaling, monitoring }: Answers, slots: Slots): string {
  const most = autoscaling === 'hpa' ? `max: ${slots.maxReplicas}` : '';
  return `${text`
    namespace: ${slots.namespace}
    ${edge === 'none' ? '' : `host: ${slots.host}`}
    replicas:
      min: ${slots.minReplicas}
      ${most}
    ${monitoring === 'none' ? '' : `severity: ${slots.severity}`}
    image:
      # tag and digest are written by each deployment
      repository: ${image}
      tag: ${noTag}
      digest: ${noDigest}
  `}\n`;
}
