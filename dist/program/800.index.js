export const id = 800;
export const ids = [800];
export const modules = {

/***/ 8726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ sharedWith),
/* harmony export */   m: () => (/* binding */ judgeEditable)
/* harmony export */ });
/* harmony import */ var _data_yaml_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8926);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4211);
/* harmony import */ var _walk_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9435);



/** Judges what a walk arrived at. */
function judgeEditable(tree, arrival) {
    const { node, steps, position } = arrival;
    const where = (0,_walk_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(steps);
    if (tree.source.text.startsWith('{{', position))
        return no(`${where} is a template`, editElsewhere);
    if (node === null || node === undefined)
        return no(`${where} has no value that could be replaced`, 'write a value there');
    if (!(0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node))
        return no(`${where} is ${(0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node) ? 'a list' : (0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) ? 'a map' : 'no value'}`, oneValue);
    const style = styleOf(node);
    if (style === undefined)
        return no(`${where} is a block of text (| or >)`, 'write the value on one line');
    const objection = objectionTo(tree, node, where) ?? sharedWith(tree, arrival);
    if (objection !== undefined)
        return objection;
    // JSON knows double quotes only
    return { editable: 'yes', scalar: node, style: tree.source.file.endsWith('.json') ? 'double' : style };
}
const editElsewhere = 'edit the file that its value comes from';
const oneValue = 'name one value in it';
function no(message, remedy) {
    return { editable: 'no', message, remedy };
}
function styleOf(scalar) {
    switch (scalar.type) {
        case 'PLAIN':
            return 'plain';
        case 'QUOTE_SINGLE':
            return 'single';
        case 'QUOTE_DOUBLE':
            return 'double';
        default:
            return undefined;
    }
}
/** What the scalar itself, or the comment on its line, has against being replaced. */
function objectionTo({ source: { text } }, node, where) {
    const [start = 0, end = 0] = node.range ?? [];
    const value = text.slice(start, end);
    if (/[\r\n]/.test(value))
        return no(`${where} goes over several lines`, 'write the value on one line');
    if (value.includes('{{'))
        return no(`${where} is a template`, editElsewhere);
    // in {tag:,x: 1} the key is "tag" to some readers and "tag:" to others, Go's among them
    if (value === '' && /^:[,}\]]/.test(text.slice(start - 1, start + 1)))
        return no(`${where} is empty, and not every reader of YAML takes it for a key`, 'write a space after the colon');
    if (node.tag !== undefined && node.tag !== 'tag:yaml.org,2002:str')
        return no(`${where} has the tag ${node.tag}, so it is no plain text`, 'remove the tag');
    if (!imagePolicy.test(`${node.commentBefore ?? ''}${commentAfter(text, end)}`))
        return undefined;
    return no(`${where} belongs to Flux image automation ($imagepolicy): two writers would undo each other's work`, 'remove the marker, or leave the value to Flux');
}
/** https://fluxcd.io/flux/guides/image-update/#configure-image-update-for-custom-resources */
const imagePolicy = /\{\s*"\$imagepolicy"/;
/** The comment on the line of a value, also where other values of a flow map stand between. */
function commentAfter(text, end) {
    const lineEnd = text.indexOf('\n', end);
    const rest = text.slice(end, lineEnd < 0 ? undefined : lineEnd);
    const start = rest.search(/(?<!\S)#/);
    return start < 0 ? '' : rest.slice(start);
}
/** A value in an anchor, or below one, shows wherever the anchor has an alias. */
function sharedWith(tree, { node, above, steps }) {
    if (tree.uses.length === 0)
        return undefined;
    const trail = [...above, node];
    const shows = tree.uses.filter((use) => {
        const depth = trail.indexOf(use.target);
        return depth >= 0 && !isShadowed(use, steps[depth]);
    });
    if (shows.length === 0)
        return undefined;
    const lines = [...new Set(shows.map(({ position }) => (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .placeAt */ .BW)(tree.source, position).line))];
    return no(`${(0,_walk_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(steps)} is shown elsewhere too, by an alias of its anchor (line ${lines.join(', ')})`, 'write the values out where the alias stands, so that each can be changed alone');
}
/** Whether the map that merges the anchor has its own value for the key that leads to ours. */
function isShadowed({ mergedInto }, next) {
    if (mergedInto === undefined || next === undefined || !('key' in next))
        return false;
    return (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .pairsWith */ .c_)(mergedInto, next.key).length > 0;
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

/***/ 2378:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ readsAsText),
/* harmony export */   V: () => (/* binding */ renderScalar)
/* harmony export */ });
/* harmony import */ var _data_yaml_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8926);

