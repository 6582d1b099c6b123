/** Severities as Trivy names them, worst first. */
const severities = [
	"CRITICAL",
	"HIGH",
	"MEDIUM",
	"LOW",
	"UNKNOWN"
];
/**
* What makes two findings of two images the same: id, package and place, without any version, since a package that was
* updated and is vulnerable still is nothing new.
*/
function keyOf(finding) {
	const place = finding.where.replace(/\d+(?:[._-]\d+)+/g, "*");
	return JSON.stringify([
		finding.kind,
		finding.id,
		finding.kind === "vulnerability" ? finding.package : "",
		place
	]);
}
/** `keyOf` of each finding, and which of those with the same key it is, from 1. */
function numbered(findings) {
	const counts = /* @__PURE__ */ new Map();
	return findings.map((finding) => {
		const key = keyOf(finding);
		const nth = (counts.get(key) ?? 0) + 1;
		counts.set(key, nth);
		return {
			key,
			nth
		};
	});
}
/** The worst first, then by id. */
function byWorst(one, other) {
	return severities.indexOf(one.severity) - severities.indexOf(other.severity) || (one.id < other.id ? -1 : +(one.id > other.id));
}
/** GitHub orders by it: https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning */
const scores = {
	CRITICAL: "9.5",
	HIGH: "8.0",
	MEDIUM: "5.5",
	LOW: "2.0",
	UNKNOWN: "0.0"
};
const levels = {
	CRITICAL: "error",
	HIGH: "error",
	MEDIUM: "warning",
	LOW: "note",
	UNKNOWN: "note"
};
/**
* A report as SARIF: every finding whatever the gate says of it, those that are ignored as suppressed, the worst first. Trivy's
* own writer breaks down on a finding in the configuration of an image whose registry has a port, and shows secrets.
*/
function sarifOf({ findings, ignored }, facts) {
	const shown = [...findings.map((finding) => ({ finding })), ...ignored.map((one) => ({
		finding: one.finding,
		ignored: one
	}))].sort((one, other) => byWorst(one.finding, other.finding));
	const rules = /* @__PURE__ */ new Map();
	for (const { finding } of shown) if (!rules.has(finding.id)) rules.set(finding.id, finding);
	const keys = numbered(shown.map(({ finding }) => finding));
	const index = new Map([...rules.keys()].map((id, at) => [id, at]));
	return {
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: [{
			tool: { driver: {
				...driverOf(facts),
				rules: [...rules.values()].map(ruleOf)
			} },
			automationDetails: { id: `${facts.category}/` },
			properties: { image: facts.image },
			columnKind: "utf16CodeUnits",
			results: shown.map((one, at) => resultOf(one, {
				rule: index.get(one.finding.id) ?? -1,
				...keys[at]
			}, facts))
		}]
	};
}
function driverOf({ version }) {
	return {
		name: "Trivy",
		fullName: "Trivy",
		version,
		informationUri: "https://github.com/aquasecurity/trivy"
	};
}
function ruleOf(finding) {
	const { id, kind, severity, title = id, description = title, url } = finding;
	return {
		id,
		name: kind,
		shortDescription: { text: title },
		fullDescription: { text: description },
		help: { text: `${id}: ${description}` },
		defaultConfiguration: { level: levels[severity] },
		properties: {
			tags: [
				"security",
				kind,
				severity
			],
			precision: "very-high",
			"security-severity": scores[severity]
		},
		...url === void 0 ? {} : { helpUri: url }
	};
}
function resultOf({ finding, ignored }, { rule, key = "", nth = 1 }, facts) {
	const { id, severity } = finding;
	return {
		ruleId: id,
		ruleIndex: rule,
		level: levels[severity],
		message: { text: messageOf(finding) },
		locations: [{ physicalLocation: {
			artifactLocation: { uri: uriOf(finding, facts) },
			region: regionOf(finding)
		} }],
		partialFingerprints: { primaryLocationLineHash: `${fingerprint(key)}:${nth}` },
		...ignored === void 0 ? {} : { suppressions: [suppressionOf(ignored)] }
	};
}
function messageOf(finding) {
	const { id, severity, where, title = id } = finding;
	switch (finding.kind) {
		case "vulnerability": {
			const fix = finding.fixed === void 0 ? "not fixed yet" : `fixed in ${finding.fixed}`;
			return `${severity} ${id} in ${finding.package} ${finding.installed} (${where}), ${fix}: ${title}`;
		}
		case "secret": return `${severity} secret in ${where}: ${title}`;
		case "misconfiguration": return `${severity} ${id}: ${finding.message ?? title}`;
	}
}
function suppressionOf({ status, statement, source }) {
	const from = source === void 0 ? "" : ` (${source})`;
	return {
		kind: "external",
		justification: `${statement ?? status}${from}`
	};
}
/** Which finding it is, from one analysis to the next: FNV-1a in 64 bits, http://www.isthe.com/chongo/tech/comp/fnv */
function fingerprint(key) {
	let hash = 14695981039346656037n;
	for (const byte of new TextEncoder().encode(key)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 1099511628211n);
	return hash.toString(16).padStart(16, "0");
}
/** A path below the image: GitHub shows nothing of an absolute one, or of one that leads out. */
function uriOf(finding, { repository }) {
	const isFile = finding.kind === "secret" || finding.kind === "vulnerability";
	const parts = (path) => path.split("/").filter((part) => !/^\.{0,2}$/.test(part));
	const file = isFile && /[/.]/.test(finding.where) ? parts(finding.where) : [];
	return (file.length > 0 ? file : parts(repository)).map(encodeURIComponent).join("/");
}
function regionOf(finding) {
	const line = finding.kind === "secret" ? finding.line ?? 1 : 1;
	return {
		startLine: line,
		startColumn: 1,
		endLine: line,
		endColumn: 1
	};
}
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
export { severities as a, numbered as i, sarifOf as n, byWorst as r, cutSarif as t };
