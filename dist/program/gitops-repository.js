import "./rolldown-runtime.js";
import { a as foldersUp, r as folderOf } from "./folder.js";
import { t as isOurBranch } from "./ref-name.js";
import { r as isCommitSha, t as branchRef } from "./ref-name2.js";
import { c as newFiles, d as refuseLinks, f as refuseOtherThanCommit, l as noCommit, m as refuseUnwritable, n as contentOf, o as isFile, p as refuseToRemove, s as isFolder, u as refuseForce } from "./tree.js";
import { c as whatComes, o as writeOnce, r as removeBranch, s as comesBefore, t as moveBranch } from "./move-ref.js";
import { n as createClient, t as ask } from "./client.js";
import { B as DeployError } from "./start.js";
import { t as idOf } from "./pack.js";
import { It as textAt, Lt as timeAt, Nt as isTrueAt, Pt as listAt, Rt as valueAt } from "./drive.js";
import { t as inGroups } from "./groups.js";
/** The id that git gives to these bytes, in the kind of hash that another id of the repository has. */
function blobId(bytes, like) {
	return idOf({
		kind: "blob",
		bytes
	}, like.length);
}
/**
* The bytes that a text of GraphQL stands for, where they are what the id says; undefined where they are not, or where
* there is no text. GitHub gives a file as UTF-8 whatever it was, cuts a long one, and says nothing of a byte order mark:
* only the id proves that nothing was lost.
*/
function bytesOf(text, id) {
	const bytes = Buffer.from(text ?? "", "utf8");
	return blobId(bytes, id) === id ? bytes : void 0;
}
function variablesOf({ paths, folders }) {
	const named = (letter, all) => all.map((path, at) => ({
		name: `${letter}${at}`,
		path
	}));
	return [...named("p", paths), ...named("d", folders)].filter(({ path }) => path !== "");
}
const entriesField = "entries { name mode }";
/** The fields of a commit for what is asked. */
function commitFields(asked) {
	const fields = variablesOf(asked).map(({ name }) => {
		return `${name}: file(path: $${name}) { ${name.startsWith("d") ? `object { ... on Tree { ${entriesField} } }` : "mode oid object { ... on Blob { text } }"} }`;
	});
	return `oid ... on Commit { tree { oid ${asked.folders.includes("") ? entriesField : ""} } ${fields.join(" ")} }`;
}
function declared(asked) {
	return variablesOf(asked).map(({ name }) => `, $${name}: String!`).join("");
}
function valuesOf(asked) {
	return Object.fromEntries(variablesOf(asked).map(({ name, path }) => [name, path]));
}
/** The commit that a ref points at, with what is asked about it, in one request; undefined where there is no such ref. */
async function queryRef(github, ref, asked) {
	const repository = await queryPaths(github, `query($owner: String!, $repo: String!, $ref: String!${declared(asked)}) {
    repository(owner: $owner, name: $repo) { id ref(qualifiedName: $ref) { target { ${commitFields(asked)} } } } }`, {
		ref,
		...valuesOf(asked)
	});
	return readCommit(repository, valueAt(repository, "ref", "target"), asked);
}
/** A commit with what is asked about it, in one request; undefined where there is no such commit. */
async function queryCommit(github, commit, asked) {
	const repository = await queryPaths(github, `query($owner: String!, $repo: String!, $commit: GitObjectID!${declared(asked)}) {
    repository(owner: $owner, name: $repo) { id object(oid: $commit) { ${commitFields(asked)} } } }`, {
		commit,
		...valuesOf(asked)
	});
	return readCommit(repository, valueAt(repository, "object"), asked);
}
/** A path that is not there is null; should a GitHub call it an error, it is one of that path alone. */
async function queryPaths(github, query, variables) {
	try {
		const answer = await github.graphql(query, {
			...github.at,
			...variables
		});
		return valueAt(answer, "repository");
	} catch (error) {
		const errors = listAt(error, "errors");
		const isOfPaths = errors.every((one) => textAt(one, "type") === "NOT_FOUND" && listAt(one, "path").length > 2);
		if (errors.length === 0 || !isOfPaths) throw error;
		return valueAt(error, "data", "repository");
	}
}
/** An object that is no commit has no tree. */
function readCommit(repository, commit, { paths, folders }) {
	const repositoryId = textAt(repository, "id") ?? "";
	const [oid, tree] = [textAt(commit, "oid"), textAt(commit, "tree", "oid")];
	if (oid === void 0 || tree === void 0) return void 0;
	const entries = paths.map((path, at) => [path, readEntry$1(valueAt(commit, `p${at}`))]);
	const trees = folders.map((path, at) => {
		return [path, readFolder(path === "" ? valueAt(commit, "tree") : valueAt(commit, `d${at}`, "object"))];
	});
	return {
		oid,
		tree,
		repositoryId,
		entries: new Map(entries),
		folders: new Map(trees)
	};
}
/** https://docs.github.com/graphql/reference/objects#tree: what is no tree has no entries */
function readFolder(tree) {
	if (!Array.isArray(valueAt(tree, "entries"))) return void 0;
	const entries = listAt(tree, "entries").flatMap((entry) => {
		const [name, mode] = [textAt(entry, "name"), modeOf(entry)];
		return name === void 0 || mode === void 0 ? [] : [{
			name,
			mode
		}];
	});
	return contentOf(entries);
}
function readEntry$1(entry) {
	const oid = textAt(entry, "oid");
	const mode = modeOf(entry);
	if (oid === void 0 || mode === void 0) return void 0;
	return {
		mode,
		oid,
		text: textAt(entry, "object", "text")
	};
}
/** https://docs.github.com/graphql/reference/objects#treeentry: the mode is a decimal number */
function modeOf(entry) {
	const mode = valueAt(entry, "mode");
	return typeof mode === "number" ? mode.toString(8).padStart(6, "0") : void 0;
}
/** How many paths one query asks for at most. */
const mostPaths = 100;
/** How many commits are remembered; a deployment looks at two or three. */
const mostCommits = 8;
const nothing = {
	paths: [],
	folders: []
};
/**
* Files and folders of commits, each read once: what a commit holds never changes. A look at a branch can bring those along
* that were read last, since whoever lost a race reads the same ones anew.
*/
var CommitFiles = class {
	#commits = /* @__PURE__ */ new Map();
	#last = nothing;
	/** The commit that a ref points at, with its files or without; undefined where there is none. */
	async head(github, ref, { withFiles }) {
		const found = await queryRef(github, ref, withFiles ? this.#last : nothing);
		if (found !== void 0) this.#keep(found.oid, await readFiles(github, found));
		return found?.oid;
	}
	/** What stands at some paths of a commit and in some folders. Throws `bad-input` for a commit that is not there. */
	async look(github, commit, { paths = [], folders = [] }) {
		const asked = {
			paths: paths.filter(isNormal),
			folders: folders.filter((path) => path === "" || isNormal(path))
		};
		for (const part of partsOf(unknownOf(asked, this.#commits.get(commit)))) {
			const found = await queryCommit(github, commit, part);
			if (found === void 0) throw noCommit(`${github.at.owner}/${github.at.repo}`, commit);
			this.#keep(commit, await readFiles(github, found));
		}
		const known = this.#commits.get(commit);
		if (known === void 0) throw noCommit(`${github.at.owner}/${github.at.repo}`, commit);
		this.#keep(commit, known);
		this.#last = partsOf({
			paths: [...known.entries.keys()],
			folders: [...known.folders.keys()]
		})[0] ?? nothing;
		return {
			...known,
			entries: there(asked.paths, known.entries),
			folders: there(asked.folders, known.folders)
		};
	}
	/** The one that was looked at least recently is forgotten. */
	#keep(commit, known) {
		const before = this.#commits.get(commit);
		this.#commits.delete(commit);
		this.#commits.set(commit, {
			...known,
			entries: new Map([...before?.entries ?? [], ...known.entries]),
			folders: new Map([...before?.folders ?? [], ...known.folders])
		});
		const [oldest] = this.#commits.keys();
		if (this.#commits.size > mostCommits && oldest !== void 0) this.#commits.delete(oldest);
	}
};
function unknownOf({ paths, folders }, known) {
	if (known === void 0) return {
		paths,
		folders
	};
	const unknown = {
		paths: paths.filter((path) => !known.entries.has(path)),
		folders: folders.filter((path) => !known.folders.has(path))
	};
	return unknown.paths.length + unknown.folders.length === 0 ? void 0 : unknown;
}
/** As many queries as it takes; one at least, where anything is asked at all. */
function partsOf(asked) {
	if (asked === void 0) return [];
	const all = [...asked.paths.map((path) => ({ path })), ...asked.folders.map((folder) => ({ folder }))];
	return Array.from({ length: Math.max(1, Math.ceil(all.length / mostPaths)) }, (_, at) => all.slice(at * mostPaths, (at + 1) * mostPaths)).map((part) => ({
		paths: part.flatMap((one) => "path" in one ? [one.path] : []),
		folders: part.flatMap((one) => "folder" in one ? [one.folder] : [])
	}));
}
function there(asked, known) {
	return new Map(asked.flatMap((path) => {
		const found = known.get(path);
		return found === void 0 ? [] : [[path, found]];
	}));
}
/** Whether text is a path as git writes it; GitHub would take `/a` and `a//b` for another one. */
function isNormal(path) {
	return path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}
