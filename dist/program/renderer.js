import "./rolldown-runtime.js";
import { r as runChild } from "./child.js";
const { mkdirSync, mkdtempSync, rmSync, writeFileSync } = process.getBuiltinModule("node:fs");
const { tmpdir } = process.getBuiltinModule("node:os");
const { dirname, isAbsolute, join, normalize, sep } = process.getBuiltinModule("node:path");
/** Bytes that it may give. */
const most = 16777216;
/** Kilobytes of memory, and seconds of a processor, that it may take, also where we are gone. */
const memory = 3145728;
const seconds = 60;
/** So many may take too long; then nothing more is rendered, as a run would never end. */
const mostSlow = 4;
/** Characters of what it says was wrong. */
const longestMessage = 2e3;
/**
* APIs that charts ask for before they write objects of them (`.Capabilities.APIVersions`). Of itself Helm knows the versions of its
* client, but no kinds and not the API of APIServices: charts would fall back to versions that are long gone.
*/
const apis = [
	"monitoring.coreos.com/v1",
	"monitoring.coreos.com/v1/ServiceMonitor",
	"monitoring.coreos.com/v1/PodMonitor",
	"monitoring.coreos.com/v1/PrometheusRule",
	"policy/v1",
	"policy/v1/PodDisruptionBudget",
	"autoscaling/v2",
	"autoscaling/v2/HorizontalPodAutoscaler",
	"networking.k8s.io/v1",
	"networking.k8s.io/v1/Ingress",
	"networking.k8s.io/v1/IngressClass",
	"networking.k8s.io/v1/NetworkPolicy",
	"batch/v1/CronJob",
	"apps/v1/Deployment",
	"apps/v1/StatefulSet",
	"apps/v1/DaemonSet",
	"rbac.authorization.k8s.io/v1/ClusterRole",
	"rbac.authorization.k8s.io/v1/Role",
	"apiregistration.k8s.io/v1",
	"apiregistration.k8s.io/v1/APIService",
	"gateway.networking.k8s.io/v1",
	"gateway.networking.k8s.io/v1/HTTPRoute",
	"cert-manager.io/v1",
	"cert-manager.io/v1/Certificate",
	"argoproj.io/v1alpha1"
];
/**
* The renderer of this machine: Kustomize and Helm, from the `PATH`. They see a copy of the files that were given and no other, no
* home, no login and no variable of ours; Kustomize runs no plugins, and Helm looks up nothing.
*
* @param longest milliseconds that one rendering may take: templates can loop
*/
function createRenderer(environment, longest = 3e4) {
	const missing = /* @__PURE__ */ new Set();
	let slow = 0;
	const onSlow = () => {
		slow += 1;
	};
	return { render: async (request, signal) => {
		const program = request.of === "chart" ? "helm" : "kustomize";
		if (missing.has(program)) return {
			result: "no-program",
			program
		};
		if (slow >= mostSlow) return {
			result: "refused",
			program,
			message: `${slow} others took too long already`
		};
		const run = {
			environment,
			longest,
			signal,
			onSlow
		};
		const rendered = await inFolderOfItsOwn(environment, (folder) => render(request, {
			...run,
			folder
		}));
		if (rendered.result === "no-program") missing.add(program);
		return rendered;
	} };
}
/** Below that of a runner, which is wiped after the job, however it ends. */
async function inFolderOfItsOwn({ RUNNER_TEMP: temporary }, use) {
	const folder = mkdtempSync(join(temporary || tmpdir(), "gitops-deploy-render-"));
	const remove = () => rmSync(folder, {
		recursive: true,
		force: true,
		maxRetries: 3
	});
	process.on("exit", remove);
	try {
		return await use(folder);
	} finally {
		process.off("exit", remove);
		remove();
	}
}
async function render(request, run) {
	const files = join(run.folder, copy);
	for (const [path, bytes] of request.files) put(files, path, bytes);
	const [program, words] = request.of === "kustomization" ? kustomize(request, run.folder) : helm(request);
	const limit = AbortSignal.timeout(run.longest);
	const signal = AbortSignal.any([run.signal, limit]);
	try {
		const environment = environmentOf(run);
		return withoutFolder(renderedOf(program, await runChild({
			...limited(program, words),
			environment,
			folder: request.of === "kustomization" ? run.folder : files,
			signal,
			isKilled: true,
			most
		})), run.folder);
	} catch (error) {
		run.signal.throwIfAborted();
		if (!limit.aborted) throw error;
		run.onSlow();
		return {
			result: "refused",
			program,
			message: `took more than ${run.longest / 1e3} seconds`
		};
	}
}
/** A program that takes too much ends by itself, also where nobody is left to end it. Windows knows no such limits. */
function limited(program, words) {
	if (process.platform === "win32") return {
		program,
		arguments: words
	};
	return {
		program: "/bin/sh",
		arguments: [
			"-c",
			`ulimit -v ${memory} 2>/dev/null; ulimit -t ${seconds} 2>/dev/null; exec "$0" "$@"`,
			program,
			...words
		]
	};
}
/** Paths of the copy are nobody's, and others in each run. */
function withoutFolder(rendered, folder) {
	if (rendered.result !== "refused") return rendered;
	const message = rendered.message.replaceAll(`${join(folder, copy)}/`, "").replaceAll(join(folder, copy), ".");
	return {
		...rendered,
		message: message.slice(0, longestMessage)
	};
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
		XDG_DATA_HOME: home,
		...nowhere,
		GIT_ALLOW_PROTOCOL: "none"
	};
}
/** A proxy that is not there. */
const nowhere = Object.fromEntries([
	"HTTP_PROXY",
	"HTTPS_PROXY",
	"ALL_PROXY",
	"http_proxy",
	"https_proxy",
	"all_proxy"
].map((name) => [name, "http://127.0.0.1:1"]));
/** A kustomization of ours around the one that is meant makes it say where each object comes from. */
function kustomize({ root }, folder) {
	const around = `resources: [${JSON.stringify(join("..", copy, root))}]\nbuildMetadata: [originAnnotations]\n`;
	put(folder, `${wrapper}/kustomization.yaml`, new TextEncoder().encode(around));
	return ["kustomize", ["build", wrapper]];
}
/** Folders beside each other: Kustomize refuses one that builds on what it stands in. */
const wrapper = "around";
const copy = "files";
function helm({ root, name: wanted, values, kubernetes, files }) {
	const name = releaseName(wanted);
	const more = [...values.map((file) => `--values=${file}`), ...apis.map((api) => `--api-versions=${api}`)];
	const chart = root === "" ? "." : `./${root}`;
	const words = [
		"--skip-tests",
		"--include-crds",
		`--kube-version=v1.${kubernetes}.0`,
		...[...files].some(leadsOut) ? ["--skip-schema-validation"] : [],
		...more
	];
	return ["helm", [
		"template",
		name,
		chart,
		`--namespace=${name}`,
		...words
	]];
}
/** Letters, digits and dashes, 53 at most, with a letter or digit at both ends: Helm takes no other. */
function releaseName(wanted) {
	return wanted.toLowerCase().replaceAll(/[^a-z0-9-]/g, "-").slice(0, 53).replaceAll(/^-+|-+$/g, "") || "release";
}
/** A schema may refer to others, by URL and by path (`file:///…`): Helm reads those. What a packed chart brings nobody has looked into. */
function leadsOut([file, bytes]) {
	if (/\.(tgz|tar\.gz)$/.test(file)) return true;
	if (!/(^|\/)values\.schema\.json$/.test(file)) return false;
	const text = new TextDecoder().decode(bytes);
	if (/\\u/i.test(text)) return true;
	return [...text.matchAll(/"\$(?:id|schema|ref|dynamicRef|recursiveRef)"\s*:\s*"([^"]*)"|"id"\s*:\s*"([^"]*)"/g)].some(([, by, id]) => !/^(#|https?:\/\/json-schema\.org\/)/.test(by ?? "#") || /:\//.test(id ?? ""));
}
function renderedOf(program, ended) {
	if (ended.result === "not-found" || ended.exit === 127 || ended.exit === 126) return {
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
function reasonOf({ lastLines, exit, signal }) {
	if (signal !== void 0) return `was ended by ${signal}`;
	if (/^\t.+\.go:\d+ \+0x/.test(lastLines.at(-1) ?? "")) return "broke down: it takes more memory than it may have";
	return lastLines.find((line) => line.startsWith("Error: "))?.slice(7) ?? lastLines.at(-1) ?? `ended with ${exit}`;
}
export { createRenderer };
