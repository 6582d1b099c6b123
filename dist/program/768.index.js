export const id = 768;
export const ids = [768,515,308];
export const modules = {

/***/ 2548:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ environmentOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _text_nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2788);


/** The environment of this name. Throws `bad-input` where the configuration has none, with the names that it has. */
function environmentOf(configuration, name) {
    const { environments } = configuration;
    const environment = Object.hasOwn(environments, name) ? environments[name] : undefined;
    if (environment !== undefined)
        return environment;
    const known = Object.keys(environments);
    const guess = (0,_text_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(name, known);
    const message = `there is no environment "${name}"; there is ${known.join(', ')}${guess === undefined ? '' : `; did you mean ${guess}?`}`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('bad-input', {
        stage: 'inputs',
        message,
        problems: [{ message, place: { name: 'environment' } }],
    });
}


/***/ }),

/***/ 4515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connect: () => (/* binding */ connect),
  openAt: () => (/* binding */ openAt)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./build/files/clock.js

/** The clock of the machine. */
const systemClock = {
    now: () => new Date(),
    sleep: (milliseconds, signal) => (0,promises_.setTimeout)(milliseconds, undefined, signal === undefined ? {} : { signal }),
};

// EXTERNAL MODULE: ./build/files/files.js
var files_files = __webpack_require__(2375);
;// CONCATENATED MODULE: ./build/connect.js



/** Remembers what a function made, so that it is made once, and only when it is asked for. */
function once(make) {
    let made;
    return () => {
        made ??= make();
        return made;
    };
}
/** The same for a function of a name. */
function onceEach(make) {
    const made = new Map();
    return (name) => {
        const there = made.get(name) ?? make(name);
        made.set(name, there);
        return there;
    };
}
/** Every port over its real edge; each edge is loaded when it is first used. */
function connect(given) {
    const { environment, log, results, view } = given;
    const files = (0,files_files/* createFiles */.q)(environment['RUNNER_TEMP']);
    const folders = [];
    const gitops = once(() => openGitops(given, files, folders));
    const shared = { environment, files, log };
    const ports = {
        clock: systemClock,
        log,
        files,
        results,
        view,
        random: Math.random,
        builder: once(async () => (await __webpack_require__.e(/* import() */ 764).then(__webpack_require__.bind(__webpack_require__, 1764))).createBuilder(shared)),
        scanner: once(async () => (await __webpack_require__.e(/* import() */ 338).then(__webpack_require__.bind(__webpack_require__, 5338))).createScanner(shared)),
        registry: once(async () => (await __webpack_require__.e(/* import() */ 726).then(__webpack_require__.bind(__webpack_require__, 7726))).createRegistry({ ...shared, clock: systemClock })),
        gitops: async () => (await gitops()).repository,
        holds: async () => (await gitops()).holds,
        forge: once(() => openForge(given)),
        sources: once(async () => (await __webpack_require__.e(/* import() */ 194).then(__webpack_require__.bind(__webpack_require__, 6194))).createSources()),
        history: once(async () => (await __webpack_require__.e(/* import() */ 398).then(__webpack_require__.bind(__webpack_require__, 1398))).createHistory(environment)),
        cluster: onceEach((name) => openCluster(given, name)),
    };
    return {
        ports,
        [Symbol.asyncDispose]: async () => {
            for (const folder of folders)
                await folder[Symbol.asyncDispose]();
        },
    };
}
function configured(given) {
    if (given.application !== undefined)
        return given.application;
    throw new errors/* DeployError */.sH('bad-input', { stage: 'inputs', message: 'this command needs a configuration' });
}
async function openGitops(given, files, folders) {
    const { addressOf, repositoryOn } = await __webpack_require__.e(/* import() */ 739).then(__webpack_require__.bind(__webpack_require__, 9739));
    const { GitHolds } = await __webpack_require__.e(/* import() */ 563).then(__webpack_require__.bind(__webpack_require__, 6563));
    const folder = await files.temporaryFolder();
    folders.push(folder);
    const { serverUrl } = given.context;
    const configuredAs = configured(given).gitops.repository;
    const isHere = repositoryOn(serverUrl, configuredAs) !== undefined;
    // the token of one server is nobody else's business
    const token = given.secrets.gitopsToken ?? (isHere ? given.secrets.githubToken : undefined);
    const place = { url: addressOf(serverUrl, configuredAs), folder: `${folder.path}/gitops.git` };
    const { repository, network } = await openAt({ ...place, ...(token === undefined ? {} : { token }) }, given);
    return { repository, holds: new GitHolds(network) };
}
/** A git repository by its address, with a bare one of ours in a folder. */
async function openAt(place, { environment, log, signal }) {
    const { openRepository } = await __webpack_require__.e(/* import() */ 259).then(__webpack_require__.bind(__webpack_require__, 7259));
    const author = { name: 'gitops-deploy', email: 'gitops-deploy@users.noreply.github.com' };
    return openRepository({ ...place, environment, author, clock: systemClock, log, random: Math.random }, signal);
}
async function openForge(given) {
    const { createForge } = await Promise.all(/* import() */[__webpack_require__.e(891), __webpack_require__.e(93)]).then(__webpack_require__.bind(__webpack_require__, 1093));
    const { githubToken, gitopsToken } = given.secrets;
    const { repository, apiUrl } = given.context;
    if (githubToken === undefined || repository === undefined) {
        const message = githubToken === undefined ? 'there is no token for GitHub' : 'the application repository is not known';
        throw new errors/* DeployError */.sH('bad-input', {
            stage: 'inputs',
            message,
            remedy: 'set GITHUB_TOKEN, and GITHUB_REPOSITORY to owner/name',
        });
    }
    // a command without a configuration asks for no pull request of the GitOps repository
    const configuredAs = given.application?.gitops.repository ?? repository;
    const { repositoryOn } = await __webpack_require__.e(/* import() */ 739).then(__webpack_require__.bind(__webpack_require__, 9739));
    const gitopsRepository = repositoryOn(given.context.serverUrl, configuredAs);
    const token = gitopsToken ?? githubToken;
    return createForge({
        apiUrl,
        repository,
        token: githubToken,
        ...(gitopsRepository === undefined ? {} : { gitopsRepository }),
        gitopsToken: token,
        clock: systemClock,
        log: given.log,
    });
}
async function openCluster(given, name) {
    const named = name === undefined ? undefined : given.application?.clusters[name];
    const variable = named?.kubeconfig?.slice('env:'.length);
    const text = variable === undefined ? given.secrets.kubeconfig : given.environment[variable];
    if (variable !== undefined && (text === undefined || text === '')) {
        throw new errors/* DeployError */.sH('bad-input', {
            stage: 'inputs',
            message: `the kubeconfig of the cluster ${name} is to stand in ${variable}, which is not set`,
            remedy: `set ${variable} in the env of the step, or correct clusters.${name}.kubeconfig`,
        });
    }
    if (text === undefined || text === '')
        return undefined;
    const { connectCluster } = await __webpack_require__.e(/* import() */ 104).then(__webpack_require__.bind(__webpack_require__, 6104));
    const context = named?.context ?? given.kubeContext;
    // JSON is YAML, and may stand on one line
    const kubeconfig = /\n|^\s*\{/.test(text)
        ? { from: 'text', yaml: text }
        : { from: 'file', path: text };
    return connectCluster({
        kubeconfig,
        environment: given.environment,
        log: given.log,
        clock: systemClock,
        random: Math.random,
        ...(context === undefined ? {} : { context }),
    });
}


/***/ }),

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

