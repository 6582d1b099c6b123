export const id = 223;
export const ids = [223];
export const modules = {

/***/ 2223:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readCheckout: () => (/* binding */ readCheckout)
/* harmony export */ });
/* harmony import */ var _local_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3932);

/** Reads the facts of a git checkout; undefined where the folder is none, has no commit yet, or git is not there. */
async function readCheckout(folder, environment) {
    const ask = (...words) => askGit(folder, environment, words);
    const head = await ask('log', '-1', '--no-show-signature', '--format=%H %cI');
    const [commit, date] = head?.split(' ') ?? [];
    if (commit === undefined || date === undefined)
        return undefined;
    const [branch, origin, changes] = await Promise.all([
        ask('symbolic-ref', '--short', '-q', 'HEAD'),
        ask('remote', 'get-url', 'origin'),
        ask('status', '--porcelain', '--untracked-files=no'),
    ]);
    return {
        commit,
        date: new Date(date).toISOString(),
        isDirty: changes !== undefined && changes !== '',
        ...(branch === undefined ? {} : { branch }),
        ...(origin === undefined ? {} : { origin: origin.replace(/^(https?:\/\/)[^/]*@/i, '$1') }),
    };
}
async function askGit(folder, environment, words) {
    const answer = await (0,_local_js__WEBPACK_IMPORTED_MODULE_0__/* .runLocal */ .RK)({ folder, environment }, words);
    return answer?.exit === 0 ? answer.stdout.toString().trim() : undefined;
}


/***/ }),

/***/ 3932:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RK: () => (/* binding */ runLocal),
/* harmony export */   qQ: () => (/* binding */ wholeHistory),
/* harmony export */   tN: () => (/* binding */ requireLocal)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _process_child_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5292);


/** Runs git in a checkout, to read it: nothing is asked, nothing is written. Undefined where git is not installed. */
async function runLocal({ folder, environment, signal }, words, input = '') {
    const ended = await (0,_process_child_js__WEBPACK_IMPORTED_MODULE_1__/* .runChild */ .w$)({
        program: 'git',
        arguments: [...harmless, ...trust(environment), '-C', folder, ...words],
        environment: {
            ...(0,_process_child_js__WEBPACK_IMPORTED_MODULE_1__/* .allow */ .cw)(environment, [..._process_child_js__WEBPACK_IMPORTED_MODULE_1__/* .everyday */ .se, 'GIT_CEILING_DIRECTORIES']),
            GIT_TERMINAL_PROMPT: '0',
            GIT_OPTIONAL_LOCKS: '0',
        },
        input,
        ...(signal === undefined ? {} : { signal }),
    });
    if (ended.result === 'not-found')
        return undefined;
    return { exit: ended.exit, stdout: Buffer.from(ended.stdout), message: ended.lastLines.at(-1) ?? '' };
}
/** No monitor and no hook that the configuration of the checkout names is run. */
const harmless = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];
/**
 * In a container job the checkout may belong to another user than ours, and is the job's own all the same. Elsewhere git's
 * refusal stands: the configuration of another user's repository can name programs that git would run.
 */
function trust(environment) {
    return environment['GITHUB_ACTIONS'] === 'true' ? ['-c', 'safe.directory=*'] : [];
}
/** Runs a command that must succeed; throws `bad-input` where it does not: then it is the checkout that is incomplete. */
async function requireLocal(at, words, input = '') {
    const answer = await runLocal(at, words, input);
    if (answer?.exit === 0)
        return answer.stdout;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('bad-input', {
        stage: 'inputs',
        message: answer === undefined ? 'git is not installed' : `git ${words[0]} failed: ${answer.message}`,
        remedy: wholeHistory,
    });
}
/** What to do where a commit or file of the past is missing. */
const wholeHistory = 'check out the whole history: `fetch-depth: 0`, and no `filter`, for actions/checkout';


/***/ }),

/***/ 5292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cw: () => (/* binding */ allow),
/* harmony export */   se: () => (/* binding */ everyday),
/* harmony export */   w$: () => (/* binding */ runChild)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_string_decoder__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6193);


