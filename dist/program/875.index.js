export const id = 875;
export const ids = [875,146];
export const modules = {

/***/ 6720:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  check: () => (/* binding */ check)
});

// EXTERNAL MODULE: ./build/readiness/judge.js + 14 modules
var judge = __webpack_require__(124);
// EXTERNAL MODULE: ./build/report/excerpt.js
var excerpt = __webpack_require__(7478);
// EXTERNAL MODULE: ./build/report/findings.js
var report_findings = __webpack_require__(3145);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/readiness/read-file.js + 5 modules
var read_file = __webpack_require__(219);
// EXTERNAL MODULE: ./build/manifest/weight.js
var manifest_weight = __webpack_require__(9326);
;// CONCATENATED MODULE: ./build/stages/manifest-reader.js

const notHere = 'has changed, and is not in the working tree: the checkout is sparse, or the name is not UTF-8; check out all of it, or rename it';
const tooMuch = 'is left out: with it, it would be too much to judge at once; name fewer paths';
/** Reads manifests one after another, as long as all together are not too much to be judged. */
class ManifestReader {
    /** What was refused, by its path; each names the path that people know. */
    refused = new Map();
    #sources;
    #seenFromHere;
    #isExpected;
    /** The weight that may still be read. */
    #left = manifest_weight/* heaviestSet */.gh;
    /** @param expects whether every file is there for sure: one that is not is refused then, and otherwise passed over */
    constructor(sources, { seenFromHere, expects }) {
        this.#sources = sources;
        this.#seenFromHere = seenFromHere;
        this.#isExpected = expects;
    }
    get notJudged() {
        return [...this.refused.values()];
    }
    /** The contents of those that are there and may be read. */
    async read(files) {
        const contents = new Map();
        for (const file of files) {
            const bytes = await this.#readOne(file);
            if (bytes !== undefined)
                contents.set(file, bytes);
        }
        return contents;
    }
    async #readOne(path) {
        const file = this.#seenFromHere(path);
        const read = await this.#sources.read(file, manifest_weight/* largestJudged */.AC);
        if (read.result === 'not-there')
            return this.#isExpected ? this.#refuse(path, { file, reason: 'unreadable', message: notHere }) : undefined;
        if (read.result === 'not-read')
            return this.#refuse(path, { file, reason: read.reason, message: read.message });
        const weight = (0,manifest_weight/* weightOf */.mm)(read.bytes);
        if (weight > this.#left)
            return this.#refuse(path, { file, reason: 'too-large', message: tooMuch });
        this.#left -= weight;
        return read.bytes;
    }
    #refuse(path, notJudged) {
        this.refused.set(path, notJudged);
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/stages/gather.js



/** Everything at and below the paths. Throws `bad-input` where one is not there, or there is nothing to judge at all. */
async function gatherAll(sources, paths) {
    const found = await Promise.all(paths.map(async (path) => ({ path, ...(await sources.find(path)) })));
    refuse(found.filter(({ files }) => files === undefined).map(({ path }) => notThere(path)));
    const named = found.flatMap(({ kind, files = [] }) => files.filter((file) => kind === 'file' || (0,read_file/* isYamlName */.f)(file)));
    const passedOver = found.flatMap(({ notFollowed = [] }) => notFollowed.flatMap(toldOf));
    if (named.length === 0 && passedOver.length === 0)
        refuse(paths.map((path) => ({ message: 'holds no YAML or JSON file', place: { file: path } })));
    const seenFromHere = (file) => file;
    const reader = new ManifestReader(sources, { seenFromHere, expects: false });
    const now = await reader.read([...new Set(named)].sort());
    return { now, isAskedAbout: () => true, seenFromHere, notJudged: [...passedOver, ...reader.notJudged] };
}
function toldOf({ path, reason, isFolder }) {
    if (!isFolder && !(0,read_file/* isYamlName */.f)(path))
        return [];
    const message = reason === 'link' ? 'is a link that leads out of the tree, or nowhere' : 'may not be read';
    return [{ file: path, reason, message }];
}
/** What is wrong with a path that nothing stands at. */
function notThere(path) {
    return { message: 'there is no such file or folder', place: { file: path } };
}
/** Ends the command for paths that are wrong; none are nothing. Throws `bad-input`. */
function refuse(problems) {
    const [first] = problems;
    if (first === undefined)
        return;
    const message = problems.length > 1 ? `${problems.length} problems: see each` : `${first.place?.file}: ${first.message}`;
    throw new errors/* DeployError */.sH('bad-input', { stage: 'inputs', message, problems });
}

// EXTERNAL MODULE: ./build/stages/around.js + 1 modules
var stages_around = __webpack_require__(1496);
;// CONCATENATED MODULE: ./build/stages/gather-change.js






/**
 * The files at and below the paths that differ from the merge base, what they are rolled out with, and all of it as it was.
 * Throws `bad-input` where there is nothing to compare with, or a path is neither there nor what the change took away.
 */
async function gatherChange(ports, asked) {
    const [sources, history] = await Promise.all([ports.sources(), ports.history()]);
    const comparison = await history.compare(asked.base, asked.paths, asked.signal);
    refuse(missingIn(comparison, asked.paths));
    const { mergeBase, seenFromHere } = comparison;
    const reader = new ManifestReader(sources, { seenFromHere, expects: true });
    const own = await reader.read(editedIn(comparison));
    // what stands around is a help, not what was asked about: that it cannot be read is no news
    const now = await withSurroundings(own, comparison, new ManifestReader(sources, { seenFromHere, expects: false }));
    const previous = await pastOf(now, comparison);
    const notJudged = await withTheirPast(reader.refused, comparison);
    return { now, previous, mergeBase, seenFromHere, isAskedAbout: (file) => own.has(file), notJudged };
}
/** What could not be read, and whether it could be judged at the merge base. */
async function withTheirPast(refused, { readBefore }) {
    const before = await readBefore([...refused.keys()], manifest_weight/* largestJudged */.AC);
    return [...refused].map(([path, notJudged]) => (0,judge/* withPast */.Tv)(notJudged, before.get(path)));
}
/** Paths that are neither there nor what the change has taken away. */
function missingIn({ scopes, changed, listing }, paths) {
    const known = [...listing, ...changed.map(({ path }) => path)];
    return scopes.flatMap((scope, index) => scope === '' || known.some((path) => isAtOrBelow(path, scope)) ? [] : [notThere(paths[index] ?? scope)]);
}
function isAtOrBelow(path, scope) {
    return scope === '' || path === scope || path.startsWith(`${scope}/`);
}
function editedIn({ scopes, changed }) {
    const isManifest = ({ path }) => (0,read_file/* isYamlName */.f)(path) || scopes.includes(path);
    return changed
        .filter((file) => !file.isGone && isManifest(file) && scopes.some((scope) => isAtOrBelow(file.path, scope)))
        .map(({ path }) => path);
}
async function withSurroundings(own, { listing }, reader) {
    const there = listing.filter((file) => own.has(file) || (0,read_file/* isYamlName */.f)(file));
    const around = await (0,stages_around/* filesAround */.X)([...own.keys()], there, async (paths) => {
        const others = await reader.read(paths.filter((path) => !own.has(path)));
        return new Map([...own, ...others]);
    });
    return sorted(new Map([...around, ...own]));
}
/** The same files at the merge base, and those that are gone: what stood there may have moved. */
async function pastOf(now, { changed, readBefore }) {
    const gone = changed.filter(({ path, isGone }) => isGone && (0,read_file/* isYamlName */.f)(path)).map(({ path }) => path);
    const before = await readBefore([...now.keys(), ...gone], manifest_weight/* largestJudged */.AC);
    let left = manifest_weight/* heaviestSet */.gh;
    const isLight = (bytes) => {
        left -= (0,manifest_weight/* weightOf */.mm)(bytes);
        return left >= 0;
    };
    return sorted(new Map([...before].filter(([file, bytes]) => now.has(file) || isLight(bytes))));
}
function sorted(files) {
    return new Map([...files].sort(([one], [other]) => (one < other ? -1 : 1)));
}

;// CONCATENATED MODULE: ./build/commands/check.js





/** Findings, and places that were not judged, beyond so many are told in the report alone. */
const mostTold = 200;
/** Judges manifests before they are merged, and tells every finding at its place. Reads files alone. */
async function check(request, ports, signal) {
    const gathered = await gather(request, ports, signal);
    const checked = check_judge(gathered);
    tell(checked, ports);
    return { outcome: outcomeOf(checked), checked };
}
async function gather({ paths, base }, ports, signal) {
    if (base === undefined)
        return gatherAll(await ports.sources(), paths);
    const gathered = await gatherChange(ports, { paths, base, signal });
    ports.log.info(`judging what differs from ${gathered.mergeBase?.slice(0, 12)}, the merge base with ${base}`);
    return gathered;
}
function check_judge(gathered) {
    const { now, previous, mergeBase, isAskedAbout, seenFromHere } = gathered;
    const judged = previous === undefined ? (0,judge/* judgeManifests */.Yq)(now, undefined) : (0,judge/* judgeChange */.sx)(now, previous);
    const notJudged = judged.notJudged.filter(({ file }) => isAskedAbout(file));
    return {
        files: judged.files.filter(isAskedAbout).length,
        ...(mergeBase === undefined ? {} : { mergeBase }),
        findings: shown(judged.findings.filter(({ place }) => isAskedAbout(place.file)), gathered),
        notJudged: [...gathered.notJudged, ...notJudged.map((one) => ({ ...one, file: seenFromHere(one.file) }))],
    };
}
/** Each finding with the line that it is about; the lines of each file are split once. */
function shown(findings, { now, seenFromHere }) {
    const byFile = Map.groupBy(findings, ({ place }) => place.file);
    return [...byFile].flatMap(([file, own]) => {
        const lines = (0,excerpt/* linesOf */.D)(now.get(file) ?? new Uint8Array());
        return own.map((finding) => ({
            ...finding,
            place: { ...finding.place, file: seenFromHere(file) },
            excerpt: (0,excerpt/* excerptOf */.z)(lines, finding.place, finding.value),
        }));
    });
}
function tell({ findings, notJudged }, { log, results }) {
    for (const finding of findings.slice(0, mostTold)) {
        const { place, message } = finding;
        log[(0,report_findings/* levelOf */.In)(finding)]((0,report_findings/* findingText */.NK)(finding), { place, message });
        results.show(finding.excerpt);
    }
    for (const one of notJudged.slice(0, mostTold)) {
        const { message, reason: _, wasJudged, ...place } = one;
        log[wasJudged === true ? 'error' : 'warning']((0,report_findings/* notJudgedText */.K8)(one), { place, message });
    }
    const more = Math.max(0, findings.length - mostTold) + Math.max(0, notJudged.length - mostTold);
    if (more > 0)
        log.warning(`${more} more are told in the report alone`);
}
function outcomeOf(checked) {
    const sentence = (0,report_findings/* checkedSentence */.n6)(checked);
    const isBad = checked.findings.some((finding) => (0,report_findings/* levelOf */.In)(finding) === 'error') ||
        checked.notJudged.some(({ wasJudged }) => wasJudged);
    return isBad
        ? { outcome: 'failed', reason: 'readiness-errors', stage: 'inputs', sentence }
        : { outcome: 'succeeded', reason: 'done', stage: 'inputs', sentence };
}


/***/ }),

