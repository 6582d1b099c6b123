export const id = 55;
export const ids = [55];
export const modules = {

/***/ 7138:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fJ: () => (/* binding */ fail),
  EY: () => (/* binding */ finishEdit),
  s5: () => (/* binding */ inFile),
  Ul: () => (/* binding */ readFiles)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/manifest/diff-line.js
var diff_line = __webpack_require__(192);
;// CONCATENATED MODULE: ./build/manifest/text-diff.js

const context = 3;
/**
 * The change of one file as a unified diff of one hunk, for people, where lines may have come or gone. Between the first and the
 * last line that differ, equal lines are kept apart only where both sides have as many.
 */
function textDiff({ file, before, after }) {
    const [old, now] = [(0,diff_line/* linesOf */.D)(before), (0,diff_line/* linesOf */.D)(after)];
    let start = 0;
    while (start < Math.min(old.length, now.length) && old[start] === now[start])
        start += 1;
    let end = 0;
    const most = Math.min(old.length, now.length) - start;
    while (end < most && old.at(-1 - end) === now.at(-1 - end))
        end += 1;
    if (start === old.length && start === now.length)
        return '';
    const from = Math.max(0, start - context);
    const rest = Math.min(context, end);
    const [gone, come] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
    const lines = [
        ...old.slice(from, start).map((line) => (0,diff_line/* printLine */.w)(' ', line)),
        ...between(gone, come),
        ...old.slice(old.length - end, old.length - end + rest).map((line) => (0,diff_line/* printLine */.w)(' ', line)),
    ];
    const size = (own) => start - from + own.length + rest;
    const head = `@@ -${from + 1},${size(gone)} +${from + 1},${size(come)} @@\n`;
    return `--- a/${file}\n+++ b/${file}\n${head}${lines.join('')}`;
}
function between(gone, come) {
    if (gone.length !== come.length)
        return [...gone.map((line) => (0,diff_line/* printLine */.w)('-', line)), ...come.map((line) => (0,diff_line/* printLine */.w)('+', line))];
    return gone.flatMap((line, index) => {
        const other = come[index] ?? '';
        return line === other ? [(0,diff_line/* printLine */.w)(' ', line)] : [(0,diff_line/* printLine */.w)('-', line), (0,diff_line/* printLine */.w)('+', other)];
    });
}

// EXTERNAL MODULE: ./build/report/excerpt.js
var excerpt = __webpack_require__(7478);
;// CONCATENATED MODULE: ./build/commands/edited-files.js



/** A larger file is no manifest. */
const mostBytes = 64 * 1024 * 1024;
/** Reads files, each once; tells those that cannot be read. */
async function readFiles(files, ports) {
    const sources = await ports.sources();
    const contents = new Map();
    const wrong = [];
    for (const file of new Set(files)) {
        const found = await sources.read(file, mostBytes);
        if (found.result === 'read') {
            contents.set(file, found.bytes);
            continue;
        }
        const message = found.result === 'not-there' ? 'there is no such file' : found.message;
        wrong.push({ problem: { message, place: { file }, remedy: 'name a file' } });
    }
    return { contents, wrong };
}
/** Tells what changed, and writes it whole unless it was only to be looked at. */
async function finishEdit(how, edited, ports) {
    const changed = edited.filter(({ changes }) => changes.length > 0);
    tell(changed, ports);
    // what is shown is shown before it is done, as gofmt -d and black --diff have it
    const writes = !how.check && !how.stdout && !how.diff;
    if (writes)
        for (const { file, after } of changed)
            await ports.files.write(file, after);
    const files = edited.map(({ file, changes }) => ({ file, changes }));
    const output = outputOf(how, edited);
    return {
        outcome: outcomeOf(how, edited, changed),
        details: { files, ...(output === undefined ? {} : { output }) },
        ...(output === undefined ? {} : { output }),
    };
}
/** What is asked for on standard output: the result, or what changes. */
function outputOf({ stdout, diff }, edited) {
    if (stdout)
        return edited.map(({ after }) => decoded(after)).join('');
    return diff ? edited.map(textDiff).join('') : undefined;
}
/** A problem of a file, with the line that it is about. */
function inFile(problem, bytes) {
    const { line, column } = problem.place ?? {};
    if (line === undefined || column === undefined)
        return { problem };
    return { problem, excerpt: (0,excerpt/* excerptOf */.z)((0,excerpt/* linesOf */.D)(bytes), { line, column }, '') };
}
/** Nothing was written: every problem at once. */
function fail(wrong, { results }) {
    const problems = wrong.map(({ problem }) => problem);
    for (const { excerpt } of wrong)
        if (excerpt !== undefined)
            results.show(excerpt);
    const [first] = problems;
    const message = first === undefined || problems.length > 1 ? `${problems.length} problems: see each` : (0,errors/* printProblem */.JN)(first);
    throw new errors/* DeployError */.sH('bad-input', { stage: 'inputs', message: `${message}; no file was changed`, problems });
}
function tell(changed, { log }) {
    for (const { file, changes } of changed) {
        for (const { kind, path, line, column, from, to } of changes) {
            const values = [from, to].map((value) => (value === undefined ? undefined : JSON.stringify(value)));
            const [was, is] = values;
            const what = kind === 'set' ? `${was ?? 'empty'} → ${is}` : kind === 'created' ? `created: ${is}` : 'removed';
            log.info(`${file}:${line}:${column}: ${path}: ${what}`);
        }
    }
}
function outcomeOf({ check, stdout }, edited, changed) {
    const count = changed.reduce((sum, { changes }) => sum + changes.length, 0);
    const what = `${count} ${count === 1 ? 'change' : 'changes'} in ${changed.length} of ${edited.length} ${edited.length === 1 ? 'file' : 'files'}`;
    if (check && count > 0)
        return { outcome: 'failed', reason: 'would-change', stage: 'inputs', sentence: `there would be ${what}` };
    const sentence = count === 0 ? 'nothing to change' : stdout ? `${what}, not written` : what;
    return { outcome: 'succeeded', reason: 'done', stage: 'inputs', sentence };
}
function decoded(bytes) {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}


/***/ }),

