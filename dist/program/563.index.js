export const id = 563;
export const ids = [563];
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

/***/ 487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ parseJson)
/* harmony export */ });
/** What a text says as JSON; undefined where it is none. Never throws: a parser's message would quote the text. */
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 4474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tp: () => (/* binding */ writeEmptyTree),
/* harmony export */   WM: () => (/* binding */ writeTree),
/* harmony export */   rV: () => (/* binding */ writeCommit)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);

/** A tree that differs from the parent's in exactly these files; the content of no other file is needed. */
async function writeTree(git, { parent, entries, files }, signal) {
    const changed = [];
    for (const { mode, path } of entries) {
        const input = files.get(path) ?? new Uint8Array();
        const id = await git.local({ arguments: ['hash-object', '-w', '--stdin'], input, signal });
        changed.push(`${mode} ${id.toString().trim()}\t${path}\0`);
    }
    // an index of its own, so that two commits can be made at the same time
    const index = git.scratch();
    const variables = { GIT_INDEX_FILE: index };
    try {
        await git.local({ arguments: ['read-tree', parent], variables, signal });
        await git.local({
            arguments: ['update-index', '-z', '--index-info'],
            input: changed.join(''),
            variables,
            signal,
        });
        const tree = await git.local({ arguments: ['write-tree', '--missing-ok'], variables, signal });
        return tree.toString().trim();
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(index, { force: true });
    }
}
/** The tree without any entry. */
async function writeEmptyTree(git, signal) {
    const tree = await git.local({ arguments: ['hash-object', '-t', 'tree', '-w', '--stdin'], input: '', signal });
    return tree.toString().trim();
}
/** Makes a commit that no branch points at yet. */
async function writeCommit(git, commit, signal) {
    const { name, email, date } = commit.by;
    // `@`, or else git takes a small number for a date
    const at = `@${Math.floor(date.getTime() / 1000)} +0000`;
    const made = await git.local({
        arguments: ['commit-tree', commit.tree, ...commit.parents.flatMap((parent) => ['-p', parent]), '-F', '-'],
        input: commit.message,
        variables: {
            GIT_AUTHOR_NAME: name,
            GIT_AUTHOR_EMAIL: email,
            GIT_AUTHOR_DATE: at,
            GIT_COMMITTER_NAME: name,
            GIT_COMMITTER_EMAIL: email,
            GIT_COMMITTER_DATE: at,
        },
        signal,
    });
    return made.toString().trim();
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

/***/ 6563:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  GitHolds: () => (/* binding */ GitHolds)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/git/commit.js
var commit = __webpack_require__(4474);
// EXTERNAL MODULE: ./build/git/fetch.js
var fetch = __webpack_require__(9395);
// EXTERNAL MODULE: ./build/data/fields.js
var fields = __webpack_require__(4592);
// EXTERNAL MODULE: ./build/data/json.js
var json = __webpack_require__(487);
;// CONCATENATED MODULE: ./build/git/hold-message.js


/** Of the JSON in the message; another one is not understood, and holds all the same. */
const version = 1;
/** The message of the commit that a hold's ref points at: a line for people, and the hold as JSON. */
function printHold(hold) {
    const { application, environment, owner, reason } = hold;
    const subject = `Hold ${application} in ${environment}: ${reason} (${owner})`.replaceAll(/\s+/g, ' ');
    return `${subject}\n\n${JSON.stringify({ version, ...hold }, undefined, 2)}\n`;
}
/**
 * Reads a hold from the raw commit at its ref, or from nothing where that is no commit. It fails closed: what cannot be
 * read is a hold without an end.
 */
function readHold(commit, scope) {
    const [, header = '', message = ''] = /^(.*?)\n\n(.*)$/s.exec(commit ?? '') ?? [];
    const seconds = /^committer .* (\d+) [+-]\d{4}$/m.exec(header)?.[1];
    const unreadable = {
        owner: 'unknown',
        reason: 'the hold cannot be read',
        since: new Date(Number(seconds ?? 0) * 1000),
    };
    return { ...scope, ...(parseBody(message.slice(message.indexOf('\n\n'))) ?? unreadable) };
}
function parseBody(text) {
    const data = (0,json/* parseJson */.q)(text);
    const owner = (0,fields/* textAt */.$6)(data, 'owner');
    const since = (0,fields/* timeAt */.lC)(data, 'since');
    if (!(0,fields/* isFields */.Ce)(data) || data.version !== version || owner === undefined || since === undefined)
        return undefined;
    const optional = { until: (0,fields/* timeAt */.lC)(data, 'until'), url: (0,fields/* textAt */.$6)(data, 'url'), record: (0,fields/* numberAt */.tk)(data, 'record') };
    return { owner, since, reason: (0,fields/* textAt */.$6)(data, 'reason') ?? '', ...(0,fields/* withoutUndefined */.r$)(optional) };
}

// EXTERNAL MODULE: ./build/git/push.js
var push = __webpack_require__(6871);
// EXTERNAL MODULE: ./build/git/ref-name.js
var ref_name = __webpack_require__(2740);
// EXTERNAL MODULE: ./build/git/transport.js
var transport = __webpack_require__(2242);
;// CONCATENATED MODULE: ./build/git/holds.js







/** How often a change is tried while others change the same hold. */
const attempts = 5;
const signature = { name: 'gitops-deploy', email: 'gitops-deploy@users.noreply.github.com' };
/** Holds as refs of the GitOps repository: created and removed with a lease, so that two never both win. */
class GitHolds {
    #network;
    /** In a repository of their own, which never holds a tree: see `History`. */
    constructor(network) {
        this.#network = { ...network, git: network.git.beside('holds.git') };
    }
    async find(application, environment, signal) {
        const found = await this.#look([application, ref_name/* everyApplication */.Yk], environment, signal);
        return found.find(({ hold }) => !this.#isOver(hold))?.hold;
    }
    async place(hold, signal) {
        for (let attempt = 0; attempt < attempts; attempt += 1) {
            const [there] = await this.#look([hold.application], hold.environment, signal);
            if (there !== undefined && !this.#isOver(there.hold))
                return { result: 'already-held', hold: there.hold };
            const to = await this.#write(hold, signal);
            if (await this.#move({ ...hold, from: there?.object, to }, signal))
                return { result: 'placed', hold };
        }
        throw tooManyRaces(hold);
    }
    async release(application, environment, signal) {
        for (let attempt = 0; attempt < attempts; attempt += 1) {
            const [there] = await this.#look([application], environment, signal);
            if (there === undefined)
                return undefined;
            if (await this.#move({ application, environment, from: there.object, to: undefined }, signal))
                return there.hold;
        }
        throw tooManyRaces({ application, environment });
    }
    #isOver({ until }) {
        return until !== undefined && until <= this.#network.clock.now();
    }
    /**
     * The holds of these applications, expired ones too, in this order. The refs are asked for by a pattern, since naming
     * one that is not there is an error of git (as is `--depth` where a pattern finds nothing); and not by `ls-remote`, which
     * lists every ref of the server.
     */
    async #look(applications, environment, signal) {
        const { git } = this.#network;
        await git.init(signal);
        const refs = applications.map((application) => (0,ref_name/* holdRef */.F4)(application, environment));
        const patterns = refs.map((ref) => `+${ref}*:${ref}*`);
        const result = await (0,transport/* talk */.LS)(this.#network, {
            arguments: (0,fetch/* fetchCommand */.GW)('tree:0', '--no-write-fetch-head', '--prune', 'origin', ...patterns),
            signal,
        });
        if (result.exit !== 0)
            throw (0,transport/* failure */.V2)(this.#network, result, 'cannot read the holds of');
        const listing = await git.local({
            arguments: ['for-each-ref', '--format=%(refname) %(objectname)', ...refs],
            signal,
        });
        const objects = new Map(listing.toString().split('\n').map(splitOnce));
        const found = [];
        for (const [index, ref] of refs.entries()) {
            const object = objects.get(ref);
            if (object === undefined)
                continue;
            const scope = { application: applications[index] ?? '', environment };
            found.push({ object, hold: readHold(await this.#commitAt(object, signal), scope) });
        }
        return found;
    }
    async #commitAt(object, signal) {
        const shown = await this.#network.git.ask({ arguments: ['cat-file', 'commit', object], signal });
        return shown.exit === 0 ? shown.stdout.toString() : undefined;
    }
    async #write(hold, signal) {
        const { git, clock } = this.#network;
        const tree = await (0,commit/* writeEmptyTree */.Tp)(git, signal);
        const by = { ...signature, date: clock.now() };
        return (0,commit/* writeCommit */.rV)(git, { tree, parents: [], message: printHold(hold), by }, signal);
    }
    /** False where somebody else moved it. */
    async #move({ application, environment, from, to }, signal) {
        const update = { ref: (0,ref_name/* holdRef */.F4)(application, environment), revision: to, expected: from ?? 'nothing' };
        const result = await (0,push/* pushRef */.q)(this.#network, update, signal);
        if (result.result !== 'refused')
            return result.result === 'committed';
        throw new errors/* DeployError */.sH('forbidden', {
            stage: 'write',
            message: `cannot change the hold of ${application} in ${environment}: ${result.message}`,
            remedy: 'Let the token create and delete refs below refs/gitops-deploy/.',
        });
    }
}
function splitOnce(line) {
    const at = line.indexOf(' ');
    return [line.slice(0, at), line.slice(at + 1)];
}
function tooManyRaces({ application, environment }) {
    const message = `others kept changing the hold of ${application} in ${environment}`;
    return new errors/* DeployError */.sH('too-many-races', { stage: 'write', message });
}


/***/ }),

/***/ 6871:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ pushRef)
/* harmony export */ });
/* harmony import */ var _fetch_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9395);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2242);


