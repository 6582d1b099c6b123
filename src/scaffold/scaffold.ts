import type { Answers } from './answers.ts';
import { argoFile, clusterApplication } from './argo.ts';
import { backupSchedule, priorityClasses } from './cluster.ts';
import { configurationFile } from './configuration.ts';
import { dockerFiles } from './dockerfile.ts';
import { helmFiles } from './helm.ts';
import { kustomizeFiles } from './kustomize.ts';
import { runbook } from './runbook.ts';
import { applicationWorkflows, checkWorkflow } from './workflows.ts';

/** What is written, by paths with slashes: into the application repository, and into the GitOps repository. */
export interface Scaffold {
  readonly application: ReadonlyMap<string, string>;
  readonly gitops: ReadonlyMap<string, string>;
}

/** Every file that the answers stand for; the same answers give the same bytes. */
export function scaffold(answers: Answers): Scaffold {
  return { application: applicationFiles(answers), gitops: gitopsFiles(answers) };
}

function applicationFiles(answers: Answers): ReadonlyMap<string, string> {
  return new Map([
    ...dockerFiles(answers),
    ['.gitops-deploy.yaml', configurationFile(answers)],
    ...applicationWorkflows(answers),
  ]);
}

function gitopsFiles(answers: Answers): ReadonlyMap<string, string> {
  const { name, argo, layout, monitoring, backup } = answers;
  const manifests = layout === 'kustomize' ? kustomizeFiles(answers) : helmFiles(answers);
  const files = new Map([...manifests].map(([file, content]) => [`apps/${name}/${file}`, content]));
  if (monitoring !== 'none' || backup !== 'none') files.set(`apps/${name}/runbook.md`, runbook(answers));
  files.set('cluster/priority-classes.yaml', priorityClasses());
  if (backup === 'velero') files.set(`cluster/backup-${name}.yaml`, backupSchedule(answers));
  if (argo !== 'none') {
    files.set(`argocd/${name}.yaml`, argoFile(answers));
    files.set('argocd/cluster.yaml', clusterApplication(answers));
  }
  files.set('.github/workflows/check.yml', checkWorkflow(answers));
  return files;
}
