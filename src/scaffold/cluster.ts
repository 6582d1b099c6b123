import type { Answers } from './answers.ts';
import { namespaceOf } from './facts.ts';
import { documents, text } from './text.ts';

/** Priorities for all applications of a cluster: the same bytes whichever application is set up. */
export function priorityClasses(): string {
  return documents([
    text`
      # what customers wait for goes first where nodes are short
      apiVersion: scheduling.k8s.io/v1
      kind: PriorityClass
      metadata:
        name: business-critical
      value: 100000
      globalDefault: false
      preemptionPolicy: PreemptLowerPriority
      description: Serves customers; takes the place of what has a lower priority
    `,
    text`
      # of whatever names none: it queues, and takes nobody's place
      apiVersion: scheduling.k8s.io/v1
      kind: PriorityClass
      metadata:
        name: standard
      value: 1000
      globalDefault: true
      preemptionPolicy: Never
      description: Everything else; waits for room
    `,
  ]);
}

/** Backups of the namespaces. Velero looks into its own namespace alone. */
export function backupSchedule(answers: Answers): string {
  const { name, environments } = answers;
  const namespaces = environments.map((environment) => `- ${namespaceOf(name, environment)}`);
  return `${text`
    # What Git does not hold: volumes, and Secrets that were made in the cluster. A database wants backups of its own
    # (point-in-time recovery), and any backup is worth what its last restore showed
    apiVersion: velero.io/v1
    kind: Schedule
    metadata:
      name: ${name}
      namespace: velero
      annotations:
        gitops-deploy.io/ignore: "backup-hooks: restoring is tried by people, as apps/${name}/runbook.md says"
    spec:
      schedule: "17 2 * * *" # UTC
      useOwnerReferencesInBackup: false
      template:
        includedNamespaces:
          ${namespaces.join('\n')}
        excludedResources:
          - events
          - events.events.k8s.io
        includeClusterResources: false
        # into the default location: have its storage copied to a second region
        ttl: 720h0m0s
  `}\n`;
}
