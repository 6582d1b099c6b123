export const id = 515;
export const ids = [515];
export const modules = {

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


/***/ })

};
