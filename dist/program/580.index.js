export const id = 580;
export const ids = [580];
export const modules = {

/***/ 1816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EZ: () => (/* binding */ kinds),
/* harmony export */   Fl: () => (/* binding */ nodeKind),
/* harmony export */   Ll: () => (/* binding */ isNode),
/* harmony export */   Vj: () => (/* binding */ isAlias),
/* harmony export */   jh: () => (/* binding */ isMap),
/* harmony export */   jn: () => (/* binding */ isScalar),
/* harmony export */   oP: () => (/* binding */ isSeq),
/* harmony export */   tO: () => (/* binding */ isPair),
/* harmony export */   wz: () => (/* binding */ isDocument)
/* harmony export */ });
/**
 * The nodes of a YAML document, whoever parsed it: what the library makes and what our own reader of plain block YAML makes are
 * told by the same mark. Importing this loads no parser.
 */
/** What nodes carry their kind under; the library's name for it. */
const nodeKind = Symbol.for('yaml.node.type');
/** The kinds of nodes; the library's names for them. */
const kinds = {
    alias: Symbol.for('yaml.alias'),
    document: Symbol.for('yaml.document'),
    map: Symbol.for('yaml.map'),
    pair: Symbol.for('yaml.pair'),
    scalar: Symbol.for('yaml.scalar'),
    list: Symbol.for('yaml.seq'),
};
function kindOf(node) {
    return typeof node === 'object' && node !== null ? node[nodeKind] : undefined;
}
function isScalar(node) {
    return kindOf(node) === kinds.scalar;
}
function isMap(node) {
    return kindOf(node) === kinds.map;
}
function isSeq(node) {
    return kindOf(node) === kinds.list;
}
function isAlias(node) {
    return kindOf(node) === kinds.alias;
}
function isPair(node) {
    return kindOf(node) === kinds.pair;
}
function isDocument(node) {
    return kindOf(node) === kinds.document;
}
/** A scalar, list, map or alias. */
function isNode(node) {
    const kind = kindOf(node);
    return kind === kinds.scalar || kind === kinds.map || kind === kinds.list || kind === kinds.alias;
}


/***/ }),

/***/ 4155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ longestKey),
/* harmony export */   JS: () => (/* binding */ deepest),
/* harmony export */   ov: () => (/* binding */ BeyondBlockYaml),
/* harmony export */   wQ: () => (/* binding */ beyond)
/* harmony export */ });
/** So deep may block collections, or brackets, stand in each other. */
const deepest = 64;
/** So long may a key be: https://yaml.org/spec/1.2.2/#example-invalid-implicit-keys */
const longestKey = 1024;
/** Thrown where a text is more than block YAML; caught where its reading began. */
class BeyondBlockYaml extends Error {
}
// one for all: a trace of the stack would take longer than the reading
const thrown = new BeyondBlockYaml('more than block YAML');
/** Leaves the text to the full parser. */
function beyond() {
    throw thrown;
}


/***/ }),

/***/ 8803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ readBlockYaml)
});

// EXTERNAL MODULE: ./build/manifest/block-yaml/beyond.js
var beyond = __webpack_require__(4155);
// EXTERNAL MODULE: ./build/data/nodes.js
var nodes = __webpack_require__(1816);
;// CONCATENATED MODULE: ./build/manifest/block-yaml/folding.js
/** Lines joined by their line endings. */
function joinLiteral(lines) {
    return lines.join('\n');
}
/**
 * Lines joined as `>` has it (https://yaml.org/spec/1.2.2/#813-folded-style): a space for one line ending, one ending less for
 * several, and all of them beside a line that is indented further.
 */
function joinFolded(lines) {
    let text = '';
    let blank = 0;
    let isFirst = true;
    let wasFurther = false;
    for (const line of lines) {
        if (line === '') {
            blank += 1;
            continue;
        }
        const isFurther = line.startsWith(' ') || line.startsWith('\t');
        const endings = isFirst ? blank : isFurther || wasFurther ? blank + 1 : blank;
        text += (endings === 0 && !isFirst ? ' ' : '\n'.repeat(endings)) + line;
        [blank, isFirst, wasFurther] = [0, false, isFurther];
    }
    return text;
}

;// CONCATENATED MODULE: ./build/manifest/block-yaml/resolve.js
/**
 * What plain characters mean under YAML 1.2's core schema (https://yaml.org/spec/1.2.2/#1032-tag-resolution): null, a boolean, a
 * number, or else text.
 */
function resolvePlain(source) {
    if (!mayBeOther.test(source))
        return source;
    if (empty.test(source))
        return null;
    if (truth.test(source))
        return source.toLowerCase() === 'true';
    if (decimal.test(source) || real.test(source))
        return Number(source);
    if (octal.test(source))
        return Number.parseInt(source.slice(2), 8);
    if (hexadecimal.test(source))
        return Number.parseInt(source.slice(2), 16);
    if (infinite.test(source))
        return source.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    return notANumber.test(source) ? Number.NaN : source;
}
/** Most text begins like nothing else. */
const mayBeOther = /^(?:[-+.\d~]|[nN][uU]|[tT][rR]|[fF][aA]|$)/;
const empty = /^(?:~|[Nn]ull|NULL)?$/;
const truth = /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/;
const decimal = /^[-+]?\d+$/;
const real = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const octal = /^0o[0-7]+$/;
const hexadecimal = /^0x[\da-fA-F]+$/;
const infinite = /^[-+]?\.(?:inf|Inf|INF)$/;
const notANumber = /^(?:\.nan|\.NaN|\.NAN)$/;