/***/ 6055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   setImage: () => (/* binding */ setImage)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _manifest_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4521);
/* harmony import */ var _edited_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7138);



/** Writes images wherever the files name them, in all files or in none. */
async function setImage(request, ports) {
    const { contents, wrong } = await (0,_edited_files_js__WEBPACK_IMPORTED_MODULE_2__/* .readFiles */ .Ul)(request.files, ports);
    if (wrong.length > 0)
        return (0,_edited_files_js__WEBPACK_IMPORTED_MODULE_2__/* .fail */ .fJ)(wrong, ports);
    const plan = (0,_manifest_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .planImages */ .y)(request.images.map((image) => targetOf(image, request)), contents);
    if (plan.result === 'planned') {
        for (const reference of plan.elsewhere)
            tellElsewhere(reference, ports);
        return (0,_edited_files_js__WEBPACK_IMPORTED_MODULE_2__/* .finishEdit */ .EY)(request, plan.files.map(asEdited), ports);
    }
    const nothing = new Uint8Array();
    return (0,_edited_files_js__WEBPACK_IMPORTED_MODULE_2__/* .fail */ .fJ)(plan.problems.map((problem) => (0,_edited_files_js__WEBPACK_IMPORTED_MODULE_2__/* .inFile */ .s5)(problem, contents.get(problem.place?.file ?? '') ?? nothing)), ports);
}
/** A Rollout may run another image than the one that was set. */
function tellElsewhere({ rollout, target, place }, { log }) {
    const message = `the Rollout ${rollout} takes its pods from ${target}, which is in none of the files`;
    const problem = { message, place, remedy: 'name its file too' };
    log.warning((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .printProblem */ .JN)(problem), problem);
}
function targetOf({ repository, ...image }, { removeDigest }) {
    return { by: 'image', image, as: { repository, digests: removeDigest ? 'removed' : 'as-given' } };
}
function asEdited({ file, before, after, edits }) {
    const changes = edits.map(({ path, line, column, from, to }) => ({
        kind: 'set',
        path,
        line,
        column,
        from,
        to,
    }));
    return { file, before, after, changes };
}


/***/ }),

/***/ 192:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ linesOf),
/* harmony export */   w: () => (/* binding */ printLine)
/* harmony export */ });
/** Lines with their endings, so that a change of CRLF would show. */
function linesOf(bytes) {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
/** One line of a unified diff, for people: an ending of CRLF and control characters show as their escapes. */
function printLine(mark, line = '') {
    const isWhole = line.endsWith('\n');
    const shown = (isWhole ? line.slice(0, -1) : line).replace(unprintable, printed);
    return `${mark}${shown}\n${isWhole ? '' : '\\ No newline at end of file\n'}`;
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
/** A terminal would obey a control character in a file that somebody else wrote. */
function printed(character) {
    return character === '\r' ? '\\r' : `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}


/***/ }),

/***/ 7478:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ linesOf),
/* harmony export */   z: () => (/* binding */ excerptOf)
/* harmony export */ });
/* harmony import */ var _text_one_line_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3809);

/** Characters of a line that are shown: JSON often stands on a single one. */
const widest = 100;
/** So many of them stand before the value, where the line is longer. */
const before = 40;
/**
 * The line of a place, with carets under the value that stands there:
 * ```
 *   14 |     memory: 100Gi
 *      |             ^^^^^
 * ```
 */
function excerptOf(lines, { line, column }, value) {
    const text = (0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(lines[line - 1] ?? '').trimEnd();
    const start = Math.max(0, column - 1);
    const from = text.length <= widest ? 0 : Math.max(0, Math.min(start - before, text.length - widest));
    const shown = text.slice(from, from + widest);
    const carets = '^'.repeat(Math.max(1, Math.min(widthAt(text, start, value), shown.length - (start - from))));
    const number = String(line).padStart(5);
    return `${number} | ${shown}\n${' '.repeat(number.length)} | ${' '.repeat(start - from)}${carets}`;
}
/** Characters of the value as it stands there, with its quotes; 1 where something else does, such as an alias. */
function widthAt(text, start, value) {
    const isQuoted = /["']/.test(text.charAt(start));
    if (value === '' || !text.startsWith(value, isQuoted ? start + 1 : start))
        return 1;
    return value.length + (isQuoted ? 2 : 0);
}
/** The lines of a file, as excerpts count them. */
function linesOf(bytes) {
    // the decoder takes a byte order mark away, which is no column either
    return new TextDecoder().decode(bytes).split('\n');
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
