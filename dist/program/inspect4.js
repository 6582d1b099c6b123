import "./rolldown-runtime.js";
import { accessTo } from "./cluster-access.js";
import { V as kubeconfigSource, mt as systemClock, z as checkoutOf } from "./drive.js";
import { g as createFiles } from "./start.js";
/** What `doctor` looks at beyond what a deployment needs; each edge is loaded when it is first used. */
async function openInspection(given) {
	const { environment, log, context, access } = given;
	const machine = {
		environment,
		files: createFiles(environment["RUNNER_TEMP"]),
		log
	};
	const gitops = await gitopsOf(given);
	return {
		inspection: {
			machine: async (signal) => (await import("./machine.js")).lookAtMachine(environment, signal),
			application: async () => openRepository(given, {
				repository: context.repository,
				token: access.application
			}),
			gitops: async () => openRepository(given, gitops),
			cluster: (name) => openCluster(given, name),
			pushRight: async (image, signal) => {
				const [{ createConnections }, { registryAccess }] = await Promise.all([import("./connections.js"), import("./registry-access.js")]);
				return createConnections({
					...machine,
					clock: systemClock,
					...registryAccess(given)
				})(image.registry).pushRight(image.name, signal);
			},
			trivy: async (setup, signal) => {
				const untrusted = given.trustedBranch === void 0 ? {} : { untrusted: checkoutOf(environment) };
				return (await import("./trivy-look.js")).lookAtTrivy(setup, {
					...machine,
					...untrusted
				}, signal);
			},
			builder: async (choice, signal) => (await import("./builder-look.js")).lookAtBuilder(choice, machine, signal)
		},
		by: gitops.by
	};
}
/** The GitOps repository on this GitHub, and the way that a deployment would choose. */
async function gitopsOf(given) {
	const [{ chooseTransport }, { repositoryOn }] = await Promise.all([import("./transport.js"), import("./address.js")]);
	const { repository, transport: wanted } = given.application.gitops;
	const { serverUrl } = given.context;
	const token = await given.access.gitops(given.application);
	const { by } = chooseTransport({
		wanted,
		repository,
		serverUrl,
		token
	});
	return {
		repository: repositoryOn(serverUrl, repository),
		token,
		by
	};
}
async function openRepository({ context, log, access }, { repository, token }) {
	if (repository === void 0 || token === void 0) return void 0;
	const { inspectRepository } = await import("./inspect3.js");
	if (typeof token === "string") log.mask(token);
	return inspectRepository({
		apiUrl: context.apiUrl,
		repository,
		token,
		clock: systemClock,
		log,
		tally: access.tally
	});
}
async function openCluster(given, name) {
	const access = accessTo(given, name);
	if (access === void 0) return void 0;
	const around = {
		environment: given.environment,
		log: given.log,
		clock: systemClock
	};
	if (access.through === "argocd") {
		const { inspectArgo } = await import("./inspect.js");
		given.log.mask(access.token);
		return inspectArgo({
			address: access.url,
			token: access.token,
			...around
		});
	}
	const { inspectCluster } = await import("./inspect2.js");
	const { text, context } = access;
	return inspectCluster({
		kubeconfig: kubeconfigSource(text),
		...around,
		...context === void 0 ? {} : { context }
	});
}
export { openInspection };
