import { It as textAt, Mt as isFields, Rt as valueAt } from "./drive.js";
import { t as parseJson } from "./json.js";
import { n as everyday, r as runChild, t as allow } from "./child.js";
import { t as readDockerConfiguration } from "./docker-configuration.js";
/** Milliseconds that a credential helper may take: it may ask a cloud, and must not wait for a person. */
const helperPatience = 3e4;
/** Under which names Docker's configuration may hold a registry; Docker Hub's logins are kept under the address of its first API. */
function dockerNamesOf(registry) {
	return registry === "docker.io" ? [
		"https://index.docker.io/v1/",
		"index.docker.io",
		"docker.io",
		"registry-1.docker.io"
	] : [
		registry,
		`https://${registry}`,
		`https://${registry}/v1/`,
		`https://${registry}/v2/`
	];
}
/** Logins that stand in the environment go before all others of Docker's (docker/cli#6008). */
function environmentConfiguration({ DOCKER_AUTH_CONFIG: text }) {
	return text === void 0 ? void 0 : parseJson(text);
}
/** The login for a registry from Docker's configuration and its credential helpers; undefined where there is none. */
async function findCredentials(registry, docker) {
	const inEnvironment = environmentConfiguration(docker.environment);
	const given = dockerNamesOf(registry).flatMap((key) => storedLogin(inEnvironment, key) ?? []);
	if (given[0] !== void 0) return given[0];
	const { data } = await readDockerConfiguration(docker);
	for (const key of dockerNamesOf(registry)) {
		const helper = textAt(data, "credHelpers", key) ?? textAt(data, "credsStore");
		const found = (helper === void 0 ? void 0 : await askHelper(helper, key, docker.environment)) ?? storedLogin(data, key);
		if (found !== void 0) return found;
	}
}
/** The login that Docker's configuration itself holds under a name; undefined where there is none. */
function storedLogin(configuration, key) {
	const login = valueAt(configuration, "auths", key);
	if (!isFields(login)) return void 0;
	const identity = textAt(login, "identitytoken");
	if (identity !== void 0) return {
		type: "identity",
		token: identity
	};
	const text = Buffer.from(textAt(login, "auth") ?? "", "base64").toString();
	const colon = text.indexOf(":");
	if (colon < 1) return inFields(login);
	return {
		type: "password",
		user: text.slice(0, colon),
		password: text.slice(colon + 1).replace(/\0+$/, "")
	};
}
/** User and password in fields of their own, as Kubernetes writes them beside `auth` (docker/cli, configfile `LoadFromReader`). */
function inFields(login) {
	const [user, password] = [textAt(login, "username"), textAt(login, "password")];
	return user === void 0 || password === void 0 ? void 0 : {
		type: "password",
		user,
		password
	};
}
/** https://docs.docker.com/reference/cli/docker/login/#credential-helper-protocol */
async function askHelper(helper, key, environment) {
	if (!/^[A-Za-z0-9._-]+$/.test(helper)) return void 0;
	const answer = await helperAnswer(helper, key, environment);
	const user = textAt(answer, "Username");
	const password = textAt(answer, "Secret");
	if (user === void 0 || password === void 0) return void 0;
	return user === "<token>" ? {
		type: "identity",
		token: password
	} : {
		type: "password",
		user,
		password
	};
}
/** One that hangs is as good as one that has nothing. */
async function helperAnswer(helper, key, environment) {
	const signal = AbortSignal.timeout(helperPatience);
	try {
		const ended = await runChild({
			program: `docker-credential-${helper}`,
			arguments: ["get"],
			environment: allow(environment, [
				...everyday,
				"DOCKER_CONFIG",
				"AWS_*",
				"GOOGLE_*",
				"AZURE_*",
				"CLOUDSDK_*"
			]),
			input: key,
			signal
		});
		if (ended.result === "not-found" || ended.exit !== 0) return void 0;
		return parseJson(Buffer.from(ended.stdout).toString());
	} catch (error) {
		if (signal.aborted) return void 0;
		throw error;
	}
}
export { storedLogin as i, environmentConfiguration as n, findCredentials as r, dockerNamesOf as t };