;// CONCATENATED MODULE: ./build/manifest/block-yaml/nodes.js



/** A scalar without quotes; what type it has is found out once that is asked. */
class PlainScalar {
    source;
    range;
    constructor(source, start) {
        this.source = source;
        this.range = [start, start + source.length];
    }
    get value() {
        return resolvePlain(this.source);
    }
}
/** A scalar in quotes. */
class QuotedScalar {
    type;
    value;
    range;
    constructor(type, value, range) {
        this.type = type;
        this.value = value;
        this.range = range;
    }
    get source() {
        return this.value;
    }
}
/** A scalar of lines below `|` or `>`; its text is put together once it is asked for. */
class BlockScalar {
    type;
    range;
    #layout;
    #text;
    constructor(text, range, layout) {
        this.type = layout.type;
        this.range = range;
        this.#layout = layout;
        this.#text = text;
    }
    get value() {
        const { indent, chomping, first } = this.#layout;
        const lines = this.#text.slice(first, this.range[1]).split(/\r?\n/);
        if (lines.at(-1) === '')
            lines.pop();
        const content = lines.map((line) => line.slice(indent));
        const last = content.findLastIndex((line) => line !== '');
        const kept = content.slice(0, last + 1);
        const joined = this.type === 'BLOCK_LITERAL' ? joinLiteral(kept) : joinFolded(kept);
        if (chomping === '-')
            return joined;
        return joined + '\n'.repeat(chomping === '+' ? content.length - last : 1);
    }
    get source() {
        return this.value;
    }
}
/** A map or list. */
class Collection {
    items;
    range;
    /** True in braces or brackets, else not there. */
    flow;
    constructor(items, range, flow) {
        this.items = items;
        this.range = range;
        if (flow === true)
            this.flow = true;
    }
}
class YamlMap extends Collection {
}
class YamlList extends Collection {
}
/** What shows the node of an anchor. */
class YamlAlias {
    source;
    range;
    constructor(source, start) {
        this.source = source;
        this.range = [start, start + source.length + 1];
    }
}
/** A node with an anchor before it. */
function anchored(node, anchor) {
    return Object.assign(node, { anchor });
}
class YamlPair {
    key;
    value;
    constructor(key, value) {
        this.key = key;
        this.value = value;
    }
}
/** A document; it has no errors, since only what is right becomes one. */
class YamlDocument {
    contents;
    constructor(contents) {
        this.contents = contents;
    }
}
const marks = [
    [PlainScalar, nodes/* kinds */.EZ.scalar],
    [QuotedScalar, nodes/* kinds */.EZ.scalar],
    [BlockScalar, nodes/* kinds */.EZ.scalar],
    [YamlMap, nodes/* kinds */.EZ.map],
    [YamlList, nodes/* kinds */.EZ.list],
    [YamlAlias, nodes/* kinds */.EZ.alias],
    [YamlPair, nodes/* kinds */.EZ.pair],
    [YamlDocument, nodes/* kinds */.EZ.document],
];
for (const [{ prototype }, kind] of marks)
    Object.defineProperty(prototype, nodes/* nodeKind */.Fl, { value: kind });
Object.defineProperty(PlainScalar.prototype, 'type', { value: 'PLAIN', enumerable: true });
Object.defineProperty(YamlDocument.prototype, 'errors', { value: [] });

;// CONCATENATED MODULE: ./build/manifest/block-yaml/block-scalar.js


