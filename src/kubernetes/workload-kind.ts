/** The kinds of workload whose update can be watched. */
export const workloadKinds = ['Rollout', 'Deployment', 'StatefulSet', 'DaemonSet', 'CronJob'] as const;
export type WorkloadKind = (typeof workloadKinds)[number];
