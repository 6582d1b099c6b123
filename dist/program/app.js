import "./rolldown-runtime.js";
import { t as untilAborted } from "./until-aborted.js";
import { B as DeployError } from "./start.js";
import { a as isAway, i as failureOf, n as createClient, o as isLimited, t as ask } from "./client.js";
import { proofOf, readAppKey } from "./app-key.js";
/** `contents: write and statuses: write`. */
function listed(permissions) {
	return permissions.map(([name, level]) => `${name}: ${level}`).join(" and ");
}
const identity = "check that app-id and app-private-key are of the same App, and that the key was not deleted there";
const timing = "the clock of this machine is wrong: GitHub takes what is at most a minute off";
/** What a request of an App failed with, where its status has a meaning of its own; any other error as it is. */
function explainApp(error, asked) {
	const failure = failureOf(error);
	if (isAway(failure) || isLimited(failure, asked.now)) return error;
	const { appId, repository } = asked;
	switch (failure.status) {
		case 401: {
			const isTime = /'(exp|iat)'/.test(failure.said);
			return refusal(`GitHub does not know the App ${appId} by this key: ${failure.said}`, isTime ? timing : identity);
		}
		case 403: return refusal(`the App ${appId} gets no token for ${repository}: ${failure.said}`, unsuspend);
		case 404: return /integration not found/i.test(failure.said) ? refusal(`GitHub knows no App ${appId}`, "give as app-id the App ID or the client ID on the page of the App") : notInstalled(asked);
		case 422: return /repositor/i.test(failure.said) ? notInstalled(asked) : lacking(asked, Object.entries(asked.permissions), failure.said);
		default: return error;
	}
}
const unsuspend = "unsuspend the installation in the settings of the owner, under \"GitHub Apps\"";
function notInstalled({ appId, repository }) {
	return refusal(`the App ${appId} is not installed on ${repository}, or there is no such repository`, `install the App on ${repository}: on the page of the App, "Install App"`);
}
/** Throws where the installation cannot give the token: it is suspended, or was not granted what is needed. */
function judgeInstallation(installation, asked) {
	if (installation.suspended_at !== null) throw refusal(`the installation of the App ${asked.appId} on ${asked.repository} is suspended`, `unsuspend it: ${installation.html_url}`);
	const isGranted = grantedBy(installation);
	const missing = Object.entries(asked.permissions).filter((one) => !isGranted(one));
	if (missing.length > 0) throw lacking(asked, missing, void 0);
}
/** What a token is asked for: what is needed, and of what is welcome that which was granted. */
function permissionsOf(installation, { permissions, welcome = {} }) {
	return {
		...permissions,
		...Object.fromEntries(Object.entries(welcome).filter(grantedBy(installation)))
	};
}
function grantedBy({ permissions }) {
	const granted = new Map(Object.entries(permissions));
	return ([name, level]) => {
		const has = granted.get(name);
		return has === level || has === "write" || has === "admin";
	};
}
function lacking({ appId, repository }, missing, said) {
	return refusal(`the App ${appId} lacks ${listed(missing)} on ${repository}${said === void 0 ? "" : `: ${said}`}`, "grant it under \"Permissions & events\" of the App; the owner of the repository has to accept the change");
}
function refusal(message, remedy) {
	return new DeployError("forbidden", {
		stage: "inputs",
		message,
		remedy
	});
}
/** Milliseconds that a token must still live to be handed out: the longest push of ours ends within. */
const margin = 3e5;
/** What GitHub gives a token; with a clock that is behind, `expires_at` is no word on how long that still is. */
const longestLife = 36e5;
/**
* Tokens of a GitHub App for one repository: minted when one is first asked for, and anew before it ends. Throws
* `bad-input` for a key that is none, and when asked `forbidden` with what is wrong with the App.
*
* Not `@octokit/auth-app`: it goes by the machine's clock and not by ours, waits without a signal, would have to be
* translated all the same, and brings OAuth (nine packages, 22 kB of the bundle) for two requests.
*/
function appTokens(options, scope) {
	const key = readAppKey(options.app);
	const { clock } = options;
	let last;
	let minting;
	const renew = async (signal) => {
		minting ??= mint(options, key, scope).finally(() => {
			minting = void 0;
		});
		return signal === void 0 ? minting : untilAborted(minting, signal);
	};
	return async (signal) => {
		signal?.throwIfAborted();
		const left = () => (last?.endsAt ?? 0) - clock.now().getTime();
		if (last !== void 0 && left() > margin) return last.token;
		try {
			last = await renew(signal);
		} catch (error) {
			signal?.throwIfAborted();
			if (last === void 0 || left() <= 0) throw error;
		}
		return last.token;
	};
}
async function mint(options, key, scope) {
	const { app, clock, log } = options;
	const { repository } = scope;
	const proof = async () => maskedProof(app.id, key, {
		clock,
		log
	});
	const client = createClient({
		...options,
		repository,
		token: proof
	});
	const doing = {
		what: "getting a token of the GitHub App for",
		stage: "inputs",
		needs: "metadata=read"
	};
	const begun = clock.now().getTime();
	const { signal } = new AbortController();
	const asked = {
		...scope,
		appId: app.id,
		now: clock.now()
	};
	const { token, expires_at } = await ask(client, {
		...doing,
		signal
	}, async (github) => {
		try {
			return await askForToken(github, asked);
		} catch (error) {
			throw explainApp(error, asked);
		}
	});
	log.mask(token);
	log.debug(`the GitHub App ${app.id} has a token for ${repository} until ${expires_at}`);
	return {
		token,
		endsAt: Math.min(Date.parse(expires_at), begun + longestLife)
	};
}
/** It opens more than a token does, for some minutes. */
function maskedProof(id, key, { clock, log }) {
	const proof = proofOf(id, key, clock.now());
	log.mask(proof);
	return proof;
}
async function askForToken({ rest, at }, asked) {
	const { data: installation } = await rest.apps.getRepoInstallation(at);
	judgeInstallation(installation, asked);
	const { data } = await rest.apps.createInstallationAccessToken({
		request: at.request,
		installation_id: installation.id,
		repositories: [at.repo],
		permissions: permissionsOf(installation, asked)
	});
	return data;
}
export { appTokens };
