export const id = 764;
export const ids = [764];
export const modules = {

/***/ 4592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   Ce: () => (/* binding */ isFields),
/* harmony export */   Yj: () => (/* binding */ isTrueAt),
/* harmony export */   fK: () => (/* binding */ valueAt),
/* harmony export */   gT: () => (/* binding */ listAt),
/* harmony export */   lC: () => (/* binding */ timeAt),
/* harmony export */   r$: () => (/* binding */ withoutUndefined),
/* harmony export */   tk: () => (/* binding */ numberAt)
/* harmony export */ });
/**
 * Reading objects of the Kubernetes API, which arrive as `unknown`. A field that is missing or of another type is
 * undefined: the API's own defaults (`omitempty`) leave most fields out.
 */
/** Whether a value is an object with fields (no array, not null). */
function isFields(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** The value at a path of keys, or undefined where the path ends early. */
function valueAt(value, ...path) {
    return path.reduce((inner, key) => (isFields(inner) ? inner[key] : undefined), value);
}
/** The text at a path; an empty one counts as missing, as `omitempty` has it. */
function textAt(value, ...path) {
    const found = valueAt(value, ...path);
    return typeof found === 'string' && found !== '' ? found : undefined;
}
/** The number at a path; numbers written as text (such as a Rollout's observedGeneration) count. */
function numberAt(value, ...path) {
    const found = valueAt(value, ...path);
    if (typeof found === 'number')
        return found;
    return typeof found === 'string' && /^\d+$/.test(found) ? Number(found) : undefined;
}
/** Whether the value at a path is `true`. */
function isTrueAt(value, ...path) {
    return valueAt(value, ...path) === true;
}
/** The list at a path, or an empty one. */
function listAt(value, ...path) {
    const found = valueAt(value, ...path);
    return Array.isArray(found) ? found : [];
}
/** The time at a path, or undefined where there is none or it is no date. */
function timeAt(value, ...path) {
    const text = textAt(value, ...path);
    if (text === undefined)
        return undefined;
    const time = new Date(text);
    return Number.isNaN(time.getTime()) ? undefined : time;
}
function withoutUndefined(fields) {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}


/***/ }),

/***/ 1764:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   buildArguments: () => (/* binding */ buildArguments),
/* harmony export */   createBuilder: () => (/* binding */ createBuilder)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _data_fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4592);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7755);
/* harmony import */ var _child_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5292);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});




