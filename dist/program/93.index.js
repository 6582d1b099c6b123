export const id = 93;
export const ids = [93];
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

/***/ 8093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ recordState),
/* harmony export */   u: () => (/* binding */ isUnfinished)
/* harmony export */ });
/** How an outcome reads as the state of a record. */
function recordState(outcome) {
    return outcome === 'cancelled' ? 'errored' : outcome;
}
/** Reasons after which a later look can still tell: nobody knows yet how that deployment ended. */
const tellableLater = [
    'cancelled',
    'run-lost',
    'deadline-exceeded',
    'cluster-unreachable',
    'github-unreachable',
    'gitops-unreachable',
    'application-not-found',
    'workload-not-found',
];
/**
 * Whether `resume` has something to do for a record: it waits, or its run never told how it ended. The caller makes sure
 * that the run of an `open` record has ended.
 */
function isUnfinished(note) {
    if (note.state === 'open' || note.state === 'paused')
        return true;
    return note.state === 'errored' && tellableLater.includes(note.reason);
}


/***/ }),

/***/ 1093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createForge: () => (/* binding */ createForge)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./node_modules/@octokit/rest/dist-src/index.js + 22 modules
var dist_src = __webpack_require__(891);
// EXTERNAL MODULE: ./build/version.js
var version = __webpack_require__(8508);
// EXTERNAL MODULE: ./build/data/fields.js
var fields = __webpack_require__(4592);
;// CONCATENATED MODULE: ./build/github/failure.js

/** Reads the error of a request to GitHub. Octokit gives a request that never got an answer the status 500. */
function failureOf(error) {
    const errors = (0,fields/* listAt */.gT)(error, 'errors');
    if (errors.length > 0)
        return graphqlFailure(errors, (0,fields/* valueAt */.fK)(error, 'headers'));
    const response = (0,fields/* valueAt */.fK)(error, 'response');
    const status = (0,fields/* valueAt */.fK)(response, 'status');
    if (typeof status !== 'number')
        return { status: undefined, said: lineOf(reasonOf(error)), headers: undefined };
    return { status, said: lineOf(saidIn(response) ?? `HTTP ${status}`), headers: (0,fields/* valueAt */.fK)(response, 'headers') };
}
const graphqlStatuses = {
    FORBIDDEN: 403,
    INSUFFICIENT_SCOPES: 403,
    NOT_FOUND: 404,
    RATE_LIMITED: 429,
};
/** The errors of a GraphQL answer, of which the first one decides. */
function graphqlFailure(errors, headers) {
    const said = lineOf(errors.flatMap((one) => (0,fields/* textAt */.$6)(one, 'message') ?? []).join('; '));
    const known = graphqlStatuses[(0,fields/* textAt */.$6)(errors[0], 'type') ?? ''];
    // GraphQL's own way to say 502, which comes without a type
    const isAway = /^Something went wrong while executing your query/.test(said);
    return { status: known ?? (isAway ? 502 : 400), said, headers };
}
/** GitHub's message with its details; what is not JSON (a proxy's page) says nothing worth repeating. */
function saidIn(response) {
    const message = (0,fields/* textAt */.$6)(response, 'data', 'message');
    const details = (0,fields/* listAt */.gT)(response, 'data', 'errors').flatMap((one) => detailOf(one) ?? []);
    return message === undefined ? undefined : [message, ...details].join(': ');
}
function detailOf(one) {
    if (typeof one === 'string')
        return one;
    const parts = [(0,fields/* textAt */.$6)(one, 'field'), (0,fields/* textAt */.$6)(one, 'code')].filter((part) => part !== undefined);
    return (0,fields/* textAt */.$6)(one, 'message') ?? (parts.length === 0 ? undefined : parts.join(' '));
}
/** `fetch` keeps what went wrong in its cause, and a refused connection has a code but no message there. */
function reasonOf(error) {
    const message = error instanceof Error ? error.message : String(error);
    return message !== '' ? message : ((0,fields/* textAt */.$6)(error, 'cause', 'cause', 'code') ?? 'no answer');
}
function lineOf(text) {
    return text.replace(/\s+/g, ' ').trim().slice(0, 500);
}
/** Whether GitHub was away: no answer, or one that says that it has trouble of its own. */
function isAway({ status }) {
    return status === undefined || status >= 500;
}
/** Whether GitHub refused because too much was asked of it, now or in this hour. */
function isLimited(failure, now) {
    const { status } = failure;
    return (status === 403 || status === 429) && secondsAsked(failure, now) !== undefined;
}
/** What the documentation of the limits asks for where no header says it. */
const secondaryWait = 60;
/**
 * How many seconds GitHub asks to wait, if it does.
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
 */
function secondsAsked({ status, said, headers }, now) {
    const after = (0,fields/* textAt */.$6)(headers, 'retry-after');
    if (after !== undefined && /^\d+$/.test(after))
        return Number(after);
    if (status !== 403 && status !== 429)
        return undefined;
    const reset = Number((0,fields/* textAt */.$6)(headers, 'x-ratelimit-reset') ?? Number.NaN);
    if ((0,fields/* textAt */.$6)(headers, 'x-ratelimit-remaining') === '0' && Number.isFinite(reset))
        return Math.max(1, Math.ceil(reset - now.getTime() / 1000) + 1);
    return status === 429 || /secondary rate limit/i.test(said) ? secondaryWait : undefined;
}

;// CONCATENATED MODULE: ./build/github/patience.js


/** How often one request is made at most. */
const attempts = 4;
/**
 * The longest wait that GitHub may ask for, in seconds: a secondary limit passes in a minute or two. A used-up hour is not
 * waited for on a paid runner; `resume` goes on from the record.
 */
