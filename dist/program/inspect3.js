import "./rolldown-runtime.js";
import { Ft as numberAt, It as textAt, Lt as timeAt, Nt as isTrueAt, Rt as valueAt, zt as withoutUndefined } from "./drive.js";
import { r as kindByPrefix } from "./token.js";
import { B as DeployError, i as shortLine } from "./start.js";
import { t as tokenNow } from "./token2.js";
import { n as createClient, t as ask } from "./client.js";
const reading = {
	what: "looking at",
	stage: "inputs",
	needs: "metadata=read"
};
/** What a token is, what it may read and what holds for branches of its repository. Only reads. */
function inspectRepository(options) {
	const client = createClient(options);
	const work = (signal, todo) => ask(client, {
		...reading,
		signal
	}, todo);
	return {
		repository: options.repository,
		look: (signal) => work(signal, (github) => look(github, options.token)),
		probe: (permission, ref, signal) => work(signal, (github) => probe(github, permission, ref)),
		branch: (name, asAdministrator, signal) => work(signal, (github) => branchFacts(github, {
			name,
			asAdministrator
		}))
	};
}
/** A refusal is an answer here; what is no answer at all is thrown. */
async function attempt(request) {
	try {
		return { answer: await request() };
	} catch (error) {
		const status = numberAt(error, "status") ?? 0;
		if (status !== 401 && status !== 403 && status !== 404) throw error;
		return {
			status,
			message: shortLine(error instanceof Error ? error.message : "")
		};
	}
}
async function look(github, token) {
	const isMinted = typeof token !== "string";
	const { rest, at } = github;
	try {
		const byPrefix = kindByPrefix(await tokenNow(token, at.request.signal));
		const tried = await attempt(() => rest.repos.get(at));
		if (!("answer" in tried)) return {
			state: "refused",
			kind: await kindOf(github, byPrefix),
			...tried
		};
		const { headers, data } = tried.answer;
		const login = await loginOf(github);
		return {
			state: "seen",
			...withoutUndefined({ serverTime: timeAt(headers, "date") }),
			token: {
				kind: isActions(login) ? "actions" : byPrefix,
				isMinted,
				...withoutUndefined({
					login,
					scopes: scopesIn(headers),
					endsAt: endIn(headers)
				})
			},
			settings: settingsOf(data)
		};
	} catch (error) {
		if (!isMinted || !(error instanceof DeployError)) throw error;
		return {
			state: "refused",
			kind: "installation",
			message: error.message,
			remedy: error.remedy
		};
	}
}
async function kindOf(github, byPrefix) {
	return byPrefix === "installation" && isActions(await loginOf(github)) ? "actions" : byPrefix;
}
/** The bot whose token each job gets: https://docs.github.com/actions/concepts/security/github_token */
function isActions(login) {
	return login === "github-actions[bot]" || login === "github-actions";
}
/** As whom a token acts: the one question that tokens of users and of Apps both may ask. */
async function loginOf({ graphql, at }) {
	try {
		return textAt(await graphql("query { viewer { login } }", { request: at.request }), "viewer", "login");
	} catch {
		at.request.signal.throwIfAborted();
		return;
	}
}
/** https://docs.github.com/rest/authentication/authenticating-to-the-rest-api: told of classic tokens and OAuth apps alone */
function scopesIn(headers) {
	const text = valueAt(headers, "x-oauth-scopes");
	return typeof text === "string" ? text.split(/[\s,]+/).filter((scope) => scope !== "") : void 0;
}
/** `2026-12-31 23:59:59 UTC`, or with an offset: https://github.blog/changelog/2021-07-26-expiration-options-for-personal-access-tokens */
function endIn(headers) {
	const text = textAt(headers, "github-authentication-token-expiration");
	const time = text === void 0 ? void 0 : new Date(text.replace(" ", "T").replace(" UTC", "Z").replace(" ", ""));
	return time === void 0 || Number.isNaN(time.getTime()) ? void 0 : time;
}
/** Settings of merging are told to whom may push; a role, of people alone. */
function settingsOf(data) {
	const flags = {
		merge: "allow_merge_commit",
		squash: "allow_squash_merge",
		rebase: "allow_rebase_merge"
	};
	const isKnown = typeof valueAt(data, flags.merge) === "boolean";
	const methods = [
		"merge",
		"squash",
		"rebase"
	].filter((method) => isTrueAt(data, flags[method]));
	const push = valueAt(data, "permissions", "push");
	const autoMerge = valueAt(data, "allow_auto_merge");
	return {
		defaultBranch: textAt(data, "default_branch") ?? "main",
		isPrivate: isTrueAt(data, "private"),
		isArchived: isTrueAt(data, "archived"),
		isAdministrator: isTrueAt(data, "permissions", "admin"),
		...isKnown ? { methods } : {},
		...typeof push === "boolean" ? { mayPush: push } : {},
		...typeof autoMerge === "boolean" ? { allowsAutoMerge: autoMerge } : {}
	};
}
async function probe({ rest, at }, permission, ref) {
	const tried = await attempt({
		contents: () => rest.repos.getBranch({
			...at,
			branch: ref
		}),
		statuses: () => rest.repos.getCombinedStatusForRef({
			...at,
			ref,
			per_page: 1
		}),
		deployments: () => rest.repos.listDeployments({
			...at,
			per_page: 1
		}),
		"pull-requests": () => rest.pulls.list({
			...at,
			per_page: 1
		}),
		actions: () => rest.actions.listWorkflowRunsForRepo({
			...at,
			per_page: 1
		})
	}[permission]);
	if ("answer" in tried) return "allowed";
	return tried.status === 403 && /not accessible/i.test(tried.message) ? "denied" : "unknown";
}
async function branchFacts(github, { name, asAdministrator }) {
	const { rest, at } = github;
	const [branch, rules] = await Promise.all([attempt(() => rest.repos.getBranch({
		...at,
		branch: name
	})), rulesOf(github, name)]);
	if (!("answer" in branch)) return { rules };
	const { protection } = branch.answer.data;
	if (protection?.enabled !== true) return { rules };
	const checks = protection.required_status_checks?.contexts ?? [];
	const ofProtection = asAdministrator ? await protectionRest(github, name) : void 0;
	return {
		rules,
		protection: {
			checks,
			...ofProtection === void 0 ? {} : { rest: ofProtection }
		}
	};
}
/** https://docs.github.com/rest/branches/branch-protection#get-branch-protection */
async function protectionRest({ rest, at }, branch) {
	const tried = await attempt(() => rest.repos.getBranchProtection({
		...at,
		branch
	}));
	if (!("answer" in tried)) return void 0;
	const { data } = tried.answer;
	return {
		reviews: numberAt(data, "required_pull_request_reviews", "required_approving_review_count") ?? 0,
		isSigned: isTrueAt(data, "required_signatures", "enabled"),
		isLinear: isTrueAt(data, "required_linear_history", "enabled"),
		isRestricted: valueAt(data, "restrictions") !== void 0
	};
}
/** https://docs.github.com/rest/repos/rules#get-rules-for-a-branch: also of a branch that is not there */
async function rulesOf(github, branch) {
	const { rest, at } = github;
	const { data } = await rest.repos.getBranchRules({
		...at,
		branch,
		per_page: 100
	});
	const ids = [...new Set(data.flatMap(({ ruleset_id }) => ruleset_id ?? []))];
	const named = new Map(await Promise.all(ids.map(async (id) => [id, await rulesetOf(github, id)])));
	return data.map((rule) => {
		const { name, isBypassed } = named.get(rule.ruleset_id ?? 0) ?? {};
		return {
			type: rule.type,
			parameters: valueAt(rule, "parameters"),
			ruleset: `ruleset ${name ?? shortLine(rule.ruleset_source ?? `${at.owner}/${at.repo}`)}`,
			...withoutUndefined({ isBypassed })
		};
	});
}
/** One of an organization is told only to those who may see it there. */
async function rulesetOf({ rest, at }, id) {
	const tried = await attempt(() => rest.repos.getRepoRuleset({
		...at,
		ruleset_id: id
	}));
	if (!("answer" in tried)) return {};
	const bypass = textAt(tried.answer.data, "current_user_can_bypass");
	const name = shortLine(tried.answer.data.name);
	return withoutUndefined({
		name,
		isBypassed: bypass === void 0 ? void 0 : bypass === "always"
	});
}
export { inspectRepository };
