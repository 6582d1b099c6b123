import { environmentOf } from '../configuration/environment.ts';
import type { ApplicationConfiguration } from '../configuration/schema.ts';
import type { DeploymentRecord } from '../deployment/record.ts';
import { isUnfinished } from '../deployment/record.ts';
import type { Hold } from '../ports/holds.ts';
import type { Ports } from '../ports/index.ts';
import type { Ended } from '../report/report.ts';
import { recordsLookedAt } from '../stages/admit.ts';
import { textTable } from '../text/table.ts';

/** A deployment as `status` shows it. */
interface Shown {
  readonly state: string;
  readonly image: string;
  readonly source: string;
  /** When its state was noted, ISO 8601. */
  readonly since: string;
  readonly sentence: string;
  readonly url?: string;
}

interface EnvironmentStatus {
  readonly environment: string;
  readonly hold?: Hold;
  /** The newest deployment, however it ended. */
  readonly newest?: Shown;
  /** The newest one that was seen healthy. */
  readonly healthy?: Shown;
  /** How many deployments wait for `resume`. */
  readonly unfinished: number;
}

/** Shows what was deployed last to each environment, what is healthy there, what waits, and who holds it. */
export async function status(
  configuration: ApplicationConfiguration,
  environment: string | undefined,
  { ports, signal }: { readonly ports: Pick<Ports, 'forge' | 'holds' | 'results'>; readonly signal: AbortSignal },
): Promise<Ended> {
  if (environment !== undefined) environmentOf(configuration, environment);
  const names = environment === undefined ? Object.keys(configuration.environments) : [environment];
  const { application } = configuration;
  const environments: EnvironmentStatus[] = [];
  for (const name of names) environments.push(await statusOf({ application, environment: name }, ports, signal));
  ports.results.show(tableOf(environments));
  const held = environments.filter(({ hold }) => hold !== undefined).map((one) => one.environment);
  const waiting = environments.filter(({ unfinished }) => unfinished > 0).map((one) => one.environment);
  const parts = [
    `${application}: ${names.length} environment${names.length === 1 ? '' : 's'}`,
    ...(held.length === 0 ? [] : [`held: ${held.join(', ')}`]),
    ...(waiting.length === 0 ? [] : [`waiting: ${waiting.join(', ')}`]),
  ];
  const outcome = { outcome: 'succeeded', reason: 'done', stage: 'report', sentence: parts.join('; ') } as const;
  return { outcome, details: { application, environments } };
}

async function statusOf(
  { application, environment }: { readonly application: string; readonly environment: string },
  ports: Pick<Ports, 'forge' | 'holds'>,
  signal: AbortSignal,
): Promise<EnvironmentStatus> {
  const { records } = await ports.forge();
  const known = await records.list(application, environment, recordsLookedAt, signal);
  const hold = await (await ports.holds()).find(application, environment, signal);
  const [newest] = known;
  const healthy = known.find(({ note }) => note.state === 'succeeded');
  return {
    environment,
    unfinished: known.filter(({ note }) => isUnfinished(note)).length,
    ...(hold === undefined ? {} : { hold }),
    ...(newest === undefined ? {} : { newest: shown(newest) }),
    ...(healthy === undefined ? {} : { healthy: shown(healthy) }),
  };
}

function shown({ payload, note, notedAt }: DeploymentRecord): Shown {
  const { state, sentence, url } = note;
  return {
    state,
    image: payload.image,
    source: payload.source,
    since: notedAt.toISOString(),
    sentence,
    ...(url === undefined ? {} : { url }),
  };
}

function tableOf(environments: readonly EnvironmentStatus[]): string {
  const rows = environments.map(({ environment, hold, newest, healthy }) => [
    environment,
    newest === undefined ? 'never deployed' : `${newest.state} ${newest.source.slice(0, 7)}`,
    healthy === undefined ? '-' : healthy.source.slice(0, 7),
    hold === undefined ? '-' : `${hold.owner}: ${hold.reason}`,
    newest?.sentence ?? '',
  ]);
  return textTable([['ENVIRONMENT', 'LAST', 'HEALTHY', 'HELD BY', 'SAYS'], ...rows]);
}