const longestWait = 120;
/**
 * Lets requests be made again where GitHub is away, and after the time that it asks to wait: bounded, logged, and ended
 * at once by the request's signal.
 *
 * Not Octokit's plugins: `throttling` spaces every write by 1 s (GraphQL queries too) and those that notify by 3 s, which
 * is for bulk work and would cost a deployment with its dozen writes more than ten seconds; `retry` makes a POST again
 * whose answer was lost; and neither wait of theirs can be ended by a signal.
 *
 * `request: { repeat: false }` keeps a request from being made again when its answer was lost.
 */
function makePatient(octokit, patience) {
    octokit.hook.wrap('request', async (request, parameters) => {
        const { signal, repeat } = optionsOf(parameters);
        for (let attempt = 1;; attempt += 1) {
            const { failure, settle } = await attemptOf(async () => request(parameters));
            if (failure === undefined || attempt === attempts || signal?.aborted)
                return settle();
            const wait = repeat || !isAway(failure) ? waitAfter(failure, attempt, patience.clock.now()) : undefined;
            if (wait === undefined)
                return settle();
            announce(patience.log, failure, wait);
            await patience.clock.sleep(wait, signal);
        }
    });
}
function optionsOf(parameters) {
    const signal = (0,fields/* valueAt */.fK)(parameters, 'request', 'signal');
    const repeat = (0,fields/* valueAt */.fK)(parameters, 'request', 'repeat') !== false;
    return { signal: signal instanceof AbortSignal ? signal : undefined, repeat };
}
async function attemptOf(request) {
    try {
        const response = await request();
        if (isUnreadable(response))
            throw new Error('the answer was cut short');
        const errors = (0,fields/* listAt */.gT)(response.data, 'errors');
        const failure = errors.length === 0 ? undefined : graphqlFailure(errors, response.headers);
        return { failure, settle: () => response };
    }
    catch (error) {
        return {
            failure: failureOf(error),
            settle: () => {
                throw error;
            },
        };
    }
}
/** Octokit gives JSON that it cannot read, such as half of it, as text; every answer that we ask for is JSON or empty. */
function isUnreadable({ status, data }) {
    return typeof data === 'string' && status !== 204;
}
/** Milliseconds until a request is worth making again; undefined where it is not. */
function waitAfter(failure, attempt, now) {
    const asked = secondsAsked(failure, now);
    if (asked !== undefined)
        return asked <= longestWait ? asked * 1000 : undefined;
    return isAway(failure) ? backoff(attempt) : undefined;
}
/** Milliseconds before the next attempt where GitHub says nothing about it. */
function backoff(attempt) {
    return 1000 * 2 ** (attempt - 1);
}
function announce(log, failure, wait) {
    const { status, said } = failure;
    const seconds = `${wait / 1000} s`;
    if (isAway(failure))
        log.info(`GitHub is away (${status ?? said}); asking again in ${seconds}`);
    else
        log.warning(`GitHub asks to slow down (${said}); going on in ${seconds}`);
}

;// CONCATENATED MODULE: ./build/github/translate.js



/**
 * The one translation of what goes wrong on the wire. Octokit's error carries the request with its headers, and is
 * dropped: the cause is a new error that says which request it was.
 */
function translate(error, doing, where) {
    const failure = failureOf(error);
    const facts = {
        stage: doing.stage,
        message: where.hide(`${doing.what} ${where.repository}: ${failure.said}`),
        cause: new Error(where.hide(`${requestOf(error)}: ${failure.status ?? 'no answer'}: ${failure.said}`)),
    };
    if (isAway(failure))
        return new errors/* DeployError */.sH('github-unreachable', facts);
    if (isLimited(failure, where.now))
        return new errors/* DeployError */.sH('github-unreachable', { ...facts, remedy: limited });
    switch (failure.status) {
        case 401:
            return new errors/* DeployError */.sH('forbidden', { ...facts, remedy: 'give a token that is valid and has not expired' });
        case 403:
            return new errors/* DeployError */.sH('forbidden', { ...facts, remedy: permissionRemedy(failure, doing) });
        case 404:
            return new errors/* DeployError */.sH('forbidden', { ...facts, remedy: missingRemedy(failure, doing, where) });
        case 422:
            return new errors/* DeployError */.sH('bad-input', { ...facts, remedy: 'GitHub has no use for this value: correct it' });
        default:
            return new errors/* DeployError */.sH('internal', facts);
    }
}
const limited = 'the rate limit of the token is used up: run again, or run `resume`, when it begins anew';
/** The request of an Octokit error, without its headers. */
function requestOf(error) {
    const method = (0,fields/* textAt */.$6)(error, 'request', 'method');
    const url = (0,fields/* textAt */.$6)(error, 'request', 'url');
    return method === undefined || url === undefined ? 'request' : `${method} ${url}`;
}
function permissionRemedy(failure, doing) {
    return `the token needs ${neededPermission(failure, doing)}`;
}
/** GitHub answers 404 also for what the token may not see. */
function missingRemedy(failure, doing, { repository }) {
    return `${repository}, or what is asked of it, does not exist, or the token cannot see it (it takes ${neededPermission(failure, doing)})`;
}
/**
 * `a=write; b=write` is one of the two, `a=write,b=read` both.
 * https://docs.github.com/rest/overview/troubleshooting#resource-not-accessible
 */
function neededPermission({ headers }, { needs }) {
    const named = (0,fields/* textAt */.$6)(headers, 'x-accepted-github-permissions') ?? needs;
    return named.replace(/\s*;\s*/g, ' or ').replace(/\s*,\s*/g, ' and ');
}

;// CONCATENATED MODULE: ./build/github/client.js





