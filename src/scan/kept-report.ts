/**
 * Where a report repeats lines of the image: its configuration with the environment and the history, the command that made a layer
 * with the values of its build arguments, and what stands around a finding. Trivy masks there only what it took for a secret itself, and
 * not always that.
 */
const repeated: ReadonlySet<string> = new Set(['ImageConfig', 'CreatedBy', 'CauseMetadata', 'Match', 'Code']);

/** Trivy's own report as it is kept: JSON without lines of the image. */
export function printReport(report: unknown): string {
  return JSON.stringify(report, (key, value: unknown) => (repeated.has(key) ? undefined : value));
}
