export const id = 259;
export const ids = [259,739];
export const modules = {

/***/ 7364:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isLoopback)
/* harmony export */ });
/** Whether a host, as `URL` has it, is this machine: what is said to it nobody else can hear. */
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}


/***/ }),

/***/ 9739:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fj: () => (/* binding */ secretsOf),
/* harmony export */   HX: () => (/* binding */ basic),
/* harmony export */   addressOf: () => (/* binding */ addressOf),
/* harmony export */   repositoryOn: () => (/* binding */ repositoryOn),
/* harmony export */   zq: () => (/* binding */ readAddress)
/* harmony export */ });
/* harmony import */ var _data_loopback_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7364);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);


/** GitHub, Gitea and GitLab take any user beside a token; GitHub asks for this one with tokens of an App. */
const tokenUser = 'x-access-token';
/**
 * Splits an address into what may be seen and what may not: credentials inside an URL go where a token goes. A token that
 * is given wins over a password in the URL. Throws `bad-input` for an URL that is none.
 */
function readAddress(url, token) {
    if (!/^https?:/i.test(url))
        return { url };
    const parsed = parseUrl(url);
    const user = decode(parsed.username);
    const password = token ?? decode(parsed.password);
    parsed.username = '';
    parsed.password = '';
    if (password === '' && user === '')
        return { url: parsed.href };
    refuseInTheClear(parsed);
    // `https://TOKEN@host/…`
    const credentials = password === '' ? `${tokenUser}:${user}` : `${user || tokenUser}:${password}`;
    return { url: parsed.href, credentials };
}
/** A token over plain HTTP can be read by everybody in between. */
function refuseInTheClear({ protocol, hostname }) {
    if (protocol !== 'http:' || (0,_data_loopback_js__WEBPACK_IMPORTED_MODULE_1__/* .isLoopback */ .U)(hostname))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('bad-input', {
        stage: 'inputs',
        message: `the GitOps repository is on ${hostname} over plain http, and would be sent a token in the clear`,
        remedy: 'use https',
    });
}
/** Every form in which the credentials of an address could turn up in a text. */
function secretsOf({ credentials }) {
    if (credentials === undefined)
        return [];
    const password = credentials.slice(credentials.indexOf(':') + 1);
    return [...new Set([basic(credentials), encodeURIComponent(password), password])];
}
/** The value of an `Authorization: Basic` header (RFC 7617). */
function basic(credentials) {
    return Buffer.from(credentials).toString('base64');
}
const ownerAndName = /^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+$/;
/** The address of a repository that is named as `owner/name` on this server, or by an address of its own. */
function addressOf(server, repository) {
    return ownerAndName.test(repository) ? `${server}/${repository}.git` : repository;
}
/** `owner/name` of a repository on this server, in any of the forms that git knows; undefined where it is elsewhere. */
function repositoryOn(server, repository) {
    if (ownerAndName.test(repository))
        return repository;
    const { host, hostname } = new URL(server);
    // what is said over HTTP goes to a port, too; SSH has one of its own
    const [, web, path = ''] = /^https?:\/\/(?:[^@/]*@)?([^/]+)\/(.+)$/i.exec(repository) ?? [];
    const [, other, otherPath = ''] = /^(?:ssh|git):\/\/(?:[^@/]*@)?([^/:]+)(?::\d+)?\/(.+)$/i.exec(repository) ??
        /^(?:[^@/]*@)?([^/:]+):(?!\/\/)(.+)$/.exec(repository) ??
        [];
    const isHere = web?.toLowerCase() === host || other?.toLowerCase() === hostname;
    const name = (path || otherPath).replace(/\/$/, '').replace(/\.git$/, '');
    return isHere && /^[^/]+\/[^/]+$/.test(name) ? name : undefined;
}
function parseUrl(url) {
    const parsed = URL.parse(url);
    if (parsed !== null)
        return parsed;
    // the text may hold a password: it is not repeated
    const message = 'the address of the GitOps repository is no valid URL';
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('bad-input', { stage: 'inputs', message });
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
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

/***/ 7259:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openRepository: () => (/* binding */ openRepository)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/git/address.js
var git_address = __webpack_require__(9739);
// EXTERNAL MODULE: ./build/git/commit.js
var commit = __webpack_require__(4474);
// EXTERNAL MODULE: ./build/git/fetch.js
var fetch = __webpack_require__(9395);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/process/child.js
var child = __webpack_require__(5292);
;// CONCATENATED MODULE: ./build/git/settings.js

/**
 * Settings for every command. The user's own configuration stays in force (proxies, certificates, `insteadOf`), apart from
 * what would change what we do.
 */
const ourSettings = [
    // nothing of the user's may run, ask, or be stored
    ['core.hooksPath', '/dev/null'],
    ['core.fsmonitor', 'false'],
    ['credential.helper', ''],
    ['protocol.ext.allow', 'never'],
    // nothing works on in the background when a command has ended
    ['gc.auto', '0'],
    ['maintenance.auto', 'false'],
    // commits and pushes are made as they are here
    ['commit.gpgSign', 'false'],
    ['i18n.commitEncoding', 'UTF-8'],
    ['push.gpgSign', 'false'],
    ['push.followTags', 'false'],
    ['push.negotiate', 'false'],
    ['push.recurseSubmodules', 'no'],
    // without version 2 each request would list every ref of the server
    ['protocol.version', '2'],
    // git sends the header with the token on to wherever it was redirected: none is followed
    ['http.followRedirects', 'false'],
    // a server that keeps the connection open and is silent for so many seconds has failed; hooks keep it alive
    ['http.lowSpeedLimit', '1'],
    ['http.lowSpeedTime', '90'],
];
/**
 * The header that opens a repository. The key is the whole URL, since git prefers the longest match: a header that the
 * user's configuration has for a part of it would win otherwise. The empty value removes what came before.
 */
function authorization({ url, credentials }) {
    if (credentials === undefined)
        return [];
    const key = `http.${url}.extraHeader`;
    return [
        [key, ''],
        [key, `Authorization: Basic ${(0,git_address/* basic */.HX)(credentials)}`],
    ];
}
/** Settings as variables of a child's environment (`GIT_CONFIG_COUNT`, git 2.31): neither on a command line nor on disk. */
function asEnvironment(settings) {
    const variables = settings.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
    ]);
    return Object.fromEntries([['GIT_CONFIG_COUNT', String(settings.length)], ...variables]);
}

