export const id = 31;
export const ids = [31];
export const modules = {

/***/ 4031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   resolveLeftOvers: () => (/* binding */ resolveLeftOvers)
/* harmony export */ });
/* harmony import */ var _deployment_left_over_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9492);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);
/* harmony import */ var _stages_admit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(338);
/* harmony import */ var _stages_publish_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4561);




/**
 * Tells GitHub how deployments ended that an earlier process of this run began and did not finish. Each is tried, also
 * after one that fails; then the first failure is thrown.
 */
async function resolveLeftOvers(left, ports, signal) {
    const failures = [];
    for (const value of left) {
        const known = (0,_deployment_left_over_js__WEBPACK_IMPORTED_MODULE_0__/* .parseLeftOver */ .xf)(value);
        if (known === undefined)
            continue;
        try {
            await resolve(known, ports, signal);
        }
        catch (error) {
            failures.push(error);
            ports.log.warning(`${known.told.application} in ${known.told.environment}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .outcomeOf */ .sG)(error, 'report').sentence}`);
        }
    }
    if (failures.length > 0)
        throw failures[0];
}
async function resolve(left, ports, signal) {
    const record = await recordOf(left, ports, signal);
    const outcome = (0,_deployment_left_over_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .pJ)(left, record);
    const { application, environment } = left.told;
    ports.log.info(`${application} in ${environment}: ${outcome.outcome} (${outcome.reason}): ${outcome.sentence}`);
    const progress = {
        stage: left.stage,
        checked: true,
        tagged: false,
        targets: [],
        ...(record === undefined ? {} : { record: record.id }),
        ...(record?.note.revision === undefined ? {} : { revision: record.note.revision }),
    };
    await (0,_stages_publish_js__WEBPACK_IMPORTED_MODULE_3__/* .publishOutcome */ .Cu)(left.told, ports, { outcome, progress, signal });
    await (0,_stages_publish_js__WEBPACK_IMPORTED_MODULE_3__/* .publishComment */ .p8)(left.told, ports, { outcome, progress, signal });
}
/** The record that this very run kept for the deployment, if it came to that. */
async function recordOf({ told, record }, ports, signal) {
    const { records } = await ports.forge();
    const known = await records.list(told.application, told.environment, _stages_admit_js__WEBPACK_IMPORTED_MODULE_2__/* .recordsLookedAt */ .A_, signal);
    // a run that was killed as its record was made knows no id
    return known.find(({ id, payload }) => (record === undefined ? isOfRun(payload, told) : id === record));
}
function isOfRun({ source, run }, told) {
    const isSameRun = run !== undefined && run.id === told.run?.id && run.attempt === told.run.attempt;
    return isSameRun && source === told.source.commit;
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

/***/ 1738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ql: () => (/* binding */ commentMarker),
/* harmony export */   at: () => (/* binding */ branchName),
/* harmony export */   s: () => (/* binding */ statusContext)
/* harmony export */ });
/** Context of the commit status. */
function statusContext({ application, environment }) {
    return `gitops-deploy/${application}/${environment}`;
}
/** Branch that a pull request of ours comes from. */
function branchName({ application, environment }) {
    return `gitops-deploy/${application}/${environment}`;
}
/** Hidden text by which the sticky comment of an application is found again. */
function commentMarker(application) {
    return `<!-- gitops-deploy:${encodeURIComponent(application)} -->`;
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

/***/ 7554:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ deploymentText),
/* harmony export */   b: () => (/* binding */ commentText)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7755);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7072);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9924);



