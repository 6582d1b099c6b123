/**
 * How many times faster than planned the error budget may burn while a release is judged or an alert waits: a burn rate of 14.4 takes 2 %
 * of a month's budget in an hour, which is what is paged for. https://sre.google/workbook/alerting-on-slos/
 */
export const fastestBurn = 14.4;

/** How many times faster than planned a share of bad requests burns the error budget. */
export function burnRate(badShare: number, slo: number): number {
  return badShare / (1 - slo);
}

/** A share for people: `5%`, `0.03%`. */
export function printShare(share: number): string {
  return `${Number((share * 100).toPrecision(6))}%`;
}
