export const id = 19;
export const ids = [19,907];
export const modules = {

/***/ 25:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ wrongPath),
/* harmony export */   J: () => (/* binding */ isAllowed)
/* harmony export */ });
/** What is wrong with a path of the configuration: it must be POSIX, relative, and stay in the repository. */
function wrongPath(path) {
    if (path === '')
        return 'is empty';
    if (path.startsWith('/'))
        return 'must not begin with /: paths are relative to the repository';
    if (path.includes('\\'))
        return 'must use / between folders';
    if (path.split('/').some((part) => part === '..' || part === '.' || part === ''))
        return 'must not leave the repository';
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what a path must not hold
    return /[\u0000-\u001f\u007f]/.test(path) ? 'must not hold control characters' : undefined;
}
/** Whether a path matches one of the patterns: `*` and `?` within a folder, `**` over folders. */
function isAllowed(path, patterns) {
    return wrongPath(path) === undefined && patterns.some((pattern) => matcherOf(pattern).test(path));
}
function matcherOf(pattern) {
    const parts = pattern.split(/(\*\*\/|\/\*\*$|\*\*|\*|\?)/).map((part) => {
        switch (part) {
            case '**/':
                return '(?:[^/]+/)*';
            case '/**':
                return '/.+';
            case '**':
                return '.*';
            case '*':
                return '[^/]*';
            case '?':
                return '[^/]';
            default:
                return part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
        }
    });
    return new RegExp(`^${parts.join('')}$`);
}


/***/ }),

/***/ 4883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MZ: () => (/* binding */ wrongTemplate),
/* harmony export */   fT: () => (/* binding */ expand),
/* harmony export */   fd: () => (/* binding */ safeForTag)
/* harmony export */ });
/* unused harmony export templateWords */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _text_nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2788);


/** The words that may stand between `{{` and `}}`. */
const templateWords = [
    'sha',
    'short-sha',
    'tag',
    'digest',
    'image',
    'branch',
    'date',
    'application',
    'environment',
    'target',
    'pull-request',
];
const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;
function isWord(text) {
    return templateWords.some((word) => word === text);
}
/** What is wrong with a template: the first word that is unknown, or braces that do not close. */
function wrongTemplate(text) {
    const unknown = [...text.matchAll(placeholder)].map(([, word = '']) => word).find((word) => !isWord(word));
    if (unknown !== undefined) {
        const guess = (0,_text_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(unknown, templateWords);
        return `{{${unknown}}} is unknown${guess === undefined ? '' : `; did you mean {{${guess}}}?`}`;
    }
    return text.replace(placeholder, '').includes('{{') ? 'has {{ without }}' : undefined;
}
/** Fills a template in; throws `bad-input` where this deployment has no value for a word. */
function expand(text, values) {
    return text.replace(placeholder, (_, word) => {
        const value = isWord(word) ? values[word] : undefined;
        if (value !== undefined)
            return value;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('bad-input', {
            stage: 'inputs',
            message: `"${text}" needs {{${word}}}, and this deployment has none`,
            remedy: word === 'tag' ? 'give the image with a tag' : 'use another word in the template',
        });
    });
}
/** A branch name as part of a tag: everything that a tag may not hold becomes a dash. */
function safeForTag(text) {
    return text
        .replace(/[^A-Za-z0-9_.-]+/g, '-')
        .replace(/^[.-]+/, '')
        .slice(0, 100);
}


/***/ }),

/***/ 9492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b0: () => (/* binding */ outcomeOfRecord),
/* harmony export */   fQ: () => (/* binding */ printLeftOver),
/* harmony export */   pJ: () => (/* binding */ endOf),
/* harmony export */   tq: () => (/* binding */ leftOverKey),
/* harmony export */   xf: () => (/* binding */ parseLeftOver)
/* harmony export */ });
/* harmony import */ var _data_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4592);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7072);


