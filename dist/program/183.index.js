export const id = 183;
export const ids = [183];
export const modules = {

/***/ 3413:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ onBlockYaml),
/* harmony export */   o: () => (/* binding */ readsBlockYaml)
/* harmony export */ });
/* harmony import */ var _beyond_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4155);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8803);


/**
 * What some work gives as long as it meets block YAML alone; undefined where it meets more, and is to be done again with the
 * full parser. Text before and after an edit is so always read by the same parser.
 */
function onBlockYaml(work) {
    try {
        return work(parseBlockYaml);
    }
    catch (error) {
        if (error instanceof _beyond_js__WEBPACK_IMPORTED_MODULE_0__/* .BeyondBlockYaml */ .ov)
            return undefined;
        throw error;
    }
}
/** Throws where a text is more than block YAML, and where a comment of it may be a marker, since it keeps no comments. */
const parseBlockYaml = (text) => (text.includes('$imagepolicy') ? (0,_beyond_js__WEBPACK_IMPORTED_MODULE_0__/* .beyond */ .wQ)() : ((0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .readBlockYaml */ .l)(text) ?? (0,_beyond_js__WEBPACK_IMPORTED_MODULE_0__/* .beyond */ .wQ)()));
/** Whether only block YAML is read by it. */
function readsBlockYaml(parse) {
    return parse === parseBlockYaml;
}


/***/ }),

/***/ 8726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KO: () => (/* binding */ sharedWith),
/* harmony export */   MZ: () => (/* binding */ usesOf),
/* harmony export */   m6: () => (/* binding */ judgeEditable)
/* harmony export */ });
/* harmony import */ var _data_nodes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1816);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7384);
/* harmony import */ var _walk_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9435);



