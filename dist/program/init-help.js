import "./rolldown-runtime.js";
import { n as factOf, r as optionNames, t as initFlags } from "./init-command.js";
import { C as initUsage } from "./start.js";
/** The help of the command. */
function initHelp() {
	const answers = optionNames().map((name) => {
		const { description, choices } = factOf(name);
		return line(name, `${description}${choices === void 0 ? "" : ` (${choices.join(", ")})`}`);
	});
	const others = Object.entries(initFlags).map(([name, { description }]) => line(name, description));
	return `gitops-deploy ${initUsage}

Writes what an application needs for production: Dockerfile, manifests, Argo CD, workflows, the configuration. What is not given
is asked for on a terminal. Existing files are never overwritten.

Answers
${answers.join("\n")}

Flags
${others.join("\n")}
`;
}
function line(name, description) {
	return `  --${name.padEnd(20)} ${description.replaceAll("`", "")}`;
}
export { initHelp };
