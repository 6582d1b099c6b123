import type { Answers } from './answers.ts';
import { namespaceOf } from './facts.ts';
import { documents, text } from './text.ts';

/** What Argo CD applies: a project for this application alone, and an Application for each environment. */
export function argoFile(answers: Answers): string {
  switch (answers.argo) {
    case 'none':
      return '';
    case 'application':
      return documents([
        project(answers),
        ...answers.environments.map((environment) => application(answers, environment)),
      ]);
    case 'applicationset':
      return documents([project(answers), applicationSet(answers)]);
  }
}

/** The Application that applies `cluster/`: what belongs to no application alone. */
export function clusterApplication({ gitopsRepository }: Answers): string {
  return `${text`
    # what belongs to the cluster, and not to one application
    apiVersion: argoproj.io/v1alpha1
    kind: Application
    metadata:
      name: cluster
      namespace: argocd
    spec:
      project: default
      source:
        repoURL: ${repositoryUrl(gitopsRepository)}
        targetRevision: main
        path: cluster
      destination:
        server: https://kubernetes.default.svc
        namespace: default
      syncPolicy:
        automated:
          prune: true
          selfHeal: true
  `}\n`;
}

/** The name of the Application of an environment. */
export function applicationName(name: string, environment: string): string {
  return `${name}-${environment}`;
}

function repositoryUrl(repository: string): string {
  return `https://github.com/${repository}.git`;
}

function project(answers: Answers): string {
  const { name, gitopsRepository, environments } = answers;
  const destinations = environments.map(
    (environment) => text`
      - server: https://kubernetes.default.svc
        namespace: ${namespaceOf(name, environment)}
    `,
  );
  return text`
    # what this application may apply, and where
    apiVersion: argoproj.io/v1alpha1
    kind: AppProject
    metadata:
      name: ${name}
      namespace: argocd
    spec:
      description: ${name} in all its environments
      sourceRepos:
        - ${repositoryUrl(gitopsRepository)}
      destinations:
        ${destinations.join('\n')}
      clusterResourceWhitelist:
        - group: ""
          kind: Namespace
  `;
}

function application(answers: Answers, environment: string): string {
  return text`
    apiVersion: argoproj.io/v1alpha1
    kind: Application
    metadata:
      name: ${applicationName(answers.name, environment)}
      namespace: argocd
    ${spec(answers, environment, namespaceOf(answers.name, environment))}
  `;
}

function applicationSet(answers: Answers): string {
  const { name, environments } = answers;
  return text`
    apiVersion: argoproj.io/v1alpha1
    kind: ApplicationSet
    metadata:
      name: ${name}
      namespace: argocd
    spec:
      goTemplate: true
      goTemplateOptions: [missingkey=error]
      generators:
        - list:
            elements:
              ${environments.map((environment) => `- environment: ${environment}`).join('\n')}
      syncPolicy:
        # an environment that is taken off the list goes on running until somebody deletes it
        preserveResourcesOnDeletion: true
      template:
        metadata:
          name: '${applicationName(name, '{{ .environment }}')}'
        ${spec(answers, '{{ .environment }}', namespaceOf(name, '{{ .environment }}'))}
  `;
}

function spec(answers: Answers, environment: string, namespace: string): string {
  return text`
    spec:
      project: ${answers.name}
      ${source(answers, environment)}
      destination:
        server: https://kubernetes.default.svc
        namespace: ${quoted(namespace)}
      syncPolicy:
        automated:
          prune: true
          selfHeal: true
        syncOptions:
          - PruneLast=true
          - RespectIgnoreDifferences=true
        retry:
          limit: 5
          backoff:
            duration: 10s
            factor: 2
            maxDuration: 3m
      ${ignored(answers)}
  `;
}

function source({ layout, gitopsRepository, name }: Answers, environment: string): string {
  const path = layout === 'kustomize' ? `apps/${name}/overlays/${environment}` : `apps/${name}/chart`;
  const helm =
    layout === 'kustomize'
      ? ''
      : text`
      helm:
        valueFiles:
          - ${quoted(`../environments/${environment}.yaml`)}
    `;
  return text`
    source:
      repoURL: ${repositoryUrl(gitopsRepository)}
      targetRevision: main
      path: ${quoted(path)}
      ${helm}
  `;
}

/** What the controller of a canary writes is no difference from Git. */
function ignored({ strategy, edge }: Answers): string {
  if (strategy !== 'canary') return '';
  if (edge === 'gateway')
    return text`
      ignoreDifferences:
        # the weights are the rollout's
        - group: gateway.networking.k8s.io
          kind: HTTPRoute
          jqPathExpressions:
            - .spec.rules[].backendRefs[].weight
    `;
  if (edge !== 'istio') return '';
  return text`
    ignoreDifferences:
      # weights and subsets are the rollout's
      - group: networking.istio.io
        kind: VirtualService
        jqPathExpressions:
          - .spec.http[].route[].weight
      - group: networking.istio.io
        kind: DestinationRule
        jqPathExpressions:
          - .spec.subsets[].labels["rollouts-pod-template-hash"]
  `;
}

function quoted(value: string): string {
  return value.includes('{{') ? `'${value}'` : value;
}
