export const id = 611;
export const ids = [611];
export const modules = {

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

/***/ 3145:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   In: () => (/* binding */ levelOf),
/* harmony export */   K8: () => (/* binding */ notJudgedText),
/* harmony export */   NK: () => (/* binding */ findingText),
/* harmony export */   PW: () => (/* binding */ checkedMarkdown),
/* harmony export */   n6: () => (/* binding */ checkedSentence)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _text_one_line_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3809);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9924);



/** Characters of one text of a finding: names in a manifest may be of any length. */
const longestText = 400;
/** Rows of a table: GitHub drops a job summary of more than 1 MiB. */
const mostRows = 100;
/** How a finding counts: what the API takes with a warning of its own is an error that fails nothing. */
function levelOf({ severity, isTakenByApi }) {
    return severity === 'error' && isTakenByApi === true ? 'warning' : severity;
}
/** A finding for a log: where, by which rule, what is wrong, why, and what to write instead. */
function findingText({ place, rule, message, why, fix }) {
    const head = `${where(place)}: ${rule}: ${(0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .T)(message, longestText)}`;
    return `${head}\n  why: ${(0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .T)(why, longestText)}\n  fix: ${(0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .T)(fix, longestText)}`;
}
/** A file, or a place in it, that was not judged, for a log. */
function notJudgedText({ message, wasJudged, ...place }) {
    const before = wasJudged === true ? '; it could be judged before this change' : '';
    return `not judged: ${where(place)}: ${(0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .T)(message, longestText)}${before}`;
}
function where(place) {
    return (0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .T)((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .printPlace */ .dv)(place), longestText);
}
/** What came out, in a sentence: `3 files judged, 1 error, 2 warnings, 1 place not judged`. */
function checkedSentence({ files, findings, notJudged }) {
    const levels = ['error', 'warning', 'info'].map((level) => {
        const count = findings.filter((finding) => levelOf(finding) === level).length;
        return count === 0 ? [] : [level === 'info' ? `${count} info` : printCount(count, level)];
    });
    const found = findings.length === 0 ? ['no finding'] : levels.flat();
    const left = notJudged.length === 0 ? [] : [`${printCount(notJudged.length, 'place')} not judged`];
    return [`${printCount(files, 'file')} judged`, ...found, ...left].join(', ');
}
function printCount(count, what) {
    return `${count} ${what}${count === 1 ? '' : 's'}`;
}
/** The findings as a table for the job summary, and below it what was not judged. */
function checkedMarkdown({ findings, notJudged }) {
    const rows = findings.map((finding) => {
        const cells = [finding.message, finding.why, finding.fix].map((text) => (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)((0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .T)(text, longestText)));
        return [levelOf(finding), (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(where(finding.place)), (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(finding.rule), ...cells];
    });
    const left = notJudged.map(({ message, ...place }) => [
        (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(where(place)),
        (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)((0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .T)(message, longestText)),
    ]);
    return [
        ...table(['severity', 'where', 'rule', 'what', 'why', 'fix'], rows),
        ...table(['not judged', 'because it'], left),
    ].join('\n\n');
}
function table(head, rows) {
    if (rows.length === 0)
        return [];
    const lines = [head, head.map(() => '---'), ...rows.slice(0, mostRows)].map((row) => `| ${row.join(' | ')} |`);
    const more = rows.length > mostRows ? [`and ${rows.length - mostRows} more: see the report`] : [];
    return [lines.join('\n'), ...more];
}


/***/ }),

/***/ 4611:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   summaryText: () => (/* binding */ summaryText)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7072);
/* harmony import */ var _comment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7554);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9924);
/* harmony import */ var _findings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3145);





/** The job summary: each deployment in detail, or the outcome of a command that deploys nothing. */
function summaryText(ended) {
    const { deployments = [], problems = [] } = ended;
    if (deployments.length > 0) {
        return `${deployments
            .map(({ told, outcome, progress }) => `### ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeMarkdown */ .FV)(told.application)}\n\n${(0,_comment_js__WEBPACK_IMPORTED_MODULE_2__/* .deploymentText */ .J)({ environment: told.environment, progress, outcome })}`)
            .join('\n\n')}\n`;
    }
    const { outcome, reason, sentence } = ended.outcome;
    const remedy = (0,_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .remedyOf */ .SM)(ended.outcome);
    const lines = problems.map(({ place, message, remedy: own }) => `| ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .code */ .aY)((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .printPlace */ .dv)(place))} | ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeMarkdown */ .FV)(message)} | ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeMarkdown */ .FV)(own ?? '')} |`);
    const table = lines.length === 0 ? '' : `\n\n| where | what | remedy |\n| --- | --- | --- |\n${lines.join('\n')}`;
    const found = ended.checked === undefined ? '' : `\n\n${(0,_findings_js__WEBPACK_IMPORTED_MODULE_3__/* .checkedMarkdown */ .PW)(ended.checked)}`;
    return `**${outcome}** (${(0,_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .code */ .aY)(reason)}): ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeMarkdown */ .FV)(sentence)}${table}${found.trimEnd()}\n\n${(0,_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeMarkdown */ .FV)(remedy)}\n`;
}


/***/ }),

/***/ 3809:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ oneLine),
/* harmony export */   g: () => (/* binding */ printable)
/* harmony export */ });
/** What could steer a terminal, hide text or turn its direction (https://trojansource.codes), and ends of lines. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
/** Text that anybody may have chosen with a space in place of each character that is none to be seen: positions stay. */
function printable(text) {
    return text.replace(unprintable, ' ');
}
/** Text that anybody may have chosen as one line of at most so many characters. */
function oneLine(text, most) {
    const line = printable(text).replace(/ {2,}/g, ' ').trim();
    return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
}


/***/ })

};