const keptLines = 40;
/** Milliseconds between asking a child to end and killing it. */
const grace = 5000;
/** Process groups of children that have not ended. None outlives us: one that does not listen is killed as we exit. */
const groups = new Set();
const killAll = () => {
    for (const group of groups)
        send(group, 'SIGKILL');
};
function enlist({ pid }) {
    if (pid === undefined)
        return () => { };
    if (groups.size === 0)
        process.on('exit', killAll);
    groups.add(pid);
    return () => {
        groups.delete(pid);
        if (groups.size === 0)
            process.off('exit', killAll);
    };
}
/**
 * Runs a program to its end. An aborted signal ends its whole process group, first politely; the promise then rejects with
 * the signal's reason, at once.
 */
function runChild(request) {
    request.signal?.throwIfAborted();
    return new Promise((resolve, reject) => {
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(request.program, [...request.arguments], {
            env: { ...request.environment },
            stdio: ['pipe', 'pipe', 'pipe'],
            // a group of its own, so that what the program starts ends with it
            detached: true,
            ...(request.folder === undefined ? {} : { cwd: request.folder }),
        });
        const delist = enlist(child);
        const output = [];
        const tail = new Tail(request.onLine);
        const cancel = () => {
            endGroup(child);
            reject(request.signal?.reason);
        };
        request.signal?.addEventListener('abort', cancel, { once: true });
        child.stdout.on('data', (chunk) => (request.linesOf === 'both' ? tail.add(chunk) : output.push(chunk)));
        child.stderr.on('data', (chunk) => tail.add(chunk));
        child.on('error', (error) => {
            request.signal?.removeEventListener('abort', cancel);
            if (error.code === 'ENOENT' || error.code === 'EACCES')
                resolve({ result: 'not-found' });
            else
                reject(error);
        });
        child.on('close', (code) => {
            delist();
            request.signal?.removeEventListener('abort', cancel);
            tail.end();
            resolve({ result: 'ended', exit: code ?? 128, stdout: Buffer.concat(output), lastLines: tail.lines });
        });
        // a program that ends without reading its input is no error of ours
        child.stdin.on('error', () => { });
        child.stdin.end(request.input ?? '');
    });
}
function endGroup(child) {
    const { pid } = child;
    if (pid === undefined)
        return;
    send(pid, 'SIGTERM');
    const timer = setTimeout(() => send(pid, 'SIGKILL'), grace);
    timer.unref();
    child.on('close', () => clearTimeout(timer));
}
function send(group, signal) {
    try {
        process.kill(-group, signal);
    }
    catch {
        // it has ended already
    }
}
/** The last lines of a stream, without what terminals are told (colours, cursor movements). */
class Tail {
    #decoder = new node_string_decoder__WEBPACK_IMPORTED_MODULE_1__.StringDecoder('utf8');
    #onLine;
    #rest = '';
    lines = [];
    constructor(onLine) {
        this.#onLine = onLine;
    }
    add(chunk) {
        const lines = (this.#rest + this.#decoder.write(chunk)).split(/\r\n|\n|\r/);
        this.#rest = lines.pop() ?? '';
        for (const line of lines)
            this.#take(line);
    }
    end() {
        if (this.#rest !== '')
            this.#take(this.#rest);
        this.#rest = '';
    }
    #take(line) {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
        const clean = line.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '').trimEnd();
        if (clean === '')
            return;
        this.lines = [...this.lines.slice(-(keptLines - 1)), clean];
        this.#onLine?.(clean);
    }
}
/** The variables of an environment that a child may see: by name, or by a prefix that ends in `*`. */
function allow(environment, names) {
    const isAllowed = (key) => names.some((name) => (name.endsWith('*') ? key.startsWith(name.slice(0, -1)) : key === name));
    const kept = Object.entries(environment).filter(([key, value]) => value !== undefined && isAllowed(key));
    return Object.fromEntries(kept.map(([key, value]) => [key, value ?? '']));
}
/** What every child needs to find its files and the network. */
const everyday = [
    'PATH',
    'HOME',
    'USER',
    'LANG',
    'LC_*',
    'TMPDIR',
    'XDG_*',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'NO_PROXY',
    'http_proxy',
    'https_proxy',
    'no_proxy',
    'ALL_PROXY',
    'all_proxy',
];


/***/ })

};
