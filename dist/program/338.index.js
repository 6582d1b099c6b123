export const id = 338;
export const ids = [338];
export const modules = {

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


/***/ }),

/***/ 5338:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createScanner: () => (/* binding */ createScanner)
/* harmony export */ });
/* harmony import */ var _child_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5292);
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

/**
 * What trivy may see. Of its own variables only those that say where things are: `TRIVY_SEVERITY`, `TRIVY_IGNOREFILE` and
 * their like would narrow the gate behind the back of the configuration.
 */
const allowed = [
    ..._child_js__WEBPACK_IMPORTED_MODULE_0__/* .everyday */ .se,
    'DOCKER_CONFIG',
    'DOCKER_HOST',
    'TRIVY_CACHE_DIR',
    'TRIVY_DB_REPOSITORY',
    'TRIVY_JAVA_DB_REPOSITORY',
    'TRIVY_SKIP_DB_UPDATE',
    'TRIVY_SKIP_JAVA_DB_UPDATE',
    'TRIVY_OFFLINE_SCAN',
    'TRIVY_USERNAME',
    'TRIVY_PASSWORD',
    'TRIVY_INSECURE',
    'TRIVY_CACHE_BACKEND',
    'TRIVY_TIMEOUT',
    'AWS_*',
    'GOOGLE_APPLICATION_CREDENTIALS',
];
/** Scans with the `trivy` on the path: one scan, read as JSON, and written as complete SARIF where that is wanted. */
function createScanner(options) {
    const environment = (0,_child_js__WEBPACK_IMPORTED_MODULE_0__/* .allow */ .cw)(options.environment, allowed);
    return {
        async scan(request, signal) {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                const folder = __addDisposableResource(env_1, await options.files.temporaryFolder(), true);
                // not in the checkout: trivy would take a trivy.yaml or a .trivyignore there for its settings
                const trivy = (words) => (0,_child_js__WEBPACK_IMPORTED_MODULE_0__/* .runChild */ .w$)({
                    program: 'trivy',
                    arguments: words,
                    environment,
                    folder: folder.path,
                    signal,
                    onLine: (line) => options.log.debug(line),
                });
                const report = `${folder.path}/report.json`;
                const scanned = await trivy(scanArguments(request, report));
                if (scanned.result === 'not-found')
                    return { result: 'scanner-missing', message: 'trivy is not installed' };
                if (scanned.exit !== 0)
                    return { result: 'scan-errored', message: lastWords(scanned.lastLines) };
                if (request.sarif !== undefined) {
                    const sarif = `${folder.path}/report.sarif`;
                    const converted = await trivy(['convert', '--quiet', '--format', 'sarif', '--output', sarif, report]);
                    const bytes = await options.files.read(sarif);
                    if (converted.result === 'not-found' || converted.exit !== 0 || bytes === undefined)
                        return { result: 'scan-errored', message: 'the SARIF report could not be made' };
                    await options.files.write(request.sarif, bytes);
                }
                return parse(await options.files.read(report));
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
function scanArguments({ repository, digest, platform }, report) {
    const output = ['--format', 'json', '--output', report];
    return ['image', '--quiet', '--scanners', 'vuln', ...output, '--platform', platform, `${repository}@${digest}`];
}
function lastWords(lines) {
    const fatal = lines.findLast((line) => /FATAL|ERROR/.test(line)) ?? lines.at(-1) ?? 'no output';
    return fatal.replace(/^\S+\s+(FATAL|ERROR)\s+/, '');
}
function parse(report) {
    if (report === undefined)
        return { result: 'scan-errored', message: 'trivy left no report' };
    try {
        const data = JSON.parse(new TextDecoder().decode(report));
        return { result: 'scanned', report: data };
    }
    catch {
        return { result: 'scan-errored', message: 'the report of trivy is no JSON' };
    }
}


/***/ })

};