/***/ 9473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JN: () => (/* binding */ printProblem),
/* harmony export */   dv: () => (/* binding */ printPlace),
/* harmony export */   sG: () => (/* binding */ outcomeOf),
/* harmony export */   sH: () => (/* binding */ DeployError)
/* harmony export */ });
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7072);

/**
 * A failure that ends a command. Edges translate wire errors into it once; the roots turn it into an outcome.
 * Expected answers ("lost the race", "not found") are values of the ports instead.
 */
class DeployError extends Error {
    code;
    stage;
    remedy;
    problems;
    constructor(code, facts) {
        super(facts.message, { cause: facts.cause });
        this.name = 'DeployError';
        this.code = code;
        this.stage = facts.stage;
        this.remedy = facts.remedy ?? _outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .reasons */ .Ot[code].remedy;
        this.problems = facts.problems ?? [];
    }
}
/** The outcome that an error stands for; anything unforeseen is a defect of ours, and `errored`. */
function outcomeOf(error, stage) {
    if (error instanceof DeployError) {
        const outcome = _outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .reasons */ .Ot[error.code].outcomes[0];
        const { stage, code, remedy, message } = error;
        return { outcome, stage, reason: code, sentence: message, ...(remedy === _outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .reasons */ .Ot[code].remedy ? {} : { remedy }) };
    }
    const sentence = error instanceof Error ? error.message : String(error);
    return { outcome: 'errored', stage, reason: 'internal', sentence };
}
/** `file:line:column`, or the name of the input: how a problem's place is printed. */
function printPlace(place) {
    if (place === undefined)
        return '';
    const { file, line, column, name } = place;
    const position = [file, line, column].filter((part) => part !== undefined).join(':');
    return [position, name].filter((part) => part !== undefined && part !== '').join(' ');
}
/** A problem as one line: place, message, remedy. */
function printProblem(problem) {
    const place = printPlace(problem.place);
    const remedy = problem.remedy === undefined ? '' : ` (${problem.remedy})`;
    return `${place === '' ? '' : `${place}: `}${problem.message}${remedy}`;
}


/***/ }),

/***/ 2375:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ createFiles)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);