/** The key under which a deployment is remembered. */
function leftOverKey({ application, environment }) {
    return `${application}/${environment}`;
}
/** As text for the state of the step. */
function printLeftOver(left) {
    return JSON.stringify(left);
}
/** Reads what `printLeftOver` wrote; undefined for anything else. */
function parseLeftOver(value) {
    const told = toldOf((0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(value, 'told'));
    const stage = _outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .stages */ ._$.find((one) => one === (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, 'stage'));
    if (told === undefined || stage === undefined)
        return undefined;
    const outcome = outcomeFrom((0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(value, 'outcome'));
    return { told, stage, ...(0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutUndefined */ .r$)({ record: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .numberAt */ .tk)(value, 'record'), outcome }) };
}
function toldOf(value) {
    const application = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, 'application');
    const environment = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, 'environment');
    const commit = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, 'source', 'commit');
    if (application === undefined || environment === undefined || commit === undefined)
        return undefined;
    const pullRequest = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .numberAt */ .tk)(value, 'source', 'pullRequest');
    const id = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .numberAt */ .tk)(value, 'run', 'id');
    const url = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, 'run', 'url');
    return {
        application,
        environment,
        source: { commit, ...(pullRequest === undefined ? {} : { pullRequest }) },
        ...(id === undefined || url === undefined
            ? {}
            : { run: { id, attempt: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .numberAt */ .tk)(value, 'run', 'attempt') ?? 1, url } }),
    };
}
function outcomeFrom(value) {
    const [outcome, reason, sentence] = ['outcome', 'reason', 'sentence'].map((key) => (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, key) ?? '');
    const stage = _outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .stages */ ._$.find((one) => one === (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, 'stage'));
    if (outcome === undefined || reason === undefined || sentence === undefined || stage === undefined)
        return undefined;
    if (!(0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isOutcomeName */ .WK)(outcome) || !(0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isReason */ .Vs)(reason))
        return undefined;
    const waiting = waitingFrom((0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(value, 'waiting'));
    return { outcome, reason, stage, sentence, ...(waiting === undefined ? {} : { waiting }) };
}
function waitingFrom(value) {
    const [waitsFor, goOn] = [(0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, 'for'), (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, 'goOn')];
    if (waitsFor === undefined || goOn === undefined)
        return undefined;
    const date = (name) => {
        const found = new Date((0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, name) ?? Number.NaN);
        return Number.isNaN(found.getTime()) ? undefined : found;
    };
    return { for: waitsFor, goOn, ...(0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutUndefined */ .r$)({ since: date('since'), until: date('until') }) };
}
/** How a deployment ended whose run is gone: as it was known, as its record says, or lost. */
function endOf(left, record) {
    if (left.outcome !== undefined)
        return left.outcome;
    const noted = record === undefined ? undefined : outcomeOfRecord(record);
    if (noted !== undefined)
        return noted;
    const sentence = `the run ended at the stage ${left.stage}, before its verdict`;
    return { outcome: 'errored', reason: 'run-lost', stage: left.stage, sentence };
}
/** The outcome that a record was closed with; undefined for an open one. */
function outcomeOfRecord({ note }) {
    const { state, stage, sentence, reason } = note;
    if (state === 'open' || reason === undefined)
        return undefined;
    return { outcome: reason === 'cancelled' ? 'cancelled' : state, reason, stage, sentence };
}


/***/ }),

/***/ 8645:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ commitMessage)
/* harmony export */ });
const subjectLength = 72;
/** One line without control characters: names come from branches and tags, which anybody may choose. */
function line(text) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not reach a commit message
    return text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
}
function subject(text) {
    const verb = text.kind === 'deploy' ? 'Deploy' : 'Roll back';
    const joint = text.kind === 'deploy' ? '' : ' to';
    const full = line(`${verb} ${text.application}${joint} ${text.version} (${text.environment})`);
    return full.length <= subjectLength ? full : `${full.slice(0, subjectLength - 1)}…`;
}
function changes(edits) {
    return edits.map(({ file, path, from, to }) => `- ${line(`${file} ${path}: ${from} -> ${to}`)}`).join('\n');
}
function trailers(text) {
    const pull = text.pullRequest === undefined ? [] : [`Gitops-Deploy-Pull-Request: ${text.repository}#${text.pullRequest}`];
    const run = text.run === undefined ? [] : [`Gitops-Deploy-Run: ${text.run}`];
    return [
        `Gitops-Deploy-Application: ${text.application}`,
        `Gitops-Deploy-Environment: ${text.environment}`,
        `Gitops-Deploy-Source: ${text.repository}@${text.source}`,
        `Gitops-Deploy-Image: ${text.image}`,
        ...pull,
        ...run,
    ].map(line);
}
/** The commit message: a subject of at most 72 characters, what changed, and trailers for programs. */
function commitMessage(text) {
    return `${subject(text)}\n\n${changes(text.edits)}\n\n${trailers(text).join('\n')}\n`;
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

/***/ 2907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dp: () => (/* binding */ versionLabel),
/* harmony export */   en: () => (/* binding */ sourceLabel),
/* harmony export */   jy: () => (/* binding */ createdLabel),
/* harmony export */   sourceIn: () => (/* binding */ sourceIn),
/* harmony export */   wc: () => (/* binding */ revisionLabel)
/* harmony export */ });
/** Labels that tell where an image comes from (OCI image-spec, annotations.md, "Pre-Defined Annotation Keys"). */
const revisionLabel = 'org.opencontainers.image.revision';
const sourceLabel = 'org.opencontainers.image.source';
const createdLabel = 'org.opencontainers.image.created';
const versionLabel = 'org.opencontainers.image.version';
/**
 * The source that the labels of an image tell, if it is of this repository: labels are inherited from base images, which tell
 * of their own.
 * @param sourceUrl page of the repository, such as `https://github.com/acme/api`
 */
function sourceIn(labels, sourceUrl) {
    const commit = labels[revisionLabel] ?? '';
    const source = labels[sourceLabel]?.replace(/\/$/, '').replace(/\.git$/, '');
    if (source?.toLowerCase() !== sourceUrl.toLowerCase() || !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(commit))
        return undefined;
    const date = labels[createdLabel] ?? '';
    return Number.isNaN(Date.parse(date)) ? { commit } : { commit, date };
}


/***/ }),

/***/ 5302:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ diffOf)
});

