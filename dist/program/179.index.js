export const id = 179;
export const ids = [179];
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
// EXTERNAL MODULE: ./build/readiness/weight.js
var readiness_weight = __webpack_require__(1671);
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
    #left = readiness_weight/* heaviestSet */.gh;
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
        const read = await this.#sources.read(file, readiness_weight/* largestFile */.Ny);
        if (read.result === 'not-there')
            return this.#isExpected ? this.#refuse(path, { file, reason: 'unreadable', message: notHere }) : undefined;
        if (read.result === 'not-read')
            return this.#refuse(path, { file, reason: read.reason, message: read.message });
        const weight = (0,readiness_weight/* weightOf */.mm)(read.bytes);
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
    const before = await readBefore([...refused.keys()], readiness_weight/* largestFile */.Ny);
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
    const before = await readBefore([...now.keys(), ...gone], readiness_weight/* largestFile */.Ny);
    let left = readiness_weight/* heaviestSet */.gh;
    const isLight = (bytes) => {
        left -= (0,readiness_weight/* weightOf */.mm)(bytes);
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

/***/ 7309:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ parsePath),
/* harmony export */   b: () => (/* binding */ printPath)
/* harmony export */ });
/** How yq names one document: `select(document_index == 1) | .a`, in short `di`. */
const documentSelector = /^\s*select\(\s*(?:di|document_?[iI]ndex)\s*==\s*(\d+)\s*\)\s*\|\s*/;
/** Or by what it describes: `select(.kind == "Rollout" and .metadata.name == "api") | .a`. */
const objectSelector = /^\s*select\(\s*\.kind\s*==\s*("(?:[^"\\]|\\.)*")\s+and\s+\.metadata\.name\s*==\s*("(?:[^"\\]|\\.)*")\s*\)\s*\|\s*/;
const plainKey = /^\.([\p{L}\p{N}_/$@~-]+)/u;
const quotedKey = /^\.("(?:[^"\\]|\\.)*")/;
const bracketKey = /^\.?\[("(?:[^"\\]|\\.)*")\]/;
const bracketIndex = /^\.?\[(-?\d+)\]/;
/** As yq selects among items: `.images[] | select(.name == "x") | .newTag`. */
const itemSelector = /^\.?\[\]\s*\|\s*select\(\s*\.([A-Za-z0-9_-]+)\s*==\s*("(?:[^"\\]|\\.)*")\s*\)\s*(?:\|\s*)?/;
/** Parts of yq's language that name several values or compute one. */
const notYet = [
    [/^\.?\[\s*\]/, 'every item ([])'],
    [/^\.?\[[^\]"]*:/, 'a slice ([from:to])'],
    [/^\.\.+/, 'recursive descent (..)'],
    [/^\.?\*|^\.?\["?\*/, 'a wildcard (*)'],
    [/^\s*\|/, 'a pipe (|)'],
    [/^\?/, 'an optional step (?)'],
    [/^\s*(?:\/\/|[=+,<>]|and\b|or\b)/, 'an operator'],
    [/^[.(]?\s*[a-z_]+\(|^\(/, 'a function or group'],
];
/** Reads a path such as `.image.tag`, `."app.kubernetes.io/name"`, `.spec["containers"][0].image` or `.list[-1]`. */
function parsePath(text) {
    const selector = selectorIn(text);
    const end = text.trimEnd().length;
    const steps = [];
    let position = selector?.length ?? text.length - text.trimStart().length;
    while (position < end) {
        const rest = text.slice(position, end);
        const found = tokenAt(rest);
        if (found === undefined)
            return { result: 'wrong', column: position + 1, message: complaint(rest) };
        steps.push(found.step);
        position += found.length;
    }
    if (steps.length === 0)
        return { result: 'wrong', column: position + 1, message: 'an empty path names nothing' };
    return { result: 'parsed', path: { steps, ...(selector === undefined ? {} : { document: selector.document }) } };
}
function selectorIn(path) {
    const byPlace = documentSelector.exec(path);
    if (byPlace !== null)
        return { document: Number(byPlace[1]), length: byPlace[0].length };
    const byObject = objectSelector.exec(path);
    const [kind, name] = [unquoted(byObject?.[1] ?? ''), unquoted(byObject?.[2] ?? '')];
    if (byObject === null || kind === undefined || name === undefined)
        return undefined;
    return { document: { kind, name }, length: byObject[0].length };
}
function tokenAt(rest) {
    const selector = itemSelector.exec(rest);
    const is = selector === null ? undefined : unquoted(selector[2] ?? '');
    if (selector !== null && is !== undefined)
        return { step: { where: selector[1] ?? '', is }, length: selector[0].length };
    const index = bracketIndex.exec(rest);
    if (index !== null)
        return { step: { index: Number(index[1]) }, length: index[0].length };
    const quoted = bracketKey.exec(rest) ?? quotedKey.exec(rest);
    const key = quoted === null ? undefined : unquoted(quoted[1] ?? '');
    if (quoted !== null && key !== undefined)
        return { step: { key }, length: quoted[0].length };
    const plain = plainKey.exec(rest);
    return plain === null ? undefined : { step: { key: plain[1] ?? '' }, length: plain[0].length };
}
/** The text within double quotes, with the escapes of JSON; undefined where they are none of its. */
function unquoted(text) {
    try {
        return String(JSON.parse(text));
    }
    catch {
        return undefined;
    }
}
function complaint(rest) {
    const known = notYet.find(([pattern]) => pattern.test(rest));
    if (known !== undefined)
        return `${known[1]} is not supported yet: name one value`;
    if (rest === '.')
        return '"." names the whole document: name one value in it';
    return `expected .key, ."key", ["key"] or [index], found "${rest}"`;
}
/** Writes a path as `parsePath` and yq read it. */
function printPath({ document, steps }) {
    const selector = document === undefined ? '' : `${printSelector(document)} | `;
    const printed = steps.map(printStep).join('').replace(/ \| $/, '');
    return `${selector}${printed.startsWith('[') ? '.' : ''}${printed}`;
}
function printSelector(document) {
    if (typeof document === 'number')
        return `select(di == ${document})`;
    return `select(.kind == ${JSON.stringify(document.kind)} and .metadata.name == ${JSON.stringify(document.name)})`;
}
function printStep(step) {
    if ('index' in step)
        return `[${step.index}]`;
    if ('where' in step)
        return `[] | select(.${step.where} == ${JSON.stringify(step.is)}) | `;
    if (/^[A-Za-z0-9_-]+$/.test(step.key))
        return `.${step.key}`;
    // yq takes no space or quote in ."…"
    return /^[^\s"\\]+$/.test(step.key) ? `.${JSON.stringify(step.key)}` : `[${JSON.stringify(step.key)}]`;
}


/***/ }),

/***/ 4211:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BW: () => (/* binding */ placeAt),
/* harmony export */   TN: () => (/* binding */ keyOf),
/* harmony export */   c_: () => (/* binding */ pairsWith),
/* harmony export */   df: () => (/* binding */ positionOf),
/* harmony export */   kb: () => (/* binding */ parseAgain),
/* harmony export */   o$: () => (/* binding */ readSource),
/* harmony export */   ph: () => (/* binding */ isEncrypted),
/* harmony export */   ws: () => (/* binding */ scalarText)
/* harmony export */ });
/* harmony import */ var _data_yaml_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8926);

/**
 * Reads a file for editing by position. Refuses what cannot be written back byte for byte (invalid UTF-8) and what does
 * not parse. Duplicate keys are found on the path of an edit only: the parser's own check is quadratic.
 */
function readSource(file, bytes) {
    const text = decode(bytes);
    if (text === undefined) {
        return { result: 'unreadable', message: 'is not valid UTF-8', place: { file }, remedy: 'save it as UTF-8' };
    }
    const lines = new _data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const documents = parse(text, lines);
    const source = { file, text, documents, lines };
    const error = documents.flatMap((document) => document.errors)[0];
    if (error === undefined)
        return { result: 'read', source };
    return {
        result: 'unreadable',
        message: `is not valid YAML: ${error.message}`,
        place: placeAt(source, error.pos[0]),
        remedy: text.includes('{{') ? 'a Helm template is no YAML: edit the values file' : 'correct the file',
    };
}
/** Bytes as text that becomes the same bytes again: a byte order mark stays, and invalid bytes have no text. */
function decode(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        return undefined;
    }
}
function parse(text, lineCounter) {
    const options = { lineCounter, uniqueKeys: false, prettyErrors: false, logLevel: 'silent' };
    const documents = (0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAllDocuments */ .hR)(text, options);
    return 'empty' in documents ? [] : documents;
}
/** Parses text again, to compare it with what it was. */
function parseAgain(text) {
    return parse(text, new _data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN());
}
/** File, line and column (from 1) of a position in the text; a byte order mark is no column. */
function placeAt({ file, text, lines }, position) {
    const { line, col } = lines.linePos(position);
    const hasMark = line === 1 && text.startsWith('\ufeff');
    return { file, line, column: Math.max(1, hasMark ? col - 1 : col) };
}
/** Where a node begins, or the key of a pair; undefined where the parser does not say. */
function positionOf(node) {
    if ((0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isPair */ .tO)(node))
        return positionOf(node.key);
    return (0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(node) ? node.range?.[0] : undefined;
}
/** The key of a pair as text, as it is read in the file for numbers and booleans; anything else has none. */
function keyOf(pair) {
    return (0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(pair.key) && pair.key.value !== null ? scalarText(pair.key) : undefined;
}
/** The pairs of large maps by key: looking through all of them for each key would take the square of their number. */
const indexes = new WeakMap();
const largeMap = 64;
/** The pairs of a map that have this key: more than one is a mistake in the file. */
function pairsWith(map, key) {
    if (map.items.length < largeMap)
        return map.items.filter((pair) => keyOf(pair) === key);
    const index = indexes.get(map) ?? Map.groupBy(map.items, keyOf);
    indexes.set(map, index);
    return index.get(key) ?? [];
}
/** A scalar as text: what stands in the file for a plain one, since `1.20` must not become `1.2`; nothing for a null. */
function scalarText({ value, source }) {
    if (value === null || value === undefined)
        return '';
    return typeof value === 'string' ? value : (source ?? String(value));
}
/** Whether the file is encrypted by SOPS: its checksum covers every value, so that no edit can be right. */
function isEncrypted(source) {
    return source.documents.some(({ contents }) => {
        if (!(0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(contents))
            return false;
        const sops = pairsWith(contents, 'sops')[0]?.value;
        return (0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(sops) && pairsWith(sops, 'mac').length > 0;
    });
}


/***/ }),

/***/ 6162:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   CJ: () => (/* binding */ hasKey),
/* harmony export */   TE: () => (/* binding */ lookUp),
/* harmony export */   YD: () => (/* binding */ keysOf),
/* harmony export */   hd: () => (/* binding */ resolve),
/* harmony export */   xS: () => (/* binding */ spotsIn),
/* harmony export */   zG: () => (/* binding */ treesOf)
/* harmony export */ });
/* harmony import */ var _data_yaml_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8926);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4211);


