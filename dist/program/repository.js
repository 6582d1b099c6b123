import "./rolldown-runtime.js";
import { t as isOurBranch } from "./ref-name.js";
import { basic, openingOf, secretsOf } from "./address.js";
import { a as foldersUp, o as inFolder, r as folderOf, s as nameOf } from "./folder.js";
import { d as refuseLinks, f as refuseOtherThanCommit, i as readTree, l as noCommit, m as refuseUnwritable, n as contentOf, o as isFile, p as refuseToRemove, s as isFolder, t as batchEntries, u as refuseForce } from "./tree.js";
import { a as fetchRef, c as failure, f as writeTree, i as fetchObjects, l as talk, n as fetchCommand, o as isNotThere, r as fetchCommit, s as requireGitServer, t as pushRef, u as writeCommit } from "./push.js";
import { B as DeployError } from "./start.js";
import { n as everyday, r as runChild, t as allow } from "./child.js";
import { r as isCommitSha, t as branchRef } from "./ref-name2.js";
/**
* Paths that differ between two commits besides some files: only folders that lead to one of these are looked into, a level at
* a time, one request each. Of any other folder it is enough that it differs.
*/
async function pathsBesides(objects, { before, after, besides, signal }) {
	const files = new Set(besides);
	const folders = new Set(besides.flatMap((file) => foldersUp(folderOf(file))));
	const roots = {
		before: await objects.rootOf(before, signal),
		after: await objects.rootOf(after, signal)
	};
	let level = [{
		path: "",
		before: roots.before.id,
		after: roots.after.id
	}];
	const others = [];
	while (level.length > 0) {
		const trees = await objects.read(level.flatMap((pair) => [pair.before, pair.after]), signal);
		const found = level.flatMap((pair) => differences(pair, trees));
		others.push(...found.filter((one) => !isExpected(one, {
			files,
			folders
		})).map(({ path }) => path));
		level = found.flatMap((one) => one.folder !== void 0 && folders.has(one.path) ? [one.folder] : []);
	}
	return others.sort();
}
function isExpected({ path, folder, isFile }, { files, folders }) {
	return folder === void 0 ? isFile && files.has(path) : folders.has(path);
}
function differences(pair, trees) {
	if (pair.before === pair.after) return [];
	const before = itemsOf(pair.before, trees);
	const after = itemsOf(pair.after, trees);
	if (before === void 0 || after === void 0) return [{
		path: pair.path === "" ? "." : pair.path,
		isFile: false
	}];
	return [.../* @__PURE__ */ new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
		const [old, now] = [before.get(name), after.get(name)];
		if (old?.id === now?.id && old?.mode === now?.mode) return [];
		return [differenceAt(inFolder(pair.path, name), old, now)];
	});
}
function differenceAt(path, old, now) {
	if (old === void 0 || now === void 0) return {
		path,
		isFile: false
	};
	if (isFolder(old) && isFolder(now)) return {
		path,
		isFile: false,
		folder: {
			path,
			before: old.id,
			after: now.id
		}
	};
	return {
		path,
		isFile: isFile(old) && isFile(now)
	};
}
/** Entries by name; undefined where two have the same. */
function itemsOf(id, trees) {
	const items = readTree(trees.get(id) ?? Buffer.alloc(0), id.length / 2);
	const named = new Map(items.map((item) => [item.name, item]));
	return named.size === items.length ? named : void 0;
}
/**
* Settings for every command. The user's own configuration stays in force (proxies, certificates, `insteadOf`), apart from
* what would change what we do.
*/
const ourSettings = [
	["core.hooksPath", "/dev/null"],
	["core.fsmonitor", "false"],
	["credential.helper", ""],
	["protocol.ext.allow", "never"],
	["gc.auto", "0"],
	["maintenance.auto", "false"],
	["commit.gpgSign", "false"],
	["i18n.commitEncoding", "UTF-8"],
	["push.gpgSign", "false"],
	["push.followTags", "false"],
	["push.negotiate", "false"],
	["push.recurseSubmodules", "no"],
	["protocol.version", "2"],
	["http.followRedirects", "false"],
	["http.lowSpeedLimit", "1"],
	["http.lowSpeedTime", "90"]
];
/**
* The header that opens a repository. The key is the whole URL, since git prefers the longest match: a header that the
* user's configuration has for a part of it would win otherwise. The empty value removes what came before.
*/
function authorization({ url, credentials }) {
	if (credentials === void 0) return [];
	const key = `http.${url}.extraHeader`;
	return [[key, ""], [key, `Authorization: Basic ${basic(credentials)}`]];
}
/** Settings as variables of a child's environment (`GIT_CONFIG_COUNT`, git 2.31): neither on a command line nor on disk. */
function asEnvironment(settings) {
	const variables = settings.flatMap(([key, value], index) => [[`GIT_CONFIG_KEY_${index}`, key], [`GIT_CONFIG_VALUE_${index}`, value]]);
	return Object.fromEntries([["GIT_CONFIG_COUNT", String(settings.length)], ...variables]);
}
/**
* How SSH is called where nobody says otherwise: it asks nobody, gives up a server that does not take the connection within 15
* seconds, and one that is silent for 90.
*/
const patientSsh = "ssh -o BatchMode=yes -o ConnectTimeout=15 -o ServerAliveInterval=15 -o ServerAliveCountMax=6";
/** Whether git reaches an address by SSH: `ssh://…`, or `user@host:path`. */
function isSsh(url) {
	return /^(?:git\+)?ssh:\/\//i.test(url) || /^[^/:]+@[^/:]+:/.test(url);
}
/** The variables that git gets for SSH; a command of the user's own (a variable, or `core.sshCommand`) stays. */
function sshVariables(environment, configured) {
	return [environment["GIT_SSH_COMMAND"], configured].some((command) => (command ?? "") !== "") ? {} : { GIT_SSH_COMMAND: patientSsh };
}
const { join, resolve } = process.getBuiltinModule("node:path");
/** Variables of the user that git may see besides the everyday ones: how to reach a server. */
const allowed = [
	...everyday,
	"SSH_AUTH_SOCK",
	"GIT_SSH_COMMAND",
	"GIT_SSL_*",
	"GIT_HTTP_LOW_SPEED_*"
];
/** Runs git in a bare repository. Only commands that talk to the server get its credentials. */
var Git = class Git {
	/** What fetches leave out; a server may refuse to leave trees out. */
	filter = "tree:0";
	url;
	folder;
	#options;
	#environment;
	#made;
	#turn = Promise.resolve();
	#sshCommand;
	constructor(options) {
		this.url = options.opening.url;
		this.folder = resolve(options.folder);
		this.#options = options;
		this.#environment = {
			...allow(options.environment, allowed),
			GIT_TERMINAL_PROMPT: "0",
			GIT_ASKPASS: "",
			LC_ALL: "C"
		};
	}
	/** Throws `gitops-unreachable` where git is missing or too old: an old one would not see the credentials. */
	async requireVersion(signal) {
		const said = (await this.local({
			arguments: ["version"],
			signal
		})).toString().trim();
		const [, major = "0", minor = "0"] = /(\d+)\.(\d+)/.exec(said) ?? [];
		if (Number(major) * 1e3 + Number(minor) < 2032) throw unusable(`${said} is too old`);
	}
	/** Makes the bare repository, unless it is made. */
	async init(signal) {
		this.#made ??= this.local({
			arguments: [
				"init",
				"--quiet",
				"--bare",
				"--template="
			],
			signal
		});
		await this.#made;
	}
	/** Another bare repository of the same address, inside this one's folder. */
	beside(name) {
		return new Git({
			...this.#options,
			folder: join(this.folder, name)
		});
	}
	/** Runs a command that stays on this machine, and whose failure is a defect. */
	async local(call) {
		const result = await this.ask(call);
		if (result.exit === 0) return result.stdout;
		const message = `git ${call.arguments.join(" ")} failed: ${result.messages}`;
		throw new DeployError("internal", {
			stage: "write",
			message
		});
	}
	/** Runs a command that stays on this machine; any exit code is an answer. */
	ask(call) {
		return this.#run(call, asEnvironment(ourSettings), []);
	}
	/** Runs a command that talks to the server; one after another, since two would fight over the repository's locks. */
	remote(call) {
		const result = this.#turn.then(() => this.#talk(call));
		this.#turn = result.catch(() => {});
		return result;
	}
	/** What SSH is called with, where the address is reached by it. */
	async #ssh(signal) {
		if (!isSsh(this.url)) return {};
		this.#sshCommand ??= this.ask({
			arguments: [
				"config",
				"--get",
				"core.sshCommand"
			],
			signal
		});
		const { stdout } = await this.#sshCommand;
		return sshVariables(this.#environment, stdout.toString().trim());
	}
	/** The credentials are asked for when the command's turn has come: those of a GitHub App end while one waits. */
	async #talk(call) {
		const address = await this.#options.opening.address(call.signal);
		const variables = {
			...asEnvironment([
				...ourSettings,
				["remote.origin.url", address.url],
				...authorization(address)
			]),
			...await this.#ssh(call.signal)
		};
		return this.#run(call, variables, secretsOf(address));
	}
	async #run(call, settings, secrets) {
		const ended = await runChild({
			program: "git",
			arguments: [
				"--git-dir",
				this.folder,
				...call.arguments
			],
			environment: {
				...this.#environment,
				...settings,
				...call.variables
			},
			signal: call.signal,
			...call.input === void 0 ? {} : { input: call.input }
		});
		if (ended.result === "not-found") throw unusable("git is not installed");
		return {
			exit: ended.exit,
			stdout: Buffer.from(ended.stdout),
			messages: hide(ended.lastLines, secrets)
		};
	}
};
function hide(lines, secrets) {
	return secrets.reduce((text, secret) => text.replaceAll(secret, "***"), lines.join("\n"));
}
/** `push.negotiate` is the newest part of git that is needed. */
function unusable(message) {
	return new DeployError("gitops-unreachable", {
		stage: "write",
		message,
		remedy: "Install git 2.32 or newer."
	});
}
/** How deep the history is read before it is read deeper; the last is git's word for all of it. */
const depths = [
	32,
	1024,
	32768,
	2147483647
];
/** The history of a repository: commits alone, without trees, in a repository of its own. */
var History = class {
	#network;
	#depth = 0;
	/**
	* Beside the repository that files are read from: commits without their trees in there would tell the server, in the
	* next negotiation, that we have the trees too.
	*/
	constructor(network) {
		this.#network = {
			...network,
			git: network.git.beside("history.git")
		};
	}
	/** Whether one commit is the other or comes before it; `unknown` where the server does not have one of them. */
	async isAncestor(lineage, signal) {
		const { git } = this.#network;
		await git.init(signal);
		for (const depth of this.#depthsLeft()) {
			const answer = await decide(git, lineage, signal);
			if (answer !== "undecided") return answer;
			if (!await this.#deepen(lineage, depth, signal)) return "unknown";
		}
		return await decide(git, lineage, signal) === true;
	}
	/**
	* The newest commit that two come from; undefined where there is none, or not a single one. Every way from either of them to
	* it is here by then, so that it is the newest one also where the history beyond was not read.
	*/
	async mergeBase(lineage, signal) {
		const { ancestor: one, commit: other } = lineage;
		const { git } = this.#network;
		await git.init(signal);
		for (const depth of this.#depthsLeft()) {
			if (!await this.#deepen(lineage, depth, signal)) return void 0;
			const ends = [
				"rev-list",
				"--max-count=1",
				"--max-parents=0",
				`${one}...${other}`
			];
			if ((await git.local({
				arguments: ends,
				signal
			})).length > 0 && await isShallow(git, signal)) continue;
			const { stdout } = await git.ask({
				arguments: [
					"merge-base",
					"--all",
					one,
					other
				],
				signal
			});
			const [found, ...more] = stdout.toString().trim().split("\n");
			if (more.length > 0 && await isShallow(git, signal)) continue;
			return more.length > 0 || !found ? void 0 : {
				commit: found,
				ahead: await this.#count(lineage, signal)
			};
		}
	}
	/** Commits of one that the other does not have; all of them are here. */
	async #count({ ancestor, commit }, signal) {
		const words = [
			"rev-list",
			"--count",
			`${ancestor}..${commit}`
		];
		return Number((await this.#network.git.local({
			arguments: words,
			signal
		})).toString());
	}
	/** A history that was read deeper is never cut again. */
	#depthsLeft() {
		return depths.filter((depth) => depth >= this.#depth);
	}
	async #deepen({ ancestor, commit }, depth, signal) {
		this.#depth = depth;
		const words = fetchCommand("tree:0", "--no-write-fetch-head", `--depth=${depth}`, "origin", ancestor, commit);
		const result = await talk(this.#network, {
			arguments: words,
			signal
		});
		if (result.exit === 0) return true;
		if (isNotThere(result.messages)) return false;
		throw failure(this.#network, result, "cannot read the history of");
	}
};
/** What the history that is there says. Two commits that come before each other are one, so either answer is final. */
async function decide(git, { ancestor, commit }, signal) {
	const comesBefore = (one, other) => git.ask({
		arguments: [
			"merge-base",
			"--is-ancestor",
			one,
			other
		],
		signal
	});
	const forwards = await comesBefore(ancestor, commit);
	if (forwards.exit === 0) return true;
	if (forwards.exit !== 1) return "undecided";
	if ((await comesBefore(commit, ancestor)).exit === 0) return false;
	return await isShallow(git, signal) ? "undecided" : false;
}
async function isShallow(git, signal) {
	return (await git.local({
		arguments: ["rev-parse", "--is-shallow-repository"],
		signal
	})).toString().trim() === "true";
}
/** Between the fields of a commit, and behind each: no message holds them. */
const [field, end] = ["\0", "\0"];
/**
* The history of a branch since a moment: commits alone, in a repository of its own, so that nothing is taken for known that has no
* trees here. Without trees nobody can tell what changes a folder: all of the branch is read.
*/
async function readLog(network, { branch, since, most }, signal) {
	const git = network.git.beside("log.git");
	await git.init(signal);
	const beside = {
		...network,
		git
	};
	const ref = branchRef(branch);
	const seconds = Math.floor(since.getTime() / 1e3);
	const head = await fetchRef(beside, ref, signal);
	if (head === void 0 || await dateOf(git, head, signal) < seconds) return {
		commits: [],
		isCut: false
	};
	const words = fetchCommand(git.filter, "--no-write-fetch-head", `--shallow-since=@${seconds}`, "origin", head);
	const fetched = await talk(beside, {
		arguments: words,
		signal
	});
	if (fetched.exit !== 0) throw failure(network, fetched, "cannot read the history of");
	const format = "--format=format:%H%x00%ct%x00%B%x00%x01";
	const limits = [`--since=@${seconds}`, `--max-count=${most + 1}`];
	const commits = (await git.local({
		arguments: [
			"log",
			...limits,
			format,
			head,
			"--"
		],
		signal
	})).toString().split(end).flatMap(commitIn);
	return {
		commits: commits.slice(0, most),
		isCut: commits.length > most
	};
}
/** Seconds since 1970 at which a commit was made. */
async function dateOf(git, commit, signal) {
	return Number((await git.local({
		arguments: [
			"log",
			"-1",
			"--format=%ct",
			commit,
			"--"
		],
		signal
	})).toString());
}
function commitIn(record) {
	const [revision = "", seconds = "", message = ""] = record.replace(/^\n/, "").split(field);
	return revision === "" ? [] : [{
		revision,
		at: /* @__PURE__ */ new Date(Number(seconds) * 1e3),
		message
	}];
}
/**
* Trees and files of a repository by their ids, each read once. What is not here is fetched by its id: all that is asked for
* in one request.
*/
var Objects = class {
	#network;
	#read = /* @__PURE__ */ new Map();
	/** Whether something may be here that was not asked for by its id: then it is looked here first. */
	#looksHere = true;
	constructor(network) {
		this.#network = network;
	}
	/** The bytes of objects by id. Throws where the server does not have one of them. */
	async read(ids, signal) {
		const unread = () => [...new Set(ids)].filter((id) => !this.#read.has(id));
		const wanted = unread();
		if (wanted.length > 0 && this.#looksHere) await this.#readHere(wanted, signal);
		const missing = unread();
		if (missing.length > 0) {
			this.#looksHere = false;
			await fetchObjects(this.#network, missing, signal);
			await this.#readHere(missing, signal);
		}
		return new Map(ids.flatMap((id) => this.#read.has(id) ? [[id, this.#bytes(id)]] : []));
	}
	/** Commits were fetched: what is new in them may have come along, and all of it from a server that knows no filters. */
	expectMore() {
		this.#looksHere = true;
	}
	/** The tree of a commit that is here. */
	async rootOf(commit, signal) {
		const words = [
			"log",
			"-1",
			"--no-show-signature",
			"--format=%T",
			commit
		];
		const id = (await this.#network.git.local({
			arguments: words,
			signal
		})).toString().trim();
		await this.read([id], signal);
		return {
			id,
			bytes: this.#bytes(id)
		};
	}
	/** Remembers what was written here. */
	keep(written) {
		for (const [id, bytes] of written) this.#read.set(id, bytes);
	}
	#bytes(id) {
		return this.#read.get(id) ?? Buffer.alloc(0);
	}
	async #readHere(ids, signal) {
		const input = `${ids.join("\n")}\n`;
		const output = await this.#network.git.local({
			arguments: ["cat-file", "--batch"],
			input,
			signal
		});
		for (const [id, bytes] of batchEntries(output)) this.#read.set(id, bytes);
	}
};
/** Goes to paths through the trees above them. */
async function walkTo(objects, { paths, ...walk }) {
	const folders = await walkInto(objects, {
		...walk,
		folders: paths.map(folderOf)
	});
	const entries = paths.flatMap((path) => {
		const item = itemAt(folders, path);
		return item === void 0 ? [] : [[path, item]];
	});
	return {
		folders,
		entries: new Map(entries)
	};
}
/**
* Reads folders and those above them, by path, a level of all of them at a time: no tree beside the way is fetched, and each
* level takes one request, whatever the number of folders. What is no folder is not in the answer.
*/
async function walkInto(objects, { commit, folders: wanted, signal }) {
	const root = await objects.rootOf(commit, signal);
	const folders = /* @__PURE__ */ new Map([["", readFolder(root.id, root.bytes)]]);
	const parts = [...new Set(wanted)].map((path) => path.split("/").filter((part) => part !== ""));
	const deepest = Math.max(0, ...parts.map(({ length }) => length));
	for (let depth = 1; depth <= deepest; depth += 1) {
		const level = new Map(parts.filter(({ length }) => length >= depth).flatMap((names) => wayDown(folders, names.slice(0, depth))));
		const trees = await objects.read([...level.values()], signal);
		for (const [path, id] of level) folders.set(path, readFolder(id, trees.get(id) ?? Buffer.alloc(0)));
	}
	return folders;
}
/** The folder that names lead to, with the id of its tree, where there is one. */
function wayDown(folders, names) {
	const path = names.join("/");
	const item = itemAt(folders, path);
	return item === void 0 || !isFolder(item) ? [] : [[path, item.id]];
}
function itemAt(folders, path) {
	return folders.get(folderOf(path))?.items.get(nameOf(path));
}
function readFolder(id, bytes) {
	const items = readTree(bytes, id.length / 2);
	return {
		id,
		bytes,
		items: new Map(items.map((item) => [item.name, item]))
	};
}
/** What stands on the way to what was walked to. */
function standingIn({ folders }) {
	return {
		modeAt: (path) => itemAt(folders, path)?.mode,
		namesIn: (folder) => [...folders.get(folder)?.items.values() ?? []].filter(isNoLink).map(({ name }) => name)
	};
}
function isNoLink(item) {
	return isFolder(item) || isFile(item);
}
/** The files of what was walked to; throws `edit-refused` for a symbolic link or a submodule. */
function filesIn({ entries }) {
	const others = [...entries].filter(([, item]) => !isFolder(item));
	refuseLinks(others.map(([path, { mode }]) => ({
		path,
		mode
	})));
	return new Map(others);
}
/**
* Opens a GitOps repository over any transport that git knows, in a bare repository that it makes in `folder`. Only what is
* asked for is fetched (partial clone, depth 1); nothing is checked out. Throws `bad-input` for an URL that is none.
*/
async function openRepository(options, signal) {
	const { clock, log, random, folder, environment } = options;
	const git = new Git({
		opening: await openingOf(options, (secret) => log.mask(secret), signal),
		folder,
		environment
	});
	const network = {
		git,
		clock,
		log,
		random
	};
	await git.requireVersion(signal);
	await git.init(signal);
	return {
		repository: new GitRepository(network, options.author),
		network
	};
}
var GitRepository = class {
	#network;
	#author;
	#history;
	#objects;
	/** Commits that are here. */
	#here = /* @__PURE__ */ new Set();
	constructor(network, author) {
		this.#network = network;
		this.#author = author;
		this.#history = new History(network);
		this.#objects = new Objects(network);
	}
	async head(branch, signal) {
		const head = await fetchRef(this.#network, branchRef(branch), signal);
		if (head !== void 0) this.#arrived(head);
		else if (!isOurBranch(branch)) await requireGitServer(this.#network, signal);
		return head;
	}
	async read(commit, paths, signal) {
		if (paths.length === 0) return /* @__PURE__ */ new Map();
		const files = filesIn(await this.#walk(commit, paths, signal));
		const contents = await this.#objects.read([...files.values()].map(({ id }) => id), signal);
		return new Map([...files].flatMap(([path, { id }]) => withContent(path, contents.get(id))));
	}
	async folders(commit, paths, signal) {
		if (paths.length === 0) return /* @__PURE__ */ new Map();
		await this.#bring(commit, signal);
		const found = await walkInto(this.#objects, {
			commit,
			folders: paths,
			signal
		});
		return new Map(paths.flatMap((path) => {
			const folder = found.get(path);
			return folder === void 0 ? [] : [[path, contentOf(folder.items.values())]];
		}));
	}
	async commit(request, signal) {
		const { parent, files, message, expected } = request;
		refuseForce(request);
		const ref = branchRef(request.branch);
		const walked = await this.#walk(parent, [...files.keys()], signal);
		refuseUnwritable(request, standingIn(walked));
		const { git, clock } = this.#network;
		const tree = await writeTree(git, {
			walked,
			files,
			objects: this.#objects
		}, signal);
		const by = {
			...this.#author,
			date: clock.now()
		};
		const revision = await writeCommit(git, {
			tree,
			parents: [parent],
			message,
			by
		}, signal);
		this.#here.add(revision);
		const isBelow = async (now) => await this.isAncestor(revision, now, signal) === true;
		return pushRef(this.#network, {
			ref,
			revision,
			expected,
			parent,
			isBelow
		}, signal);
	}
	async removeBranch(branch, expected, signal) {
		refuseToRemove(branch);
		const gone = await pushRef(this.#network, {
			ref: branchRef(branch),
			revision: void 0,
			expected
		}, signal);
		return gone.result === "committed" ? { result: "removed" } : gone;
	}
	async isAncestor(ancestor, commit, signal) {
		if (!isCommitSha(ancestor) || !isCommitSha(commit)) return "unknown";
		return ancestor === commit || this.#history.isAncestor({
			ancestor,
			commit
		}, signal);
	}
	async log(search, signal) {
		return readLog(this.#network, search, signal);
	}
	async brings({ commit, into, besides }, signal) {
		for (const one of [commit, into]) if (!await this.#tryToBring(one, signal)) return "unknown";
		const base = await this.#history.mergeBase({
			ancestor: into,
			commit
		}, signal);
		if (base === void 0) return "unknown";
		const { commit: since, ahead: commits } = base;
		await this.#bring(since, signal);
		return {
			since,
			others: await pathsBesides(this.#objects, {
				before: since,
				after: commit,
				besides,
				signal
			}),
			commits
		};
	}
	async #walk(commit, paths, signal) {
		await this.#bring(commit, signal);
		return walkTo(this.#objects, {
			commit,
			paths,
			signal
		});
	}
	async #bring(commit, signal) {
		if (!await this.#tryToBring(commit, signal)) throw noCommit(this.#network.git.url, commit);
	}
	/** False where the server does not know it, or not yet. */
	async #tryToBring(commit, signal) {
		if (this.#here.has(commit)) return true;
		refuseOtherThanCommit(commit);
		const result = await fetchCommit(this.#network, commit, signal);
		if (result.exit !== 0 && isNotThere(result.messages)) return false;
		if (result.exit !== 0) throw failure(this.#network, result, `cannot read commit ${commit.slice(0, 7)} of`);
		this.#arrived(commit);
		return true;
	}
	#arrived(commit) {
		this.#here.add(commit);
		this.#objects.expectMore();
	}
};
function withContent(path, bytes) {
	return bytes === void 0 ? [] : [[path, bytes]];
}
export { openRepository };
