import type { CountedDeployment } from '../delivery/deployment.ts';
import { deploymentSeconds, leadSeconds, restoreSeconds } from '../delivery/deployment.ts';
import type { DeliveryReport, Figures, ScopeFigures } from '../delivery/report.ts';
import type { Rate } from '../delivery/statistics.ts';
import { plainLine } from '../text/plain.ts';

type Value = string | number | boolean | Date | undefined;
type Columns<T> = Readonly<Record<string, (of: T) => Value>>;

/** A line for each deployment of the period, the oldest first. */
export function deploymentsCsv({ deployments }: DeliveryReport): string {
  return csv(deploymentColumns, deployments);
}

/** A line for each scope, everything first. */
export function figuresCsv({ scopes, period }: DeliveryReport): string {
  const columns: Columns<ScopeFigures> = {
    application: ({ application }) => application,
    environment: ({ environment }) => environment,
    from: () => period.from,
    to: () => period.to,
    ...figureColumns,
  };
  return csv(columns, scopes);
}

const deploymentColumns: Columns<CountedDeployment> = {
  application: (one) => one.application,
  environment: (one) => one.environment,
  record: (one) => one.record,
  nature: (one) => one.nature,
  end: (one) => one.end,
  reason: (one) => one.reason,
  failed_by: (one) => one.failedBy,
  is_rework: (one) => one.isRework,
  image: (one) => one.image,
  source: (one) => one.source,
  by: (one) => one.by,
  pull_request: (one) => one.pullRequest,
  revision: (one) => one.revision,
  url: (one) => one.url,
  committed_at: (one) => one.committedAt,
  started_at: (one) => one.startedAt,
  written_at: (one) => one.writtenAt,
  healthy_at: (one) => one.healthyAt,
  failed_at: (one) => one.failedAt,
  restored_at: (one) => one.restoredAt,
  lead_seconds: leadSeconds,
  deployment_seconds: deploymentSeconds,
  restore_seconds: restoreSeconds,
  build_seconds: (one) => one.buildSeconds,
};

const figureColumns: Columns<ScopeFigures> = {
  ...ofFigures({
    deployments: (one) => one.deployments,
    deployments_per_day: (one) => one.perDay,
    healthy: (one) => one.healthy,
    failed: (one) => one.failed,
    rollbacks: (one) => one.rollbacks,
    lead_time_count: (one) => one.leadTime.count,
    lead_time_p50_seconds: (one) => one.leadTime.p50,
    lead_time_p95_seconds: (one) => one.leadTime.p95,
    ...ofRate('change_failure_rate', (one) => one.changeFailureRate),
    time_to_restore_count: (one) => one.timeToRestore.count,
    time_to_restore_p50_seconds: (one) => one.timeToRestore.p50,
    time_to_restore_p95_seconds: (one) => one.timeToRestore.p95,
    unrestored: (one) => one.unrestored,
    ...ofRate('rework_rate', (one) => one.reworkRate),
    deployment_time_count: (one) => one.deploymentTime.count,
    deployment_time_p50_seconds: (one) => one.deploymentTime.p50,
    deployment_time_p95_seconds: (one) => one.deploymentTime.p95,
    ...ofRate('under_two_minutes', (one) => one.underTwoMinutes),
    left_out_superseded: (one) => one.leftOut.superseded,
    left_out_going_on: (one) => one.leftOut.goingOn,
    left_out_untold: (one) => one.leftOut.untold,
    left_out_not_deployed: (one) => one.leftOut.notDeployed,
    left_out_repeats: (one) => one.leftOut.repeats,
    from_git: (one) => one.leftOut.fromGit,
  }),
};

function ofFigures(columns: Columns<Figures>): Columns<ScopeFigures> {
  return Object.fromEntries(Object.entries(columns).map(([name, read]) => [name, ({ figures }) => read(figures)]));
}

function ofRate(name: string, read: (figures: Figures) => Rate | undefined): Columns<Figures> {
  return {
    [name]: (one) => read(one)?.share,
    [`${name}_low`]: (one) => read(one)?.low,
    [`${name}_high`]: (one) => read(one)?.high,
    [`${name}_of`]: (one) => read(one)?.of,
  };
}

/** RFC 4180: a header, lines that end in CRLF; what is not known is empty. */
function csv<T>(columns: Columns<T>, rows: readonly T[]): string {
  const readers = Object.values(columns);
  const lines = rows.map((row) => readers.map((read) => cell(read(row))).join(','));
  return [Object.keys(columns).join(','), ...lines, ''].join('\r\n');
}

function cell(value: Value): string {
  if (value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? textCell(value) : String(value);
}

/** Spreadsheets take a cell that begins so for a formula, some in full width too: https://owasp.org/www-community/attacks/CSV_Injection */
const formula = /^\s*[=+\-@|＝＋－＠]/;

function textCell(text: string): string {
  const line = plainLine(text);
  const guarded = formula.test(line) ? `'${line}` : line;
  return /[",\r\n']/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
