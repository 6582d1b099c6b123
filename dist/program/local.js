import { B as DeployError } from "./start.js";
import { n as everyday, r as runChild, t as allow } from "./child.js";
/** Runs git in a checkout, to read it: nothing is asked, nothing is written. Undefined where git is not installed. */
async function runLocal({ folder, environment, signal }, words, input = "") {
	const ended = await runChild({
		program: "git",
		arguments: [
			...harmless,
			...trust(environment),
			"-C",
			folder,
			...words
		],
		environment: {
			...allow(environment, [...everyday, "GIT_CEILING_DIRECTORIES"]),
			GIT_TERMINAL_PROMPT: "0",
			GIT_OPTIONAL_LOCKS: "0"
		},
		input,
		...signal === void 0 ? {} : { signal }
	});
	if (ended.result === "not-found") return void 0;
	return {
		exit: ended.exit,
		stdout: Buffer.from(ended.stdout),
		message: ended.lastLines.at(-1) ?? ""
	};
}
/** No monitor and no hook that the configuration of the checkout names is run. */
const harmless = [
	"-c",
	"core.fsmonitor=false",
	"-c",
	"core.hooksPath=/dev/null"
];
/**
* In a container job the checkout may belong to another user than ours, and is the job's own all the same. Elsewhere git's
* refusal stands: the configuration of another user's repository can name programs that git would run.
*/
function trust(environment) {
	return environment["GITHUB_ACTIONS"] === "true" ? ["-c", "safe.directory=*"] : [];
}
/** Runs a command that must succeed; throws `bad-input` where it does not: then it is the checkout that is incomplete. */
async function requireLocal(at, words, input = "") {
	const answer = await runLocal(at, words, input);
	if (answer?.exit === 0) return answer.stdout;
	throw new DeployError("bad-input", {
		stage: "inputs",
		message: answer === void 0 ? "git is not installed" : `git ${words[0]} failed: ${answer.message}`,
		remedy: wholeHistory
	});
}
/** What to do where a commit or file of the past is missing. */
const wholeHistory = "check out the whole history: `fetch-depth: 0`, and no `filter`, for actions/checkout";
export { runLocal as n, wholeHistory as r, requireLocal as t };
