import "./rolldown-runtime.js";
import { n as printGrantees, t as hasRole } from "./comment2.js";
import { B as DeployError, P as printImage } from "./start.js";
import { i as revisionLabel } from "./labels.js";
import { t as repositoryOfPlan } from "./image-of-plan.js";
import { n as ended } from "./run.js";
/** Why a comment asks for nothing any more; undefined while it stands as it was written. */
async function changeOf(comment, { conversation, signal }) {
	const now = await conversation.comment(comment.id, signal);
	if (now === void 0) return "the comment was deleted";
	return now.body !== comment.body ? "the comment was edited since" : void 0;
}
/** Why the comment that an event told of is no command, by what GitHub says of it now; undefined where it is one. */
async function editOf(comment, around) {
	const now = await around.conversation.comment(comment.id, around.signal);
	if (now === void 0) return "the comment was deleted";
	if (now.body === comment.body && !now.isEdited) return void 0;
	return "the comment was edited: nobody can tell who saw which text";
}
/**
* Lets somebody pass who is named, has a role, or is in a team; asked of GitHub in that order, and no more than is needed. What cannot
* be asked is refused. `author_association` counts for nothing: it says nothing of permissions.
* @throws DeployError `not-allowed`
*/
async function demandAllowed({ what, grantees }, { author }, { conversation, signal }) {
	const login = author.toLowerCase();
	if (grantees.some((one) => one.is === "user" && one.login.toLowerCase() === login)) return;
	const wanted = grantees.flatMap((one) => one.is === "role" ? [one.role] : []);
	if (wanted.length > 0) {
		const role = await conversation.roleOf(author, signal);
		if (wanted.some((one) => hasRole(role, one))) return;
	}
	for (const team of grantees) if (team.is === "team" && await conversation.isMember(team, author, signal)) return;
	const teams = grantees.some(({ is }) => is === "team") ? ", as far as this token sees its teams" : "";
	throw new DeployError("not-allowed", {
		stage: "inputs",
		message: `${author} may not ${what}${teams}: that is for ${printGrantees(grantees)}`
	});
}
/**
* The head of the pull request, where it is the one that whoever wrote the comment could see: it was there before, by GitHub's clock.
* GitHub tells times in whole seconds, so that what came in the same one is refused.
* @throws DeployError `bad-input` for a pull request that is closed, `fork-without-secrets`, `request-changed`
*/
async function pinHead(comment, { conversation, signal }) {
	const pull = await conversation.pullRequest(comment.pullRequest, signal);
	demandOpen(pull);
	const { head: commit, branch } = pull;
	const [pushedAt, date] = await Promise.all([conversation.pushedAt(branch, commit, signal), conversation.committedAt(commit, signal)]);
	const short = commit.slice(0, 7);
	if (pushedAt === void 0) throw changed(`GitHub does not tell when ${short} came to ${branch}`);
	if (pushedAt >= comment.writtenAt) throw changed(`${short} was pushed at ${pushedAt.toISOString()}, when the comment was written already`);
	return {
		commit,
		branch,
		date
	};
}
function demandOpen({ isOpen, isFromFork }) {
	if (!isOpen) throw new DeployError("bad-input", {
		stage: "inputs",
		message: "the pull request is closed: there is nothing of it to deploy",
		remedy: "reopen it, or deploy what was merged"
	});
	if (!isFromFork) return;
	throw new DeployError("fork-without-secrets", {
		stage: "inputs",
		message: "the pull request comes from a fork: nothing of it is deployed by a comment"
	});
}
function changed(message) {
	return new DeployError("request-changed", {
		stage: "inputs",
		message
	});
}
/** Asks, before anything is written, whether the comment stands as it was written and its pull request where it stood. */
function recheckOf(comment, pinned, ports) {
	return async (signal) => {
		const { conversation } = await ports.forge();
		const sentence = await changeOf(comment, {
			conversation,
			signal
		}) ?? await moveOf(comment, pinned, conversation, signal);
		return sentence === void 0 ? void 0 : ended("errored", "request-changed", {
			stage: "write",
			sentence
		});
	};
}
async function moveOf({ pullRequest }, pinned, conversation, signal) {
	if (pinned === void 0) return void 0;
	const { head, isOpen, isFromFork } = await conversation.pullRequest(pullRequest, signal);
	if (!isOpen || isFromFork) return "the pull request was closed since";
	if (head === pinned.commit) return void 0;
	return `the head of the pull request is ${head.slice(0, 7)} by now, and no longer ${pinned.commit.slice(0, 7)}`;
}
/**
* The image that the pull request's own workflow has pushed, under the first tag of its head, by digest. It must say by its label that
* it was built from that commit: a signature says who made an image, and not of what, so that a tag may be put on an older one.
* @throws DeployError `image-not-built`
*/
async function findPushedImage(plan, ports, signal) {
	const [tag] = plan.image.tags;
	const image = {
		...repositoryOfPlan(plan),
		...tag === void 0 ? {} : { tag }
	};
	const description = await (await ports.registry()).describe(image, signal);
	if (description === void 0) throw notBuilt(`the registry has no ${printImage(image)}`);
	const revision = description.labels[revisionLabel];
	if (revision === plan.source.commit) return {
		...image,
		digest: description.digest
	};
	const says = revision === void 0 ? "does not say of which commit it is" : `is of another commit (${revision.slice(0, 40)})`;
	throw notBuilt(`${printImage(image)} ${says}`);
}
function notBuilt(message) {
	return new DeployError("image-not-built", {
		stage: "build",
		message,
		remedy: "A comment builds nothing. Let the workflow of the pull request push the image of its head, with the label org.opencontainers.image.revision; wait until it has, and write the command again."
	});
}
export { changeOf, demandAllowed, editOf, findPushedImage, pinHead, recheckOf };
