import "./rolldown-runtime.js";
import { O as usages, T as flagsFor } from "./start.js";
const about = {
	edit: {
		does: "Changes values in YAML and JSON files, and nothing else in them; all files or none.",
		examples: [
			`edit '.image.tag = "1.20"' values.yaml`,
			`edit '(.spec.template.spec.containers[] | select(.name == "api")).image |= sub(":.*"; ":v2")' apps/*.yaml`,
			`edit -e '.replicas = 3' -e 'del(.hpa)' --diff values.yaml`,
			`TAG=v2 gitops-deploy edit '.image.tag = strenv(TAG)' values.yaml`
		]
	},
	"set-image": {
		does: "Changes the version of an image wherever the files name it; all files or none.",
		examples: [
			"set-image ghcr.io/acme/api=v2 values.yaml",
			"set-image nginx=1.28 redis=7.4 apps/*.yaml --diff",
			"set-image nginx=registry.example.com/nginx:1.28 kustomization.yaml"
		]
	}
};
/** The help of one of these commands. */
function fileCommandHelp(command) {
	const { does, examples } = about[command];
	const flags = Object.entries(flagsFor(command)).map(([name, { description, short }]) => {
		return `  ${short === void 0 ? "    " : `-${short}, `}--${name.padEnd(14)} ${description}`;
	});
	const lines = examples.map((line) => line.includes("gitops-deploy") ? `  ${line}` : `  gitops-deploy ${line}`);
	return `gitops-deploy ${usages[command]}\n\n${does}\n\nExamples\n${lines.join("\n")}\n\nFlags\n${flags.join("\n")}\n`;
}
export { fileCommandHelp };
