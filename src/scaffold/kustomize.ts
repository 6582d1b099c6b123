import type { Answers } from './answers.ts';
import type { Facts } from './facts.ts';
import { kustomizeFacts, namespaceOf, noDigest, noTag } from './facts.ts';
import { baseManifests, environmentManifests } from './manifest-files.ts';
import { text } from './text.ts';

/** A base and an overlay for each environment, by their paths below the folder of the application. */
export function kustomizeFiles(answers: Answers): ReadonlyMap<string, string> {
  const production = answers.environments.at(-1) ?? '';
  const base = baseManifests(kustomizeFacts(answers, production));
  const files = new Map([...base].map(([file, content]) => [`base/${file}`, content]));
  files.set('base/kustomization.yaml', baseKustomization([...base.keys()]));
  for (const environment of answers.environments)
    for (const [file, content] of overlay(answers, environment)) files.set(`overlays/${environment}/${file}`, content);
  return files;
}

function baseKustomization(resources: readonly string[]): string {
  return `${text`
    # what every environment has
    apiVersion: kustomize.config.k8s.io/v1beta1
    kind: Kustomization
    resources:
      ${resources.map((file) => `- ${file}`).join('\n')}
  `}\n`;
}

function overlay(answers: Answers, environment: string): ReadonlyMap<string, string> {
  const facts = kustomizeFacts(answers, environment);
  const own = environmentManifests(facts);
  const kustomization = text`
    apiVersion: kustomize.config.k8s.io/v1beta1
    kind: Kustomization
    namespace: ${namespaceOf(answers.name, environment)}
    resources:
      - ../../base
      ${[...own.keys()].map((file) => `- ${file}`).join('\n')}
    images:
      # written by each deployment
      - name: ${answers.image}
        newTag: ${noTag}
        digest: ${noDigest}
    ${patches(facts)}
  `;
  return new Map([['kustomization.yaml', `${kustomization}\n`], ...own]);
}

/** The plugin of the Gateway API wants to know the namespace, which kustomize cannot know to stand there. */
function patches({ strategy, edge, name, slots }: Facts): string {
  if (strategy !== 'canary' || edge !== 'gateway') return '';
  return text`
    patches:
      - target:
          kind: Rollout
          name: ${name}
        patch: |-
          - op: add
            path: /spec/strategy/canary/trafficRouting/plugins/argoproj-labs~1gatewayAPI/namespace
            value: ${slots.namespace}
  `;
}
