import "./rolldown-runtime.js";
import { t as wayDown } from "./below.js";
import { Ft as numberAt, It as textAt, Lt as timeAt, Rt as valueAt, zt as withoutUndefined } from "./drive.js";
import { t as parseJson } from "./json.js";
import { i as shortLine } from "./start.js";
import { n as lastWords } from "./last-lines.js";
import { n as everyday, r as runChild, t as allow } from "./child.js";
import { t as causeOf } from "./cause.js";
const { mkdirSync: mkdirSync$1, symlinkSync } = process.getBuiltinModule("node:fs");
const { join: join$3 } = process.getBuiltinModule("node:path");
/**
* What trivy may see. Of its own variables only those that say where things are: `TRIVY_SEVERITY`, `TRIVY_IGNOREFILE` and
* their like would narrow the gate behind the back of the configuration.
*/
const allowed = [
	...everyday,
	"DOCKER_CONFIG",
	"DOCKER_HOST",
	"DOCKER_LENT_LOGIN_*",
	"TRIVY_CACHE_DIR",
	"TRIVY_DB_REPOSITORY",
	"TRIVY_JAVA_DB_REPOSITORY",
	"TRIVY_SKIP_DB_UPDATE",
	"TRIVY_SKIP_JAVA_DB_UPDATE",
	"TRIVY_OFFLINE_SCAN",
	"TRIVY_USERNAME",
	"TRIVY_PASSWORD",
	"TRIVY_INSECURE",
	"TRIVY_CACHE_BACKEND",
	"AWS_*",
	"GOOGLE_APPLICATION_CREDENTIALS"
];
/**
* The environment of every run. Older versions pass over variables that they do not know, and would refuse flags. Scans at the
* same time would wait for each other's lock on a cache on the disk.
*/
function trivyEnvironment(environment, more) {
	return {
		TRIVY_CACHE_BACKEND: "memory",
		...allow(environment, allowed),
		TRIVY_SKIP_VERSION_CHECK: "true",
		TRIVY_DISABLE_TELEMETRY: "true",
		TRIVY_NO_PROGRESS: "true",
		...more
	};
}
/**
* The same Trivy, which sees of what lies in its cache the databases alone. Checks that were downloaded there would be taken instead
* of those that it brings along: an empty folder of them, and nothing is ever misconfigured.
*/
function withDatabasesAlone(trivy) {
	const cache = join$3(trivy.folder, "cache");
	mkdirSync$1(cache);
	for (const name of ["db", "java-db"]) symlinkSync(join$3(trivy.environment.TRIVY_CACHE_DIR, name), join$3(cache, name));
	return {
		...trivy,
		environment: {
			...trivy.environment,
			TRIVY_CACHE_DIR: cache
		}
	};
}
/**
* Runs it once; what it says goes to the log of who debugs. What it unpacks of an image lies in our folder too: nothing is left
* of it where it was killed.
*/
function runTrivy(trivy, words, signal) {
	const { program, folder, log } = trivy;
	const environment = {
		...trivy.environment,
		TMPDIR: folder
	};
	const onLine = (line) => log.debug(line);
	return runChild({
		program,
		arguments: words,
		environment,
		folder,
		signal,
		isKilled: true,
		onLine
	});
}
/** Why a run that did not end well tells nothing of the image; undefined where it did. */
function troubleOf(ended, what) {
	if (ended.result === "not-found") return {
		result: "scanner-missing",
		message: "trivy cannot be run"
	};
	if (ended.exit === 0) return void 0;
	return {
		result: "scan-errored",
		message: `${what}: trivy ${ended.signal === void 0 ? `ended with ${ended.exit}` : `was ended by ${ended.signal}`}: ${wordsOf$1(ended.lastLines)}`
	};
}
/**
* The lines that say why: from the last that is marked as an error on, since Trivy lists the causes below it. A panic is told by
* its first line, and not by the end of its trace.
*/
function wordsOf$1(lines) {
	const panic = lines.find((line) => /^(?:panic|fatal error):/.test(line));
	if (panic !== void 0) return lastWords(panic);
	const marked = lines.findLastIndex((line) => /\bFATAL\b|\bERROR\b/.test(line));
	const words = lines.slice(marked < 0 ? -1 : marked).join(" ").replace(/^\S+\s+(?:FATAL|ERROR)\s+/, "").replace(/^Fatal error\s+/, "");
	return words === "" ? "it said nothing" : lastWords(words);
}
/** Asks Trivy for its version and that of its database. */
async function factsOf(trivy, signal) {
	const ended = await runTrivy(trivy, [
		"version",
		"--format",
		"json"
	], signal);
	const trouble = troubleOf(ended, "its version");
	if (trouble !== void 0 || ended.result !== "ended") return {
		result: "scanner-missing",
		message: trouble?.message ?? "trivy cannot be run"
	};
	const said = parseJson(Buffer.from(ended.stdout).toString());
	const version = valueAt(said, "Version");
	if (typeof version !== "string") return {
		result: "scanner-missing",
		message: "what is called trivy does not tell its version"
	};
	if (numberAt(said, "VulnerabilityDB", "Version") === void 0) return { version };
	return {
		version,
		database: { updatedAt: timeAt(said, "VulnerabilityDB", "UpdatedAt") }
	};
}
/** Whether somebody else keeps the database up to date. */
function isKept({ environment }) {
	return isTrue(environment["TRIVY_SKIP_DB_UPDATE"]);
}
/** Whether somebody else keeps the index of JAR files. */
function keepsJava(environment) {
	return isTrue(environment["TRIVY_SKIP_JAVA_DB_UPDATE"]);
}
/** As Trivy reads it: https://pkg.go.dev/strconv#ParseBool */
function isTrue(value) {
	return /^(?:1|t|T|true|TRUE|True)$/.test(value ?? "");
}
/**
* Brings the database up to date, and refuses one that is too old to call anything clean. Where it cannot be downloaded, one that
* is young enough still serves.
*/
async function updateDatabase(wanted, updating, signal) {
	if (!wanted.scanners.includes("vuln")) return {
		result: "updated",
		notes: []
	};
	const { trivy, clock } = updating;
	const failure = wanted.offline || isKept(trivy) ? void 0 : await downloadAll(wanted, updating, signal);
	const facts = await factsOf(trivy, signal);
	if ("result" in facts) return facts;
	const age = ageOf(facts, clock.now());
	if (age === void 0) return {
		result: "scan-errored",
		message: failure ?? noDatabase(wanted),
		remedy
	};
	const days = Math.floor(age.seconds / 86400);
	const made = `the vulnerability database is of ${age.updatedAt.toISOString().slice(0, 10)}`;
	if (age.seconds < -mostAhead) return {
		result: "scan-errored",
		message: `${made}, which is yet to come, so its age cannot be told`,
		remedy: reset
	};
	if (age.seconds > wanted.database.maxAgeSeconds) return {
		result: "scan-errored",
		message: `${made}, ${days} days old, and older than \`scan.database.max-age\` allows${failure === void 0 ? "" : `; ${failure}`}`,
		remedy
	};
	return {
		result: "updated",
		notes: failure === void 0 ? [] : [`${made}: ${failure}`]
	};
}
/** Seconds that clocks may differ: a date that is yet to come would be young for ever. */
const mostAhead = 86400;
const reset = "set the clock of the runner, or bring another database";
const remedy = "let it be downloaded (`scan.database.repositories` names mirrors), or bring a newer one";
function noDatabase({ offline }) {
	return offline ? "there is no vulnerability database, and `scan.offline` is set" : "there is no vulnerability database whose date can be told";
}
function ageOf({ database }, now) {
	const updatedAt = database?.updatedAt;
	return updatedAt === void 0 ? void 0 : {
		updatedAt,
		seconds: (now.getTime() - updatedAt.getTime()) / 1e3
	};
}
async function downloadAll({ database }, { trivy, files }, signal) {
	const failure = await downloadFrom(database.repositories, {
		trivy,
		what: databaseWords
	}, signal);
	const folder = trivy.environment["TRIVY_CACHE_DIR"];
	if (!(folder !== void 0 && !keepsJava(trivy.environment) && await files.read(`${folder}/java-db/metadata.json`) !== void 0)) return failure;
	const java = await downloadJava(trivy, database.javaRepositories, signal);
	return failure ?? java;
}
/** Downloads the index of JAR files; answers why that could not be done. */
function downloadJava(trivy, repositories, signal) {
	return downloadFrom(repositories, {
		trivy,
		what: javaWords
	}, signal);
}
const databaseWords = {
	flag: "--download-db-only",
	variable: "TRIVY_DB_REPOSITORY",
	name: "vulnerability database"
};
const javaWords = {
	flag: "--download-java-db-only",
	variable: "TRIVY_JAVA_DB_REPOSITORY",
	name: "index of JAR files"
};
/**
* Downloads from the first repository that has it; answers why none has. Trivy itself goes on to the next only where the one
* before says that it is busy, and not where it is away or has nothing.
*/
async function downloadFrom(repositories, { trivy, what }, signal) {
	let failure;
	for (const repository of repositories.length === 0 ? [void 0] : repositories) {
		const named = repository === void 0 ? {} : { [what.variable]: repository };
		const environment = {
			...trivy.environment,
			...named
		};
		failure = troubleOf(await runTrivy({
			...trivy,
			environment
		}, ["image", what.flag], signal), `the ${what.name} cannot be downloaded`)?.message;
		if (failure === void 0) return void 0;
	}
	return failure;
}
const { createHash: createHash$1 } = process.getBuiltinModule("node:crypto");
const { createWriteStream: createWriteStream$1 } = process.getBuiltinModule("node:fs");
const { Readable, Transform: Transform$1 } = process.getBuiltinModule("node:stream");
const { pipeline: pipeline$1 } = process.getBuiltinModule("node:stream/promises");
/** What no further attempt would mend. */
var Final = class extends Error {};
/** Downloads a file and holds it against its checksum. Rejects with the signal's reason once that is aborted. */
async function download(wanted, signal) {
	for (let attempt = 1;; attempt += 1) {
		const failure = await attemptAt(wanted, signal);
		if (failure === void 0) return { result: "downloaded" };
		signal.throwIfAborted();
		if (failure instanceof Final || attempt >= wanted.attempts) return {
			result: "failed",
			message: wordsOf(failure)
		};
		await wanted.pause(attempt, signal);
	}
}
async function attemptAt(wanted, signal) {
	const stalled = new AbortController();
	const watch = watchdog(wanted.patience, () => stalled.abort(/* @__PURE__ */ new Error(`sent nothing for ${wanted.patience / 1e3} s`)));
	try {
		await receive(await fetch(wanted.url, {
			signal: AbortSignal.any([signal, stalled.signal]),
			redirect: "follow"
		}), wanted, watch.alive);
		return;
	} catch (error) {
		if (stalled.signal.aborted) return asError(stalled.signal.reason);
		return asError(error);
	} finally {
		watch.end();
	}
}
async function receive(answer, { sha256, file, most }, alive) {
	if (!answer.ok || answer.body === null) {
		await answer.body?.cancel();
		throw answer.status >= 500 || answer.status === 429 || answer.status === 408 ? /* @__PURE__ */ new Error(`HTTP ${answer.status}`) : new Final(`HTTP ${answer.status}`);
	}
	const hash = createHash$1("sha256");
	let received = 0;
	const measured = new Transform$1({ transform(chunk, _, done) {
		alive();
		received += chunk.length;
		hash.update(chunk);
		done(received > most ? new Final(`is larger than ${most} bytes`) : null, chunk);
	} });
	await pipeline$1(Readable.fromWeb(answer.body), measured, createWriteStream$1(file, {
		flags: "w",
		mode: 384
	}));
	checkLength(answer, received);
	const found = hash.digest("hex");
	if (found !== sha256) throw new Final(`has the SHA-256 ${found} instead of ${sha256}`);
}
/** What was cut off is worth another attempt; another file is not. */
function checkLength(answer, received) {
	const announced = Number(answer.headers.get("content-length") ?? NaN);
	if (answer.headers.get("content-encoding") === null && Number.isFinite(announced) && announced !== received) throw new Error(`ended after ${received} of ${announced} bytes`);
}
function watchdog(patience, bark) {
	let timer = setTimeout(bark, patience);
	const end = () => clearTimeout(timer);
	const alive = () => {
		end();
		timer = setTimeout(bark, patience);
	};
	return {
		alive,
		end
	};
}
function asError(error) {
	return error instanceof Error ? error : new Error(String(error));
}
function wordsOf(error) {
	const cause = causeOf(error) ?? error;
	const code = "code" in cause && typeof cause.code === "string" ? cause.code : void 0;
	return cause.message === "" ? code ?? "no answer" : cause.message;
}
const { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync: rmSync$1, statSync: statSync$1, writeFileSync } = process.getBuiltinModule("node:fs");
const { join: join$2 } = process.getBuiltinModule("node:path");
/**
* Where a runner keeps tools between jobs, as `@actions/tool-cache` lays it out: NAME/VERSION/ARCHITECTURE, with a file
* `ARCHITECTURE.complete` beside it once it is whole. Elsewhere the user's own cache.
*/
function toolCacheOf(environment) {
	const ofRunner = environment["RUNNER_TOOL_CACHE"];
	if (ofRunner !== void 0 && ofRunner !== "") return ofRunner;
	const home = environment["XDG_CACHE_HOME"] ?? join$2(environment["HOME"] ?? "/tmp", ".cache");
	return join$2(home, "gitops-deploy", "tools");
}
function folderOf(cache, { name, version, architecture }) {
	return join$2(cache, name, version, architecture);
}
/** The folder of a tool that is whole; undefined where there is none. */
function findTool(cache, tool) {
	const folder = folderOf(cache, tool);
	return existsSync(`${folder}.complete`) && existsSync(join$2(folder, tool.name)) ? folder : void 0;
}
/**
* Makes a tool in a folder of its own and puts it in its place in one step once it is whole: whatever ends the run in between
* leaves nothing that a later one would take for the tool.
*/
async function keepTool(cache, tool, make) {
	const place = folderOf(cache, tool);
	const above = join$2(cache, tool.name, tool.version);
	mkdirSync(above, { recursive: true });
	removeLeftOvers(above);
	const folder = mkdtempSync(join$2(above, ".part-"));
	try {
		await make(folder);
		if (findTool(cache, tool) !== void 0) return place;
		rmSync$1(place, {
			recursive: true,
			force: true
		});
		renameSync(folder, place);
		writeFileSync(`${place}.complete`, "");
		return place;
	} finally {
		rmSync$1(folder, {
			recursive: true,
			force: true,
			maxRetries: 3
		});
	}
}
/** Milliseconds after which nobody is at it any more. */
const abandonedAfter = 36e5;
/** What a run left that was killed. */
function removeLeftOvers(folder) {
	for (const name of readdirSync(folder).filter((one) => one.startsWith(".part-"))) {
		const part = join$2(folder, name);
		const stats = statSync$1(part, { throwIfNoEntry: false });
		if (stats !== void 0 && Date.now() - stats.mtimeMs > abandonedAfter) rmSync$1(part, {
			recursive: true,
			force: true
		});
	}
}
/**
* The version that is downloaded unless another is configured. Its checksums are those of
* https://github.com/aquasecurity/trivy/releases/download/v0.74.0/trivy_0.74.0_checksums.txt, and were held against
* what several projects that download it have pinned by themselves.
*/
const pinned = {
	version: "0.74.0",
	sha256: {
		x64: "2ae6fe3ee734b7fdf11335663e18c75ea12dccc76062f09f164a3b0f8be4371a",
		arm64: "b94ce1976bbf3c15b514b605ee88be7c6d94a29be2302847ff01cb794d47aad5"
	}
};
/** The oldest version whose reports were held against what we read of them. */
const oldest = "0.65.0";
/**
* Versions that were published by thieves in March 2026 and steal every secret that the runner can read: CVE-2026-33634,
* https://github.com/advisories/GHSA-69fq-xp46-6x23. 0.69.5 and 0.69.6 were on Docker Hub alone.
*/
const compromised = [
	"0.69.4",
	"0.69.5",
	"0.69.6"
];
/** SHA-256 of what they published for Linux (binaries, archives): asking such a program for its version would run it. */
const compromisedFiles = [
	"822dd269ec10459572dfaaefe163dae693c344249a0161953f0d5cdd110bd2a0",
	"e64e152afe2c722d750f10259626f357cdea40420c5eedae37969fbf13abbecf",
	"385d498d18a3a7c67878ca7322716f9da25683eb1a4bf9e9592da0d5f2ab09f6"
];
/** Why a version must not be used; undefined where it may. */
function wrongVersion(version) {
	if (compromised.includes(version)) return `Trivy ${version} was published by thieves in March 2026 (CVE-2026-33634): take this machine for stolen from, and change every secret that it could read`;
	return isOlder(version, "0.65.0") ? `Trivy ${version} is too old: ${oldest} or newer is needed` : void 0;
}
/** Whether the first version comes before the other; what is no version (a build of one's own) is taken for new. */
function isOlder(version, other) {
	const [parts, others] = [numbersOf(version), numbersOf(other)];
	if (parts === void 0 || others === void 0) return false;
	const index = parts.findIndex((part, at) => part !== others[at]);
	return index >= 0 && (parts[index] ?? 0) < (others[index] ?? 0);
}
function numbersOf(version) {
	return /^v?(\d+)\.(\d+)\.(\d+)/.exec(version)?.slice(1).map(Number);
}
const { createReadStream: createReadStream$1, createWriteStream } = process.getBuiltinModule("node:fs");
const { Transform } = process.getBuiltinModule("node:stream");
const { pipeline } = process.getBuiltinModule("node:stream/promises");
const { createGunzip } = process.getBuiltinModule("node:zlib");
const block = 512;
/**
* Takes one ordinary file out of a `.tar.gz`, without a shell and without `tar`: only its bytes are written, under a name that
* the caller chooses, so that no path in the archive leads anywhere. Throws where the archive is broken or does not hold it.
* https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html (ustar interchange format)
* @param most bytes that the file may have
*/
async function unpackFile(archive, { name, to, most }) {
	const reader = new EntryReader(name, most);
	await pipeline(createReadStream$1(archive), createGunzip(), reader.stream(), createWriteStream(to, { mode: 493 }));
	if (!reader.isWhole) throw new Error(`the archive holds no ${name}`);
}
/** Reads a tar as it comes, and lets through the bytes of one entry. */
var EntryReader = class {
	#name;
	#most;
	#header = Buffer.alloc(0);
	/** Bytes of the entry under way, and of the padding behind it, that are still to come. */
	#left = 0;
	#padding = 0;
	#isWanted = false;
	isWhole = false;
	constructor(name, most) {
		this.#name = name;
		this.#most = most;
	}
	stream() {
		return new Transform({ transform: (chunk, _, done) => {
			try {
				done(null, Buffer.concat(this.#take(chunk)));
			} catch (error) {
				done(error instanceof Error ? error : /* @__PURE__ */ new Error("the archive is broken"));
			}
		} });
	}
	#take(chunk) {
		const kept = [];
		for (let rest = chunk; rest.length > 0;) {
			const [piece, after] = this.#piece(rest);
			rest = after;
			if (piece !== void 0) kept.push(piece);
		}
		return kept;
	}
	/** One step: a piece of the wanted entry, if it was one, and what is left of the chunk. */
	#piece(rest) {
		if (this.#left > 0) {
			const piece = rest.subarray(0, this.#left);
			this.#left -= piece.length;
			if (this.#left === 0 && this.#isWanted) this.isWhole = true;
			return [this.#isWanted ? piece : void 0, rest.subarray(piece.length)];
		}
		if (this.#padding > 0) {
			const skipped = Math.min(this.#padding, rest.length);
			this.#padding -= skipped;
			return [void 0, rest.subarray(skipped)];
		}
		const needed = block - this.#header.length;
		this.#header = Buffer.concat([this.#header, rest.subarray(0, needed)]);
		if (this.#header.length === block) this.#begin();
		return [void 0, rest.subarray(needed)];
	}
	#begin() {
		const header = this.#header;
		this.#header = Buffer.alloc(0);
		if (header.every((byte) => byte === 0)) return;
		checkSum(header);
		const size = octal(header.subarray(124, 136));
		const type = String.fromCharCode(header[156] ?? 0);
		const name = text(header.subarray(0, 100)).replace(/^\.\//, "");
		this.#isWanted = !this.isWhole && name === this.#name && (type === "0" || type === "\0");
		if (this.#isWanted && size > this.#most) throw new Error(`${this.#name} is larger than ${this.#most} bytes`);
		this.#left = size;
		this.#padding = (block - size % block) % block;
	}
};
function text(field) {
	const end = field.indexOf(0);
	return field.subarray(0, end < 0 ? field.length : end).toString("latin1");
}
function octal(field) {
	const digits = text(field).trim();
	if (!/^[0-7]+$/.test(digits)) throw new Error("the archive is broken: a size is no number");
	return Number.parseInt(digits, 8);
}
/** The sum of all bytes, with spaces in place of itself. */
function checkSum(header) {
	if (header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0) !== octal(header.subarray(148, 156))) throw new Error("the archive is broken: a header has another sum");
}
const { createHash } = process.getBuiltinModule("node:crypto");
const { accessSync, constants, createReadStream, rmSync, statSync } = process.getBuiltinModule("node:fs");
const { isAbsolute, join: join$1 } = process.getBuiltinModule("node:path");
const { setTimeout: wait } = process.getBuiltinModule("node:timers/promises");
/** The Trivy on the path, or the pinned one from the tool cache or from the network, checked before anything of it is run. */
async function findTrivy(wanted, source, signal) {
	const found = await lookForTrivy(wanted, source);
	if (found.result !== "to-download") return found;
	source.log.info(`downloading Trivy ${found.version} from ${found.base}`);
	return install(found, {
		...found,
		patience: source.patience
	}, signal);
}
/** The same without any download: the Trivy that is there, or where it would come from. */
async function lookForTrivy(wanted, source) {
	const there = wanted.trivy.source === "download" ? void 0 : onPath(source);
	if (there !== void 0) return checkedFile(there);
	if (wanted.trivy.source === "path") return missing("there is no trivy on the PATH", installIt);
	return fromCacheOrNetwork(wanted, source);
}
const installIt = "install it in a step before, or let it be downloaded: `scan.trivy.source: auto`";
function missing(message, remedy) {
	return {
		result: "scanner-missing",
		message,
		remedy
	};
}
function onPath({ environment, untrusted }) {
	return (environment["PATH"] ?? "").split(":").filter(isAbsolute).filter((folder) => untrusted === void 0 || wayDown(untrusted, folder) === void 0).map((folder) => join$1(folder, "trivy")).find(isProgram);
}
function isProgram(file) {
	try {
		accessSync(file, constants.X_OK);
		return statSync(file).isFile();
	} catch {
		return false;
	}
}
/** To ask a stolen Trivy for its version would be to run it. */
async function checkedFile(program) {
	const hash = createHash("sha256");
	for await (const chunk of createReadStream(program)) hash.update(chunk);
	if (!compromisedFiles.includes(hash.digest("hex"))) return {
		result: "found",
		program
	};
	return missing(`${program}: ${wrongVersion("0.69.4") ?? ""}`, "install another version");
}
async function fromCacheOrNetwork(wanted, source) {
	const { version = pinned.version, sha256 = pinned.sha256 } = wanted.trivy;
	const archive = archiveOf({
		version,
		sha256
	}, source.system);
	if (typeof archive === "string") return missing(archive, "install it in a step before");
	const bad = compromisedFiles.includes(archive.sha256) ? wrongVersion("0.69.4") : wrongVersion(version);
	if (bad !== void 0) return missing(bad, "configure another `scan.trivy.version`");
	const cache = toolCacheOf(source.environment);
	const tool = {
		name: "trivy",
		version: `${version}-${archive.sha256.slice(0, 12)}`,
		architecture: source.system.architecture
	};
	const kept = findTool(cache, tool);
	if (kept !== void 0) return checkedFile(join$1(kept, "trivy"));
	if (wanted.offline) return missing(`Trivy ${version} is neither on the PATH nor in ${cache}, and \`scan.offline\` is set`, installIt);
	const base = (wanted.trivy.mirror ?? releases).replace(/\/+$/, "");
	return {
		result: "to-download",
		version,
		base,
		url: `${base}/v${version}/${archive.name}`,
		sha256: archive.sha256,
		cache,
		tool
	};
}
const releases = "https://github.com/aquasecurity/trivy/releases/download";
/** What Trivy's archives call an architecture. */
const architectures = {
	x64: "64bit",
	arm64: "ARM64"
};
function archiveOf({ version, sha256 }, { platform, architecture }) {
	if (platform !== "linux" || architecture !== "x64" && architecture !== "arm64") return `Trivy is not on the PATH, and there is none to download for ${platform} ${architecture}`;
	const sum = sha256[architecture];
	if (sum === void 0) return `there is no \`scan.trivy.sha256.${architecture}\` for Trivy ${version}`;
	return {
		name: `trivy_${version}_Linux-${architectures[architecture]}.tar.gz`,
		sha256: sum
	};
}
/** Bytes that the archive and the program may have: those of 0.74.0 are 50 and 180 million. */
const most = {
	archive: 4e8,
	program: 1e9
};
async function install(archive, at, signal) {
	let failure;
	try {
		const folder = await keepTool(at.cache, at.tool, async (made) => {
			const file = join$1(made, "trivy.tar.gz");
			const pause = async (attempt) => void await wait(attempt * 1e3, void 0, { signal });
			const downloaded = await download({
				...archive,
				file,
				most: most.archive,
				patience: at.patience,
				attempts: 3,
				pause
			}, signal);
			if (downloaded.result === "failed") {
				failure = `${archive.url} ${downloaded.message}`;
				throw new Error(failure);
			}
			await unpackFile(file, {
				name: "trivy",
				to: join$1(made, "trivy"),
				most: most.program
			});
			rmSync(file);
		});
		return {
			result: "found",
			program: join$1(folder, "trivy")
		};
	} catch (error) {
		signal.throwIfAborted();
		return missing(failure ?? `Trivy cannot be installed in ${at.cache}: ${error instanceof Error ? error.message : ""}`, "see that the address can be reached; `scan.trivy.mirror` names another");
	}
}
var __addDisposableResource = function(env, value, async) {
	if (value !== null && value !== void 0) {
		if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
		var dispose, inner;
		if (async) {
			if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
			dispose = value[Symbol.asyncDispose];
		}
		if (dispose === void 0) {
			if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
			dispose = value[Symbol.dispose];
			if (async) inner = dispose;
		}
		if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
		if (inner) dispose = function() {
			try {
				inner.call(this);
			} catch (e) {
				return Promise.reject(e);
			}
		};
		env.stack.push({
			value,
			dispose,
			async
		});
	} else if (async) env.stack.push({ async: true });
	return value;
};
var __disposeResources = (function(SuppressedError) {
	return function(env) {
		function fail(e) {
			env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
			env.hasError = true;
		}
		var r, s = 0;
		function next() {
			while (r = env.stack.pop()) try {
				if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
				if (r.dispose) {
					var result = r.dispose.call(r.value);
					if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) {
						fail(e);
						return next();
					});
				} else s |= 1;
			} catch (e) {
				fail(e);
			}
			if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
			if (env.hasError) throw env.error;
		}
		return next();
	};
})(typeof SuppressedError === "function" ? SuppressedError : function(error, suppressed, message) {
	var e = new Error(message);
	return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
const { availableParallelism } = process.getBuiltinModule("node:os");
const { join, resolve } = process.getBuiltinModule("node:path");
/** Milliseconds unless told; a Trivy that goes on for so long after its own deadline is ended too. */
const defaultPatience = 3e4;
/** Scans with Trivy: the one on the path, or a pinned one that is downloaded. */
function createScanner(options) {
	const { environment, log, untrusted, patience = defaultPatience } = options;
	const system = {
		platform: process.platform,
		architecture: process.arch
	};
	return { async open(setup, signal) {
		const found = await findTrivy(setup, {
			environment,
			log,
			system,
			patience,
			...withoutUndefined({ untrusted })
		}, signal);
		if (found.result !== "found") return found;
		const ready = await makeReady(found.program, setup, {
			options,
			signal
		});
		return ready.result === "ready" ? opened(ready, setup, {
			files: options.files,
			patience
		}) : ready;
	} };
}
async function makeReady(program, setup, { options, signal }) {
	const env_1 = {
		stack: [],
		error: void 0,
		hasError: false
	};
	try {
		const { files, log, clock, untrusted } = options;
		const cache = cacheOf(setup, options.environment);
		if (untrusted !== void 0 && wayDown(untrusted, cache) !== void 0) return ofAnybody(cache);
		const folder = __addDisposableResource(env_1, await files.temporaryFolder(), true);
		const environment = trivyEnvironment(options.environment, {
			TRIVY_CACHE_DIR: cache,
			...setup.offline ? { TRIVY_OFFLINE_SCAN: "true" } : {}
		});
		const trivy = {
			program,
			environment,
			log,
			folder: folder.path
		};
		const facts = await factsOf(trivy, signal);
		if ("result" in facts) return facts;
		const wrong = wrongVersion(facts.version);
		if (wrong !== void 0) return {
			result: "scanner-missing",
			message: `${program}: ${wrong}`
		};
		const updated = await updateDatabase(setup, {
			trivy,
			files,
			clock
		}, signal);
		if (updated.result !== "updated") return updated;
		return {
			result: "ready",
			trivy: {
				program,
				environment,
				log
			},
			version: facts.version,
			notes: updated.notes
		};
	} catch (e_1) {
		env_1.error = e_1;
		env_1.hasError = true;
	} finally {
		const result_1 = __disposeResources(env_1);
		if (result_1) await result_1;
	}
}
function opened({ trivy, version, notes }, setup, { files, patience }) {
	const java = new JavaIndex(setup);
	return {
		result: "opened",
		version,
		atATime: availableParallelism(),
		notes,
		scan: async (request, signal) => {
			const env_2 = {
				stack: [],
				error: void 0,
				hasError: false
			};
			try {
				const folder = __addDisposableResource(env_2, await files.temporaryFolder(), true);
				const own = {
					...trivy,
					folder: folder.path
				};
				return await new Scan(withDatabasesAlone(own), {
					setup,
					files,
					patience,
					java: java.of(own)
				}).run(request, signal);
			} catch (e_2) {
				env_2.error = e_2;
				env_2.hasError = true;
			} finally {
				const result_2 = __disposeResources(env_2);
				if (result_2) await result_2;
			}
		}
	};
}
function ofAnybody(cache) {
	return {
		result: "scan-errored",
		message: `the folder of the vulnerability database, ${cache}, lies in the checkout, where the change may have put one of its own`,
		remedy: "keep it elsewhere: `scan.database.folder`, or `TRIVY_CACHE_DIR`, such as in the home of the runner"
	};
}
/** Trivy runs in a folder of its own, and a path is meant from the working folder. */
function cacheOf({ database }, environment) {
	const { TRIVY_CACHE_DIR: given } = environment;
	return resolve(database.folder ?? (given === void 0 || given === "" ? usualFolder(environment) : given));
}
/** Where Trivy itself keeps its databases on Linux: https://pkg.go.dev/os#UserCacheDir, else https://pkg.go.dev/os#TempDir */
function usualFolder({ XDG_CACHE_HOME: cache, HOME: home, TMPDIR: temporary }) {
	if (cache !== void 0 && cache !== "") return join(cache, "trivy");
	if (home !== void 0 && home !== "") return join(home, ".cache", "trivy");
	return join(temporary === void 0 || temporary === "" ? "/tmp" : temporary, "trivy");
}
/** The index of JAR files: most images need none, so that it is downloaded for the first scan that asks for it, and once. */
var JavaIndex = class {
	#setup;
	#downloaded;
	constructor(setup) {
		this.#setup = setup;
	}
	/** The index as one scan needs it: why it cannot be had, where it was asked for in vain. */
	of(trivy) {
		return {
			isAskedFor: (lines) => !this.#setup.offline && !keepsJava(trivy.environment) && lines.some((line) => line.includes("--skip-java-db-update")),
			download: (signal) => {
				this.#downloaded ??= downloadJava(trivy, this.#setup.database.javaRepositories, signal);
				return this.#downloaded;
			}
		};
	}
};
/** Bytes of a report that are read: one of 100 MB takes some 700 MB of memory. */
const largest = 268435456;
/** Milliseconds: a timer that is set for longer ends at once. */
const longestTimer = 2 ** 31 - 1;
/** One scan of one platform. */
var Scan = class {
	#trivy;
	#with;
	constructor(trivy, around) {
		this.#trivy = trivy;
		this.#with = around;
	}
	async run(request, signal) {
		const { setup, patience } = this.#with;
		const late = AbortSignal.timeout(Math.min(setup.timeoutSeconds * 1e3 + patience, longestTimer));
		try {
			return await this.#scan(request, AbortSignal.any([signal, late]));
		} catch (error) {
			signal.throwIfAborted();
			if (!late.aborted) throw error;
			return {
				result: "scan-errored",
				message: `trivy did not end within ${setup.timeoutSeconds} s, and was ended`
			};
		}
	}
	async #scan(request, signal) {
		const report = join(this.#trivy.folder, "report.json");
		const words = await this.#words(request, report);
		const first = await runTrivy(this.#trivy, words, signal);
		const again = first.result === "ended" && first.exit !== 0 && this.#with.java.isAskedFor(first.lastLines);
		const failure = again ? await this.#with.java.download(signal) : void 0;
		if (failure !== void 0) return {
			result: "scan-errored",
			message: failure
		};
		const ended = again ? await runTrivy(this.#trivy, words, signal) : first;
		const result = troubleOf(ended, "the scan failed") ?? parseReport(await this.#with.files.read(report), request);
		return result.result === "scanned" && saysUnknown(ended) ? {
			...result,
			isUnknownRelease: true
		} : result;
	}
	async #words(request, report) {
		const { scanners, timeoutSeconds, ignoreFile, vex } = this.#with.setup;
		const files = scanners.filter((one) => one !== "misconfig");
		const configuration = scanners.filter((one) => one !== "vuln");
		return [
			...[
				"image",
				"--format",
				"json",
				"--output",
				report,
				"--platform",
				request.platform,
				"--image-src",
				"remote"
			],
			...[
				"--list-all-pkgs",
				"--show-suppressed",
				"--skip-db-update",
				"--skip-java-db-update",
				"--skip-check-update"
			],
			...["--timeout", `${timeoutSeconds}s`],
			...["--scanners", files.join(",")],
			...configuration.length === 0 ? [] : ["--image-config-scanners", configuration.join(",")],
			...ignoreFile === void 0 ? [] : ["--ignorefile", await this.#put(ignoreFile, 0)],
			...(await Promise.all(vex.map((file, index) => this.#put(file, index + 1)))).flatMap((file) => ["--vex", file]),
			nameOf(request)
		];
	}
	/** Beside the scan, under the name that it has in the repository, by whose ending Trivy knows its form; at a comma it would split it. */
	async #put({ path, bytes }, index) {
		const file = join(this.#trivy.folder, String(index), (path.split("/").at(-1) ?? "").replaceAll(",", "_"));
		await this.#with.files.write(file, bytes);
		return file;
	}
};
/** The only place where it is told: https://github.com/aquasecurity/trivy/blob/main/pkg/detector/ospkg/version/version.go */
function saysUnknown(ended) {
	return ended.result === "ended" && ended.lastLines.some((line) => line.includes("OS version is not on the EOL list"));
}
/** What Trivy is asked for, and what its report is then of. */
function nameOf({ repository, digest }) {
	return `${repository}@${digest}`;
}
function parseReport(bytes, request) {
	if (bytes === void 0) return errored("trivy left no report");
	if (bytes.length > largest) return errored(`the report holds ${bytes.length} bytes: at most ${largest} are read`);
	const report = parseJson(new TextDecoder().decode(bytes));
	if (report === void 0) return errored("the report of trivy is no JSON: it is empty or was cut off");
	const artifact = textAt(report, "ArtifactName");
	if (artifact !== nameOf(request)) return errored(`the report is of ${artifact === void 0 ? "nothing" : shortLine(artifact)} instead of ${nameOf(request)}`);
	return {
		result: "scanned",
		report
	};
}
function errored(message) {
	return {
		result: "scan-errored",
		message
	};
}
export { trivyEnvironment as a, cacheOf, createScanner, isKept as i, wrongVersion as n, factsOf as r, lookForTrivy as t };
