import type { Answers } from './answers.ts';

/** What is left to do, in words. */
export function nextSteps(answers: Answers, gitops: string): readonly string[] {
  const { name, gitopsRepository, argo, environments, image } = answers;
  const secrets = image.startsWith('ghcr.io/')
    ? 'GITOPS_TOKEN and KUBECONFIG'
    : 'GITOPS_TOKEN, KUBECONFIG, REGISTRY_USERNAME and REGISTRY_PASSWORD';
  return [
    'next:',
    `  1. commit ${gitops} to ${gitopsRepository}, and require its check "manifests" on main`,
    `  2. give the application repository the secrets ${secrets}`,
    ...(argo === 'none'
      ? []
      : [`  3. kubectl apply -n argocd -f ${gitops}/argocd/cluster.yaml -f ${gitops}/argocd/${name}.yaml`]),
    `  ${argo === 'none' ? 3 : 4}. push: main is built and deployed to ${environments[0] ?? ''}; until then no pod can start, as no image is named`,
  ];
}