;// CONCATENATED MODULE: ./build/git/git.js





/** Variables of the user that git may see besides the everyday ones: how to reach a server. */
const allowed = [...child/* everyday */.se, 'SSH_AUTH_SOCK', 'GIT_SSH_COMMAND', 'GIT_SSL_*', 'GIT_HTTP_LOW_SPEED_*'];
/** Runs git in a bare repository. Only commands that talk to the server get its credentials. */
class Git {
    url;
    folder;
    #options;
    #environment;
    #scratched = 0;
    #made;
    #turn = Promise.resolve();
    constructor(options) {
        this.url = options.address.url;
        this.folder = (0,external_node_path_.resolve)(options.folder);
        this.#options = options;
        this.#environment = {
            ...(0,child/* allow */.cw)(options.environment, allowed),
            GIT_TERMINAL_PROMPT: '0',
            GIT_ASKPASS: '',
            // messages are read: they must not be translated
            LC_ALL: 'C',
        };
    }
    /** Throws `gitops-unreachable` where git is missing or too old: an old one would not see the credentials. */
    async requireVersion(signal) {
        const said = (await this.local({ arguments: ['version'], signal })).toString().trim();
        const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(said) ?? [];
        if (Number(major) * 1000 + Number(minor) < 2032)
            throw unusable(`${said} is too old`);
    }
    /** Makes the bare repository, unless it is made. */
    async init(signal) {
        this.#made ??= this.local({ arguments: ['init', '--quiet', '--bare', '--template='], signal });
        await this.#made;
    }
    /** Another bare repository of the same address, inside this one's folder. */
    beside(name) {
        return new Git({ ...this.#options, folder: (0,external_node_path_.join)(this.folder, name) });
    }
    /** A new path for a file inside this repository's folder. */
    scratch() {
        this.#scratched += 1;
        return (0,external_node_path_.join)(this.folder, `scratch-${this.#scratched}`);
    }
    /** Runs a command that stays on this machine, and whose failure is a defect. */
    async local(call) {
        const result = await this.ask(call);
        if (result.exit === 0)
            return result.stdout;
        const message = `git ${call.arguments.join(' ')} failed: ${result.messages}`;
        throw new errors/* DeployError */.sH('internal', { stage: 'write', message });
    }
    /** Runs a command that stays on this machine; any exit code is an answer. */
    ask(call) {
        return this.#run(call, asEnvironment(ourSettings));
    }
    /** Runs a command that talks to the server; one after another, since two would fight over the repository's locks. */
    remote(call) {
        const { address } = this.#options;
        const settings = [...ourSettings, ['remote.origin.url', address.url], ...authorization(address)];
        const result = this.#turn.then(() => this.#run(call, asEnvironment(settings)));
        this.#turn = result.catch(() => { });
        return result;
    }
    async #run(call, settings) {
        const ended = await (0,child/* runChild */.w$)({
            program: 'git',
            arguments: ['--git-dir', this.folder, ...call.arguments],
            environment: { ...this.#environment, ...settings, ...call.variables },
            signal: call.signal,
            ...(call.input === undefined ? {} : { input: call.input }),
        });
        if (ended.result === 'not-found')
            throw unusable('git is not installed');
        return { exit: ended.exit, stdout: Buffer.from(ended.stdout), messages: this.#clean(ended.lastLines) };
    }
    #clean(lines) {
        return (0,git_address/* secretsOf */.Fj)(this.#options.address).reduce((text, secret) => text.replaceAll(secret, '***'), lines.join('\n'));
    }
}
/** `push.negotiate` is the newest part of git that is needed. */
function unusable(message) {
    return new errors/* DeployError */.sH('gitops-unreachable', { stage: 'write', message, remedy: 'Install git 2.32 or newer.' });
}

// EXTERNAL MODULE: ./build/git/transport.js
var transport = __webpack_require__(2242);
;// CONCATENATED MODULE: ./build/git/history.js


/** How deep the history is read before it is read deeper; the last is git's word for all of it. */
const depths = [32, 1024, 32_768, 2_147_483_647];
/** The history of a repository: commits alone, without trees, in a repository of its own. */
class History {
    #network;
    /**
     * Beside the repository that files are read from: commits without their trees in there would tell the server, in the
     * next negotiation, that we have the trees too.
     */
    constructor(network) {
        this.#network = { ...network, git: network.git.beside('history.git') };
    }
    /** Whether one commit is the other or comes before it; `unknown` where the server does not have one of them. */
    async isAncestor(lineage, signal) {
        const { git } = this.#network;
        await git.init(signal);
        for (const depth of depths) {
            const answer = await decide(git, lineage, signal);
            if (answer !== 'undecided')
                return answer;
            const isThere = await this.#deepen(lineage, depth, signal);
            if (!isThere)
                return 'unknown';
        }
        return (await decide(git, lineage, signal)) === true;
    }
    async #deepen({ ancestor, commit }, depth, signal) {
        const words = (0,fetch/* fetchCommand */.GW)('tree:0', '--no-write-fetch-head', `--depth=${depth}`, 'origin', ancestor, commit);
        const result = await (0,transport/* talk */.LS)(this.#network, { arguments: words, signal });
        if (result.exit === 0)
            return true;
        if ((0,fetch/* isNotThere */.kN)(result.messages))
            return false;
        throw (0,transport/* failure */.V2)(this.#network, result, 'cannot read the history of');
    }
}
/** What the history that is there says. Two commits that come before each other are one, so either answer is final. */
async function decide(git, { ancestor, commit }, signal) {
    const comesBefore = (one, other) => git.ask({ arguments: ['merge-base', '--is-ancestor', one, other], signal });
    const forwards = await comesBefore(ancestor, commit);
    if (forwards.exit === 0)
        return true;
    // 1 is no; anything else means that a commit is not there yet
    if (forwards.exit !== 1)
        return 'undecided';
    const backwards = await comesBefore(commit, ancestor);
    if (backwards.exit === 0)
        return false;
    const isShallow = await git.local({ arguments: ['rev-parse', '--is-shallow-repository'], signal });
    return isShallow.toString().trim() === 'true' ? 'undecided' : false;
}

// EXTERNAL MODULE: ./build/git/push.js
var push = __webpack_require__(6871);
// EXTERNAL MODULE: ./build/git/ref-name.js
var ref_name = __webpack_require__(2740);
// EXTERNAL MODULE: ./build/git/tree.js
var git_tree = __webpack_require__(1651);
;// CONCATENATED MODULE: ./build/git/repository.js










/**
 * Opens a GitOps repository over any transport that git knows, in a bare repository that it makes in `folder`. Only what is
 * asked for is fetched (partial clone, depth 1); nothing is checked out. Throws `bad-input` for an URL that is none.
 */
async function openRepository(options, signal) {
    const address = (0,git_address/* readAddress */.zq)(options.url, options.token);
    const { clock, log, random, folder, environment } = options;
    for (const secret of (0,git_address/* secretsOf */.Fj)(address))
        log.mask(secret);
    const git = new Git({ address, folder, environment });
    const network = { git, clock, log, random };
    await git.requireVersion(signal);
    await git.init(signal);
    return { repository: new GitRepository(network, options.author), network };
}
class GitRepository {
    #network;
    #author;
    #history;
    /** Commits that are here with all their trees. */
    #here = new Set();
    constructor(network, author) {
        this.#network = network;
        this.#author = author;
        this.#history = new History(network);
    }
    async head(branch, signal) {
        const head = await (0,fetch/* fetchRef */.sl)(this.#network, (0,ref_name/* branchRef */.Mi)(branch), signal);
        if (head !== undefined)
            this.#here.add(head);
        return head;
    }
    async read(commit, paths, signal) {
        if (paths.length === 0)
            return new Map();
        await this.#bring(commit, signal);
        return (0,git_tree/* contentsOf */.KD)(this.#network, await (0,git_tree/* filesOf */.R8)(this.#network, { commit, paths, signal }), signal);
    }
    async list(commit, folder, signal) {
        await this.#bring(commit, signal);
        const entries = await (0,git_tree/* entriesOf */.Mc)(this.#network, { commit, paths: folder === '' ? [] : [`${folder}/`], signal });
        return entries
            .filter(git_tree/* isFile */.fo)
            .map(({ path }) => path)
            .sort();
    }
    async commit(request, signal) {
        const { parent, files, message, expected } = request;
        refuseForce(request);
        const ref = (0,ref_name/* branchRef */.Mi)(request.branch);
        await this.#bring(parent, signal);
        const entries = await (0,git_tree/* filesOf */.R8)(this.#network, { commit: parent, paths: [...files.keys()], signal });
        refuseNewFiles(request, new Set(entries.map(({ path }) => path)));
        const { git, clock } = this.#network;
        const tree = await (0,commit/* writeTree */.WM)(git, { parent, entries, files }, signal);
        const by = { ...this.#author, date: clock.now() };
        const revision = await (0,commit/* writeCommit */.rV)(git, { tree, parents: [parent], message, by }, signal);
        this.#here.add(revision);
        const isBelow = async (now) => (await this.isAncestor(revision, now, signal)) === true;
        return (0,push/* pushRef */.q)(this.#network, { ref, revision, expected, parent, isBelow }, signal);
    }
    async isAncestor(ancestor, commit, signal) {
        // what a cluster names as its revision may be a tag, a version of a chart, or anything
        if (!(0,ref_name/* isCommitSha */._$)(ancestor) || !(0,ref_name/* isCommitSha */._$)(commit))
            return 'unknown';
        return ancestor === commit || this.#history.isAncestor({ ancestor, commit }, signal);
    }
    async #bring(commit, signal) {
        if (this.#here.has(commit))
            return;
        if (!(0,ref_name/* isCommitSha */._$)(commit)) {
            const message = `${JSON.stringify(commit)} does not name a commit`;
            throw new errors/* DeployError */.sH('bad-input', { stage: 'write', message });
        }
        const result = await (0,fetch/* fetchCommit */.iH)(this.#network, commit, signal);
        if (result.exit !== 0 && (0,fetch/* isNotThere */.kN)(result.messages)) {
            const message = `${this.#network.git.url} has no commit ${commit.slice(0, 7)}`;
            throw new errors/* DeployError */.sH('bad-input', { stage: 'write', message });
        }
        if (result.exit !== 0)
            throw (0,transport/* failure */.V2)(this.#network, result, `cannot read commit ${commit.slice(0, 7)} of`);
        this.#here.add(commit);
    }
}
/** A commit that is not made upon what its branch is at rewrites the branch: never one of others. */
function refuseForce({ branch, parent, expected }) {
    if (expected === parent || expected === 'nothing' || (0,ref_name/* isOurBranch */.B0)(branch))
        return;
    throw new errors/* DeployError */.sH('internal', { stage: 'write', message: `refused to rewrite the branch ${branch}` });
}
function refuseNewFiles({ files, parent }, there) {
    const missing = [...files.keys()].filter((path) => !there.has(path));
    if (missing.length === 0)
        return;
    const message = `${missing.join(', ')} cannot be written: there is no such file at ${parent.slice(0, 7)}`;
    throw new errors/* DeployError */.sH('edit-refused', { stage: 'write', message });
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