/** Rows of the table of vulnerabilities; all of them are in the SARIF file and the report. */
const shownVulnerabilities = 10;
const marks = {
    open: '🔄 under way',
    paused: '⏸️ paused',
    succeeded: '✅ healthy',
    failed: '❌ failed',
    errored: '⚠️ errored',
    superseded: '⏭️ superseded',
};
/** The sticky comment: a line for each environment, and this run's deployment in detail. */
function commentText(facts) {
    const parts = [`### Deployment of ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(facts.application)}`, table(facts.records), deploymentText(facts)];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
function table(records) {
    const newest = new Map();
    for (const record of records)
        if (!newest.has(record.payload.environment))
            newest.set(record.payload.environment, record);
    if (newest.size === 0)
        return '';
    const rows = [...newest.values()]
        .sort((one, other) => one.payload.environment.localeCompare(other.payload.environment))
        .map(({ payload, note }) => `| ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(payload.environment)} | ${linked(marks[note.state], note.url ?? payload.run?.url)} | ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(payload.source.slice(0, 7))} | ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(note.sentence)} |`);
    return ['| environment | state | commit | verdict |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
function pullRequestLine({ written }) {
    if (written?.place.on !== 'pull-request')
        return '';
    const { number, url } = written.place;
    return `Pull request in the GitOps repository: ${linked(`number ${number}`, url)}`;
}
/** Our own remedies are Markdown; one that was made for the occasion holds names. */
function remedyText(outcome) {
    return outcome.remedy === undefined ? (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .remedyOf */ .SM)(outcome) : (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(outcome.remedy);
}
/** With a link to the run, where there is one. */
function linked(text, url) {
    return url !== undefined && /^https?:\/\/[\w.:/-]+$/.test(url) ? `[${text}](${url})` : text;
}
/** One deployment in detail: outcome, image, scan, workloads with their analysis, and the change in Git. */
function deploymentText({ environment, progress, outcome, }) {
    const lines = [
        `#### ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(environment)}`,
        outcome === undefined ? `Stage: ${progress.stage}` : outcomeLine(outcome),
        pullRequestLine(progress),
        progress.image === undefined ? '' : `Image: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .printImage */ .Lh)(progress.image.reference))}`,
        scanned(progress.scans ?? []),
        progress.recovery === undefined ? '' : `Rollback: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(progress.recovery.sentence)}`,
        workloads(progress.targets.flatMap(({ assessment }) => assessment.rows)),
        progress.written === undefined || progress.written.diff === ''
            ? ''
            : `<details><summary>Change in Git</summary>\n\n${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .fenced */ .OF)(progress.written.diff, 'diff')}\n\n</details>`,
    ];
    return lines.filter((line) => line !== '').join('\n\n');
}
function outcomeLine(outcome) {
    const { reason, sentence, waiting } = outcome;
    const line = `**${outcome.outcome}** (${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(reason)}): ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(sentence)}`;
    if (waiting !== undefined)
        return `${line}\n\nWaits for ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(waiting.for)}. To go on: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(waiting.goOn)}`;
    return outcome.outcome === 'succeeded' ? line : `${line}\n\nWhat to do: ${remedyText(outcome)}`;
}
function scanned(scans) {
    if (scans.length === 0)
        return '';
    const lines = scans.map(({ platform, verdict, counts }) => {
        const found = Object.entries(counts)
            .filter(([, count]) => count > 0)
            .map(([severity, count]) => `${count} ${severity.toLowerCase()}`);
        return `${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(platform)} ${verdict}${found.length === 0 ? '' : ` (${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(found.join(', '))})`}`;
    });
    const refused = scans.flatMap((scan) => scan.refused.map((one) => ({ ...one, platform: scan.platform })));
    const rows = refused
        .slice(0, shownVulnerabilities)
        .map(({ id, severity, package: name, installed, fixed }) => `| ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(id)} | ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(severity.toLowerCase())} | ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(`${name} ${installed}`)} | ${fixed === undefined ? 'none yet' : (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(fixed)} |`);
    const distinct = [...new Set(rows)];
    const table = distinct.length === 0
        ? ''
        : `\n\n| vulnerability | severity | package | fixed in |\n| --- | --- | --- | --- |\n${distinct.join('\n')}`;
    const more = refused.length - shownVulnerabilities;
    return `Scan: ${lines.join(', ')}${table}${more > 0 ? `\n\nand ${more} more` : ''}`;
}
function workloads(rows) {
    if (rows.length === 0)
        return '';
    const lines = rows.map(({ workload, state, step, weight, image }) => {
        const at = step === undefined ? '' : ` step ${step.index} of ${step.count}`;
        const share = weight === undefined ? '' : ` (${weight} %)`;
        return `| ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(`${workload.namespace}/${workload.name}`)} | ${state}${at}${share} | ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(image)} |`;
    });
    const metrics = rows.flatMap(({ analysis }) => analysis.flatMap((run) => run.metrics.map((metric) => metricLine(run.kind, metric))));
    const table = ['| workload | state | image |', '| --- | --- | --- |', ...lines].join('\n');
    if (metrics.length === 0)
        return table;
    return `${table}\n\n${['| analysis | metric | phase | measured | wanted |', '| --- | --- | --- | --- | --- |', ...metrics].join('\n')}`;
}
function metricLine(kind, { name, phase, dryRun, measurements, condition }) {
    const values = measurements
        .map(({ value, message }) => value ?? message ?? '')
        .slice(-5)
        .join(', ');
    return `| ${kind} | ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(name)}${dryRun ? ' (dry run)' : ''} | ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(phase)} | ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(values)} | ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(condition)} |`;
}


/***/ }),

/***/ 9924:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   OF: () => (/* binding */ fenced),
/* harmony export */   aY: () => (/* binding */ code)
/* harmony export */ });
/** No width, but two characters are no longer one word. */
const apart = '\u200b';
function entity(character) {
    return `&#${character.charCodeAt(0)};`;
}
/** One line, in which nothing begins emphasis, code, a link, an image, HTML, a strikethrough or a cell of a table. */
function literal(text) {
    return text
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/[\\`*_[\]<>&|~]/g, entity);
}
/**
 * Text that anybody may have chosen, as Markdown shows it literally. Characters that mean something become references, which
 * never do (CommonMark 0.31, section 2.5). What GitHub finds in the text once Markdown is done with it (mentions, issues,
 * bare addresses) is put apart.
 */
function escapeMarkdown(text) {
    const words = text
        .replace(/[#@]/g, (character) => `${character}${apart}`)
        .replace(/:(?=\/\/)/g, `:${apart}`)
        .replace(/\b(www)(?=\.)/gi, `$1${apart}`)
        .replace(/\b(gh)-(?=\d)/gi, `$1-${apart}`);
    return (literal(words)
        // what begins a heading was put apart; a list or the line under a heading is what is left
        .replace(/^[-+=]/, entity)
        .replace(/^(\d+)([.)])/, (_, number, mark) => `${number}${entity(mark)}`));
}
/** Text as inline code, in a table too. Mentions and issues are not looked for in code; addresses are. */
function code(text) {
    const shown = literal(text)
        .replace(/:(?=\/\/)/g, entity)
        .replace(/\b(www)\./gi, '$1&#46;')
        // what could be a mail address is put apart; what is copied, such as an image by its digest, stays as it is
        .replace(/@(?=[\w-]+\.)/g, `@${apart}`);
    return `<code>${shown}</code>`;
}
/** A block of code behind a fence that is longer than any in the text. */
function fenced(text, language) {
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
    const fence = '`'.repeat(longest + 1);
    return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
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

/***/ 4561:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cu: () => (/* binding */ publishOutcome),
/* harmony export */   G1: () => (/* binding */ publishStatus),
/* harmony export */   p8: () => (/* binding */ publishComment)
/* harmony export */ });
/* harmony import */ var _deployment_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1738);
/* harmony import */ var _deployment_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8093);
/* harmony import */ var _report_comment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7554);



