import type { Plan } from '../deployment/plan.ts';
import type { Ports } from '../ports/index.ts';
import type { Ended } from '../report/report.ts';
import { drive } from '../stages/drive.ts';

/** Takes a commit to its verdict: check, build, scan, tag, write, merge, watch, recover, each told as it happens. */
export async function deploy(plan: Plan, ports: Ports, signal: AbortSignal): Promise<Ended> {
  const end = await drive(plan, ports, { signal });
  return { outcome: end.outcome, deployments: [end] };
}
