import "./rolldown-runtime.js";
import { n as runLocal } from "./local.js";
/** Reads the facts of a git checkout; undefined where the folder is none, has no commit yet, or git is not there. */
async function readCheckout(folder, environment) {
	const ask = (...words) => askGit(folder, environment, words);
	const [commit, date] = (await ask("log", "-1", "--no-show-signature", "--format=%H %cI"))?.split(" ") ?? [];
	if (commit === void 0 || date === void 0) return void 0;
	const [branch, origin, changes] = await Promise.all([
		ask("symbolic-ref", "--short", "-q", "HEAD"),
		ask("remote", "get-url", "origin"),
		ask("status", "--porcelain", "--untracked-files=no")
	]);
	return {
		commit,
		date: new Date(date).toISOString(),
		isDirty: changes !== void 0 && changes !== "",
		...branch === void 0 ? {} : { branch },
		...origin === void 0 ? {} : { origin: origin.replace(/^(https?:\/\/)[^/]*@/i, "$1") }
	};
}
async function askGit(folder, environment, words) {
	const answer = await runLocal({
		folder,
		environment
	}, words);
	return answer?.exit === 0 ? answer.stdout.toString().trim() : void 0;
}
export { readCheckout };
