import "./rolldown-runtime.js";
import { B as DeployError, Z as stages, i as shortLine, q as isReason } from "./start.js";
import { Ft as numberAt, It as textAt, Lt as timeAt, Mt as isFields, Pt as listAt, Rt as valueAt, zt as withoutUndefined } from "./drive.js";
import { a as isAway, i as failureOf, n as createClient, r as backoff, t as ask } from "./client.js";
import { n as sarifLimits, t as cutSarif } from "./log.js";
import { t as parseJson } from "./json.js";
import { t as isTraceparent } from "./traceparent.js";
import { E as deploymentKinds, k as isUnfinished } from "./action.js";
import { t as inGroups } from "./groups.js";
const askingRun = {
	what: "looking for who approved a run of",
	stage: "write",
	needs: "actions=read"
};
const askingPull = {
	what: "looking for who approved a pull request of",
	stage: "write",
	needs: "pull_requests=read"
};
/** Approvals in the application repository. */
function createApprovals(client) {
	return {
		ofRun: (run, signal) => ask(client, {
			...askingRun,
			signal
		}, (github) => reviewsOfRun(github, run)),
		ofPullRequest: (number, signal) => ask(client, {
			...askingPull,
			signal
		}, (github) => approvalOf(github, number))
	};
}
/** https://docs.github.com/rest/actions/workflow-runs#get-the-review-history-for-a-workflow-run: in no order that is promised. */
async function reviewsOfRun({ rest, at }, run) {
	const { data } = await rest.actions.getReviewsForRun({
		...at,
		run_id: run
	});
	return data.flatMap(({ state, environments, user }) => {
		if (state !== "approved" && state !== "rejected") return [];
		return [{
			state,
			environments: environments.flatMap(({ name }) => name ?? []),
			by: user?.login ?? ""
		}];
	});
}
/**
* The last word of each who may write, as GitHub counts it for required reviews: a later comment takes back no approval.
* https://docs.github.com/graphql/reference/objects#pullrequest
*/
const query$2 = `query($owner: String!, $repo: String!, $number: Int!) { repository(owner: $owner, name: $repo) {
  pullRequest(number: $number) { url state headRefOid mergeCommit { oid } author { login }
  latestOpinionatedReviews(first: 100, writersOnly: true) { nodes { state commit { oid } author { login } } } } } }`;
