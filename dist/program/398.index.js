export const id = 398;
export const ids = [398];
export const modules = {

/***/ 1398:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createHistory: () => (/* binding */ createHistory)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9473);
/* harmony import */ var _local_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3932);
/* harmony import */ var _ref_name_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2740);
/* harmony import */ var _tree_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1651);







/** The history of whatever repository the paths that are asked for stand in, seen from a folder. */
function createHistory(environment, here = process.cwd()) {
    return {
        compare: async (base, paths, signal) => {
            refuseName(base);
            const places = await Promise.all(paths.map((path) => realPlace((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(here, path))));
            const root = await rootOf({ folder: nearestFolder(places[0] ?? here), environment, signal });
            const at = { folder: root, environment, signal };
            const scopes = places.map((place, index) => scopeIn(root, place, paths[index] ?? ''));
            const mergeBase = await mergeBaseOf(at, base);
            const [changed, listing] = await Promise.all([changedSince(at, mergeBase), filesNow(at)]);
            const from = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(here);
            return comparison(at, { mergeBase, scopes, changed, listing, from });
        },
    };
}
function comparison(at, { from, ...facts }) {
    return {
        ...facts,
        seenFromHere: (path) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(from, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(at.folder, path)).replaceAll(node_path__WEBPACK_IMPORTED_MODULE_2__.sep, '/'),
        readBefore: (paths, most) => readAt(at, { commit: facts.mergeBase, paths, most }),
    };
}
function refuseName(base) {
    if ((0,_ref_name_js__WEBPACK_IMPORTED_MODULE_5__/* .isRevision */ .oN)(base))
        return;
    const message = `${JSON.stringify(base)} cannot be the name of a commit, a branch or a tag`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .DeployError */ .sH('bad-input', { stage: 'inputs', message, remedy: 'such as main, v1.2 or a commit' });
}
/** A path without links, also where its end is gone: the change may have taken it away. */
async function realPlace(path) {
    const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(path).catch(() => undefined);
    if (real !== undefined || (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path) === path)
        return real ?? path;
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(await realPlace((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path)), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(path));
}
function nearestFolder(place) {
    const isFolder = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(place, { throwIfNoEntry: false })?.isDirectory() === true;
    return isFolder || (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(place) === place ? place : nearestFolder((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(place));
}
async function rootOf(at) {
    const answer = await (0,_local_js__WEBPACK_IMPORTED_MODULE_4__/* .runLocal */ .RK)(at, ['rev-parse', '--show-toplevel']);
    if (answer?.exit === 0)
        return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(answer.stdout.toString().replace(/\r?\n$/, ''));
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .DeployError */ .sH('bad-input', {
        stage: 'inputs',
        message: `there is no repository to compare in: ${answer?.message ?? 'git is not installed'}`,
        remedy: 'run in a checkout, or leave `base` out to judge everything',
    });
}
function scopeIn(root, place, path) {
    const way = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(root, place);
    if (way !== '..' && !way.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_2__.sep}`) && !(0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(way))
        return way.replaceAll(node_path__WEBPACK_IMPORTED_MODULE_2__.sep, '/');
    const problem = { message: 'is not in the repository that is compared', place: { file: path } };
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .DeployError */ .sH('bad-input', { stage: 'inputs', message: `${path} ${problem.message}`, problems: [problem] });
}
async function mergeBaseOf(at, base) {
    // a tag of the same name, which anybody may push, must not take the place of the branch
    const named = [`refs/heads/${base}`, base, `refs/remotes/origin/${base}`];
    let commit;
    for (const name of named)
        commit ??= await commitOf(at, name);
    if (commit === undefined)
        throw missing(`there is no commit ${base} in this checkout`);
    const answer = await (0,_local_js__WEBPACK_IMPORTED_MODULE_4__/* .runLocal */ .RK)(at, ['merge-base', commit, 'HEAD']);
    if (answer?.exit === 0)
        return answer.stdout.toString().trim();
    throw missing(`${base} and what is checked out have no common commit in this checkout`);
}
function missing(message) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .DeployError */ .sH('bad-input', { stage: 'inputs', message, remedy: _local_js__WEBPACK_IMPORTED_MODULE_4__/* .wholeHistory */ .qQ });
}
async function commitOf(at, name) {
    const answer = await (0,_local_js__WEBPACK_IMPORTED_MODULE_4__/* .runLocal */ .RK)(at, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
    return answer?.exit === 0 ? answer.stdout.toString().trim() : undefined;
}
/** What differs from a commit in the working tree, the index passed over; new files that git does not ignore count. */
async function changedSince(at, commit) {
    const options = ['--name-status', '-z', '--no-renames', '--no-ext-diff', '--ignore-submodules=all'];
    const [differing, added] = await Promise.all([
        (0,_local_js__WEBPACK_IMPORTED_MODULE_4__/* .requireLocal */ .tN)(at, ['diff', ...options, commit, '--']),
        (0,_local_js__WEBPACK_IMPORTED_MODULE_4__/* .requireLocal */ .tN)(at, ['ls-files', '-z', '--others', '--exclude-standard']),
    ]);
    const words = namesIn(differing);
    const tracked = words.flatMap((path, index) => (index % 2 === 0 ? [] : [{ path, isGone: words[index - 1] === 'D' }]));
    const all = new Map([...tracked, ...namesIn(added).map((path) => ({ path, isGone: false }))].map((one) => [one.path, one]));
    return [...all.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
}
async function filesNow(at) {
    const listing = await (0,_local_js__WEBPACK_IMPORTED_MODULE_4__/* .requireLocal */ .tN)(at, ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
    return [...new Set(namesIn(listing))].sort();
}
function namesIn(output) {
    return output
        .toString()
        .split('\0')
        .filter((name) => name !== '');
}
async function readAt(at, { commit, paths, most }) {
    if (paths.length === 0)
        return new Map();
    const wanted = new Set(paths);
    const listing = await (0,_local_js__WEBPACK_IMPORTED_MODULE_4__/* .requireLocal */ .tN)(at, ['ls-tree', '-r', '-z', '--full-tree', commit]);
    const entries = (0,_tree_js__WEBPACK_IMPORTED_MODULE_6__/* .readListing */ .vS)(listing).filter((entry) => (0,_tree_js__WEBPACK_IMPORTED_MODULE_6__/* .isFile */ .fo)(entry) && wanted.has(entry.path));
    const contents = await blobs(at, await smallOnes(at, entries, most));
    return new Map(entries.flatMap(({ path, id }) => {
        const bytes = contents.get(id);
        return bytes === undefined ? [] : [[path, bytes]];
    }));
}
/** The ids of blobs that are not too large: of the others not a byte is read. */
async function smallOnes(at, entries, most) {
    const ids = [...new Set(entries.map(({ id }) => id))];
    const said = await (0,_local_js__WEBPACK_IMPORTED_MODULE_4__/* .requireLocal */ .tN)(at, ['cat-file', '--batch-check'], lines(ids));
    const answers = said.toString().trimEnd().split('\n');
    return answers.flatMap((answer) => {
        const [id = '', kind, size] = answer.split(' ');
        if (kind === 'missing')
            throw missing(`the file ${id.slice(0, 7)} of the past is not in this checkout`);
        return kind === 'blob' && Number(size) <= most ? [id] : [];
    });
}
async function blobs(at, ids) {
    return new Map((0,_tree_js__WEBPACK_IMPORTED_MODULE_6__/* .batchEntries */ .fP)(await (0,_local_js__WEBPACK_IMPORTED_MODULE_4__/* .requireLocal */ .tN)(at, ['cat-file', '--batch'], lines(ids))));
}
function lines(ids) {
    return ids.map((id) => `${id}\n`).join('');
}


/***/ }),

/***/ 9395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GW: () => (/* binding */ fetchCommand),
/* harmony export */   iH: () => (/* binding */ fetchCommit),
/* harmony export */   kN: () => (/* binding */ isNotThere),
/* harmony export */   rt: () => (/* binding */ fetchObjects),
/* harmony export */   sl: () => (/* binding */ fetchRef)
/* harmony export */ });
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2242);

/**
 * A fetch of part of the history and objects (partial clone). That the server is a promisor is known to fetches alone:
 * other commands never go to the network behind our back, one request for each object that is missing.
 */
function fetchCommand(filter, ...words) {
    const promisor = ['-c', 'remote.origin.promisor=true', '-c', `remote.origin.partialclonefilter=${filter}`];
    return [...promisor, 'fetch', '--quiet', '--no-tags', `--filter=${filter}`, ...words];
}
/** Sends no "have" lines: the server's guess at what else we have would be wrong. */
const withoutHaves = ['-c', 'fetch.negotiationAlgorithm=noop'];
/**
 * What a ref points at on the server, with all trees of that commit; undefined where it is not there. Every commit that
 * this repository holds comes this way or the next, so that git's negotiation is right about what we have.
 */
async function fetchRef(network, ref, signal) {
    const words = fetchCommand('blob:none', '--depth=1', 'origin', `+${ref}:${ref}`);
    const result = await (0,_transport_js__WEBPACK_IMPORTED_MODULE_0__/* .talk */ .LS)(network, { arguments: words, signal });
    if (result.exit !== 0 && /couldn't find remote ref/i.test(result.messages))
        return undefined;
    if (result.exit !== 0)
        throw (0,_transport_js__WEBPACK_IMPORTED_MODULE_0__/* .failure */ .V2)(network, result, 'cannot read');
    const head = await network.git.local({ arguments: ['rev-parse', '--verify', ref], signal });
    return head.toString().trim();
}
/** Fetches a commit with all its trees; the caller judges how it ended. */
function fetchCommit(network, commit, signal) {
    return (0,_transport_js__WEBPACK_IMPORTED_MODULE_0__/* .talk */ .LS)(network, { arguments: fetchCommand('blob:none', '--depth=1', 'origin', commit), signal });
}
/** Fetches objects by their ids: one request for all. */
async function fetchObjects(network, ids, signal) {
    const words = [...withoutHaves, ...fetchCommand('blob:none', '--no-write-fetch-head', '--stdin', 'origin')];
    const result = await (0,_transport_js__WEBPACK_IMPORTED_MODULE_0__/* .talk */ .LS)(network, { arguments: words, input: `${ids.join('\n')}\n`, signal });
    if (result.exit !== 0)
        throw (0,_transport_js__WEBPACK_IMPORTED_MODULE_0__/* .failure */ .V2)(network, result, 'cannot read files of');
}
/** Whether a server says that it has no such commit, or none that anyone may ask for. */
function isNotThere(messages) {
    return /not our ref|unadvertised object|couldn't find remote ref/i.test(messages);
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

/***/ 2740:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B0: () => (/* binding */ isOurBranch),
/* harmony export */   F4: () => (/* binding */ holdRef),
/* harmony export */   Mi: () => (/* binding */ branchRef),
/* harmony export */   Yk: () => (/* binding */ everyApplication),
/* harmony export */   _$: () => (/* binding */ isCommitSha),
/* harmony export */   oN: () => (/* binding */ isRevision)
/* harmony export */ });
/* unused harmony export isRefName */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);

/** Stands for every application in the name of a hold. */
const everyApplication = '_all';
/** Whether text is a valid name below `refs/` (git-check-ref-format): it can then be no option and no pattern either. */
function isRefName(name) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are among what git forbids
    if (name === '@' || name.startsWith('-') || /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\.$/.test(name))
        return false;
    return name.split('/').every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'));
}
/** The full name of a branch; throws `bad-input` where it cannot be one. */
function branchRef(branch) {
    if (isRefName(branch))
        return `refs/heads/${branch}`;
    throw badName(branch, 'a branch');
}
/** Whether a branch is one that we make for a pull request: only such a one may be moved by force. */
function isOurBranch(branch) {
    return branch.startsWith('gitops-deploy/');
}
/** The ref of a hold; throws `bad-input` where a name cannot be part of one. */
function holdRef(application, environment) {
    const wrong = [application, environment].find((name) => !isRefName(name) || name.includes('/'));
    if (wrong === undefined)
        return `refs/gitops-deploy/holds/${application}/${environment}`;
    throw badName(wrong, 'part of the ref of a hold');
}
/** Whether text names a commit by all its digits (SHA-1 or SHA-256), and can thus be no option either. */
function isCommitSha(text) {
    return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
/**
 * Whether text can name a commit: a branch, a tag, digits of a commit, or one of their ancestors such as `main~2`. Nothing of
 * it can then be an option, a range or a pattern.
 */
function isRevision(text) {
    return isRefName(text.replace(/([~^]\d*)+$/, ''));
}
function badName(name, what) {
    const message = `${JSON.stringify(name)} cannot be the name of ${what}`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('bad-input', { stage: 'inputs', message, remedy: 'See git-check-ref-format.' });
}


/***/ }),

/***/ 2242:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   LS: () => (/* binding */ talk),
/* harmony export */   V2: () => (/* binding */ failure),
/* harmony export */   WE: () => (/* binding */ explain),
/* harmony export */   r2: () => (/* binding */ attempts),
/* harmony export */   v7: () => (/* binding */ pause)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);

/** How often a server that fails for the moment is asked in all. */
const attempts = 4;
/** GitHub answers 404 where a token may not even know that a repository exists. */
const forbidden = /(returned error:|RPC failed; HTTP) 40[134]|Authentication failed|could not read (Username|Password)|repository '.*' not found|Repository not found|Permission denied|access denied/i;
const moved = /returned error: 30[12378]/;
const passing = /(returned error:|HTTP) (5\d\d|408|429)|Could not resolve host|Failed to connect|Couldn't connect|Connection (refused|reset|timed out|closed)|timed out|Operation too slow|unexpected disconnect|early EOF|RPC failed|remote end hung up|Empty reply|Recv failure|Send failure|transfer closed|SSL_ERROR_SYSCALL|recv error|stream .* not closed|Internal Server Error|unpack(er)? (error|failed)|failed to report status/i;
/** Reads the kind of a failure from what git said. */
function kindOf(messages) {
    if (forbidden.test(messages))
        return 'forbidden';
    if (moved.test(messages))
        return 'moved';
    return passing.test(messages) ? 'passing' : 'other';
}
/** Runs a command that talks to the server, again where the failure may pass. */
async function talk(network, call) {
    for (let attempt = 1;; attempt += 1) {
        const result = await network.git.remote(call);
        if (result.exit === 0 || kindOf(result.messages) !== 'passing' || attempt === attempts)
            return result;
        await pause(network, { attempt, messages: result.messages }, call.signal);
    }
}
/** Waits before the next attempt: about 1, 2, 4 seconds, with jitter so that many do not come back at once. */
async function pause(network, failed, signal) {
    const { attempt, messages } = failed;
    network.log.info(`the GitOps repository fails (attempt ${attempt} of ${attempts}): ${explain(messages)}`);
    await network.clock.sleep((0.5 + network.random()) * 500 * 2 ** attempt, signal);
}
const remedies = {
    forbidden: 'Give a gitops-token with "contents: write" on that repository; a token of a GitHub App is best.',
    moved: 'The address leads elsewhere, and a token is not sent there: give the address that the repository has now.',
    passing: undefined,
    other: undefined,
};
/** The error that a failed command stands for; `what` is a beginning such as `cannot read`. */
function failure(network, result, what) {
    const kind = kindOf(result.messages);
    const remedy = remedies[kind];
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH(kind === 'forbidden' ? 'forbidden' : 'gitops-unreachable', {
        stage: 'write',
        message: `${what} ${network.git.url}: ${explain(result.messages)}`,
        ...(remedy === undefined ? {} : { remedy }),
    });
}
/** What the server says for people, or else git's own last word. */
function explain(messages) {
    if (/could not read (Username|Password)|terminal prompts disabled|Authentication failed/i.test(messages))
        return 'the server does not take the token';
    const lines = messages.split('\n');
    const said = lines
        .filter((line) => line.startsWith('remote:'))
        .map((line) => line.replace(/^remote:\s*((error|fatal):)?\s*/i, '').trim())
        .filter((line) => line !== '' && !/\d+% \(\d+\/\d+\)|^Total \d/.test(line));
    if (said.length > 0)
        return said.join(' ');
    const last = lines.findLast((line) => /^(fatal|error):/.test(line)) ?? lines.at(-1);
    return last?.replace(/^(fatal|error): */, '') || 'no answer';
}


/***/ }),

/***/ 1651:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KD: () => (/* binding */ contentsOf),
/* harmony export */   Mc: () => (/* binding */ entriesOf),
/* harmony export */   R8: () => (/* binding */ filesOf),
/* harmony export */   fP: () => (/* binding */ batchEntries),
/* harmony export */   fo: () => (/* binding */ isFile),
/* harmony export */   vS: () => (/* binding */ readListing)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _fetch_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9395);


/** More paths than this are not put on a command line: the whole tree is listed instead. */
const mostPaths = 200;
/** The entries at or below some paths of a commit that is there. */
async function entriesOf({ git }, { commit, paths, signal }) {
    const named = paths.length > mostPaths ? [] : paths;
    const listing = await git.local({
        arguments: ['--literal-pathspecs', 'ls-tree', '-r', '-z', '--full-tree', commit, '--', ...named],
        signal,
    });
    return readListing(listing);
}
/** The entries that `git ls-tree -z` lists. */
function readListing(listing) {
    return listing
        .toString()
        .split('\0')
        .flatMap((line) => {
        // MODE TYPE ID<tab>PATH
        const [, mode, id, path] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
        return mode === undefined || id === undefined || path === undefined ? [] : [{ mode, id, path }];
    });
}
/** Whether an entry is a file whose bytes are its content. */
function isFile({ mode }) {
    return mode === '100644' || mode === '100755';
}
/** The entries of exactly these paths; throws `edit-refused` for a symbolic link or a submodule. */
async function filesOf(network, looked) {
    if (looked.paths.length === 0)
        return [];
    const wanted = new Set(looked.paths);
    const entries = (await entriesOf(network, looked)).filter(({ path }) => wanted.has(path));
    const other = entries.find((entry) => !isFile(entry));
    if (other === undefined)
        return entries;
    const kind = other.mode === '120000' ? 'a symbolic link' : 'a submodule';
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('edit-refused', {
        stage: 'write',
        message: `${other.path} is ${kind}`,
        remedy: 'Name the file that it leads to.',
    });
}
/** The bytes of files by path; what is not there yet is fetched, all of it in one request. */
async function contentsOf(network, entries, signal) {
    const ids = [...new Set(entries.map(({ id }) => id))];
    const there = await readBlobs(network, ids, signal);
    const missing = ids.filter((id) => !there.has(id));
    if (missing.length > 0)
        await (0,_fetch_js__WEBPACK_IMPORTED_MODULE_1__/* .fetchObjects */ .rt)(network, missing, signal);
    const contents = new Map([...there, ...(await readBlobs(network, missing, signal))]);
    return new Map(entries.flatMap(({ id, path }) => {
        const bytes = contents.get(id);
        return bytes === undefined ? [] : [[path, bytes]];
    }));
}
/** The blobs of these ids that are there. */
async function readBlobs({ git }, ids, signal) {
    if (ids.length === 0)
        return new Map();
    const output = await git.local({ arguments: ['cat-file', '--batch'], input: `${ids.join('\n')}\n`, signal });
    return new Map(batchEntries(output));
}
/** What `git cat-file --batch` prints: `ID TYPE SIZE\n`, the bytes and `\n`; or `ID missing\n`. */
function* batchEntries(output) {
    for (let at = 0; at < output.length;) {
        const end = output.indexOf('\n', at);
        const [id = '', type = '', size = ''] = output.toString('utf8', at, end).split(' ');
        at = end + 1;
        if (type === 'missing')
            continue;
        yield [id, output.subarray(at, at + Number(size))];
        at += Number(size) + 1;
    }
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