async function readFiles(github, { tree, repositoryId, entries, folders }) {
	const read = await inGroups([...entries], async ([path, entry]) => [path, await readEntry(github, path, entry)]);
	return {
		tree,
		repositoryId,
		entries: new Map(read),
		folders
	};
}
async function readEntry(github, path, entry) {
	if (entry === void 0) return void 0;
	const { mode, oid, text } = entry;
	if (!isFile(entry)) return {
		path,
		mode,
		oid
	};
	return {
		path,
		mode,
		oid,
		bytes: bytesOf(text, oid) ?? await readRaw(github, path, oid)
	};
}
/** The bytes themselves, in base64. */
async function readRaw({ rest, at }, path, oid) {
	const { data } = await rest.git.getBlob({
		...at,
		file_sha: oid
	});
	const bytes = Buffer.from(data.content, "base64");
	if (blobId(bytes, oid) === oid) return bytes;
	const message = `${at.owner}/${at.repo} gave other bytes for ${path} than its id says`;
	throw new DeployError("gitops-unreachable", {
		stage: "write",
		message
	});
}
const query = `query($owner: String!, $repo: String!, $ref: String!, $since: GitTimestamp!, $path: String, $after: String) {
  repository(owner: $owner, name: $repo) { ref(qualifiedName: $ref) { target { ... on Commit {
  history(first: 100, since: $since, path: $path, after: $after) {
  pageInfo { hasNextPage endCursor } nodes { oid committedDate message } } } } } } }`;