async function approvalOf({ graphql, at }, number) {
	const pull = valueAt(await graphql(query$2, {
		...at,
		number
	}), "repository", "pullRequest");
	const head = textAt(pull, "headRefOid") ?? "";
	const author = textAt(pull, "author", "login");
	const logins = listAt(pull, "latestOpinionatedReviews", "nodes").filter((review) => textAt(review, "state") === "APPROVED" && textAt(review, "commit", "oid") === head).flatMap((review) => textAt(review, "author", "login") ?? []);
	return {
		url: textAt(pull, "url") ?? "",
		isDropped: textAt(pull, "state") === "CLOSED",
		head,
		...withoutUndefined({ mergeCommit: textAt(pull, "mergeCommit", "oid") }),
		approvedBy: [...new Set(logins)].filter((login) => login !== author)
	};
}
/** Artifact attestations of the application repository. */
function createAttestations(client) {
	return { async store(bundle, signal) {
		if (!isFields(bundle)) throw new Error("a bundle is an object");
		await ask(client, {
			what: "storing an attestation in",
			stage: "scan",
			needs: "attestations=write",
			signal
		}, ({ rest, at }) => rest.repos.createAttestation({
			...at,
			bundle: { ...bundle }
		}));
	} };
}
const { promisify } = process.getBuiltinModule("node:util");
const { gzip } = process.getBuiltinModule("node:zlib");
/** Milliseconds between two looks at what becomes of an upload: most are through within seconds, and nobody waits for longer. */
const looks = [
	500,
	1500,
	3e3
];
/** Code scanning of one repository. What it refuses is told, and is no error: the gate has been judged apart from it. */
function createCodeScanning(client) {
	return { async upload(analysis, signal) {
		try {
			const { packed, notes } = await fitting(analysis.sarif);
			const id = await send$1(client, {
				...analysis,
				bytes: packed
			}, signal);
			const failure = id === void 0 ? void 0 : await processed(client, id, signal);
			return failure === void 0 ? {
				result: "uploaded",
				notes
			} : {
				result: "refused",
				message: failure
			};
		} catch (error) {
			return refusalOf$1(error);
		}
	} };
}
function refusalOf$1(error) {
	if (!(error instanceof DeployError)) throw error;
	const remedy = error.remedy === void 0 ? "" : ` (${error.remedy})`;
	return {
		result: "refused",
		message: `${error.message}${remedy}`
	};
}
/** The log as GitHub takes it: compressed, with so many of its worst results that it is small enough. */
async function fitting(sarif) {
	const all = countOf(sarif);
	let kept = Math.min(all, sarifLimits.results);
	for (;;) {
		const packed = await compress(kept === all ? sarif : cutSarif(sarif, kept));
		if (packed.length <= sarifLimits.bytes || kept === 0) return {
			packed: packed.toString("base64"),
			notes: notesOf$1(all, kept)
		};
		kept = Math.floor(kept / 2);
	}
}
const zip = promisify(gzip);
async function compress(sarif) {
	return await zip(JSON.stringify(sarif));
}
function countOf({ runs }) {
	return runs.reduce((sum, { results }) => sum + results.length, 0);
}
function notesOf$1(all, kept) {
	if (kept < all) return [`code scanning got the worst ${kept} of ${all} findings, which is what it takes`];
	return all > sarifLimits.shown ? [`code scanning shows the worst ${sarifLimits.shown} of ${all} findings`] : [];
}
async function send$1(client, { commit, ref, sarif, bytes }, signal) {
	const [tool] = sarif.runs.map((run) => run.tool.driver.name);
	const { data } = await ask(client, {
		what: "uploading to the code scanning of",
		stage: "scan",
		needs: "security_events=write",
		signal
	}, ({ rest, at }) => rest.codeScanning.uploadSarif({
		...at,
		commit_sha: commit,
		ref,
		sarif: bytes,
		...tool === void 0 ? {} : { tool_name: tool }
	}));
	return data.id;
}
/** Why GitHub could not use what it took; undefined where it could, or is still at it. */
async function processed(client, id, signal) {
	const doing = {
		what: "looking at the code scanning of",
		stage: "scan",
		needs: "security_events=read"
	};
	for (const pause of looks) {
		await client.clock.sleep(pause, signal);
		const { data } = await ask(client, {
			...doing,
			signal
		}, ({ rest, at }) => rest.codeScanning.getSarif({
			...at,
			sarif_id: id
		}));
		if (data.processing_status === "complete") return void 0;
		if (data.processing_status === "failed") return `GitHub could not use the analysis: ${(data.errors ?? []).join("; ")}`;
	}
}
/** GitHub's limit for the body of a comment or a pull request, in characters. */
const longestBody = 65536;
const note = "\n\n_Cut here: the rest is longer than GitHub takes._\n";
/**
* Markdown of at most so many characters. It is cut at the end of a line, and code fences and `<details>` that stand open
* there are closed, so that the note about the cut is read as one.
*/
function fitBody(text, longest = longestBody) {
	if (text.length <= longest) return text;
	const fences = [...text.matchAll(/^(?:`{3,}|~{3,})/gm)].map(([fence]) => fence.length);
	const details = text.split("<details>").length - 1;
	const room = longest - 52 - Math.max(0, ...fences) - 1 - details * closing$1.length;
	const kept = wholeLines(text, Math.max(0, room));
	return `${kept}${closed(kept)}${note}`;
}
const closing$1 = "\n</details>";
/** The longest beginning that ends with a line; of one endless line, as much as fits without half a character. */
function wholeLines(text, longest) {
	const end = text.lastIndexOf("\n", longest);
	if (end > longest / 2) return text.slice(0, end);
	const cut = text.slice(0, longest);
	return cut.isWellFormed() ? cut : cut.slice(0, -1);
}
/** What ends whatever stands open at the end of a text. */
function closed(text) {
	let fence = "";
	for (const line of text.split("\n")) {
		const [, marks = "", after = ""] = /^(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
		if (marks === "") continue;
		if (fence === "") fence = marks;
		else if (marks[0] === fence[0] && marks.length >= fence.length && after.trim() === "") fence = "";
	}
	const open = text.split("<details>").length - text.split("</details>").length;
	return (fence === "" ? "" : `\n${fence}`) + closing$1.repeat(Math.max(0, open));
}
/** How often the comment is written at most until it no longer changes: a matrix of jobs changes it as often as it has jobs and stages. */
const rounds = 30;
const doing$2 = {
	what: "commenting on a pull request of",
	stage: "report",
	needs: "pull_requests=write"
};
/** The sticky comment: found by its marker and by being ours; a stranger's with the same marker is never touched. */
function createComments(client) {
	return {
		async find(pullRequest, marker, signal) {
			const [oldest] = await ask(client, {
				...doing$2,
				signal
			}, (github) => find(github, {
				pullRequest,
				marker
			}));
			return oldest?.body;
		},
		async put(pullRequest, marker, text, signal) {
			let written;
			for (let round = 0; round < rounds; round += 1) {
				const body = fitBody(`${marker}\n${await text()}`);
				if (body === written) return;
				written = await ask(client, {
					...doing$2,
					signal
				}, (github) => write(github, {
					pullRequest,
					marker,
					body
				})) ? body : void 0;
			}
		}
	};
}
/** Writes the comment, and leaves one; false where somebody deleted it meanwhile. */
async function write(github, wanted) {
	const ours = await find(github, wanted);
	if (ours.length > 0) return settle(github, ours, wanted.body);
	const { rest, at } = github;
	await rest.issues.createComment({
		...at,
		issue_number: wanted.pullRequest,
		body: wanted.body
	});
	return settle(github, await find(github, wanted), wanted.body);
}
/** Gives the oldest comment its text, and removes the others. */
async function settle({ rest, at }, [oldest, ...twins], body) {
	for (const { id } of twins) await unlessGone(rest.issues.deleteComment({
		...at,
		comment_id: id
	}));
	if (oldest === void 0) return false;
	return isSame(oldest.body, body) || unlessGone(rest.issues.updateComment({
		...at,
		comment_id: oldest.id,
		body
	}));
}
/** GitHub may have changed line ends and the end of the text. */
function isSame(one, other) {
	const plain = (text) => text.replace(/\r\n/g, "\n").trimEnd();
	return plain(one) === plain(other);
}
/** Whether the comment was still there. */
async function unlessGone(request) {
	try {
		await request;
		return true;
	} catch (error) {
		if (failureOf(error).status === 404) return false;
		throw error;
	}
}
/**
* Whose a comment is, GitHub is asked for as `viewerDidAuthor`: the one question that a user's token, an App's and
* `GITHUB_TOKEN` can all ask. `GET /user` answers the last two with 403, `performed_via_github_app` names the App but not
* a user, and logins of bots are spelled differently by REST (`name[bot]`) and GraphQL (`name`).
*/
const query$1 = `query Comments($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      comments(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { databaseId body viewerDidAuthor }
      }
    }
  }
}`;
/** Our comments with the marker, the oldest first. */
async function find({ graphql, at }, { pullRequest, marker }) {
	const found = [];
	let after;
	do {
		const answer = await graphql(query$1, {
			...at,
			number: pullRequest,
			after: after ?? null
		});
		const comments = valueAt(answer, "repository", "pullRequest", "comments");
		found.push(...listAt(comments, "nodes").flatMap((node) => readComment(node, marker)));
		after = valueAt(comments, "pageInfo", "hasNextPage") === true ? textAt(comments, "pageInfo", "endCursor") : void 0;
	} while (after !== void 0);
	return found.toSorted((one, other) => one.id - other.id);
}
function readComment(node, marker) {
	const id = numberAt(node, "databaseId");
	const body = textAt(node, "body");
	if (id === void 0 || body === void 0 || !body.startsWith(marker)) return [];
	return valueAt(node, "viewerDidAuthor") === true ? [{
		id,
		body
	}] : [];
}
const reading$3 = {
	what: "reading a comment of",
	stage: "inputs",
	needs: "pull_requests=read"
};
const reacting = {
	what: "reacting to a comment of",
	stage: "report",
	needs: "issues=write"
};
const looking$1 = {
	what: "reading a pull request of",
	stage: "inputs",
	needs: "pull_requests=read"
};
const asking$1 = {
	what: "asking what somebody may do in",
	stage: "inputs",
	needs: "metadata=read"
};
const belonging = {
	what: "asking who is in a team, for",
	stage: "inputs",
	needs: "members=read"
};
const moving = {
	what: "asking when a branch was pushed to",
	stage: "inputs",
	needs: "contents=read"
};
/** What is asked about comments, those who write them, and their pull request; `teams` may ask who is in a team. */
function createConversation(client, teams) {
	return {
		comment: (id, signal) => ask(client, {
			...reading$3,
			signal
		}, (github) => comment(github, id)),
		react: async (id, content, signal) => {
			await ask(client, {
				...reacting,
				signal
			}, ({ rest, at }) => rest.reactions.createForIssueComment({
				...at,
				comment_id: id,
				content
			}));
		},
		pullRequest: (number, signal) => ask(client, {
			...looking$1,
			signal
		}, (github) => pullRequest(github, number)),
		roleOf: (login, signal) => ask(client, {
			...asking$1,
			signal
		}, (github) => roleOf(github, login)),
		isMember: ({ organization, slug }, login, signal) => ask(teams, {
			...belonging,
			signal
		}, (github) => isMember(github, {
			org: organization,
			team_slug: slug
		}, login)),
		pushedAt: (branch, commit, signal) => ask(client, {
			...moving,
			signal
		}, (github) => pushedAt(github, branch, commit)),
		committedAt: (commit, signal) => ask(client, {
			...moving,
			signal
		}, (github) => committedAt(github, commit))
	};
}
async function unlessMissing(request) {
	try {
		return await request;
	} catch (error) {
		if (failureOf(error).status === 404) return void 0;
		throw error;
	}
}
async function comment({ rest, at }, id) {
	const found = await unlessMissing(rest.issues.getComment({
		...at,
		comment_id: id
	}));
	if (found === void 0) return void 0;
	const { body = "", created_at, updated_at } = found.data;
	return {
		body,
		isEdited: created_at !== updated_at
	};
}
/** A head whose repository is gone is one of a fork. */
async function pullRequest({ rest, at }, number) {
	const { data } = await rest.pulls.get({
		...at,
		pull_number: number
	});
	const { head, base, state } = data;
	const isFromFork = head.repo?.id === void 0 || head.repo.id !== base.repo.id;
	return {
		isOpen: state === "open",
		isFromFork,
		head: head.sha,
		branch: head.ref
	};
}
const roles = [
	"read",
	"triage",
	"write",
	"maintain",
	"admin"
];
/**
* `role_name` is one of GitHub's, or one that an organization made: of that `permission` tells the base.
* https://docs.github.com/rest/collaborators/collaborators#get-repository-permissions-for-a-user
*/
async function roleOf({ rest, at }, username) {
	const { role_name, permission } = (await unlessMissing(rest.repos.getCollaboratorPermissionLevel({
		...at,
		username
	})))?.data ?? {};
	return roles.find((one) => one === role_name) ?? roles.find((one) => one === permission) ?? "none";
}
/** GitHub says of a team that the token cannot see what it says of who is none of its members: 404. An invitation is not enough. */
async function isMember({ rest, at }, team, username) {
	const { request } = at;
	return (await unlessMissing(rest.teams.getMembershipForUserInOrg({
		request,
		...team,
		username
	})))?.data.state === "active";
}
/**
* The newest move of the branch, where it came to this very commit. https://docs.github.com/rest/repos/repos#list-repository-activities;
* a GitHub Enterprise Server without it (before 3.9) answers 404, and then nobody knows.
*/
async function pushedAt({ rest, at }, branch, commit) {
	const ref = `refs/heads/${branch}`;
	const [newest] = (await unlessMissing(rest.repos.listActivities({
		...at,
		ref,
		per_page: 1
	})))?.data ?? [];
	return newest?.after === commit && newest.ref === ref ? new Date(newest.timestamp) : void 0;
}
async function committedAt({ rest, at }, commit) {
	const { data } = await rest.git.getCommit({
		...at,
		commit_sha: commit
	});
	return new Date(textAt(data, "committer", "date") ?? "").toISOString();
}
const checks = `statusCheckRollup { contexts(first: 100) { nodes { __typename
  ... on CheckRun { name conclusion isRequired(pullRequestNumber: $number) }
  ... on StatusContext { context state isRequired(pullRequestNumber: $number) } } } }`;
const queueFields = "isMergeQueueEnabled isInMergeQueue mergeQueueEntry { position }";
const queueEvents = `... on AddedToMergeQueueEvent { id }
  ... on RemovedFromMergeQueueEvent { id reason actor { login } beforeCommit { ${checks} } }`;
const events = {
	withQueues: "AUTO_MERGE_ENABLED_EVENT, AUTO_MERGE_DISABLED_EVENT, ADDED_TO_MERGE_QUEUE_EVENT, REMOVED_FROM_MERGE_QUEUE_EVENT",
	without: "AUTO_MERGE_ENABLED_EVENT, AUTO_MERGE_DISABLED_EVENT"
};
function queryOf(knows) {
	const isNew = knows === "withQueues";
	return `query($owner: String!, $repo: String!, $number: Int!) { repository(owner: $owner, name: $repo) {
  mergeCommitAllowed squashMergeAllowed rebaseMergeAllowed
  pullRequest(number: $number) { id number url state headRefOid baseRefName baseRef { target { oid } } isDraft mergeStateStatus reviewDecision
  author { login } mergeCommit { oid } autoMergeRequest { enabledAt } ${isNew ? queueFields : ""} ${checks}
  timelineItems(last: 1, itemTypes: [${events[knows]}]) { nodes { __typename ${isNew ? queueEvents : ""}
  ... on AutoMergeEnabledEvent { id } ... on AutoMergeDisabledEvent { id reason actor { login } } } } } } }`;
}
/**
* Looks at a pull request in one request. What the token may not read is null beside an error (each check by itself:
* https://github.com/kirodotdev/KiroCrew/pull/4830), and only leaves something unsaid. A GitHub Enterprise Server before
* merge queues (3.12) has none.
*/
async function lookAt(github, number) {
	const asked = {
		...github.at,
		number
	};
	try {
		const answer = await answerTo(github, queryOf("withQueues"), asked);
		return readLook(answer, await hasQueue(github, valueAt(answer, "repository", "pullRequest")));
	} catch (error) {
		if (!isUnknownField(error)) throw error;
		return readLook(await answerTo(github, queryOf("without"), asked), false);
	}
}
async function answerTo({ graphql }, query, asked) {
	try {
		return await graphql(query, asked);
	} catch (error) {
		const errors = listAt(error, "errors");
		if (!(errors.length > 0 && errors.every((one) => textAt(one, "type") === "FORBIDDEN")) || valueAt(error, "data", "repository", "pullRequest", "id") === void 0) throw error;
		return valueAt(error, "data");
	}
}
/** What may not be read there is asked of the rules of the base, which need no permission: a queue must never be passed. */
async function hasQueue({ rest, at }, pull) {
	const said = valueAt(pull, "isMergeQueueEnabled");
	if (typeof said === "boolean") return said;
	const { data } = await rest.repos.getBranchRules({
		...at,
		branch: textAt(pull, "baseRefName") ?? "",
		per_page: 100
	});
	return data.some(({ type }) => type === "merge_queue");
}
function isUnknownField(error) {
	return listAt(error, "errors").some((one) => /doesn't exist on type|isn't a defined/i.test(textAt(one, "message") ?? ""));
}
function readLook(answer, hasQueue) {
	const repository = valueAt(answer, "repository");
	const pull = valueAt(repository, "pullRequest");
	const isIn = valueAt(pull, "isInMergeQueue") === true || textAt(pull, "autoMergeRequest", "enabledAt") !== void 0;
	const armed = valueAt(pull, "isInMergeQueue") === true ? "queue" : "auto-merge";
	const state = textAt(pull, "state");
	return {
		id: textAt(pull, "id") ?? "",
		number: numberAt(pull, "number") ?? 0,
		url: textAt(pull, "url") ?? "",
		state: state === "MERGED" ? "merged" : state === "OPEN" ? "open" : "closed",
		head: textAt(pull, "headRefOid") ?? "",
		base: textAt(pull, "baseRefName") ?? "",
		methods: methodsOf(repository),
		openedByJob: textAt(pull, "author", "login") === "github-actions",
		hasQueue,
		standing: standingOf(pull),
		waitsForReview: ["REVIEW_REQUIRED", "CHANGES_REQUESTED"].includes(textAt(pull, "reviewDecision") ?? ""),
		failing: failingOf(pull, "required ones"),
		...isIn ? { armed } : {},
		...withoutUndefined({
			mergeCommit: state === "MERGED" ? textAt(pull, "mergeCommit", "oid") : void 0,
			into: textAt(pull, "baseRef", "target", "oid"),
			position: numberAt(pull, "mergeQueueEntry", "position"),
			last: happeningOf(listAt(pull, "timelineItems", "nodes").at(-1))
		})
	};
}
/** In the order in which they are tried: a merge commit keeps ours as it is; many repositories allow squashes only. */
function methodsOf(repository) {
	const fields = {
		merge: "mergeCommitAllowed",
		squash: "squashMergeAllowed",
		rebase: "rebaseMergeAllowed"
	};
	return [
		"merge",
		"squash",
		"rebase"
	].filter((method) => valueAt(repository, fields[method]) !== false);
}
/** https://docs.github.com/graphql/reference/enums#mergestatestatus: what is `UNSTABLE` lacks nothing that is required */
function standingOf(pull) {
	if (valueAt(pull, "isDraft") === true) return "draft";
	switch (textAt(pull, "mergeStateStatus")) {
		case "CLEAN":
		case "HAS_HOOKS":
		case "UNSTABLE": return "ready";
		case "BLOCKED": return "blocked";
		case "BEHIND": return "behind";
		case "DIRTY": return "conflict";
		default: return "unknown";
	}
}
/** What was cancelled, or waits for a person's word, may yet succeed. */
const failed = [
	"FAILURE",
	"ERROR",
	"TIMED_OUT",
	"STARTUP_FAILURE"
];
function failingOf(commit, which) {
	const names = listAt(commit, "statusCheckRollup", "contexts", "nodes").flatMap((node) => {
		if (!failed.includes(textAt(node, "conclusion") ?? textAt(node, "state"))) return [];
		if (which === "required ones" && valueAt(node, "isRequired") !== true) return [];
		return [shortLine(textAt(node, "name") ?? textAt(node, "context") ?? "")];
	});
	return [...new Set(names)];
}
function happeningOf(node) {
	const id = textAt(node, "id");
	if (id === void 0) return void 0;
	const isArmed = ["AddedToMergeQueueEvent", "AutoMergeEnabledEvent"].includes(textAt(node, "__typename") ?? "");
	const reason = textAt(node, "reason");
	return {
		id,
		what: isArmed ? "armed" : "disarmed",
		failing: failingOf(valueAt(node, "beforeCommit"), "all"),
		...withoutUndefined({
			reason: reason === void 0 ? void 0 : shortLine(reason),
			by: textAt(node, "actor", "login")
		})
	};
}
const reading$2 = {
	what: "reading pull requests of",
	stage: "merge",
	needs: "pull_requests=read"
};
const arming = {
	what: "letting GitHub merge a pull request of",
	stage: "merge",
	needs: "contents=write,pull_requests=write"
};
/** Merges that GitHub does later, of the GitOps repository. */
function createMerges(client) {
	return {
		look: (number, signal) => ask(client, {
			...reading$2,
			signal
		}, (github) => lookAt(github, number)),
		arm: (seen, by, signal) => ask(client, {
			...arming,
			signal
		}, (github) => arm(github, client, {
			seen,
			by
		})),
		disarm: (seen, signal) => ask(client, {
			...arming,
			signal
		}, (github) => disarm(github, client, seen))
	};
}
/** How often one change is tried at most while GitHub does not answer. */
const attempts$2 = 4;
const mutations = {
	enqueue: `mutation($input: EnqueuePullRequestInput!) { enqueuePullRequest(input: $input) { clientMutationId } }`,
	dequeue: `mutation($input: DequeuePullRequestInput!) { dequeuePullRequest(input: $input) { clientMutationId } }`,
	enable: `mutation($input: EnablePullRequestAutoMergeInput!) { enablePullRequestAutoMerge(input: $input) { clientMutationId } }`,
	disable: `mutation($input: DisablePullRequestAutoMergeInput!) { disablePullRequestAutoMerge(input: $input) { clientMutationId } }`
};
/** Sends a change once; the failure, where there is one. */
async function send({ graphql, at }, mutation, input) {
	try {
		await graphql(mutations[mutation], {
			input,
			request: {
				...at.request,
				repeat: false
			}
		});
		return;
	} catch (error) {
		const failure = failureOf(error);
		if (!isAway(failure) && failure.status !== 400 && failure.status !== 404) throw error;
		return {
			error,
			failure
		};
	}
}
/** Puts it on its way, until it is known whether it is: what got no answer, or is refused, is looked up. */
async function arm(github, client, { seen, by }) {
	const methods = by === "queue" ? ["none"] : [...seen.methods];
	for (let attempt = 1;; attempt += 1) {
		const [method = "merge"] = methods;
		const tried = await send(github, by === "queue" ? "enqueue" : "enable", inputOf(seen, method));
		if (tried === void 0) return { result: "armed" };
		const refusal = isAway(tried.failure) ? void 0 : refusalOf(tried.failure.said);
		if (refusal !== void 0 && refusal.result !== "refused" && attempt === 1) return refusal;
		const now = await lookAt(github, seen.number);
		if (now.armed !== void 0 || now.state !== "open") return { result: "armed" };
		if (now.head !== seen.head) return { result: "outdated" };
		if (refusal !== void 0 && isOfMethod(tried.failure.said) && methods.length > 1) methods.shift();
		else if (refusal !== void 0) return refusal;
		else if (attempt >= attempts$2) throw tried.error;
		else await client.clock.sleep(backoff(attempt), github.at.request.signal);
	}
}
/** A queue merges in its own way: https://docs.github.com/graphql/reference/input-objects#enablepullrequestautomergeinput */
function inputOf({ id, head }, method) {
	const input = {
		pullRequestId: id,
		expectedHeadOid: head
	};
	return method === "none" ? input : {
		...input,
		mergeMethod: method.toUpperCase()
	};
}
function isOfMethod(said) {
	return /(merge method|merges?|merging|commits) .*not allowed/i.test(said);
}
/**
* What a refusal means. `clean status` and `unstable status`: https://github.com/peter-evans/enable-pull-request-automerge/issues/343;
* nobody allowed auto-merge: https://github.com/cli/cli/pull/13562; no protection, so nothing to wait for: https://github.com/iterative/cml/pull/955
*/
function refusalOf(said) {
	const message = said.replace(/^\["?|"?\]$/g, "").replace(/^(Pull request )(?=\S+ )/, "");
	if (/in (clean|unstable|has_hooks) status/i.test(said)) return { result: "ready" };
	if (/auto.?merge is not allowed|protected branch rules not configured/i.test(said)) return {
		result: "not-allowed",
		message
	};
	return {
		result: "refused",
		message
	};
}
/** Takes it off its way, until it is known that it is. */
async function disarm(github, client, seen) {
	let look = seen;
	for (let attempt = 1; look.armed !== void 0 && look.state === "open"; attempt += 1) {
		const isQueued = look.armed === "queue";
		const tried = isQueued ? await send(github, "dequeue", { id: look.id }) : await send(github, "disable", { pullRequestId: look.id });
		if (tried === void 0 && (!isQueued || attempt >= attempts$2)) return { result: "disarmed" };
		if (tried !== void 0 && attempt >= attempts$2) {
			if (isAway(tried.failure)) throw tried.error;
			return {
				result: "refused",
				message: tried.failure.said
			};
		}
		if (tried !== void 0) await client.clock.sleep(backoff(attempt), github.at.request.signal);
		look = await lookAt(github, seen.number);
	}
	return look.state === "merged" ? {
		result: "refused",
		message: "it was merged already"
	} : { result: "disarmed" };
}
/**
* Adds the labels that are missing and asks those who were not asked yet. The answer is what could not be done, with its
* remedy: a pull request without a label is a pull request all the same.
*/
async function mark(github, toMark) {
	return [...await addLabels(github, toMark), ...await askForReview(github, toMark)];
}
/** GitHub compares labels and logins without case. */
function without(names, known) {
	const there = new Set(known.map((name) => name.toLowerCase()));
	return names.filter((name) => !there.has(name.toLowerCase()));
}
/**
* Adding takes `pull_requests=write`; a label that the repository does not have is made on the way, which takes
* `issues=write`.
*/
async function addLabels(github, { pull, wanted }) {
	const { rest, at } = github;
	const present = pull.labels.flatMap(({ name }) => name ?? []);
	const failed = await allOrEach(github, without(wanted.labels, present), (labels) => rest.issues.addLabels({
		...at,
		issue_number: pull.number,
		labels
	}));
	const remedy = "make the label in the repository, or give the token issues=write; to add labels it needs pull_requests=write";
	return failed.map(({ item, failure }) => `${pull.html_url} did not get the label ${item}: ${told(failure, remedy)}`);
}
async function askForReview(github, { pull, wanted, isNew }) {
	const author = pull.user?.login ?? "";
	const users = without(wanted.reviewers.users, [author]);
	const itself = without(wanted.reviewers.users, users).map((login) => `${login} opened ${pull.html_url}, and cannot review it`);
	const open = notAsked({
		...wanted.reviewers,
		users
	}, pull);
	if (isNobody(open)) return itself;
	const left = isNew ? { value: open } : await attempt(github, () => neverAsked(github, pull, open));
	if ("value" in left) return [...itself, ...await request(github, pull, left.value)];
	const why = told(left.failure, "the token needs pull_requests=read");
	return [...itself, `nobody was asked to review ${pull.html_url}, since it is not known who was before: ${why}`];
}
function isNobody({ users, teams }) {
	return users.length === 0 && teams.length === 0;
}
/** Those whose review is not awaited at this moment. */
function notAsked({ users, teams }, pull) {
	const asked = (pull.requested_reviewers ?? []).map(({ login }) => login);
	const askedTeams = (pull.requested_teams ?? []).map(({ slug }) => slug);
	return {
		users: without(users, asked),
		teams: without(teams, askedTeams)
	};
}
/** Pages of a hundred events that are looked through; they are in the order of time. */
const pagesLookedThrough$1 = 5;
/**
* Those of them who were not asked before either, and have not reviewed of themselves: a review ends the request, and so
* does somebody who takes it back. https://docs.github.com/rest/issues/timeline
*/
async function neverAsked({ rest, at }, { number }, wanted) {
	let { users, teams } = wanted;
	for (let page = 1; page <= pagesLookedThrough$1 && !isNobody({
		users,
		teams
	}); page += 1) {
		const { data } = await rest.issues.listEventsForTimeline({
			...at,
			issue_number: number,
			per_page: 100,
			page
		});
		const seen = [...loginsAt(data, "requested_reviewer"), ...loginsAt(data.filter(isReview), "user")];
		users = without(users, seen);
		teams = without(teams, data.flatMap((event) => textAt(event, "requested_team", "slug") ?? []));
		if (data.length < 100) break;
	}
	return {
		users,
		teams
	};
}
function isReview(event) {
	return textAt(event, "event") === "reviewed";
}
function loginsAt(events, field) {
	return events.flatMap((event) => textAt(event, field, "login") ?? []);
}
async function request(github, pull, { users, teams }) {
	const { rest, at } = github;
	return (await allOrEach(github, [...users.map((name) => ({
		is: "user",
		name
	})), ...teams.map((name) => ({
		is: "team",
		name
	}))], (asked) => {
		const reviewers = asked.flatMap(({ is, name }) => is === "user" ? [name] : []);
		const team_reviewers = asked.flatMap(({ is, name }) => is === "team" ? [name] : []);
		return rest.pulls.requestReviewers({
			...at,
			pull_number: pull.number,
			reviewers,
			team_reviewers
		});
	})).map(({ item: { is, name }, failure }) => {
		const why = told(failure, remedies[is]);
		return `${is === "team" ? `the team ${name}` : name} could not be asked to review ${pull.html_url}: ${why}`;
	});
}
const remedies = {
	user: "give read access to the repository, or take the name out of pull-request.reviewers",
	team: "give the team read access to the repository, and take a token that may see teams: a GitHub App with members=read"
};
/**
* Does something for all at once; where GitHub refuses, for each alone, since one may refuse all. Those that failed are the
* answer.
*/
async function allOrEach(github, items, work) {
	if (items.length === 0) return [];
	const all = await attempt(github, () => work([...items]));
	if ("value" in all) return [];
	const { failure } = all;
	if (items.length === 1 || isForNow(failure)) return items.map((item) => ({
		item,
		failure
	}));
	const failed = [];
	for (const item of items) failed.push(...await allOrEach(github, [item], work));
	return failed;
}
/** What work came to, or how it failed: only the end of the run ends this. */
async function attempt({ at }, work) {
	try {
		return { value: await work() };
	} catch (error) {
		at.request.signal.throwIfAborted();
		return { failure: failureOf(error) };
	}
}
/** Whether GitHub may take the same later: it was away, or was asked too much. */
function isForNow(failure) {
	return isAway(failure) || /rate limit/i.test(failure.said);
}
/** A failure with what to do about it; what failed for now is tried again by whoever proposes next. */
function told(failure, remedy) {
	return isForNow(failure) ? `${failure.said} (the next run asks again)` : `${failure.said} (${remedy})`;
}
/** Text as one line of at most so many characters (not UTF-16 units); a cut shows as `…`. */
function oneLine(text, longest = 140) {
	const line = text.replace(/\s+/g, " ").trim();
	const characters = [...line];
	return characters.length <= longest ? line : `${characters.slice(0, longest - 1).join("")}…`;
}
/** How often GitHub is asked whether it has worked out that the pull request merges. */
const attempts$1 = 6;
const pause = 2e3;
/** Merges a pull request at exactly this head, by the first method that the repository allows. */
async function merge(github, toMerge) {
	let result = { result: "outdated" };
	for (const method of toMerge.methods) {
		result = await mergeBy(github, toMerge, method);
		if (result.result !== "refused" || !/(commits|merges) are not allowed on this repository/i.test(result.message)) break;
	}
	return result;
}
async function mergeBy(github, toMerge, method) {
	const { signal } = github.at.request;
	for (let attempt = 1; attempt <= attempts$1; attempt += 1) {
		const result = await tryMerge(github, toMerge, method);
		if (result !== "not-known-yet") return result;
		await toMerge.clock.sleep(pause, signal);
	}
	return { result: "outdated" };
}
/**
* GitHub answers 409 where the head has moved, and 405 in all other cases: a rule forbids it, the base has just moved, it
* was merged already, or it is not yet known whether it can be.
* https://docs.github.com/rest/pulls/pulls#merge-a-pull-request
*/
async function tryMerge(github, toMerge, method) {
	const { rest, at } = github;
	const { number, head } = toMerge;
	try {
		const { data } = await rest.pulls.merge({
			...at,
			pull_number: number,
			sha: head,
			merge_method: method
		});
		return {
			result: "merged",
			revision: data.sha
		};
	} catch (error) {
		const { status, said } = failureOf(error);
		if (status === 409 || status === 405 && /base branch was modified/i.test(said)) return { result: "outdated" };
		if (status === 422) return {
			result: "refused",
			message: said
		};
		if (status !== 405) throw error;
		return explain(github, toMerge, said);
	}
}
/** What is behind a 405: the pull request itself tells. */
async function explain({ rest, at }, { number, head }, message) {
	const { data } = await rest.pulls.get({
		...at,
		request: {
			...at.request,
			remembered: true
		},
		pull_number: number
	});
	if (data.head.sha !== head) return { result: "outdated" };
	if (data.merged && data.merge_commit_sha !== null) return {
		result: "merged",
		revision: data.merge_commit_sha
	};
	if (data.state === "open" && data.mergeable === false) return { result: "conflict" };
	return data.state === "open" && data.mergeable === null && /not mergeable/i.test(message) ? "not-known-yet" : {
		result: "refused",
		message
	};
}
/** A pull request in our words. Until it is merged, `merge_commit_sha` is the commit of a trial merge. */
function readPullRequest(data) {
	const isMerged = data.merged_at !== null;
	return {
		number: data.number,
		url: data.html_url,
		state: isMerged ? "merged" : data.state === "open" ? "open" : "closed",
		head: data.head.sha,
		...isMerged && data.merge_commit_sha !== null ? { mergeCommit: data.merge_commit_sha } : {}
	};
}
/** Who opens a pull request with the token of a job, GITHUB_TOKEN. */
const job = "github-actions[bot]";
/**
* The required checks of a pull request that a job's own token opened and no workflow has run for: its events start none,
* so that nothing will report them. Empty where that is not so, and where the token may not see whether it is.
* https://docs.github.com/actions/concepts/security/github_token
*/
async function unstartedChecks(github, pull) {
	if (pull.user?.login !== job || pull.state !== "open") return [];
	try {
		if (await hasRun(github, pull.head.sha)) return [];
		const [required, reported] = await Promise.all([requiredChecks(github, pull.base.ref), reportedChecks(github, pull.head.sha)]);
		return required.filter((name) => !reported.has(name.toLowerCase()));
	} catch {
		github.at.request.signal.throwIfAborted();
		return [];
	}
}
async function hasRun({ rest, at }, commit) {
	const { data } = await rest.actions.listWorkflowRunsForRepo({
		...at,
		head_sha: commit,
		per_page: 1
	});
	return data.total_count > 0;
}
/** What the protection of a branch and the rulesets for it ask for. */
async function requiredChecks({ rest, at }, branch) {
	const [{ data: protectedBranch }, { data: rules }] = await Promise.all([rest.repos.getBranch({
		...at,
		branch
	}), rest.repos.getBranchRules({
		...at,
		branch,
		per_page: 100
	})]);
	const ofRules = rules.flatMap((rule) => rule.type === "required_status_checks" ? rule.parameters?.required_status_checks ?? [] : []);
	const names = [...protectedBranch.protection.required_status_checks?.contexts ?? [], ...ofRules.map(({ context }) => context)];
	return [...new Set(names)];
}
async function reportedChecks({ rest, at }, commit) {
	const { data } = await rest.repos.getCombinedStatusForRef({
		...at,
		ref: commit,
		per_page: 100
	});
	return new Set(data.statuses.map(({ context }) => context.toLowerCase()));
}
const reading$1 = {
	what: "reading pull requests of",
	stage: "merge",
	needs: "pull_requests=read"
};
const opening = {
	what: "opening a pull request in",
	stage: "write",
	needs: "pull_requests=write"
};
const merging = {
	what: "merging a pull request of",
	stage: "merge",
	needs: "contents=write"
};
const closing = {
	what: "closing a pull request of",
	stage: "merge",
	needs: "pull_requests=write"
};
/** Pull requests of the GitOps repository. */
function createPullRequests(client) {
	return {
		findOpen: (branch, base, signal) => ask(client, {
			...reading$1,
			signal
		}, async (github) => {
			const there = await findOpen(github, {
				branch,
				base
			});
			return there === void 0 ? void 0 : readPullRequest(there);
		}),
		open: (branch, base, wanted, signal) => ask(client, {
			...opening,
			signal
		}, (github) => open(github, {
			branch,
			base,
			wanted
		})),
		merge: (wanted, signal) => ask(client, {
			...merging,
			signal
		}, (github) => merge(github, {
			...wanted,
			clock: client.clock
		})),
		get: (number, signal) => ask(client, {
			...reading$1,
			signal
		}, async (github) => readPullRequest(await get(github, number))),
		unstartedChecks: (number, signal) => ask(client, {
			...reading$1,
			signal
		}, async (github) => unstartedChecks(github, await get(github, number))),
		close: (number, comment, signal) => ask(client, {
			...closing,
			signal
		}, (github) => close(github, number, comment))
	};
}
async function get({ rest, at }, number) {
	const { data } = await rest.pulls.get({
		...at,
		request: {
			...at.request,
			remembered: true
		},
		pull_number: number
	});
	return data;
}
/** The newest open pull request from a branch of the repository itself; a branch of that name in a fork is somebody else's. */
async function findOpen({ rest, at }, { branch, base }) {
	const { data } = await rest.pulls.list({
		...at,
		head: `${at.owner}:${branch}`,
		base,
		state: "open",
		per_page: 100
	});
	return data.find(({ head, base: into }) => head.ref === branch && head.repo?.id === into.repo.id);
}
/** Adopts before it opens, and again where somebody was faster; labels and reviewers come last, on whatever is open then. */
async function open(github, toOpen) {
	const there = await findOpen(github, toOpen);
	if (there !== void 0) return adopt(github, there, toOpen);
	const made = await createOr(github, toOpen);
	if ("there" in made) return adopt(github, made.there, toOpen);
	const more = await mark(github, {
		pull: made.data,
		wanted: toOpen.wanted,
		isNew: true
	});
	return {
		...readPullRequest(made.data),
		shortcomings: [...made.shortcomings, ...more]
	};
}
/** What was made, or what somebody else had made by then. */
async function createOr(github, toOpen) {
	try {
		return await create(github, toOpen);
	} catch (error) {
		const there = failureOf(error).status === 422 ? await findOpen(github, toOpen) : void 0;
		if (there === void 0) throw error;
		return { there };
	}
}
function textOf({ wanted: { title, body } }) {
	return {
		title: oneLine(title, 256),
		body: fitBody(body)
	};
}
/** Some plans of GitHub know no drafts in private repositories: then it is opened all the same. */
async function create({ rest, at }, toOpen) {
	const { branch, base, wanted } = toOpen;
	const asked = {
		...at,
		head: branch,
		base,
		...textOf(toOpen)
	};
	if (!wanted.draft) return {
		data: (await rest.pulls.create(asked)).data,
		shortcomings: []
	};
	try {
		return {
			data: (await rest.pulls.create({
				...asked,
				draft: true
			})).data,
			shortcomings: []
		};
	} catch (error) {
		const { status, said } = failureOf(error);
		if (status !== 422 || !/draft pull requests are not supported/i.test(said)) throw error;
		const { data } = await rest.pulls.create(asked);
		return {
			data,
			shortcomings: [`${data.html_url} is no draft: ${said}`]
		};
	}
}
async function adopt(github, there, toOpen) {
	const { rest, at } = github;
	const text = textOf(toOpen);
	const pull = there.title === text.title && there.body === text.body ? there : (await rest.pulls.update({
		...at,
		pull_number: there.number,
		...text
	})).data;
	const { wanted } = toOpen;
	return {
		...readPullRequest(pull),
		shortcomings: await mark(github, {
			pull: there,
			wanted,
			isNew: false
		})
	};
}
/** Closes before it comments, and comments only where it closed: done again, it says nothing twice. */
async function close(github, number, comment) {
	const { rest, at } = github;
	if ((await get(github, number)).state !== "open") return;
	await rest.pulls.update({
		...at,
		pull_number: number,
		state: "closed"
	});
	await rest.issues.createComment({
		...at,
		issue_number: number,
		body: fitBody(comment)
	});
}
/**
* Our payload on a deployment; undefined where it is somebody else's, of a version that we do not know, or not whole: a
* record that is half understood must not be resumed or rolled back to.
*/
function readPayload(value) {
	const data = unwrap(value);
	if (!isFields(data) || data.version !== 1) return void 0;
	const { application, environment, source, branch, date, image } = data;
	const { buildSeconds, platformDigests, explicit, kind, by, from, edits, waves, preview, pullRequest, run, trace, askedBy } = data;
	if (!isName(application) || !isName(environment) || !isName(source) || !isName(image)) return void 0;
	if (!isText(branch) || !isText(date) || typeof explicit !== "boolean") return void 0;
	if (!isKind(kind) || !isAbsentOr(by, isText) || !isAbsentOr(from, isText)) return void 0;
	if (!isAbsentOr(buildSeconds, isSeconds) || !isListOf(platformDigests, isText) || !isListOf(edits, isEdit)) return void 0;
	if (!isAbsentOr(waves, isWaves) || !isAbsentOr(preview, isPreview)) return void 0;
	if (!isAbsentOr(pullRequest, isNumber) || !isAbsentOr(run, isRun) || !isAbsentOr(askedBy, isRun)) return void 0;
	return {
		version: 1,
		application,
		environment,
		source,
		branch,
		date,
		image,
		...withoutUndefined({ buildSeconds }),
		platformDigests,
		explicit,
		kind,
		edits: edits.map(({ file, path, from, to, wave }) => ({
			file,
			path,
			from,
			to,
			...withoutUndefined({ wave })
		})),
		...withoutUndefined({
			by,
			from
		}),
		...waves === void 0 ? {} : { waves },
		...preview === void 0 ? {} : { preview: {
			...withoutUndefined({ url: preview.url }),
			files: preview.files
		} },
		...pullRequest === void 0 ? {} : { pullRequest },
		...run === void 0 ? {} : { run: runOf(run) },
		...isTrace(trace) ? { trace } : {},
		...askedBy === void 0 ? {} : { askedBy: runOf(askedBy) }
	};
}
function runOf({ id, attempt, url }) {
	return {
		id,
		attempt,
		url
	};
}
/** GitHub gives a payload back as the object that was sent, or as JSON. */
function unwrap(value) {
	return typeof value === "string" ? parseJson(value) : value;
}
function isKind(value) {
	return deploymentKinds.some((kind) => kind === value);
}
function isText(value) {
	return typeof value === "string";
}
function isName(value) {
	return typeof value === "string" && value !== "";
}
function isNumber(value) {
	return Number.isSafeInteger(value);
}
function isWaves(value) {
	return isListOf(value, (wave) => isListOf(wave, isText));
}
function isSeconds(value) {
	return typeof value === "number" && Number.isFinite(value) && value >= 0;
}
function isCount(value) {
	return isNumber(value) && value > 0;
}
function isListOf(value, isItem) {
	return Array.isArray(value) && value.every(isItem);
}
function isAbsentOr(value, isPresent) {
	return value === void 0 || isPresent(value);
}
function isEdit(value) {
	return isFields(value) && [
		value.file,
		value.path,
		value.from,
		value.to
	].every(isText) && isAbsentOr(value.wave, isCount);
}
function isPreview(value) {
	return isFields(value) && isAbsentOr(value.url, isText) && isListOf(value.files, isText);
}
function isTrace(value) {
	return typeof value === "string" && isTraceparent(value);
}
function isRun(value) {
	return isFields(value) && isNumber(value.id) && isNumber(value.attempt) && isText(value.url);
}
/** The task of every deployment of an application: what GitHub tells the records of two applications apart by. */
function taskOf(application) {
	return `gitops-deploy:${application}`;
}
const doing$1 = {
	what: "reading the deployments of",
	stage: "write",
	needs: "deployments=read"
};
/** One page of an application's deployments, the newest first; those of other tools are left out. */
async function readDeployments(client, search, signal) {
	const { application, environment, size, page } = search;
	const { data } = await ask(client, {
		...doing$1,
		signal
	}, ({ rest, at }) => rest.repos.listDeployments({
		...at,
		task: taskOf(application),
		...environment === void 0 ? {} : { environment },
		per_page: size,
		page
	}));
	return {
		ours: data.flatMap((one) => readDeployment(one, application)).toSorted((one, other) => other.id - one.id),
		isLast: data.length < size
	};
}
/** A payload that speaks of something else than its deployment was not made by us. */
function readDeployment(deployment, application) {
	const id = numberAt(deployment, "id");
	const createdAt = timeAt(deployment, "created_at");
	const updatedAt = timeAt(deployment, "updated_at");
	const payload = readPayload(valueAt(deployment, "payload"));
	if (id === void 0 || createdAt === void 0 || updatedAt === void 0 || payload === void 0) return [];
	const isSame = payload.application === application && payload.environment === textAt(deployment, "environment");
	const nodeId = textAt(deployment, "node_id") ?? "";
	return isSame ? [{
		id,
		nodeId,
		createdAt,
		updatedAt,
		payload
	}] : [];
}
/** The newest statuses of a deployment, at most 100: a record gets a handful. */
async function readStatuses(client, deployment, signal) {
	const { data } = await ask(client, {
		...doing$1,
		signal
	}, ({ rest, at }) => rest.repos.listDeploymentStatuses({
		...at,
		deployment_id: deployment,
		per_page: 100
	}));
	return data.map(({ id, state, description, created_at, log_url }) => ({
		id,
		state,
		description,
		createdAt: new Date(created_at),
		...log_url === void 0 || log_url === "" ? {} : { url: log_url }
	}));
}
const states = {
	open: "in_progress",
	paused: "pending",
	succeeded: "success",
	failed: "failure",
	errored: "error",
	superseded: "inactive"
};
const recordStates = {
	in_progress: "open",
	pending: "paused",
	success: "succeeded",
	failure: "failed",
	error: "errored",
	inactive: "superseded"
};
function isOurState(text) {
	return Object.hasOwn(recordStates, text);
}
/**
* A note as a deployment status, cut where it must be: `rollout/analysis-failed #12 @REVISION restored: sentence` (`back #13` where a pull request puts the values back), and for waves
* `rollout/soaking @REVISION wave 1 since 2026-01-31T12:00:00Z: sentence` or `rollout/partial @REVISION wave 2 bad from 1: sentence`;
* of what Argo CD told `rollout/not-watched wave 1 told eu 2026-01-31T12:00:00Z: sentence`; of a Backup `write backup velero/NAME: sentence`.
*/
function encodeNote(note) {
	const reason = note.reason === void 0 ? "" : `/${note.reason}`;
	const revision = note.revision === void 0 ? "" : ` @${note.revision}`;
	const pull = note.pullRequest === void 0 ? "" : ` #${note.pullRequest}`;
	const restored = note.restored === true ? " restored" : "";
	const back = note.rollbackPullRequest === void 0 ? "" : ` back #${note.rollbackPullRequest}`;
	const wave = note.wave === void 0 ? "" : ` wave ${note.wave}`;
	const since = note.soakingSince === void 0 ? "" : ` since ${toSecond(note.soakingSince)}`;
	const told = (note.toldHealthy ?? []).map(({ target, at }) => ` told ${target} ${toSecond(at)}`).join("");
	const backups = (note.backups ?? []).map(({ namespace, name }) => ` backup ${namespace}/${name}`).join("");
	const badFrom = note.badFrom === void 0 ? "" : ` bad from ${note.badFrom}`;
	return {
		state: states[note.state],
		description: oneLine(`${note.stage}${reason}${pull}${revision}${restored}${back}${wave}${since}${badFrom}${told}${backups}: ${note.sentence}`)
	};
}
function toSecond(time) {
	return `${time.toISOString().slice(0, 19)}Z`;
}
const pattern = /^([a-z]+)(?:\/([a-z]+(?:-[a-z]+)*))?(?: #([1-9]\d{0,9}))?(?: @([0-9a-f]{40}(?:[0-9a-f]{24})?))?( restored)?(?: back #([1-9]\d{0,9}))?(?: wave ([1-9]\d{0,4}))?(?: since (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ))?(?: bad from ([1-9]\d{0,4}))?((?: told \S+ \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)*)((?: backup [a-z0-9-]+\/[a-z0-9-]+)*):(?: (.*))?$/;
/**
* What a deployment status of ours says; undefined for one that is not ours, since anybody may put others on the same
* deployment. A reason that only a newer version knows is left out: the state matters more.
*/
function decodeNote(state, description) {
	const [, stageText, reason, pull, revision, restored, back, wave, since, badFrom, told = "", backups = "", sentence = ""] = pattern.exec(description) ?? [];
	const stage = stages.find((one) => one === stageText);
	if (stage === void 0 || !isOurState(state)) return void 0;
	return {
		state: recordStates[state],
		stage,
		sentence,
		...reason !== void 0 && isReason(reason) ? { reason } : {},
		...pull === void 0 ? {} : { pullRequest: Number(pull) },
		...revision === void 0 ? {} : { revision },
		...restored === void 0 ? {} : { restored: true },
		...back === void 0 ? {} : { rollbackPullRequest: Number(back) },
		...wave === void 0 ? {} : { wave: Number(wave) },
		...since === void 0 ? {} : { soakingSince: new Date(since) },
		...badFrom === void 0 ? {} : { badFrom: Number(badFrom) },
		...told === "" ? {} : { toldHealthy: readToldHealthy(told) },
		...backups === "" ? {} : { backups: readBackups(backups) }
	};
}
function readToldHealthy(text) {
	return [...text.matchAll(/ told (\S+) (\S+)/g)].map(([, target = "", at = ""]) => ({
		target,
		at: new Date(at)
	}));
}
function readBackups(text) {
	return [...text.matchAll(/ backup (\S+)\/(\S+)/g)].map(([, namespace = "", name = ""]) => ({
		namespace,
		name
	}));
}
/**
* The newest status of ours. One of somebody else does not count, above all not the `inactive` that GitHub itself adds to
* whatever succeeded before in an environment, when the deployment of another tool or of a job succeeds there:
* https://docs.github.com/rest/deployments/statuses#inactive-deployments. Revision and pull request may stand in an older
* one only, of the same wave; whoever ends the record of a run that is gone may not know that.
*/
function newestNote(statuses) {
	const ours = statuses.toSorted((one, other) => other.id - one.id).flatMap(({ state, description, createdAt, url }) => {
		const note = decodeNote(state, description);
		return note === void 0 ? [] : [{
			note: url === void 0 ? note : {
				...note,
				url
			},
			at: createdAt
		}];
	});
	const [newest] = ours;
	if (newest === void 0) return void 0;
	const wave = ours.find(({ note }) => note.wave !== void 0)?.note.wave;
	const ofThisWave = ours.filter(({ note }) => note.wave === void 0 || note.wave === wave);
	const revision = ofThisWave.find(({ note }) => note.revision !== void 0)?.note.revision;
	const pullRequest = ofThisWave.find(({ note }) => note.pullRequest !== void 0)?.note.pullRequest;
	return {
		...newest,
		note: {
			...newest.note,
			...withoutUndefined({
				wave,
				revision,
				pullRequest,
				soakingSince: soakingSinceIn(ofThisWave)
			}),
			...withoutUndefined({
				toldHealthy: toldHealthyIn(ofThisWave),
				backups: backupsIn(ours)
			}),
			...ours.slice(1).some(({ note }) => note.state === "succeeded") ? { wasHealthy: true } : {}
		}
	};
}
/**
* Each target was told of by a run of its own, and noted by that: all such notes together tell, the newest word of each target.
* Those from before the revision was noted first are of another one.
*/
function toldHealthyIn(ofThisWave) {
	const of = ofThisWave.find(({ note }) => note.revision !== void 0)?.note.revision;
	const before = ofThisWave.findIndex(({ note }) => note.revision !== void 0 && note.revision !== of);
	const since = ofThisWave.slice(0, before < 0 ? void 0 : before).findLastIndex(({ note }) => note.revision === of);
	const all = ofThisWave.slice(0, since + 1).flatMap(({ note }) => note.toldHealthy ?? []);
	if (all.length === 0) return void 0;
	const oldestFirst = all.toSorted((one, other) => one.at.getTime() - other.at.getTime());
	return [...new Map(oldestFirst.map((one) => [one.target, one])).values()];
}
/** Each Backup was noted once, when it was complete: all of them, oldest first. */
function backupsIn(newestFirst) {
	const all = newestFirst.toReversed().flatMap(({ note }) => note.backups ?? []);
	return all.length === 0 ? void 0 : all;
}
/** Whoever ends the record of a run that is gone does not say that its wave soaks. What went bad, or has ended, soaks no more. */
function soakingSinceIn([newest, ...older]) {
	if (newest === void 0 || newest.note.soakingSince !== void 0) return newest?.note.soakingSince;
	return (newest.note.state === "errored" || newest.note.state === "paused") && newest.note.badFrom === void 0 ? older[0]?.note.soakingSince : void 0;
}
/** As many as a page of deployments has, and as many ids as GraphQL takes at once. */
const pageSize$1 = 100;
const doing = {
	what: "reading the deployments of",
	stage: "report",
	needs: "deployments=read"
};
/**
* Reads records with all that was noted on them: a page of deployments by REST, which alone filters by task, and the statuses of all of
* them by their ids in one query.
*/
function createRecordHistory(client) {
	return { async history(search, give, signal) {
		let left = search.most;
		const given = /* @__PURE__ */ new Set();
		for (let page = 1; left > 0; page += 1) {
			const { ours, isLast, oldest } = await readPage(client, {
				search,
				page
			}, signal);
			const fresh = ours.filter(({ id }) => !given.has(id));
			for (const record of await withNotes(client, fresh.slice(0, left), signal)) {
				given.add(record.id);
				give(record);
			}
			left -= fresh.length;
			if (left < 0) return "cut";
			if (oldest !== void 0 && oldest < search.since) return "reached";
			if (isLast) return "first";
		}
		return "cut";
	} };
}
async function readPage(client, { search: { application, environment }, page }, signal) {
	const found = await readDeployments(client, {
		application,
		environment,
		size: pageSize$1,
		page
	}, signal);
	return {
		...found,
		oldest: found.ours.at(-1)?.createdAt
	};
}
const query = `query($ids: [ID!]!) { nodes(ids: $ids) { ... on Deployment { databaseId latestStatus { id }
  statuses(first: ${pageSize$1}) { totalCount nodes { id state description createdAt logUrl } } } } }`;
async function withNotes(client, deployments, signal) {
	if (deployments.length === 0) return [];
	const ids = deployments.map(({ nodeId }) => nodeId);
	const answer = await ask(client, {
		...doing,
		signal
	}, (github) => nodesOf(github, ids));
	const nodes = new Map(listAt(answer, "nodes").map((node) => [numberAt(node, "databaseId"), node]));
	const histories = [];
	for (const { id, createdAt, payload } of deployments) {
		const node = nodes.get(id);
		if (node !== void 0) histories.push({
			id,
			createdAt,
			payload,
			notes: await notesOf(client, {
				id,
				node
			}, signal)
		});
	}
	return histories;
}
/** What was deleted since it was listed is null beside an error. */
async function nodesOf({ graphql, at }, ids) {
	try {
		return await graphql(query, {
			ids,
			request: at.request
		});
	} catch (error) {
		const errors = listAt(error, "errors");
		if (errors.length === 0 || errors.some((one) => textAt(one, "type") !== "NOT_FOUND")) throw error;
		return valueAt(error, "data");
	}
}
/** The notes of one record, the oldest first. One with more statuses than a query gives is asked for by itself. */
async function notesOf(client, { id, node }, signal) {
	return ((numberAt(node, "statuses", "totalCount") ?? 0) <= pageSize$1 ? statusesIn(node) : (await readStatuses(client, id, signal)).toReversed()).flatMap(({ state, description, createdAt, url }) => {
		const note = decodeNote(state, description);
		return note === void 0 ? [] : [{
			note: {
				...note,
				...withoutUndefined({ url })
			},
			at: createdAt
		}];
	});
}
/** GraphQL numbers no statuses, and promises no order; times are of whole seconds. The list is turned where it begins with the latest. */
function statusesIn(node) {
	const all = listAt(valueAt(node, "statuses"), "nodes");
	return (textAt(all[0], "id") === textAt(node, "latestStatus", "id") ? all.toReversed() : all).flatMap((one) => {
		const [state, createdAt] = [textAt(one, "state"), timeAt(one, "createdAt")];
		if (state === void 0 || createdAt === void 0) return [];
		const description = textAt(one, "description") ?? "";
		return [{
			state: state.toLowerCase(),
			description,
			createdAt,
			...withoutUndefined({ url: textAt(one, "logUrl") })
		}];
	}).toSorted((one, other) => one.createdAt.getTime() - other.createdAt.getTime());
}
/** Pages of a hundred deployments in which those of one pull request are looked for. */
const pagesLookedThrough = 3;
/** What a record says before anything was noted on it: its run died in between. */
const unsaid = {
	state: "open",
	stage: "write",
	sentence: "about to be written"
};
/**
* Lists records by one request for the deployments, which GitHub filters by task and environment, and one for the statuses
* of each. (GraphQL gives statuses along, but knows no filter by task: an application that shares an environment with a
* hundred others would not find its own records.) A record that is finished is asked for once: a run lists the records at
* every change of stage, and `GITHUB_TOKEN` has a thousand requests an hour.
*/
function createRecordList(client) {
	const finished = /* @__PURE__ */ new Map();
	async function notedOn({ id, updatedAt, createdAt }, signal) {
		const known = finished.get(id);
		if (known?.updatedAt === updatedAt.getTime()) return known;
		const noted = newestNote(await readStatuses(client, id, signal)) ?? {
			note: unsaid,
			at: createdAt
		};
		if (!isUnfinished(noted.note)) finished.set(id, {
			...noted,
			updatedAt: updatedAt.getTime()
		});
		return noted;
	}
	async function recordOf(deployment, signal) {
		const { id, createdAt, payload } = deployment;
		const { note, at } = await notedOn(deployment, signal);
		return {
			id,
			createdAt,
			payload,
			note,
			notedAt: at
		};
	}
	return {
		async list(application, environment, limit, signal) {
			const search = {
				application,
				environment,
				size: Math.min(limit, 100)
			};
			const found = [];
			for (let page = 1; found.length < limit; page += 1) {
				const { ours, isLast } = await readDeployments(client, {
					...search,
					page
				}, signal);
				found.push(...ours);
				if (isLast) break;
			}
			return inGroups(found.slice(0, limit), (deployment) => recordOf(deployment, signal));
		},
		async newest(application, signal) {
			const found = await lastOf(client, application, signal);
			return [...Map.groupBy(found, ({ payload }) => payload.environment).values()].flatMap(([newest]) => newest ?? []);
		},
		async ofPullRequest(application, pullRequest, signal) {
			const own = (await lastOf(client, application, signal)).filter(({ payload }) => payload.pullRequest === pullRequest);
			return inGroups(own, (deployment) => recordOf(deployment, signal));
		}
	};
}
/** The last few hundred deployments of an application, newest first. */
async function lastOf(client, application, signal) {
	const found = [];
	for (let page = 1; page <= pagesLookedThrough; page += 1) {
		const { ours, isLast } = await readDeployments(client, {
			application,
			environment: void 0,
			size: 100,
			page
		}, signal);
		found.push(...ours);
		if (isLast) break;
	}
	return found;
}
/** Records of deployments as GitHub Deployments, told apart by task (the application) and environment. */
function createRecords(client) {
	return {
		async create(payload, note, signal) {
			const id = await make(client, payload, signal);
			await addNote(client, id, {
				note,
				signal
			});
			return id;
		},
		note: (id, _environment, note, signal) => addNote(client, id, {
			note,
			signal
		}),
		...createRecordList(client),
		...createRecordHistory(client)
	};
}
/** How often a deployment is tried to be made. */
const attempts = 4;
/**
* Makes the deployment, once: where the answer was lost it looks before it makes another, which would be a record that no
* run ends.
*/
async function make(client, payload, signal) {
	for (let attempt = 1;; attempt += 1) try {
		return await post$1(client, payload, signal);
	} catch (error) {
		if (!(error instanceof DeployError) || error.code !== "github-unreachable" || attempt === attempts) throw error;
		await client.clock.sleep(backoff(attempt), signal);
		const made = await findMade(client, payload, signal);
		if (made !== void 0) return made;
	}
}
async function post$1(client, payload, signal) {
	const { data } = await ask(client, {
		what: "recording a deployment in",
		stage: "write",
		needs: "deployments=write",
		signal
	}, ({ rest, at }) => rest.repos.createDeployment({
		...at,
		request: {
			...at.request,
			repeat: false
		},
		ref: payload.source,
		environment: payload.environment,
		task: taskOf(payload.application),
		description: oneLine(`${payload.kind} of ${payload.application}`),
		auto_merge: false,
		required_contexts: [],
		payload: { ...payload },
		...payload.preview === void 0 ? {} : { transient_environment: true }
	}));
	if ("id" in data) return data.id;
	throw new DeployError("internal", {
		stage: "write",
		message: `GitHub made no deployment: ${data.message ?? ""}`
	});
}
/** The deployment of exactly this payload that nothing was noted on yet: the one whose answer was lost. */
async function findMade(client, payload, signal) {
	const wanted = JSON.stringify(readPayload({ ...payload }));
	const { application, environment } = payload;
	const { ours } = await readDeployments(client, {
		application,
		environment,
		size: 10,
		page: 1
	}, signal);
	for (const { id, payload: recorded } of ours) {
		if (JSON.stringify(recorded) !== wanted) continue;
		if (newestNote(await readStatuses(client, id, signal)) === void 0) return id;
	}
}
/**
* `auto_inactive` is off for every state: on success GitHub would retire the records of all other applications in the
* environment, since it knows no tasks, and `inactive` would no longer say that a deployment of ours took over.
*/
async function addNote(client, id, { note, signal }) {
	await ask(client, {
		what: "noting a deployment in",
		stage: "report",
		needs: "deployments=write",
		signal
	}, ({ rest, at }) => rest.repos.createDeploymentStatus({
		...at,
		deployment_id: id,
		...encodeNote(note),
		auto_inactive: false,
		...note.url === void 0 ? {} : { log_url: note.url },
		...note.environmentUrl === void 0 ? {} : { environment_url: note.environmentUrl }
	}));
}
const reading = {
	what: "reading the rules of",
	stage: "write",
	needs: "metadata=read"
};
/** Rulesets of the GitOps repository. */
function createRules(client) {
	return { of: async (branch, signal) => {
		try {
			return await ask(client, {
				...reading,
				signal
			}, (github) => rulesetsOf(github, branch));
		} catch {
			signal.throwIfAborted();
			return [];
		}
	} };
}
/** https://docs.github.com/rest/repos/rules#get-rules-for-a-branch tells the rules with their rulesets, but not how those are called */
async function rulesetsOf(github, branch) {
	const { rest, at } = github;
	const { data } = await rest.repos.getBranchRules({
		...at,
		branch,
		per_page: 100
	});
	const ids = [...new Set(data.flatMap(({ ruleset_id }) => ruleset_id ?? []))];
	return Promise.all(ids.map(async (id) => {
		const rules = data.filter(({ ruleset_id }) => ruleset_id === id);
		const source = rules[0]?.ruleset_source ?? `${at.owner}/${at.repo}`;
		return {
			source: shortLine(source),
			rules: rules.map(({ type }) => type),
			...await namedRuleset(github, id)
		};
	}));
}
/** One of an organization is told only to those who may see it there. */
async function namedRuleset({ rest, at }, id) {
	try {
		const { data } = await rest.repos.getRepoRuleset({
			...at,
			ruleset_id: id
		});
		const url = data._links?.html?.href;
		return withoutUndefined({
			name: shortLine(data.name),
			url: url?.startsWith("http") === true ? url : void 0
		});
	} catch {
		at.request.signal.throwIfAborted();
		return {};
	}
}
const comparing = {
	what: "comparing commits of",
	stage: "write",
	needs: "contents=read"
};
const listing = {
	what: "listing commits of",
	stage: "write",
	needs: "contents=read"
};
const finding = {
	what: "looking for the pull request of a commit in",
	stage: "inputs",
	needs: "pull_requests=read"
};
const looking = {
	what: "reading a pull request of",
	stage: "inputs",
	needs: "pull_requests=read"
};
const asking = {
	what: "looking for a workflow run of",
	stage: "write",
	needs: "actions=read"
};
/** Facts about the application repository. */
function createSource(client) {
	return {
		compare: (base, head, signal) => ask(client, {
			...comparing,
			signal
		}, (github) => compare(github, base, head)),
		changes: (base, head, signal) => ask(client, {
			...listing,
			signal
		}, (github) => changes(github, base, head)),
		pullRequestOf: (commit, signal) => ask(client, {
			...finding,
			signal
		}, (github) => pullRequestOf(github, commit)),
		pullRequest: (number, signal) => ask(client, {
			...looking,
			signal
		}, async ({ rest, at }) => {
			const request = {
				...at.request,
				remembered: true
			};
			const { data } = await rest.pulls.get({
				...at,
				request,
				pull_number: number
			});
			return {
				isOpen: data.state === "open",
				head: data.head.sha
			};
		}),
		runHasEnded: (run, signal) => ask(client, {
			...asking,
			signal
		}, (github) => runHasEnded(github, run))
	};
}
const ancestries = [
	"identical",
	"ahead",
	"behind",
	"diverged"
];
async function compare({ rest, at }, base, head) {
	if (base === head) return "identical";
	try {
		const page = {
			per_page: 1,
			page: 2
		};
		const { data } = await rest.repos.compareCommitsWithBasehead({
			...at,
			basehead: `${base}...${head}`,
			...page
		});
		return ancestries.find((one) => one === data.status) ?? "unknown";
	} catch (error) {
		if (/no common ancestor/i.test(failureOf(error).said)) return "diverged";
		await mustBeMissing({
			rest,
			at
		}, error);
		return "unknown";
	}
}
/**
* Without pages there are the newest 250 of the commits, in the order of time, and one request is enough; it brings the
* changed files along. https://docs.github.com/rest/commits/commits#compare-two-commits
*/
async function changes({ rest, at }, base, head) {
	if (base === head) return {
		ancestry: "identical",
		ahead: 0,
		behind: 0,
		commits: []
	};
	try {
		const { data } = await rest.repos.compareCommitsWithBasehead({
			...at,
			basehead: `${base}...${head}`
		});
		const ancestry = ancestries.find((one) => one === data.status) ?? "unknown";
		const commits = data.commits.map(readChange).toReversed();
		return {
			ancestry,
			ahead: data.ahead_by,
			behind: data.behind_by,
			commits
		};
	} catch (error) {
		if (failureOf(error).status !== 404) throw error;
		return {
			ancestry: "unknown",
			ahead: 0,
			behind: 0,
			commits: []
		};
	}
}
function readChange({ sha, commit, parents }) {
	return {
		commit: sha,
		message: commit.message,
		author: commit.author?.name ?? "",
		isMerge: parents.length > 1
	};
}
/** The pull request that was merged and brought the commit, else an open one that holds it. */
async function pullRequestOf({ rest, at }, commit) {
	try {
		const { data } = await rest.repos.listPullRequestsAssociatedWithCommit({
			...at,
			commit_sha: commit
		});
		const merged = data.filter(({ merged_at }) => merged_at !== null);
		const [first] = merged.toSorted((one, other) => (one.merged_at ?? "").localeCompare(other.merged_at ?? ""));
		return (merged.find(({ merge_commit_sha }) => merge_commit_sha === commit) ?? first ?? data.find(({ state }) => state === "open"))?.number;
	} catch (error) {
		if (failureOf(error).status === 422) return void 0;
		await mustBeMissing({
			rest,
			at
		}, error);
		return;
	}
}
/** An attempt has ended when it is completed, when a later one has begun, or when the run is gone. */
async function runHasEnded({ rest, at }, run) {
	try {
		const { data } = await rest.actions.getWorkflowRun({
			...at,
			run_id: run.id
		});
		return data.status === "completed" || (data.run_attempt ?? 1) > run.attempt;
	} catch (error) {
		await mustBeMissing({
			rest,
			at
		}, error);
		return true;
	}
}
/**
* Throws unless GitHub says that the thing is not there. It says the same of a whole repository that the token cannot see,
* and a run that is merely out of sight must not be taken for one that has ended: so the repository is asked for too.
*/
async function mustBeMissing({ rest, at }, error) {
	if (failureOf(error).status !== 404) throw error;
	await rest.repos.get(at);
}
/** Commit statuses of the application repository; one is posted only where it says something new. */
function createStatuses(client) {
	const posted = /* @__PURE__ */ new Map();
	return { async set(status, signal) {
		const wanted = {
			...status,
			description: oneLine(status.description)
		};
		const key = `${status.commit} ${status.context.toLowerCase()}`;
		if ((posted.get(key) ?? await read(client, status, signal)) !== contentOf(wanted)) await post(client, wanted, signal);
		posted.set(key, contentOf(wanted));
	} };
}
/** What a status says, to tell two apart; GitHub gives null for what was not sent. */
function contentOf({ state, description, url }) {
	return JSON.stringify([
		state,
		description ?? "",
		url ?? ""
	]);
}
const pageSize = 100;
/** What the commit has for the context, which GitHub compares without case; a commit may have more contexts than a page. */
async function read(client, status, signal) {
	const doing = {
		what: "reading the statuses of a commit in",
		stage: "report",
		needs: "statuses=read"
	};
	const context = status.context.toLowerCase();
	for (let page = 1;; page += 1) {
		const { data } = await ask(client, {
			...doing,
			signal
		}, ({ rest, at }) => rest.repos.getCombinedStatusForRef({
			...at,
			ref: status.commit,
			per_page: pageSize,
			page
		}));
		const found = data.statuses.find((one) => one.context.toLowerCase() === context);
		if (found !== void 0) return contentOf({
			...found,
			url: found.target_url
		});
		if (data.statuses.length < pageSize) return void 0;
	}
}
async function post(client, status, signal) {
	const doing = {
		what: "setting a commit status in",
		stage: "report",
		needs: "statuses=write"
	};
	const { commit, context, state, description, url } = status;
	await ask(client, {
		...doing,
		signal
	}, ({ rest, at }) => rest.repos.createCommitStatus({
		...at,
		sha: commit,
		context,
		state,
		description,
		...url === void 0 ? {} : { target_url: url }
	}));
}
/** GitHub, as far as a deployment needs it. Throws `bad-input` for a repository or a token that cannot be one. */
function createForge(options) {
	const application = createClient(options);
	return {
		statuses: createStatuses(application),
		records: createRecords(application),
		comments: createComments(application),
		conversation: createConversation(application, createClient({
			...options,
			token: options.teamsToken ?? options.token
		})),
		source: createSource(application),
		codeScanning: createCodeScanning(application),
		attestations: createAttestations(application),
		approvals: createApprovals(application),
		...ofGitops(options)
	};
}
function ofGitops(options) {
	const { gitopsRepository, gitopsToken } = options;
	if (gitopsRepository === void 0) return nowhere;
	const client = createClient({
		...options,
		repository: gitopsRepository,
		token: gitopsToken
	});
	return {
		pullRequests: createPullRequests(client),
		merges: createMerges(client),
		rules: createRules(client)
	};
}
async function refuse() {
	throw new DeployError("not-supported", {
		stage: "merge",
		message: "the GitOps repository is not one of this GitHub, so there are no pull requests",
		remedy: "name `gitops.repository` as owner/name, or use `write: push`"
	});
}
/** A GitOps repository elsewhere takes pushes, and knows no pull requests. */
const nowhere = {
	pullRequests: {
		findOpen: refuse,
		open: refuse,
		merge: refuse,
		get: refuse,
		unstartedChecks: refuse,
		close: refuse
	},
	merges: {
		look: refuse,
		arm: refuse,
		disarm: refuse
	},
	rules: { of: async () => [] }
};
export { createForge };
