import "./rolldown-runtime.js";
import { Mt as isFields, Pt as listAt, Rt as valueAt } from "./drive.js";
import { t as readDockerConfiguration } from "./docker-configuration.js";
import { i as storedLogin, n as environmentConfiguration, t as dockerNamesOf } from "./credentials2.js";
const { randomBytes } = process.getBuiltinModule("node:crypto");
const { chmodSync, existsSync, symlinkSync, writeFileSync } = process.getBuiltinModule("node:fs");
/** The name of the credential helper: Docker runs `docker-credential-` and this. */
const helper = "gitops-deploy";
/**
* Variables that hold the logins begin so; the allow-lists of the children know it. What follows nobody can guess: a bake file reads any
* variable of buildx that it can name (docs.docker.com/build/bake/variables), and is part of what is built.
*/
const lentPrefix = "DOCKER_LENT_LOGIN_";
/**
* Lends logins of the configuration to programs that know Docker's configuration alone. No secret is written to disk: the
* `config.json` of the folder names a credential helper, a script of a few lines that prints a variable of its environment. It is asked
* for its registries only, while `TRIVY_USERNAME` and `TRIVY_PASSWORD` are sent to every registry that Trivy meets, that of
* its database among them (trivy.dev/docs/latest/advanced/private-registries). What `docker login` has left is lent the same way,
* other helpers are kept, and go before what is stored for the same registry, as with Docker.
*/
async function lendLogins(logins, { files, environment }) {
	const docker = await readDockerConfiguration({
		files,
		environment
	});
	const folder = await files.temporaryFolder();
	const inEnvironment = environmentConfiguration(environment);
	const ofHelpers = (name) => valueAt(docker.data, "credHelpers", name) !== void 0;
	const secrets = [
		...secretsIn(docker.data).filter(({ name }) => !ofHelpers(name)),
		...secretsIn(inEnvironment),
		...secretsOf(logins)
	];
	const prefix = `${lentPrefix}${randomBytes(16).toString("hex")}_`;
	const names = new Map(secrets.map(({ name, login }, index) => [name, {
		variable: `${prefix}${index}`,
		login
	}]));
	writeFileSync(`${folder.path}/config.json`, JSON.stringify(configurationOf(docker, [...names.keys()])), { mode: 384 });
	const script = `${folder.path}/docker-credential-${helper}`;
	writeFileSync(script, scriptOf([...names].map(([name, { variable }]) => ({
		name,
		variable
	}))));
	chmodSync(script, 448);
	const contexts = `${docker.folder}/contexts`;
	if (existsSync(contexts)) symlinkSync(contexts, `${folder.path}/contexts`);
	const variables = [...names.values()].map(({ variable, login }) => [variable, answerOf(login)]);
	const { DOCKER_AUTH_CONFIG: _, ...others } = environment;
	return {
		folder,
		environment: {
			...others,
			...Object.fromEntries(variables),
			DOCKER_CONFIG: folder.path,
			BUILDX_CONFIG: environment["BUILDX_CONFIG"] ?? `${docker.folder}/buildx`,
			PATH: `${folder.path}:${environment["PATH"] ?? ""}`
		}
	};
}
/** A name that is no address cannot be asked for. */
const addressLike = /^[A-Za-z0-9._~:/[\]-]+$/;
function secretsIn(configuration) {
	const auths = valueAt(configuration, "auths");
	return (isFields(auths) ? Object.keys(auths).filter((name) => addressLike.test(name)) : []).flatMap((name) => {
		const login = storedLogin(configuration, name);
		return login === void 0 ? [] : [{
			name,
			login
		}];
	});
}
function secretsOf(logins) {
	return [...logins].flatMap(([registry, login]) => dockerNamesOf(registry).map((name) => ({
		name,
		login
	})));
}
/** Docker's configuration without any login in it; plug-ins are still found where they are. */
function configurationOf({ folder, data }, names) {
	const { auths: _, credHelpers, ...kept } = isFields(data) ? data : {};
	const own = Object.fromEntries(names.map((name) => [name, helper]));
	return {
		...kept,
		credHelpers: {
			...isFields(credHelpers) ? credHelpers : {},
			...own
		},
		cliPluginsExtraDirs: [`${folder}/cli-plugins`, ...listAt(data, "cliPluginsExtraDirs")]
	};
}
/** https://docs.docker.com/reference/cli/docker/login/#credential-helper-protocol: the registry on standard input, JSON back. */
function scriptOf(known) {
	return `#!/bin/sh
[ "$1" = get ] || exit 1
read -r server
case "$server" in
${known.map(({ name, variable }) => `  '${name}') printf '%s\\n' "$${variable}" ;;\n`).join("")}  *) echo 'credentials not found in native keychain'; exit 1 ;;
esac
`;
}
function answerOf(login) {
	const [user, secret] = login.type === "identity" ? ["<token>", login.token] : [login.user, login.password];
	return JSON.stringify({
		Username: user,
		Secret: secret
	});
}
export { lendLogins };