;// CONCATENATED MODULE: ./build/manifest/line-changes.js
/** So many lines that went or came are told apart one by one; the time and room that it takes grow with their square. */
const mostEdits = 2000;
/** What changes from some lines to others, as few lines as possible, in their order; of very many, one change for all. */
function lineChanges(old, now) {
    const most = Math.min(old.length, now.length);
    let start = 0;
    while (start < most && old[start] === now[start])
        start += 1;
    let rest = 0;
    while (rest < most - start && old.at(-1 - rest) === now.at(-1 - rest))
        rest += 1;
    if (start === old.length && start === now.length)
        return [];
    const [gone, come] = [old.slice(start, old.length - rest), now.slice(start, now.length - rest)];
    const edits = shortestEdits(gone, come) ?? (gone.length === come.length ? inPlace(gone, come) : undefined);
    if (edits === undefined)
        return [{ old: [start, start + gone.length], now: [start, start + come.length] }];
    return joined(edits).map((one) => ({
        old: [one.old[0] + start, one.old[1] + start],
        now: [one.now[0] + start, one.now[1] + start],
    }));
}
function inPlace(old, now) {
    return old.flatMap((line, at) => (line === now[at] ? [] : [{ old: [at, at + 1], now: [at, at + 1] }]));
}
/** What goes and comes without a line between is one change. */
function joined(edits) {
    const changes = [];
    for (const edit of edits) {
        const last = changes.at(-1);
        const isNext = last !== undefined && last.old[1] === edit.old[0] && last.now[1] === edit.now[0];
        if (isNext)
            changes[changes.length - 1] = { old: [last.old[0], edit.old[1]], now: [last.now[0], edit.now[1]] };
        else
            changes.push(edit);
    }
    return changes;
}
/**
 * E. W. Myers, "An O(ND) difference algorithm and its variations": how far each diagonal is reached with so many edits.
 * Each edit is one line that goes or comes; undefined where there are too many.
 */
function shortestEdits(old, now) {
    const most = Math.min(mostEdits, old.length + now.length);
    const furthest = new Int32Array(2 * most + 3);
    const trace = [];
    for (let count = 0; count <= most; count += 1) {
        trace.push(furthest.slice(most - count, most + count + 3));
        for (let diagonal = -count; diagonal <= count; diagonal += 2) {
            const at = most + 1 + diagonal;
            let x = comesDown(furthest, at, diagonal, count) ? (furthest[at + 1] ?? 0) : (furthest[at - 1] ?? 0) + 1;
            while (x < old.length && x - diagonal < now.length && old[x] === now[x - diagonal])
                x += 1;
            furthest[at] = x;
            if (x >= old.length && x - diagonal >= now.length)
                return wayBack(trace, old.length, now.length);
        }
    }
    return undefined;
}
/** Whether a diagonal is reached by a line that comes, from the one above; else by one that goes. */
function comesDown(furthest, at, diagonal, count) {
    return diagonal === -count || (diagonal !== count && (furthest[at - 1] ?? 0) < (furthest[at + 1] ?? 0));
}
function wayBack(trace, oldCount, nowCount) {
    const edits = [];
    let [x, y] = [oldCount, nowCount];
    for (let count = trace.length - 1; count > 0; count -= 1) {
        const furthest = trace[count] ?? new Int32Array();
        const diagonal = x - y;
        const at = count + 1 + diagonal;
        const isDown = comesDown(furthest, at, diagonal, count);
        x = furthest[isDown ? at + 1 : at - 1] ?? 0;
        y = x - (isDown ? diagonal + 1 : diagonal - 1);
        edits.push(isDown ? { old: [x, x], now: [y, y + 1] } : { old: [x, x + 1], now: [y, y] });
    }
    return edits.reverse();
}

;// CONCATENATED MODULE: ./build/manifest/diff.js

const context = 3;
/**
 * The change of one file as a unified diff with three lines of context, for people: an ending of CRLF shows as `\r`, and
 * control characters show as their escapes. Empty where nothing changes.
 */