/** The file system. Temporary folders stand below `temporary` (a runner's own, which is wiped after the job). */
function createFiles(temporary = (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)()) {
    return { read, write, writeAll, temporaryFolder: () => makeFolder(temporary) };
}
async function read(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path);
    }
    catch (error) {
        if (isMissing(error))
            return undefined;
        throw error;
    }
}
function isMissing(error) {
    return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
async function write(path, content) {
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path))
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), { recursive: true });
    const half = halfOf(path);
    try {
        writeHalf(path, content);
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(half, path);
    }
    catch (error) {
        removeHalf(half);
        throw error;
    }
}
/** What can fail (a folder that is not ours, a full disk) fails before the first file is another one. */
async function writeAll(contents) {
    const written = [];
    let current = '';
    try {
        for (const [path, content] of contents) {
            current = path;
            writeHalf(path, content);
        }
        for (const path of contents.keys()) {
            current = path;
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(halfOf(path), path);
            written.push(path);
        }
        return { result: 'written' };
    }
    catch (error) {
        for (const path of contents.keys())
            removeHalf(halfOf(path));
        return {
            result: 'failed',
            file: current,
            message: error instanceof Error ? error.message : String(error),
            written,
        };
    }
}
/** Beside its place, to be renamed into it, so that nobody ever reads half of a file. */
function halfOf(path) {
    return `${path}.${process.pid}.part`;
}
function removeHalf(half) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(half, { force: true });
    }
    catch {
        // what failed first is told
    }
}
function writeHalf(path, content) {
    const was = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false });
    const half = halfOf(path);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(half, content, was === undefined ? {} : { mode: permissionsOf(was) });
    if (was === undefined)
        return;
    // a file that is replaced stays as readable and executable as it was, whatever the umask, and its owner's
    const is = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(half);
    if (is.uid !== was.uid || is.gid !== was.gid)
        keepOwner(half, was);
    if (permissionsOf(is) !== permissionsOf(was))
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.chmodSync)(half, permissionsOf(was));
}
function permissionsOf({ mode }) {
    return mode & 0o7777;
}
/** Only root can give a file away. */
function keepOwner(half, { uid, gid }) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.chownSync)(half, uid, gid);
    }
    catch {
        // then it is ours now, as it is with any other editor
    }
}
async function makeFolder(below) {
    const path = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdtempSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(below, 'gitops-deploy-'));
    return { path, [Symbol.asyncDispose]: async () => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(path, { recursive: true, force: true, maxRetries: 3 }) };
}


/***/ }),

/***/ 6308:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readContext: () => (/* binding */ readContext)
/* harmony export */ });
/* harmony import */ var _data_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4592);

function runOf(environment, repository, serverUrl) {
    const id = Number(environment['GITHUB_RUN_ID']);
    if (!Number.isSafeInteger(id) || id <= 0 || repository === undefined)
        return undefined;
    const attempt = Number(environment['GITHUB_RUN_ATTEMPT'] ?? '1');
    return {
        id,
        attempt: Number.isSafeInteger(attempt) ? attempt : 1,
        url: `${serverUrl}/${repository}/actions/runs/${id}`,
    };
}
/** A fork is another repository; a head repository that is gone counts as one too. */
function isFromFork(payload) {
    const head = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(payload, 'pull_request', 'head', 'repo');
    if (!(0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isFields */ .Ce)((0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(payload, 'pull_request')))
        return false;
    return (!(0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isFields */ .Ce)(head) ||
        (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .numberAt */ .tk)(head, 'id') !== (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .numberAt */ .tk)(payload, 'pull_request', 'base', 'repo', 'id') ||
        (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isTrueAt */ .Yj)(head, 'fork') !== (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isTrueAt */ .Yj)(payload, 'pull_request', 'base', 'repo', 'fork'));
}
function baseOf(event, payload) {
    if (event === 'pull_request')
        return (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(payload, 'pull_request', 'base', 'sha');
    return event === 'merge_group' ? (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(payload, 'merge_group', 'base_sha') : undefined;
}
/**
 * Reads the variables of GitHub Actions and the event. On a pull request `GITHUB_SHA` is a merge commit that nobody wrote
 * (docker/metadata-action#206): the head is what is deployed and answered on.
 */
function readContext(environment, payload) {
    const text = (name) => (environment[name] === '' ? undefined : environment[name]);
    const serverUrl = text('GITHUB_SERVER_URL') ?? 'https://github.com';
    const repository = text('GITHUB_REPOSITORY');
    const pullRequest = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .numberAt */ .tk)(payload, 'pull_request', 'number');
    const event = text('GITHUB_EVENT_NAME');
    return {
        fromFork: isFromFork(payload),
        apiUrl: text('GITHUB_API_URL') ?? 'https://api.github.com',
        serverUrl,
        ...(0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutUndefined */ .r$)({
            event,
            repository,
            commit: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(payload, 'pull_request', 'head', 'sha') ?? text('GITHUB_SHA'),
            branch: text('GITHUB_HEAD_REF') ?? text('GITHUB_REF_NAME'),
            defaultBranch: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(payload, 'repository', 'default_branch'),
            pullRequest,
            base: baseOf(event, payload),
            actor: text('GITHUB_ACTOR'),
            run: runOf(environment, repository, serverUrl),
        }),
    };
}


/***/ }),

/***/ 7768:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ runProgram)
});

// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(3916);
// EXTERNAL MODULE: ./build/connect.js + 1 modules
var connect = __webpack_require__(4515);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/files/files.js
var files = __webpack_require__(2375);
;// CONCATENATED MODULE: ./build/inputs/policy.js