/** Judges what a walk arrived at. */
function judgeEditable(tree, arrival) {
    const { node, steps, position } = arrival;
    const where = (0,_walk_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(steps);
    if (tree.source.text.startsWith('{{', position))
        return no(`${where} is a template`, editElsewhere);
    if (node === null || node === undefined)
        return no(`${where} has no value that could be replaced`, 'write a value there');
    if (!(0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node))
        return no(`${where} is ${(0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node) ? 'a list' : (0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) ? 'a map' : 'no value'}`, oneValue);
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
function objectionTo({ source }, node, where) {
    const { text } = source;
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
    if (!hasMarkers(source) || !imagePolicy.test(`${node.commentBefore ?? ''}${commentAfter(text, end)}`))
        return undefined;
    return no(`${where} belongs to Flux image automation ($imagepolicy): two writers would undo each other's work`, 'remove the marker, or leave the value to Flux');
}
/** https://fluxcd.io/flux/guides/image-update/#configure-image-update-for-custom-resources */
const imagePolicy = /\{\s*"\$imagepolicy"/;
const markers = new WeakMap();
/** Whether a file has any: thousands of values on one line may each ask for theirs. */
function hasMarkers(source) {
    const known = markers.get(source) ?? source.text.includes('$imagepolicy');
    markers.set(source, known);
    return known;
}
/** The comment on the line of a value, also where other values of a flow map stand between. */
function commentAfter(text, end) {
    const lineEnd = text.indexOf('\n', end);
    const rest = text.slice(end, lineEnd < 0 ? undefined : lineEnd);
    const start = rest.search(/(?<!\S)#/);
    return start < 0 ? '' : rest.slice(start);
}
const usesByTarget = new WeakMap();
/** The aliases of a document by what they stand for: thousands of values may each ask for their own. */
function usesOf(tree) {
    const known = usesByTarget.get(tree) ?? Map.groupBy(tree.uses, ({ target }) => target);
    usesByTarget.set(tree, known);
    return known;
}
/** A value in an anchor, or below one, shows wherever the anchor has an alias. */
function sharedWith(tree, { node, above, steps }) {
    const uses = usesOf(tree);
    if (uses.size === 0)
        return undefined;
    const shows = [...above, node]
        .flatMap((one, depth) => (uses.get(one) ?? []).filter((use) => !isShadowed(use, steps[depth])))
        .sort((one, other) => one.position - other.position);
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

/***/ 2378:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ readsAsText),
/* harmony export */   V: () => (/* binding */ renderScalar)
/* harmony export */ });
/** Plain text that no YAML reader takes for anything but text begins and goes on like this. */
const plainText = /^[A-Za-z0-9_./](?:[\w./@+:~=*-]*[\w./@+~=*-])?$/;
/**
 * What some reader takes for a number: with point and exponent, with either alone as YAML 1.1 has it, to another base, in base
 * sixty, or none at all.
 */
const numberLike = /^[-+]?(?:\d*\.?\d*(?:e[-+]?\d+)?|0x[\da-f]*|0[ob]\d*|\d+(?::\d+)+(?:\.\d*)?|\.(?:inf|nan))$/i;
/** Nothing, a truth, a day or a key of its own to some reader: https://yaml.org/type/ */
const wordLike = /^(?:|~|null|y|yes|n|no|true|false|on|off|<<|=|---|\.\.\.|\d{4}-\d{1,2}-\d{1,2}(?:[t\s].*)?)$/i;
/**
 * Whether plain characters are the same text under YAML 1.1 and 1.2, and no number to any reader.
 * Go's YAML takes the underscores out of whatever begins like a number: https://github.com/go-yaml/yaml/blob/v3/resolve.go
 */
function readsAsText(value) {
    if (!value.startsWith('_') && numberLike.test(value.replaceAll('_', '')))
        return false;
    return !wordLike.test(value);
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
/** The quotes that a text of YAML has around more of its values: double ones unless single ones are more. */
function quotesOf(text) {
    const count = (pattern) => text.match(pattern)?.length ?? 0;
    return count(/^[^#\n]*[:-] +'/gm) > count(/^[^#\n]*[:-] +"/gm) ? 'single' : 'double';
}
/**
 * A value as YAML in the style that stood there: its quotes are kept, and added, as the text around has them, where it
 * would not read as text.
 */
function renderScalar(value, style, around = '') {
    if (style === 'plain' && mayBePlain(value))
        return value;
    if ((style === 'plain' ? quotesOf(around) : style) === 'single' && value.search(unprintable) < 0)
        return `'${value.replaceAll("'", "''")}'`;
    return JSON.stringify(value).replace(unprintable, escaped);
}


/***/ }),

/***/ 2514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ splice),
/* harmony export */   a: () => (/* binding */ inOrder)
/* harmony export */ });
/** Puts replacements, none over another, into a text; everything between them stays as it is, to the byte. */
function splice(text, replacements) {
    const ordered = inOrder(text, replacements);
    const pieces = ordered.map((one, index) => text.slice(ordered[index - 1]?.end ?? 0, one.start) + one.text);
    return pieces.join('') + text.slice(ordered.at(-1)?.end ?? 0);
}
/** Replacements in the order of the text, with the room that they need. */
function inOrder(text, replacements) {
    return [...replacements].sort((one, other) => one.start - other.start).map((one) => spaced(text, one));
}
/** An empty value has no width: `tag:` or `tag: # todo` need room before and after the new one. */
function spaced(text, replacement) {
    const { start, end, text: value } = replacement;
    // what begins or ends with white space, or goes on a list, brings its own room along
    if (start !== end || /^[\s,]|\s$/.test(value))
        return replacement;
    const before = /\s/.test(text[start - 1] ?? ' ') ? '' : ' ';
    const after = text[end] === '#' ? ' ' : '';
    return { ...replacement, text: `${before}${value}${after}` };
}


/***/ }),

/***/ 3030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ movedToken)
});

// UNUSED EXPORTS: findMovedToken

// EXTERNAL MODULE: ./build/manifest/block-yaml/beyond.js
var beyond = __webpack_require__(4155);
// EXTERNAL MODULE: ./build/manifest/block-yaml/parse.js
var parse = __webpack_require__(3413);
;// CONCATENATED MODULE: ./build/manifest/scan.js