const header = /^([|>])([-+]?) *(?:(?<= )#.*)?$/;
/** The block scalar that begins here, with the indentation of its first line that is not blank. */
function readBlockScalar(text, { start, lineEnd, next, column }) {
    const [, style, sign] = header.exec(text.slice(start, lineEnd)) ?? (0,beyond/* beyond */.wQ)();
    const indent = indentFrom(text, next);
    if (indent <= column)
        return (0,beyond/* beyond */.wQ)();
    const type = style === '|' ? 'BLOCK_LITERAL' : 'BLOCK_FOLDED';
    const layout = { type, indent, chomping: sign === '-' || sign === '+' ? sign : '', first: next };
    const { content, behind } = linesOf(text, layout);
    // the blank lines at the end belong to it where all are kept; one without a line ending has a rule of its own
    if (sign === '+' && content !== behind && text[behind - 1] !== '\n')
        return (0,beyond/* beyond */.wQ)();
    const end = sign === '+' ? behind : content;
    return { node: new BlockScalar(text, [start, end], layout), next: behind };
}
/** By how many columns the first line that is not blank is indented. */
function indentFrom(text, first) {
    for (let at = first; at < text.length; at = nextLine(text, at)) {
        const indent = spacesAt(text, at);
        if (!isBlank(text, at + indent))
            return indent;
    }
    return (0,beyond/* beyond */.wQ)();
}
/** Where the last line with content ends, and where what is no part of the scalar begins: blank lines may stand between. */
function linesOf(text, { first, indent }) {
    let content = first;
    let at = first;
    while (at < text.length) {
        const spaces = spacesAt(text, at);
        const next = nextLine(text, at);
        if (isBlank(text, at + spaces)) {
            if (spaces > indent)
                return (0,beyond/* beyond */.wQ)();
        }
        else {
            if (spaces < indent)
                break;
            content = next;
        }
        at = next;
    }
    return { content, behind: at };
}
function spacesAt(text, from) {
    let at = from;
    while (text.charCodeAt(at) === 0x20)
        at += 1;
    return at - from;
}
function isBlank(text, at) {
    const character = text[at];
    return character === undefined || character === '\n' || (character === '\r' && text[at + 1] === '\n');
}
function nextLine(text, from) {
    const end = text.indexOf('\n', from);
    return end < 0 ? text.length : end + 1;
}

;// CONCATENATED MODULE: ./build/manifest/block-yaml/cursor.js

const space = 0x20;
const tab = 0x09;
const hash = 0x23;
const colon = 0x3a;
const dash = 0x2d;
/** Goes through a text from line to line; it stands on the first content of a line, or of an item on it. */
class Cursor {
    text;
    /** Where it stands. */
    at = 0;
    /** In which column, from 0; -1 at the end of a document. */
    column = -1;
    /** Where the line ends, without its ending, and where the next one begins. */
    lineEnd = 0;
    next = 0;
    /** Whether comments stand between the last line with content and this one. */
    isBelowComment = false;
    /** Whether it stands on `---`. */
    isMarker = false;
    /** Whether the document has content so far. */
    #hasContent = false;
    constructor(text) {
        this.text = text;
    }
    /** Goes to the next line with content. */
    advance() {
        const { text } = this;
        this.isMarker = false;
        this.isBelowComment = false;
        while (this.next < text.length) {
            const start = this.next;
            this.#measure(start);
            const at = this.skipSpaces(start);
            if (at >= this.lineEnd)
                continue;
            if (text.charCodeAt(at) === hash) {
                this.isBelowComment = true;
                continue;
            }
            this.at = at;
            this.column = at - start;
            if (this.column === 0)
                this.#lookForMarker();
            if (this.column >= 0)
                this.#hasContent = true;
            return;
        }
        this.column = -1;
    }
    /** Goes on from a place further down. */
    jump(to) {
        if (to > this.next)
            this.#measure(to);
    }
    #measure(from) {
        const newline = this.text.indexOf('\n', from);
        this.next = newline < 0 ? this.text.length : newline + 1;
        this.lineEnd = newline < 0 ? this.text.length : this.text[newline - 1] === '\r' ? newline - 1 : newline;
    }
    #lookForMarker() {
        if (this.text.startsWith('...', this.at))
            this.#passEnd();
        if (this.column < 0 || !this.text.startsWith('---', this.at))
            return;
        this.isMarker = true;
        this.column = -1;
    }
    /** Behind `...` there is another document only where `---` begins it; before it there is one. */
    #passEnd() {
        if (this.at + 3 !== this.lineEnd || !this.#hasContent)
            (0,beyond/* beyond */.wQ)();
        this.#hasContent = false;
        this.advance();
        if (this.column >= 0)
            (0,beyond/* beyond */.wQ)();
    }
    skipSpaces(from) {
        let at = from;
        while (this.text.charCodeAt(at) === space)
            at += 1;
        return at;
    }
    /** Whether an item of a list begins here. */
    isItem(at) {
        return this.text.charCodeAt(at) === dash && this.#isGap(at + 1);
    }
    #isGap(at) {
        return at >= this.lineEnd || this.text.charCodeAt(at) === space;
    }
    /** Whether a colon here ends a key. */
    isColon(at) {
        return at < this.lineEnd && this.text.charCodeAt(at) === colon && this.#isGap(at + 1);
    }
    /** Whether nothing but a comment is left on the line. */
    isOver(at) {
        return at >= this.lineEnd || (this.text.charCodeAt(at) === hash && isWhite(this.text.charCodeAt(at - 1)));
    }
    /** Tabs may stand before a comment and at the end of a line. */
    isOverAfterGap(from) {
        let at = from;
        while (isWhite(this.text.charCodeAt(at)))
            at += 1;
        return this.isOver(at);
    }
    /** Where a plain scalar stops: at a colon that ends a key, a comment, or the end of the line. */
    plainEnd(from) {
        const { text, lineEnd } = this;
        for (let at = from; at < lineEnd; at += 1) {
            const character = text.charCodeAt(at);
            if (character === tab)
                return this.#isBeforeComment(at) ? at : (0,beyond/* beyond */.wQ)();
            if (character === colon && this.#isGap(at + 1))
                return at;
            if (character === colon && text.charCodeAt(at + 1) === tab)
                return (0,beyond/* beyond */.wQ)();
            if (character === hash && text.charCodeAt(at - 1) === space)
                return at;
        }
        return lineEnd;
    }
    #isBeforeComment(from) {
        let at = from;
        while (isWhite(this.text.charCodeAt(at)))
            at += 1;
        return at < this.lineEnd && this.text.charCodeAt(at) === hash;
    }
    /** The end of a text without the spaces there. */
    trimmed(start, end) {
        let at = end;
        while (at > start && this.text.charCodeAt(at - 1) === space)
            at -= 1;
        return at;
    }
}
function isWhite(character) {
    return character === space || character === tab;
}