/** Events that run with secrets beside code that nobody has reviewed. */
const untrusted = new Set(['pull_request_target', 'workflow_run']);
/** Events about a change that is not merged: what is checked out may be anybody's. */
const aboutChanges = /^(pull_request|workflow_run$|issue_comment$)/;
/**
 * The branch that the configuration is taken from instead of the checkout: where a pull request is what runs us, or somebody
 * resumes from another branch, what counts is what was reviewed. Undefined where the checkout is as good.
 * @throws DeployError `bad-input` where the event does not tell which branch that is
 */
function trustedBranch({ event, branch, defaultBranch }, command) {
    if (event === undefined)
        return undefined;
    const isChange = aboutChanges.test(event);
    if (!isChange && (command !== 'resume' || branch === defaultBranch))
        return undefined;
    if (defaultBranch !== undefined)
        return defaultBranch;
    if (!isChange)
        return undefined;
    throw new errors/* DeployError */.sH('bad-input', {
        stage: 'inputs',
        message: `the event ${event} does not tell the default branch, whose configuration counts`,
        remedy: 'run on an event of GitHub, with its GITHUB_EVENT_PATH',
    });
}
/**
 * Refuses events before any call is made: a fork's pull request has no secrets, and an event that has them while it may
 * have checked out a stranger's code must not build. `check` reads files alone, so that a fork's pull request is judged like
 * any other.
 * @throws DeployError `fork-without-secrets` or `event-refused`
 */
function admitEvent(context, { command, hasImage }) {
    // a file of the checkout is edited by whoever runs this, without a token
    if (command === 'edit' || command === 'set-image')
        return;
    if (command === 'check') {
        admitCheck(context);
        return;
    }
    if (context.event === 'pull_request' && context.fromFork) {
        throw new errors/* DeployError */.sH('fork-without-secrets', {
            stage: 'inputs',
            message: 'this pull request comes from a fork, which has no secrets',
        });
    }
    if (context.event !== undefined && untrusted.has(context.event) && !hasImage) {
        throw new errors/* DeployError */.sH('event-refused', {
            stage: 'inputs',
            message: `${context.event} runs with secrets and may have checked out a stranger's code: nothing is built here`,
        });
    }
}
function admitCheck({ event }) {
    if (event === undefined || !untrusted.has(event))
        return;
    throw new errors/* DeployError */.sH('event-refused', {
        stage: 'inputs',
        message: `${event} runs with secrets and may have checked out a stranger's code: nothing is judged here`,
        remedy: 'Run on `pull_request`: judging needs no secret.',
    });
}

;// CONCATENATED MODULE: ./build/prepare.js
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