/** What buildx may see: never `INPUT_*`, tokens of ours or a kubeconfig. */
const allowed = [
    ..._child_js__WEBPACK_IMPORTED_MODULE_1__/* .everyday */ .se,
    'DOCKER_*',
    'BUILDX_*',
    'BUILDKIT_*',
    'SSH_AUTH_SOCK',
    // the cache of GitHub Actions; these exist inside an action only
    'ACTIONS_RUNTIME_TOKEN',
    'ACTIONS_RUNTIME_URL',
    'ACTIONS_CACHE_URL',
    'ACTIONS_RESULTS_URL',
    'ACTIONS_CACHE_SERVICE_V2',
];
/** Builds with `docker buildx`, or with `buildx` alone where there is no docker. */
function createBuilder(options) {
    const environment = (0,_child_js__WEBPACK_IMPORTED_MODULE_1__/* .allow */ .cw)(options.environment, allowed);
    return {
        commandLine: (request) => ['docker', 'buildx', ...buildArguments(request)].map(quote).join(' '),
        async build(request, signal) {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                const program = await findBuildx(environment, signal);
                if (program === undefined)
                    return missing('neither "docker buildx" nor "buildx" can be run');
                const folder = __addDisposableResource(env_1, await options.files.temporaryFolder(), true);
                const metadata = `${folder.path}/${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}.json`;
                const [name = 'docker', ...words] = program;
                const ended = await (0,_child_js__WEBPACK_IMPORTED_MODULE_1__/* .runChild */ .w$)({
                    program: name,
                    arguments: [...words, ...buildArguments(request, ['--metadata-file', metadata, '--progress', 'plain'])],
                    environment: { ...environment, ...epoch(request) },
                    signal,
                    onLine: (line) => options.log.info(line),
                });
                return resultOf(ended, await options.files.read(metadata));
            }
            catch (e_1) {
                env_1.error = e_1;
                env_1.hasError = true;
            }
            finally {
                const result_1 = __disposeResources(env_1);
                if (result_1)
                    await result_1;
            }
        },
    };
}
async function findBuildx(environment, signal) {
    for (const program of [['docker', 'buildx'], ['buildx']]) {
        const [name, ...words] = program;
        const tried = await (0,_child_js__WEBPACK_IMPORTED_MODULE_1__/* .runChild */ .w$)({ program: name, arguments: [...words, 'version'], environment, signal });
        if (tried.result === 'ended' && tried.exit === 0)
            return program;
    }
    return undefined;
}
function epoch(request) {
    return request.sourceDateEpoch === undefined ? {} : { SOURCE_DATE_EPOCH: String(request.sourceDateEpoch) };
}
/** Everything after `buildx`, with more flags: pushed by digest, so that nothing is named before it is proven clean. */
function buildArguments(request, flags = []) {
    const { attestations } = request;
    const output = `type=image,name=${request.repository},push-by-digest=true,name-canonical=true,push=true`;
    return [
        'build',
        '--platform',
        request.platforms.join(','),
        '--file',
        request.file,
        ...Object.entries(request.labels).flatMap(([name, value]) => ['--label', `${name}=${value}`]),
        ...cacheArguments(request),
        `--sbom=${attestations.sbom}`,
        `--provenance=${attestations.provenance === 'none' ? 'false' : `mode=${attestations.provenance}`}`,
        '--output',
        output,
        ...flags,
        // a folder that looks like a flag is none
        '--',
        request.context,
    ];
}
function cacheArguments({ cache, repository }) {
    switch (cache.type) {
        case 'none':
            return [];
        case 'gha':
            return ['--cache-from', 'type=gha', '--cache-to', `type=gha,mode=${cache.mode}`];
        case 'registry': {
            const ref = `type=registry,ref=${repository}:buildcache`;
            return ['--cache-from', ref, '--cache-to', `${ref},mode=${cache.mode}`];
        }
        case 'local':
            return [
                '--cache-from',
                'type=local,src=.buildx-cache',
                '--cache-to',
                `type=local,dest=.buildx-cache,mode=${cache.mode}`,
            ];
    }
}
/** A word as a POSIX shell reads it back. */
function quote(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
function missing(message) {
    return { result: 'builder-missing', message, lastLines: [] };
}
const noBuilder = /no builder .* found|Cannot connect to the Docker daemon|failed to find driver|error during connect|connection error: desc|multiple platforms feature is currently not supported/i;
const noPush = /failed to push|error (?:pushing|writing) /i;
/** What an image is built upon, or a frontend or helper of the builder, could not be had. */
const noPull = /failed to resolve source metadata|failed to do request|failed to (?:copy|fetch|authorize)|pull access denied|dial tcp|no such host|i\/o timeout|TLS handshake|connection (?:refused|reset)|toomanyrequests|(?:50[0234]|429) (?:Too Many|Internal|Bad|Service|Gateway)/i;
/** The digest comes from the metadata file: the log is for people. */
function resultOf(ended, metadata) {
    if (ended.result === 'not-found')
        return missing('buildx has disappeared');
    const { lastLines } = ended;
    const error = lastLines.findLast((line) => /^ERROR:|^error:/i.test(line)) ?? lastLines.at(-1) ?? 'no output';
    if (ended.exit !== 0) {
        const said = lastLines.join('\n');
        return { result: failureIn(said, error), message: error, lastLines: lastLines.slice(-20) };
    }
    const digest = metadata === undefined ? undefined : digestIn(metadata);
    if (digest !== undefined)
        return { result: 'built', digest };
    return { result: 'push-failed', message: 'buildx told no digest of what it pushed', lastLines };
}
/** A step of the Dockerfile that fails is the change's own doing; nothing else is. */
function failureIn(said, error) {
    if (noBuilder.test(said))
        return 'builder-missing';
    if (/did not complete successfully/.test(error))
        return 'build-failed';
    if (noPush.test(error))
        return 'push-failed';
    return noPull.test(error) ? 'registry-unreachable' : 'build-failed';
}
function digestIn(metadata) {
    const data = JSON.parse(new TextDecoder().decode(metadata));
    const digest = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(data, 'containerimage.digest');
    return digest !== undefined && (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .isDigest */ .Bc)(digest) ? digest : undefined;
}


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