/***/ 6680:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ outerPosition),
/* harmony export */   F: () => (/* binding */ readEmbedded)
/* harmony export */ });
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7384);
/* harmony import */ var _tree_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6162);


/** Each text is read once: nodes are told apart by what they are, so that two readings would be two values. */
const known = new WeakMap();
/** Reads the text of a value as YAML. Every error is told at the value itself. */
function readEmbedded(outer, scalar) {
    const read = known.get(scalar) ?? readOnce(outer, scalar);
    known.set(scalar, read);
    return read;
}
function readOnce(outer, scalar) {
    const read = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .sourceOf */ .vz)(outer.file, new TextEncoder().encode(String(scalar.value)), outer.parse);
    if (read.result === 'unreadable')
        return read;
    const inner = read.source;
    const lineStarts = lineStartsOf(outer, scalar, inner.text);
    return { result: 'read', embedded: { outer, scalar, inner, trees: (0,_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .treesOf */ .zG)(inner), lineStarts } };
}
/**
 * Every line of the text must be one line of the file less its indentation. So it is in a literal block (`|`), and in a folded
 * one (`>`) where nothing is folded.
 */
function lineStartsOf(outer, scalar, text) {
    if (scalar.type !== 'BLOCK_LITERAL' && scalar.type !== 'BLOCK_FOLDED')
        return undefined;
    const header = outer.lines.linePos(scalar.range?.[0] ?? 0).line;
    const starts = [];
    const lines = text.split('\n');
    for (const [index, line] of lines.entries()) {
        const start = outer.lines.lineStarts[header + index] ?? outer.text.length;
        const written = lineAt(outer.text, start);
        const isLast = index === lines.length - 1 && line === '';
        const indent = isLast ? 0 : written.length - line.length;
        if (!isLast && (!written.endsWith(line) || written.slice(0, indent).trim() !== ''))
            return undefined;
        starts.push(start + indent);
    }
    return starts;
}
function lineAt(text, start) {
    const end = text.indexOf('\n', start);
    return text.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
}
/** Where a position of the inner text stands in the outer one; of text that is not written line by line, where it begins. */
function outerPosition({ scalar, inner, lineStarts }, position) {
    const { line, col } = inner.lines.linePos(position);
    const start = lineStarts?.[line - 1];
    return start === undefined ? (scalar.range?.[0] ?? 0) : start + col - 1;
}