/** Ends the command for what is wrong with inputs or configuration: everything at once. */
function fail(problems, code = 'bad-input') {
    const [first] = problems;
    const message = first === undefined || problems.length > 1 ? `${problems.length} problems: see each` : (0,errors/* printProblem */.JN)(first);
    throw new errors/* DeployError */.sH(code, { stage: 'inputs', message, problems });
}
/** The event that GitHub Actions wrote for this run; undefined elsewhere. */
async function readEvent(environment) {
    const path = environment['GITHUB_EVENT_PATH'];
    const bytes = path === undefined || path === '' ? undefined : await (0,files/* createFiles */.q)().read(path);
    if (bytes === undefined || path === undefined)
        return undefined;
    try {
        return JSON.parse(new TextDecoder().decode(bytes));
    }
    catch {
        return fail([{ message: 'is no JSON', place: { file: path }, remedy: 'GITHUB_EVENT_PATH must name the event' }]);
    }
}
/** The application's configuration; what is wrong with it is told together with what is wrong with the inputs. */
async function configure(given, inputProblems) {
    const { request, context } = given;
    const branch = trustedBranch(context, request.command);
    const bytes = branch === undefined ? await readHere(request.config) : await readFrom(branch, given);
    if (bytes === undefined) {
        const where = branch === undefined ? '' : ` on ${branch}, whose configuration counts here`;
        return fail([
            ...inputProblems,
            {
                message: `there is no such file${where}`,
                place: { file: request.config },
                remedy: 'see docs/configuration.md',
            },
        ]);
    }
    const { readConfiguration } = await Promise.all(/* import() */[__webpack_require__.e(926), __webpack_require__.e(919)]).then(__webpack_require__.bind(__webpack_require__, 7919));
    const fallback = context.repository?.split('/')[1] ?? 'application';
    const read = readConfiguration(new TextDecoder().decode(bytes), request.config, fallback);
    if (read.result === 'wrong')
        return fail([...inputProblems, ...read.problems], inputProblems.length > 0 ? 'bad-input' : read.code);
    const names = read.applications.map(({ application }) => application);
    const wanted = request.application ?? (names.length === 1 ? names[0] : undefined);
    const found = read.applications.find(({ application }) => application === wanted);
    if (found !== undefined)
        return withPullRequests(found, request, context);
    const message = wanted === undefined ? 'which application?' : `there is no application "${wanted}"`;
    return fail([
        ...inputProblems,
        { message, place: { name: 'application' }, remedy: `the configuration has ${names.join(', ')}` },
    ]);
}
async function readHere(path) {
    try {
        return await (0,files/* createFiles */.q)().read(path);
    }
    catch (error) {
        const message = `cannot be read: ${error instanceof Error ? error.message : ''}`;
        return fail([{ message, place: { file: path }, remedy: 'name the file of the configuration' }]);
    }
}
/** The configuration file as a branch of the application repository has it. */
async function readFrom(branch, given) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { context, secrets, environment, signal } = given;
        const { repository, serverUrl } = context;
        const path = (0,posix_.normalize)(given.request.config);
        if (repository === undefined || secrets.githubToken === undefined)
            return fail([{ message: 'is needed to read the configuration', place: { name: 'github-token' } }]);
        if ((0,posix_.isAbsolute)(path) || path.startsWith('..'))
            return fail([{ message: `${path} is not in the repository`, place: { name: 'config' } }]);
        const { addressOf } = await __webpack_require__.e(/* import() */ 739).then(__webpack_require__.bind(__webpack_require__, 9739));
        const folder = __addDisposableResource(env_1, await (0,files/* createFiles */.q)(environment['RUNNER_TEMP']).temporaryFolder(), true);
        const place = { url: addressOf(serverUrl, repository), folder: `${folder.path}/source.git` };
        const { repository: source } = await (0,connect.openAt)({ ...place, token: secrets.githubToken }, given);
        const head = await source.head(branch, signal);
        return head === undefined ? undefined : (await source.read(head, [path], signal)).get(path);
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
}
/** Pull requests need a GitOps repository on this GitHub: better known now than after the build. */
async function withPullRequests(application, { environment = '', config }, { serverUrl }) {
    const isThere = Object.hasOwn(application.environments, environment);
    if (!isThere || application.environments[environment]?.write !== 'pull-request')
        return application;
    const { repositoryOn } = await __webpack_require__.e(/* import() */ 739).then(__webpack_require__.bind(__webpack_require__, 9739));
    if (repositoryOn(serverUrl, application.gitops.repository) !== undefined)
        return application;
    return fail([
        {
            message: `gitops.repository is not on ${serverUrl}: there are no pull requests for ${environment}`,
            place: { file: config },
            remedy: 'name it as owner/name, or use `write: push`',
        },
    ]);
}

;// CONCATENATED MODULE: ./build/command.js

/** The configuration of a command that needs one. Throws `bad-input` where there is none. */
function configured({ configuration }) {
    return configuration ?? fail([{ message: 'this command needs a configuration' }]);
}
function repositoryOf({ context }) {
    const { repository, serverUrl } = context;
    if (repository !== undefined)
        return { repository, sourceUrl: `${serverUrl}/${repository}` };
    return fail([
        {
            message: 'the application repository is not known',
            place: { name: 'GITHUB_REPOSITORY' },
            remedy: 'set it to owner/name',
        },
    ]);
}
/** What every plan has in common, whatever is deployed. */
function commonFacts(command, environment) {
    const { timeoutSeconds, onPause } = command.request;
    const { run } = command.context;
    return {
        ...repositoryOf(command),
        environment,
        timeoutSeconds,
        onPause,
        ...(run === undefined ? {} : { run }),
    };
}

// EXTERNAL MODULE: ./build/configuration/environment.js
var configuration_environment = __webpack_require__(2548);
// EXTERNAL MODULE: ./build/inputs/event.js
var inputs_event = __webpack_require__(6308);
// EXTERNAL MODULE: ./build/outcome.js
var outcome = __webpack_require__(7072);
;// CONCATENATED MODULE: ./build/plan-request.js