const names = ['marker', 'indicator', 'property', 'scalar', 'header', 'line', 'comment'];
const fields = 4;
/** The pieces of a text, in order: a large file has a million of them, so that they are kept as numbers. */
class Tokens {
    length = 0;
    #numbers = new Int32Array(fields * 1024);
    /** @param indent by how many columns its line is indented, where it is the first of its line; else -1 */
    add(kind, start, end, indent) {
        const at = this.length * fields;
        if (at === this.#numbers.length)
            this.#grow();
        this.#numbers[at] = names.indexOf(kind);
        this.#numbers[at + 1] = start;
        this.#numbers[at + 2] = end;
        this.#numbers[at + 3] = indent;
        this.length += 1;
    }
    #grow() {
        const larger = new Int32Array(this.#numbers.length * 2);
        larger.set(this.#numbers);
        this.#numbers = larger;
    }
    kindOf(index) {
        return index < this.length ? names[this.#numbers[index * fields] ?? 0] : undefined;
    }
    /** Where it begins, as an index into the text. */
    startOf(index) {
        return this.#numbers[index * fields + 1] ?? 0;
    }
    endOf(index) {
        return this.#numbers[index * fields + 2] ?? 0;
    }
    indentOf(index) {
        return this.#numbers[index * fields + 3] ?? 0;
    }
}
/** What a token is where it begins with one of these; patterns see the line ending as the end. */
const patterns = {
    comment: /#[^\r\n]*/y,
    header: /[|>][-+]?(?= *(?:\r?\n|$)| +#)/y,
    dash: /-(?=[ \r\n]|$)/y,
    colon: /:(?=[ \r\n]|$)/y,
    colonInFlow: /:/y,
    bracket: /[[\]{},]/y,
    property: /[&*][^ \t\r\n,[\]{}]+(?=[ \t\r\n,\]}]|$)/y,
};
/** Pieces of what may be long: a repetition within a repetition would need as much stack as it has characters. */
const pieces = {
    double: [/[^"\\\n]+/y, /\\[^\n]/y],
    single: [/[^'\n]+/y, /''/y],
    plain: [/[^ \t\r\n:]+/y, /:(?![ \t\r\n]|$)/y, /[ \t]+(?![ \t#\r\n:]|$)/y, /[ \t]+(?=:[^ \t\r\n])/y],
    plainInFlow: [/[^ \t\r\n:,[\]{}]+/y, /:(?![ ,[\]{}\r\n]|$)/y, / +(?![ #\t,[\]{}:\r\n]|$)/y],
};
/** What begins a plain scalar. */
const plainStart = /[^ \t\r\n#:,[\]{}"'|>&*!%@`?]/y;
const beginnings = {
    '#': 'comment',
    '"': 'double',
    "'": 'single',
    '|': 'header',
    '>': 'header',
    ':': 'colon',
    '&': 'property',
    '*': 'property',
    '[': 'bracket',
    ']': 'bracket',
    '{': 'bracket',
    '}': 'bracket',
    ',': 'bracket',
};
const kinds = {
    comment: 'comment',
    double: 'scalar',
    single: 'scalar',
    header: 'header',
    dash: 'indicator',
    colon: 'indicator',
    colonInFlow: 'indicator',
    property: 'property',
    bracket: 'indicator',
    plain: 'scalar',
    plainInFlow: 'scalar',
};
/** How deep a bracket leads. */
const steps = { '[': 1, '{': 1, ']': -1, '}': -1 };
/**
 * Finds the tokens of block YAML, line by line. It knows no maps and lists, and shares nothing with the reader of block YAML: it is
 * there to say whether an edit has left all other tokens as they were.
 */
class Scan {
    tokens = new Tokens();
    #text;
    /** Where the next line begins. */
    #next = 0;
    /** How many brackets are open. */
    #depth = 0;
    /** A block scalar whose lines follow: the column of what holds it, and of its first line once that is known. */
    #block;
    constructor(text) {
        this.#text = text;
    }
    /** Goes on in a text that is the same up to here, and finds what comes. */
    fork(text) {
        const scan = new Scan(text);
        scan.#next = this.#next;
        scan.#depth = this.#depth;
        scan.#block = this.#block;
        return scan;
    }
    /** Whether the same text would be the same tokens to both. */
    isLike(other) {
        const [own, its] = [this.#block, other.#block];
        return this.#depth === other.#depth && own?.parent === its?.parent && own?.column === its?.column;
    }
    /** How many brackets are open. */
    get depth() {
        return this.#depth;
    }
    /** Reads the lines that begin before a place. */
    to(end) {
        while (this.#next < Math.min(end, this.#text.length)) {
            const start = this.#next;
            const newline = this.#text.indexOf('\n', start);
            this.#next = newline < 0 ? this.#text.length : newline + 1;
            this.#line(start, this.#next);
        }
    }
    #line(start, next) {
        const end = this.#contentEnd(start, next);
        const first = this.#skipSpaces(start);
        if (first >= end || this.#isInBlock(start, first, end))
            return;
        if (this.#text[first] === '\t')
            (0,beyond/* beyond */.wQ)();
        const beginning = first === start ? this.#text.slice(start, start + 4) : '';
        if (/^---[ \r\n]?$/.test(beginning)) {
            this.tokens.add('marker', start, start + 3, 0);
            this.#content(start, start + 3, end);
        }
        else if (/^\.\.\.\r?\n?$/.test(beginning))
            this.tokens.add('marker', start, start + 3, 0);
        else if (/^(?:\.\.\.|%|---)/.test(beginning))
            (0,beyond/* beyond */.wQ)();
        else
            this.#content(start, first, end);
    }
    #contentEnd(start, next) {
        let end = next;
        if (end > start && this.#text[end - 1] === '\n')
            end -= 1;
        if (end > start && this.#text[end - 1] === '\r')
            end -= 1;
        return end;
    }
    #isInBlock(start, first, end) {
        const block = this.#block;
        if (block === undefined)
            return false;
        const indent = first - start;
        const column = block.column ?? (indent > block.parent ? indent : undefined);
        this.#block = column === undefined || indent < column ? undefined : { ...block, column };
        if (this.#block === undefined)
            return false;
        this.tokens.add('line', first, end, indent);
        return true;
    }
    #content(start, from, end) {
        const opened = this.tokens.length;
        for (let at = this.#skipGap(from); at < end; at = this.#skipGap(at)) {
            const name = this.#nameOf(at);
            const tokenEnd = this.#endOf(name, at);
            if (name === 'bracket')
                this.#depth += steps[this.#text[at] ?? ''] ?? 0;
            if (this.#depth < 0)
                (0,beyond/* beyond */.wQ)();
            if (name === 'comment' && at > start && !/[ \t]/.test(this.#text[at - 1] ?? ''))
                (0,beyond/* beyond */.wQ)();
            if (name === 'header')
                this.#block = { parent: this.#holder(opened, start) };
            this.tokens.add(kinds[name], at, tokenEnd, at === from ? at - start : -1);
            at = tokenEnd;
        }
    }
    #endOf(name, at) {
        switch (name) {
            case 'double':
                return this.#match(/"/y, this.#pieces(name, this.#match(/"/y, at)));
            case 'single':
                return this.#match(/'/y, this.#pieces(name, this.#match(/'/y, at)));
            case 'plain':
            case 'plainInFlow':
                return this.#pieces(name, this.#match(plainStart, at));
            default:
                return this.#match(patterns[name], at);
        }
    }
    #pieces(name, from) {
        let at = from;
        for (let next = at; next >= 0; next = this.#pieceEnd(name, at))
            at = next;
        return at;
    }
    #pieceEnd(name, at) {
        for (const pattern of pieces[name]) {
            pattern.lastIndex = at;
            if (pattern.test(this.#text))
                return pattern.lastIndex;
        }
        return -1;
    }
    #match(pattern, at) {
        pattern.lastIndex = at;
        return pattern.test(this.#text) ? pattern.lastIndex : (0,beyond/* beyond */.wQ)();
    }
    #nameOf(at) {
        const inFlow = this.#depth > 0;
        const first = this.#text[at] ?? '';
        const next = this.#text[at + 1];
        const isDash = first === '-' && (next === undefined || next === ' ' || next === '\n' || next === '\r');
        if (isDash)
            return 'dash';
        if (inFlow && first === ':')
            return 'colonInFlow';
        return beginnings[first] ?? (inFlow ? 'plainInFlow' : 'plain');
    }
    /** The column of the key or the dash before a block scalar, behind which an anchor may stand. */
    #holder(opened, start) {
        const tokens = this.tokens;
        let last = tokens.length - 1;
        while (tokens.kindOf(last) === 'property')
            last -= 1;
        const holder = this.#text[tokens.startOf(last)] === ':' ? last - 1 : last;
        const column = tokens.startOf(holder) - start;
        return last < opened || holder < 0 || column < 0 ? (0,beyond/* beyond */.wQ)() : column;
    }
    #skipGap(from) {
        let at = from;
        while (this.#text[at] === ' ' || this.#text[at] === '\t')
            at += 1;
        return at;
    }
    #skipSpaces(from) {
        let at = from;
        while (this.#text.charCodeAt(at) === 0x20)
            at += 1;
        return at;
    }
}

// EXTERNAL MODULE: ./build/manifest/source.js + 1 modules
var manifest_source = __webpack_require__(7384);
// EXTERNAL MODULE: ./build/manifest/splice.js
var splice = __webpack_require__(2514);
;// CONCATENATED MODULE: ./build/manifest/token-check.js





/**
 * The first place, as an index into the text before, where something outside of what was replaced differs: a character, or a token
 * that has become another one, has come or gone. Undefined where all stands as it stood. Throws where the scanner does not know a
 * line.
 */
function findMovedToken(texts, replacements) {
    const ranges = rangesOf((0,splice/* inOrder */.a)(texts.before, replacements));
    const [first, last] = [ranges[0], ranges.at(-1)];
    if (first === undefined || last === undefined)
        return movedText(texts, ranges);
    return movedText(texts, ranges) ?? differingToken(...scansAround(texts, first, last), ranges);
}
/**
 * The tokens of the lines that are changed. The text before them is the same, and so are its tokens; behind them it is the same
 * again, and where both scans have come to the same state there, so are its tokens: only else it is scanned to its end.
 */
function scansAround({ before, after }, first, last) {
    const lead = new Scan(before);
    lead.to(before.lastIndexOf('\n', first.start - 1) + 1);
    const [was, is] = [lead.fork(before), lead.fork(after)];
    was.to(last.end + 1);
    is.to(last.newEnd + 1);
    if (!was.isLike(is)) {
        was.to(before.length);
        is.to(after.length);
        if (is.depth !== 0)
            (0,beyond/* beyond */.wQ)();
    }
    return [was.tokens, is.tokens];
}
/** What differs, in words: a parser that keeps no comments is seconded by the scanner. */
function movedToken(source, after, replacements) {
    if (!(0,parse/* readsBlockYaml */.o)(source.parse))
        return undefined;
    const moved = findMovedToken({ before: source.text, after }, replacements);
    return moved === undefined ? undefined : `line ${(0,manifest_source/* placeAt */.BW)(source, moved).line} would change too`;
}
function rangesOf(replacements) {
    let shift = 0;
    return replacements.map(({ start, end, text }) => {
        const newStart = start + shift;
        shift += text.length - (end - start);
        return { start, end, newStart, newEnd: newStart + text.length };
    });
}
function movedText({ before, after }, ranges) {
    let [was, is] = [0, 0];
    for (const { start, end, newStart, newEnd } of [...ranges, endOf(before, after)]) {
        const [old, now] = [before.slice(was, start), after.slice(is, newStart)];
        if (old !== now)
            return was + firstDifference(old, now);
        [was, is] = [end, newEnd];
    }
    return undefined;
}
function endOf(before, after) {
    return { start: before.length, end: before.length, newStart: after.length, newEnd: after.length };
}
function firstDifference(old, now) {
    let at = 0;
    while (at < old.length && old[at] === now[at])
        at += 1;
    return at;
}
function differingToken(was, is, ranges) {
    const old = new Outside(was, ranges.map(({ start, end }) => ({ start, end, shift: 0 })));
    const now = new Outside(is, ranges.map(({ end, newStart, newEnd }) => ({ start: newStart, end: newEnd, shift: newEnd - end })));
    for (;;) {
        const [one, other] = [old.next(), now.next()];
        if (one < 0 && other < 0)
            return undefined;
        if (one < 0)
            return now.place(other);
        const isSame = other >= 0 &&
            was.kindOf(one) === is.kindOf(other) &&
            (was.indentOf(one) === is.indentOf(other) || old.isBehindRange(one)) &&
            was.startOf(one) === now.place(other) &&
            was.endOf(one) - was.startOf(one) === is.endOf(other) - is.startOf(other);
        if (!isSame)
            return was.startOf(one);
    }
}
/** Goes through the tokens that no range touches. */
class Outside {
    #tokens;
    #ranges;
    #range = 0;
    #shift = 0;
    #index = -1;
    constructor(tokens, ranges) {
        this.#tokens = tokens;
        this.#ranges = ranges;
    }
    /** The next one; -1 where there is none. */
    next() {
        do
            this.#index += 1;
        while (this.#index < this.#tokens.length && this.#isTouched());
        return this.#index < this.#tokens.length ? this.#index : -1;
    }
    #isTouched() {
        const start = this.#tokens.startOf(this.#index);
        for (let range = this.#ranges[this.#range]; range !== undefined; range = this.#ranges[this.#range]) {
            if (range.end > start)
                return this.#tokens.endOf(this.#index) > range.start;
            this.#shift = range.shift;
            this.#range += 1;
        }
        return false;
    }
    /** Whether what begins its line, or all before it on the line, was replaced: then it may stand on another line than before. */
    isBehindRange(index) {
        const end = this.#ranges[this.#range - 1]?.end;
        const lead = Math.max(0, this.#tokens.indentOf(index));
        return end !== undefined && end >= this.#tokens.startOf(index) - lead;
    }
    /** Where a token stood before. */
    place(index) {
        return this.#tokens.startOf(index) - this.#shift;
    }
}


/***/ }),

/***/ 9662:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ unfit)
/* harmony export */ });
/* harmony import */ var _data_nodes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1816);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7384);
/* harmony import */ var _tree_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6162);



/** What is wrong with a file as a whole: an edit of it cannot be right, or nobody could read the result. */
function unfit(source, trees) {
    const place = { file: source.file };
    if ((0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .isEncrypted */ .ph)(source)) {
        const remedy = 'edit it with sops, or keep what is to be edited in a file of its own, in clear';
        return { message: 'is encrypted by SOPS: any edit breaks its checksum', place, remedy };
    }
    for (const { uses } of trees) {
        const use = uses.find(({ target }) => target === undefined);
        if (use === undefined)
            continue;
        // to some readers an anchor goes on into the next document: then an edit of one would change another
        const message = 'is an alias without an anchor before it in its document';
        return { message, place: (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .placeAt */ .BW)(source, use.position), remedy: 'write the value out' };
    }
    if (trees.every((tree) => isReadable(tree)))
        return undefined;
    return { message: 'has aliases that stand for millions of values', place, remedy: 'write some of them out' };
}
/** As readers of Kubernetes have it, many values are no harm, but many that stand nowhere: https://github.com/go-yaml/yaml/blob/v3/decode.go */
const mostShown = 1_000_000;
const mostRatio = 10;
/** Whether what a reader sees of a document is not far more than what stands there. */
function isReadable(tree) {
    const shown = sizeOf(tree, true);
    return shown <= mostShown || shown <= mostRatio * sizeOf(tree, false);
}
/** How many nodes a document has: as it stands, or with what each alias stands for in its place. */
function sizeOf(tree, follows) {
    if (tree.uses.length === 0)
        return 0;
    const sizes = new Map();
    const count = (node) => {
        const known = sizes.get(node);
        if (known !== undefined)
            return known;
        // what shows itself never ends
        if ((0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) || (0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
            sizes.set(node, Number.POSITIVE_INFINITY);
        const size = 1 + ((0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) && !follows ? [] : inner(tree, node)).reduce((sum, one) => sum + count(one), 0);
        if ((0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) || (0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
            sizes.set(node, size);
        return size;
    };
    return count(tree.root);
}
function inner(tree, node) {
    if ((0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node))
        return [(0,_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .resolve */ .hd)(tree, node)];
    if ((0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isPair */ .tO)(node))
        return [node.key, node.value];
    return (0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) || (0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node) ? node.items : [];
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
/* harmony import */ var _data_nodes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1816);
/* harmony import */ var _text_nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2788);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7309);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7384);
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
    if (!(0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(at.node))
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
    return steps.length === 0 ? 'the document' : (0,_path_js__WEBPACK_IMPORTED_MODULE_4__/* .printPath */ .bA)({ steps });
}
function intoMap(tree, at, key) {
    const { node } = at;
    if (!(0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node)) {
        const message = `${nameOf(at.steps)} is ${kindOf(node)}, so it has no key "${key}"`;
        const remedy = (0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)
            ? `name one of its items, as in ${(0,_path_js__WEBPACK_IMPORTED_MODULE_4__/* .printPath */ .bA)({ steps: [...at.steps, { index: 0 }] })}`
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
    if ((0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
        return 'a map';
    if ((0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
        return 'a list';
    return (0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && node.value !== null ? 'a single value' : 'empty';
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
    if (!(0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)) {
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
        return (0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(map) && (0,_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(tree, map, where) === is;
    });
}
/**
 * The same way with items told by their `name` where that is theirs alone: whatever is put before them, they are found. Of an
 * item without a name, or one of several with the same, the index says where it stands now.
 */
function lastingSteps(tree, { steps, above }) {
    return steps.map((step, depth) => {
        const list = above[depth];
        if (!('index' in step) || !(0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(list))
            return step;
        const item = (0,_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .resolve */ .hd)(tree, list.items[step.index]);
        const is = (0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(item) ? (0,_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(tree, item, 'name') : undefined;
        if (is === undefined || is === '')
            return step;
        return itemsWith(tree, list, { where: 'name', is }).length === 1 ? { where: 'name', is } : step;
    });
}
function intoList(at, index) {
    const { node, position } = at;
    if (!(0,_data_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)) {
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