/** The history of a branch since a moment, a hundred commits a request. */
async function readLog({ graphql, at }, ref, search) {
	const { since, below, most } = search;
	const commits = [];
	let after;
	while (commits.length < most) {
		const asked = {
			ref,
			since: since.toISOString(),
			path: below === "" ? null : below,
			after: after ?? null
		};
		const answer = await graphql(query, {
			...at,
			...asked
		});
		const history = valueAt(answer, "repository", "ref", "target", "history");
		commits.push(...listAt(history, "nodes").flatMap(commitIn));
		after = textAt(history, "pageInfo", "endCursor");
		if (!isTrueAt(history, "pageInfo", "hasNextPage") || after === void 0) return {
			commits: commits.slice(0, most),
			isCut: commits.length > most
		};
	}
	return {
		commits: commits.slice(0, most),
		isCut: true
	};
}
function commitIn(node) {
	const [revision, at] = [textAt(node, "oid"), timeAt(node, "committedDate")];
	if (revision === void 0 || at === void 0) return [];
	return [{
		revision,
		at,
		message: textAt(node, "message") ?? ""
	}];
}
/**
* Makes a commit that no branch points at yet, by the Git Data API (https://docs.github.com/rest/git): one request for each
* file, one for the tree, one for the commit. Files keep their modes. GitHub signs it for an App and for `GITHUB_TOKEN`, since
* no author is named, but not for the token of a person (https://github.com/DataDog/commit-headless/pull/46). What is left of
* an attempt that ends in between is an object that nobody sees.
*/
async function makeCommit(github, request, parent) {
	const { rest, at } = github;
	const entries = await inGroups([...request.files], async ([path, bytes]) => {
		return {
			path,
			mode: parent.entries.get(path)?.mode === "100755" ? "100755" : "100644",
			type: "blob",
			sha: bytes === "deleted" ? null : await makeBlob(github, path, bytes)
		};
	});
	const { data: tree } = await rest.git.createTree({
		...at,
		base_tree: parent.tree,
		tree: [...entries]
	});
	const { message } = request;
	const { data: commit } = await rest.git.createCommit({
		...at,
		message,
		tree: tree.sha,
		parents: [request.parent]
	});
	return commit.sha;
}
async function makeBlob({ rest, at }, path, bytes) {
	const content = Buffer.from(bytes).toString("base64");
	const { data } = await rest.git.createBlob({
		...at,
		content,
		encoding: "base64"
	});
	if (data.sha === blobId(bytes, data.sha)) return data.sha;
	const message = `${at.owner}/${at.repo} took other bytes for ${path} than were sent`;
	throw new DeployError("gitops-unreachable", {
		stage: "write",
		message
	});
}
const mutation = `mutation($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } } }`;
/**
* Commits on a branch in one request, a compare-and-swap on its head. GitHub signs the commit, and its author is who the
* token belongs to: https://docs.github.com/graphql/reference/mutations#createcommitonbranch
*
* Only for files that are not executable: whatever it writes gets the mode 100644, seen in
* https://github.com/DataDog/commit-headless/pull/46.
*/
function commitOnBranch(github, writing) {
	return writeOnce(github, writing.client, {
		send: () => send(github, writing.request),
		lookUp: () => lookUp(github, writing)
	});
}
async function send({ graphql, at }, request) {
	const input = {
		branch: {
			repositoryNameWithOwner: `${at.owner}/${at.repo}`,
			branchName: request.branch
		},
		expectedHeadOid: request.parent,
		message: splitMessage(request.message),
		fileChanges: fileChanges(request)
	};
	const answer = await graphql(mutation, {
		input,
		request: {
			...at.request,
			repeat: false
		}
	});
	const revision = textAt(answer, "createCommitOnBranch", "commit", "oid");
	if (revision === void 0) throw new Error("GitHub committed without saying what");
	return revision;
}
function fileChanges({ files }) {
	const additions = [...files].flatMap(([path, bytes]) => bytes === "deleted" ? [] : [{
		path,
		contents: Buffer.from(bytes).toString("base64")
	}]);
	const deletions = [...files].flatMap(([path, bytes]) => bytes === "deleted" ? [{ path }] : []);
	return {
		additions,
		...deletions.length === 0 ? {} : { deletions }
	};
}
/** A message as GitHub wants it: it puts an empty line between headline and body. */
function splitMessage(message) {
	const [headline = "", ...rest] = plain(message).split("\n");
	return {
		headline,
		body: rest.join("\n").replace(/^\n+/, "")
	};
}
function plain(message) {
	return message.replaceAll("\r\n", "\n").trim();
}
const history = `query($owner: String!, $repo: String!, $ref: String!) { repository(owner: $owner, name: $repo) {
  ref(qualifiedName: $ref) { target { oid ... on Commit { history(first: 100) {
    nodes { oid message parents(first: 2) { nodes { oid } } } } } } } } }`;