/** The deployment that a command asks for: of which commit, by which image. Throws `bad-input` where that is not known. */
async function planRequest(command, { ports }) {
    const { request, context, around } = command;
    const { planDeployment } = await __webpack_require__.e(/* import() */ 59).then(__webpack_require__.bind(__webpack_require__, 9059));
    const facts = commonFacts(command, request.environment ?? '');
    // a wrong name must be told before anybody is asked anything
    (0,configuration_environment/* environmentOf */.p)(configured(command), facts.environment);
    const { readCheckout } = await __webpack_require__.e(/* import() */ 223).then(__webpack_require__.bind(__webpack_require__, 2223));
    const checkout = await readCheckout('.', around.environment);
    const labelled = request.image === undefined ? undefined : await sourceOf(request.image, facts.sourceUrl, { ports, around });
    const commit = labelled?.commit ?? context.commit ?? checkout?.commit;
    if (commit === undefined)
        return fail([{ message: 'the commit to deploy is not known', remedy: 'run in a checkout of it' }]);
    if (request.image === undefined && checkout !== undefined && checkout.commit !== commit)
        return fail([otherCheckout(checkout.commit, commit)]);
    const knowsPullRequest = commit === context.commit && context.pullRequest !== undefined;
    const asksGitHub = !knowsPullRequest && command.secrets.githubToken !== undefined;
    const pullRequest = asksGitHub
        ? await (await ports.forge()).source.pullRequestOf(commit, around.signal)
        : context.pullRequest;
    const now = () => ports.clock.now().toISOString();
    return planDeployment(configured(command), {
        ...facts,
        source: {
            commit,
            branch: context.branch ?? checkout?.branch ?? 'main',
            date: labelled?.date ?? (checkout?.commit === commit ? checkout.date : now()),
            ...(pullRequest === undefined ? {} : { pullRequest }),
        },
        ...(request.image === undefined ? {} : { image: request.image }),
    });
}
/** Milliseconds in which a registry must tell the labels of an image: nobody knows yet that we have begun. */
const labelsWithin = 10_000;
/** The commit that a given image was built from, where its labels say so: it is answered on, and not the one that we run on. */
async function sourceOf(image, sourceUrl, { ports, around }) {
    const { sourceIn } = await __webpack_require__.e(/* import() */ 907).then(__webpack_require__.bind(__webpack_require__, 2907));
    try {
        const signal = AbortSignal.any([around.signal, AbortSignal.timeout(labelsWithin)]);
        const description = await (await ports.registry()).describe(image, signal);
        return description === undefined ? undefined : sourceIn(description.labels, sourceUrl);
    }
    catch (error) {
        around.signal.throwIfAborted();
        // whatever is wrong with the registry ends the deployment where the image is looked for, and is told there
        around.log.debug(error instanceof Error ? error.message : '');
        return undefined;
    }
}
/** What would be built is what is checked out: on a pull request that is by default a merge that nobody wrote. */
function otherCheckout(there, wanted) {
    return {
        message: `the checkout is at ${there.slice(0, 7)}, and ${wanted.slice(0, 7)} is to be deployed`,
        place: { name: 'checkout' },
        remedy: 'check out that commit; on a pull request: github.event.pull_request.head.sha',
    };
}

;// CONCATENATED MODULE: ./build/program.js
var program_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var program_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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