/** Plain text that no YAML reader takes for anything but text begins and goes on like this. */
const plainText = /^[A-Za-z0-9_./][\w./@+:~-]*$/;
/** What some reader takes for a number: with point and exponent, to another base, in base sixty, or none at all. */
const numberLike = /^[-+]?(?:(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|0x[\da-f]+|0[ob]\d+|\d+(?::\d+)+(?:\.\d*)?|\.(?:inf|nan))$/i;
/**
 * Whether plain characters are the same text under YAML 1.1 and 1.2, and no number to any reader.
 * Go's YAML takes the underscores out of whatever begins like a number: https://github.com/go-yaml/yaml/blob/v3/resolve.go
 */
function readsAsText(value) {
    if (!value.startsWith('_') && numberLike.test(value.replaceAll('_', '')))
        return false;
    return readAs(value, '1.1') === value && readAs(value, '1.2') === value;
}
function readAs(text, version) {
    try {
        const value = (0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(text, {
            version,
            schema: version === '1.1' ? 'yaml-1.1' : 'core',
            logLevel: 'silent',
        });
        return value;
    }
    catch {
        return undefined;
    }
}
/** Whether a value may be written without quotes. */
function mayBePlain(value) {
    return plainText.test(value) && readsAsText(value);
}
/** Characters that stand in YAML only as escapes (https://yaml.org/spec/1.2.2/#51-character-set), so in double quotes only. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;
function escaped(character) {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
/** A value as YAML in the style that stood there: its quotes are kept, and added where it would not read as text. */
function renderScalar(value, style) {
    if (style === 'plain' && mayBePlain(value))
        return value;
    if (style === 'single' && value.search(unprintable) < 0)
        return `'${value.replaceAll("'", "''")}'`;
    return JSON.stringify(value).replace(unprintable, escaped);
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

/***/ 2514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ splice)
/* harmony export */ });
/** Puts replacements, none over another, into a text; everything between them stays as it is, to the byte. */
function splice(text, replacements) {
    const ordered = [...replacements].sort((one, other) => one.start - other.start);
    const pieces = ordered.map((one, index) => text.slice(ordered[index - 1]?.end ?? 0, one.start) + spaced(text, one));
    return pieces.join('') + text.slice(ordered.at(-1)?.end ?? 0);
}
/** An empty value has no width: `tag:` or `tag: # todo` need room before and after the new one. */
function spaced(text, { start, end, text: value }) {
    // what begins or ends with white space, or goes on a list, brings its own room along
    if (start !== end || /^[\s,]|\s$/.test(value))
        return value;
    const before = /\s/.test(text[start - 1] ?? ' ') ? '' : ' ';
    const after = text[end] === '#' ? ' ' : '';
    return `${before}${value}${after}`;
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

/***/ 9435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GG: () => (/* binding */ walk),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   I5: () => (/* binding */ rootOf),
/* harmony export */   QM: () => (/* binding */ stepOn),
/* harmony export */   Ue: () => (/* binding */ lastingSteps),
/* harmony export */   Vb: () => (/* binding */ nameOf)
/* harmony export */ });
/* harmony import */ var _data_yaml_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8926);
/* harmony import */ var _text_nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2788);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7309);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4211);
/* harmony import */ var _tree_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6162);





/**
 * Follows a path from the root of a document, through aliases and merge keys as a reader of the file would. What is reached
 * that way is not this path's own to change: the arrival says so.
 */