/** So many maps are merged into one: merge keys within merge keys are quickly millions, and a map may name itself. */
const mostLayers = 256;
/** The documents of a file as trees. */
function treesOf(source) {
    return source.documents.map(({ contents: root }, document) => {
        const targets = new Map();
        const uses = [];
        if (source.text.includes('*'))
            collectUses({ anchors: new Map(), targets, uses }, { node: root });
        return { source, document, root, targets, uses };
    });
}
/** In document order, since an alias stands for the last node before it that has the anchor. */
function collectUses(into, { node, mergedInto }) {
    if ((0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node)) {
        const target = into.anchors.get(node.source);
        into.targets.set(node, target);
        into.uses.push({ target, position: (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .positionOf */ .df)(node) ?? 0, ...(mergedInto === undefined ? {} : { mergedInto }) });
    }
    if ((0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(node) && !(0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) && node.anchor !== undefined)
        into.anchors.set(node.anchor, node);
    if ((0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)) {
        for (const item of node.items)
            collectUses(into, { node: item, ...(mergedInto === undefined ? {} : { mergedInto }) });
    }
    if ((0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node)) {
        for (const pair of node.items) {
            collectUses(into, { node: pair.key });
            collectUses(into, { node: pair.value, ...((0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .keyOf */ .TN)(pair) === '<<' ? { mergedInto: node } : {}) });
        }
    }
}
/** The node that an alias stands for, or the node itself. */
function resolve(tree, node) {
    return (0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) ? tree.targets.get(node) : node;
}
/** The pair under a key: the map's own, else the one that its merge key brings. */
function lookUp(tree, map, key) {
    for (const layer of layersOf(tree, map)) {
        const [pair, twin] = (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .pairsWith */ .c_)(layer, key);
        if (pair !== undefined)
            return { pair, merged: layer !== map, ...(twin === undefined ? {} : { twin }) };
    }
    return undefined;
}
/** Every key that a map shows, its own and the merged ones, each once. */
function keysOf(tree, map) {
    const all = [...layersOf(tree, map)].flatMap(({ items }) => items.flatMap((pair) => (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .keyOf */ .TN)(pair) ?? []));
    return [...new Set(all)].filter((key) => key !== '<<');
}
/** A map and what its merge keys bring, in the order in which they win, each map once. */
function* layersOf(tree, map) {
    const seen = new Set();
    const open = [map];
    for (let layer = open.pop(); layer !== undefined && seen.size < mostLayers; layer = open.pop()) {
        if (seen.has(layer))
            continue;
        seen.add(layer);
        yield layer;
        for (const merged of mergedMaps(tree, layer).toReversed())
            open.push(merged);
    }
}
function mergedMaps(tree, map) {
    const merged = (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .pairsWith */ .c_)(map, '<<').map(({ value }) => resolve(tree, value));
    return merged
        .flatMap((node) => ((0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node) ? node.items.map((item) => resolve(tree, item)) : [node]))
        .filter((node) => (0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node));
}
/** Whether a map shows a key, as its own or a merged one. */
function hasKey(tree, map, key) {
    return lookUp(tree, map, key) !== undefined;
}
/**
 * The text under a key, also through an alias or a merge key: to read, not to write. Empty for an empty value; undefined
 * for what is no text, and for a key that stands twice.
 */
function textAt(tree, map, key) {
    const found = lookUp(tree, map, key);
    if (found === undefined || found.twin !== undefined)
        return undefined;
    const value = resolve(tree, found.pair.value);
    if (value === null)
        return '';
    return (0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(value) ? (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .scalarText */ .ws)(value) : undefined;
}
/** Every map of a document in its order. Aliases are not followed: what they show stands elsewhere. */
function spotsIn(tree) {
    const spots = [];
    const visit = (node, steps) => {
        if ((0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
            for (const [index, item] of node.items.entries())
                visit(item, [...steps, { index }]);
        if (!(0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
            return;
        spots.push({ tree, map: node, steps });
        for (const pair of node.items)
            visit(pair.value, [...steps, { key: (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .keyOf */ .TN)(pair) ?? '' }]);
    };
    visit(tree.root, []);
    return spots;
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