const stale = /^\[rejected\] \((stale info|fetch first|non-fast-forward|needs force|already exists)\)/;
/** The base has moved on, and the server did not tell that it has our parent: see `pushCommand`. */
const unsent = /unable to read [0-9a-f]{40,64}/;
/** Reasons of servers and of their ref stores for "it is no longer what you expected". */
const lostRace = /fetch first|non-fast-forward|cannot lock ref|incorrect old value|failed to update ref|reference already exists|remote ref does not exist|reference is missing/i;
/** The same words where it is the name that cannot be: `a` beside `a/b`. */
const nameTaken = /exists; cannot create|directory.file conflict|refname conflict/i;
/**
 * Moves a ref with a lease: the server compares what it has with what we expect. With a lease on another commit than the
 * parent of `revision` the ref is moved by force; that is for branches that are ours alone. A push whose answer is lost, or
 * is that somebody was first, is looked up: it may be our own, since curl sends a request again by itself when a connection
 * that it reused is dropped (`Curl_retry_request` in https://github.com/curl/curl/blob/master/lib/transfer.c).
 */
async function pushRef(network, update, signal) {
    for (let attempt = 1;; attempt += 1) {
        const result = await network.git.remote({ arguments: pushCommand(update), signal });
        const answer = readAnswer(result);
        if (answer.answer === 'done')
            return committed(update);
        if (answer.answer === 'refused')
            return { result: 'refused', message: answer.message };
        if (answer.answer === 'forbidden')
            throw (0,_transport_js__WEBPACK_IMPORTED_MODULE_1__/* .failure */ .V2)(network, result, 'cannot push to');
        if (answer.answer === 'stale' && attempt === 1)
            return { result: 'lost-race' };
        const found = await lookUp(network, update, signal);
        if (found !== undefined)
            return found;
        if (answer.answer !== 'unanswered')
            return { result: 'lost-race' };
        if (!answer.again || attempt === _transport_js__WEBPACK_IMPORTED_MODULE_1__/* .attempts */ .r2)
            throw (0,_transport_js__WEBPACK_IMPORTED_MODULE_1__/* .failure */ .V2)(network, result, 'cannot push to');
        await (0,_transport_js__WEBPACK_IMPORTED_MODULE_1__/* .pause */ .v7)(network, { attempt, messages: result.messages }, signal);
    }
}
function committed({ revision }) {
    return { result: 'committed', revision: revision ?? '' };
}
/** What became of an update; undefined where the ref is still where it was. */
async function lookUp(network, update, signal) {
    const now = await (0,_fetch_js__WEBPACK_IMPORTED_MODULE_0__/* .fetchRef */ .sl)(network, update.ref, signal);
    if (now === update.revision)
        return committed(update);
    if ((now ?? 'nothing') === update.expected)
        return undefined;
    const isBelow = now !== undefined && (await update.isBelow?.(now)) === true;
    return isBelow ? committed(update) : { result: 'lost-race' };
}
/**
 * Where the parent is not what the ref is at, the server may have no ref at the parent any more, and git would send all of
 * its files along, which are not even here: it asks first what the server has (two requests; git 2.32).
 */
