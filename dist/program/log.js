/** The schema that a log names. */
const schemaAddress = "https://json.schemastore.org/sarif-2.1.0.json";
/**
* What GitHub takes of one file and what it shows of it.
* https://docs.github.com/rest/code-scanning/code-scanning#upload-an-analysis-as-sarif-data
*/
const sarifLimits = {
	results: 25e3,
	shown: 5e3,
	bytes: 1e7
};
/** The same log with at most so many results, the worst, and the rules that they need. */
function cutSarif(sarif, most) {
	return {
		...sarif,
		runs: sarif.runs.map((run) => cutRun(run, most))
	};
}
/** The rules stand in the order of their worst result, so that what is left keeps its index. */
function cutRun(run, most) {
	const results = run.results.slice(0, most);
	const needed = new Set(results.map(({ ruleId }) => ruleId));
	const rules = run.tool.driver.rules.filter(({ id }) => needed.has(id));
	return {
		...run,
		results,
		tool: { driver: {
			...run.tool.driver,
			rules
		} }
	};
}
export { sarifLimits as n, schemaAddress as r, cutSarif as t };
