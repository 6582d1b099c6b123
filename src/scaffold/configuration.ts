import type { Answers } from './answers.ts';
import { applicationName } from './argo.ts';
import { namespaceOf, workloadKind } from './facts.ts';
import { text } from './text.ts';

/** `.gitops-deploy.yaml` of the application repository. */
export function configurationFile(answers: Answers): string {
  const { name, image, gitopsRepository, environments } = answers;
  return `${text`
    # yaml-language-server: $schema=https://raw.githubusercontent.com/org/gitops-deploy/v1/schema/gitops-deploy.schema.json
    application: ${name}
    image:
      name: ${image}
      platforms: [linux/amd64]
    gitops:
      repository: ${gitopsRepository}
      # no write ever leaves this folder
      allowed-paths: [apps/${name}/**]
    environments:
      ${environments.map((environment, at) => environmentOf(answers, environment, at)).join('\n')}
  `}\n`;
}

function environmentOf(answers: Answers, environment: string, at: number): string {
  const { name, image, argo } = answers;
  const before = answers.environments[at - 1];
  const gates =
    before === undefined
      ? ''
      : text`
      # only what has been healthy there for so long
      after: [${before}]
      soak: 30m
    `;
  return text`
    ${environment}:
      ${gates}
      targets:
        - name: main
          edits:
            - file: ${editedFile(answers, environment)}
              image: ${image}
          ${argo === 'none' ? '' : `argocd: { application: ${applicationName(name, environment)} }`}
          workloads:
            - { kind: ${workloadKind(answers).kind}, namespace: ${namespaceOf(name, environment)}, name: ${name} }
  `;
}

/** The file that names the image of an environment. */
function editedFile({ name, layout }: Answers, environment: string): string {
  return layout === 'kustomize'
    ? `apps/${name}/overlays/${environment}/kustomization.yaml`
    : `apps/${name}/environments/${environment}.yaml`;
}