function pushCommand({ ref, revision, expected, parent }) {
    const negotiate = parent === undefined || parent === expected ? [] : ['-c', 'push.negotiate=true'];
    const lease = `--force-with-lease=${ref}:${expected === 'nothing' ? '' : expected}`;
    // one ref is moved or not: `--atomic` would add nothing, and fail where a server does not know it
    return [...negotiate, 'push', '--porcelain', '--no-verify', lease, 'origin', `${revision ?? ''}:${ref}`];
}
/** Reads the line of the ref: `!<tab>FROM:TO<tab>[remote rejected] (REASON)`; without one the push got no answer. */
function readAnswer(result) {
    if (result.exit === 0)
        return { answer: 'done' };
    const line = /^!\t[^\t]*\t(\[[^\]]*\].*)$/m.exec(result.stdout.toString())?.[1];
    if (line === undefined && unsent.test(result.messages))
        return { answer: 'stale' };
    if (line === undefined) {
        const kind = (0,_transport_js__WEBPACK_IMPORTED_MODULE_1__/* .kindOf */ .I)(result.messages);
        return kind === 'forbidden' ? { answer: 'forbidden' } : { answer: 'unanswered', again: kind === 'passing' };
    }
    if (stale.test(line))
        return { answer: 'stale' };
    if (lostRace.test(line) && !nameTaken.test(line + result.messages))
        return { answer: 'lost-race' };
    if ((0,_transport_js__WEBPACK_IMPORTED_MODULE_1__/* .kindOf */ .I)(line) === 'passing')
        return { answer: 'unanswered', again: true };
    return { answer: 'refused', message: refusal(result, line) };
}
/** What the server's rule says, or else git's reason in brackets. */
function refusal({ messages }, line) {
    const reason = /\((.*)\)$/.exec(line)?.[1] ?? line;
    return messages.includes('remote:') ? `${(0,_transport_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .WE)(messages)} (${reason})` : reason;
}


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


/***/ })

};
