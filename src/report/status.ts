import { withoutUndefined } from '../data/fields.ts';
import { releaseCommand } from '../deployment/names.ts';
import type { DeploymentRecord } from '../deployment/record.ts';
import { doneBy } from '../deployment/record.ts';
import type { Outcome } from '../outcome.ts';
import { remedyOf } from '../outcome.ts';
import { textTable } from '../text/table.ts';
import { fitLines, minute, shortCommit, shortImage } from './cells.ts';
import { code, escapeMarkdown, linked } from './escape.ts';

/** What is live, as far as it could be seen: the state of the worst workload, and why. */
export interface LiveHealth {
  readonly state: string;
  readonly sentence: string;
}

/** A hold as it is shown. */
export interface ShownHold {
  readonly application: string;
  readonly environment: string;
  readonly owner: string;
  readonly reason: string;
  readonly since: Date;
  readonly until?: Date;
  readonly url?: string;
}

/** One target, with the deployment whose image Git names there. */
export interface TargetStatus {
  readonly target: string;
  readonly standing?: DeploymentRecord;
  /** Undefined where nothing was deployed. */
  readonly health?: LiveHealth;
}

/** One environment. */
export interface EnvironmentStatus {
  readonly environment: string;
  readonly targets: readonly TargetStatus[];
  readonly hold?: ShownHold;
  /** Why nobody can tell whether it is held. */
  readonly holdUnknown?: string;
  readonly underWay: readonly DeploymentRecord[];
  readonly waiting: readonly DeploymentRecord[];
  /** The newest deployment, however it ended. */
  readonly newest?: DeploymentRecord;
}

/** Where all environments of an application are at one moment. */
export interface ApplicationStatus {
  readonly application: string;
  readonly at: Date;
  readonly environments: readonly EnvironmentStatus[];
}

/** One thing that somebody should know of, or do. */
interface Notice {
  readonly mark: string;
  readonly environment: string;
  readonly says: string;
  readonly goOn?: string;
  /** One of our own remedies, which are Markdown. */
  readonly remedy?: string;
  readonly url?: string | undefined;
}

/** Characters of the Markdown: a comment has room for 65,536, and somebody may put words around it. */
const longest = 60_000;

function noticesOf(environment: EnvironmentStatus, application: string): readonly Notice[] {
  const { environment: name, hold, holdUnknown, underWay, waiting, newest } = environment;
  const held = hold === undefined ? [] : [holdNotice(hold, application, name)];
  const unknown =
    holdUnknown === undefined
      ? []
      : [{ mark: '❔', environment: name, says: `cannot tell whether it is held: ${holdUnknown}` }];
  const bad = newest?.note.state === 'failed' || newest?.note.state === 'errored' ? [newest] : [];
  return [
    ...held,
    ...unknown,
    ...underWay.map((record) => recordNotice('🔄', 'is under way', record)),
    ...waiting.map((record) => ({ ...recordNotice('⏸️', 'waits', record), remedy: goOnWith(record) })),
    ...bad.map((record) => ({ ...recordNotice('❌', record.note.state, record), remedy: goOnWith(record) })),
  ];
}

function holdNotice(hold: ShownHold, application: string, environment: string): Notice {
  const until = hold.until === undefined ? 'somebody releases it' : `${minute(hold.until)} UTC`;
  const of = hold.application === application ? '' : ' for every application';
  return {
    mark: '🔒',
    environment,
    says: `held${of} by ${hold.owner} since ${minute(hold.since)} UTC, until ${until}: ${hold.reason}`,
    goOn: `${releaseCommand({ application: hold.application, environment })}, and then gitops-deploy resume`,
    url: hold.url,
  };
}

function recordNotice(mark: string, does: string, { payload, note, notedAt }: DeploymentRecord): Notice {
  const what = `${shortImage(payload.image)} ${does} since ${minute(notedAt)} UTC`;
  const at = note.state === 'open' ? `, at the stage ${note.stage}` : '';
  const reason = note.reason === undefined || note.state === 'open' ? '' : ` (${note.reason})`;
  return {
    mark,
    environment: payload.environment,
    says: `${what}${at}${reason}: ${note.sentence}`,
    url: note.url ?? payload.run?.url,
  };
}

function goOnWith({ note }: DeploymentRecord): string {
  const { reason = 'internal', stage, sentence, state } = note;
  const outcome: Outcome = { outcome: state === 'open' ? 'paused' : state, reason, stage, sentence };
  return remedyOf(outcome);
}

function noticesIn({ environments, application }: ApplicationStatus): readonly Notice[] {
  return environments.flatMap((one) => noticesOf(one, application));
}

/** For a terminal: a line for each target, and what somebody should know of. */
export function statusTable(status: ApplicationStatus): string {
  const hasTargets = status.environments.some(({ targets }) => targets.length > 1);
  const row = (environment: string, target: string, cells: readonly string[]) => [
    environment,
    ...(hasTargets ? [target] : []),
    ...cells,
  ];
  const rows = status.environments.flatMap(({ environment, targets }) =>
    targets.map(({ target, standing, health }) =>
      row(
        environment,
        target,
        standing === undefined
          ? ['-', '-', '-', 'never deployed']
          : [
              shortImage(standing.payload.image),
              minute(standing.notedAt),
              doneBy(standing.payload),
              health === undefined ? '-' : [health.state, health.sentence].filter((one) => one !== '').join(': '),
            ],
      ),
    ),
  );
  const head = row('ENVIRONMENT', 'TARGET', ['IMAGE', 'SINCE (UTC)', 'HOW', 'HEALTH']);
  const notices = noticesIn(status).flatMap(({ environment, says, goOn, remedy = goOn, url }) => [
    `${environment}: ${says}`,
    ...(remedy === undefined ? [] : [`  to go on: ${remedy}`]),
    ...(url === undefined ? [] : [`  ${url}`]),
  ]);
  return [textTable([head, ...rows]), ...notices].join('\n');
}

