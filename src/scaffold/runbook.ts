import type { Answers } from './answers.ts';
import { namespaceOf } from './facts.ts';
import { alertNames } from './manifests/alerts.ts';
import { text } from './text.ts';

/** The runbook: a part for each alert, which the alert links to, and one for restoring. */
export function runbook(answers: Answers): string {
  const { name, environments, monitoring, backup } = answers;
  return `${text`
    # Runbook: ${name}

    The first steps. Add what you learn: who depends on it, whom to call, what it was the last time.

    Back to the last version that ran healthy, in any case:

    \`\`\`sh
    gitops-deploy rollback --environment ${environments.at(-1) ?? ''} --reason "…"
    \`\`\`
    ${monitoring === 'none' ? '' : alertParts(answers)}
    ${backup === 'none' ? '' : restorePart(answers)}
  `}\n`;
}

function alertParts(answers: Answers): string {
  const { slo } = answers;
  const alert = alertNames(answers);
  return `\n${text`
    ## ${alert.fast}

    The error budget of 30 days (${slo} % of requests succeed) would be gone in two days. Somebody is waiting now.

    1. Was there a deployment within the last hour (\`gitops-deploy status\`)? Go back first, look for the reason then.
    2. Otherwise: which status, which path, which dependency? Are its alerts firing too?

    ## ${alert.slow}

    The same, more slowly: gone in five days. It does not wait for next week.

    ## ${alert.latency}

    One request in 20 takes longer than half a second. Is the autoscaler at its maximum? Does a dependency answer slowly?

    ## ${alert.absent}

    Prometheus sees no pod that is up. \`kubectl get pods\` in the namespace says whether there are any; if they run, look at the NetworkPolicy and the
    ServiceMonitor.

    ## ${alert.crash}

    \`kubectl logs --previous\` shows the last lines. Exit code 137 with the reason OOMKilled: it wants more memory than its limit.
  `}`;
}

function restorePart({ name, environments }: Answers): string {
  const namespace = namespaceOf(name, environments.at(-1) ?? '');
  return `\n${text`
    ## Restoring

    Try it once a quarter, into a namespace of its own, and note the day and how long it took:

    \`\`\`sh
    velero restore create --from-schedule ${name} --namespace-mappings ${namespace}:${name}-restored
    velero restore describe --details LAST
    kubectl delete namespace ${name}-restored
    \`\`\`
  `}`;
}