/** Runs the command that was asked for; every failure is an outcome. */
async function runProgram(read, around) {
    try {
        return await dispatch(await prepare(read, around));
    }
    catch (error) {
        if (around.signal.aborted)
            return {
                outcome: { outcome: 'cancelled', reason: 'cancelled', stage: 'inputs', sentence: 'the run was cancelled' },
            };
        const problems = error instanceof errors/* DeployError */.sH ? error.problems : [];
        if (!(error instanceof errors/* DeployError */.sH) && error instanceof Error)
            around.log.debug(error.stack ?? error.message);
        return { outcome: (0,errors/* outcomeOf */.sG)(error, 'inputs'), ...(problems.length === 0 ? {} : { problems }) };
    }
}
/** Rollouts can be looked at, and files be judged and changed, without any configuration. */
function needsConfiguration({ command, rollouts }) {
    if (command === 'watch')
        return rollouts.length === 0;
    return !['rollout', 'check', 'edit', 'set-image'].includes(command);
}
async function prepare({ request, secrets, problems }, around) {
    const context = (0,inputs_event.readContext)(around.environment, await readEvent(around.environment));
    admitEvent(context, { command: request.command, hasImage: request.image !== undefined });
    if (problems.length > 0 && problems.every(({ notYet }) => notYet))
        fail(problems, 'not-supported');
    const configuring = { request, context, secrets, ...around };
    const configuration = needsConfiguration(request) ? await configure(configuring, problems) : undefined;
    if (problems.length > 0)
        fail(problems);
    const given = {
        ...around,
        secrets,
        context,
        ...(request.context === undefined ? {} : { kubeContext: request.context }),
        ...(configuration === undefined ? {} : { application: configuration }),
    };
    return { request, secrets, context, around, configuration, connect: () => (0,connect.connect)(given) };
}
async function dispatch(command) {
    switch (command.request.command) {
        case 'deploy':
            return command.request.dryRun ? runDryRun(command) : runDeploy(command);
        case 'resume':
            return runResume(command);
        case 'watch':
            return command.request.rollouts.length > 0 ? watchNamed(command) : watchConfigured(command);
        case 'rollout':
            return runRolloutStatus(command);
        case 'status':
            return runStatus(command);
        case 'hold':
        case 'release':
            return changeHold(command);
        case 'check':
            return runCheck(command);
        case 'edit':
            return runEdit(command);
        case 'set-image':
            return runSetImage(command);
    }
}
// each waits for its command, `return await`: what it opened is closed once it has ended, and not before
async function runDeploy(command) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const connected = program_addDisposableResource(env_1, command.connect(), true);
        const plan = await planRequest(command, connected);
        const { deploy } = await Promise.all(/* import() */[__webpack_require__.e(926), __webpack_require__.e(580), __webpack_require__.e(183), __webpack_require__.e(5), __webpack_require__.e(965), __webpack_require__.e(945), __webpack_require__.e(19), __webpack_require__.e(256), __webpack_require__.e(452)]).then(__webpack_require__.bind(__webpack_require__, 1452));
        return await deploy(plan, connected.ports, command.around.signal);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = program_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function runDryRun(command) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const connected = program_addDisposableResource(env_2, command.connect(), true);
        const plan = await planRequest(command, connected);
        const { dryRun } = await Promise.all(/* import() */[__webpack_require__.e(926), __webpack_require__.e(580), __webpack_require__.e(183), __webpack_require__.e(5), __webpack_require__.e(965), __webpack_require__.e(19), __webpack_require__.e(982)]).then(__webpack_require__.bind(__webpack_require__, 6982));
        const knowsGitHub = command.secrets.githubToken !== undefined;
        return await dryRun({ plan, ports: connected.ports, signal: command.around.signal, knowsGitHub });
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = program_disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}
/** Every environment by itself and at the same time: one that waits keeps no other waiting. */
async function runResume(command) {
    const configuration = configured(command);
    const { environment } = command.request;
    if (environment !== undefined)
        (0,configuration_environment/* environmentOf */.p)(configuration, environment);
    const names = environment === undefined ? Object.keys(configuration.environments) : [environment];
    const { resumeEnvironment } = await Promise.all(/* import() */[__webpack_require__.e(926), __webpack_require__.e(580), __webpack_require__.e(183), __webpack_require__.e(5), __webpack_require__.e(965), __webpack_require__.e(945), __webpack_require__.e(19), __webpack_require__.e(256), __webpack_require__.e(84)]).then(__webpack_require__.bind(__webpack_require__, 5084));
    const settled = await Promise.allSettled(names.map(async (name) => {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            const connected = program_addDisposableResource(env_3, command.connect(), true);
            const facts = commonFacts(command, name);
            return await resumeEnvironment({
                ports: connected.ports,
                configuration,
                facts,
                signal: command.around.signal,
            });
        }
        catch (e_3) {
            env_3.error = e_3;
            env_3.hasError = true;
        }
        finally {
            const result_3 = program_disposeResources(env_3);
            if (result_3)
                await result_3;
        }
    }));
    const deployments = settled.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
    const failed = settled.find((one) => one.status === 'rejected');
    if (failed !== undefined && deployments.length === 0)
        throw failed.reason;
    const outcomes = deployments.map((one) => one.outcome);
    return {
        outcome: outcomeOfAll(failed === undefined ? outcomes : [...outcomes, (0,errors/* outcomeOf */.sG)(failed.reason, 'inputs')]),
        deployments,
    };
}
/** The worst outcome stands for all. */
function outcomeOfAll(outcomes) {
    // what a newer one took over from is no news beside that one
    const told = outcomes.filter(({ outcome }) => outcome !== 'superseded');
    const [first, ...others] = told.length > 0 ? told : outcomes;
    if (first === undefined)
        return { outcome: 'succeeded', reason: 'done', stage: 'report', sentence: 'nothing waits to be resumed' };
    return others.reduce((bad, one) => ((0,outcome/* worst */.QZ)(bad.outcome, one.outcome) === bad.outcome ? bad : one), first);
}
async function watchNamed({ request, connect: open, around }) {
    const env_4 = { stack: [], error: void 0, hasError: false };
    try {
        const { watch } = await Promise.all(/* import() */[__webpack_require__.e(926), __webpack_require__.e(580), __webpack_require__.e(183), __webpack_require__.e(5), __webpack_require__.e(945), __webpack_require__.e(36)]).then(__webpack_require__.bind(__webpack_require__, 36));
        const { image, rollouts, argocdApplication, revision, timeoutSeconds, onPause } = request;
        if (image === undefined)
            return fail([{ message: 'watch needs it', place: { name: 'image' } }]);
        const goal = {
            image,
            platformDigests: [],
            workloads: rollouts,
            // whoever only watches asks about that very rollout: the culprit is told, however late the watch began
            written: true,
            ...(revision === undefined ? {} : { revision }),
            ...(argocdApplication === undefined ? {} : { application: argocdApplication }),
        };
        const connected = program_addDisposableResource(env_4, open(), true);
        const { outcome, targets } = await watch({ goal, timeoutSeconds, onPause }, connected.ports, around.signal);
        return { outcome, details: { targets } };
    }
    catch (e_4) {
        env_4.error = e_4;
        env_4.hasError = true;
    }
    finally {
        const result_4 = program_disposeResources(env_4);
        if (result_4)
            await result_4;
    }
}
async function watchConfigured(command) {
    const env_5 = { stack: [], error: void 0, hasError: false };
    try {
        const { request, around } = command;
        const configuration = configured(command);
        const name = request.environment ?? '';
        (0,configuration_environment/* environmentOf */.p)(configuration, name);
        const [{ watchEnvironment }, { planRecord }] = await Promise.all([
            Promise.all(/* import() */[__webpack_require__.e(926), __webpack_require__.e(580), __webpack_require__.e(183), __webpack_require__.e(5), __webpack_require__.e(945), __webpack_require__.e(36)]).then(__webpack_require__.bind(__webpack_require__, 36)),
            __webpack_require__.e(/* import() */ 59).then(__webpack_require__.bind(__webpack_require__, 9059)),
        ]);
        const { application } = configuration;
        const { target } = request;
        const connected = program_addDisposableResource(env_5, command.connect(), true);
        const { outcome, targets } = await watchEnvironment({ application, name, ...(target === undefined ? {} : { target }) }, (record) => planRecord(record, configuration, commonFacts(command, name)), { ports: connected.ports, signal: around.signal });
        return { outcome, details: { targets } };
    }
    catch (e_5) {
        env_5.error = e_5;
        env_5.hasError = true;
    }
    finally {
        const result_5 = program_disposeResources(env_5);
        if (result_5)
            await result_5;
    }
}
async function runRolloutStatus({ request, connect: open, around }) {
    const env_6 = { stack: [], error: void 0, hasError: false };
    try {
        const { rolloutStatus } = await Promise.all(/* import() */[__webpack_require__.e(945), __webpack_require__.e(225)]).then(__webpack_require__.bind(__webpack_require__, 3225));
        const connected = program_addDisposableResource(env_6, open(), true);
        return await rolloutStatus(request.rollouts, connected.ports, around.signal);
    }
    catch (e_6) {
        env_6.error = e_6;
        env_6.hasError = true;
    }
    finally {
        const result_6 = program_disposeResources(env_6);
        if (result_6)
            await result_6;
    }
}
async function runStatus(command) {
    const env_7 = { stack: [], error: void 0, hasError: false };
    try {
        const { status } = await __webpack_require__.e(/* import() */ 897).then(__webpack_require__.bind(__webpack_require__, 9897));
        const connected = program_addDisposableResource(env_7, command.connect(), true);
        const { ports } = connected;
        return await status(configured(command), command.request.environment, { ports, signal: command.around.signal });
    }
    catch (e_7) {
        env_7.error = e_7;
        env_7.hasError = true;
    }
    finally {
        const result_7 = program_disposeResources(env_7);
        if (result_7)
            await result_7;
    }
}
async function changeHold(command) {
    const env_8 = { stack: [], error: void 0, hasError: false };
    try {
        const { changeHold: change } = await __webpack_require__.e(/* import() */ 394).then(__webpack_require__.bind(__webpack_require__, 5394));
        const connected = program_addDisposableResource(env_8, command.connect(), true);
        const { ports } = connected;
        const { actor } = command.context;
        return await change(command.request, configured(command), { ports, actor, signal: command.around.signal });
    }
    catch (e_8) {
        env_8.error = e_8;
        env_8.hasError = true;
    }
    finally {
        const result_8 = program_disposeResources(env_8);
        if (result_8)
            await result_8;
    }
}
/** What the event names as the base of the change counts where none is given. */
async function runCheck({ request, context, around, connect: open }) {
    const env_9 = { stack: [], error: void 0, hasError: false };
    try {
        const { check } = await Promise.all(/* import() */[__webpack_require__.e(926), __webpack_require__.e(580), __webpack_require__.e(965), __webpack_require__.e(875)]).then(__webpack_require__.bind(__webpack_require__, 6720));
        const base = request.base ?? context.base;
        const connected = program_addDisposableResource(env_9, open(), true);
        return await check({ paths: request.paths, ...(base === undefined ? {} : { base }) }, connected.ports, around.signal);
    }
    catch (e_9) {
        env_9.error = e_9;
        env_9.hasError = true;
    }
    finally {
        const result_9 = program_disposeResources(env_9);
        if (result_9)
            await result_9;
    }
}
async function runEdit({ request, around, connect: open }) {
    const env_10 = { stack: [], error: void 0, hasError: false };
    try {
        const { edit } = await Promise.all(/* import() */[__webpack_require__.e(580), __webpack_require__.e(183), __webpack_require__.e(842)]).then(__webpack_require__.bind(__webpack_require__, 5842));
        const connected = program_addDisposableResource(env_10, open(), true);
        return await edit({ ...shownOnly(request), files: request.paths, variables: around.environment }, connected.ports);
    }
    catch (e_10) {
        env_10.error = e_10;
        env_10.hasError = true;
    }
    finally {
        const result_10 = program_disposeResources(env_10);
        if (result_10)
            await result_10;
    }
}
async function runSetImage({ request, connect: open }) {
    const env_11 = { stack: [], error: void 0, hasError: false };
    try {
        const { setImage } = await Promise.all(/* import() */[__webpack_require__.e(926), __webpack_require__.e(580), __webpack_require__.e(183), __webpack_require__.e(5), __webpack_require__.e(55)]).then(__webpack_require__.bind(__webpack_require__, 6055));
        const connected = program_addDisposableResource(env_11, open(), true);
        return await setImage({ ...shownOnly(request), files: request.paths }, connected.ports);
    }
    catch (e_11) {
        env_11.error = e_11;
        env_11.hasError = true;
    }
    finally {
        const result_11 = program_disposeResources(env_11);
        if (result_11)
            await result_11;
    }
}
/** A dry run touches nothing: it shows what would change. */
function shownOnly({ edit, dryRun }) {
    return { ...edit, diff: edit.diff || (dryRun && !edit.check && !edit.stdout) };
}


/***/ })

};
