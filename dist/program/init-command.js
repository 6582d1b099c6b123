import "./rolldown-runtime.js";
import { B as DeployError, C as initUsage, G as exitCode, H as outcomeOf$1, L as version, N as parseImageReference, P as printImage, V as badInput, W as printProblem, c as createPlainPrinter, k as readFlags, o as isTerminal, s as standardStream, t as Mask, v as makeFolders, x as tokensIn, y as maskedSecrets, z as nearest } from "./start.js";
import { n as sayEnd } from "./edit.js";
const languages = [
	"node",
	"go",
	"python",
	"java",
	"none"
];
const strategies = [
	"canary",
	"blue-green",
	"rolling"
];
const edges = [
	"gateway",
	"istio",
	"ingress",
	"none"
];
const layouts = ["kustomize", "helm"];
const argos = [
	"application",
	"applicationset",
	"none"
];
const monitorings = ["prometheus", "none"];
const autoscalings = ["hpa", "none"];
const backups = ["none", "velero"];
const platforms = ["kubernetes", "openshift"];
const memoryOf = {
	go: "256Mi",
	java: "1Gi"
};
const gatewayOf = { istio: "istio-ingress/gateway" };
/** Every option, in the order in which it is asked. Flags, prompts, documentation and the combinations of the tests are made of it. */
const options = {
	name: {
		description: "Name of the application: a DNS label, which every object gets",
		ask: "Name of the application"
	},
	image: {
		description: "Repository of its image, such as ghcr.io/acme/api",
		ask: "Repository of its image, such as ghcr.io/acme/api"
	},
	language: {
		description: "What the Dockerfile builds; `none` writes no Dockerfile",
		ask: "Language",
		choices: languages,
		default: () => "node"
	},
	strategy: {
		description: "How a new version comes: a canary or a blue-green Rollout (Argo Rollouts), or a Deployment",
		ask: "How a new version comes",
		choices: strategies,
		default: () => "canary"
	},
	edge: {
		description: "How requests come in: an HTTPRoute (Gateway API), a VirtualService (Istio), an Ingress, or not at all",
		ask: "How requests come in",
		choices: edges,
		default: () => "gateway"
	},
	layout: {
		description: "A kustomize base with an overlay for each environment, or a Helm chart with values for each",
		ask: "Kustomize or Helm",
		choices: layouts,
		default: () => "kustomize"
	},
	argo: {
		description: "An Application of Argo CD for each environment, one ApplicationSet for all, or none",
		ask: "Argo CD",
		choices: argos,
		default: () => "application"
	},
	environments: {
		description: "Environments in the order of promotion, by commas; the last one is production",
		ask: "Environments, by commas",
		default: () => "staging,production"
	},
	host: {
		description: "Host name of production; other environments put theirs in front, as in staging.api.example.com",
		ask: "Host name of production",
		default: (given) => `${given("name")}.example.com`,
		defaultIs: "NAME.example.com",
		when: (given) => given("edge") !== "none"
	},
	"gitops-repository": {
		description: "The GitOps repository: owner/name",
		ask: "GitOps repository, owner/name",
		default: (given) => `${/^[^/]+\/([^/]+)\//.exec(given("image"))?.[1] ?? given("name")}/gitops`,
		defaultIs: "owner of the image, /gitops"
	},
	port: {
		description: "Port that the application serves",
		ask: "Port",
		default: () => "8080"
	},
	"metrics-port": {
		description: "Port of its metrics, at /metrics",
		default: () => "9090"
	},
	"readiness-path": {
		description: "Path that answers 2xx once it can serve",
		default: () => "/ready"
	},
	"liveness-path": {
		description: "Path that answers 2xx while the process is sound, whatever it depends on",
		default: () => "/health"
	},
	cpu: {
		description: "CPU that a pod asks for; it may use more where there is some",
		default: () => "250m"
	},
	memory: {
		description: "Memory of a pod, asked for and limited to",
		default: (given) => memoryOf[given("language")] ?? "512Mi",
		defaultIs: "512Mi; go 256Mi, java 1Gi"
	},
	autoscaling: {
		description: "Whether the number of pods follows the load",
		choices: autoscalings,
		default: () => "hpa"
	},
	"min-replicas": {
		description: "Pods of production at the least",
		default: () => "3"
	},
	"max-replicas": {
		description: "Pods of production at the most",
		default: () => "10"
	},
	monitoring: {
		description: "ServiceMonitor, alerts and the analysis of rollouts, or none of these",
		ask: "Monitoring",
		choices: monitorings,
		default: () => "prometheus"
	},
	slo: {
		description: "Share of requests that must succeed, in per cent: alerts and analyses go by it",
		default: () => "99.9",
		when: (given) => given("monitoring") !== "none"
	},
	prometheus: {
		description: "Address of Prometheus, as the Argo Rollouts controller reaches it",
		default: (given) => `http://prometheus-operated.${given("monitoring-namespace")}.svc.cluster.local:9090`,
		defaultIs: "prometheus-operated in the monitoring namespace",
		when: (given) => given("monitoring") !== "none" && given("strategy") !== "rolling"
	},
	"monitoring-namespace": {
		description: "Namespace of Prometheus, which may fetch metrics",
		default: (given) => given("platform") === "openshift" ? "openshift-user-workload-monitoring" : "monitoring",
		defaultIs: "monitoring; on OpenShift openshift-user-workload-monitoring",
		when: (given) => given("monitoring") !== "none"
	},
	gateway: {
		description: "The Gateway that the route attaches to, as namespace/name; its listener `https` ends TLS",
		default: (given) => gatewayOf[given("edge")] ?? "gateway-system/gateway",
		defaultIs: "gateway-system/gateway; with istio istio-ingress/gateway",
		when: (given) => given("edge") === "gateway" || given("edge") === "istio"
	},
	"ingress-class": {
		description: "IngressClass",
		default: () => "traefik",
		when: (given) => given("edge") === "ingress"
	},
	issuer: {
		description: "ClusterIssuer of cert-manager for the certificate of the Ingress",
		default: () => "letsencrypt-production",
		when: (given) => given("edge") === "ingress"
	},
	"edge-namespace": {
		description: "Namespace of the pods that requests come from: of the gateway or the ingress controller",
		default: (given) => given("edge") === "ingress" ? given("ingress-class") : given("gateway").split("/")[0] ?? "",
		defaultIs: "that of the gateway, or the name of the IngressClass",
		when: (given) => given("edge") !== "none"
	},
	peer: {
		description: "Pods that it may reach, as namespace/app:port, such as database/postgresql:5432",
		default: () => "",
		defaultIs: "DNS alone",
		several: true
	},
	platform: {
		description: "OpenShift chooses user ids itself, and gets a RoleBinding to its restricted-v2 constraints",
		choices: platforms,
		default: () => "kubernetes"
	},
	backup: {
		description: "A Schedule of Velero",
		choices: backups,
		default: () => "none"
	},
	action: {
		description: "This action as workflows name it; with a commit in place of the tag it is pinned like all others",
		default: () => "org/gitops-deploy@v1"
	}
};
/** What is known of an option, with every optional field in reach. */
function factOf(name) {
	return options[name];
}
/** All names, in the order in which they are asked. */
function optionNames() {
	return Object.keys(options).filter((name) => Object.hasOwn(options, name));
}
/** What an option stands for: as given, or its default; empty where it has to be given and is not. */
function answerTo(given, name) {
	const value = given.get(name)?.at(-1);
	if (value !== void 0) return value;
	return (isOption(name) ? options[name] : void 0)?.default?.((other) => answerTo(given, other)) ?? "";
}
/** Those that have no default and are not given. */
function missing(given) {
	return optionNames().filter((name) => !given.has(name) && factOf(name).default === void 0);
}
/** What a person is asked next: what is given is not, nor what does not matter after the answers before. */
function nextQuestion(given) {
	return openQuestions(given)[0];
}
/** What a person would be asked, and has a default. */
function unasked(given) {
	return openQuestions(given).filter((name) => factOf(name).default !== void 0);
}
function openQuestions(given) {
	return optionNames().filter((name) => {
		const { ask, when } = factOf(name);
		return ask !== void 0 && !given.has(name) && when?.((other) => answerTo(given, other)) !== false;
	});
}
function isOption(name) {
	return Object.hasOwn(options, name);
}
/** The longest name: `-production` and the like come after it, and names of Services have 63 characters at most. */
const longestName = 40;
const label = /^[a-z]([a-z0-9-]*[a-z0-9])?$/;
/** Words that some reader of YAML takes for something else. */
const noText = /* @__PURE__ */ new Set([
	"true",
	"false",
	"null",
	"yes",
	"no",
	"on",
	"off",
	"y",
	"n"
]);
const hostName = /^(?=.{1,200}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/;
/** Reads all answers; every problem at once. */
function readAnswers(given) {
	const reader = new Reader(given);
	const answers = answersFrom(reader);
	reader.holdAgainstEachOther(answers);
	return reader.problems.length > 0 ? {
		result: "wrong",
		problems: reader.problems
	} : {
		result: "read",
		answers
	};
}
/** What is wrong with one value, before the next is asked. */
function wrongAnswer(name, given) {
	const reader = new Reader(given);
	answersFrom(reader);
	return reader.problems.find(({ place }) => place?.name === `--${name}`)?.message;
}
function answersFrom(reader) {
	return {
		name: reader.name(),
		image: reader.image(),
		language: reader.one("language", languages),
		strategy: reader.one("strategy", strategies),
		edge: reader.one("edge", edges),
		layout: reader.one("layout", layouts),
		argo: reader.one("argo", argos),
		environments: reader.environments(),
		host: reader.matching("host", hostName, "a host name, such as api.example.com"),
		gitopsRepository: reader.matching("gitops-repository", /^[\w.-]+\/[\w.-]+$/, "owner/name"),
		port: reader.port("port"),
		metricsPort: reader.port("metrics-port"),
		readinessPath: reader.path("readiness-path"),
		livenessPath: reader.path("liveness-path"),
		cpu: reader.cpu(),
		memory: reader.memory(),
		minReplicas: reader.number("min-replicas", 2, 500),
		maxReplicas: reader.number("max-replicas", 2, 1e3),
		autoscaling: reader.one("autoscaling", autoscalings),
		monitoring: reader.one("monitoring", monitorings),
		prometheus: reader.matching("prometheus", /^https?:\/\/[\w.:/-]+$/, "an address, such as http://prometheus:9090"),
		monitoringNamespace: reader.label("monitoring-namespace", 63),
		slo: reader.slo(),
		gateway: reader.gateway(),
		edgeNamespace: reader.label("edge-namespace", 63),
		ingressClass: reader.label("ingress-class", 63),
		issuer: reader.label("issuer", 63),
		peers: reader.peers(),
		platform: reader.one("platform", platforms),
		backup: reader.one("backup", backups),
		action: reader.matching("action", /^[\w.-]+\/[\w./-]+@[\w./-]+$/, "an action, such as org/gitops-deploy@v1")
	};
}
/** Reads values by the names of their options, and notes what is wrong with them. */
var Reader = class {
	problems = [];
	#given;
	constructor(given) {
		this.#given = given;
	}
	one(name, choices) {
		const value = this.#value(name);
		const found = choices.find((choice) => choice === value);
		if (found !== void 0) return found;
		const guess = nearest(value, choices);
		this.#wrong(name, `"${value}" is none of ${choices.join(", ")}`, guess === void 0 ? "" : `did you mean ${guess}?`);
		return choices[0];
	}
	name() {
		const value = this.label("name", longestName);
		if (value === "cluster" || value === "default") this.#wrong("name", `"${value}" is taken: Argo CD has a project, or we an Application, of that name`);
		return value;
	}
	label(name, longest) {
		const value = this.#value(name);
		if (!label.test(value) || value.length > longest) this.#wrong(name, `"${value}" is no DNS label of at most ${longest} characters`, "a-z, 0-9 and -, a letter first");
		if (noText.has(value)) this.#wrong(name, `"${value}" is not taken for text in YAML`, "take another name");
		return value;
	}
	matching(name, pattern, what) {
		const value = this.#value(name);
		if (!pattern.test(value) || value.split("/").includes("..")) this.#wrong(name, `"${value}" is not ${what}`);
		return value;
	}
	image() {
		const value = this.#value("image");
		const parsed = parseImageReference(value);
		if (typeof parsed === "string") this.#wrong("image", parsed);
		else if (parsed.tag !== void 0 || parsed.digest !== void 0) this.#wrong("image", `"${value}" has a tag or a digest`, "name the repository alone: a deployment writes both");
		return typeof parsed === "string" ? value : printImage(parsed);
	}
	environments() {
		const names = this.#value("environments").split(",").map((name) => name.trim());
		const bad = names.find((name) => !label.test(name) || name.length > 20 || noText.has(name));
		if (bad !== void 0) this.#wrong("environments", `"${bad}" is no DNS label of at most 20 characters`, "such as staging,production");
		if (new Set(names).size < names.length) this.#wrong("environments", "names one twice");
		if (names.includes("preview")) this.#wrong("environments", "\"preview\" is the environment of pull requests");
		return names;
	}
	number(name, least, most) {
		const value = this.#value(name);
		const number = /^\d+$/.test(value) ? Number(value) : NaN;
		if (!(number >= least && number <= most)) this.#wrong(name, `"${value}" is no number from ${least} to ${most}`);
		return number;
	}
	port(name) {
		return this.number(name, 1024, 65535);
	}
	path(name) {
		return this.matching(name, /^\/[\w./~-]*$/, "a path, such as /ready");
	}
	cpu() {
		const value = this.#value("cpu");
		const [, whole, milli] = /^(?:(\d+)|(\d+)m)$/.exec(value) ?? [];
		const cpu = whole === void 0 ? Number(milli) : Number(whole) * 1e3;
		if (!(cpu >= 10 && cpu <= 15e3)) this.#wrong("cpu", `"${value}" is not from 10m to 15`, "such as 250m, or 2");
		return cpu;
	}
	memory() {
		const value = this.#value("memory");
		const [, amount, unit] = /^(\d+)(Mi|Gi)$/.exec(value) ?? [];
		const memory = Number(amount) * (unit === "Gi" ? 1024 : 1);
		if (!(memory >= 16 && memory <= 15360)) this.#wrong("memory", `"${value}" is not from 16Mi to 15Gi`, "such as 512Mi, or 2Gi");
		return memory;
	}
	slo() {
		const value = this.#value("slo").replace(/%$/, "");
		const slo = /^\d+(\.\d{1,3})?$/.test(value) ? Number(value) : NaN;
		if (!(slo >= 90 && slo < 100)) this.#wrong("slo", `"${value}" is not from 90 to 99.999`, "such as 99.9");
		return slo;
	}
	gateway() {
		const value = this.#value("gateway");
		const [namespace = "", name = "", ...rest] = value.split("/");
		if (!label.test(namespace) || !label.test(name) || rest.length > 0) this.#wrong("gateway", `"${value}" is not namespace/name`);
		return {
			namespace,
			name
		};
	}
	peers() {
		return (this.#given.get("peer") ?? []).map((value) => {
			const [, namespace = "", app = "", port = ""] = /^([^/:]+)\/([^/:]+):(\d{1,5})$/.exec(value) ?? [];
			if (!label.test(namespace) || !label.test(app) || !(Number(port) > 0 && Number(port) < 65536)) this.#wrong("peer", `"${value}" is not namespace/app:port`, "such as database/postgresql:5432");
			return {
				namespace,
				app,
				port: Number(port)
			};
		});
	}
	/** What is right by itself and wrong beside another answer. */
	holdAgainstEachOther(answers) {
		const { port, metricsPort, minReplicas, maxReplicas, readinessPath, livenessPath, environments, name } = answers;
		if (port === metricsPort) this.#note("metrics-port", "is the port of the application", "give it one of its own");
		if (minReplicas >= maxReplicas) this.#note("max-replicas", "leaves no room above --min-replicas");
		if (readinessPath === livenessPath) this.#note("liveness-path", "is that of readiness: an overload would restart every pod", "give it one of its own");
		const longest = environments.find((environment) => `${name}-${environment}`.length > 63);
		if (longest !== void 0) this.#note("name", `${name}-${longest} is too long for a namespace`);
	}
	#value(name) {
		return answerTo(this.#given, name);
	}
	/** A default that is wrong comes from another answer, which is told. */
	#wrong(name, message, remedy = "") {
		if (this.#given.has(name) || factOf(name).default === void 0) this.#note(name, message, remedy);
	}
	#note(name, message, remedy = "") {
		this.problems.push({
			message,
			place: { name: `--${name}` },
			...remedy === "" ? {} : { remedy }
		});
	}
};
/** Asks for what is not given, one after the other, each again until it can be taken; undefined where somebody ends it. */
async function askAnswers(given, asker) {
	let answers = given;
	for (let name = nextQuestion(answers); name !== void 0; name = nextQuestion(answers)) {
		const value = await askOne(name, answers, asker);
		if (value === void 0) return void 0;
		answers = new Map([...answers, [name, [value]]]);
	}
	return answers;
}
async function askOne(name, given, asker) {
	for (;;) {
		const typed = await asker.ask(questionOf(name, given));
		if (typed === void 0) return void 0;
		const value = completed(name, typed.trim()) || answerTo(given, name);
		const wrong = value === "" ? "there is no default" : wrongAnswer(name, new Map([...given, [name, [value]]]));
		if (wrong === void 0) return value;
		asker.tell(`  ${wrong}`);
	}
}
/** The question with what may be answered, and what is taken for an empty line. */
function questionOf(name, given) {
	const { ask = "", choices } = factOf(name);
	const fallback = answerTo(given, name);
	return `${ask}${choices === void 0 ? "" : ` (${choices.join(", ")})`}${fallback === "" ? "" : ` [${fallback}]`}: `;
}
/** A choice may be cut short where only one begins like that. */
function completed(name, typed) {
	const { choices = [] } = factOf(name);
	const fitting = choices.filter((choice) => choice.startsWith(typed.toLowerCase()));
	const [only] = fitting;
	return typed !== "" && only !== void 0 && fitting.length === 1 ? only : typed;
}
/** What is left to do, in words. */
function nextSteps(answers, gitops) {
	const { name, gitopsRepository, argo, environments, image } = answers;
	const secrets = image.startsWith("ghcr.io/") ? "GITOPS_TOKEN and KUBECONFIG" : "GITOPS_TOKEN, KUBECONFIG, REGISTRY_USERNAME and REGISTRY_PASSWORD";
	return [
		"next:",
		`  1. commit ${gitops} to ${gitopsRepository}, and require its check "manifests" on main`,
		`  2. give the application repository the secrets ${secrets}`,
		...argo === "none" ? [] : [`  3. kubectl apply -n argocd -f ${gitops}/argocd/cluster.yaml -f ${gitops}/argocd/${name}.yaml`],
		`  ${argo === "none" ? 3 : 4}. push: main is built and deployed to ${environments[0] ?? ""}; until then no pod can start, as no image is named`
	];
}
/** A digest that no image has: nothing can run before the first deployment has written what does. */
const noDigest = `sha256:${"0".repeat(64)}`;
/** The tag that stands beside it. */
const noTag = "not-deployed-yet";
/** What a kustomize base or the overlay of an environment is made from: the overlay sets the namespace and the image. */
function kustomizeFacts(answers, environment) {
	return {
		...answers,
		slots: slotsOf(answers, environment),
		braces: (words) => `{{${words}}}`,
		namespaceLine: "",
		reference: `${answers.image}:${noTag}@${noDigest} # the overlay of each environment says which`
	};
}
/** What the templates of a chart are made from. */
function helmFacts(answers) {
	return {
		...answers,
		slots: {
			namespace: "{{ .Values.namespace }}",
			host: "{{ .Values.host }}",
			minReplicas: "{{ .Values.replicas.min }}",
			maxReplicas: "{{ .Values.replicas.max }}",
			severity: "{{ .Values.severity }}"
		},
		braces: (words) => `{{ "{{" }}${words}{{ "}}" }}`,
		namespaceLine: "namespace: {{ .Values.namespace }}",
		reference: "{{ .Values.image.repository }}:{{ .Values.image.tag }}@{{ .Values.image.digest }}"
	};
}
/** What an environment has of its own. Only the last one has the full number of pods, the plain host and pages. */
function slotsOf(answers, environment) {
	const { name, host, minReplicas, maxReplicas } = answers;
	const isProduction = environment === answers.environments.at(-1);
	return {
		namespace: namespaceOf(name, environment),
		host: isProduction ? host : `${environment}.${host}`,
		minReplicas: String(isProduction ? minReplicas : 2),
		maxReplicas: String(isProduction ? maxReplicas : Math.max(4, Math.ceil(maxReplicas / 2))),
		severity: isProduction ? "page" : "ticket"
	};
}
/** Each environment has a namespace of its own: its quota and its policies are about this application alone. */
function namespaceOf(name, environment) {
	return `${name}-${environment}`;
}
/** What runs the pods: by its kind, its API, and the file it stands in. */
function workloadKind({ strategy }) {
	return strategy === "rolling" ? {
		kind: "Deployment",
		apiVersion: "apps/v1",
		file: "deployment.yaml"
	} : {
		kind: "Rollout",
		apiVersion: "argoproj.io/v1alpha1",
		file: "rollout.yaml"
	};
}
/** An amount of memory in MiB, as Kubernetes writes it. */
function memoryText(mebibytes) {
	return mebibytes % 1024 === 0 ? `${mebibytes / 1024}Gi` : `${mebibytes}Mi`;
}
/** An amount of CPU in thousandths of a core, as Kubernetes writes it. */
function cpuText(milli) {
	return milli % 1e3 === 0 ? `"${milli / 1e3}"` : `${milli}m`;
}
/**
* A text written where it is used: the indentation that all its lines share is taken away. A value alone on its line may have several
* lines, which are indented as it stands; an empty one takes its line with it.
*/
function text(strings, ...values) {
	const lines = strings.reduce((all, part, index) => `${all}${mark(index - 1)}${part}`).replace(/^\n/, "").replace(/\s+$/, "").split("\n");
	const shared = Math.min(...lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/)));
	return lines.flatMap((line) => fill(line.slice(shared), values)).join("\n");
}
/** Parts that stand below each other, without those that are empty. */
function joined(parts, between = "\n") {
	return parts.filter((part) => part !== "").join(between);
}
/** YAML documents as one file. */
function documents(parts) {
	return `${joined(parts, "\n---\n")}\n`;
}
function mark(index) {
	return `\u0000${index}\u0000`;
}
function fill(line, values) {
	const [, indent, alone] = /^( *)\0(\d+)\0$/.exec(line) ?? [];
	if (indent !== void 0 && alone !== void 0) {
		const value = String(values[Number(alone)]);
		return value === "" ? [] : value.split("\n").map((each) => each === "" ? "" : `${indent}${each}`);
	}
	return [line.replace(/\0(\d+)\0/g, (_, index) => String(values[Number(index)]))];
}
/** What Argo CD applies: a project for this application alone, and an Application for each environment. */
function argoFile(answers) {
	switch (answers.argo) {
		case "none": return "";
		case "application": return documents([project(answers), ...answers.environments.map((environment) => application(answers, environment))]);
		case "applicationset": return documents([project(answers), applicationSet(answers)]);
	}
}
/** The Application that applies `cluster/`: what belongs to no application alone. */
function clusterApplication({ gitopsRepository }) {
	return `${text`
    # what belongs to the cluster, and not to one application
    apiVersion: argoproj.io/v1alpha1
    kind: Application
    metadata:
      name: cluster
      namespace: argocd
    spec:
      project: default
      source:
        repoURL: ${repositoryUrl(gitopsRepository)}
        targetRevision: main
        path: cluster
      destination:
        server: https://kubernetes.default.svc
        namespace: default
      syncPolicy:
        automated:
          prune: true
          selfHeal: true
  `}\n`;
}
/** The name of the Application of an environment. */
function applicationName(name, environment) {
	return `${name}-${environment}`;
}
function repositoryUrl(repository) {
	return `https://github.com/${repository}.git`;
}
function project(answers) {
	const { name, gitopsRepository, environments } = answers;
	const destinations = environments.map((environment) => text`
      - server: https://kubernetes.default.svc
        namespace: ${namespaceOf(name, environment)}
    `);
	return text`
    # what this application may apply, and where
    apiVersion: argoproj.io/v1alpha1
    kind: AppProject
    metadata:
      name: ${name}
      namespace: argocd
    spec:
      description: ${name} in all its environments
      sourceRepos:
        - ${repositoryUrl(gitopsRepository)}
      destinations:
        ${destinations.join("\n")}
      clusterResourceWhitelist:
        - group: ""
          kind: Namespace
  `;
}
function application(answers, environment) {
	return text`
    apiVersion: argoproj.io/v1alpha1
    kind: Application
    metadata:
      name: ${applicationName(answers.name, environment)}
      namespace: argocd
    ${spec(answers, environment, namespaceOf(answers.name, environment))}
  `;
}
function applicationSet(answers) {
	const { name, environments } = answers;
	return text`
    apiVersion: argoproj.io/v1alpha1
    kind: ApplicationSet
    metadata:
      name: ${name}
      namespace: argocd
    spec:
      goTemplate: true
      goTemplateOptions: [missingkey=error]
      generators:
        - list:
            elements:
              ${environments.map((environment) => `- environment: ${environment}`).join("\n")}
      syncPolicy:
        # an environment that is taken off the list goes on running until somebody deletes it
        preserveResourcesOnDeletion: true
      template:
        metadata:
          name: '${applicationName(name, "{{ .environment }}")}'
        ${spec(answers, "{{ .environment }}", namespaceOf(name, "{{ .environment }}"))}
  `;
}
function spec(answers, environment, namespace) {
	return text`
    spec:
      project: ${answers.name}
      ${source(answers, environment)}
      destination:
        server: https://kubernetes.default.svc
        namespace: ${quoted$1(namespace)}
      syncPolicy:
        automated:
          prune: true
          selfHeal: true
        syncOptions:
          - PruneLast=true
          - RespectIgnoreDifferences=true
        retry:
          limit: 5
          backoff:
            duration: 10s
            factor: 2
            maxDuration: 3m
      ${ignored(answers)}
  `;
}
function source({ layout, gitopsRepository, name }, environment) {
	const path = layout === "kustomize" ? `apps/${name}/overlays/${environment}` : `apps/${name}/chart`;
	const helm = layout === "kustomize" ? "" : text`
      helm:
        valueFiles:
          - ${quoted$1(`../environments/${environment}.yaml`)}
    `;
	return text`
    source:
      repoURL: ${repositoryUrl(gitopsRepository)}
      targetRevision: main
      path: ${quoted$1(path)}
      ${helm}
  `;
}
/** What the controller of a canary writes is no difference from Git. */
function ignored({ strategy, edge }) {
	if (strategy !== "canary") return "";
	if (edge === "gateway") return text`
      ignoreDifferences:
        # the weights are the rollout's
        - group: gateway.networking.k8s.io
          kind: HTTPRoute
          jqPathExpressions:
            - .spec.rules[].backendRefs[].weight
    `;
	if (edge !== "istio") return "";
	return text`
    ignoreDifferences:
      # weights and subsets are the rollout's
      - group: networking.istio.io
        kind: VirtualService
        jqPathExpressions:
          - .spec.http[].route[].weight
      - group: networking.istio.io
        kind: DestinationRule
        jqPathExpressions:
          - .spec.subsets[].labels["rollouts-pod-template-hash"]
  `;
}
function quoted$1(value) {
	return value.includes("{{") ? `'${value}'` : value;
}
/** Priorities for all applications of a cluster: the same bytes whichever application is set up. */
function priorityClasses() {
	return documents([text`
      # what customers wait for goes first where nodes are short
      apiVersion: scheduling.k8s.io/v1
      kind: PriorityClass
      metadata:
        name: business-critical
      value: 100000
      globalDefault: false
      preemptionPolicy: PreemptLowerPriority
      description: Serves customers; takes the place of what has a lower priority
    `, text`
      # of whatever names none: it queues, and takes nobody's place
      apiVersion: scheduling.k8s.io/v1
      kind: PriorityClass
      metadata:
        name: standard
      value: 1000
      globalDefault: true
      preemptionPolicy: Never
      description: Everything else; waits for room
    `]);
}
/** Backups of the namespaces. Velero looks into its own namespace alone. */
function backupSchedule(answers) {
	const { name, environments } = answers;
	return `${text`
    # What Git does not hold: volumes, and Secrets that were made in the cluster. A database wants backups of its own
    # (point-in-time recovery), and any backup is worth what its last restore showed
    apiVersion: velero.io/v1
    kind: Schedule
    metadata:
      name: ${name}
      namespace: velero
      annotations:
        gitops-deploy.io/ignore: "backup-hooks: restoring is tried by people, as apps/${name}/runbook.md says"
    spec:
      schedule: "17 2 * * *" # UTC
      useOwnerReferencesInBackup: false
      template:
        includedNamespaces:
          ${environments.map((environment) => `- ${namespaceOf(name, environment)}`).join("\n")}
        excludedResources:
          - events
          - events.events.k8s.io
        includeClusterResources: false
        # into the default location: have its storage copied to a second region
        ttl: 720h0m0s
  `}\n`;
}
/** `.gitops-deploy.yaml` of the application repository. */
function configurationFile(answers) {
	const { name, image, gitopsRepository, environments } = answers;
	return `${text`
    # yaml-language-server: $schema=https://raw.githubusercontent.com/org/gitops-deploy/v1/schema/gitops-deploy.schema.json
    application: ${name}
    image:
      name: ${image}
      platforms: [linux/amd64]
    gitops:
      repository: ${gitopsRepository}
      # no write ever leaves this folder
      allowed-paths: [apps/${name}/**]
    environments:
      ${environments.map((environment, at) => environmentOf(answers, environment, at)).join("\n")}
  `}\n`;
}
function environmentOf(answers, environment, at) {
	const { name, image, argo } = answers;
	const before = answers.environments[at - 1];
	return text`
    ${environment}:
      ${before === void 0 ? "" : text`
      # only what has been healthy there for so long
      after: [${before}]
      soak: 30m
    `}
      targets:
        - name: main
          edits:
            - file: ${editedFile(answers, environment)}
              image: ${image}
          ${argo === "none" ? "" : `argocd: { application: ${applicationName(name, environment)} }`}
          workloads:
            - { kind: ${workloadKind(answers).kind}, namespace: ${namespaceOf(name, environment)}, name: ${name} }
  `;
}
/** The file that names the image of an environment. */
function editedFile({ name, layout }, environment) {
	return layout === "kustomize" ? `apps/${name}/overlays/${environment}/kustomization.yaml` : `apps/${name}/environments/${environment}.yaml`;
}
/**
* The images that Dockerfiles begin with, as of September 2026. Tags are those of docker-library/official-images; the digests of Node,
* Python, Maven and Java are those of docker-library/repo-info, the others those by which many public repositories pin the same tag.
* Nothing is looked up when `init` runs: `.github/dependabot.yml`, which it writes too, has both renewed.
*/
const bases = {
	node: {
		image: "node:24.19.0-bookworm-slim",
		digest: "sha256:a9f5f7c91a432850b2a8a7797adf5eadb6c733ceed61167806cee7ea7fbc29df"
	},
	go: {
		image: "golang:1.26.7-bookworm",
		digest: "sha256:e8c859f5632dcfde7b32d2012b4351728f6437930887c2f6a91ea242459e5514"
	},
	static: {
		image: "gcr.io/distroless/static-debian13:nonroot",
		digest: "sha256:1c2c046bc09ed40fad370b599a0b1ae7987f55b01e247cf27a7c27cd97e5bbc7"
	},
	python: {
		image: "python:3.14.7-slim-bookworm",
		digest: "sha256:3299f3062a4f3da96c403bfeec3f042768c0bf8a72eee6dd5d90e3a1368ff334"
	},
	maven: {
		image: "maven:3.9.16-eclipse-temurin-25",
		digest: "sha256:93b8a14ea2f412782e4e842651273b4d903e35cc496284f178fbbe2d67d00976"
	},
	java: {
		image: "eclipse-temurin:25.0.4_7-jre-noble",
		digest: "sha256:d120abd9d8d7dec94520ce974ece62d0e4eed8576eb00bbc84e6128307ab48ef"
	}
};
/** The reference of a base, pinned. */
function pinned(name) {
	const { image, digest } = bases[name];
	return `${image}@${digest}`;
}
/** The Dockerfile and what it must not see, by their paths; nothing where the application has an image already. */
function dockerFiles(answers) {
	if (answers.language === "none") return [];
	return [
		["Dockerfile", `${dockerfileOf(answers.language, answers)}\n`],
		[".dockerignore", dockerIgnore(answers.language)],
		[".github/dependabot.yml", dependabot()]
	];
}
function dockerfileOf(language, answers) {
	switch (language) {
		case "node": return node(answers);
		case "go": return go(answers);
		case "python": return python(answers);
		case "java": return java(answers);
	}
}
/** No HEALTHCHECK: Kubernetes does not look at it, and asks by the probes of the pod. */
function node({ port }) {
	return text`
    FROM ${pinned("node")} AS base
    WORKDIR /app

    FROM base AS build
    # the lockfile alone first: as long as it stays the same, nothing is installed anew
    COPY package.json package-lock.json ./
    RUN --mount=type=cache,target=/root/.npm npm ci --no-audit --no-fund
    COPY . .
    # "build" in package.json has to leave dist/server.js; afterwards only what runs is kept
    RUN npm run build && npm prune --omit=dev

    FROM base
    ENV NODE_ENV=production
    COPY --from=build /app/package.json ./
    COPY --from=build /app/node_modules ./node_modules
    COPY --from=build /app/dist ./dist
    ${ending(port)}
    # node itself is process 1, and gets SIGTERM: the server has to listen for it, end its requests and close
    CMD ["node", "dist/server.js"]
  `;
}
function go({ port }) {
	return text`
    # compiles on the machine that builds, for the one that runs it: nothing is emulated
    FROM --platform=$BUILDPLATFORM ${pinned("go")} AS build
    ARG TARGETOS
    ARG TARGETARCH
    WORKDIR /src
    # the modules first: as long as they stay the same, nothing is downloaded anew
    COPY go.mod go.sum ./
    RUN --mount=type=cache,target=/go/pkg/mod go mod download
    COPY . .
    # the package main of the module's folder
    RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build \\
        CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -trimpath -ldflags="-s -w" -o /out/server .

    # no shell, no package manager
    FROM ${pinned("static")}
    COPY --from=build /out/server /server
    ${ending(port)}
    # the server itself is process 1, and gets SIGTERM: it has to end its requests and close
    ENTRYPOINT ["/server"]
  `;
}
function python({ name, port }) {
	return text`
    FROM ${pinned("python")} AS base
    ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
    WORKDIR /app

    FROM base AS build
    RUN python -m venv /venv
    # versions with their hashes, such as "uv pip compile --generate-hashes" writes: what is installed is what was locked
    COPY requirements.txt ./
    RUN --mount=type=cache,target=/root/.cache/pip pip install --require-hashes -r requirements.txt

    FROM base
    COPY --from=build /venv /venv
    COPY . .
    ${ending(port)}
    # python itself is process 1, and gets SIGTERM: the server has to end its requests and close
    CMD ["python", "-m", "${name.replaceAll("-", "_")}"]
  `;
}
function java({ port }) {
	return text`
    # class files are the same for every platform: they are built once, on the machine that builds
    FROM --platform=$BUILDPLATFORM ${pinned("maven")} AS build
    WORKDIR /src
    # the dependencies first: as long as they stay the same, nothing is downloaded anew
    COPY pom.xml ./
    RUN --mount=type=cache,target=/root/.m2 mvn --batch-mode dependency:go-offline
    COPY src ./src
    # has to leave one jar that runs; tests run before the image is built
    RUN --mount=type=cache,target=/root/.m2 mvn --batch-mode package -DskipTests && cp target/*.jar /app.jar

    FROM ${pinned("java")}
    WORKDIR /app
    COPY --from=build /app.jar ./app.jar
    ${ending(port)}
    # java itself is process 1, and gets SIGTERM. The heap takes three quarters of the memory limit
    ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-jar", "app.jar"]
  `;
}
/** By number: a name would not tell Kubernetes that it is not root. */
function ending(port) {
	return text`
    USER 10001:10001
    EXPOSE ${port}
  `;
}
const ownIgnored = {
	node: "node_modules\ndist\ncoverage\n.npmrc",
	go: "bin",
	python: ".venv\nvenv\n**/__pycache__\n**/*.pyc\n.pytest_cache",
	java: "target\nbuild\n.gradle"
};
function dockerIgnore(language) {
	return `${joined([text`
    # what the image does not need, and secrets, which would stay in its layers
    .git
    .github
    .gitignore
    .gitops-deploy.yaml
    gitops
    Dockerfile
    .dockerignore
    .env
    .env.*
    **/*.pem
    **/*.key
    *.md
    docs
  `, ownIgnored[language]])}\n`;
}
/** What is pinned would grow old: this bot keeps it new. */
function dependabot() {
	const each = (ecosystem) => text`
    - package-ecosystem: ${ecosystem}
      directory: /
      schedule:
        interval: weekly
      cooldown:
        default-days: 7
  `;
	return `${text`
    # renews what is pinned: base images with their digests, actions with their commits
    version: 2
    updates:
      ${each("docker")}
      ${each("github-actions")}
  `}\n`;
}
/** The label by which Services, policies and budgets find the pods; it never changes. */
function selectorOf({ name }) {
	return `app.kubernetes.io/name: ${name}`;
}
/** `metadata` with the labels that every object has, and more. */
function metadata(facts, name = facts.name, more = "") {
	return text`
    metadata:
      name: ${name}
      ${facts.namespaceLine}
      labels:
        ${selectorOf(facts)}
        ${more}
  `;
}
/** The arguments of every analysis: whose pods, and where. */
function canaryArguments() {
	return text`
    - name: pods
      valueFrom:
        podTemplateHashValue: Latest
    - name: namespace
      valueFrom:
        fieldRef:
          fieldPath: metadata.namespace
  `;
}
/** The AnalysisTemplates that the strategy names. */
function analysisTemplates(facts) {
	const serves = template(facts, "serves", [isUp(facts), errors(facts)]);
	return facts.strategy === "blue-green" ? documents([template(facts, "is-up", [isUp(facts)]), serves]) : documents([serves]);
}
function template(facts, suffix, metrics) {
	return text`
    apiVersion: argoproj.io/v1alpha1
    kind: AnalysisTemplate
    ${metadata(facts, `${facts.name}-${suffix}`)}
    spec:
      args:
        - name: pods # the hash of the new pods: the numbers are theirs alone
        - name: namespace
      metrics:
        ${metrics.join("\n")}
  `;
}
function isUp(facts) {
	return text`
    - name: is-up
      # a version that cannot be measured is not taken for a good one: no answer fails
      initialDelay: 60s
      interval: 30s
      count: 4
      failureLimit: 1
      successCondition: len(result) > 0 && result[0] == 1
      provider:
        prometheus:
          address: ${facts.prometheus}
          query: |
            min(up{${podsOf(facts)}})
  `;
}
function errors(facts) {
	const pods = podsOf(facts);
	const rest = budget(facts.slo);
	return text`
    - name: errors
      # how many errors there were beyond the ${rest.share} % that the objective allows, and beyond 2, which is chance. Without any
      # requests there is nothing to hold against the version, and that it is up was asked above
      initialDelay: 60s
      interval: 30s
      count: 4
      failureLimit: 1
      successCondition: len(result) == 0 || isNaN(result[0]) || result[0] <= 0
      provider:
        prometheus:
          address: ${facts.prometheus}
          query: |
            (sum(increase(http_requests_total{${pods},status=~"5.."}[5m])) or vector(0))
              - clamp_min(sum(increase(http_requests_total{${pods}}[5m])) * ${rest.factor}, 2)
  `;
}
/** What the objective leaves: as a factor, and in per cent, without the noise of binary fractions. */
function budget(slo) {
	const rest = Math.round((100 - slo) * 1e3);
	return {
		factor: decimal(rest / 1e5),
		share: decimal(rest / 1e3)
	};
}
function decimal(value) {
	return value.toFixed(7).replace(/\.?0+$/, "");
}
function podsOf({ name, braces }) {
	return `namespace="${braces("args.namespace")}",service="${name}-metrics",rollouts_pod_template_hash="${braces("args.pods")}"`;
}
/** The alerts of one environment. Each page has its part of the runbook. */
function alerts(facts) {
	return `${text`
    apiVersion: monitoring.coreos.com/v1
    kind: PrometheusRule
    ${metadata(facts)}
    spec:
      groups:
        - name: ${facts.name}
          rules:
            ${burnsFast(facts)}
            ${burnsSlowly(facts)}
            ${isSlow(facts)}
            ${isAbsent(facts)}
            ${crashes(facts)}
  `}\n`;
}
/** The names of the alerts, for the runbook. */
function alertNames({ name }) {
	const prefix = name.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
	return {
		fast: `${prefix}BurnsErrorBudgetFast`,
		slow: `${prefix}BurnsErrorBudget`,
		latency: `${prefix}IsSlow`,
		absent: `${prefix}IsAbsent`,
		crash: `${prefix}CrashLoops`
	};
}
/** Where the runbook stands: this repository's own, unless somebody moves it. */
function runbook$1({ gitopsRepository, name }, alert) {
	return `https://github.com/${gitopsRepository}/blob/main/apps/${name}/runbook.md#${alert.toLowerCase()}`;
}
function burnsFast(facts) {
	const alert = alertNames(facts).fast;
	return text`
    # 14.4 times the errors that the objective allows: the budget of 30 days is gone in 2 days
    - alert: ${alert}
      expr: |
        ${burnRate(facts, "1h", 14.4)}
        and
        ${burnRate(facts, "5m", 14.4)}
      for: 2m
      labels:
        severity: ${facts.slots.severity}
      annotations:
        summary: ${facts.name} fails more than 14.4 times as many requests as its objective of ${facts.slo} % allows
        runbook_url: ${runbook$1(facts, alert)}
  `;
}
function burnsSlowly(facts) {
	const alert = alertNames(facts).slow;
	return text`
    # 6 times: gone in 5 days
    - alert: ${alert}
      expr: |
        ${burnRate(facts, "6h", 6)}
        and
        ${burnRate(facts, "30m", 6)}
      for: 15m
      labels:
        severity: ticket
      annotations:
        summary: ${facts.name} fails more than 6 times as many requests as its objective of ${facts.slo} % allows
        runbook_url: ${runbook$1(facts, alert)}
  `;
}
function burnRate(facts, window, times) {
	const of = `namespace="${facts.slots.namespace}",service="${facts.name}-metrics"`;
	return text`
    sum(rate(http_requests_total{${of},status=~"5.."}[${window}]))
      / sum(rate(http_requests_total{${of}}[${window}])) > ${times} * ${budget(facts.slo).factor}
  `;
}
function isSlow(facts) {
	const alert = alertNames(facts).latency;
	return text`
    - alert: ${alert}
      expr: |
        histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{${`namespace="${facts.slots.namespace}",service="${facts.name}-metrics"`}}[10m]))) > 0.5
      for: 10m
      labels:
        severity: ticket
      annotations:
        summary: one request in 20 to ${facts.name} takes longer than half a second
        runbook_url: ${runbook$1(facts, alert)}
  `;
}
function isAbsent(facts) {
	const alert = alertNames(facts).absent;
	return text`
    # in a full outage the rates above are not high, they are gone
    - alert: ${alert}
      expr: absent(up{namespace="${facts.slots.namespace}",service="${facts.name}-metrics"} == 1)
      for: 5m
      labels:
        severity: ${facts.slots.severity}
      annotations:
        summary: no pod of ${facts.name} is up
        runbook_url: ${runbook$1(facts, alert)}
  `;
}
function crashes(facts) {
	const alert = alertNames(facts).crash;
	return text`
    # by the reason for waiting: a rate of restarts has gaps where a container waits longer than its window
    - alert: ${alert}
      expr: |
        max by (pod) (max_over_time(kube_pod_container_status_waiting_reason{${`namespace="${facts.slots.namespace}",container="${facts.name}"`},reason="CrashLoopBackOff"}[5m])) >= 1
      for: 10m
      labels:
        severity: ${facts.slots.severity}
      annotations:
        summary: the pod ${facts.braces(" $labels.pod ")} starts and ends again and again
        runbook_url: ${runbook$1(facts, alert)}
  `;
}
/** How many pods may be taken away at a time, such as when nodes are upgraded. */
function disruptionBudget(facts) {
	return `${text`
    apiVersion: policy/v1
    kind: PodDisruptionBudget
    ${metadata(facts)}
    spec:
      maxUnavailable: 1
      # pods that are not ready serve nobody: they must not keep a node from being drained
      unhealthyPodEvictionPolicy: AlwaysAllow
      selector:
        matchLabels:
          ${selectorOf(facts)}
  `}\n`;
}
/** The ServiceAccount, and on OpenShift what lets it run under the restricted constraints. */
function identity(facts) {
	return documents([account(facts), facts.platform === "openshift" ? constraints(facts) : ""]);
}
function account(facts) {
	return text`
    apiVersion: v1
    kind: ServiceAccount
    ${metadata(facts)}
    # nothing here talks to the API server, and a token would be an intruder's first find
    automountServiceAccountToken: false
  `;
}
function constraints(facts) {
	return text`
    # OpenShift: the SecurityContextConstraints that correspond to the Pod Security level "restricted"
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    ${metadata(facts, `${facts.name}-restricted-v2`)}
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: system:openshift:scc:restricted-v2
    subjects:
      - kind: ServiceAccount
        name: ${facts.name}
        ${facts.namespaceLine}
  `;
}
/** Where Prometheus fetches the metrics. */
function serviceMonitor(facts) {
	const hash = workloadKind(facts).kind === "Rollout" ? "podTargetLabels: [rollouts-pod-template-hash]" : "";
	return `${text`
    # Prometheus takes up the monitors and rules that its own selectors choose: give them the label that yours asks for
    apiVersion: monitoring.coreos.com/v1
    kind: ServiceMonitor
    ${metadata(facts)}
    spec:
      selector:
        matchLabels:
          ${selectorOf(facts)}
          app.kubernetes.io/component: metrics
      ${hash}
      endpoints:
        - port: metrics
          path: /metrics
          interval: 15s
  `}\n`;
}
/** The minor version of the Pod Security Standards that holds until somebody raises it. */
const podSecurityVersion = "v1.34";
/** The sidecar that Istio puts into every pod asks for this. */
const sidecar = {
	cpu: 100,
	memory: 128,
	memoryLimit: 1024
};
/** The namespace, with what may run in it and how much of the cluster it may take. */
function namespace(facts) {
	return documents([
		namespaceItself(facts),
		limitRange(facts),
		quota(facts)
	]);
}
function namespaceItself(facts) {
	const { slots, edge } = facts;
	const level = (mode) => text`
    pod-security.kubernetes.io/${mode}: restricted
    pod-security.kubernetes.io/${mode}-version: ${podSecurityVersion}
  `;
	const mesh = edge !== "istio" ? "" : text`
      # "restricted" refuses the init container of Istio: the cluster needs the CNI plugin of Istio
      istio-injection: enabled
    `;
	return text`
    apiVersion: v1
    kind: Namespace
    metadata:
      name: ${slots.namespace}
      labels:
        app.kubernetes.io/name: ${facts.name}
        # pinned, so that an upgrade of the cluster changes nothing: raise it on purpose
        ${level("enforce")}
        ${level("audit")}
        ${level("warn")}
        ${mesh}
      annotations:
        # with the namespace everything in it would go: it is never deleted by a sync
        argocd.argoproj.io/sync-options: Prune=false,Delete=false
  `;
}
/** What one container may ask for: a typo such as 100Gi ends at the API server. */
function limitRange(facts) {
	const { cpu, memory, edge } = facts;
	const mostMemory = Math.max(memory, Math.min(memory * 4, 15360), edge === "istio" ? sidecar.memoryLimit : 0);
	const mostCpu = Math.max(cpu, Math.min(cpu * 8, 15e3), edge === "istio" ? 2e3 : 0);
	return text`
    apiVersion: v1
    kind: LimitRange
    ${metadata(facts)}
    spec:
      limits:
        - type: Container
          max:
            cpu: ${cpuText(mostCpu)}
            memory: ${memoryText(mostMemory)}
          # of a container that says nothing
          default:
            cpu: ${cpuText(Math.min(cpu * 4, mostCpu))}
            memory: ${memoryText(memory)}
          defaultRequest:
            cpu: ${cpuText(cpu)}
            memory: ${memoryText(memory)}
  `;
}
/** What all pods together may ask for: twice the most there may be, since a release runs beside the version before. */
function quota(facts) {
	const pods = 2 * mostPods(facts);
	const mesh = facts.edge === "istio" ? sidecar : {
		cpu: 0,
		memory: 0,
		memoryLimit: 0
	};
	const cores = Math.ceil(pods * (facts.cpu + mesh.cpu) / 1e3);
	const gibibytes = (each) => `${Math.ceil(pods * each / 1024)}Gi`;
	return text`
    apiVersion: v1
    kind: ResourceQuota
    ${metadata(facts)}
    spec:
      hard:
        # two versions of ${pods / 2} pods each
        pods: "${pods}"
        requests.cpu: "${cores}"
        requests.memory: ${gibibytes(facts.memory + mesh.memory)}
        limits.memory: ${gibibytes(facts.memory + mesh.memoryLimit)}
        services.loadbalancers: "0"
        ${nodePorts(facts)}
  `;
}
function nodePorts({ edge }) {
	if (edge !== "ingress") return "services.nodeports: \"0\"";
	return text`
    # the Service of cert-manager while it proves the host for the certificate, unless its issuer says ClusterIP
    services.nodeports: "1"
  `;
}
function mostPods(facts) {
	return Math.max(...facts.environments.map((environment) => {
		const { minReplicas, maxReplicas } = slotsOf(facts, environment);
		return Number(facts.autoscaling === "hpa" ? maxReplicas : minReplicas);
	}), facts.minReplicas);
}
/** Nothing may talk but what is named. */
function networkPolicies(facts) {
	return documents([
		denyAll(facts),
		allow(facts),
		...facts.edge === "ingress" ? [solver(facts)] : []
	]);
}
function denyAll(facts) {
	return text`
    # every pod of the namespace, of this application or not: nothing in, nothing out
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    ${metadata(facts, "default-deny")}
    spec:
      podSelector: {}
      policyTypes: [Ingress, Egress]
  `;
}
function allow(facts) {
	return text`
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    ${metadata(facts)}
    spec:
      podSelector:
        matchLabels:
          ${selectorOf(facts)}
      policyTypes: [Ingress, Egress]
      ${ingress$1(facts)}
      egress:
        ${dns(facts)}
        ${facts.edge === "istio" ? controlPlane() : ""}
        ${joined(facts.peers.map(toPeer))}
  `;
}
/** Where the certificate is got by HTTP-01, cert-manager answers from a pod of its own in this namespace. */
function solver(facts) {
	return text`
    # the pod of cert-manager that proves the host for its certificate (HTTP-01): without this none is issued
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    ${metadata(facts, `${facts.name}-certificate`)}
    spec:
      podSelector:
        matchLabels:
          acme.cert-manager.io/http01-solver: "true"
      policyTypes: [Ingress]
      ingress:
        ${from("the certificate authority, by the ingress controller", facts.edgeNamespace, 8089)}
  `;
}
/** One rule for each who and what: whoever may ask the application may not read its metrics. */
function ingress$1({ port, metricsPort, edge, edgeNamespace, monitoring, monitoringNamespace }) {
	const rules = joined([edge === "none" ? "" : from(`requests, from the ${edge === "ingress" ? "ingress controller" : "gateway"} alone: add other callers, each with a rule of its own`, edgeNamespace, port), monitoring === "none" ? "" : fromPrometheus(monitoringNamespace, metricsPort)]);
	if (rules === "") return "ingress: [] # add who may call";
	return text`
    ingress:
      ${rules}
  `;
}
function from(what, namespace, port) {
	return text`
    # ${what}
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: ${namespace}
      ports:
        - protocol: TCP
          port: ${port}
  `;
}
function fromPrometheus(namespace, port) {
	return text`
    # metrics, from Prometheus alone
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: ${namespace}
          podSelector:
            matchLabels:
              app.kubernetes.io/name: prometheus
      ports:
        - protocol: TCP
          port: ${port}
  `;
}
/** Names are asked for by UDP, and by TCP where the answer is long. */
function dns({ platform }) {
	const [namespace, pods, port] = platform === "openshift" ? [
		"openshift-dns",
		"dns.operator.openshift.io/daemonset-dns: default",
		5353
	] : [
		"kube-system",
		"k8s-app: kube-dns",
		53
	];
	return text`
    # names
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: ${namespace}
          podSelector:
            matchLabels:
              ${pods}
      ports:
        - protocol: UDP
          port: ${port}
        - protocol: TCP
          port: ${port}
  `;
}
function controlPlane() {
	return text`
    # the sidecar asks istiod for its configuration and its certificate
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: istio-system
          podSelector:
            matchLabels:
              app: istiod
      ports:
        - protocol: TCP
          port: 15012
  `;
}
function toPeer({ namespace, app, port }) {
	return text`
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: ${namespace}
          podSelector:
            matchLabels:
              app.kubernetes.io/name: ${app}
      ports:
        - protocol: TCP
          port: ${port}
  `;
}
/** How requests come in, for one environment; empty where they do not. */
function route(facts) {
	switch (facts.edge) {
		case "gateway": return `${httpRoute(facts)}\n`;
		case "istio": return `${virtualService(facts)}\n`;
		case "ingress": return `${ingress(facts)}\n`;
		case "none": return "";
	}
}
function httpRoute(facts) {
	const { name, gateway, slots, strategy } = facts;
	const canary = strategy !== "canary" ? "" : text`
      # the controller of the Rollout moves the weights
      - name: ${name}-canary
        port: 80
        weight: 0
    `;
	return text`
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    ${metadata(facts)}
    spec:
      parentRefs:
        - namespace: ${gateway.namespace}
          name: ${gateway.name}
          sectionName: https # the listener that ends TLS
      hostnames:
        - ${quoted(slots.host)}
      rules:
        - timeouts:
            request: 10s
          backendRefs:
            - name: ${name}
              port: 80
              weight: 100
            ${canary}
  `;
}
function virtualService(facts) {
	const { name, gateway, slots } = facts;
	return text`
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    ${metadata(facts)}
    spec:
      hosts:
        - ${quoted(slots.host)}
        - ${name} # calls inside of the mesh take the same way
      gateways:
        - ${gateway.namespace}/${gateway.name} # ends TLS
        - mesh
      http:
        - name: primary
          route:
            ${destinations(facts)}
          timeout: 10s
          retries:
            # only what the application has not seen yet: that is safe for writes, too
            attempts: 2
            perTryTimeout: 3s
            retryOn: connect-failure,refused-stream,reset-before-request
  `;
}
function destinations({ name, strategy }) {
	if (strategy !== "canary") return text`
      - destination:
          host: ${name}
          port:
            number: 80
    `;
	const subset = (of, weight) => text`
    - destination:
        host: ${name}
        subset: ${of}
        port:
          number: 80
      weight: ${weight}
  `;
	return text`
    # the controller of the Rollout moves the weights
    ${subset("stable", 100)}
    ${subset("canary", 0)}
  `;
}
/** Circuit breaking, and the subsets that the controller of a canary narrows to the stable and the new pods. */
function destinationRule(facts) {
	const { name, strategy } = facts;
	const subset = (of) => text`
    - name: ${of}
      labels:
        app.kubernetes.io/name: ${name}
  `;
	const subsets = strategy !== "canary" ? "" : text`
          subsets:
            ${subset("stable")}
            ${subset("canary")}
        `;
	return `${text`
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    ${metadata(facts)}
    spec:
      host: ${name}
      trafficPolicy:
        loadBalancer:
          simple: LEAST_REQUEST
        connectionPool:
          tcp:
            connectTimeout: 1s
        # the circuit breaker: a pod that fails five times in a row gets nothing for half a minute; half of them always serve
        outlierDetection:
          consecutive5xxErrors: 5
          interval: 10s
          baseEjectionTime: 30s
          maxEjectionPercent: 50
      ${subsets}
  `}\n`;
}
function ingress(facts) {
	const { name, slots, ingressClass, issuer } = facts;
	return text`
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    ${metadata(facts)}
      annotations:
        cert-manager.io/cluster-issuer: ${issuer}
    spec:
      ingressClassName: ${ingressClass}
      tls:
        - hosts:
            - ${quoted(slots.host)}
          secretName: ${name}-tls # cert-manager makes and renews it
      rules:
        - host: ${quoted(slots.host)}
          http:
            paths:
              - path: /
                pathType: Prefix
                backend:
                  service:
                    name: ${name}
                    port:
                      name: http
  `;
}
/** A value of Helm begins with a brace, which YAML takes for a map. */
function quoted(value) {
	return value.startsWith("{") ? `"${value}"` : value;
}
/** The autoscaler: up at once, down slowly. */
function autoscaler(facts) {
	const { apiVersion, kind } = workloadKind(facts);
	return `${text`
    apiVersion: autoscaling/v2
    kind: HorizontalPodAutoscaler
    ${metadata(facts)}
    spec:
      scaleTargetRef:
        apiVersion: ${apiVersion}
        kind: ${kind}
        name: ${facts.name}
      minReplicas: ${facts.slots.minReplicas}
      maxReplicas: ${facts.slots.maxReplicas}
      metrics:
        # CPU alone: memory rarely falls with the load, so that scaling on it only goes up
        - type: Resource
          resource:
            name: cpu
            target:
              type: Utilization
              averageUtilization: 70
      behavior:
        scaleUp:
          stabilizationWindowSeconds: 0
          policies:
            - type: Percent
              value: 100
              periodSeconds: 15
            - type: Pods
              value: 4
              periodSeconds: 15
        scaleDown:
          stabilizationWindowSeconds: 300
          policies:
            - type: Percent
              value: 10
              periodSeconds: 60
  `}\n`;
}
/** The Services; those of a Rollout are narrowed to the stable or the new pods by its controller. */
function services$1(facts) {
	const { name, strategy, edge, monitoring } = facts;
	return documents([
		service(facts, name),
		strategy === "canary" && edge === "gateway" ? service(facts, `${name}-canary`) : "",
		strategy === "blue-green" ? service(facts, `${name}-preview`) : "",
		monitoring === "none" ? "" : metricsService(facts)
	]);
}
function service(facts, name) {
	return text`
    apiVersion: v1
    kind: Service
    ${metadata(facts, name)}
    spec:
      selector:
        ${selectorOf(facts)}
      ports:
        - name: http
          port: 80
          targetPort: http
          appProtocol: http
  `;
}
/** One Service for metrics alone: each pod is fetched from once, whichever version it is of. */
function metricsService(facts) {
	return text`
    apiVersion: v1
    kind: Service
    ${metadata(facts, `${facts.name}-metrics`, "app.kubernetes.io/component: metrics")}
    spec:
      clusterIP: None
      selector:
        ${selectorOf(facts)}
      ports:
        - name: metrics
          port: ${facts.metricsPort}
          targetPort: metrics
  `;
}
/** The one container of the pod. */
function container(facts) {
	const { name, reference } = facts;
	return text`
    - name: ${name}
      image: ${reference}
      ${environment(facts)}
      ${ports(facts)}
      ${resources(facts)}
      ${probes(facts)}
      lifecycle:
        preStop:
          # endpoints take some seconds to go everywhere: until then this pod still gets requests
          sleep:
            seconds: 10
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities:
          drop: [ALL]
      volumeMounts:
        - name: tmp
          mountPath: /tmp
  `;
}
function environment({ port, metricsPort, monitoring, language, memory }) {
	return text`
    env:
      - name: PORT
        value: "${port}"
      ${monitoring === "none" ? "" : text`
      - name: METRICS_PORT
        value: "${metricsPort}"
    `}
      ${language !== "go" ? "" : text`
      - name: GOMEMLIMIT # nine tenths of the limit: what is collected in time is not killed
        value: ${Math.floor(memory * .9)}MiB
    `}
  `;
}
function ports({ port, metricsPort, monitoring }) {
	return text`
    ports:
      - name: http
        containerPort: ${port}
      ${monitoring === "none" ? "" : text`
      - name: metrics
        containerPort: ${metricsPort}
    `}
  `;
}
function resources({ cpu, memory }) {
	return text`
    resources:
      requests:
        cpu: ${cpuText(cpu)}
        memory: ${memoryText(memory)}
        ephemeral-storage: 128Mi
      # memory cannot be taken back, so that it is not lent: limit = request. CPU can: the limit is that of the LimitRange
      limits:
        memory: ${memoryText(memory)}
        ephemeral-storage: 512Mi
  `;
}
/** Each probe asks its own question; the time to start is that of the startup probe alone. */
function probes({ readinessPath, livenessPath, language }) {
	const tries = language === "java" ? 60 : 30;
	return text`
    startupProbe:
      httpGet:
        path: ${livenessPath}
        port: http
      periodSeconds: 2
      failureThreshold: ${tries} # ${tries * 2} s to start
    readinessProbe:
      httpGet:
        path: ${readinessPath}
        port: http
      periodSeconds: 5
      timeoutSeconds: 2
      failureThreshold: 3
    livenessProbe:
      # about this process alone: a database that is away is not mended by a restart
      httpGet:
        path: ${livenessPath}
        port: http
      periodSeconds: 10
      timeoutSeconds: 2
      failureThreshold: 3
  `;
}
/** The pod template. */
function podTemplate(facts) {
	const { name } = facts;
	return text`
    metadata:
      labels:
        ${selectorOf(facts)}
    spec:
      serviceAccountName: ${name}
      automountServiceAccountToken: false
      priorityClassName: business-critical
      ${securityContext(facts)}
      ${spreading(facts)}
      # longer than the sleep of preStop and the last request together
      terminationGracePeriodSeconds: 40
      containers:
        ${container(facts)}
      volumes:
        - name: tmp
          emptyDir:
            sizeLimit: 128Mi
  `;
}
/** OpenShift gives each namespace user ids of its own, and refuses others. */
function securityContext({ platform }) {
	return text`
    securityContext:
      runAsNonRoot: true
      ${platform === "openshift" ? "# OpenShift chooses the user and the group" : text`
      runAsUser: 10001
      runAsGroup: 10001
      fsGroup: 10001
    `}
      seccompProfile:
        type: RuntimeDefault
  `;
}
/** Pods of one version over hosts and zones; a cluster that is too small still runs all. */
function spreading(facts) {
	const hash = workloadKind(facts).kind === "Rollout" ? "rollouts-pod-template-hash" : "pod-template-hash";
	const over = (topologyKey) => text`
    - maxSkew: 1
      topologyKey: ${topologyKey}
      whenUnsatisfiable: ScheduleAnyway
      matchLabelKeys: [${hash}]
      labelSelector:
        matchLabels:
          ${selectorOf(facts)}
  `;
	return text`
    topologySpreadConstraints:
      ${over("kubernetes.io/hostname")}
      ${over("topology.kubernetes.io/zone")}
  `;
}
/** A canary: a tenth, then half, each judged before more of it comes. */
function canary(facts) {
	return text`
    strategy:
      canary:
        maxUnavailable: 0
        maxSurge: 25%
        ${services(facts)}
        ${routing(facts)}
        steps:
          - setWeight: 10
          ${judge(facts)}
          - setWeight: 50
          ${judge(facts)}
  `;
}
/** Two Services that the controller points at the stable and at the new pods, where something outside splits by Service. */
function services({ edge, name }) {
	return edge !== "gateway" ? "" : text`
    stableService: ${name}
    canaryService: ${name}-canary
  `;
}
function routing({ edge, name, slots, namespaceLine }) {
	if (edge === "istio") return text`
      trafficRouting:
        istio:
          virtualService:
            name: ${name}
            routes: [primary]
          destinationRule:
            name: ${name}
            stableSubsetName: stable
            canarySubsetName: canary
    `;
	if (edge !== "gateway") return "# nothing splits requests by weight: weights are shares of the pods";
	return text`
    trafficRouting:
      plugins:
        # https://github.com/argoproj-labs/rollouts-plugin-trafficrouter-gatewayapi, which the controller has to load
        argoproj-labs/gatewayAPI:
          httpRoute: ${name}
          ${namespaceLine === "" ? "" : `namespace: ${slots.namespace}`}
  `;
}
function judge({ monitoring, name }) {
	if (monitoring === "none") return text`
      - pause:
          duration: 5m
    `;
	return text`
    - analysis:
        templates:
          - templateName: ${name}-serves
        args:
          ${canaryArguments()}
  `;
}
/** Blue-green: the new version comes up beside the old one, is looked at, and then gets all requests at once. */
function blueGreen(facts) {
	const { name, monitoring } = facts;
	return text`
    strategy:
      blueGreen:
        activeService: ${name}
        previewService: ${name}-preview
        autoPromotionEnabled: true
        # the old pods stay until after the last analysis, so that going back takes seconds
        scaleDownDelaySeconds: 600
        ${monitoring === "none" ? "" : text`
      # nobody uses the preview yet: only whether it is up can be asked
      prePromotionAnalysis:
        templates:
          - templateName: ${name}-is-up
        args:
          ${canaryArguments()}
      postPromotionAnalysis:
        templates:
          - templateName: ${name}-serves
        args:
          ${canaryArguments()}
    `}
  `;
}
/** The Rollout or Deployment. */
function workload(facts) {
	const { apiVersion, kind } = workloadKind(facts);
	return text`
    apiVersion: ${apiVersion}
    kind: ${kind}
    ${metadata(facts)}
    spec:
      ${replicas(facts)}
      revisionHistoryLimit: 5
      ${deadline(facts)}
      selector:
        matchLabels:
          ${selectorOf(facts)}
      ${strategy(facts)}
      template:
        ${podTemplate(facts)}
  `;
}
function replicas({ autoscaling, minReplicas, slots, namespaceLine }) {
	if (autoscaling === "hpa") return "# no replicas: they are the autoscaler's, and each sync would take them back";
	return `replicas: ${namespaceLine === "" ? minReplicas : slots.minReplicas}`;
}
function deadline(facts) {
	return text`
    # a version whose pods do not get ready is given up
    progressDeadlineSeconds: 300
    ${workloadKind(facts).kind === "Rollout" ? "progressDeadlineAbort: true" : ""}
  `;
}
function strategy(facts) {
	switch (facts.strategy) {
		case "canary": return canary(facts);
		case "blue-green": return blueGreen(facts);
		case "rolling": return text`
        strategy:
          type: RollingUpdate
          rollingUpdate:
            maxUnavailable: 0
            maxSurge: 25%
      `;
	}
}
/** The files that are the same in every environment. */
function baseManifests(facts) {
	const { kind, file } = workloadKind(facts);
	const hasAnalysis = kind === "Rollout" && facts.monitoring !== "none";
	return withoutEmpty([
		[file, `${workload(facts)}\n`],
		["analysis.yaml", hasAnalysis ? analysisTemplates(facts) : ""],
		["service.yaml", services$1(facts)],
		["identity.yaml", identity(facts)],
		["disruption.yaml", disruptionBudget(facts)],
		["network.yaml", networkPolicies(facts)],
		["monitor.yaml", facts.monitoring === "none" ? "" : serviceMonitor(facts)],
		["mesh.yaml", facts.edge === "istio" ? destinationRule(facts) : ""]
	]);
}
/** The files that an environment has of its own. */
function environmentManifests(facts) {
	return withoutEmpty([
		["namespace.yaml", namespace(facts)],
		["scaling.yaml", facts.autoscaling === "hpa" ? autoscaler(facts) : ""],
		["route.yaml", route(facts)],
		["alerts.yaml", facts.monitoring === "none" ? "" : alerts(facts)]
	]);
}
function withoutEmpty(files) {
	return new Map(files.filter(([, content]) => content !== ""));
}
/** A chart, and the values of each environment, by their paths below the folder of the application. */
function helmFiles(answers) {
	const facts = helmFacts(answers);
	const templates = [...baseManifests(facts), ...environmentManifests(facts)];
	const production = slotsOf(answers, answers.environments.at(-1) ?? "");
	return new Map([
		["chart/Chart.yaml", chart(answers)],
		["chart/values.yaml", `# what is not said for an environment: as in production\n${values(answers, production)}`],
		...templates.map(([file, content]) => [`chart/templates/${file}`, content]),
		...answers.environments.map((environment) => [`environments/${environment}.yaml`, values(answers, slotsOf(answers, environment))])
	]);
}
function chart({ name }) {
	return `${text`
    apiVersion: v2
    name: ${name}
    description: ${name}, and what it needs in production
    type: application
    version: 1.0.0
  `}\n`;
}
function values({ image, edge, autoscaling, monitoring }, slots) {
	const most = autoscaling === "hpa" ? `max: ${slots.maxReplicas}` : "";
	return `${text`
    namespace: ${slots.namespace}
    ${edge === "none" ? "" : `host: ${slots.host}`}
    replicas:
      min: ${slots.minReplicas}
      ${most}
    ${monitoring === "none" ? "" : `severity: ${slots.severity}`}
    image:
      # tag and digest are written by each deployment
      repository: ${image}
      tag: ${noTag}
      digest: ${noDigest}
  `}\n`;
}
/** A base and an overlay for each environment, by their paths below the folder of the application. */
function kustomizeFiles(answers) {
	const base = baseManifests(kustomizeFacts(answers, answers.environments.at(-1) ?? ""));
	const files = new Map([...base].map(([file, content]) => [`base/${file}`, content]));
	files.set("base/kustomization.yaml", baseKustomization([...base.keys()]));
	for (const environment of answers.environments) for (const [file, content] of overlay(answers, environment)) files.set(`overlays/${environment}/${file}`, content);
	return files;
}
function baseKustomization(resources) {
	return `${text`
    # what every environment has
    apiVersion: kustomize.config.k8s.io/v1beta1
    kind: Kustomization
    resources:
      ${resources.map((file) => `- ${file}`).join("\n")}
  `}\n`;
}
function overlay(answers, environment) {
	const facts = kustomizeFacts(answers, environment);
	const own = environmentManifests(facts);
	const kustomization = text`
    apiVersion: kustomize.config.k8s.io/v1beta1
    kind: Kustomization
    namespace: ${namespaceOf(answers.name, environment)}
    resources:
      - ../../base
      ${[...own.keys()].map((file) => `- ${file}`).join("\n")}
    images:
      # written by each deployment
      - name: ${answers.image}
        newTag: ${noTag}
        digest: ${noDigest}
    ${patches(facts)}
  `;
	return new Map([["kustomization.yaml", `${kustomization}\n`], ...own]);
}
/** The plugin of the Gateway API wants to know the namespace, which kustomize cannot know to stand there. */
function patches({ strategy, edge, name, slots }) {
	if (strategy !== "canary" || edge !== "gateway") return "";
	return text`
    patches:
      - target:
          kind: Rollout
          name: ${name}
        patch: |-
          - op: add
            path: /spec/strategy/canary/trafficRouting/plugins/argoproj-labs~1gatewayAPI/namespace
            value: ${slots.namespace}
  `;
}
/** The runbook: a part for each alert, which the alert links to, and one for restoring. */
function runbook(answers) {
	const { name, environments, monitoring, backup } = answers;
	return `${text`
    # Runbook: ${name}

    The first steps. Add what you learn: who depends on it, whom to call, what it was the last time.

    Back to the last version that ran healthy, in any case:

    \`\`\`sh
    gitops-deploy rollback --environment ${environments.at(-1) ?? ""} --reason "…"
    \`\`\`
    ${monitoring === "none" ? "" : alertParts(answers)}
    ${backup === "none" ? "" : restorePart(answers)}
  `}\n`;
}
function alertParts(answers) {
	const { slo } = answers;
	const alert = alertNames(answers);
	return `\n${text`
    ## ${alert.fast}

    The error budget of 30 days (${slo} % of requests succeed) would be gone in two days. Somebody is waiting now.

    1. Was there a deployment within the last hour (\`gitops-deploy status\`)? Go back first, look for the reason then.
    2. Otherwise: which status, which path, which dependency? Are its alerts firing too?

    ## ${alert.slow}

    The same, more slowly: gone in five days. It does not wait for next week.

    ## ${alert.latency}

    One request in 20 takes longer than half a second. Is the autoscaler at its maximum? Does a dependency answer slowly?

    ## ${alert.absent}

    Prometheus sees no pod that is up. \`kubectl get pods\` in the namespace says whether there are any; if they run, look at the NetworkPolicy and the
    ServiceMonitor.

    ## ${alert.crash}

    \`kubectl logs --previous\` shows the last lines. Exit code 137 with the reason OOMKilled: it wants more memory than its limit.
  `}`;
}
function restorePart({ name, environments }) {
	return `\n${text`
    ## Restoring

    Try it once a quarter, into a namespace of its own, and note the day and how long it took:

    \`\`\`sh
    velero restore create --from-schedule ${name} --namespace-mappings ${namespaceOf(name, environments.at(-1) ?? "")}:${name}-restored
    velero restore describe --details LAST
    kubectl delete namespace ${name}-restored
    \`\`\`
  `}`;
}
/** Actions by commit: tags can be moved, and have been. */
const actions = {
	checkout: "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
	buildx: "docker/setup-buildx-action@37fe631027851001ddb9b187196cc803df7f5f0e # 2026-08-17",
	login: "docker/login-action@9f4a8ea54ed9055d5f86c993e1f2ffa674f98344 # 2026-04-27"
};
/** The workflows of the application repository, by their paths. */
function applicationWorkflows(answers) {
	const later = answers.environments.slice(1);
	return [
		[".github/workflows/deploy.yml", deploy(answers)],
		[".github/workflows/resume.yml", resume(answers)],
		...later.length > 0 ? [[".github/workflows/promote.yml", promote(answers, later)]] : [],
		[".github/workflows/rollback.yml", rollback(answers)]
	];
}
/** A step that runs this action. */
function ours({ action }, inputs) {
	return text`
    - uses: ${action}
      with:
        ${inputs}
  `;
}
/** The required check of the GitOps repository. */
function checkWorkflow(answers) {
	return `${text`
    # Judges what a pull request changes, and annotates the lines. Make the job "manifests" a required check of the branch.
    name: check
    on:
      pull_request:
      merge_group:

    permissions: {}

    jobs:
      manifests:
        runs-on: ubuntu-latest
        timeout-minutes: 10
        permissions:
          contents: read
        steps:
          - uses: ${actions.checkout}
            with:
              fetch-depth: 0
              persist-credentials: false
          ${ours(answers, "command: check")}
  `}\n`;
}
function deploy(answers) {
	const [first = ""] = answers.environments;
	return `${text`
    # A push to main goes to ${first}: build, scan, write, watch, and the verdict on the commit.
    name: deploy
    on:
      push:
        branches: [main]

    permissions: {}

    jobs:
      ${first}:
        runs-on: ubuntu-latest
        environment: ${first}
        timeout-minutes: 60
        # no concurrency group: it would keep a hotfix waiting behind a long watch; runs agree by themselves who is newer
        permissions:
          ${permissions("write")}
        steps:
          - uses: ${actions.checkout}
            with:
              persist-credentials: false
          - uses: ${actions.buildx}
          ${login(answers)}
          ${ours(answers, text`
              environment: ${first}
              ${secrets}
            `)}
  `}\n`;
}
function promote(answers, later) {
	return `${text`
    # Takes what is verified healthy in one environment to the next one; nothing is built.
    name: promote
    on:
      workflow_dispatch:
        inputs:
          environment:
            description: Where to
            type: choice
            options: [${later.join(", ")}]
            default: ${later[0] ?? ""}
          image:
            description: An older image that was healthy in the environment before, in place of the one that runs there

    permissions: {}

    jobs:
      promote:
        runs-on: ubuntu-latest
        # reviewers and branches that GitHub asks for in this environment apply, and its secrets are there
        environment: \${{ inputs.environment }}
        timeout-minutes: 60
        permissions:
          ${permissions("read")}
        steps:
          ${withoutBuild(answers)}
          ${ours(answers, text`
              command: promote
              environment: \${{ inputs.environment }}
              image: \${{ inputs.image }}
              ${secrets}
            `)}
  `}\n`;
}
function rollback(answers) {
	const { environments } = answers;
	return `${text`
    # Returns an environment to its last healthy image, or to a named one, and holds it then.
    name: rollback
    on:
      workflow_dispatch:
        inputs:
          environment:
            description: Which environment
            type: choice
            options: [${environments.join(", ")}]
            default: ${environments.at(-1) ?? ""}
          image:
            description: An image that ran there before, or its tag, digest or commit; the last healthy one unless given
          reason:
            description: Why

    permissions: {}

    jobs:
      rollback:
        runs-on: ubuntu-latest
        # no environment: nobody should have to be waited for when something burns
        timeout-minutes: 60
        permissions:
          ${permissions("read")}
        steps:
          ${withoutBuild(answers)}
          ${ours(answers, text`
              command: rollback
              environment: \${{ inputs.environment }}
              image: \${{ inputs.image }}
              reason: \${{ inputs.reason }}
              ${secrets}
            `)}
  `}\n`;
}
function resume(answers) {
	return `${text`
    # Goes on with whatever waits (a gate, a soak, a review), and takes up what dead runs left.
    name: resume
    on:
      schedule:
        - cron: "*/10 * * * *"
      workflow_dispatch:
      # notifications of Argo CD and Argo Rollouts; and of the GitOps repository, when a pull request is merged or closed
      repository_dispatch:
        types: [argocd, argo-rollouts, gitops]

    permissions: {}

    jobs:
      resume:
        runs-on: ubuntu-latest
        timeout-minutes: 30
        permissions:
          ${permissions("read")}
        steps:
          ${withoutBuild(answers)}
          ${ours(answers, text`
              command: resume
              timeout: 5m
              ${secrets}
            `)}
  `}\n`;
}
const secrets = text`
  gitops-token: \${{ secrets.GITOPS_TOKEN }}
  kubeconfig: \${{ secrets.KUBECONFIG }}
`;
function permissions(packages) {
	return text`
    contents: read
    statuses: write
    deployments: write
    pull-requests: write
    actions: read
    packages: ${packages}
  `;
}
function withoutBuild(answers) {
	return text`
    - uses: ${actions.checkout}
      with:
        persist-credentials: false
    ${login(answers)}
  `;
}
/** The registry of GitHub takes the token of the job; any other has a login of its own. */
function login({ image }) {
	const [registry = ""] = image.split("/");
	const [username, password] = registry === "ghcr.io" ? ["github.actor", "github.token"] : ["secrets.REGISTRY_USERNAME", "secrets.REGISTRY_PASSWORD"];
	return text`
    - uses: ${actions.login}
      with:
        registry: ${registry}
        username: \${{ ${username} }}
        password: \${{ ${password} }}
  `;
}
/** Every file that the answers stand for; the same answers give the same bytes. */
function scaffold(answers) {
	return {
		application: applicationFiles(answers),
		gitops: gitopsFiles(answers)
	};
}
function applicationFiles(answers) {
	return new Map([
		...dockerFiles(answers),
		[".gitops-deploy.yaml", configurationFile(answers)],
		...applicationWorkflows(answers)
	]);
}
function gitopsFiles(answers) {
	const { name, argo, layout, monitoring, backup } = answers;
	const manifests = layout === "kustomize" ? kustomizeFiles(answers) : helmFiles(answers);
	const files = new Map([...manifests].map(([file, content]) => [`apps/${name}/${file}`, content]));
	if (monitoring !== "none" || backup !== "none") files.set(`apps/${name}/runbook.md`, runbook(answers));
	files.set("cluster/priority-classes.yaml", priorityClasses());
	if (backup === "velero") files.set(`cluster/backup-${name}.yaml`, backupSchedule(answers));
	if (argo !== "none") {
		files.set(`argocd/${name}.yaml`, argoFile(answers));
		files.set("argocd/cluster.yaml", clusterApplication(answers));
	}
	files.set(".github/workflows/check.yml", checkWorkflow(answers));
	return files;
}
const { join: join$1 } = process.getBuiltinModule("node:path");
/** Writes every file that is not there; what is there stays as it is. Nothing is written where something is in the way. */
async function init(request, ports) {
	const planned = await plan(request, ports);
	if (!request.dryRun) await make$1(request, planned, ports);
	tell(request, planned, ports);
	const files = planned.map(({ folder, path, state }) => ({
		file: join$1(folder, path),
		state
	}));
	return {
		outcome: outcomeOf(request, planned),
		details: { files }
	};
}
async function plan({ answers, out, gitops }, { newFiles }) {
	const made = scaffold(answers);
	const all = [...[...made.application].map(([path, content]) => ({
		folder: out,
		path,
		content
	})), ...[...made.gitops].map(([path, content]) => gitops === void 0 ? {
		folder: out,
		path: `gitops/${path}`,
		content
	} : {
		folder: gitops,
		path,
		content
	})];
	const obstacles = [];
	const planned = [];
	for (const file of all) {
		const standing = await newFiles.look(file.folder, file.path);
		if (standing.at === "obstacle") obstacles.push({
			message: standing.message,
			place: { file: join$1(file.folder, file.path) },
			remedy: "links are not followed; move it, or choose another folder"
		});
		else planned.push({
			...file,
			state: stateOf(file.content, standing)
		});
	}
	if (obstacles.length > 0) throw badInput(obstacles, { end: "; nothing was written" });
	return planned;
}
function stateOf(content, standing) {
	if (standing.at === "nothing") return "new";
	return Buffer.from(content).equals(standing.bytes) ? "same" : "kept";
}
async function make$1({ out, gitops }, planned, ports) {
	for (const folder of /* @__PURE__ */ new Set([out, gitops ?? out])) {
		const fresh = planned.filter((file) => file.folder === folder && file.state === "new");
		const made = await ports.newFiles.make(folder, new Map(fresh.map(({ path, content }) => [path, content])));
		if (made.result === "made") continue;
		const problem = {
			message: `cannot be written: ${made.message}`,
			place: { file: join$1(folder, made.file) },
			remedy: "let this user write there, then run it again: what was written stays"
		};
		throw badInput([problem], { end: `; ${made.made.length} files of ${folder} were written` });
	}
}
function tell({ answers, out, gitops, dryRun }, planned, { log }) {
	for (const { folder, path, state } of planned) {
		const file = join$1(folder, path);
		if (state === "new") log.info(`${dryRun ? "would write" : "wrote"} ${file}`);
		if (state === "same") log.debug(`is so already: ${file}`);
		if (state !== "kept") continue;
		const problem = {
			message: "is there with other content, and was left as it is",
			place: { file },
			remedy: "to have it written, move yours away and run it again"
		};
		log.warning(printProblem(problem), problem);
	}
	if (!dryRun && planned.some(({ state }) => state === "new")) for (const step of nextSteps(answers, gitops ?? join$1(out, "gitops"))) log.info(step);
}
function outcomeOf({ dryRun }, planned) {
	const count = (state) => planned.filter((file) => file.state === state).length;
	const [fresh, same, kept] = [
		count("new"),
		count("same"),
		count("kept")
	];
	const sentence = [
		`${fresh} ${fresh === 1 ? "file" : "files"} ${dryRun ? "would be written" : "written"}`,
		same > 0 ? `${same} there already` : "",
		kept > 0 ? `${kept} kept that differ` : ""
	].filter((part) => part !== "").join(", ");
	if (kept > 0) return {
		outcome: "failed",
		reason: "files-kept",
		stage: "inputs",
		sentence
	};
	return {
		outcome: "succeeded",
		reason: dryRun ? "dry-run" : "done",
		stage: "inputs",
		sentence
	};
}
const { linkSync, lstatSync, readFileSync, renameSync, rmSync, writeFileSync } = process.getBuiltinModule("node:fs");
const { join } = process.getBuiltinModule("node:path");
/** The disk of this machine. */
function createNewFiles() {
	return {
		look,
		make
	};
}
async function look(folder, path) {
	const folders = path.split("/").slice(0, -1);
	for (const parent of folders.map((_, index) => folders.slice(0, index + 1).join("/"))) {
		const kind = kindOf(join(folder, parent));
		if (kind === "nothing") return { at: "nothing" };
		if (kind !== "folder") return {
			at: "obstacle",
			message: `${parent} is a ${kind}, and would have to be a folder`
		};
	}
	const kind = kindOf(join(folder, path));
	if (kind === "nothing") return { at: "nothing" };
	if (kind === "file") return {
		at: "file",
		bytes: readFileSync(join(folder, path))
	};
	return {
		at: "obstacle",
		message: `is a ${kind}, and would have to be a file`
	};
}
function kindOf(path) {
	const stats = lstatSync(path, { throwIfNoEntry: false });
	if (stats === void 0) return "nothing";
	if (stats.isSymbolicLink()) return "link";
	if (stats.isDirectory()) return "folder";
	return stats.isFile() ? "file" : "device";
}
/** All are written beside their places first, so that what can fail fails before any of them is there. */
async function make(folder, contents) {
	const made = [];
	let current = "";
	try {
		for (const [path, content] of contents) {
			current = path;
			await below(folder, path);
			writeFileSync(halfOf(folder, path), content, { flag: "wx" });
		}
		for (const path of contents.keys()) {
			current = path;
			place(halfOf(folder, path), join(folder, path));
			made.push(path);
		}
		return { result: "made" };
	} catch (error) {
		return {
			result: "failed",
			file: current,
			message: error instanceof Error ? error.message : String(error),
			made
		};
	} finally {
		for (const path of contents.keys()) rmSync(halfOf(folder, path), { force: true });
	}
}
/** Unlike a rename, a hard link replaces nothing, even what came to stand there a moment ago; few file systems have none. */
function place(half, path) {
	try {
		linkSync(half, path);
	} catch (error) {
		if (kindOf(path) !== "nothing") throw error;
		renameSync(half, path);
	}
}
/** The folders above a file; looked at once more, since one may have become a link. */
async function below(folder, path) {
	makeFolders(join(folder, path, ".."));
	const standing = await look(folder, path);
	if (standing.at === "obstacle") throw new Error(standing.message);
}
function halfOf(folder, path) {
	return join(folder, `${path}.${process.pid}.part`);
}
/** What is not asked about the application: where files go, and how the command speaks. */
const initFlags = {
	out: { description: "Folder of the application repository; the working folder unless given" },
	gitops: { description: "Folder of the GitOps repository; `gitops` in that of --out unless given" },
	yes: {
		description: "Ask nothing: what is not given has its default",
		flag: true,
		short: "y"
	},
	"dry-run": {
		description: "Say what would be written, and write nothing",
		flag: true
	},
	json: {
		description: "Print one JSON object on standard output, with every file",
		flag: true
	},
	debug: {
		description: "Log more",
		flag: true
	},
	help: {
		description: "Print this help",
		flag: true,
		short: "h"
	},
	version: {
		description: "Print the version",
		flag: true
	}
};
/** Reads the flags behind the command; the answers are checked when all are there. */
function readInitRequest(argv) {
	const read = readFlags(argv, flagFacts());
	const value = (name) => read.given.get(name)?.at(-1);
	const has = (name) => value(name) === "true";
	return {
		given: new Map(optionNames().flatMap((name) => answerOf(name, read.given.get(name)))),
		out: value("out") ?? ".",
		gitops: value("gitops"),
		yes: has("yes"),
		dryRun: has("dry-run"),
		json: has("json"),
		debug: has("debug"),
		help: has("help"),
		version: has("version"),
		problems: [
			...read.words.map((word) => ({
				message: `takes no word "${word}"`,
				place: { name: "init" },
				remedy: initUsage
			})),
			...read.empty.map((flag) => ({
				message: "needs a value",
				place: { name: flag },
				remedy: `${flag} VALUE`
			})),
			...read.unknown.map(({ name, rawName }) => unknownFlag(name, rawName))
		]
	};
}
/** Every flag: the answers, and the others. */
function flagFacts() {
	const answers = optionNames().map((name) => {
		const { description, several } = factOf(name);
		return [name, {
			description,
			...several === void 0 ? {} : { several }
		}];
	});
	return {
		...Object.fromEntries(answers),
		...initFlags
	};
}
function answerOf(name, values) {
	return values === void 0 ? [] : [[name, values]];
}
function unknownFlag(name, rawName) {
	const guess = nearest(`--${name}`, Object.keys(flagFacts()).map((flag) => `--${flag}`));
	const remedy = guess === void 0 ? "see gitops-deploy init --help" : `did you mean ${guess}?`;
	return {
		message: "init has no such flag",
		place: { name: rawName },
		remedy
	};
}
/** Writes what an application needs, from flags and answers; the answer is the exit code. It wants no configuration, token or network. */
async function runInit(argv, environment) {
	const read = readInitRequest(argv);
	if (read.help || read.version) {
		const { initHelp } = await import("./init-help.js");
		standardStream(1).write(read.help ? initHelp() : `${version}\n`);
		return 0;
	}
	const mask = new Mask(maskedSecrets(tokensIn(environment)));
	const { log } = createPlainPrinter({
		stream: standardStream(2),
		mask,
		isDebug: read.debug,
		now: () => /* @__PURE__ */ new Date()
	});
	const ended = await end(read, log);
	await sayEnd(ended, { log }, read.json);
	return exitCode(ended.outcome.outcome);
}
async function end(read, log) {
	try {
		if (read.problems.length > 0) throw badInput(read.problems);
		const given = await complete(read);
		if (given === void 0) return cancelled;
		const answers = readAnswers(given);
		if (answers.result === "wrong") throw badInput(answers.problems);
		return await init({
			...read,
			answers: answers.answers
		}, {
			newFiles: createNewFiles(),
			log
		});
	} catch (error) {
		if (error instanceof DeployError) return {
			outcome: outcomeOf$1(error, "inputs"),
			problems: error.problems
		};
		if (error instanceof Error) log.debug(error.stack ?? error.message);
		return { outcome: outcomeOf$1(error, "inputs") };
	}
}
const cancelled = { outcome: {
	outcome: "cancelled",
	reason: "cancelled",
	stage: "inputs",
	sentence: "nothing was written",
	remedy: "Run it again."
} };
/** Asks for the rest where there is a terminal; elsewhere everything has to be given, or its default wanted. */
async function complete({ given, yes, json }) {
	if (!yes && !json && process.stdin.isTTY && isTerminal(2)) {
		const { createAsker } = await import("./ask.js");
		const asker = createAsker(process.stdin, process.stderr);
		try {
			return await askAnswers(given, asker);
		} finally {
			asker.close();
		}
	}
	const problems = [...missing(given).map(isMissing), ...yes ? [] : wantsYes(given)];
	if (problems.length > 0) throw badInput(problems);
	return given;
}
function isMissing(name) {
	return {
		message: "has to be given",
		place: { name: `--${name}` },
		remedy: `--${name} VALUE`
	};
}
function wantsYes(given) {
	const open = unasked(given);
	if (open.length === 0) return [];
	return [{
		message: `nobody can be asked here, and these are not given: ${open.map((name) => `--${name}`).join(", ")}`,
		place: { name: "--yes" },
		remedy: "give them, or --yes for their defaults"
	}];
}
export { factOf as n, optionNames as r, runInit, initFlags as t };