const namePattern = /^([A-Za-z0-9-]+)\/([A-Za-z0-9._-]+)$/;
/** An Octokit for one repository. Throws `bad-input` for a name or a token that cannot be one. */
function createClient(options) {
    const { apiUrl, repository, token, clock, log } = options;
    const [, owner, repo] = namePattern.exec(repository) ?? [];
    if (owner === undefined || repo === undefined)
        throw badInput(`${repository} is not the owner/name of a repository`);
    // what is no header would be refused by `fetch` with the token in the message
    if (!/^[\x21-\x7e]+$/.test(token))
        throw badInput('the token for GitHub is empty, or holds a space or a line break');
    const debug = (message) => log.debug(message);
    const octokit = new dist_src/* Octokit */.E({
        auth: token,
        baseUrl: apiUrl.replace(/\/$/, ''),
        userAgent: `gitops-deploy/${version/* version */.r}`,
        // the requests themselves, which Octokit gives to `debug`, hold bodies and are left out
        log: { debug: () => { }, info: debug, warn: debug, error: debug },
        request: { fetch: fetchWithin(options.requestTimeout ?? 30_000) },
    });
    makePatient(octokit, { clock, log });
    return { octokit, owner, repo, clock, hide: (text) => text.replaceAll(token, '***') };
}
function badInput(message) {
    return new errors/* DeployError */.sH('bad-input', { stage: 'inputs', message });
}
/** `fetch` itself waits five minutes for an answer. */
function fetchWithin(milliseconds) {
    return (input, init) => {
        const signals = [AbortSignal.timeout(milliseconds), ...(init?.signal ? [init.signal] : [])];
        return fetch(input, { ...init, signal: AbortSignal.any(signals) });
    };
}
/** Does one piece of work with GitHub, and translates what goes wrong. Rejects with the signal's reason once it is aborted. */
async function ask(client, doing, work) {
    const { octokit, owner, repo, clock, hide } = client;
    const { signal } = doing;
    signal.throwIfAborted();
    try {
        return await work({ rest: octokit.rest, graphql: octokit.graphql, at: { owner, repo, request: { signal } } });
    }
    catch (error) {
        signal.throwIfAborted();
        if (error instanceof errors/* DeployError */.sH)
            throw error;
        throw translate(error, doing, { repository: `${owner}/${repo}`, now: clock.now(), hide });
    }
}

;// CONCATENATED MODULE: ./build/github/comment-body.js
/** GitHub's limit for the body of a comment or a pull request, in characters. */
const longestBody = 65_536;
const note = '\n\n_Cut here: the rest is longer than GitHub takes._\n';
/**
 * Markdown of at most so many characters. It is cut at the end of a line, and code fences and `<details>` that stand open
 * there are closed, so that the note about the cut is read as one.
 */
