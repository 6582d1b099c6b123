import { readConfiguration } from '../../src/configuration/read.ts';
import { notBegun } from '../../src/deployment/machine.ts';
import type { Plan } from '../../src/deployment/plan.ts';
import { planDeployment } from '../../src/deployment/plan-deployment.ts';
import type { Outcome } from '../../src/outcome.ts';
import type { Telemetry, TracedEnd } from '../../src/ports/telemetry.ts';
import type { TelemetryOptions } from '../../src/telemetry/telemetry.ts';
import { createTelemetry } from '../../src/telemetry/telemetry.ts';
import { never } from '../clock.ts';
import type { Receiver } from './receiver.ts';

const configuration = `application: api
image: {name: ghcr.io/acme/api, tags: ["{{sha}}"]}
gitops: {repository: acme/gitops, allowed-paths: [apps/**]}
environments: {prod: {targets: [{name: eu, edits: [{file: apps/a.yaml, path: .tag}]}]}}
`;

/** A deployment of the application `api` to `prod`. */
export function planOf(): Plan {
  const read = readConfiguration(configuration, 'test.yaml', 'api');
  if (read.result === 'wrong' || read.applications[0] === undefined) throw new Error(JSON.stringify(read));
  return planDeployment(read.applications[0], {
    environment: 'prod',
    repository: 'acme/api',
    sourceUrl: 'https://github.com/acme/api',
    timeoutSeconds: 600,
    onPause: 'end',
    source: { commit: 'a'.repeat(40), branch: 'main', date: new Date(Date.now() - 600_000).toISOString() },
  });
}

/** How a deployment ends with this outcome. */
export function endOf(outcome: Outcome): TracedEnd {
  return { outcome, progress: { ...notBegun, record: 7 } };
}

/** What the command of these tests is. */
export const command = () => ({ command: 'deploy', application: 'api', environment: 'prod', began: new Date() });

/** Telemetry to a receiver, and what it warns of. */
export function telemetryTo(
  receiver: Receiver,
  over: Partial<TelemetryOptions> = {},
): { readonly telemetry: Telemetry; readonly warnings: string[]; readonly said: string[] } {
  const [warnings, said]: [string[], string[]] = [[], []];
  const to = (signal: string) => ({ url: `${receiver.url}/v1/${signal}`, timeoutMillis: 500 });
  const telemetry = createTelemetry({
    traces: to('traces'),
    metrics: to('metrics'),
    version: '0.0.0',
    parent: {},
    apiUrl: 'https://api.github.com',
    clock: { now: () => new Date(), sleep: async () => {} },
    hide: (text) => text.replaceAll('hunter2', '***'),
    say: (message) => void said.push(message),
    warn: (message) => void warnings.push(message),
    signal: never,
    ...over,
  });
  return { telemetry, warnings, said };
}