;// CONCATENATED MODULE: ./build/manifest/block-yaml/quoted.js


const escapes = {
    '"': '"',
    '\\': '\\',
    '/': '/',
    n: '\n',
    r: '\r',
    t: '\t',
    '0': '\0',
};
/** The quoted scalar that begins here and ends on the same line. */
function readQuoted(text, start, lineEnd) {
    return text[start] === '"' ? readDouble(text, start, lineEnd) : readSingle(text, start, lineEnd);
}
function readDouble(text, start, lineEnd) {
    let close = start + 1;
    let isEscaped = false;
    for (; close < lineEnd; close += 1) {
        const character = text.charCodeAt(close);
        if (character === 0x22)
            break;
        if (character !== 0x5c)
            continue;
        isEscaped = true;
        close += 1;
    }
    if (close >= lineEnd)
        return (0,beyond/* beyond */.wQ)();
    const inner = text.slice(start + 1, close);
    return new QuotedScalar('QUOTE_DOUBLE', isEscaped ? unescaped(inner) : inner, [start, close + 1]);
}
function unescaped(inner) {
    return inner.replace(/\\(.)/gs, (_, name) => escapes[name] ?? (0,beyond/* beyond */.wQ)());
}
function readSingle(text, start, lineEnd) {
    let close = text.indexOf("'", start + 1);
    let isDoubled = false;
    for (; text.charCodeAt(close + 1) === 0x27 && close >= 0; close = text.indexOf("'", close + 2))
        isDoubled = true;
    if (close < 0 || close >= lineEnd)
        return (0,beyond/* beyond */.wQ)();
    const inner = text.slice(start + 1, close);
    return new QuotedScalar('QUOTE_SINGLE', isDoubled ? inner.replaceAll("''", "'") : inner, [start, close + 1]);
}

;// CONCATENATED MODULE: ./build/manifest/block-yaml/flow.js



