const { spawn } = process.getBuiltinModule("node:child_process");
const { StringDecoder } = process.getBuiltinModule("node:string_decoder");
/** Characters of a line; what is beyond is left out. */
const longestLine = 65536;
/** Milliseconds between asking a child to end and killing it. */
const grace = 5e3;
/** Process groups of children that have not ended. None outlives us: one that does not listen is killed as we exit. */
const groups = /* @__PURE__ */ new Set();
const killAll = () => {
	for (const group of groups) send(group, "SIGKILL");
};
function enlist({ pid }) {
	if (pid === void 0) return () => {};
	if (groups.size === 0) process.on("exit", killAll);
	groups.add(pid);
	return () => {
		groups.delete(pid);
		if (groups.size === 0) process.off("exit", killAll);
	};
}
/**
* Runs a program to its end. An aborted signal ends its whole process group, first politely; the promise then rejects with
* the signal's reason, at once. One that is killed (`isKilled`) has ended by then.
*/
function runChild(request) {
	request.signal?.throwIfAborted();
	return new Promise((resolve, reject) => {
		const child = spawn(request.program, [...request.arguments], {
			env: { ...request.environment },
			stdio: [
				"pipe",
				"pipe",
				"pipe"
			],
			detached: true,
			...request.folder === void 0 ? {} : { cwd: request.folder }
		});
		const delist = enlist(child);
		const output = [];
		let size = 0;
		const keep = (chunk) => {
			size += chunk.length;
			if (isTooMuch(size, request)) kill(child);
			else output.push(chunk);
		};
		const tail = new Tail(request.onLine);
		const cancel = () => {
			if (request.isKilled === true) return kill(child);
			endGroup(child);
			reject(request.signal?.reason);
		};
		request.signal?.addEventListener("abort", cancel, { once: true });
		child.stdout.on("data", (chunk) => request.linesOf === "both" ? tail.add(chunk) : keep(chunk));
		child.stderr.on("data", (chunk) => tail.add(chunk));
		child.on("error", (error) => {
			request.signal?.removeEventListener("abort", cancel);
			if (error.code === "ENOENT" || error.code === "EACCES") resolve({ result: "not-found" });
			else reject(error);
		});
		child.on("close", (code, signalled) => {
			delist();
			request.signal?.removeEventListener("abort", cancel);
			tail.end();
			if (request.signal?.aborted === true) return reject(request.signal.reason);
			const stdout = Buffer.concat(output);
			const by = signalled === null ? {} : { signal: signalled };
			const cut = isTooMuch(size, request) ? { isTooMuch: true } : {};
			resolve({
				result: "ended",
				exit: code ?? 128,
				...by,
				...cut,
				stdout,
				lastLines: tail.lines
			});
		});
		child.stdin.on("error", () => {});
		child.stdin.end(request.input ?? "");
	});
}
function isTooMuch(size, { most }) {
	return most !== void 0 && size > most;
}
function kill({ pid }) {
	if (pid !== void 0) send(pid, "SIGKILL");
}
function endGroup(child) {
	const { pid } = child;
	if (pid === void 0) return;
	send(pid, "SIGTERM");
	const timer = setTimeout(() => send(pid, "SIGKILL"), grace);
	timer.unref();
	child.on("close", () => clearTimeout(timer));
}
function send(group, signal) {
	try {
		process.kill(-group, signal);
	} catch {}
}
/** The last lines of a stream, without what terminals are told (colours, cursor movements). */
var Tail = class {
	#decoder = new StringDecoder("utf8");
	#onLine;
	#rest = "";
	lines = [];
	constructor(onLine) {
		this.#onLine = onLine;
	}
	add(chunk) {
		const lines = (this.#rest + this.#decoder.write(chunk)).split(/\r\n|\n|\r/);
		this.#rest = (lines.pop() ?? "").slice(0, longestLine);
		for (const line of lines) this.#take(line.slice(0, longestLine));
	}
	end() {
		if (this.#rest !== "") this.#take(this.#rest);
		this.#rest = "";
	}
	#take(line) {
		const clean = line.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, "").trimEnd();
		if (clean === "") return;
		this.lines = [...this.lines.slice(-39), clean];
		this.#onLine?.(clean);
	}
};
/** The variables of an environment that a child may see: by name, or by a prefix that ends in `*`. */
function allow(environment, names) {
	const isAllowed = (key) => names.some((name) => name.endsWith("*") ? key.startsWith(name.slice(0, -1)) : key === name);
	const kept = Object.entries(environment).filter(([key, value]) => value !== void 0 && isAllowed(key));
	return Object.fromEntries(kept.map(([key, value]) => [key, value ?? ""]));
}
/** What every child needs to find its files and the network. */
const everyday = [
	"PATH",
	"HOME",
	"USER",
	"LANG",
	"LC_*",
	"TMPDIR",
	"XDG_*",
	"SSL_CERT_FILE",
	"SSL_CERT_DIR",
	"HTTP_PROXY",
	"HTTPS_PROXY",
	"NO_PROXY",
	"http_proxy",
	"https_proxy",
	"no_proxy",
	"ALL_PROXY",
	"all_proxy"
];
export { everyday as n, runChild as r, allow as t };