function walk(tree, steps) {
    let at = rootOf(tree);
    for (const step of steps) {
        const next = stepOn(tree, at, step);
        if ('message' in next)
            return { result: 'missing', depth: at.steps.length, objection: next };
        at = next;
    }
    return { result: 'reached', arrival: at };
}
/** Where every walk through a document begins. */
function rootOf(tree) {
    const position = (0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .positionOf */ .df)(tree.root) ?? 0;
    return throughAlias(tree, { node: tree.root, position, steps: [], above: [] });
}
/** One step further, or why there is none. */
function stepOn(tree, at, step) {
    const next = stepInto(tree, at, step);
    return 'message' in next ? next : throughAlias(tree, next);
}
function stepInto(tree, at, step) {
    if ('key' in step)
        return intoMap(tree, at, step.key);
    return 'index' in step ? intoList(at, step.index) : intoItem(tree, at, step);
}
function throughAlias(tree, at) {
    if (!(0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(at.node))
        return at;
    const target = (0,_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .resolve */ .hd)(tree, at.node);
    const { line } = (0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .placeAt */ .BW)(tree.source, (0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .positionOf */ .df)(target) ?? 0);
    const obstacle = {
        position: at.position,
        message: `${nameOf(at.steps)} is the alias *${at.node.source} of what stands on line ${line}`,
        remedy: 'write the value out here, so that it can be changed alone',
    };
    return { ...at, node: target, obstacle: at.obstacle ?? obstacle };
}
/** A path in a sentence. */
function nameOf(steps) {
    return steps.length === 0 ? 'the document' : (0,_path_js__WEBPACK_IMPORTED_MODULE_4__/* .printPath */ .b)({ steps });
}
function intoMap(tree, at, key) {
    const { node } = at;
    if (!(0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node)) {
        const message = `${nameOf(at.steps)} is ${kindOf(node)}, so it has no key "${key}"`;
        const remedy = (0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)
            ? `name one of its items, as in ${(0,_path_js__WEBPACK_IMPORTED_MODULE_4__/* .printPath */ .b)({ steps: [...at.steps, { index: 0 }] })}`
            : correctPath;
        return { position: at.position, message, remedy };
    }
    const found = (0,_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .lookUp */ .TE)(tree, node, key);
    if (found === undefined)
        return missingKey(tree, { at, map: node, key });
    const { pair, twin, merged } = found;
    const steps = [...at.steps, { key }];
    const position = (0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .positionOf */ .df)(pair.value) ?? (0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .positionOf */ .df)(pair) ?? at.position;
    const doubt = twin !== undefined ? twice(at, key, (0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .positionOf */ .df)(twin) ?? 0) : merged ? mergedKey(tree, at, position) : undefined;
    const obstacle = at.obstacle ?? doubt;
    return {
        node: pair.value,
        position,
        steps,
        above: [...at.above, node],
        ...(obstacle === undefined ? {} : { obstacle }),
    };
}
const correctPath = 'correct the path';
/** What stands there, in a sentence. */
function kindOf(node) {
    if ((0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
        return 'a map';
    if ((0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
        return 'a list';
    return (0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && node.value !== null ? 'a single value' : 'empty';
}
function missingKey(tree, { at, map, key }) {
    const known = (0,_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .keysOf */ .YD)(tree, map);
    const guess = (0,_text_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(key, known);
    const shown = known.length > 12 ? [...known.slice(0, 12), '…'] : known;
    return {
        position: at.position,
        message: `${nameOf(at.steps)} has no key "${key}"; it has ${shown.length === 0 ? 'none' : shown.join(', ')}`,
        remedy: guess === undefined ? correctPath : `did you mean "${guess}"?`,
    };
}
function twice(at, key, position) {
    return { position, message: `the key "${key}" stands twice in ${nameOf(at.steps)}`, remedy: 'remove one of the two' };
}
function mergedKey(tree, at, position) {
    const { line } = (0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .placeAt */ .BW)(tree.source, position);
    const message = `${nameOf(at.steps)} has the key through a merge key (<<) only: it stands on line ${line}`;
    return { position: at.position, message, remedy: 'write the key out here, so that it can be changed alone' };
}
/** The one item of a list that a value of its own tells apart. */
function intoItem(tree, at, step) {
    const { node, position } = at;
    const name = `.${step.where} == ${JSON.stringify(step.is)}`;
    if (!(0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)) {
        const message = `${nameOf(at.steps)} is ${kindOf(node)}, so it has no item with ${name}`;
        return { position, message, remedy: correctPath };
    }
    const found = itemsWith(tree, node, step);
    const [item] = found;
    if (found.length !== 1) {
        const message = `${nameOf(at.steps)} has ${found.length === 0 ? 'no item' : `${found.length} items`} with ${name}`;
        return { position: (0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .positionOf */ .df)(item) ?? position, message, remedy: correctPath };
    }
    return {
        ...at,
        node: item,
        position: (0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .positionOf */ .df)(item) ?? position,
        steps: [...at.steps, step],
        above: [...at.above, node],
    };
}
function itemsWith(tree, list, { where, is }) {
    return list.items.filter((item) => {
        const map = (0,_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .resolve */ .hd)(tree, item);
        return (0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(map) && (0,_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(tree, map, where) === is;
    });
}
/**
 * The same way with items told by their `name` where that is theirs alone: whatever is put before them, they are found. Of an
 * item without a name, or one of several with the same, the index says where it stands now.
 */
function lastingSteps(tree, { steps, above }) {
    return steps.map((step, depth) => {
        const list = above[depth];
        if (!('index' in step) || !(0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(list))
            return step;
        const item = (0,_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .resolve */ .hd)(tree, list.items[step.index]);
        const is = (0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(item) ? (0,_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(tree, item, 'name') : undefined;
        if (is === undefined || is === '')
            return step;
        return itemsWith(tree, list, { where: 'name', is }).length === 1 ? { where: 'name', is } : step;
    });
}
function intoList(at, index) {
    const { node, position } = at;
    if (!(0,_data_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)) {
        const message = `${nameOf(at.steps)} is ${kindOf(node)}, so it has no item ${index}`;
        return { position, message, remedy: correctPath };
    }
    const count = node.items.length;
    const actual = index < 0 ? count + index : index;
    if (actual < 0 || actual >= count) {
        const items = count === 1 ? '1 item' : `${count} items`;
        return { position, message: `${nameOf(at.steps)} has ${items}, so none is [${index}]`, remedy: correctPath };
    }
    const item = node.items[actual];
    const steps = [...at.steps, { index: actual }];
    return { ...at, node: item, position: (0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .positionOf */ .df)(item) ?? position, steps, above: [...at.above, node] };
}


/***/ })

};