/***/ }),

/***/ 6146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseFully: () => (/* binding */ parseFully),
/* harmony export */   readSource: () => (/* binding */ readSource)
/* harmony export */ });
/* harmony import */ var _data_yaml_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8926);
/* harmony import */ var _block_yaml_read_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8803);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7384);
/* harmony import */ var _weight_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9326);




/** So deep may maps and lists stand in each other: no manifest comes near, and a reader of thousands would run out of stack. */
const deepest = 256;
/** Parses any YAML, but none that would take many seconds or much memory. */
const parseFully = (text) => {
    if ((0,_weight_js__WEBPACK_IMPORTED_MODULE_3__/* .weightOf */ .mm)(text) > _weight_js__WEBPACK_IMPORTED_MODULE_3__/* .heaviestFile */ .Kf)
        return [beyondLimits('is too large, for something that is more than plain block YAML', 0)];
    const composer = new _data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .Composer */ .Dk({ uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
    const parser = new _data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .Parser */ .iX();
    const documents = [];
    for (const lexeme of new _data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .Lexer */ .JG().lex(text)) {
        for (const token of parser.next(lexeme))
            documents.push(...composer.next(token));
        if (parser.stack.length > deepest)
            return [beyondLimits(`is nested more than ${deepest} levels deep`, parser.offset)];
    }
    for (const token of parser.end())
        documents.push(...composer.next(token));
    return [...documents, ...composer.end()];
};
function beyondLimits(message, position) {
    return { contents: null, errors: [{ message, pos: [position, position], isLimit: true }] };
}
/** Reads a file, whatever YAML it holds. */
function readSource(file, bytes) {
    return (0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .sourceOf */ .vz)(file, bytes, (text) => (0,_block_yaml_read_js__WEBPACK_IMPORTED_MODULE_1__/* .readBlockYaml */ .l)(text) ?? parseFully(text));
}


/***/ }),

