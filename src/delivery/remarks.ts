import { printDay } from './period.ts';
import type { Sight } from './report.ts';

/** What a reader must know of how far back each application is seen, where that is not the whole period. */
export function sightRemarks(sights: readonly Sight[]): readonly string[] {
  const unfinished = sights.filter(({ isComplete }) => !isComplete);
  return [...Map.groupBy(unfinished, ({ application }) => application)].map(([application, own]) => {
    const [oldest] = own.flatMap(({ recordsFrom }) => recordsFrom ?? []).sort((one, other) => (one < other ? -1 : 1));
    const since = oldest === undefined ? 'has no records' : `has records from ${printDay(oldest)} on`;
    const fromGit = own.reduce((sum, one) => sum + one.fromGit, 0);
    if (fromGit === 0) return `${application} ${since}: earlier deployments, if there were any, are not known`;
    const more = fromGit === 1 ? '1 more deployment is' : `${fromGit} more deployments are`;
    return `${application} ${since}; ${more} known from Git, which has no verdicts and no lead times`;
  });
}
