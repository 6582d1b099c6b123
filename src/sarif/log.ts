/** The schema that a log names. */
export const schemaAddress = 'https://json.schemastore.org/sarif-2.1.0.json';

/**
 * What GitHub takes of one file and what it shows of it.
 * https://docs.github.com/rest/code-scanning/code-scanning#upload-an-analysis-as-sarif-data
 */
export const sarifLimits = { results: 25_000, shown: 5000, bytes: 10_000_000 } as const;

/** A SARIF 2.1.0 log. */
export interface Sarif {
  readonly $schema: string;
  readonly version: '2.1.0';
  readonly runs: readonly SarifRun[];
}

/** One run of one tool; its rules stand in the order of their worst result. */
export interface SarifRun {
  readonly automationDetails: { readonly id: string };
  readonly results: readonly { readonly ruleId: string }[];
  readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly { readonly id: string }[] } };
  readonly properties?: Readonly<Record<string, string>>;
  readonly columnKind: string;
}

/** The same log with at most so many results, the worst, and the rules that they need. */
export function cutSarif(sarif: Sarif, most: number): Sarif {
  return { ...sarif, runs: sarif.runs.map((run) => cutRun(run, most)) };
}

/** The rules stand in the order of their worst result, so that what is left keeps its index. */
function cutRun(run: SarifRun, most: number): SarifRun {
  const results = run.results.slice(0, most);
  const needed = new Set(results.map(({ ruleId }) => ruleId));
  const rules = run.tool.driver.rules.filter(({ id }) => needed.has(id));
  return { ...run, results, tool: { driver: { ...run.tool.driver, rules } } };
}