/***/ 9326:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AC: () => (/* binding */ largestJudged),
/* harmony export */   Kf: () => (/* binding */ heaviestFile),
/* harmony export */   gh: () => (/* binding */ heaviestSet),
/* harmony export */   mm: () => (/* binding */ weightOf)
/* harmony export */ });
/** Bytes of the largest file that is judged: more than the API server takes in one request, and than most lists of objects need. */
const largestJudged = 4 * 1024 * 1024;
/** Weight of the heaviest file that is parsed: seconds and a gigabyte, at worst. */
const heaviestFile = 1_000_000;
/** Weight of all files that are judged together. */
const heaviestSet = 5_000_000;
/** What a file weighs beyond its content, and how many bytes of plain text weigh as much as one mark. */
const perFile = 100;
const bytesPerMark = 16;
const marks = new Set(new TextEncoder().encode('\n,[]{}:"\'-?!&*'));
/**
 * How much work it is to parse a file, before it is parsed: what counts is not its length but how many nodes it can hold, and
 * every node takes a mark of its own.
 */
function weightOf(content) {
    let count = 0;
    for (let at = 0; at < content.length; at += 1) {
        const code = typeof content === 'string' ? content.charCodeAt(at) : content[at];
        if (code !== undefined && marks.has(code))
            count += 1;
    }
    return perFile + count + Math.ceil(content.length / bytesPerMark);
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
