import { withoutUndefined } from '../data/fields.ts';
import type { CountedDeployment } from '../delivery/deployment.ts';
import { deploymentSeconds, leadSeconds, restoreSeconds } from '../delivery/deployment.ts';
import type { DeliveryReport } from '../delivery/report.ts';

/** The report as one JSON object; its fields stand in docs/report.md, and stay as they are within a version. */
export function deliveryJson(report: DeliveryReport): Readonly<Record<string, unknown>> {
  return { version: 1, ...report, deployments: report.deployments.map(deploymentJson) };
}

function deploymentJson(deployment: CountedDeployment): Readonly<Record<string, unknown>> {
  return {
    ...deployment,
    ...withoutUndefined({
      leadSeconds: leadSeconds(deployment),
      deploymentSeconds: deploymentSeconds(deployment),
      restoreSeconds: restoreSeconds(deployment),
    }),
  };
}