const marks: Readonly<Record<string, string>> = {
  healthy: '✅',
  progressing: '🔄',
  paused: '⏸️',
  waiting: '⏳',
  degraded: '❌',
  aborted: '❌',
  missing: '❌',
};

/** For a comment or a job summary: narrow enough for a phone, the rest to be opened; never longer than GitHub takes. */
export function statusMarkdown(status: ApplicationStatus): string {
  const head = `### Status of ${escapeMarkdown(status.application)}\n\n${minute(status.at)} UTC`;
  const notices = section(noticesIn(status).map(noticeLine), { room: longest / 3, what: 'notices' });
  const rows = status.environments.flatMap(rowsOf);
  const table = section(rows, {
    room: longest / 3,
    what: 'targets',
    before: '| where | health | image, since (UTC) |\n| --- | --- | --- |\n',
  });
  const details = section(status.environments.flatMap(detailsOf), {
    room: longest / 4,
    what: 'targets',
    before: '<details><summary>Details</summary>\n\n',
    after: '\n\n</details>',
  });
  return `${[head, table, notices, details].filter((part) => part !== '').join('\n\n')}\n`;
}

interface Section {
  readonly room: number;
  /** What its lines are, for the note about those that are left out. */
  readonly what: string;
  readonly before?: string;
  readonly after?: string;
}

function section(all: readonly string[], { room, what, before = '', after = '' }: Section): string {
  if (all.length === 0) return '';
  const { lines, left } = fitLines(all, room);
  const note = left === 0 ? '' : `\n\n_${left} more ${what}: \`gitops-deploy status --json\` shows all._`;
  return `${before}${lines.join('\n')}${note}${after}`;
}

function noticeLine({ mark, environment, says, goOn = '', remedy = escapeMarkdown(goOn), url }: Notice): string {
  const rest = remedy === '' ? '' : `<br>To go on: ${remedy}`;
  const name = linked(`**${escapeMarkdown(environment)}**`, url);
  return `- ${mark} ${name}: ${escapeMarkdown(says)}${rest}`;
}

function placeOf({ environment, targets }: EnvironmentStatus, target: string): string {
  return targets.length === 1 ? environment : `${environment} / ${target}`;
}

function rowsOf(environment: EnvironmentStatus): readonly string[] {
  const lock = environment.hold === undefined ? '' : ' 🔒';
  return environment.targets.map(({ target, standing, health }) => {
    const where = `${escapeMarkdown(placeOf(environment, target))}${lock}`;
    if (standing === undefined) return `| ${where} | never deployed | – |`;
    const state =
      health === undefined ? '–' : `${marks[health.state] ?? '❔'} ${escapeMarkdown(health.state.replace('-', ' '))}`;
    return `| ${where} | ${state} | ${code(shortImage(standing.payload.image))}<br>${minute(standing.notedAt)} |`;
  });
}

function detailsOf(environment: EnvironmentStatus): readonly string[] {
  return environment.targets.flatMap(({ target, standing, health }) => {
    if (standing === undefined) return [];
    const { payload, note } = standing;
    const from = [
      `commit ${code(shortCommit(payload.source))}`,
      ...(payload.pullRequest === undefined ? [] : [`pull request ${payload.pullRequest}`]),
      linked(escapeMarkdown(doneBy(payload)), note.url ?? payload.run?.url),
      ...(health === undefined || health.sentence === '' ? [] : [escapeMarkdown(health.sentence)]),
    ];
    return [`- **${escapeMarkdown(placeOf(environment, target))}**: ${code(payload.image)}, ${from.join(', ')}`];
  });
}

/** For programs: everything that is known, as one JSON object. */
export function statusDetails({ application, at, environments }: ApplicationStatus): Readonly<Record<string, unknown>> {
  return {
    application,
    at: at.toISOString(),
    environments: environments.map(({ environment, hold, holdUnknown, targets, underWay, waiting, newest }) => ({
      environment,
      ...withoutUndefined({ hold, holdUnknown, newest: newest && recordDetails(newest) }),
      targets: targets.map(({ target, standing, health }) => ({
        target,
        ...withoutUndefined({ health, ...(standing && recordDetails(standing)) }),
      })),
      underWay: underWay.map(recordDetails),
      waiting: waiting.map((record) => ({ ...recordDetails(record), goOn: goOnWith(record) })),
    })),
  };
}

function recordDetails({ payload, note, notedAt }: DeploymentRecord) {
  const { image, source, kind, by, pullRequest, run } = payload;
  const { state, reason, sentence, revision, wave } = note;
  const since = notedAt.toISOString();
  const url = note.url ?? run?.url;
  return {
    state,
    image,
    source,
    kind,
    since,
    sentence,
    ...withoutUndefined({ by, reason, pullRequest, revision, wave, url }),
  };
}