/**
* Looks for our commit on the branch: one that was made on our parent, with our message and our files. It would say nothing
* of a commit that is farther down; that is a lost race, and whoever plans again finds that nothing is left to write.
*/
async function lookUp(github, { files, request, ref }) {
	const answer = await github.graphql(history, {
		...github.at,
		ref
	});
	const head = valueAt(answer, "repository", "ref", "target");
	if (textAt(head, "oid") === request.parent) return void 0;
	for (const commit of listAt(head, "history", "nodes")) {
		const oid = textAt(commit, "oid");
		if (oid === void 0 || !isLikeOurs(commit, request)) continue;
		if (await holdsFiles(github, {
			files,
			request,
			oid
		})) return {
			result: "committed",
			revision: oid
		};
	}
	return { result: "lost-race" };
}
function isLikeOurs(commit, { parent, message }) {
	const parents = listAt(commit, "parents", "nodes").map((one) => textAt(one, "oid"));
	const { headline, body } = splitMessage(message);
	const theirs = splitMessage(textAt(commit, "message") ?? "");
	return parents.length === 1 && parents[0] === parent && theirs.headline === headline && theirs.body === body;
}
async function holdsFiles(github, { files, request, oid }) {
	const { entries } = await files.look(github, oid, { paths: [...request.files.keys()] });
	return [...request.files].every(([path, bytes]) => {
		const entry = entries.get(path);
		if (bytes === "deleted") return entry === void 0;
		return entry !== void 0 && entry.oid === blobId(bytes, entry.oid);
	});
}
const unreachable = "gitops-unreachable";
const reading = {
	what: "reading",
	stage: "write",
	needs: "contents=read",
	unreachable
};
const writing = {
	what: "writing to",
	stage: "write",
	needs: "contents=write",
	unreachable
};
/**
* The GitOps repository by GitHub's API alone: no git, no clone. A write reads one branch head, the files that it names, and
* commits: three requests. Throws `bad-input` for a repository or a token that cannot be one.
*/
function createGitOpsRepository(options) {
	return new GitHubRepository(createClient(options));
}
var GitHubRepository = class {
	#client;
	#files = new CommitFiles();
	constructor(client) {
		this.#client = client;
	}
	async head(branch, signal) {
		const ref = branchRef(branch);
		const withFiles = !isOurBranch(branch);
		return this.#read(signal, (github) => this.#files.head(github, ref, { withFiles }));
	}
	async read(commit, paths, signal) {
		if (paths.length === 0) return /* @__PURE__ */ new Map();
		const { entries } = await this.#look(commit, { paths }, signal);
		return new Map(filesOf(entries).flatMap(({ path, bytes }) => bytes === void 0 ? [] : [[path, bytes]]));
	}
	async folders(commit, paths, signal) {
		if (paths.length === 0) return /* @__PURE__ */ new Map();
		const { folders } = await this.#look(commit, { folders: paths }, signal);
		return folders;
	}
	async commit(request, signal) {
		refuseForce(request);
		const ref = branchRef(request.branch);
		const parent = await this.#lookAround(request, signal);
		refuseUnwritable(request, standingIn(parent));
		return ask(this.#client, {
			...writing,
			signal
		}, async (github) => {
			if (request.expected === request.parent && keepsModes(request, parent)) {
				const written = await commitOnBranch(github, {
					client: this.#client,
					files: this.#files,
					request,
					ref
				});
				if (written.result !== "not-served") return written;
			}
			return this.#commitAndMove(github, request, {
				ref,
				parent
			});
		});
	}
	async removeBranch(branch, expected, signal) {
		refuseToRemove(branch);
		return ask(this.#client, {
			...writing,
			signal
		}, (github) => removeBranch(github, this.#client, {
			ref: branchRef(branch),
			before: expected
		}));
	}
	async isAncestor(ancestor, commit, signal) {
		if (!isCommitSha(ancestor) || !isCommitSha(commit)) return "unknown";
		return ancestor === commit || this.#read(signal, (github) => comesBefore(github, ancestor, commit));
	}
	async log(search, signal) {
		const ref = branchRef(search.branch);
		return this.#read(signal, (github) => readLog(github, ref, search));
	}
	async brings(merge, signal) {
		return this.#read(signal, (github) => whatComes(github, merge));
	}
	/**
	* Makes the commit first, and then moves the branch to it in one step: there is no moment at which a branch of ours is made
	* or moved without the edit, which would close its pull request, and nothing is left where the run dies in between.
	*/
	async #commitAndMove(github, request, { ref, parent }) {
		const { expected } = request;
		const after = await makeCommit(github, request, parent);
		const before = expected === "nothing" ? void 0 : expected;
		const force = before !== void 0 && before !== request.parent;
		return moveBranch(github, this.#client, {
			ref,
			before,
			after,
			force,
			repositoryId: parent.repositoryId
		});
	}
	/** What stands at the files of a commit to be made, and above those that are new. */
	async #lookAround({ parent, files }, signal) {
		const known = await this.#look(parent, { paths: [...files.keys()] }, signal);
		const made = newFiles(files, (path) => known.entries.has(path));
		if (made.length === 0) return known;
		const folders = [...new Set(made.flatMap((path) => foldersUp(folderOf(path))))];
		const around = await this.#look(parent, {
			paths: folders.filter((folder) => folder !== ""),
			folders
		}, signal);
		return {
			...around,
			entries: new Map([...known.entries, ...around.entries])
		};
	}
	async #look(commit, asked, signal) {
		refuseOtherThanCommit(commit);
		return this.#read(signal, (github) => this.#files.look(github, commit, asked));
	}
	#read(signal, work) {
		return ask(this.#client, {
			...reading,
			signal
		}, work);
	}
};
function standingIn({ entries, folders }) {
	return {
		modeAt: (path) => entries.get(path)?.mode,
		namesIn: (folder) => {
			const { files = [], folders: inside = [] } = folders.get(folder) ?? {};
			return [...files, ...inside];
		}
	};
}
/** `createCommitOnBranch` gives every file that it writes the mode 100644, which new ones have anyway. */
function keepsModes({ files }, { entries }) {
	return [...files].every(([path, bytes]) => bytes === "deleted" || (entries.get(path)?.mode ?? "100644") === "100644");
}
/** The files among some entries; throws `edit-refused` for a symbolic link or a submodule. */
function filesOf(entries) {
	const found = [...entries.values()].filter((entry) => !isFolder(entry));
	refuseLinks(found);
	return found.filter(isFile);
}
export { createGitOpsRepository };