const stateOfOutcome = {
    succeeded: 'success',
    superseded: 'success',
    failed: 'failure',
    errored: 'error',
    cancelled: 'error',
    paused: 'pending',
};
const underWay = {
    inputs: 'beginning',
    build: 'building the image',
    scan: 'scanning the image',
    write: 'writing to the GitOps repository',
    merge: 'merging the pull request',
    sync: 'waiting for Argo CD',
    rollout: 'rolling out',
    report: 'reporting',
};
/** Sets the commit status: pending with what is being done, or the outcome. */
async function publishStatus(told, ports, at) {
    const { statuses } = await ports.forge();
    const { outcome, progress } = at;
    const description = outcome === undefined ? underWay[progress.stage] : `${outcome.outcome}: ${outcome.sentence}`;
    await statuses.set({
        commit: told.source.commit,
        context: (0,_deployment_names_js__WEBPACK_IMPORTED_MODULE_1__/* .statusContext */ .s)(told),
        state: outcome === undefined ? 'pending' : stateOfOutcome[outcome.outcome],
        description,
        ...(told.run === undefined ? {} : { url: told.run.url }),
    }, at.signal);
}
/** Writes the end of a deployment where others go by it: the status and its record, at the same time. */
async function publishOutcome(told, ports, at) {
    await Promise.all([publishStatus(told, ports, at), closeRecord(told, ports, at)]);
}
async function closeRecord(told, ports, { progress, outcome, signal }) {
    if (progress.record === undefined)
        return;
    const { stage, reason, sentence } = outcome;
    const revision = progress.revision === undefined ? {} : { revision: progress.revision };
    const restored = progress.recovery?.result === 'rolled-back' ? { restored: true } : {};
    const url = told.run === undefined ? {} : { url: told.run.url };
    const note = { state: (0,_deployment_record_js__WEBPACK_IMPORTED_MODULE_2__/* .recordState */ .D)(outcome.outcome), stage, reason, sentence, ...revision, ...restored, ...url };
    const { records } = await ports.forge();
    await records.note(progress.record, told.environment, note, signal);
}
/** The comment is rebuilt whole from the records, so that runs of several environments agree on it. */
async function publishComment(told, ports, at) {
    const { pullRequest } = told.source;
    if (pullRequest === undefined)
        return;
    const { comments, records } = await ports.forge();
    const text = async () => {
        return (0,_report_comment_js__WEBPACK_IMPORTED_MODULE_0__/* .commentText */ .b)({
            application: told.application,
            records: await records.ofPullRequest(told.application, pullRequest, at.signal),
            environment: told.environment,
            progress: at.progress,
            outcome: at.outcome,
        });
    };
    await comments.put(pullRequest, (0,_deployment_names_js__WEBPACK_IMPORTED_MODULE_1__/* .commentMarker */ .Ql)(told.application), text, at.signal);
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
