import { DatabaseSync } from 'node:sqlite';
import type { Figures } from '../../src/delivery/report.ts';
import type { Truth } from './simulated.ts';

/** The figures of one environment (or of all) in a span, by SQL from what really happened: nothing of the program is used. */
export class Independent implements Disposable {
  readonly #database = new DatabaseSync(':memory:');

  constructor(truths: readonly Truth[]) {
    this.#database.exec(`CREATE TABLE d (environment TEXT, nature TEXT, "end" TEXT, rework INTEGER,
      started INTEGER, committed INTEGER, healthy INTEGER, failed INTEGER, restored INTEGER)`);
    const insert = this.#database.prepare('INSERT INTO d VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.#database.exec('BEGIN');
    for (const one of truths) {
      const { environment, nature, end, isRework, started, committed } = one;
      const later = [one.healthy ?? null, one.failed ?? null, one.restored ?? null];
      insert.run(environment, nature, end, isRework ? 1 : 0, started, committed, ...later);
    }
    this.#database.exec('COMMIT; CREATE INDEX i ON d (started); CREATE INDEX e ON d (environment, started)');
  }

  figures(from: number, to: number, environment?: string): Figures {
    const where = `started >= ${from} AND started < ${to} ${environment === undefined ? '' : `AND environment = '${environment}'`}`;
    const change = `${where} AND nature = 'change'`;
    const decided = `${change} AND "end" IN ('healthy', 'failed')`;
    const back = `${where} AND nature IN ('rollback', 'revert') AND "end" IN ('healthy', 'failed')`;
    const failed = `${change} AND "end" = 'failed'`;
    const [all, bad] = [this.#count(decided), this.#count(failed)];
    const verdicts = `(${decided}) OR (${back})`;
    const taken = `${decided} AND healthy IS NOT NULL`;
    return {
      deployments: all,
      healthy: this.#count(taken),
      failed: bad,
      rollbacks: this.#count(back),
      perDay: all / ((to - from) / 86_400_000),
      leadTime: this.#durations('healthy - committed', taken),
      changeFailureRate: this.#rate(bad, all),
      timeToRestore: this.#durations('restored - failed', `${failed} AND failed IS NOT NULL AND restored IS NOT NULL`),
      unrestored: this.#count(`${failed} AND failed IS NOT NULL AND restored IS NULL`),
      reworkRate: this.#rate(this.#count(`(${verdicts}) AND rework = 1`), this.#count(verdicts)),
      deploymentTime: this.#durations('healthy - started', taken),
      underTwoMinutes: this.#rate(this.#count(`${taken} AND healthy - started < 120000`), this.#count(taken)),
      leftOut: {
        superseded: this.#count(`${change} AND "end" = 'superseded'`),
        goingOn: this.#count(`${change} AND "end" = 'going-on'`),
        untold: this.#count(`${change} AND "end" = 'untold'`),
        notDeployed: this.#count(`${change} AND "end" = 'not-deployed'`),
        fromGit: 0,
        repeats: this.#count(`${where} AND nature = 'repeat'`),
      },
    };
  }

  [Symbol.dispose](): void {
    this.#database.close();
  }

  #number(sql: string): number {
    return Number(Object.values(this.#database.prepare(sql).get() ?? {})[0]);
  }

  #count(where: string): number {
    return this.#number(`SELECT count(*) FROM d WHERE ${where}`);
  }

  #durations(what: string, where: string) {
    const count = this.#count(where);
    // the rank is a whole number, rounded up
    const at = (percent: number) =>
      this.#number(`SELECT value FROM (SELECT (${what}) / 1000.0 AS value,
        row_number() OVER (ORDER BY ${what}) AS place, count(*) OVER () AS size FROM d WHERE ${where})
        WHERE place = (size * ${percent} + 99) / 100`);
    return count === 0 ? { count } : { count, p50: at(50), p95: at(95) };
  }

  /** The bounds are the two shares from which the one that was seen is 1.96 standard deviations away: roots of a quadratic. */
  #rate(events: number, of: number) {
    const z2 = 3.841458820694124;
    const [a, b, c] = [of + z2, -(2 * events + z2), events ** 2 / of];
    const root = Math.sqrt(Math.max(0, b ** 2 - 4 * a * c));
    return { events, of, share: events / of, low: (-b - root) / (2 * a), high: (-b + root) / (2 * a) };
  }
}
