import "./rolldown-runtime.js";
import { r as runChild } from "./child.js";
const { mkdirSync, mkdtempSync, rmSync, writeFileSync } = process.getBuiltinModule("node:fs");
const { tmpdir } = process.getBuiltinModule("node:os");
const { dirname, isAbsolute, join, normalize, sep } = process.getBuiltinModule("node:path");
/** Bytes that it may give. */
const most = 16777216;
/** APIs that charts ask for before they write objects of them (`.Capabilities.APIVersions`). */
const apis = [
	"monitoring.coreos.com/v1",
	"policy/v1",
	"autoscaling/v2",
	"networking.k8s.io/v1",
	"gateway.networking.k8s.io/v1",
	"cert-manager.io/v1",
	"argoproj.io/v1alpha1"
];
/**
* The renderer of this machine: Kustomize and Helm, from the `PATH`. They see a copy of the files that were given and no other, no
* home, no login and no variable of ours; Kustomize runs no plugins, and Helm looks up nothing.
*
* @param longest milliseconds that one rendering may take: templates can loop
*/
function createRenderer(environment, longest = 3e4) {
	return { render: (request, signal) => inFolderOfItsOwn((folder) => render(request, {
		folder,
		environment,
		longest,
		signal
	})) };
}
async function inFolderOfItsOwn(use) {
	const folder = mkdtempSync(join(tmpdir(), "gitops-deploy-render-"));
	try {
		return await use(folder);
	} finally {
		rmSync(folder, {
			recursive: true,
			force: true,
			maxRetries: 3
		});
	}
}
async function render(request, run) {
	const files = join(run.folder, "files");
	for (const [path, bytes] of request.files) put(files, path, bytes);
	const [program, words] = request.of === "kustomization" ? kustomize(request, files) : helm(request);
	const limit = AbortSignal.timeout(run.longest);
	const signal = AbortSignal.any([run.signal, limit]);
	try {
		const environment = environmentOf(run);
		return renderedOf(program, await runChild({
			program,
			arguments: words,
			environment,
			folder: files,
			signal,
			isKilled: true,
			most
		}));
	} catch (error) {
		run.signal.throwIfAborted();
		if (!limit.aborted) throw error;
		return {
			result: "refused",
			program,
			message: `took more than ${run.longest / 1e3} seconds`
		};
	}
}
/** A file of the copy; a path that would lead out of it is a mistake of ours. */
function put(folder, path, bytes) {
	const clean = normalize(path);
	if (isAbsolute(clean) || clean === ".." || clean.startsWith(`..${sep}`)) throw new RangeError(`${path} leads out`);
	mkdirSync(dirname(join(folder, clean)), { recursive: true });
	writeFileSync(join(folder, clean), bytes);
}
function environmentOf({ folder, environment }) {
	const home = join(folder, "home");
	return {
		PATH: environment["PATH"] ?? "",
		HOME: home,
		TMPDIR: folder,
		XDG_CONFIG_HOME: home,
		XDG_CACHE_HOME: home,
		XDG_DATA_HOME: home
	};
}
/** A kustomization of ours around the one that is meant makes it say where each object comes from. */
function kustomize({ root }, files) {
	const around = `resources: [${JSON.stringify(join("..", root))}]\nbuildMetadata: [originAnnotations]\n`;
	put(files, `${wrapper}/kustomization.yaml`, new TextEncoder().encode(around));
	return ["kustomize", ["build", wrapper]];
}
/** No folder of anybody's is called so. */
const wrapper = ".gitops-deploy-render";
function helm({ root, values, kubernetes }) {
	const name = (root.split("/").at(-1) ?? "").toLowerCase().replaceAll(/[^a-z0-9-]/g, "-").slice(0, 53) || "release";
	const more = [...values.map((file) => `--values=${file}`), ...apis.map((api) => `--api-versions=${api}`)];
	const chart = root === "" ? "." : `./${root}`;
	const version = `--kube-version=v1.${kubernetes}.0`;
	return ["helm", [
		"template",
		name,
		chart,
		`--namespace=${name}`,
		"--skip-tests",
		"--include-crds",
		version,
		...more
	]];
}
function renderedOf(program, ended) {
	if (ended.result === "not-found") return {
		result: "no-program",
		program
	};
	if (ended.isTooMuch === true) return {
		result: "refused",
		program,
		message: `gives more than ${most} bytes`
	};
	if (ended.exit !== 0) return {
		result: "refused",
		program,
		message: reasonOf(ended)
	};
	return {
		result: "rendered",
		bytes: ended.stdout
	};
}
/** Both say `Error: …`, and Helm a hint behind it. */
function reasonOf({ lastLines, exit }) {
	return lastLines.find((line) => line.startsWith("Error: "))?.slice(7) ?? lastLines.at(-1) ?? `ended with ${exit}`;
}
export { createRenderer };