function diffOf({ file, before, after }) {
    const [old, now] = [linesOf(before), linesOf(after)];
    const hunks = hunksOf(lineChanges(old, now)).map((changes) => printHunk(changes, old, now));
    return hunks.length === 0 ? '' : `--- a/${file}\n+++ b/${file}\n${hunks.join('')}`;
}
/** Lines with their endings, so that a change of CRLF would show. */
function linesOf(bytes) {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
/** Changes whose context meets stand together. */
function hunksOf(changes) {
    const hunks = [];
    for (const change of changes) {
        const last = hunks.at(-1);
        const end = last?.at(-1)?.old[1];
        if (last !== undefined && end !== undefined && change.old[0] - end <= 2 * context)
            last.push(change);
        else
            hunks.push([change]);
    }
    return hunks;
}
function printHunk(changes, old, now) {
    const [first, last] = [changes[0], changes.at(-1)];
    if (first === undefined || last === undefined)
        return '';
    const before = Math.min(context, first.old[0]);
    const to = Math.min(old.length, last.old[1] + context);
    const lines = [];
    let at = first.old[0] - before;
    for (const change of changes) {
        lines.push(printLines(' ', old.slice(at, change.old[0])));
        lines.push(printLines('-', old.slice(...change.old)), printLines('+', now.slice(...change.now)));
        at = change.old[1];
    }
    lines.push(printLines(' ', old.slice(at, to)));
    const sides = [rangeOf(first.old[0] - before, to), rangeOf(first.now[0] - before, last.now[1] + to - last.old[1])];
    return `@@ -${sides[0]} +${sides[1]} @@\n${lines.flat().join('')}`;
}
function rangeOf(from, to) {
    return `${to > from ? from + 1 : from},${to - from}`;
}
function printLines(mark, lines) {
    return lines.map((line) => {
        const [ending = ''] = /\r?\n$/.exec(line) ?? [];
        const isWhole = ending !== '';
        const shown = line.slice(0, line.length - ending.length).replace(unprintable, printed);
        return `${mark}${shown}${isWhole ? ending : '\n'}${isWhole ? '' : '\\ No newline at end of file\n'}`;
    });
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
/** A terminal would obey a control character in a file that somebody else wrote. */
function printed(character) {
    return character === '\r' ? '\\r' : `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}


/***/ }),

/***/ 338:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w4: () => (/* binding */ admit),
  wm: () => (/* binding */ heldOutcome),
  LG: () => (/* binding */ lastHealthyOf),
  z2: () => (/* binding */ overtakenBy),
  A_: () => (/* binding */ recordsLookedAt)
});

// EXTERNAL MODULE: ./build/deployment/left-over.js
var left_over = __webpack_require__(9492);
// EXTERNAL MODULE: ./build/deployment/record.js
var deployment_record = __webpack_require__(8093);
;// CONCATENATED MODULE: ./build/deployment/supersede.js
/**
 * Whether a deployment may write over one whose record is newest. An older source commit never overwrites a newer one, also
 * not with an image that was named: going back is a rollback. A diverged one needs an image that was named, as does one
 * that GitHub cannot compare.
 */
function mayWrite(oursToTheirs, explicit) {
    switch (oursToTheirs) {
        case 'identical':
        case 'ahead':
            return 'yes';
        case 'behind':
            return 'superseded';
        case 'diverged':
        case 'unknown':
            return explicit ? 'yes' : 'diverged';
    }
}
/** Whether a record stands in the way: it wrote, or is about to, and its image has not been taken out again. */
function occupies({ state, revision, restored }) {
    switch (state) {
        case 'open':
        case 'paused':
        case 'succeeded':
            return true;
        case 'failed':
        case 'errored':
            return revision !== undefined && restored !== true;
        case 'superseded':
            return false;
    }
}

// EXTERNAL MODULE: ./build/image/reference.js
var reference = __webpack_require__(7755);
// EXTERNAL MODULE: ./build/stages/record.js
var stages_record = __webpack_require__(6625);
// EXTERNAL MODULE: ./build/stages/run.js
var stages_run = __webpack_require__(6215);
;// CONCATENATED MODULE: ./build/stages/admit.js






/** How many records are looked at: enough to find the last healthy one behind a series of failures. */
const recordsLookedAt = 30;
/** The newest deployment that was seen healthy; `known` is newest first. */
function lastHealthyOf(known) {
    return known.find(({ note }) => note.state === 'succeeded');
}
/**
 * Lets a deployment write unless the environment is held, or a newer source commit has been here. Asked on each
 * attempt after the head was read: whoever is let in later moves that head, and our compare-and-swap fails.
 */
async function admit(run, image, begun) {
    const { plan, signal } = run;
    const holds = await run.ports.holds();
    const { records } = await run.ports.forge();
    const hold = await holds.find(plan.application, plan.environment, signal);
    const known = await records.list(plan.application, plan.environment, recordsLookedAt, signal);
    const open = begun ?? (await adopt(run, known, image));
    if (hold !== undefined) {
        const verdict = verdictBehind(hold, known, { image, run });
        return { admitted: 'no', event: verdict ?? (await held(run, { hold, image, open })) };
    }
    const others = known.filter(({ id }) => id !== open?.id);
    const overtaken = await overtakenBy(run, others);
    if (overtaken !== undefined)
        return { admitted: 'no', event: withRecord(overtaken, open) };
    const lastHealthy = lastHealthyOf(others);
    return {
        admitted: 'yes',
        ...(open === undefined ? {} : { open }),
        ...(lastHealthy === undefined ? {} : { lastHealthy }),
    };
}
/**
 * How this very image ended before, where that is what the environment is held for: it stays bad, is not queued, and its
 * commit does not turn green when something newer is deployed.
 */
function verdictBehind(hold, known, { image, run }) {
    const cause = known.find(({ id }) => id === hold.record);
    const outcome = cause === undefined || !isOf(run, image, cause) ? undefined : (0,left_over/* outcomeOfRecord */.b0)(cause);
    if (outcome === undefined)
        return undefined;
    const sentence = `${outcome.sentence}; this image was put back, and ${hold.environment} is held since`;
    return { event: 'ended', outcome: { ...outcome, sentence } };
}
/** Whether a record is of our source commit with this very image. */
function isOf({ plan }, image, { payload }) {
    return payload.source === plan.source.commit && payload.image === (0,reference/* printImage */.Lh)(image.reference);
}
function withRecord(event, open) {
    return open === undefined || event.event !== 'ended' ? event : { ...event, record: open.id };
}
/** The unfinished record that an earlier run of this very deployment left behind, so that a second one is not made. */
async function adopt(run, known, image) {
    const { source } = await run.ports.forge();
    for (const record of known) {
        const { payload, note } = record;
        if (payload.kind !== 'deploy' || !isOf(run, image, record) || !(0,deployment_record/* isUnfinished */.u)(note))
            continue;
        const isOurs = payload.run === undefined || payload.run.id === run.plan.run?.id;
        if (note.state !== 'open' || isOurs || (await source.runHasEnded(payload.run, run.signal)))
            return (0,stages_record/* openRecord */.C6)(record);
    }
    return undefined;
}
/** The event that ends a deployment whose source commit is older than what was deployed since, or has another history. */
async function overtakenBy(run, others) {
    const [newest, ...racing] = sourcesInTheWay(others);
    if (newest === undefined)
        return undefined;
    const event = await against(run, newest, 'any history');
    if (event !== undefined)
        return event;
    for (const theirs of racing) {
        const overtaken = await against(run, theirs, 'descendants');
        if (overtaken !== undefined)
            return overtaken;
    }
    return undefined;
}
/**
 * The commits that may stand in the way, that of the newest record first. Of several that deploy at once the newest record
 * need not be that of the newest commit: everything that is not finished counts, and what was finished last.
 */
function sourcesInTheWay(others) {
    const standing = others.filter(({ note }) => occupies(note));
    const finished = standing.find(({ note }) => !(0,deployment_record/* isUnfinished */.u)(note));
    const relevant = standing.filter((one) => (0,deployment_record/* isUnfinished */.u)(one.note) || one === finished);
    return [...new Set(relevant.map(({ payload }) => payload.source))];
}
/** How we stand to one of them; only the newest may stop a commit of another history. */
async function against(run, theirs, counts) {
    const { plan, signal } = run;
    if (theirs === plan.source.commit)
        return undefined;
    const { source } = await run.ports.forge();
    const answer = mayWrite(await source.compare(theirs, plan.source.commit, signal), plan.explicit);
    const short = theirs.slice(0, 7);
    if (answer === 'superseded') {
        const sentence = `superseded by ${short}, which is newer`;
        return (0,stages_run/* ended */.v6)('superseded', 'newer-deployment', { stage: 'write', sentence });
    }
    if (answer === 'yes' || counts === 'descendants')
        return undefined;
    const sentence = `this commit and ${short}, which is deployed, are neither older nor newer than each other`;
    return (0,stages_run/* ended */.v6)('errored', 'diverged-source', { stage: 'write', sentence });
}
/** A held environment keeps the record, paused: `resume` goes on with it once the hold is released. */
async function held(run, at) {
    // nothing has been read yet: the edits are planned, and recorded anew, when the hold is gone
    const record = at.open ?? (await (0,stages_record/* keepRecord */.rP)(run, { image: at.image, edits: [], open: undefined }));
    return { event: 'ended', outcome: heldOutcome(at.hold, 'write'), record: record.id };
}
/** Paused by a hold: by whom, why, and what takes it away. */
function heldOutcome(hold, stage) {
    const { application, environment } = hold;
    const sentence = `${environment} is held by ${hold.owner}: ${hold.reason}`;
    return {
        ...(0,stages_run/* outcomeAt */.eD)('paused', 'held', { stage, sentence }),
        waiting: {
            for: 'somebody to release the hold',
            since: hold.since,
            goOn: `gitops-deploy release --application ${application} --environment ${environment}, and then gitops-deploy resume`,
            ...(hold.until === undefined ? {} : { until: hold.until }),
        },
    };
}


/***/ }),

/***/ 5278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F1: () => (/* binding */ findImage),
/* harmony export */   IM: () => (/* binding */ provisionalImage),
/* harmony export */   R0: () => (/* binding */ digestOfTheBuild),
/* harmony export */   jq: () => (/* binding */ build),
/* harmony export */   mK: () => (/* binding */ buildRequest)
/* harmony export */ });
/* unused harmony export repositoryOfPlan */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _image_labels_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2907);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7755);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6215);




/** Finds the image that was named, or the one that this commit was built into before, or builds it. */
async function build(run) {
    const found = await findImage(run);
    if ('event' in found)
        return found;
    if (found.image !== undefined)
        return { event: 'image-ready', image: found.image };
    const { plan } = run.plan.image;
    if (plan.from === 'registry')
        throw new Error('an image that was named is found or ends the deployment');
    return buildAndDescribe(run, plan, await run.ports.registry());
}
/** The image that was named (an event where it is not there), or was built from this commit before; undefined if none. */
async function findImage(run) {
    const { plan, signal } = run;
    const registry = await run.ports.registry();
    if (plan.image.plan.from === 'registry')
        return findGiven(plan.image.plan.image, registry, signal);
    const found = await findBuilt(plan, registry, signal);
    if (found !== undefined)
        run.ports.log.info(`${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .printImage */ .Lh)(found.reference)} was built from this commit before; not built again`);
    return { image: found };
}
/** Where the images of the application stand. */
function repositoryOfPlan(plan) {
    const parsed = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageReference */ .o_)(plan.image.repository);
    if (typeof parsed === 'string')
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('bad-input', { stage: 'inputs', message: parsed });
    return parsed;
}
function describeAs(image, description) {
    const { registry, name, tag } = image;
    return { registry, name, ...(tag === undefined ? {} : { tag }), digest: description.digest };
}
async function findGiven(image, registry, signal) {
    const description = await registry.describe(image, signal);
    if (description === undefined) {
        return (0,_run_js__WEBPACK_IMPORTED_MODULE_2__/* .ended */ .v6)('errored', 'image-not-found', {
            stage: 'build',
            sentence: `the registry has no ${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .printImage */ .Lh)(image)}`,
        });
    }
    const { platforms } = description;
    return { image: { reference: describeAs(image, description), platforms, tags: [], origin: 'given' } };
}
/** A tag that already names an image labelled with our commit makes a second build needless (a run started again). */
async function findBuilt(plan, registry, signal) {
    const [tag] = plan.image.tags;
    if (tag === undefined || !plan.image.immutableTags)
        return undefined;
    const image = { ...repositoryOfPlan(plan), tag };
    const description = await registry.describe(image, signal);
    if (description?.labels[_image_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .revisionLabel */ .wc] !== plan.source.commit)
        return undefined;
    return {
        reference: describeAs(image, description),
        platforms: description.platforms,
        tags: plan.image.tags,
        origin: 'found',
    };
}
/** Stands for a digest that only the build will tell. */
const digestOfTheBuild = `sha256:${'0'.repeat(64)}`;
/** The image as far as it is known before it is built or looked up. */
function provisionalImage(plan) {
    const given = plan.image.plan.from === 'registry' ? plan.image.plan.image : undefined;
    const [tag] = plan.image.tags;
    const named = given ?? { ...repositoryOfPlan(plan), ...(tag === undefined ? {} : { tag }) };
    const reference = { ...named, digest: given?.digest ?? digestOfTheBuild };
    return { reference, platforms: [], tags: plan.image.tags, origin: given === undefined ? 'built' : 'given' };
}
/** What is asked of buildx for this deployment; also what a dry run prints. */
function buildRequest(plan, build, sourceUrl) {
    return {
        repository: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .printImage */ .Lh)(repositoryOfPlan(plan)),
        context: build.context,
        file: build.file,
        platforms: build.platforms,
        labels: {
            [_image_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .revisionLabel */ .wc]: plan.source.commit,
            [_image_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .sourceLabel */ .en]: sourceUrl,
            [_image_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .createdLabel */ .jy]: plan.source.date,
            ...(plan.image.tags[0] === undefined ? {} : { [_image_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .versionLabel */ .dp]: plan.image.tags[0] }),
        },
        cache: build.cache,
        attestations: { sbom: build.sbom, provenance: build.provenance },
        sourceDateEpoch: Math.floor(new Date(plan.source.date).getTime() / 1000),
    };
}
async function buildAndDescribe(run, build, registry) {
    const { plan, signal } = run;
    const builder = await run.ports.builder();
    const result = await builder.build(buildRequest(plan, build, plan.sourceUrl), signal);
    if (result.result !== 'built') {
        const outcome = result.result === 'build-failed' ? 'failed' : 'errored';
        return (0,_run_js__WEBPACK_IMPORTED_MODULE_2__/* .ended */ .v6)(outcome, result.result, { stage: 'build', sentence: result.message });
    }
    return describeBuilt(plan, result.digest, { registry, signal });
}
async function describeBuilt(plan, digest, at) {
    const [tag] = plan.image.tags;
    const image = { ...repositoryOfPlan(plan), digest };
    const description = await at.registry.describe(image, at.signal);
    if (description === undefined) {
        return (0,_run_js__WEBPACK_IMPORTED_MODULE_2__/* .ended */ .v6)('errored', 'push-failed', {
            stage: 'build',
            sentence: `${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .printImage */ .Lh)(image)} was pushed and is not there`,
        });
    }
    const reference = { ...image, ...(tag === undefined ? {} : { tag }) };
    return {
        event: 'image-ready',
        image: { reference, platforms: description.platforms, tags: plan.image.tags, origin: 'built' },
    };
}


/***/ }),

/***/ 2029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ judgeWorkload)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _readiness_judge_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(124);
/* harmony import */ var _around_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1496);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6215);




/** Rules that refuse a deployment, whether or not the change touches the value. */
const refusing = new Set(['resource-absurd', 'resource-quantity-invalid']);
/**
 * Judges the whole workload about to be rolled out: what the edited files are built with, touched or not. Held against the
 * last healthy revision: what has run healthy is accepted.
 */
async function judgeWorkload(run, head, plan, lastHealthy) {
    const gitops = await run.ports.gitops();
    const edited = plan.files.map(({ file }) => file);
    const listing = await gitops.list(head, '', run.signal);
    const around = await (0,_around_js__WEBPACK_IMPORTED_MODULE_2__/* .filesAround */ .X)(edited, listing, (paths) => gitops.read(head, paths, run.signal));
    const now = new Map([...around, ...plan.files.map((one) => [one.file, one.after])]);
    const previous = await previousOf(run, gitops, { files: [...now.keys()], lastHealthy });
    const { findings, notJudged } = (0,_readiness_judge_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeManifests */ .Yq)(now, previous);
    for (const one of notJudged) {
        // what is no YAML by its name holds no manifest
        if (one.reason === 'not-yaml')
            run.ports.log.debug(`not judged: ${one.file}`);
        else
            run.ports.log.warning(`not judged: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .printProblem */ .JN)({ place: one, message: one.message })}`);
    }
    const bad = findings.filter(isRefusal);
    for (const finding of findings) {
        // no annotation: its file stands in another repository than the one that GitHub would pin it to
        if (finding.severity !== 'info' && !isRefusal(finding))
            run.ports.log.warning(`${finding.rule}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .printProblem */ .JN)(finding)}`);
    }
    if (bad.length === 0)
        return undefined;
    const told = bad.map(_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .printProblem */ .JN).join('\n');
    const sentence = `in ${run.plan.gitops.repository}: ${told}`;
    return (0,_run_js__WEBPACK_IMPORTED_MODULE_3__/* .ended */ .v6)('failed', 'resource-absurd', { stage: 'write', sentence });
}
function isRefusal({ severity, rule, isTakenByApi }) {
    return severity === 'error' && refusing.has(rule) && isTakenByApi !== true;
}
async function previousOf(run, gitops, at) {
    const revision = at.lastHealthy?.note.revision;
    if (revision === undefined)
        return undefined;
    try {
        return await gitops.read(revision, at.files, run.signal);
    }
    catch (error) {
        run.signal.throwIfAborted();
        // without it nothing vouches for what runs: that nobody answers must not read as "there was nothing"
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH) || error.code !== 'bad-input')
            throw error;
        run.ports.log.debug(`the last healthy revision ${revision} is gone; values are judged without it`);
        return undefined;
    }
}


/***/ }),

/***/ 426:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y_: () => (/* binding */ changedFiles),
  tT: () => (/* binding */ commitText),
  J9: () => (/* binding */ planOn),
  zy: () => (/* binding */ readHead)
});

// UNUSED EXPORTS: fillIn

// EXTERNAL MODULE: ./build/configuration/paths.js
var paths = __webpack_require__(25);
// EXTERNAL MODULE: ./build/configuration/template.js
var template = __webpack_require__(4883);
// EXTERNAL MODULE: ./build/deployment/message.js
var message = __webpack_require__(8645);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/image/reference.js
var reference = __webpack_require__(7755);
// EXTERNAL MODULE: ./build/manifest/plan.js + 23 modules
var manifest_plan = __webpack_require__(4005);
// EXTERNAL MODULE: ./build/stages/run.js
var run = __webpack_require__(6215);
;// CONCATENATED MODULE: ./build/stages/values.js

/** What the templates of a target's edits are filled with. */
function templateValues(plan, image, target) {
    const { commit, branch, date, pullRequest } = plan.source;
    return {
        sha: commit,
        'short-sha': commit.slice(0, 7),
        tag: image.reference.tag,
        digest: image.reference.digest,
        image: (0,reference/* printImage */.Lh)(image.reference),
        branch,
        date,
        application: plan.application,
        environment: plan.environment,
        target: target.name,
        'pull-request': pullRequest === undefined ? undefined : String(pullRequest),
    };
}

;// CONCATENATED MODULE: ./build/stages/plan-edits.js








/** The head of the branch that is written to, or the event that ends a deployment whose branch is not there. */
async function readHead(run) {
    const gitops = await run.ports.gitops();
    return (await gitops.head(run.plan.gitops.branch, run.signal)) ?? refused(run.plan, [noBranch(run.plan)]);
}
/** Reads the files at a commit and plans the edits; an event where that cannot be done. */
async function planOn(run, image, head) {
    const { plan, signal } = run;
    const edits = fillIn(plan, image);
    const outside = edits.filter(({ file }) => !(0,paths/* isAllowed */.J)(file, plan.gitops.allowedPaths));
    if (outside.length > 0)
        return refused(plan, outside.map((edit) => notAllowed(edit, plan)));
    const gitops = await run.ports.gitops();
    const contents = await gitops.read(head, [...new Set(edits.map(({ file }) => file))], signal);
    const planned = (0,manifest_plan/* planEdits */.r)(edits, contents);
    return planned.result === 'refused' ? refused(plan, planned.problems) : { head, plan: planned };
}
/** The edits of every target with their templates filled in. */
function fillIn(plan, image) {
    return plan.targets.flatMap((target) => {
        const values = templateValues(plan, image, target);
        return target.edits.map((edit) => fillInOne(edit, values, image));
    });
}
function fillInOne(edit, values, image) {
    const file = (0,template/* expand */.fT)(edit.file, values);
    if (edit.target.by === 'path') {
        const { path, value } = edit.target;
        return { file, target: { by: 'path', path: (0,template/* expand */.fT)(path, values), value: (0,template/* expand */.fT)(value, values) } };
    }
    const named = (0,reference/* parseImageReference */.o_)(edit.target.image);
    if (typeof named === 'string')
        throw new errors/* DeployError */.sH('bad-input', { stage: 'inputs', message: named });
    const { tag, digest } = image.reference;
    const { registry, name } = named;
    return { file, target: { by: 'image', image: { registry, name, ...(tag === undefined ? {} : { tag }), digest } } };
}
function notAllowed({ file }, plan) {
    return {
        message: `is outside of gitops.allowed-paths (${plan.gitops.allowedPaths.join(', ')})`,
        place: { file },
        remedy: 'add it to allowed-paths, or correct the file of the edit',
    };
}
function noBranch(plan) {
    const { repository, branch } = plan.gitops;
    return { message: `${repository} has no branch ${branch}`, place: { name: 'gitops.branch' } };
}
function refused({ gitops }, problems) {
    const sentence = `in ${gitops.repository}: ${problems.map(errors/* printProblem */.JN).join('\n')}`;
    return (0,run/* ended */.v6)('errored', 'edit-refused', { stage: 'write', sentence });
}
/** New bytes of the files that really change. */
function changedFiles(files) {
    return new Map(files.filter(({ edits }) => edits.length > 0).map(({ file, after }) => [file, after]));
}
/** The message of the commit that carries these edits. */
function commitText(plan, image, edits) {
    const { application, environment, repository, source } = plan;
    return (0,message/* commitMessage */.d)({
        application,
        environment,
        repository,
        kind: 'deploy',
        image: (0,reference/* printImage */.Lh)(image.reference),
        version: image.reference.tag ?? image.reference.digest.slice(0, 19),
        source: source.commit,
        edits: edits.files.flatMap((file) => file.edits),
        ...(source.pullRequest === undefined ? {} : { pullRequest: source.pullRequest }),
        ...(plan.run === undefined ? {} : { run: plan.run.url }),
    });
}


/***/ }),

/***/ 6625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ai: () => (/* binding */ recordedEdits),
/* harmony export */   C6: () => (/* binding */ openRecord),
/* harmony export */   c0: () => (/* binding */ noteVerdict),
/* harmony export */   ox: () => (/* binding */ noteWritten),
/* harmony export */   rP: () => (/* binding */ keepRecord)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7755);

/** A record that was found, as the one to go on with. */
function openRecord(record) {
    return { id: record.id, edits: record.payload.edits };
}
/** Every value that the edits name, with what stood there before: what a rollback puts back. */
function recordedEdits(plan) {
    return plan.files.flatMap((file) => file.named.map(({ path, from, to }) => ({ file: file.file, path, from, to })));
}
/**
 * Makes the record before anything is written, or goes on with the one there is. A record cannot be changed, so that one
 * whose plan no longer holds (somebody changed the same values meanwhile) is closed and made anew.
 */
async function keepRecord(run, wanted) {
    const { open, edits } = wanted;
    if (open !== undefined)
        run.keeps(open.id);
    if (open !== undefined && saysTheSame(open.edits, edits))
        return open;
    const { records } = await run.ports.forge();
    const id = await records.create(payloadOf(run, wanted), note('write', 'about to be written'), run.signal);
    run.keeps(id);
    if (open !== undefined)
        await records.note(open.id, run.plan.environment, replaced(id), run.signal);
    return { id, edits };
}
/** The same values in the same places; one that already holds the new value was written by this deployment before. */
function saysTheSame(recorded, planned) {
    if (recorded.length !== planned.length)
        return false;
    return planned.every((edit, index) => {
        const known = recorded[index];
        if (known === undefined || known.file !== edit.file || known.path !== edit.path || known.to !== edit.to)
            return false;
        return known.from === edit.from || edit.from === edit.to;
    });
}
function payloadOf(run, { image, edits }) {
    const { plan } = run;
    const { commit, branch, date, pullRequest } = plan.source;
    return {
        version: 1,
        application: plan.application,
        environment: plan.environment,
        source: commit,
        branch,
        date,
        image: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .printImage */ .Lh)(image.reference),
        platformDigests: image.platforms.map(({ digest }) => digest),
        explicit: plan.explicit,
        kind: 'deploy',
        edits,
        ...(pullRequest === undefined ? {} : { pullRequest }),
        ...(plan.run === undefined ? {} : { run: plan.run }),
    };
}
function note(stage, sentence) {
    return { state: 'open', stage, sentence };
}
function replaced(by) {
    return { state: 'superseded', stage: 'write', reason: 'newer-deployment', sentence: `planned again as record ${by}` };
}
/** Notes what a bad rollout ended with before anything is put back: whoever goes on no longer sees it in the cluster. */
async function noteVerdict(run, { record, place }, { stage, reason, sentence }) {
    const { records } = await run.ports.forge();
    const at = place.on === 'branch' ? { revision: place.revision } : { pullRequest: place.number };
    await records.note(record, run.plan.environment, { state: 'open', stage, reason, sentence, ...at }, run.signal);
}
/** Notes on the record where the edit stands in Git, so that another run can go on from here. */
async function noteWritten(run, record, place) {
    const { records } = await run.ports.forge();
    const at = 'revision' in place ? note('sync', 'written') : note('merge', 'proposed');
    await records.note(record, run.plan.environment, { ...at, ...place }, run.signal);
}


/***/ }),

/***/ 6215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zi: () => (/* binding */ silentRun),
/* harmony export */   eD: () => (/* binding */ outcomeAt),
/* harmony export */   jR: () => (/* binding */ cancelledAt),
/* harmony export */   v6: () => (/* binding */ ended)
/* harmony export */ });
/** A run that tells nobody and keeps no record: for commands that only look. */
function silentRun(plan, ports, signal) {
    return { plan, ports, signal, publish: async () => { }, sees: () => { }, keeps: () => { } };
}
/** The event of a stage that ends the deployment. */
function ended(outcome, reason, at) {
    return { event: 'ended', outcome: outcomeAt(outcome, reason, at) };
}
/** An outcome from its parts. */
function outcomeAt(outcome, reason, at) {
    return { outcome, reason, stage: at.stage, sentence: at.sentence };
}
/** The outcome of a run that a signal ended. */
function cancelledAt(stage) {
    const sentence = `the run was cancelled at the stage ${stage}`;
    return outcomeAt('cancelled', 'cancelled', { stage, sentence });
}


/***/ })

};
