/** Why other checkers tell of objects by a rule that we share, and ours does not: looked into object by object. */
export const remarks: Readonly<Record<string, string>> = {
  'default-namespace': 'they tell it of each Service too, ours once of the workload',
  'hpa-target': 'they do not know Rollouts, and call what scales one dangling',
  'liveness-probe': 'kube-linter wants probes of Jobs; kube-score has one check for both probes',
  'mac-profiles':
    'their check is of hardening at large; the seccomp profile that is missing is told by ours as seccomp-profile',
  'memory-overcommit': 'kube-score wants the limit to equal the request; ours tells of more than twice',
  'netpol-missing':
    'pods on the network of their node, which no NetworkPolicy reaches; Polaris wants rules for both ways, and sees no selector of two labels',
  'netpol-peer-label': 'they do not know Rollouts; and a policy for every pod of a namespace needs none in the set',
  'pdb-blocks-drain': 'kube-linter wants unhealthyPodEvictionPolicy in every budget',
  'pdb-missing': 'Polaris wants a budget of a single pod; and a KEDA target that is scaled to none',
  'priority-class-system': 'Polaris wants a priority class of every workload',
  'probe-port': 'another container of the pod serves the port, and does not list it',
  'probes-identical':
    'ours lets the same handler pass where liveness is the more patient of the two, as the Kubernetes documentation has it',
  'rbac-sensitive': 'kube-linter tells it of the binding, ours of the role',
  'readiness-probe':
    'they want one of workloads that no Service sends requests to, or one for metrics alone; kube-linter of Jobs too',
  'replicas-minimum': 'kube-linter wants three, ours two; and Polaris wants replicas of what an autoscaler scales',
  'resource-requests-missing': 'kube-score wants CPU limits',
  'rolling-capacity': 'they want the strategy to be written out, where the default is the same',
  'secret-literal':
    'a word of their list is part of the name: names of files, of Secrets, of settings such as TOKEN_TTL',
  'service-account': 'Polaris wants no token even where a role is bound to the account, which cannot work',
  'service-target': 'they do not know Rollouts, and call their Services dangling',
  spread:
    'kube-linter and kube-score do not take topologySpreadConstraints for an answer; Polaris wants it of single pods and of DaemonSets',
};
