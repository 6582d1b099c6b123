import "./rolldown-runtime.js";
import { n as everyday, r as runChild, t as allow } from "./child.js";
const { statfs } = process.getBuiltinModule("node:fs/promises");
const { tmpdir } = process.getBuiltinModule("node:os");
/** What this machine is; `folder` is where temporary files are made. */
async function lookAtMachine(environment, signal) {
	const { RUNNER_TEMP: temporary } = environment;
	const folder = temporary === void 0 || temporary === "" ? tmpdir() : temporary;
	const [{ bavail, bsize }, git] = await Promise.all([statfs(folder), gitVersion(environment, signal)]);
	return {
		node: process.versions.node,
		freeBytes: bavail * bsize,
		folder,
		...git === void 0 ? {} : { git }
	};
}
async function gitVersion(environment, signal) {
	const ended = await runChild({
		program: "git",
		arguments: ["--version"],
		environment: allow(environment, everyday),
		signal
	});
	if (ended.result !== "ended" || ended.exit !== 0) return void 0;
	return /\d+(?:\.\d+)+/.exec(Buffer.from(ended.stdout).toString())?.[0];
}
export { lookAtMachine };
