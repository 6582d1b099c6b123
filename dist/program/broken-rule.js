import { i as shortLine } from "./start.js";
/** Seen in https://github.com/SharezoneApp/sharezone-app/pull/605 */
const queued = /branches\s+that\s+are queued for merging cannot be updated/i;
/** Seen in https://github.com/desktop/desktop/issues/17586 and https://github.com/gleam-lang/gleam/pull/6080 */
const code = /\b(GH006: Protected branch update failed|GH013: Repository rule violations found)/;
/** What the API says of rulesets: https://github.com/satisfactory-factories/application/issues/67 */
const byApi = /Repository rule violations found:?\s+(.*)/is;
/** What git itself adds where a hook refuses. */
const ofGit = /^hook declined to update /;
const mostViolations = 10;
/** Reads which rules refuse a push from what git was told; undefined where it was no rule of GitHub's. */
function brokenRule(messages) {
	const lines = messages.split("\n").filter((line) => line.startsWith("remote:")).map((line) => shortLine(line.slice(7)));
	const at = lines.findIndex((line) => code.test(line));
	const said = lines[at];
	if (said === void 0) return void 0;
	const whole = lines.slice(at + 1).map((line) => line.replace(/^error:\s*/, ""));
	if (queued.test(whole.join(" "))) return {
		of: "queue",
		violations: [shortLine(whole.join(" "))]
	};
	const listed = whole.flatMap((line) => /^[-*]\s+(.+)$/.exec(line)?.[1] ?? []);
	const violations = listed.length > 0 ? listed : whole.filter((line) => line !== "" && !ofGit.test(line));
	return {
		of: said.includes("GH013") ? "ruleset" : "protection",
		violations: violations.slice(0, mostViolations)
	};
}
/** The same of what the API said, in one line; `isProtection` where it named the kind of its error. */
function brokenRuleSaid(message, isProtection) {
	const said = shortLine(message);
	if (queued.test(said)) return {
		of: "queue",
		violations: [said]
	};
	const ofRuleset = byApi.exec(said)?.[1];
	if (ofRuleset !== void 0) return {
		of: "ruleset",
		violations: [ofRuleset]
	};
	return isProtection || /^(changes must be made through|required status check|\d+ of \d+ required)/i.test(said) ? {
		of: "protection",
		violations: [said]
	} : void 0;
}
export { brokenRuleSaid as n, brokenRule as t };
