export const id = 55;
export const ids = [55];
export const modules = {

/***/ 4616:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EY: () => (/* binding */ finishEdit),
/* harmony export */   Ul: () => (/* binding */ readFiles),
/* harmony export */   fJ: () => (/* binding */ fail),
/* harmony export */   s5: () => (/* binding */ inFile)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);
/* harmony import */ var _manifest_diff_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5302);
/* harmony import */ var _manifest_source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7384);
/* harmony import */ var _report_excerpt_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7478);





/** Reads files, each once; tells those that cannot be read. */
async function readFiles(files, ports) {
    const sources = await ports.sources();
    const contents = new Map();
    const wrong = [];
    for (const file of new Set(files.map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.normalize)(name)))) {
        const found = await sources.read(file, _manifest_source_js__WEBPACK_IMPORTED_MODULE_2__/* .largestFile */ .Ny);
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
    // what is shown is shown before it is done, as gofmt -d and black --diff have it
    const writes = !how.check && !how.stdout && !how.diff;
    if (writes)
        await writeAll(changed, ports);
    tell(changed, ports);
    const files = edited.map(({ file, changes }) => ({ file, changes }));
    const output = outputOf(how, edited);
    return {
        outcome: outcomeOf(how, edited, changed),
        details: { files, ...(output === undefined ? {} : { output }) },
        ...(output === undefined ? {} : { output }),
    };
}
/** Ends the command where a file cannot be written, and says which already were. */
async function writeAll(changed, ports) {
    const made = await ports.files.writeAll(new Map(changed.map(({ file, after }) => [file, after])));
    if (made.result === 'written')
        return;
    const { file, message, written } = made;
    const problem = { message: `cannot be written: ${message}`, place: { file }, remedy: 'let this user write there' };
    const end = written.length === 0 ? 'no file was changed' : `already written: ${written.join(', ')}`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('bad-input', {
        stage: 'inputs',
        message: `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .printProblem */ .JN)(problem)}; ${end}`,
        problems: [problem],
    });
}
/** What is asked for on standard output: the result, or what changes. */
function outputOf({ stdout, diff }, edited) {
    if (stdout)
        return edited.map(({ after }) => decoded(after)).join('');
    return diff ? edited.map(_manifest_diff_js__WEBPACK_IMPORTED_MODULE_3__/* .diffOf */ .n).join('') : undefined;
}
/** A problem of a file, with the line that it is about. */
function inFile(problem, lines) {
    const { line, column } = problem.place ?? {};
    if (line === undefined || column === undefined)
        return { problem };
    return { problem, excerpt: (0,_report_excerpt_js__WEBPACK_IMPORTED_MODULE_4__/* .excerptOf */ .z)(lines, { line, column }, '') };
}
/** Nothing was written: every problem at once. */
function fail(wrong, { results }) {
    const problems = wrong.map(({ problem }) => problem);
    for (const { excerpt } of wrong)
        if (excerpt !== undefined)
            results.show(excerpt);
    const [first] = problems;
    const message = first === undefined || problems.length > 1 ? `${problems.length} problems: see each` : (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .printProblem */ .JN)(first);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('bad-input', { stage: 'inputs', message: `${message}; no file was changed`, problems });
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
function outcomeOf({ check, diff, stdout }, edited, changed) {
    const count = changed.reduce((sum, { changes }) => sum + changes.length, 0);
    const what = `${count} ${count === 1 ? 'change' : 'changes'} in ${changed.length} of ${edited.length} ${edited.length === 1 ? 'file' : 'files'}`;
    if (check && count > 0)
        return { outcome: 'failed', reason: 'would-change', stage: 'inputs', sentence: `there would be ${what}` };
    const sentence = count === 0 ? 'nothing to change' : stdout || diff ? `${what}, not written` : what;
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
/* harmony import */ var _manifest_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4005);
/* harmony import */ var _report_excerpt_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7478);
/* harmony import */ var _edited_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4616);




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
    const lines = new Map([...contents].map(([file, bytes]) => [file, (0,_report_excerpt_js__WEBPACK_IMPORTED_MODULE_3__/* .linesOf */ .D)(bytes)]));
    return (0,_edited_files_js__WEBPACK_IMPORTED_MODULE_2__/* .fail */ .fJ)(plan.problems.map((problem) => (0,_edited_files_js__WEBPACK_IMPORTED_MODULE_2__/* .inFile */ .s5)(problem, lines.get(problem.place?.file ?? '') ?? [])), ports);
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