function fitBody(text, longest = longestBody) {
    // UTF-16 units are never fewer than characters
    if (text.length <= longest)
        return text;
    // a fence that has to be closed is at most as long as the longest one in the text
    const fences = [...text.matchAll(/^(?:`{3,}|~{3,})/gm)].map(([fence]) => fence.length);
    const details = text.split('<details>').length - 1;
    const room = longest - note.length - Math.max(0, ...fences) - 1 - details * closing.length;
    const kept = wholeLines(text, Math.max(0, room));
    return `${kept}${comment_body_closed(kept)}${note}`;
}
const closing = '\n</details>';
/** The longest beginning that ends with a line; of one endless line, as much as fits without half a character. */
function wholeLines(text, longest) {
    const end = text.lastIndexOf('\n', longest);
    if (end > longest / 2)
        return text.slice(0, end);
    const cut = text.slice(0, longest);
    return cut.isWellFormed() ? cut : cut.slice(0, -1);
}
/** What ends whatever stands open at the end of a text. */
function comment_body_closed(text) {
    let fence = '';
    for (const line of text.split('\n')) {
        const [, marks = '', after = ''] = /^(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
        if (marks === '')
            continue;
        if (fence === '')
            fence = marks;
        else if (marks[0] === fence[0] && marks.length >= fence.length && after.trim() === '')
            fence = '';
    }
    const open = text.split('<details>').length - text.split('</details>').length;
    return (fence === '' ? '' : `\n${fence}`) + closing.repeat(Math.max(0, open));
}

;// CONCATENATED MODULE: ./build/github/comments.js




/** How often the comment is written at most until it no longer changes. */
const rounds = 5;
const doing = { what: 'commenting on a pull request of', stage: 'report', needs: 'pull_requests=write' };
/** The sticky comment: found by its marker and by being ours; a stranger's with the same marker is never touched. */
function createComments(client) {
    return {
        async put(pullRequest, marker, text, signal) {
            let written;
            for (let round = 0; round < rounds; round += 1) {
                // whoever writes last has looked after writing: what another run wrote in between is never the last word
                const body = fitBody(`${marker}\n${await text()}`);
                if (body === written)
                    return;
                const isThere = await ask(client, { ...doing, signal }, (github) => write(github, { pullRequest, marker, body }));
                written = isThere ? body : undefined;
            }
        },
    };
}
/** Writes the comment, and leaves one; false where somebody deleted it meanwhile. */
async function write(github, wanted) {
    const ours = await find(github, wanted);
    if (ours.length > 0)
        return settle(github, ours, wanted.body);
    const { rest, at } = github;
    await rest.issues.createComment({ ...at, issue_number: wanted.pullRequest, body: wanted.body });
    // another run that found none either has made one too: both keep the older
    return settle(github, await find(github, wanted), wanted.body);
}
/** Gives the oldest comment its text, and removes the others. */
async function settle({ rest, at }, [oldest, ...twins], body) {
    for (const { id } of twins)
        await unlessGone(rest.issues.deleteComment({ ...at, comment_id: id }));
    if (oldest === undefined)
        return false;
    return isSame(oldest.body, body) || unlessGone(rest.issues.updateComment({ ...at, comment_id: oldest.id, body }));
}
/** GitHub may have changed line ends and the end of the text. */
function isSame(one, other) {
    const plain = (text) => text.replace(/\r\n/g, '\n').trimEnd();
    return plain(one) === plain(other);
}
/** Whether the comment was still there. */
async function unlessGone(request) {
    try {
        await request;
        return true;
    }
    catch (error) {
        if (failureOf(error).status === 404)
            return false;
        throw error;
    }
}
/**
 * Whose a comment is, GitHub is asked for as `viewerDidAuthor`: the one question that a user's token, an App's and
 * `GITHUB_TOKEN` can all ask. `GET /user` answers the last two with 403, `performed_via_github_app` names the App but not
 * a user, and logins of bots are spelled differently by REST (`name[bot]`) and GraphQL (`name`).
 */
const query = `query Comments($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      comments(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { databaseId body viewerDidAuthor }
      }
    }
  }
}`;
/** Our comments with the marker, the oldest first. */
async function find({ graphql, at }, { pullRequest, marker }) {
    const found = [];
    let after;
    do {
        const answer = await graphql(query, { ...at, number: pullRequest, after: after ?? null });
        const comments = (0,fields/* valueAt */.fK)(answer, 'repository', 'pullRequest', 'comments');
        found.push(...(0,fields/* listAt */.gT)(comments, 'nodes').flatMap((node) => readComment(node, marker)));
        const hasNext = (0,fields/* valueAt */.fK)(comments, 'pageInfo', 'hasNextPage') === true;
        after = hasNext ? (0,fields/* textAt */.$6)(comments, 'pageInfo', 'endCursor') : undefined;
    } while (after !== undefined);
    return found.toSorted((one, other) => one.id - other.id);
}
function readComment(node, marker) {
    const id = (0,fields/* numberAt */.tk)(node, 'databaseId');
    const body = (0,fields/* textAt */.$6)(node, 'body');
    if (id === undefined || body === undefined || !body.startsWith(marker))
        return [];
    return (0,fields/* valueAt */.fK)(node, 'viewerDidAuthor') === true ? [{ id, body }] : [];
}

;// CONCATENATED MODULE: ./build/github/line.js
/** GitHub's limit for the description of a commit status, a deployment and its statuses, in characters. */
const longestDescription = 140;
/** Text as one line of at most so many characters (not UTF-16 units); a cut shows as `…`. */
function oneLine(text, longest = longestDescription) {
    const line = text.replace(/\s+/g, ' ').trim();
    const characters = [...line];
    return characters.length <= longest ? line : `${characters.slice(0, longest - 1).join('')}…`;
}

;// CONCATENATED MODULE: ./build/github/merge.js

/** How often GitHub is asked whether it has worked out that the pull request merges. */
const merge_attempts = 6;
const pause = 2000;
/** In the order in which they are tried: a merge commit keeps ours as it is; many repositories allow squashes only. */
const methods = ['merge', 'squash', 'rebase'];
/** Merges a pull request at exactly this head, by the first method that the repository allows. */
async function merge(github, toMerge) {
    let result = { result: 'outdated' };
    for (const method of methods) {
        result = await mergeBy(github, toMerge, method);
        if (result.result !== 'refused' || !/(commits|merges) are not allowed on this repository/i.test(result.message))
            break;
    }
    return result;
}
async function mergeBy(github, toMerge, method) {
    const { signal } = github.at.request;
    for (let attempt = 1; attempt <= merge_attempts; attempt += 1) {
        const result = await tryMerge(github, toMerge, method);
        if (result !== 'not-known-yet')
            return result;
        await toMerge.clock.sleep(pause, signal);
    }
    return { result: 'outdated' };
}
/**
 * GitHub answers 409 where the head has moved, and 405 in all other cases: a rule forbids it, the base has just moved, it
 * was merged already, or it is not yet known whether it can be.
 * https://docs.github.com/rest/pulls/pulls#merge-a-pull-request
 */
async function tryMerge(github, toMerge, method) {
    const { rest, at } = github;
    const { number, head } = toMerge;
    try {
        const { data } = await rest.pulls.merge({ ...at, pull_number: number, sha: head, merge_method: method });
        return { result: 'merged', revision: data.sha };
    }
    catch (error) {
        const { status, said } = failureOf(error);
        if (status === 409 || (status === 405 && /base branch was modified/i.test(said)))
            return { result: 'outdated' };
        if (status === 422)
            return { result: 'refused', message: said };
        if (status !== 405)
            throw error;
        return explain(github, toMerge, said);
    }
}
/** What is behind a 405: the pull request itself tells. */
async function explain({ rest, at }, { number, head }, message) {
    const { data } = await rest.pulls.get({ ...at, pull_number: number });
    if (data.head.sha !== head)
        return { result: 'outdated' };
    // the answer to our own merge was lost, or somebody else was faster
    if (data.merged && data.merge_commit_sha !== null)
        return { result: 'merged', revision: data.merge_commit_sha };
    if (data.state === 'open' && data.mergeable === false)
        return { result: 'conflict' };
    const isUnknown = data.state === 'open' && data.mergeable === null && /not mergeable/i.test(message);
    return isUnknown ? 'not-known-yet' : { result: 'refused', message };
}

;// CONCATENATED MODULE: ./build/github/pull-request.js
/** A pull request in our words. Until it is merged, `merge_commit_sha` is the commit of a trial merge. */
function readPullRequest(data) {
    const isMerged = data.merged_at !== null;
    return {
        number: data.number,
        url: data.html_url,
        state: isMerged ? 'merged' : data.state === 'open' ? 'open' : 'closed',
        head: data.head.sha,
        ...(isMerged && data.merge_commit_sha !== null ? { mergeCommit: data.merge_commit_sha } : {}),
    };
}

;// CONCATENATED MODULE: ./build/github/pull-requests.js






const reading = { what: 'reading pull requests of', stage: 'merge', needs: 'pull_requests=read' };
const opening = { what: 'opening a pull request in', stage: 'write', needs: 'pull_requests=write' };
const merging = { what: 'merging a pull request of', stage: 'merge', needs: 'contents=write' };
const pull_requests_closing = { what: 'closing a pull request of', stage: 'merge', needs: 'pull_requests=write' };
/** Pull requests of the GitOps repository. */
function createPullRequests(client) {
    return {
        find: (branch, head, signal) => ask(client, { ...reading, signal }, (github) => pull_requests_find(github, branch, head)),
        open: (branch, base, text, signal) => ask(client, { ...opening, signal }, (github) => pull_requests_open(github, { branch, base, text })),
        merge: (number, head, signal) => ask(client, { ...merging, signal }, (github) => merge(github, { number, head, clock: client.clock })),
        get: (number, signal) => ask(client, { ...reading, signal }, async (github) => readPullRequest(await get(github, number))),
        close: (number, comment, signal) => ask(client, { ...pull_requests_closing, signal }, (github) => pull_requests_close(github, number, comment)),
    };
}
async function get({ rest, at }, number) {
    const { data } = await rest.pulls.get({ ...at, pull_number: number });
    return data;
}
/** Pull requests from a branch of the repository itself, the newest first; a branch of that name in a fork is somebody else's. */
async function listFrom({ rest, at }, branch, more) {
    const { data } = await rest.pulls.list({ ...at, head: `${at.owner}:${branch}`, per_page: 100, ...more });
    return data.filter(({ head, base }) => head.ref === branch && head.repo?.id === base.repo.id);
}
async function pull_requests_find(github, branch, head) {
    const all = (await listFrom(github, branch, { state: 'all' })).map(readPullRequest);
    return all.find(({ state }) => state === 'open') ?? all.find((one) => one.head === head);
}
/** Adopts before it opens, and again where somebody was faster. */
async function pull_requests_open(github, { branch, base, text }) {
    const { rest, at } = github;
    const wanted = { title: oneLine(text.title, 256), body: fitBody(text.body) };
    const findOpen = async () => (await listFrom(github, branch, { state: 'open', base })).at(0);
    const there = await findOpen();
    if (there !== undefined)
        return adopt(github, there, wanted);
    try {
        const { data } = await rest.pulls.create({ ...at, head: branch, base, ...wanted });
        return readPullRequest(data);
    }
    catch (error) {
        const other = failureOf(error).status === 422 ? await findOpen() : undefined;
        if (other === undefined)
            throw error;
        return adopt(github, other, wanted);
    }
}
async function adopt({ rest, at }, there, wanted) {
    if (there.title === wanted.title && there.body === wanted.body)
        return readPullRequest(there);
    const { data } = await rest.pulls.update({ ...at, pull_number: there.number, ...wanted });
    return readPullRequest(data);
}
/** Closes before it comments, and comments only where it closed: done again, it says nothing twice. */
async function pull_requests_close(github, number, comment) {
    const { rest, at } = github;
    if ((await get(github, number)).state !== 'open')
        return;
    await rest.pulls.update({ ...at, pull_number: number, state: 'closed' });
    await rest.issues.createComment({ ...at, issue_number: number, body: fitBody(comment) });
}

// EXTERNAL MODULE: ./build/data/json.js
var json = __webpack_require__(487);
;// CONCATENATED MODULE: ./build/github/payload.js


/**
 * Our payload on a deployment; undefined where it is somebody else's, of a version that we do not know, or not whole: a
 * record that is half understood must not be resumed or rolled back to.
 */
function readPayload(value) {
    const data = unwrap(value);
    if (!(0,fields/* isFields */.Ce)(data) || data.version !== 1)
        return undefined;
    const { application, environment, source, branch, date, image } = data;
    const { platformDigests, explicit, kind, edits, pullRequest, run } = data;
    if (!isName(application) || !isName(environment) || !isName(source) || !isName(image))
        return undefined;
    if (!isText(branch) || !isText(date) || typeof explicit !== 'boolean')
        return undefined;
    if (kind !== 'deploy' && kind !== 'rollback')
        return undefined;
    if (!isListOf(platformDigests, isText) || !isListOf(edits, isEdit))
        return undefined;
    if (!isAbsentOr(pullRequest, isNumber) || !isAbsentOr(run, isRun))
        return undefined;
    return {
        version: 1,
        application,
        environment,
        source,
        branch,
        date,
        image,
        platformDigests,
        explicit,
        kind,
        edits: edits.map(({ file, path, from, to }) => ({ file, path, from, to })),
        ...(pullRequest === undefined ? {} : { pullRequest }),
        ...(run === undefined ? {} : { run: { id: run.id, attempt: run.attempt, url: run.url } }),
    };
}
/** GitHub gives a payload back as the object that was sent, or as JSON. */
function unwrap(value) {
    return typeof value === 'string' ? (0,json/* parseJson */.q)(value) : value;
}
function isText(value) {
    return typeof value === 'string';
}
function isName(value) {
    return typeof value === 'string' && value !== '';
}
function isNumber(value) {
    return Number.isSafeInteger(value);
}
function isListOf(value, isItem) {
    return Array.isArray(value) && value.every(isItem);
}
function isAbsentOr(value, isPresent) {
    return value === undefined || isPresent(value);
}
function isEdit(value) {
    return (0,fields/* isFields */.Ce)(value) && [value.file, value.path, value.from, value.to].every(isText);
}
function isRun(value) {
    return (0,fields/* isFields */.Ce)(value) && isNumber(value.id) && isNumber(value.attempt) && isText(value.url);
}

;// CONCATENATED MODULE: ./build/github/deployments.js



/** The task of every deployment of an application: what GitHub tells the records of two applications apart by. */
function taskOf(application) {
    return `gitops-deploy:${application}`;
}
const deployments_doing = { what: 'reading the deployments of', stage: 'write', needs: 'deployments=read' };
/** One page of an application's deployments, the newest first; those of other tools are left out. */
async function readDeployments(client, search, signal) {
    const { application, environment, size, page } = search;
    const { data } = await ask(client, { ...deployments_doing, signal }, ({ rest, at }) => rest.repos.listDeployments({
        ...at,
        task: taskOf(application),
        ...(environment === undefined ? {} : { environment }),
        per_page: size,
        page,
    }));
    const ours = data.flatMap((one) => readDeployment(one, application));
    return { ours: ours.toSorted((one, other) => other.id - one.id), isLast: data.length < size };
}
/** A payload that speaks of something else than its deployment was not made by us. */
function readDeployment(deployment, application) {
    const id = (0,fields/* numberAt */.tk)(deployment, 'id');
    const createdAt = (0,fields/* timeAt */.lC)(deployment, 'created_at');
    const updatedAt = (0,fields/* timeAt */.lC)(deployment, 'updated_at');
    const payload = readPayload((0,fields/* valueAt */.fK)(deployment, 'payload'));
    if (id === undefined || createdAt === undefined || updatedAt === undefined || payload === undefined)
        return [];
    const isSame = payload.application === application && payload.environment === (0,fields/* textAt */.$6)(deployment, 'environment');
    return isSame ? [{ id, createdAt, updatedAt, payload }] : [];
}
/** The newest statuses of a deployment, at most 100: a record gets a handful. */
async function readStatuses(client, deployment, signal) {
    const { data } = await ask(client, { ...deployments_doing, signal }, ({ rest, at }) => rest.repos.listDeploymentStatuses({ ...at, deployment_id: deployment, per_page: 100 }));
    return data.map(({ id, state, description, created_at, log_url }) => ({
        id,
        state,
        description,
        createdAt: new Date(created_at),
        ...(log_url === undefined || log_url === '' ? {} : { url: log_url }),
    }));
}

// EXTERNAL MODULE: ./build/outcome.js
var outcome = __webpack_require__(7072);
;// CONCATENATED MODULE: ./build/github/note.js



const states = {
    open: 'in_progress',
    paused: 'pending',
    succeeded: 'success',
    failed: 'failure',
    errored: 'error',
    superseded: 'inactive',
};
const recordStates = {
    in_progress: 'open',
    pending: 'paused',
    success: 'succeeded',
    failure: 'failed',
    error: 'errored',
    inactive: 'superseded',
};
function isOurState(text) {
    return Object.hasOwn(recordStates, text);
}
/** A note as a deployment status: `rollout/analysis-failed #12 @REVISION restored: sentence`, cut where it must be. */
function encodeNote(note) {
    const reason = note.reason === undefined ? '' : `/${note.reason}`;
    const revision = note.revision === undefined ? '' : ` @${note.revision}`;
    const pull = note.pullRequest === undefined ? '' : ` #${note.pullRequest}`;
    const restored = note.restored === true ? ' restored' : '';
    return {
        state: states[note.state],
        description: oneLine(`${note.stage}${reason}${pull}${revision}${restored}: ${note.sentence}`),
    };
}
const pattern = /^([a-z]+)(?:\/([a-z]+(?:-[a-z]+)*))?(?: #([1-9]\d{0,9}))?(?: @([0-9a-f]{40}(?:[0-9a-f]{24})?))?( restored)?:(?: (.*))?$/;
/**
 * What a deployment status of ours says; undefined for one that is not ours, since anybody may put others on the same
 * deployment. A reason that only a newer version knows is left out: the state matters more.
 */
function decodeNote(state, description) {
    const [, stageText, reason, pull, revision, restored, sentence = ''] = pattern.exec(description) ?? [];
    const stage = outcome/* stages */._$.find((one) => one === stageText);
    if (stage === undefined || !isOurState(state))
        return undefined;
    return {
        state: recordStates[state],
        stage,
        sentence,
        ...(reason !== undefined && (0,outcome/* isReason */.Vs)(reason) ? { reason } : {}),
        ...(pull === undefined ? {} : { pullRequest: Number(pull) }),
        ...(revision === undefined ? {} : { revision }),
        ...(restored === undefined ? {} : { restored: true }),
    };
}
/**
 * The newest status of ours. One of somebody else does not count, above all not the `inactive` that GitHub itself adds to
 * whatever succeeded before in an environment, when the deployment of another tool or of a job succeeds there:
 * https://docs.github.com/rest/deployments/statuses#inactive-deployments. Revision and pull request may stand in an older
 * one only.
 */
function newestNote(statuses) {
    const newestFirst = statuses.toSorted((one, other) => other.id - one.id);
    const ours = newestFirst.flatMap(({ state, description, createdAt, url }) => {
        const note = decodeNote(state, description);
        return note === undefined ? [] : [{ note: url === undefined ? note : { ...note, url }, at: createdAt }];
    });
    const [newest] = ours;
    if (newest === undefined)
        return undefined;
    const revision = ours.find(({ note }) => note.revision !== undefined)?.note.revision;
    const pullRequest = ours.find(({ note }) => note.pullRequest !== undefined)?.note.pullRequest;
    return { ...newest, note: { ...newest.note, ...(0,fields/* withoutUndefined */.r$)({ revision, pullRequest }) } };
}

// EXTERNAL MODULE: ./build/deployment/record.js
var record = __webpack_require__(8093);
;// CONCATENATED MODULE: ./build/github/record-list.js



/** How many deployments are asked for their statuses at the same time. */
const atOnce = 8;
/** Pages of a hundred deployments in which those of one pull request are looked for. */
const pagesLookedThrough = 3;
/** What a record says before anything was noted on it: its run died in between. */
const unsaid = { state: 'open', stage: 'write', sentence: 'about to be written' };
/**
 * Lists records by one request for the deployments, which GitHub filters by task and environment, and one for the statuses
 * of each. (GraphQL gives statuses along, but knows no filter by task: an application that shares an environment with a
 * hundred others would not find its own records.) A record that is finished is asked for once: a run lists the records at
 * every change of stage, and `GITHUB_TOKEN` has a thousand requests an hour.
 */
function createRecordList(client) {
    const finished = new Map();
    async function notedOn({ id, updatedAt, createdAt }, signal) {
        const known = finished.get(id);
        if (known?.updatedAt === updatedAt.getTime())
            return known;
        const noted = newestNote(await readStatuses(client, id, signal)) ?? { note: unsaid, at: createdAt };
        if (!(0,record/* isUnfinished */.u)(noted.note))
            finished.set(id, { ...noted, updatedAt: updatedAt.getTime() });
        return noted;
    }
    async function recordOf(deployment, signal) {
        const { id, createdAt, payload } = deployment;
        const { note, at } = await notedOn(deployment, signal);
        return { id, createdAt, payload, note, notedAt: at };
    }
    return {
        async list(application, environment, limit, signal) {
            const search = { application, environment, size: Math.min(limit, 100) };
            const found = [];
            for (let page = 1; found.length < limit; page += 1) {
                const { ours, isLast } = await readDeployments(client, { ...search, page }, signal);
                found.push(...ours);
                if (isLast)
                    break;
            }
            return inGroups(found.slice(0, limit), (deployment) => recordOf(deployment, signal));
        },
        async ofPullRequest(application, pullRequest, signal) {
            const search = { application, environment: undefined, size: 100 };
            const found = [];
            for (let page = 1; page <= pagesLookedThrough; page += 1) {
                const { ours, isLast } = await readDeployments(client, { ...search, page }, signal);
                found.push(...ours.filter(({ payload }) => payload.pullRequest === pullRequest));
                if (isLast)
                    break;
            }
            return inGroups(found, (deployment) => recordOf(deployment, signal));
        },
    };
}
/** Works on a few at a time, in order; the first failure ends it. */
async function inGroups(items, work) {
    const done = [];
    for (let start = 0; start < items.length; start += atOnce)
        done.push(...(await Promise.all(items.slice(start, start + atOnce).map(work))));
    return done;
}

;// CONCATENATED MODULE: ./build/github/records.js








/** Records of deployments as GitHub Deployments, told apart by task (the application) and environment. */
function createRecords(client) {
    return {
        async create(payload, note, signal) {
            const id = await make(client, payload, signal);
            await addNote(client, id, { note, signal });
            return id;
        },
        note: (id, _environment, note, signal) => addNote(client, id, { note, signal }),
        ...createRecordList(client),
    };
}
/** How often a deployment is tried to be made. */
const records_attempts = 4;
/**
 * Makes the deployment, once: where the answer was lost it looks before it makes another, which would be a record that no
 * run ends.
 */
async function make(client, payload, signal) {
    for (let attempt = 1;; attempt += 1) {
        try {
            return await post(client, payload, signal);
        }
        catch (error) {
            if (!(error instanceof errors/* DeployError */.sH) || error.code !== 'github-unreachable' || attempt === records_attempts)
                throw error;
            await client.clock.sleep(backoff(attempt), signal);
            const made = await findMade(client, payload, signal);
            if (made !== undefined)
                return made;
        }
    }
}
async function post(client, payload, signal) {
    const doing = { what: 'recording a deployment in', stage: 'write', needs: 'deployments=write', signal };
    const { data } = await ask(client, doing, ({ rest, at }) => rest.repos.createDeployment({
        ...at,
        request: { ...at.request, repeat: false },
        ref: payload.source,
        environment: payload.environment,
        task: taskOf(payload.application),
        description: oneLine(`${payload.kind} of ${payload.application}`),
        // by default GitHub would merge the default branch into the ref first, and ask for every status to be a success
        auto_merge: false,
        required_contexts: [],
        payload: { ...payload },
    }));
    if ('id' in data)
        return data.id;
    throw new errors/* DeployError */.sH('internal', { stage: 'write', message: `GitHub made no deployment: ${data.message ?? ''}` });
}
/** The deployment of exactly this payload that nothing was noted on yet: the one whose answer was lost. */
async function findMade(client, payload, signal) {
    const wanted = JSON.stringify(readPayload({ ...payload }));
    const { application, environment } = payload;
    const { ours } = await readDeployments(client, { application, environment, size: 10, page: 1 }, signal);
    for (const { id, payload: recorded } of ours) {
        if (JSON.stringify(recorded) !== wanted)
            continue;
        if (newestNote(await readStatuses(client, id, signal)) === undefined)
            return id;
    }
    return undefined;
}
/**
 * `auto_inactive` is off for every state: on success GitHub would retire the records of all other applications in the
 * environment, since it knows no tasks, and `inactive` would no longer say that a deployment of ours took over.
 */
async function addNote(client, id, { note, signal }) {
    const doing = { what: 'noting a deployment in', stage: 'report', needs: 'deployments=write', signal };
    await ask(client, doing, ({ rest, at }) => rest.repos.createDeploymentStatus({
        ...at,
        deployment_id: id,
        ...encodeNote(note),
        auto_inactive: false,
        ...(note.url === undefined ? {} : { log_url: note.url }),
    }));
}

;// CONCATENATED MODULE: ./build/github/source.js


const comparing = { what: 'comparing commits of', stage: 'write', needs: 'contents=read' };
const finding = {
    what: 'looking for the pull request of a commit in',
    stage: 'inputs',
    needs: 'pull_requests=read',
};
const asking = { what: 'looking for a workflow run of', stage: 'write', needs: 'actions=read' };
/** Facts about the application repository. */
function createSource(client) {
    return {
        compare: (base, head, signal) => ask(client, { ...comparing, signal }, (github) => compare(github, base, head)),
        pullRequestOf: (commit, signal) => ask(client, { ...finding, signal }, (github) => pullRequestOf(github, commit)),
        runHasEnded: (run, signal) => ask(client, { ...asking, signal }, (github) => runHasEnded(github, run)),
    };
}
const ancestries = ['identical', 'ahead', 'behind', 'diverged'];
async function compare({ rest, at }, base, head) {
    if (base === head)
        return 'identical';
    try {
        // the first page would carry the changed files with their patches
        const page = { per_page: 1, page: 2 };
        const { data } = await rest.repos.compareCommitsWithBasehead({ ...at, basehead: `${base}...${head}`, ...page });
        return ancestries.find((one) => one === data.status) ?? 'unknown';
    }
    catch (error) {
        if (/no common ancestor/i.test(failureOf(error).said))
            return 'diverged';
        await mustBeMissing({ rest, at }, error);
        return 'unknown';
    }
}
/** The pull request that was merged and brought the commit, else an open one that holds it. */
async function pullRequestOf({ rest, at }, commit) {
    try {
        const { data } = await rest.repos.listPullRequestsAssociatedWithCommit({ ...at, commit_sha: commit });
        const merged = data.filter(({ merged_at }) => merged_at !== null);
        // a commit comes again with the pull request of a release branch: the first one brought it
        const [first] = merged.toSorted((one, other) => (one.merged_at ?? '').localeCompare(other.merged_at ?? ''));
        const found = merged.find(({ merge_commit_sha }) => merge_commit_sha === commit) ?? first;
        return (found ?? data.find(({ state }) => state === 'open'))?.number;
    }
    catch (error) {
        // a commit that was never pushed
        if (failureOf(error).status === 422)
            return undefined;
        await mustBeMissing({ rest, at }, error);
        return undefined;
    }
}
/** An attempt has ended when it is completed, when a later one has begun, or when the run is gone. */
async function runHasEnded({ rest, at }, run) {
    try {
        const { data } = await rest.actions.getWorkflowRun({ ...at, run_id: run.id });
        return data.status === 'completed' || (data.run_attempt ?? 1) > run.attempt;
    }
    catch (error) {
        await mustBeMissing({ rest, at }, error);
        return true;
    }
}
/**
 * Throws unless GitHub says that the thing is not there. It says the same of a whole repository that the token cannot see,
 * and a run that is merely out of sight must not be taken for one that has ended: so the repository is asked for too.
 */
async function mustBeMissing({ rest, at }, error) {
    if (failureOf(error).status !== 404)
        throw error;
    await rest.repos.get(at);
}

;// CONCATENATED MODULE: ./build/github/statuses.js


/** Commit statuses of the application repository; one is posted only where it says something new. */
function createStatuses(client) {
    const posted = new Map();
    return {
        async set(status, signal) {
            const wanted = { ...status, description: oneLine(status.description) };
            const key = `${status.commit} ${status.context.toLowerCase()}`;
            const current = posted.get(key) ?? (await read(client, status, signal));
            if (current !== contentOf(wanted))
                await statuses_post(client, wanted, signal);
            posted.set(key, contentOf(wanted));
        },
    };
}
/** What a status says, to tell two apart; GitHub gives null for what was not sent. */
function contentOf({ state, description, url }) {
    return JSON.stringify([state, description ?? '', url ?? '']);
}
const pageSize = 100;
/** What the commit has for the context, which GitHub compares without case; a commit may have more contexts than a page. */
async function read(client, status, signal) {
    const doing = { what: 'reading the statuses of a commit in', stage: 'report', needs: 'statuses=read' };
    const context = status.context.toLowerCase();
    for (let page = 1;; page += 1) {
        const { data } = await ask(client, { ...doing, signal }, ({ rest, at }) => rest.repos.getCombinedStatusForRef({ ...at, ref: status.commit, per_page: pageSize, page }));
        const found = data.statuses.find((one) => one.context.toLowerCase() === context);
        if (found !== undefined)
            return contentOf({ ...found, url: found.target_url });
        if (data.statuses.length < pageSize)
            return undefined;
    }
}
async function statuses_post(client, status, signal) {
    const doing = { what: 'setting a commit status in', stage: 'report', needs: 'statuses=write' };
    const { commit, context, state, description, url } = status;
    await ask(client, { ...doing, signal }, ({ rest, at }) => rest.repos.createCommitStatus({
        ...at,
        sha: commit,
        context,
        state,
        description,
        ...(url === undefined ? {} : { target_url: url }),
    }));
}

;// CONCATENATED MODULE: ./build/github/forge.js







/** GitHub, as far as a deployment needs it. Throws `bad-input` for a repository or a token that cannot be one. */
function createForge(options) {
    const application = createClient(options);
    return {
        statuses: createStatuses(application),
        records: createRecords(application),
        comments: createComments(application),
        source: createSource(application),
        pullRequests: pullRequestsOf(options),
    };
}
function pullRequestsOf(options) {
    const { gitopsRepository, gitopsToken } = options;
    if (gitopsRepository === undefined)
        return nowhere;
    return createPullRequests(createClient({ ...options, repository: gitopsRepository, token: gitopsToken }));
}
async function refuse() {
    throw new errors/* DeployError */.sH('not-supported', {
        stage: 'merge',
        message: 'the GitOps repository is not one of this GitHub, so there are no pull requests',
        remedy: 'name `gitops.repository` as owner/name, or use `write: push`',
    });
}
/** A GitOps repository elsewhere takes pushes, and knows no pull requests. */
const nowhere = { find: refuse, open: refuse, merge: refuse, get: refuse, close: refuse };


/***/ }),

/***/ 8508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ version)
/* harmony export */ });
/** The version of this program: that of `package.json`, which a test compares. */
const version = '0.1.0';


/***/ })

};