/** What nobody takes for anything but a plain scalar between brackets begins like this, and goes on. */
const beginnings = tableOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./$(<');
const words = tableOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./');
const inner = tableOf(`ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./$()+*@=~^<>;!?%&|'"\\-`);
const alias = /\*([\w.-]+)(?=[ ,\]}\r\n])/y;
/** The list or map in brackets that begins here; what follows on other lines is indented by more than the column. */
function readFlow(text, start, column) {
    return new Flow(text, column).collection(start, 0);
}
class Flow {
    #text;
    #column;
    #knownFrom = 0;
    #knownEnd = -1;
    constructor(text, column) {
        this.#text = text;
        this.#column = column;
    }
    collection(start, depth) {
        if (depth > beyond/* deepest */.JS)
            return (0,beyond/* beyond */.wQ)();
        return this.#text[start] === '[' ? this.#list(start, depth) : this.#map(start, depth);
    }
    #list(start, depth) {
        const items = [];
        const end = this.#items(start, ']', (at) => {
            const { node, end: itemEnd } = this.#value(at, depth);
            items.push(node);
            return itemEnd;
        });
        return { node: new YamlList(items, [start, end], true), end };
    }
    #map(start, depth) {
        const items = [];
        const end = this.#items(start, '}', (at) => {
            const { node: key, end: colon } = this.#scalar(at);
            if (this.#text[colon] !== ':' || colon - at > beyond/* longestKey */.CS)
                return (0,beyond/* beyond */.wQ)();
            // only behind quotes the value may follow at once
            if (!/[ \r\n]/.test(this.#text[colon + 1] ?? '') && key instanceof PlainScalar)
                return (0,beyond/* beyond */.wQ)();
            const { node, end: valueEnd } = this.#value(this.#skip(colon + 1), depth);
            items.push(new YamlPair(key, node));
            return valueEnd;
        });
        return { node: new YamlMap(items, [start, end], true), end };
    }
    /** Where the collection ends, behind its bracket. */
    #items(start, close, readItem) {
        let at = this.#skip(start + 1);
        if (this.#text[at] === close)
            return at + 1;
        for (;;) {
            at = this.#skip(readItem(at));
            if (this.#text[at] === close)
                return at + 1;
            if (this.#text[at] !== ',')
                return (0,beyond/* beyond */.wQ)();
            at = this.#skip(at + 1);
            // a comma may stand behind the last one
            if (this.#text[at] === close)
                return at + 1;
        }
    }
    #value(at, depth) {
        const first = this.#text[at];
        if (first === '[' || first === '{')
            return this.collection(at, depth + 1);
        if (first !== '*')
            return this.#scalar(at);
        alias.lastIndex = at;
        const [found, name = ''] = alias.exec(this.#text) ?? (0,beyond/* beyond */.wQ)();
        return { node: new YamlAlias(name, at), end: at + found.length };
    }
    #scalar(at) {
        const first = this.#text[at];
        if (first === '"' || first === "'") {
            const node = readQuoted(this.#text, at, this.#lineEndFrom(at));
            return { node, end: node.range[1] };
        }
        const end = this.#plainEnd(at);
        return { node: new PlainScalar(this.#text.slice(at, end), at), end };
    }
    #plainEnd(start) {
        const isBegun = this.#is(beginnings, start) || (this.#text[start] === '-' && this.#is(words, start + 1));
        let at = isBegun ? start + 1 : (0,beyond/* beyond */.wQ)();
        while (this.#goesOn(at))
            at += 1;
        return at;
    }
    #goesOn(at) {
        if (this.#is(inner, at))
            return true;
        const character = this.#text[at];
        if (character === ':')
            return this.#is(words, at + 1);
        if (character === '#')
            return this.#text[at - 1] !== ' ';
        return character === ' ' && this.#is(inner, at + 1);
    }
    #is(table, at) {
        return table[this.#text.charCodeAt(at)] === 1;
    }
    /** Over spaces, line endings and comments. */
    #skip(from) {
        let at = from;
        for (;;) {
            const character = this.#text[at];
            if (character === ' ')
                at += 1;
            else if (character === '\n')
                at = this.#lineStart(at + 1);
            else if (character === '\r')
                at += 1;
            else if (character === '#' && this.#text[at - 1] === ' ')
                at = this.#lineEnd(at);
            else
                return character === undefined || character === '#' || character === '\t' ? (0,beyond/* beyond */.wQ)() : at;
        }
    }
    /** Where the line of a place ends, looked for once a line: JSON may be a single one. */
    #lineEndFrom(at) {
        if (at < this.#knownFrom || at > this.#knownEnd) {
            const end = this.#text.indexOf('\n', at);
            this.#knownFrom = at;
            this.#knownEnd = end < 0 ? this.#text.length : end;
        }
        return this.#knownEnd;
    }
    #lineEnd(at) {
        const end = this.#text.indexOf('\n', at);
        return end < 0 ? (0,beyond/* beyond */.wQ)() : end;
    }
    #lineStart(start) {
        let at = start;
        while (this.#text[at] === ' ')
            at += 1;
        const character = this.#text[at];
        if (character === '\n' || character === '\r')
            return at;
        if (character === '#')
            return at === start ? (0,beyond/* beyond */.wQ)() : this.#lineEnd(at);
        if (at - start <= this.#column || this.#text.startsWith('---', start) || this.#text.startsWith('...', start))
            return (0,beyond/* beyond */.wQ)();
        return at;
    }
}
function tableOf(characters) {
    const table = new Uint8Array(128);
    for (const character of characters)
        table[character.charCodeAt(0)] = 1;
    return table;
}

;// CONCATENATED MODULE: ./build/manifest/block-yaml/read.js






/**
 * Reads the YAML that people write in manifests: maps and lists in block style and in brackets, scalars on one line, block scalars,
 * anchors and aliases, comments, several documents. Anything else, and whatever is wrong, gives undefined and is left to the full
 * parser; what is read equals what that one gives, node by node, but has no comments. A byte order mark is no part of the text.
 */
function readBlockYaml(text) {
    if (unusual.test(text))
        return undefined;
    try {
        return new Reader(text).documents();
    }
    catch (error) {
        if (error instanceof beyond/* BeyondBlockYaml */.ov)
            return undefined;
        throw error;
    }
}
/** Control characters, spaces and line breaks that are none to others, and carriage returns alone. */
const unusual = 
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff0-\uffff]|\r(?!\n)/;
/** What begins something else than a plain scalar; `-` does only before a space. */
const indicators = new Set([...'?:,[]{}#&*!|>\'"%@`\t'].map((character) => character.charCodeAt(0)));
const read_anchor = /&([\w.-]+)(?=[ \r\n])/y;
const read_alias = /\*([\w.-]+)(?=[ \t\r\n]|$)/y;
class Reader {
    #text;
    #cursor;
    #depth = 0;
    constructor(text) {
        this.#text = text;
        this.#cursor = new Cursor(text);
    }
    documents() {
        const cursor = this.#cursor;
        const documents = [];
        cursor.advance();
        do
            documents.push(new YamlDocument(cursor.isMarker ? this.#behindMarker() : this.#root()));
        while (cursor.isMarker);
        return cursor.column < 0 ? documents : (0,beyond/* beyond */.wQ)();
    }
    #behindMarker() {
        const cursor = this.#cursor;
        const end = cursor.at + 3;
        if (end < cursor.lineEnd && (this.#text[end] !== ' ' || !cursor.isOverAfterGap(end)))
            return (0,beyond/* beyond */.wQ)();
        const isBare = end === cursor.lineEnd;
        cursor.advance();
        if (cursor.column >= 0)
            return this.#root();
        return isBare ? new PlainScalar('', end) : (0,beyond/* beyond */.wQ)();
    }
    #root() {
        const first = this.#text[this.#cursor.at];
        if (first === '[' || first === '{')
            return this.#onLine(this.#cursor.at, -1);
        return this.#collection() ?? (0,beyond/* beyond */.wQ)();
    }
    /** The map or list that begins here, if one does. */
    #collection() {
        const { at, column } = this.#cursor;
        if (column < 0)
            return undefined;
        if (this.#cursor.isItem(at))
            return this.#list(column);
        return this.#isKey(at) ? this.#map(column) : undefined;
    }
    #map(column) {
        const cursor = this.#cursor;
        this.#enter();
        const start = cursor.at;
        const items = [];
        do
            items.push(this.#pair(column));
        while (cursor.column === column && !cursor.isItem(cursor.at));
        return new YamlMap(items, [start, this.#leave(column)]);
    }
    #list(column) {
        const cursor = this.#cursor;
        this.#enter();
        const start = cursor.at;
        const items = [];
        do
            items.push(this.#item(column));
        while (cursor.column === column && cursor.isItem(cursor.at));
        return new YamlList(items, [start, this.#leave(column)]);
    }
    #enter() {
        this.#depth += 1;
        if (this.#depth > beyond/* deepest */.JS)
            (0,beyond/* beyond */.wQ)();
    }
    /** What follows a collection stands no further to the right than it did. */
    #leave(column) {
        this.#depth -= 1;
        return this.#cursor.column > column ? (0,beyond/* beyond */.wQ)() : this.#cursor.at;
    }
    #pair(column) {
        const key = this.#key();
        const behind = (key.range?.[1] ?? 0) + 1;
        const at = this.#cursor.skipSpaces(behind);
        if (this.#cursor.isOver(at))
            return new YamlPair(key, this.#below(column, 'pair') ?? this.#nothing(behind, at));
        return new YamlPair(key, this.#withAnchor(at, column, 'pair') ?? this.#onLine(at, column));
    }
    /** The key that begins here, with a colon behind it. */
    #key() {
        const text = this.#text;
        const { at, lineEnd } = this.#cursor;
        const end = this.#keyEnd(at);
        if (end < 0 || end - at > beyond/* longestKey */.CS)
            return (0,beyond/* beyond */.wQ)();
        const first = text[at];
        if (first === '"' || first === "'")
            return readQuoted(text, at, lineEnd);
        return text[end - 1] === ' ' ? (0,beyond/* beyond */.wQ)() : new PlainScalar(text.slice(at, end), at);
    }
    /** Where the key that begins here ends, before its colon; -1 where it is none. */
    #keyEnd(at) {
        const cursor = this.#cursor;
        const first = this.#text[at];
        if (first === '"' || first === "'") {
            const end = readQuoted(this.#text, at, cursor.lineEnd).range[1];
            return cursor.isColon(end) ? end : -1;
        }
        if (!this.#isPlainStart(at))
            return -1;
        const end = cursor.plainEnd(at);
        return cursor.isColon(end) ? end : -1;
    }
    #isKey(at) {
        return this.#keyEnd(at) >= 0;
    }
    /** What stands on the lines below a key, a dash or an anchor; undefined where nothing does. */
    #below(column, of) {
        const cursor = this.#cursor;
        cursor.advance();
        if (of === 'pair' && cursor.column === column && cursor.isItem(cursor.at))
            return this.#list(column);
        if (cursor.column <= column)
            return undefined;
        return this.#collection() ?? this.#ownLine(column);
    }
    /** A value on a line of its own below its key. */
    #ownLine(column) {
        const first = this.#text[this.#cursor.at];
        // the library stumbles over some that stand below a comment
        if (first === '|' || first === '>' || this.#cursor.isBelowComment)
            return (0,beyond/* beyond */.wQ)();
        return this.#onLine(this.#cursor.at, column);
    }
    #nothing(behind, at) {
        return at === behind || this.#text[at] === '#' ? new PlainScalar('', at) : (0,beyond/* beyond */.wQ)();
    }
    /** A value with an anchor before it. */
    #withAnchor(at, column, of) {
        if (this.#text[at] !== '&')
            return undefined;
        const cursor = this.#cursor;
        read_anchor.lastIndex = at;
        const [found, name = ''] = read_anchor.exec(this.#text) ?? (0,beyond/* beyond */.wQ)();
        const behind = cursor.skipSpaces(at + found.length);
        if (!cursor.isOver(behind)) {
            const first = this.#text[behind];
            // before a key it would be the key's; an alias has none
            if (first === '&' || first === '*' || cursor.isItem(behind) || (of === 'item' && this.#isKey(behind)))
                return (0,beyond/* beyond */.wQ)();
            return anchored(this.#onLine(behind, column), name);
        }
        cursor.advance();
        const isList = of === 'pair' && cursor.column === column && cursor.isItem(cursor.at);
        const node = isList ? this.#list(column) : cursor.column > column ? this.#collection() : undefined;
        return node === undefined ? (0,beyond/* beyond */.wQ)() : anchored(node, name);
    }
    #item(column) {
        const cursor = this.#cursor;
        const behind = cursor.at + 1;
        const at = cursor.skipSpaces(behind);
        if (cursor.isOver(at))
            return this.#below(column, 'item') ?? this.#nothing(behind, at);
        const inner = column + at - cursor.at;
        if (cursor.isItem(at)) {
            cursor.at = at;
            return this.#list(inner);
        }
        const own = this.#withAnchor(at, column, 'item');
        if (own !== undefined)
            return own;
        if (!this.#isKey(at))
            return this.#onLine(at, column);
        cursor.at = at;
        return this.#map(inner);
    }
    /** The value that begins on this line; the cursor goes on behind it. */
    #onLine(at, column) {
        const cursor = this.#cursor;
        const text = this.#text;
        const first = text[at];
        if (first === '|' || first === '>') {
            const { node, next } = readBlockScalar(text, { start: at, lineEnd: cursor.lineEnd, next: cursor.next, column });
            cursor.next = next;
            cursor.advance();
            return node;
        }
        const { node, end } = this.#value(at, column);
        cursor.jump(end);
        if (!cursor.isOverAfterGap(end))
            return (0,beyond/* beyond */.wQ)();
        cursor.advance();
        // a scalar would go on there, and anything else be wrong
        return cursor.column > column ? (0,beyond/* beyond */.wQ)() : node;
    }
    #value(at, column) {
        const cursor = this.#cursor;
        const text = this.#text;
        const first = text[at];
        if (first === '[' || first === '{')
            return readFlow(text, at, column);
        if (first === '"' || first === "'") {
            const node = readQuoted(text, at, cursor.lineEnd);
            return { node, end: node.range[1] };
        }
        if (first === '*') {
            read_alias.lastIndex = at;
            const [found, name = ''] = read_alias.exec(text) ?? (0,beyond/* beyond */.wQ)();
            return { node: new YamlAlias(name, at), end: at + found.length };
        }
        if (!this.#isPlainStart(at))
            return (0,beyond/* beyond */.wQ)();
        const end = cursor.trimmed(at, cursor.plainEnd(at));
        return { node: new PlainScalar(text.slice(at, end), at), end };
    }
    #isPlainStart(at) {
        if (this.#text.startsWith('-\t', at))
            return (0,beyond/* beyond */.wQ)();
        return !indicators.has(this.#text.charCodeAt(at)) && !this.#cursor.isItem(at);
    }
}


/***/ }),

/***/ 7309:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rr: () => (/* binding */ parsePath),
/* harmony export */   bA: () => (/* binding */ printPath),
/* harmony export */   m0: () => (/* binding */ isKey)
/* harmony export */ });
/** Whether a step is one into a key of this name. */
function isKey(step, key) {
    return step !== undefined && 'key' in step && step.key === key;
}
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
/** As yq reads YAML that stands as text: `.spec.source.helm.values | from_yaml | .image.tag`. */
const intoText = /^\s*(?:\|\s*)?from_yaml\s*\|\s*/;
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
        const into = intoText.exec(rest);
        if (into !== null && steps.length > 0)
            return withInner({ ...selector, steps }, text, position + into[0].length);
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
/** A path that goes on within the text that it names, from a position on. */
function withInner({ document, steps }, text, position) {
    const parsed = parsePath(text.slice(position));
    if (parsed.result === 'wrong')
        return { ...parsed, column: parsed.column + position };
    return { result: 'parsed', path: { ...(document === undefined ? {} : { document }), steps, inner: parsed.path } };
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
function printPath({ document, steps, inner }) {
    if (inner !== undefined)
        return `${printPath({ steps, ...(document === undefined ? {} : { document }) })} | from_yaml | ${printPath(inner)}`;
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

/***/ 7384:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $$: () => (/* binding */ bytesOf),
  ph: () => (/* binding */ isEncrypted),
  TN: () => (/* binding */ keyOf),
  Ny: () => (/* binding */ largestFile),
  c_: () => (/* binding */ pairsWith),
  BW: () => (/* binding */ placeAt),
  df: () => (/* binding */ positionOf),
  n: () => (/* binding */ readAgain),
  ws: () => (/* binding */ scalarText),
  vz: () => (/* binding */ sourceOf)
});

// EXTERNAL MODULE: ./build/data/nodes.js
var nodes = __webpack_require__(1816);
;// CONCATENATED MODULE: ./build/text/lines.js
/** Where the lines of a text begin; found once somebody asks. */
class Lines {
    #text;
    #starts;
    constructor(text) {
        this.#text = text;
    }
    /** The index of the first character of each line. */
    get lineStarts() {
        this.#starts ??= startsOf(this.#text);
        return this.#starts;
    }
    /** The line and column of a position, both from 1. */
    linePos(position) {
        const starts = this.lineStarts;
        let [low, high] = [0, starts.length - 1];
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if ((starts[middle] ?? 0) <= position)
                low = middle;
            else
                high = middle - 1;
        }
        return { line: low + 1, col: position - (starts[low] ?? 0) + 1 };
    }
}
function startsOf(text) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
        starts.push(at + 1);
    return starts;
}

;// CONCATENATED MODULE: ./build/manifest/source.js


/** Bytes of the largest file that is read. */
const largestFile = 16 * 1024 * 1024;
/**
 * Reads a file for editing by position. Refuses what cannot be written back byte for byte (invalid UTF-8) and what does
 * not parse. Duplicate keys are found on the path of an edit only: the parser's own check is quadratic.
 */
function sourceOf(file, bytes, parse) {
    if (bytes.length > largestFile) {
        const message = `is larger than ${largestFile / 1024 / 1024} MiB`;
        return { result: 'unreadable', message, place: { file }, remedy: 'split it' };
    }
    const decoded = decode(bytes);
    if (decoded === undefined) {
        return { result: 'unreadable', message: 'is not valid UTF-8', place: { file }, remedy: 'save it as UTF-8' };
    }
    const mark = decoded.startsWith('\ufeff') ? '\ufeff' : '';
    return readText(decoded.slice(mark.length), { file, mark, parse });
}
/** Reads what the text of a source has become, as the source was read. */
function readAgain({ file, mark, parse }, text) {
    return readText(text, { file, mark, parse });
}
function readText(text, { file, mark, parse }) {
    const documents = parse(text);
    const source = { file, text, mark, documents, lines: new Lines(text), parse };
    const error = documents.find(({ errors }) => errors.length > 0)?.errors[0];
    if (error === undefined)
        return { result: 'read', source };
    const place = placeAt(source, error.pos[0]);
    if (error.isLimit === true)
        return { result: 'unreadable', message: error.message, place, remedy: 'edit it by hand, or split it' };
    return {
        result: 'unreadable',
        message: `is not valid YAML: ${error.message}`,
        place,
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
/** What a file holds whose text has become another one. */
function bytesOf({ mark }, text) {
    return new TextEncoder().encode(mark + text);
}
/** File, line and column (from 1) of a position in the text. */
function placeAt({ file, lines }, position) {
    const { line, col } = lines.linePos(position);
    return { file, line, column: col };
}
/** Where a node begins, or the key of a pair; undefined where the parser does not say. */
function positionOf(node) {
    if ((0,nodes/* isPair */.tO)(node))
        return positionOf(node.key);
    return (0,nodes/* isNode */.Ll)(node) ? node.range?.[0] : undefined;
}
/** The key of a pair as text, as it is read in the file for numbers and booleans; anything else has none. */
function keyOf(pair) {
    return (0,nodes/* isScalar */.jn)(pair.key) && pair.key.value !== null ? scalarText(pair.key) : undefined;
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
        if (!(0,nodes/* isMap */.jh)(contents))
            return false;
        const sops = pairsWith(contents, 'sops')[0]?.value;
        return (0,nodes/* isMap */.jh)(sops) && pairsWith(sops, 'mac').length > 0;
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
/* harmony import */ var _data_nodes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1816);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7384);


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
    if ((0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node)) {
        const target = into.anchors.get(node.source);
        into.targets.set(node, target);
        into.uses.push({
            alias: node,
            target,
            position: (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .positionOf */ .df)(node) ?? 0,
            ...(mergedInto === undefined ? {} : { mergedInto }),
        });
    }
    if ((0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(node) && !(0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) && node.anchor !== undefined)
        into.anchors.set(node.anchor, node);
    if ((0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)) {
        for (const item of node.items)
            collectUses(into, { node: item, ...(mergedInto === undefined ? {} : { mergedInto }) });
    }
    if ((0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node)) {
        for (const pair of node.items) {
            collectUses(into, { node: pair.key });
            collectUses(into, { node: pair.value, ...((0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .keyOf */ .TN)(pair) === '<<' ? { mergedInto: node } : {}) });
        }
    }
}
/** The node that an alias stands for, or the node itself. */
function resolve(tree, node) {
    return (0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) ? tree.targets.get(node) : node;
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
        .flatMap((node) => ((0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node) ? node.items.map((item) => resolve(tree, item)) : [node]))
        .filter((node) => (0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node));
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
    return (0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(value) ? (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .scalarText */ .ws)(value) : undefined;
}
/** Every map of a document in its order. Aliases are not followed: what they show stands elsewhere. */
function spotsIn(tree) {
    const spots = [];
    const visit = (node, steps) => {
        if ((0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
            for (const [index, item] of node.items.entries())
                visit(item, [...steps, { index }]);
        if (!(0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
            return;
        spots.push({ tree, map: node, steps });
        for (const pair of node.items)
            visit(pair.value, [...steps, { key: (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .keyOf */ .TN)(pair) ?? '' }]);
    };
    visit(tree.root, []);
    return spots;
}


/***/ })

};
