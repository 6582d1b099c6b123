import "./rolldown-runtime.js";
import { It as textAt, Mt as isFields, Nt as isTrueAt, Pt as listAt } from "./drive.js";
import { V as badInput } from "./start.js";
const { spawn } = process.getBuiltinModule("node:child_process");
const { Socket } = process.getBuiltinModule("node:net");
/**
* Has the official client start login programs that hold nobody up: whoever waits for one does so with a time limit, and one that never ends
* is ended with us.
*/
function withoutHold(config) {
	const known = Reflect.get(config, "authenticators");
	for (const one of Array.isArray(known) ? known : []) if ("execFn" in one) one.execFn = startLogin;
}
function startLogin(command, words, options) {
	const child = spawn(command, words ?? [], options);
	const end = () => void child.kill("SIGKILL");
	process.once("exit", end);
	child.once("close", () => process.off("exit", end));
	child.unref();
	for (const stream of child.stdio) if (stream instanceof Socket) stream.unref();
	return child;
}
const { resolve } = process.getBuiltinModule("node:path");
/** Variables of ours that no login program needs: inputs and state of the action, and tokens for GitHub. */
const ours = /^(INPUT|STATE)_|^(GITHUB_TOKEN|GH_TOKEN|GITOPS_TOKEN|ACTIONS_RUNTIME_TOKEN)$/;
/**
* Readies the programs that users of a kubeconfig log in with (`exec`): the official client starts them with the
* environment of this process and what `exec.env` says. Here they lose what is ours, and get the variable that the
* protocol promises. A command that is a relative path is relative to the kubeconfig, as for kubectl.
* https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins
*/
function withLoginPrograms(config, environment, folder) {
	withoutHold(config);
	const cluster = config.getCurrentCluster();
	config.users = config.users.map((user) => {
		const exec = user.exec;
		if (!isFields(exec)) return user;
		const command = textAt(exec, "command");
		const isRelative = command !== void 0 && /[/\\]/.test(command) && folder !== void 0;
		return {
			...user,
			exec: {
				...exec,
				env: [
					...hidden(environment),
					execInfo(exec, cluster),
					...listAt(exec, "env")
				],
				...isRelative ? { command: resolve(folder, command) } : {}
			}
		};
	});
}
/** Throws `bad-input` where the user logs in with a program, or has one read a script, that is anybody's. */
function refuseLogins(config, isAnybodys) {
	const exec = config.getCurrentUser()?.exec;
	if (![textAt(exec, "command") ?? "", ...listAt(exec, "args").map(String)].some((word) => /[/\\]/.test(word) && isAnybodys(word))) return;
	throw badInput([{
		message: "logs in with a program that lies in the checkout",
		place: { name: "kubeconfig" }
	}]);
}
/** A variable without a value is left out when Node starts a program: that is how it is taken away. */
function hidden(environment) {
	return Object.entries(environment).filter(([name, value]) => ours.test(name) || isKubeconfig(value ?? "")).map(([name]) => ({
		name,
		value: void 0
	}));
}
/** Kubeconfigs of other clusters may be in the environment too. */
function isKubeconfig(value) {
	return /\bkind\W{1,4}Config\b/.test(value);
}
function execInfo(exec, cluster) {
	const spec = {
		interactive: false,
		...isTrueAt(exec, "provideClusterInfo") && cluster !== null ? { cluster: clusterInfo(cluster) } : {}
	};
	const apiVersion = textAt(exec, "apiVersion") ?? "client.authentication.k8s.io/v1";
	return {
		name: "KUBERNETES_EXEC_INFO",
		value: JSON.stringify({
			apiVersion,
			kind: "ExecCredential",
			spec
		})
	};
}
function clusterInfo(cluster) {
	return {
		server: cluster.server,
		"tls-server-name": cluster.tlsServerName,
		"insecure-skip-tls-verify": cluster.skipTLSVerify || void 0,
		"certificate-authority-data": cluster.caData,
		"proxy-url": cluster.proxyUrl
	};
}
export { refuseLogins, withLoginPrograms };
