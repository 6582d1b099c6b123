export const id = 842;
export const ids = [842];
export const modules = {

/***/ 5842:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  edit: () => (/* binding */ edit)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/manifest/block-yaml/parse.js
var parse = __webpack_require__(3413);
// EXTERNAL MODULE: ./build/manifest/expression/syntax.js
var syntax = __webpack_require__(3040);
;// CONCATENATED MODULE: ./build/manifest/expression/parser.js

/** What binds how tightly, as in yq: `and` and `or` less than a pipe, which binds less than `=` and `==`. */
const levels = [['and', 'or'], ['|'], ['=', '|=', '==', '!='], ['+']];
/** So many parts within each other or one after the other: nobody writes more, and each takes room on the stack. */
const deepest = 1000;
/** Makes a tree of the words of an expression. Throws an `ExpressionError` where they make none. */
class Parser {
    #tokens;
    #patternOf;
    #next = 0;
    #depth = 0;
    /** Without a reader of patterns there may be none in the expression. */
    constructor(tokens, patternOf) {
        this.#tokens = tokens;
        this.#patternOf = patternOf;
    }
    /** All words as one expression. */
    whole() {
        const expression = this.#binary(0);
        if (this.#peek().kind !== 'end')
            this.#stranger();
        return expression;
    }
    #peek() {
        const token = this.#tokens[this.#next] ?? this.#tokens.at(-1);
        return token ?? { kind: 'end', text: '', at: 0, end: 0 };
    }
    #is(kind, text) {
        const token = this.#peek();
        return token.kind === kind && token.text === text;
    }
    #accept(text) {
        if (!this.#is('sign', text))
            return false;
        this.#next += 1;
        return true;
    }
    #expect(text) {
        if (this.#is('sign', ','))
            this.#fail('a list of several is not supported', 'make each a stage: del(.a) | del(.b)');
        if (!this.#accept(text))
            this.#fail(`expected ${text}`, syntax/* supported */.$j);
    }
    #fail(message, remedy) {
        throw new syntax/* ExpressionError */.tj(this.#peek().at, message, remedy);
    }
    #tooMuch() {
        return this.#fail('this is too long or nested too deeply', 'split it: -e A -e B');
    }
    #stranger() {
        const { kind, text } = this.#peek();
        if (kind === 'end')
            return this.#fail('the expression ends too early', syntax/* supported */.$j);
        return this.#fail(`${kind === 'string' ? JSON.stringify(text) : `"${text}"`} is not supported here`, syntax/* supported */.$j);
    }
    #binary(level) {
        this.#depth += 1;
        if (this.#depth > deepest)
            this.#tooMuch();
        const expression = this.#joined(level);
        this.#depth -= 1;
        return expression;
    }
    /** Of one level the right one is read first, as yq does. */
    #joined(level) {
        const signs = levels[level];
        if (signs === undefined)
            return this.#postfix();
        const left = this.#binary(level + 1);
        const { text, kind, at } = this.#peek();
        if ((kind !== 'sign' && kind !== 'word') || !signs.includes(text))
            return left;
        this.#next += 1;
        const right = this.#binary(level);
        if (level === 0 && right.kind === 'logic' && right.word !== text && this.#tokens[this.#next - 1]?.text !== ')')
            throw new syntax/* ExpressionError */.tj(at, '"and" and "or" beside each other', 'say with parentheses what belongs together');
        return joined(text, left, right);
    }
    #postfix() {
        let expression = this.#primary();
        const first = this.#next;
        for (let step = this.#step(); step !== undefined; step = this.#step()) {
            if (this.#next - first > deepest)
                this.#tooMuch();
            expression = { kind: 'pipe', at: expression.at, left: expression, right: step };
        }
        return expression;
    }
    /** A further step of a path: `.key`, `[…]`, `.[…]`. */
    #step() {
        const { kind, text, at } = this.#peek();
        if (kind === 'key')
            return this.#key();
        if (this.#is('sign', '.') && this.#tokens[this.#next + 1]?.text === '[')
            this.#next += 1;
        if (!this.#is('sign', '['))
            return undefined;
        this.#next += 1;
        if (this.#accept(']'))
            return { kind: 'each', at };
        const inside = this.#peek();
        this.#next += 1;
        if (inside.kind === 'string')
            requireLiteralKey(inside);
        else if (inside.kind !== 'number' || !/^-?\d+$/.test(inside.text)) {
            this.#next -= 1;
            this.#fail('in brackets stands "key", a number or nothing', syntax/* supported */.$j);
        }
        this.#expect(']');
        if (inside.kind === 'number')
            return { kind: 'index', at, index: Number(inside.text) };
        return { kind: 'key', at: text === '' ? at : inside.at, key: inside.text };
    }
    #key() {
        const token = this.#peek();
        requireLiteralKey(token);
        this.#next += 1;
        return { kind: 'key', at: token.at, key: token.text };
    }
    #primary() {
        const token = this.#peek();
        const { at } = token;
        if (token.kind === 'key')
            return this.#key();
        if (token.kind === 'string' || token.kind === 'number') {
            this.#next += 1;
            return { kind: 'literal', at, value: { type: token.kind, text: token.text } };
        }
        if (this.#is('sign', '.'))
            return this.#dot(at);
        if (this.#is('sign', '['))
            this.#fail('a list is not supported here', syntax/* supported */.$j);
        if (this.#accept('..'))
            return { kind: 'descend', at };
        if (this.#accept('(')) {
            const inside = this.#binary(0);
            this.#expect(')');
            return inside;
        }
        return token.kind === 'word' ? this.#word(token) : this.#stranger();
    }
    #dot(at) {
        if (this.#tokens[this.#next + 1]?.text === '[') {
            const step = this.#step();
            if (step !== undefined)
                return step;
        }
        this.#next += 1;
        return { kind: 'self', at };
    }
    #word(token) {
        const { at, text } = token;
        const value = constants.get(text);
        if (value !== undefined || text === 'not' || documentIndex.test(text)) {
            this.#next += 1;
            if (value !== undefined)
                return { kind: 'literal', at, value };
            return { kind: text === 'not' ? 'not' : 'document-index', at };
        }
        if (!functions.has(text))
            this.#stranger();
        this.#next += 1;
        this.#expect('(');
        const made = this.#call(text, at);
        this.#expect(')');
        return made;
    }
    #call(name, at) {
        switch (name) {
            case 'select':
                return { kind: 'select', at, condition: this.#binary(0) };
            case 'del':
                return { kind: 'delete', at, target: this.#binary(0) };
            case 'has':
                return this.#has(at);
            case 'test':
                return { kind: 'test', at, pattern: this.#pattern() };
            case 'sub': {
                const pattern = this.#pattern();
                if (!this.#accept(','))
                    this.#expect(';');
                return { kind: 'substitute', at, pattern, template: this.#string() };
            }
            default: {
                const variable = this.#peek();
                if (variable.kind !== 'word')
                    this.#fail('expected the name of a variable, without quotes', syntax/* supported */.$j);
                this.#next += 1;
                return { kind: 'variable', at: variable.at, name: variable.text, as: name === 'env' ? 'yaml' : 'text' };
            }
        }
    }
    #has(at) {
        const token = this.#peek();
        if (token.kind === 'number') {
            this.#next += 1;
            return { kind: 'has', at, key: Number(token.text) };
        }
        return { kind: 'has', at, key: this.#string() };
    }
    #pattern() {
        const { at } = this.#peek();
        const pattern = this.#patternOf?.(this.#string(), at);
        return pattern ?? this.#fail('expected a regular expression', syntax/* supported */.$j);
    }
    #string() {
        const token = this.#peek();
        if (token.kind !== 'string')
            this.#fail('expected text in double quotes', syntax/* supported */.$j);
        this.#next += 1;
        return token.text;
    }
}
const functions = new Set(['select', 'del', 'has', 'test', 'sub', 'env', 'strenv']);
const documentIndex = /^(?:di|document_?[iI]ndex)$/;
const nothing = { type: 'null', text: 'null' };
const constants = new Map([
    ...['true', 'True', 'TRUE'].map((word) => [word, { type: 'boolean', text: 'true' }]),
    ...['false', 'False', 'FALSE'].map((word) => [word, { type: 'boolean', text: 'false' }]),
    ...['null', 'Null', 'NULL', '~'].map((word) => [word, nothing]),
]);
/** In yq a star in a key, even in quotes, stands for anything. */
function requireLiteralKey({ at, text }) {
    const wildcard = text.search(/[*?]/);
    if (wildcard >= 0)
        throw new syntax/* ExpressionError */.tj(at + 1 + wildcard, 'a wildcard in a key is not supported', 'use [] and select(…)');
}
function joined(sign, left, right) {
    const parts = { at: left.at, left, right };
    switch (sign) {
        case 'and':
        case 'or':
            return { kind: 'logic', word: sign, ...parts };
        case '|':
            return { kind: 'pipe', ...parts };
        case '+':
            return { kind: 'add', ...parts };
        case '==':
        case '!=':
            return { kind: 'equals', negated: sign === '!=', ...parts };
        default:
            return { kind: 'assign', isUpdate: sign === '|=', ...parts };
    }
}

;// CONCATENATED MODULE: ./build/manifest/expression/tokens.js

/** In this order: what is tried first wins. */
const rules = [
    ['sign', /\.\.\.?|\|=|==|!=|\/\/=?|[-+*/%]=|<=|>=|[|=+*/%(){}[\],:;<>$?-]/y],
    ['string', /"(?:[^"\\]|\\[\s\S])*"/y],
    ['number', /\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])|0x[\da-fA-F]+(?!\w)/y],
    ['word', /[\p{L}_~][\p{L}\p{N}_]*/uy],
];
const space = /(?:\s|#[^\n]*)*/y;
const negative = /-(?=\d)/y;
/** As in yq, a key after a point goes on to what ends it there: `.app.kubernetes.io/name` is three keys, and `.a+b` is one. */
const plainKey = /\.([^\s.[\]{}()|=!,;:]+)/y;
const quotedKey = /\."((?:[^"\\]|\\[\s\S])*)"/y;
/** Takes an expression apart. Throws an `ExpressionError` at what is no part of the language. */
function tokensOf(text) {
    const tokens = [];
    let at = matchAt(space, text, 0)?.[0].length ?? 0;
    while (at < text.length) {
        const token = tokenAt(text, at);
        tokens.push(token);
        at = token.end + (matchAt(space, text, token.end)?.[0].length ?? 0);
    }
    return [...tokens, { kind: 'end', text: '', at: text.length, end: text.length }];
}
function matchAt(pattern, text, at) {
    pattern.lastIndex = at;
    return pattern.exec(text);
}
function tokenAt(text, at) {
    const quoted = matchAt(quotedKey, text, at);
    if (quoted !== null)
        return keyToken((quoted[1] ?? '').replaceAll('\\"', '"'), at, quoted[0]);
    const key = matchAt(plainKey, text, at);
    if (key !== null)
        return keyToken(key[1] ?? '', at, key[0]);
    if (text[at] === '.' && text[at + 1] !== '.')
        return { kind: 'sign', text: '.', at, end: at + 1 };
    const minus = matchAt(negative, text, at) === null ? 0 : 1;
    if (minus === 1) {
        const number = tokenAt(text, at + 1);
        return { ...number, text: `-${number.text}`, at };
    }
    for (const [kind, pattern] of rules) {
        const found = matchAt(pattern, text, at)?.[0];
        if (found === undefined)
            continue;
        const value = kind === 'string' ? unescaped(found.slice(1, -1), at + 1) : found;
        return { kind, text: value, at, end: at + found.length };
    }
    throw new syntax/* ExpressionError */.tj(at, complaintAt(text, at), text[at] === "'" ? 'write "…"' : syntax/* supported */.$j);
}
function keyToken(text, at, { length }) {
    return { kind: 'key', text, at, end: at + length };
}
/** A string of yq knows `\"`, `\n` and `\\`; any other backslash stands for itself, as regular expressions want it. */
function unescaped(text, at) {
    for (const { 0: pair, index } of text.matchAll(/\\[\s\S]/g))
        if (pair === '\\(')
            throw new syntax/* ExpressionError */.tj(at + index, 'in yq \\( puts an expression into a text', 'write \\\\( for a parenthesis, or +');
    // one after the other, as yq does it
    return text.replaceAll('\\"', '"').replaceAll('\\n', '\n').replaceAll('\\\\', '\\');
}
function complaintAt(text, at) {
    if (text[at] === '"')
        return 'this string does not end';
    if (text[at] === "'")
        return 'text stands in double quotes';
    return `"${text.slice(at, at + 1)}" is not understood here`;
}

;// CONCATENATED MODULE: ./build/manifest/expression/parse.js



/** Reads an expression in the part of yq's language that edits manifests, with yq's precedence. */
async function parseExpression(text) {
    // the library of regular expressions is large: it is loaded where there is one
    if (!/\b(?:test|sub)\b/.test(text))
        return parseWith(text, undefined);
    const { patternOf } = await __webpack_require__.e(/* import() */ 787).then(__webpack_require__.bind(__webpack_require__, 6787));
    return parseWith(text, patternOf);
}
/** The same with a reader of regular expressions, which an expression without any does not need. */
function parseWith(text, patternOf) {
    try {
        const expression = new Parser(tokensOf(text), patternOf).whole();
        requireEdit(expression, true);
        return { result: 'parsed', text, expression };
    }
    catch (error) {
        if (!(error instanceof syntax/* ExpressionError */.tj))
            throw error;
        return { result: 'wrong', column: error.at + 1, message: error.message, remedy: error.remedy };
    }
}
/** An edit is a pipe whose last stage changes something; what an assignment is made from changes nothing. */
function requireEdit(expression, isLast) {
    if (expression.kind === 'pipe') {
        requireEdit(expression.left, false);
        requireEdit(expression.right, isLast);
        return;
    }
    if (isLast && !(0,syntax/* writes */.D3)(expression))
        throw new syntax/* ExpressionError */.tj(expression.at, 'this changes nothing', 'end with =, |= or del(…)');
    if (expression.kind === 'assign') {
        requireReading(expression.left);
        requireReading(expression.right);
    }
    else if (expression.kind === 'delete')
        requireReading(expression.target);
    else
        requireReading(expression);
}
function requireReading(expression) {
    if ((0,syntax/* writes */.D3)(expression))
        throw new syntax/* ExpressionError */.tj(expression.at, 'a change within another part', 'make each change a stage: A = 1 | B = 2');
}

// EXTERNAL MODULE: ./build/manifest/source.js + 1 modules
var manifest_source = __webpack_require__(7384);
// EXTERNAL MODULE: ./build/manifest/tree.js
var manifest_tree = __webpack_require__(6162);
// EXTERNAL MODULE: ./build/manifest/unfit.js
var unfit = __webpack_require__(9662);
// EXTERNAL MODULE: ./build/manifest/splice.js
var splice = __webpack_require__(2514);
// EXTERNAL MODULE: ./build/manifest/token-check.js + 1 modules
var token_check = __webpack_require__(3030);
// EXTERNAL MODULE: ./build/data/nodes.js
var nodes = __webpack_require__(1816);
// EXTERNAL MODULE: ./build/manifest/walk.js
var walk = __webpack_require__(9435);
;// CONCATENATED MODULE: ./build/manifest/expression/refusal.js

/** Ends the edit of a file; caught where the edit of a file begins, which answers with the problems. */
class Refusal extends Error {
    problems;
    constructor(problems) {
        super(problems.map(({ message }) => message).join('; '));
        this.problems = problems;
    }
}
/** Refuses at a position of the file. */
function refuse(source, position, { message, remedy }) {
    throw new Refusal([{ message, place: (0,manifest_source/* placeAt */.BW)(source, position), ...(remedy === undefined ? {} : { remedy }) }]);
}
/** What is made of each of several; where some are refused, a refusal with the problems of all of them, each once. */
function ofEach(all, make) {
    const made = [];
    const problems = new Map();
    for (const one of all) {
        try {
            for (const result of make(one))
                made.push(result);
        }
        catch (error) {
            if (!(error instanceof Refusal))
                throw error;
            for (const problem of error.problems)
                problems.set(JSON.stringify(problem), problem);
        }
    }
    if (problems.size > 0)
        throw new Refusal([...problems.values()]);
    return made;
}

;// CONCATENATED MODULE: ./build/manifest/expression/cursor.js





/** The beginning of a document. */
function cursorAt(tree, absent = 'refuse') {
    return { tree, at: (0,walk/* rootOf */.I5)(tree), missing: [], absent };
}
/** All steps to a cursor, also those that are not there. */
function stepsOf({ at, missing }) {
    return [...at.steps, ...missing.map((key) => ({ key }))];
}
/** Whether nothing stands there, or an empty value. */
function isEmpty({ at, missing }) {
    return (missing.length > 0 || at.node === null || at.node === undefined || ((0,nodes/* isScalar */.jn)(at.node) && at.node.value === null));
}
/** Under a key: of a list it is a mistake, and a single value has none. */
function intoKey(cursor, key) {
    const { tree, at } = cursor;
    if (isEmpty(cursor))
        return [{ ...cursor, missing: [...cursor.missing, key] }];
    if ((0,nodes/* isMap */.jh)(at.node) && (0,manifest_tree/* lookUp */.TE)(tree, at.node, key) === undefined)
        return [{ ...cursor, missing: [key] }];
    if (!(0,nodes/* isMap */.jh)(at.node) && !(0,nodes/* isSeq */.oP)(at.node))
        return [];
    return [follow(cursor, { key })];
}
/** An item of a list, from its end where negative. */
function intoIndex(cursor, index) {
    const { tree, at } = cursor;
    if (cursor.absent === 'skip' && (isEmpty(cursor) || isBeyond(at.node, index)))
        return [];
    if ((0,nodes/* isSeq */.oP)(at.node))
        return [follow(cursor, { index })];
    if (!isEmpty(cursor) && !(0,nodes/* isMap */.jh)(at.node))
        return [];
    const message = `${(0,walk/* nameOf */.Vb)(stepsOf(cursor))} is ${isEmpty(cursor) ? 'empty' : (0,walk/* kindOf */.I)(at.node)}, so it has no item ${index}`;
    return refuse(tree.source, at.position, { message, remedy: 'only keys are created: write the list by hand' });
}
function isBeyond(node, index) {
    return (0,nodes/* isSeq */.oP)(node) && (index >= node.items.length || index < -node.items.length);
}
/** Of a key that stands twice, readers take the one or the other. */
function follow(cursor, step) {
    const next = (0,walk/* stepOn */.QM)(cursor.tree, cursor.at, step);
    if ('message' in next)
        return refuse(cursor.tree.source, next.position, next);
    const { node } = cursor.at;
    if ('key' in step && next.obstacle !== undefined && (0,nodes/* isMap */.jh)(node) && (0,manifest_source/* pairsWith */.c_)(node, step.key).length > 1)
        return refuse(cursor.tree.source, next.obstacle.position, next.obstacle);
    return { ...cursor, at: next };
}
/** Every item of a list, or value of a map; a merge key is none of its own. */
function intoEach(cursor) {
    const { node } = cursor.at;
    if (cursor.missing.length > 0)
        return [];
    if ((0,nodes/* isSeq */.oP)(node))
        return node.items.map((_, index) => follow(cursor, { index }));
    if (!(0,nodes/* isMap */.jh)(node))
        return [];
    return node.items.flatMap((pair) => {
        const key = (0,manifest_source/* keyOf */.TN)(pair);
        if (key === undefined)
            return refuseKey(cursor, (0,manifest_source/* positionOf */.df)(pair.key) ?? (0,manifest_source/* positionOf */.df)(pair.value));
        return key === '<<' ? [] : [follow(cursor, { key })];
    });
}
function refuseKey({ tree, at }, position) {
    return refuse(tree.source, position ?? at.position, {
        message: `${(0,walk/* nameOf */.Vb)(at.steps)} has a key that is no text, so that what is below it has no name`,
        remedy: 'name what is meant without [] and ..',
    });
}
/** The place and everything below it, in the order of the text. What an alias shows stands elsewhere, and is met there. */
function descended(cursor) {
    const all = [];
    const open = [cursor];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
        all.push(next);
        for (const inner of intoEach(next).filter(isOwn).reverse())
            open.push(inner);
    }
    return all;
}
function isOwn({ at }) {
    const above = at.above.at(-1);
    const step = at.steps.at(-1);
    if (step === undefined)
        return true;
    if ((0,nodes/* isSeq */.oP)(above) && 'index' in step)
        return !(0,nodes/* isAlias */.Vj)(above.items[step.index]);
    return !(0,nodes/* isMap */.jh)(above) || !('key' in step) || !(0,manifest_source/* pairsWith */.c_)(above, step.key).some(({ value }) => (0,nodes/* isAlias */.Vj)(value));
}
/** The single value that stands there; undefined for a map or list. */
function valueAt(cursor) {
    if (isEmpty(cursor))
        return { type: 'null', text: 'null' };
    const { node } = cursor.at;
    return (0,nodes/* isScalar */.jn)(node) ? { type: typeOf(node.value), text: (0,manifest_source/* scalarText */.ws)(node) } : undefined;
}
/** The type of a value that the parser gives; whatever is neither number nor boolean is text. */
function typeOf(value) {
    if (typeof value === 'number' || typeof value === 'bigint')
        return 'number';
    return typeof value === 'boolean' ? 'boolean' : 'string';
}

;// CONCATENATED MODULE: ./build/manifest/expression/evaluate.js






/** What an expression gives at one place. Throws a `Refusal` or an `ExpressionError` where it has no meaning. */
function evaluate(expression, here, scope) {
    const { kind, at } = expression;
    const inner = (part, from) => evaluate(part, from, scope);
    switch (kind) {
        case 'self':
            return [here];
        case 'literal':
            return [expression.value];
        case 'variable':
            return [variableOf(expression, scope)];
        case 'pipe':
            return inner(expression.left, here).flatMap((result) => inner(expression.right, result));
        case 'select':
            return evaluate(expression.condition, here, { ...scope, isReading: true }).some(isTrue) ? [here] : [];
        case 'not':
            return [truth(!isTrue(here))];
        case 'equals':
            return pairsOf(inner(expression.left, here), inner(expression.right, here)).map(([left, right]) => truth(equal(left, right, at) !== expression.negated));
        case 'logic':
            return logic(expression, (part) => inner(part, here));
        case 'add':
            return pairsOf(inner(expression.left, here), inner(expression.right, here)).map(([left, right]) => sum(singleOf(left, at), singleOf(right, at), at));
        case 'test':
        case 'substitute':
            return search(expression, here);
        case 'assign':
        case 'delete':
            throw new syntax/* ExpressionError */.tj(at, 'a change within another part', 'make each change a stage: A = 1 | B = 2');
        default:
            return evaluatePath(expression, here).filter((result) => !scope.isReading || !isMissing(result));
    }
}
function isMissing(result) {
    return 'tree' in result && result.missing.length > 0;
}
/** What has a meaning at a place of the file alone. */
function evaluatePath(expression, here) {
    if (!('tree' in here))
        throw new syntax/* ExpressionError */.tj(expression.at, 'needs a place of the file before it', 'begin with a path');
    switch (expression.kind) {
        case 'key':
            return intoKey(here, expression.key);
        case 'index':
            return intoIndex(here, expression.index);
        case 'each':
            return intoEach(here);
        case 'descend':
            return descended(here);
        case 'document-index':
            return [{ type: 'number', text: String(here.tree.document) }];
        case 'has':
            return [truth(has(here, expression.key))];
    }
}
function has({ tree, at, missing }, key) {
    if (missing.length > 0)
        return false;
    if ((0,nodes/* isSeq */.oP)(at.node))
        return typeof key === 'number' && key < at.node.items.length;
    return (0,nodes/* isMap */.jh)(at.node) && (0,manifest_tree/* hasKey */.CJ)(tree, at.node, String(key));
}
function truth(is) {
    return { type: 'boolean', text: String(is) };
}
function valueIn(result) {
    return 'tree' in result ? valueAt(result) : result;
}
/** As in yq, all is true but `false` and nothing. */
function isTrue(result) {
    const value = valueIn(result);
    if (value === undefined)
        return true;
    return value.type !== 'null' && !(value.type === 'boolean' && /^false$/i.test(value.text));
}
/** Every one with every other; as in yq, a side that gives nothing counts as null. */
function pairsOf(left, right) {
    const others = right.length === 0 ? [evaluate_nothing] : right;
    return (left.length === 0 ? [evaluate_nothing] : left).flatMap((one) => others.map((other) => [one, other]));
}
const evaluate_nothing = { type: 'null', text: 'null' };
function logic({ word, left, right }, results) {
    const first = results(left).some(isTrue);
    const isDecided = word === 'and' ? !first : first;
    return [truth(isDecided ? first : results(right).some(isTrue))];
}
/** As in yq: the characters are compared, whatever their type, and `*` and `?` on the right stand for anything. */
function equal(left, right, at) {
    const [one, other] = [valueIn(left), valueIn(right)];
    if (one === undefined && other === undefined)
        throw new syntax/* ExpressionError */.tj(at, 'maps and lists are not compared', 'compare single values in them');
    if (one === undefined || other === undefined)
        return false;
    if (one.type === 'null' || other.type === 'null')
        return one.type === other.type;
    return matches(one.text, other.text);
}
/** Without going back further than to the last star. */
function matches(text, glob) {
    let [place, sign, star, mark] = [0, 0, -1, 0];
    while (place < text.length) {
        if (glob[sign] === '*')
            [star, mark, sign] = [sign, place, sign + 1];
        else if (glob[sign] === '?' || glob[sign] === text[place])
            [place, sign] = [place + 1, sign + 1];
        else if (star >= 0)
            [sign, mark, place] = [star + 1, mark + 1, mark + 1];
        else
            return false;
    }
    return /^\**$/.test(glob.slice(sign));
}
/** The value of a result, which must be a single one. */
function singleOf(result, at) {
    const value = valueIn(result);
    if (value !== undefined)
        return value;
    throw new syntax/* ExpressionError */.tj(at, 'gives a map or a list, which cannot be written or added', 'name a single value');
}
function sum(left, right, at) {
    if (left.type === 'null')
        return right;
    if (right.type === 'null')
        return left;
    if (left.type === 'string' || right.type === 'string')
        return { type: 'string', text: left.text + right.text };
    if (left.type === 'boolean' || right.type === 'boolean')
        throw new syntax/* ExpressionError */.tj(at, 'true and false cannot be added', 'add text or numbers');
    const isWhole = [left, right].every(({ text }) => wholeNumber.test(text));
    if (!isWhole && ![left, right].every(({ text }) => wholeNumber.test(text) || decimalNumber.test(text)))
        throw new syntax/* ExpressionError */.tj(at, 'only numbers in plain decimal digits are added', 'write the sum');
    const total = Number(left.text) + Number(right.text);
    if (!Number.isFinite(total) || (isWhole && !Number.isSafeInteger(total)))
        throw new syntax/* ExpressionError */.tj(at, 'the sum is too large to be exact', 'write the number');
    return { type: 'number', text: isWhole || !Number.isInteger(total) ? String(total) : total.toFixed(1) };
}
/** Without a zero before it, which makes it octal to some readers. */
const wholeNumber = /^[-+]?(?:0|[1-9]\d*)$/;
const decimalNumber = /^[-+]?\d+(?:\.\d+|(?:\.\d+)?[eE][-+]?\d+)$/;
/** Longer texts are not searched: a value of a manifest is none of them. */
const longestSearched = 8192;
function search(expression, here) {
    const value = valueIn(here);
    if (value?.type !== 'string')
        return notText(expression, here);
    if (value.text.length > longestSearched)
        throw new syntax/* ExpressionError */.tj(expression.at, 'the text is too long to be searched', 'change it by hand');
    if (expression.kind === 'test')
        return [truth(expression.pattern.test(value.text))];
    return [{ type: 'string', text: expression.pattern.substitute(value.text, expression.template) }];
}
function notText({ at, kind }, here) {
    const name = kind === 'test' ? 'test' : 'sub';
    if (!('tree' in here))
        throw new syntax/* ExpressionError */.tj(at, `${name} searches text, and this is none`, 'search a text');
    const what = isEmpty(here) ? 'empty' : (0,nodes/* isScalar */.jn)(here.at.node) ? 'no text' : 'no single value';
    const message = `${(0,walk/* nameOf */.Vb)(stepsOf(here))} is ${what}, so ${name} cannot search it`;
    return refuse(here.tree.source, here.at.position, {
        message,
        remedy: kind === 'substitute' && what === 'no single value'
            ? 'with |= the right side begins at the left one'
            : 'choose first what holds text',
    });
}
function variableOf({ name, as, at }, { variables, parse }) {
    const text = variables[name];
    if (text === undefined || (as === 'yaml' && text === ''))
        throw new syntax/* ExpressionError */.tj(at, `the environment variable ${name} is ${text === '' ? 'empty' : 'not set'}`, `set ${name}`);
    if (as === 'text')
        return { type: 'string', text };
    const contents = scalarIn(text, parse);
    if (contents === undefined)
        throw new syntax/* ExpressionError */.tj(at, `${name} holds no single value`, `strenv(${name}) takes it for text`);
    const value = contents.value;
    if (value === null)
        return { type: 'null', text: 'null' };
    if (typeof value === 'string')
        return { type: 'string', text: value };
    return { type: typeof value === 'boolean' ? 'boolean' : 'number', text: contents.source ?? String(value) };
}
/** The single value that a text is as YAML; as that of a key, since a parser of block YAML reads none that stands alone. */
function scalarIn(text, parse) {
    const isLine = !/[\r\n]/.test(text);
    const [document, ...more] = parse(isLine ? `value: ${text}` : text);
    const { contents } = document ?? {};
    if (document === undefined || document.errors.length > 0 || more.length > 0)
        return undefined;
    const value = isLine && (0,nodes/* isMap */.jh)(contents) ? contents.items[0]?.value : contents;
    return (0,nodes/* isScalar */.jn)(value) ? value : undefined;
}

// EXTERNAL MODULE: ./build/manifest/editable.js
var editable = __webpack_require__(8726);
;// CONCATENATED MODULE: ./build/manifest/expression/layout.js



/** The column (from 0) of a position. */
function columnOf({ text }, position) {
    return position - startOfLine(text, position);
}
/** Where the line of a position begins. */
function startOfLine(text, position) {
    return text.lastIndexOf('\n', position - 1) + 1;
}
/** Where the line after a position begins; the end of the text where there is none. */
function startOfNext(text, position) {
    if (position > 0 && text[position - 1] === '\n')
        return position;
    const end = text.indexOf('\n', position);
    return end < 0 ? text.length : end + 1;
}
/** Whether nothing but white space stands before a position on its line. */
function isBlankBefore(text, position) {
    return text.slice(startOfLine(text, position), position).trim() === '';
}
/** How long the line ending is that ends at a position. */
function endingAt(text, position) {
    if (text[position - 1] !== '\n')
        return 0;
    return text[position - 2] === '\r' ? 2 : 1;
}
/** Whether a block of text ends where a position is: a line ending there is part of it. */
function endsBlockText(tree, position) {
    const open = [tree.root];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
        if ((0,nodes/* isSeq */.oP)(node))
            for (const item of node.items)
                open.push(item);
        if ((0,nodes/* isMap */.jh)(node))
            for (const { value } of node.items)
                open.push(value);
        if (!(0,nodes/* isScalar */.jn)(node) || (node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED'))
            continue;
        const [start = 0, end = 0] = node.range ?? [];
        if (start < position && position <= end)
            return true;
    }
    return false;
}
/** The line ending of the file. */
function endingOf({ text }) {
    return text.includes('\r\n') ? '\r\n' : '\n';
}
/** Where the content of a node ends, or of a pair's key where it has no value. */
function endOf(node, otherwise) {
    if ((0,nodes/* isMap */.jh)(node) && node.flow !== true) {
        const pair = node.items.at(-1);
        return pair === undefined ? otherwise : endOfPair(pair, otherwise);
    }
    if ((0,nodes/* isSeq */.oP)(node) && node.flow !== true)
        return endOf(node.items.at(-1), (0,manifest_source/* positionOf */.df)(node.items.at(-1)) ?? otherwise);
    const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
    if (!Array.isArray(range) || ((0,nodes/* isScalar */.jn)(node) && range[0] === range[1]))
        return otherwise;
    return Number(range[1]);
}
/** Where a pair ends. */
function endOfPair({ key, value }, otherwise) {
    return endOf(value, endOf(key, otherwise));
}
/** Where a pair ends, with the colon of one that has no value. */
function endOfItem({ text }, pair, start) {
    const end = endOfPair(pair, start);
    const isEmpty = end === endOf(pair.key, start);
    return isEmpty ? end + (/^\s*:(?=[\s,\]}]|$)/.exec(text.slice(end, end + 80))?.[0].length ?? 0) : end;
}
const styles = new WeakMap();
function styleOf(tree) {
    const style = styles.get(tree) ?? { indent: usualIndent(tree), quotes: usualQuotes(tree) };
    styles.set(tree, style);
    return style;
}
/** By how many columns the file sets a map below a key; 2 where it never does. */
function indentOf(tree) {
    return styleOf(tree).indent;
}
function usualIndent(tree) {
    const steps = new Map();
    for (const { map } of (0,manifest_tree/* spotsIn */.xS)(tree)) {
        if (map.flow === true)
            continue;
        for (const { key, value } of map.items) {
            if (!(0,nodes/* isMap */.jh)(value) || value.flow === true)
                continue;
            const [own, inner] = [(0,manifest_source/* positionOf */.df)(key), (0,manifest_source/* positionOf */.df)(value.items[0])];
            if (own === undefined || inner === undefined)
                continue;
            const step = columnOf(tree.source, inner) - columnOf(tree.source, own);
            if (step > 0)
                steps.set(step, (steps.get(step) ?? 0) + 1);
        }
    }
    return [...steps].sort(([, one], [, other]) => other - one)[0]?.[0] ?? 2;
}
/** The quotes that the file uses most; double ones where it uses none. */
function quotesOf(tree) {
    return styleOf(tree).quotes;
}
function usualQuotes(tree) {
    if (tree.source.file.endsWith('.json'))
        return 'double';
    let balance = 0;
    for (const { map } of (0,manifest_tree/* spotsIn */.xS)(tree))
        for (const { value } of map.items) {
            if (!(0,nodes/* isScalar */.jn)(value))
                continue;
            if (value.type === 'QUOTE_SINGLE')
                balance += 1;
            if (value.type === 'QUOTE_DOUBLE')
                balance -= 1;
        }
    return balance > 0 ? 'single' : 'double';
}

;// CONCATENATED MODULE: ./build/manifest/expression/remove-block.js



/** The lines of items of a block collection; where all go, an empty one stands there instead. */
function removeFromBlock(removal) {
    const { parent, gone, tree } = removal;
    const items = itemsOf(removal);
    if (gone.size === items.length)
        return emptied(removal, items);
    return [...gone].flatMap((index) => {
        const item = items[index];
        if (item === undefined)
            return [];
        if (isBlankBefore(tree.source.text, item.start))
            return [wholeLines(tree.source, item, (0,nodes/* isMap */.jh)(parent))];
        return [behindDash(tree.source, item, items[index + 1])];
    });
}
function itemsOf({ tree, parent }) {
    if ((0,nodes/* isMap */.jh)(parent))
        return parent.items.map((pair) => {
            const start = (0,manifest_source/* positionOf */.df)(pair) ?? 0;
            return { start, end: endOfItem(tree.source, pair, start), node: pair.value };
        });
    const first = parent.range?.[0] ?? 0;
    const column = columnOf(tree.source, first);
    return parent.items.map((node, index) => {
        const start = (0,manifest_source/* positionOf */.df)(node) ?? first;
        const dash = index === 0 ? first : dashBefore(tree.source, start, column);
        return { start: dash, end: endOf(node, start), node };
    });
}
/** Where the dash of a list's item stands: in the column of the first one. */
function dashBefore({ text }, start, column) {
    for (let line = startOfLine(text, start); line > 0; line = startOfLine(text, line - 1)) {
        const at = line + column;
        if (text[at] === '-' && text.slice(line, at).trim() === '')
            return at;
    }
    return start;
}
/** With the comments behind it that stand in the columns of what is in it. */
function wholeLines({ text }, { start, end, node }, isPair) {
    const line = startOfLine(text, start);
    const inner = isPair ? columnWithin(text, node) : start - line + 1;
    let next = startOfNext(text, end);
    if (inner === undefined || inner <= start - line)
        return { start: line, end: next, text: '' };
    for (let at = next; at < text.length; at = startOfNext(text, at + 1)) {
        const content = contentOf(text, at);
        if (content.text !== '' && (content.text !== '#' || content.column < inner))
            break;
        if (content.text === '#')
            next = startOfNext(text, at + 1);
    }
    return { start: line, end: next, text: '' };
}
/** The column of what a block collection holds. */
function columnWithin(text, node) {
    if ((!(0,nodes/* isMap */.jh)(node) && !(0,nodes/* isSeq */.oP)(node)) || node.flow === true)
        return undefined;
    const start = (0,nodes/* isMap */.jh)(node) ? (0,manifest_source/* positionOf */.df)(node.items[0]) : node.range?.[0];
    return start === undefined ? undefined : start - startOfLine(text, start);
}
/** The first sign of a line, and its column. */
function contentOf(text, line) {
    const end = text.indexOf('\n', line);
    const whole = text.slice(line, end < 0 ? undefined : end);
    const column = whole.search(/\S/);
    return { text: whole[column] ?? '', column };
}
/** The first one of a list's item shares its line with the dash: the next one moves up, unless a comment stands between. */
function behindDash({ text }, { start, end }, next) {
    if (next === undefined)
        return { start, end, text: '' };
    const rest = startOfNext(text, end);
    if (!text.slice(rest, next.start).includes('#'))
        return { start, end: next.start, text: '' };
    const room = / *$/.exec(text.slice(startOfLine(text, start), start))?.[0].length ?? 0;
    return { start: start - room, end: lineEnd(text, trimmedEnd(text, end)), text: '' };
}
function lineEnd(text, position) {
    const end = text.indexOf('\n', position);
    if (end < 0)
        return text.length;
    return end > position && text[end - 1] === '\r' ? end - 1 : end;
}
/** An empty collection behind its key, or where the first item began. */
function emptied({ tree, parent, above }, items) {
    const { source } = tree;
    const { text } = source;
    const empty = (0,nodes/* isMap */.jh)(parent) ? '{}' : '[]';
    const [first, ...rest] = items;
    if (first === undefined)
        return [];
    const others = rest.map((item) => wholeLines(source, item, (0,nodes/* isMap */.jh)(parent)));
    const isOnLine = isBlankBefore(text, first.start);
    const behind = isOnLine ? behindKey(text, above, parent, first) : undefined;
    if (behind !== undefined)
        return [{ start: behind, end: behind, text: ` ${empty}` }, wholeLines(source, first, (0,nodes/* isMap */.jh)(parent)), ...others];
    // a comment on the line of the dash may be about the item as a whole
    const isOneLine = !text.slice(first.start, first.end).trimEnd().includes('\n');
    const content = isOneLine && !isOnLine ? trimmedEnd(text, first.end) : lineEnd(text, trimmedEnd(text, first.end));
    return [{ start: first.start, end: content, text: empty }, ...others];
}
const pairsByValue = new WeakMap();
/** The pair with a value; thousands may ask for theirs. */
function pairOf(map, value) {
    const known = pairsByValue.get(map) ?? new Map(map.items.map((pair) => [pair.value, pair]));
    pairsByValue.set(map, known);
    return known.get(value);
}
/** Behind the colon of the key that a collection stands below, and behind its anchor or tag. */
function behindKey(text, above, parent, first) {
    const pair = (0,nodes/* isMap */.jh)(above) ? pairOf(above, parent) : undefined;
    const colon = pair === undefined ? -1 : text.indexOf(':', endOf(pair.key, 0));
    if (colon < 0 || colon >= startOfLine(text, first.start))
        return undefined;
    const rest = text.slice(colon + 1, lineEnd(text, colon));
    const comment = rest.search(/(?:^|\s)#/);
    return colon + 1 + (comment < 0 ? rest : rest.slice(0, comment)).trimEnd().length;
}
function trimmedEnd(text, end) {
    return end - endingAt(text, end);
}

;// CONCATENATED MODULE: ./build/manifest/expression/remove-flow.js



/** Items of a flow collection with one comma each; comments between them stay. */
function removeFromFlow(removal) {
    const { tree, parent, gone } = removal;
    const { text } = tree.source;
    const items = remove_flow_itemsOf(removal);
    const [open, close] = [(parent.range?.[0] ?? 0) + 1, (parent.range?.[1] ?? 0) - 1];
    const isAll = gone.size === items.length;
    if (isAll && !text.slice(open, close).includes('#'))
        return [{ start: open, end: close, text: '' }];
    const replacements = [...gone].flatMap((index) => {
        const item = items[index];
        return item === undefined ? [] : [pieceOf(text, item, items[index + 1], close)];
    });
    const last = items.findLastIndex((_, index) => !gone.has(index));
    const left = items[last];
    // the last one has a comma only where the last one had
    if (left?.comma === undefined || last === items.length - 1 || items.at(-1)?.comma !== undefined)
        return replacements;
    const tail = items.at(-1)?.end ?? close;
    if (!text.slice(left.end, tail).includes('#'))
        return [...replacements.filter(({ start }) => start < left.start), { start: left.end, end: tail, text: '' }];
    return [...replacements, { start: left.comma - 1, end: left.comma, text: '' }];
}
function remove_flow_itemsOf({ tree, parent }) {
    const { source } = tree;
    const close = (parent.range?.[1] ?? 0) - 1;
    const bounds = (0,nodes/* isMap */.jh)(parent)
        ? parent.items.map((pair) => {
            const start = (0,manifest_source/* positionOf */.df)(pair) ?? 0;
            return { start: withProperties(source.text, pair.key, start), end: endOfItem(source, pair, start) };
        })
        : parent.items.map((item) => {
            const start = (0,manifest_source/* positionOf */.df)(item) ?? 0;
            return { start: withProperties(source.text, item, start), end: endOf(item, start) };
        });
    return bounds.map(({ start, end }, index) => ({
        start,
        end,
        comma: commaAfter(source.text, end, bounds[index + 1]?.start ?? close),
    }));
}
/** Where a node begins with the anchor and the tag before it. */
function withProperties(text, node, start) {
    if (!(0,nodes/* isNode */.Ll)(node) || (node.anchor === undefined && node.tag === undefined))
        return start;
    const before = text.slice(startOfLine(text, start), start);
    return start - (/(?:[&!][^\s,[\]{}]*[ \t]+)+$/.exec(before)?.[0].length ?? 0);
}
/** Where the comma ends that follows, be it behind comments. */
function commaAfter(text, from, to) {
    const found = /^(?:\s|#[^\n]*\n)*,/.exec(text.slice(from, to));
    return found === null ? undefined : from + found[0].length;
}
/** An item with its comma: up to the next one, or its own lines where comments stand between or none follows. */
function pieceOf(text, { start, end, comma = end }, next, close) {
    if (next !== undefined && !text.slice(comma, next.start).includes('#'))
        return { start, end: next.start, text: '' };
    const after = startOfNext(text, comma);
    if (isBlankBefore(text, start) && after <= (next?.start ?? close))
        return { start: startOfLine(text, start), end: after, text: '' };
    const room = /^[ \t]*/.exec(text.slice(comma, close))?.[0].length ?? 0;
    const isLast = /^\r?\n/.test(text.slice(comma + room, comma + room + 2));
    const before = isLast ? (/[ \t]*$/.exec(text.slice(startOfLine(text, start), start))?.[0].length ?? 0) : 0;
    return { start: start - before, end: comma + room, text: '' };
}

// EXTERNAL MODULE: ./build/manifest/scalar.js
var scalar = __webpack_require__(2378);
;// CONCATENATED MODULE: ./build/manifest/expression/insert.js






/** The text that creates the missing keys of a cursor with a value, in the indentation and style of the file. */
function insertion(cursor, to) {
    const { at, tree } = cursor;
    const { node } = at;
    // the parser takes it for a map within a map
    if (tree.source.text.startsWith('{{', at.position))
        return refuse(tree.source, at.position, {
            message: `${(0,walk/* nameOf */.Vb)(at.steps)} is a template`,
            remedy: 'edit the file that its value comes from',
        });
    if ((0,nodes/* isMap */.jh)(node))
        return node.flow === true ? intoFlow(cursor, node, to) : intoBlock(cursor, node, to);
    const above = at.above.at(-1);
    const [start, end] = (0,nodes/* isScalar */.jn)(node) ? (node.range ?? []) : [];
    if (!(0,nodes/* isMap */.jh)(above) || start === undefined || start !== end)
        return refuse(tree.source, at.position, {
            message: `${(0,walk/* nameOf */.Vb)(at.steps)} is empty, and nothing can be created in it safely`,
            remedy: above === undefined ? 'choose the others with select(. != null), or begin it' : 'write a map there by hand',
        });
    if (above.flow === true)
        return { start, end: start, text: inFlow(cursor, to) };
    const step = at.steps.at(-1);
    const own = step !== undefined && 'key' in step ? (0,manifest_source/* pairsWith */.c_)(above, step.key) : above.items;
    const pair = own.find(({ value }) => value === node);
    return below(cursor, to, {
        column: columnOf(tree.source, (0,manifest_source/* positionOf */.df)(pair) ?? 0) + indentOf(tree),
        after: endOf(pair?.key, start),
    });
}
function intoBlock(cursor, map, to) {
    const { source } = cursor.tree;
    const start = (0,manifest_source/* positionOf */.df)(map.items[0]) ?? 0;
    const [last] = map.items.slice(-1);
    const after = last === undefined ? start : endOfPair(last, start);
    return below(cursor, to, { column: columnOf(source, start), after });
}
/** Lines of their own, after the line where the content before them ends. */
function below(cursor, to, { column, after }) {
    const { tree, missing } = cursor;
    const { source } = tree;
    const step = indentOf(tree);
    const ending = endingOf(source);
    const lines = missing.map((key, depth) => {
        const value = depth === missing.length - 1 ? ` ${render(cursor, to)}` : '';
        return `${' '.repeat(column + depth * step)}${renderKey(cursor, key)}:${value}`;
    });
    const start = startOfNext(source.text, after);
    const text = lines.join(ending);
    const hasEnding = start === 0 || source.text[start - 1] === '\n';
    if (!hasEnding && endsBlockText(tree, start))
        return refuse(source, start, {
            message: 'the file ends in a block of text without a line ending, which it would get',
            remedy: 'end the file with a line ending',
        });
    return { start, end: start, text: hasEnding ? `${text}${ending}` : `${ending}${text}` };
}
function intoFlow(cursor, map, to) {
    const { source } = cursor.tree;
    const { missing } = cursor;
    const [start = 0, end = 0] = map.range ?? [];
    const [last] = map.items.slice(-1);
    if (last === undefined)
        return { start, end, text: inFlow(cursor, to) };
    const first = (0,manifest_source/* positionOf */.df)(last) ?? start;
    const line = startOfLine(source.text, first);
    const before = source.text.slice(line, first);
    const separator = line > start && before.trim() === '' ? `,${endingOf(source)}${before}` : ', ';
    const [key = '', ...rest] = missing;
    const inner = rest.length === 0 ? render(cursor, to) : inFlow({ ...cursor, missing: rest }, to);
    const at = (0,nodes/* isScalar */.jn)(last.value) ? (last.value.range?.[1] ?? end) : endOfPair(last, end);
    return { start: at, end: at, text: `${separator}${renderKey(cursor, key)}: ${inner}` };
}
function inFlow(cursor, to) {
    return cursor.missing.reduceRight((inner, key) => `{${renderKey(cursor, key)}: ${inner}}`, render(cursor, to));
}
/** New text has no quotes unless it needs them; then those of the file. */
function render({ tree }, { type, text }) {
    if (type !== 'string')
        return text;
    return renderInStyle(tree.source.file, text, quotesOf(tree));
}
function renderKey({ tree }, key) {
    return renderInStyle(tree.source.file, key, quotesOf(tree));
}
function renderInStyle(file, text, quotes) {
    if (file.endsWith('.json'))
        return (0,scalar/* renderScalar */.V)(text, 'double');
    return (0,scalar/* renderScalar */.V)(text, 'plain') === text ? text : (0,scalar/* renderScalar */.V)(text, quotes);
}

;// CONCATENATED MODULE: ./build/manifest/expression/write.js






/** What the text becomes where a value is written; undefined where it stands there already. Refuses what is not this place's own. */
function replacementOf({ cursor, to }) {
    const { tree, at, missing } = cursor;
    const { source } = tree;
    if (at.obstacle !== undefined)
        return refuse(source, at.obstacle.position, at.obstacle);
    if (source.file.endsWith('.json') && !isJson(to))
        return refuse(source, at.position, { message: `JSON has no ${to.text}`, remedy: 'write the number in digits' });
    if (missing.length > 0) {
        const shared = (0,editable/* sharedWith */.KO)(tree, at);
        return shared === undefined ? insertion(cursor, to) : refuse(source, at.position, shared);
    }
    const was = valueAt(cursor);
    if (was !== undefined && was.type === to.type && was.text === to.text)
        return undefined;
    const judged = (0,editable/* judgeEditable */.m6)(tree, at);
    if (judged.editable === 'no')
        return refuse(source, at.position, judged);
    const { scalar, style } = judged;
    if (scalar.tag !== undefined && to.type !== 'string')
        return refuse(source, at.position, {
            message: `${(0,walk/* nameOf */.Vb)(at.steps)} has the tag of a text`,
            remedy: 'remove the tag',
        });
    const [start, end] = scalar.range ?? [at.position, at.position];
    return { start, end, text: renderMade(to, style) };
}
/** A value as YAML: text in a style, and anything else as it reads. */
function renderMade({ type, text }, style) {
    return type === 'string' ? (0,scalar/* renderScalar */.V)(text, style) : text;
}
function isJson({ type, text }) {
    if (type === 'boolean')
        return text === 'true' || text === 'false';
    return type !== 'number' || /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[-+]?\d+)?$/i.test(text);
}
/** What is refused before a node is taken away. */
function requireRemovable({ tree, at }) {
    const { source } = tree;
    if (at.steps.length === 0)
        refuse(source, at.position, { message: 'a whole document is not removed', remedy: 'name something in it' });
    const shared = (0,editable/* sharedWith */.KO)(tree, { ...at, node: undefined });
    if (shared !== undefined)
        refuse(source, at.position, shared);
}
/** The name of a place for people. */
function nameAt(cursor) {
    return (0,walk/* nameOf */.Vb)(stepsOf(cursor));
}

;// CONCATENATED MODULE: ./build/manifest/expression/remove.js








/**
 * What becomes of the text where the nodes of all cursors go, none of which is within another. Comments on lines of their own
 * stay.
 */
function removalsOf(text, cursors) {
    const gone = new Set(cursors.flatMap((cursor) => within(itemAt(cursor))));
    ofEach(cursors, (cursor) => {
        requireRemovable(cursor);
        requireUnused(cursor, gone);
        return [];
    });
    const replacements = byParent(cursors).flatMap((removal) => removal.parent.flow === true ? removeFromFlow(removal) : removeFromBlock(removal));
    const [tree] = cursors.map(({ tree: one }) => one).slice(-1);
    return tree === undefined || text.endsWith('\n') ? replacements : withoutEnding(tree, replacements);
}
/** The last line had no ending: what is the last one now gets none either, unless its text would lose it. */
function withoutEnding(tree, replacements) {
    const { text } = tree.source;
    let start = text.length;
    const tail = new Set();
    for (const one of [...replacements].sort((a, b) => b.start - a.start)) {
        if (one.end !== start || one.text !== '')
            break;
        start = one.start;
        tail.add(one);
    }
    const ending = endingAt(text, start);
    if (tail.size === 0 || ending === 0 || endsBlockText(tree, start))
        return replacements;
    return replacements.map((one) => (tail.has(one) && one.start === start ? { ...one, start: start - ending } : one));
}
/** Which items go, each parent once. */
function byParent(cursors) {
    const removals = new Map();
    for (const cursor of cursors) {
        const parent = cursor.at.above.at(-1);
        if (!(0,nodes/* isMap */.jh)(parent) && !(0,nodes/* isSeq */.oP)(parent))
            continue;
        const removal = removals.get(parent) ?? {
            tree: cursor.tree,
            parent,
            above: cursor.at.above.at(-2),
            gone: new Set(),
        };
        removal.gone.add(indexOf(cursor, parent));
        removals.set(parent, removal);
    }
    return [...removals.values()];
}
const places = new WeakMap();
/** Which item of its parent a cursor names. */
function indexOf({ tree, at }, parent) {
    const step = at.steps.at(-1);
    if (step !== undefined && 'index' in step)
        return step.index;
    const found = step !== undefined && 'key' in step && (0,nodes/* isMap */.jh)(parent) ? (0,manifest_source/* pairsWith */.c_)(parent, step.key) : [];
    const index = placesIn(parent).get(found[0]);
    // a merge key brings what stands elsewhere
    if (index === undefined || found.length > 1)
        return refuse(tree.source, at.position, at.obstacle ?? { message: 'is not there', remedy: 'correct the path' });
    return index;
}
function placesIn(parent) {
    const known = places.get(parent) ?? new Map([...parent.items.entries()].map(([index, item]) => [item, index]));
    places.set(parent, known);
    return known;
}
/** An alias that stays would stand for nothing. */
function requireUnused(cursor, gone) {
    const { tree, at } = cursor;
    const uses = (0,editable/* usesOf */.MZ)(tree);
    if (uses.size === 0)
        return;
    const item = itemAt(cursor);
    const use = within(item)
        .flatMap((node) => uses.get(node) ?? [])
        .find(({ alias }) => !gone.has(alias));
    if (use === undefined)
        return;
    const { line } = (0,manifest_source/* placeAt */.BW)(tree.source, use.position);
    refuse(tree.source, (0,manifest_source/* positionOf */.df)(item) ?? at.position, {
        message: `what would be removed is shown by an alias on line ${line}`,
        remedy: 'write the value out there',
    });
}
/** What stands there itself, be it an alias. */
function itemAt({ at }) {
    const parent = at.above.at(-1);
    const step = at.steps.at(-1);
    if ((0,nodes/* isSeq */.oP)(parent) && step !== undefined && 'index' in step)
        return parent.items[step.index];
    if (!(0,nodes/* isMap */.jh)(parent) || step === undefined || !('key' in step))
        return undefined;
    return (0,manifest_source/* pairsWith */.c_)(parent, step.key)[0]?.value;
}
function within(node) {
    const all = [];
    const open = [node];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
        all.push(next);
        if ((0,nodes/* isSeq */.oP)(next))
            for (const item of next.items)
                open.push(item);
        if ((0,nodes/* isMap */.jh)(next))
            for (const { key, value } of next.items)
                open.push(key, value);
    }
    return all;
}

;// CONCATENATED MODULE: ./build/manifest/expression/comments.js

/** Every comment is still there but for those of removed nodes, and none came; what is wrong, in words, or undefined. */
function commentsDiffer(was, is, removed) {
    const left = new Map();
    for (const { text } of commentsOf(is, new Set()))
        left.set(text, (left.get(text) ?? 0) + 1);
    const comments = commentsOf(was, removed);
    // those that must stay first: one that may go can be the same text
    for (const { text, mayGo } of [...comments].sort((one, other) => Number(one.mayGo) - Number(other.mayGo))) {
        const count = left.get(text) ?? 0;
        if (count === 0 && !mayGo)
            return `the comment "${text}" would be lost`;
        if (count > 0)
            left.set(text, count - 1);
    }
    return [...left.values()].some((count) => count > 0) ? 'a comment would be added' : undefined;
}
/** Whatever begins with a # between the single values of a file. */
function commentsOf({ text, documents }, removed) {
    const comments = [];
    let at = 0;
    let isRemoved = false;
    const upTo = (end, isNextRemoved) => {
        const gap = text.slice(at, end);
        if (!gap.includes('#'))
            return;
        let hasBegun = false;
        for (const { 0: found, 1: before = '' } of gap.matchAll(/([^#\n]*(?:^|\s))#[^\n]*|[^\n]*\n?/gm)) {
            // the dash or bracket of what is removed
            hasBegun ||= /[-[{]/.test(found.includes('#') ? before : found);
            if (!found.includes('#'))
                continue;
            comments.push({ text: found.slice(before.length).trimEnd(), mayGo: isRemoved || (isNextRemoved && hasBegun) });
        }
    };
    for (const { node, isGone } of leavesOf(documents, removed)) {
        const [start, end] = rangeOf(node);
        if (start < at)
            continue;
        upTo(start, isGone);
        [at, isRemoved] = [end, isGone];
    }
    upTo(text.length, false);
    return comments;
}
/** Every single value, alias and empty collection, in the order of the text. */
function leavesOf(documents, removed) {
    const leaves = [];
    const open = documents.map(({ contents }) => ({ node: contents, isGone: false })).reverse();
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
        const { node } = next;
        const isGone = next.isGone || removed.has(node);
        const inner = (one) => ({ node: one, isGone });
        const openPair = (pair) => {
            const goes = isGone || removed.has(pair);
            open.push({ node: pair?.value, isGone: goes }, { node: pair?.key, isGone: goes });
        };
        // from the end, since the last one that is put there comes next
        if (((0,nodes/* isSeq */.oP)(node) || (0,nodes/* isMap */.jh)(node)) && node.items.length === 0)
            leaves.push({ node, isGone });
        else if ((0,nodes/* isSeq */.oP)(node))
            for (let index = node.items.length - 1; index >= 0; index -= 1)
                open.push(inner(node.items[index]));
        else if ((0,nodes/* isMap */.jh)(node))
            for (let index = node.items.length - 1; index >= 0; index -= 1)
                openPair(node.items[index]);
        else
            leaves.push({ node, isGone });
    }
    return leaves;
}
function rangeOf(node) {
    const [start, end] = (0,nodes/* isNode */.Ll)(node) ? (node.range ?? []) : [];
    return start === undefined || end === undefined ? [-1, -1] : [start, end];
}

;// CONCATENATED MODULE: ./build/manifest/expression/shape.js





/**
 * Makes the writes anew on what the old text said, and compares with what the new one says: what differs besides, in words,
 * or undefined. Knows nothing of how the new text was made.
 */
function findStranger(source, after, writes) {
    const { documents } = after;
    if (documents.length !== source.documents.length)
        return 'the result has another number of documents';
    const wanted = new Wanted(writes);
    for (const [index, document] of documents.entries()) {
        const was = source.documents[index];
        if (JSON.stringify(was?.directives) !== JSON.stringify(document.directives))
            return 'a directive would change too';
        if (!wanted.agrees(was?.contents, document.contents))
            return 'something else would change too';
    }
    // where a scanner looks after all that stands outside of the writes, only removals may lose comments
    if ((0,parse/* readsBlockYaml */.o)(source.parse) && wanted.removed.size === 0)
        return undefined;
    return commentsDiffer(source, after, wanted.removed);
}
/** What each node of the old text must have become. */
class Wanted {
    /** The pairs of maps and items of lists that go. */
    removed = new Set();
    #set = new Map();
    #created = new Map();
    constructor(writes) {
        for (const write of writes) {
            if (write.kind === 'remove')
                this.removed.add(removedBy(write.cursor));
            else if (write.kind === 'set')
                this.#set.set(write.cursor.at.node, write.to);
            else
                this.#create(write);
        }
    }
    #create({ cursor, to }) {
        const { node } = cursor.at;
        const chains = this.#created.get(node) ?? [];
        chains.push({ keys: cursor.missing, to });
        this.#created.set(node, chains);
    }
    agrees(was, is) {
        const to = this.#set.get(was);
        if (to !== undefined)
            return holds(is, to) && sameProperties(was, is);
        const chains = this.#created.get(was) ?? [];
        if ((0,nodes/* isMap */.jh)(was))
            return this.#agreeMaps(was, is, chains);
        if ((0,nodes/* isSeq */.oP)(was))
            return this.#agreeLists(was, is);
        if (chains.length > 0)
            return (0,nodes/* isMap */.jh)(is) && sameProperties(was, is) && holdsChains(is.items, chains);
        if ((0,nodes/* isAlias */.Vj)(was))
            return (0,nodes/* isAlias */.Vj)(is) && is.source === was.source;
        if (!(0,nodes/* isScalar */.jn)(was) || !(0,nodes/* isScalar */.jn)(is))
            return was === is;
        const isSame = was.type === is.type && was.source === is.source && Object.is(was.value, is.value);
        return isSame && sameProperties(was, is);
    }
    #agreeMaps(was, is, chains) {
        if (!(0,nodes/* isMap */.jh)(is) || !sameProperties(was, is))
            return false;
        const left = was.items.filter((pair) => !this.removed.has(pair));
        // without any item a collection is written in brackets
        if (left.length + chains.length > 0 && (was.flow === true) !== (is.flow === true))
            return false;
        if (left.length + chains.length !== is.items.length)
            return false;
        const areSame = left.every((pair, index) => {
            const other = is.items[index];
            return this.agrees(pair.key, other?.key) && this.agrees(pair.value, other?.value);
        });
        return areSame && holdsChains(is.items.slice(left.length), chains);
    }
    #agreeLists(was, is) {
        if (!(0,nodes/* isSeq */.oP)(is) || !sameProperties(was, is))
            return false;
        const left = was.items.filter((item) => !this.removed.has(item));
        if (left.length > 0 && (was.flow === true) !== (is.flow === true))
            return false;
        return left.length === is.items.length && left.every((item, index) => this.agrees(item, is.items[index]));
    }
}
/** Whether items are nothing but new keys and their values. */
function holdsChains(items, chains) {
    return items.length === chains.length && items.every((item, index) => holdsChain(item, chains[index]));
}
function holdsChain(item, chain) {
    if (!(0,nodes/* isPair */.tO)(item) || chain === undefined)
        return false;
    const [key = '', ...keys] = chain.keys;
    if (!holds(item.key, { type: 'string', text: key }) || !isBare(item.key))
        return false;
    if (keys.length === 0)
        return holds(item.value, chain.to) && isBare(item.value);
    return (0,nodes/* isMap */.jh)(item.value) && isBare(item.value) && holdsChains(item.value.items, [{ ...chain, keys }]);
}
/** Whether a node reads as a value. */
function holds(node, { type, text }) {
    if (!(0,nodes/* isScalar */.jn)(node))
        return false;
    if (node.value === null)
        return type === 'null';
    return typeOf(node.value) === type && (0,manifest_source/* scalarText */.ws)(node) === text;
}
function isBare(node) {
    return (0,nodes/* isNode */.Ll)(node) && node.tag === undefined && node.anchor === undefined;
}
function sameProperties(was, is) {
    return (0,nodes/* isNode */.Ll)(was) && (0,nodes/* isNode */.Ll)(is) && was.tag === is.tag && was.anchor === is.anchor;
}
/** The pair of a map or the item of a list that goes. */
function removedBy({ at }) {
    const parent = at.above.at(-1);
    const step = at.steps.at(-1);
    if ((0,nodes/* isMap */.jh)(parent) && step !== undefined && 'key' in step)
        return (0,manifest_source/* pairsWith */.c_)(parent, step.key)[0];
    return (0,nodes/* isSeq */.oP)(parent) && step !== undefined && 'index' in step ? parent.items[step.index] : undefined;
}

;// CONCATENATED MODULE: ./build/manifest/expression/spot.js

/** The place of a cursor. */
function spotOf(cursor) {
    return { document: cursor.tree.document, steps: stepsOf(cursor) };
}
/** Where places are after others went: those within them went along, and items behind them moved up. */
function movedSpots(spots, gone) {
    const all = new Set(gone.map(({ document, steps }) => nameIn(document, steps)));
    const items = itemsGone(gone);
    return spots.flatMap(({ document, steps }) => {
        if (steps.some((_, depth) => all.has(nameIn(document, steps.slice(0, depth + 1)))))
            return [];
        const now = steps.map((step, depth) => {
            if (!('index' in step))
                return step;
            const before = items.get(nameIn(document, steps.slice(0, depth))) ?? [];
            return { index: step.index - countBelow(before, step.index) };
        });
        return [{ document, steps: now }];
    });
}
/** A place as one text, to look it up. */
function nameIn(document, steps) {
    return `${document} ${JSON.stringify(steps)}`;
}
/** For each list that items went from, which ones, in order. */
function itemsGone(gone) {
    const items = new Map();
    for (const { document, steps } of gone) {
        const last = steps.at(-1);
        if (last === undefined || !('index' in last))
            continue;
        const list = nameIn(document, steps.slice(0, -1));
        const known = items.get(list);
        if (known === undefined)
            items.set(list, [last.index]);
        else
            known.push(last.index);
    }
    for (const indexes of items.values())
        indexes.sort((one, other) => one - other);
    return items;
}
/** How many of sorted numbers are smaller than one. */
function countBelow(sorted, limit) {
    let [low, high] = [0, sorted.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((sorted[middle] ?? 0) < limit)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

;// CONCATENATED MODULE: ./build/manifest/expression/editing.js












/** The text of a file while expressions change it. */
class Editing {
    /** What the expressions have changed so far. */
    changes = [];
    #variables;
    #source;
    #trees;
    #matched = 0;
    constructor({ source, trees }, variables) {
        this.#source = source;
        this.#trees = trees;
        this.#variables = variables;
    }
    /** As the expressions have left it so far. */
    get text() {
        return this.#source.text;
    }
    /** How many places the changes of the expression name. */
    run(expression) {
        this.#matched = 0;
        if (this.#trees.every(({ root }) => root === null || root === undefined))
            refuse(this.#source, 0, { message: 'holds no YAML document', remedy: 'begin it by hand' });
        this.#perform(expression, this.#trees.map(({ document }) => ({ document, steps: [] })));
        return this.#matched;
    }
    /** The places that the next stage begins at. */
    #perform(expression, from) {
        if (expression.kind === 'pipe' && (0,syntax/* writes */.D3)(expression))
            return this.#perform(expression.right, this.#perform(expression.left, from));
        if (expression.kind === 'assign')
            return this.#assign(expression, from);
        if (expression.kind === 'delete')
            return this.#remove(expression, from);
        return this.#placesOf(expression, from).map(spotOf);
    }
    #placesOf(expression, from, absent) {
        return ofEach(from, (spot) => {
            const here = this.#cursorAt(spot);
            return here === undefined ? [] : this.#places(expression, { ...here, absent: absent ?? 'refuse' });
        });
    }
    #places(expression, here) {
        return evaluate(expression, here, { ...this.#scope(), isReading: false }).map((result) => {
            if ('tree' in result)
                return result;
            throw new syntax/* ExpressionError */.tj(expression.at, 'gives a value that stands nowhere', 'name a place: a path, select(…)');
        });
    }
    #scope() {
        return { variables: this.#variables, parse: this.#source.parse };
    }
    #cursorAt({ document, steps }) {
        const tree = this.#trees[document];
        if (tree === undefined)
            return undefined;
        return steps.reduce((cursor, step) => {
            if (cursor === undefined)
                return undefined;
            const path = 'index' in step
                ? { kind: 'index', index: step.index, at: 0 }
                : { kind: 'key', key: 'key' in step ? step.key : '', at: 0 };
            return this.#places(path, cursor)[0];
        }, cursorAt(tree));
    }
    #assign(expression, from) {
        const { left, right, isUpdate } = expression;
        const planned = ofEach(from, (spot) => {
            const here = this.#cursorAt(spot);
            if (here === undefined)
                return [];
            return ofEach(this.#places(left, here), (cursor) => {
                const kind = cursor.missing.length > 0 ? 'create' : 'set';
                const write = { kind, cursor, to: this.#valueOf(right, isUpdate ? cursor : here) };
                return [{ write, replacement: replacementOf(write) }];
            });
        });
        this.#matched += planned.length;
        const made = planned.flatMap(({ write, replacement }) => replacement === undefined ? [] : [{ write, replacement }]);
        // of two that begin at the end of the same line, the deeper one comes first
        made.sort((one, other) => other.write.cursor.at.steps.length - one.write.cursor.at.steps.length);
        this.#accept(made.map(({ replacement }) => replacement), made.map(({ write }) => write));
        return from;
    }
    #valueOf(expression, here) {
        const scope = { ...this.#scope(), isReading: true };
        const results = evaluate(expression, here, scope);
        const [result] = results;
        if (result === undefined)
            this.#requireThere(evaluate(expression, here, { ...scope, isReading: false }));
        if (result === undefined || results.length > 1)
            throw new syntax/* ExpressionError */.tj(expression.at, `gives ${results.length} values in place of one`, 'name one value');
        this.#requireThere([result]);
        return singleOf(result, expression.at);
    }
    /** Refuses a value that is to be read, and is not there. */
    #requireThere([result]) {
        if (result === undefined || !('tree' in result) || result.missing.length === 0)
            return;
        refuse(this.#source, result.at.position, {
            message: `${nameAt(result)} is not there, so it gives no value`,
            remedy: 'correct the right side of the assignment',
        });
    }
    /** What is within another node that goes needs no removal of its own. */
    #remove({ target }, from) {
        const found = this.#placesOf(target, from, 'skip').filter((cursor) => cursor.missing.length === 0);
        const names = new Set(found.map(({ tree, at }) => nameIn(tree.document, at.steps)));
        const gone = found.filter(({ tree: { document }, at: { steps } }) => steps.every((_, depth) => depth === 0 || !names.has(nameIn(document, steps.slice(0, depth)))));
        this.#matched += gone.length;
        if (gone.length === 0)
            return from;
        this.#accept(removalsOf(this.text, gone), gone.map((cursor) => ({ kind: 'remove', cursor })));
        return movedSpots(from, gone.map(spotOf));
    }
    /** Takes a text over that says what was planned, and nothing else. */
    #accept(replacements, planned) {
        if (planned.length === 0)
            return;
        const position = planned[0]?.cursor.at.position;
        const after = (0,splice/* splice */.V)(this.text, replacements);
        const read = (0,manifest_source/* readAgain */.n)(this.#source, after);
        if (read.result === 'unreadable')
            unsafe(this.#source, `the result ${read.message}`, position);
        const stranger = findStranger(this.#source, read.source, planned) ?? (0,token_check/* movedToken */.F)(this.#source, after, replacements);
        if (stranger !== undefined)
            unsafe(this.#source, stranger, position);
        for (const write of planned)
            this.changes.push(describe(write));
        this.#source = read.source;
        this.#trees = (0,manifest_tree/* treesOf */.zG)(read.source);
    }
}
function unsafe(source, why, position = 0) {
    return refuse(source, position, {
        message: `cannot be edited without changing something else: ${why}`,
        remedy: 'make this edit by hand',
    });
}
function describe(write) {
    const { cursor } = write;
    const { tree, at } = cursor;
    const { line = 0, column = 0 } = (0,manifest_source/* placeAt */.BW)(tree.source, at.position);
    const from = isEmpty(cursor) ? undefined : valueAt(cursor)?.text;
    const kind = write.kind === 'set' ? 'set' : write.kind === 'create' ? 'created' : 'removed';
    return {
        kind,
        path: nameAt(cursor),
        document: tree.document,
        line,
        column,
        ...(from === undefined ? {} : { from }),
        ...(write.kind === 'remove' ? {} : { to: write.to.text }),
    };
}

;// CONCATENATED MODULE: ./build/manifest/expression/run.js






/**
 * Makes every expression on the bytes of a file, one after the other. After each change the text is parsed again and differs in
 * exactly what was meant; whatever cannot be changed alone is refused. Nothing throws for what a file or an expression holds, but a
 * parser of block YAML alone does where it meets more.
 */
function editByExpressions({ file, bytes }, expressions, { variables, parse }) {
    let current;
    try {
        const opened = run_open(file, bytes, parse);
        const editing = new Editing(opened, variables);
        const matched = expressions.map((expression) => {
            current = expression;
            return editing.run(expression.expression);
        });
        const after = editing.changes.length === 0 ? bytes : (0,manifest_source/* bytesOf */.$$)(opened.source, editing.text);
        return { result: 'edited', after, changes: editing.changes, matched };
    }
    catch (error) {
        if (error instanceof Refusal)
            return { result: 'refused', problems: error.problems };
        if (isStackOverflow(error))
            return { result: 'refused', problems: [tooDeep(file)] };
        if (!(error instanceof syntax/* ExpressionError */.tj) || current === undefined)
            throw error;
        const { message, remedy } = error;
        const problem = { message, remedy, place: { name: `expression, column ${error.at + 1}`, file } };
        return { result: 'refused', problems: [problem], expression: { text: current.text, column: error.at + 1 } };
    }
}
function isStackOverflow(error) {
    return error instanceof RangeError && error.message.includes('call stack');
}
function tooDeep(file) {
    return { message: 'is nested too deeply to be edited', place: { file }, remedy: 'make this edit by hand' };
}
function run_open(file, bytes, parse) {
    const read = (0,manifest_source/* sourceOf */.vz)(file, bytes, parse);
    if (read.result === 'unreadable')
        throw new Refusal([read]);
    const { source } = read;
    const trees = (0,manifest_tree/* treesOf */.zG)(source);
    const objection = (0,unfit/* unfit */.R)(source, trees);
    if (objection !== undefined)
        throw new Refusal([objection]);
    return { source, trees };
}

// EXTERNAL MODULE: ./build/report/excerpt.js
var excerpt = __webpack_require__(7478);
// EXTERNAL MODULE: ./build/commands/edited-files.js
var edited_files = __webpack_require__(4616);
;// CONCATENATED MODULE: ./build/commands/edit.js






/** Makes the changes in all files or in none, and writes what changed whole. */
async function edit(request, ports) {
    const expressions = await read(request, ports);
    const edited = await editAll(request, expressions, ports);
    tellUnmatched(request, edited, ports);
    return (0,edited_files/* finishEdit */.EY)(request, edited, ports);
}
async function read({ expressions }, ports) {
    const parsed = await Promise.all(expressions.map(parseExpression));
    const wrong = parsed.flatMap((one, index) => {
        if (one.result === 'parsed')
            return [];
        const { message, remedy, column } = one;
        const text = expressions[index] ?? '';
        const problem = { message, remedy, place: { name: `expression, column ${column}` } };
        return [{ problem, excerpt: inExpression(text, column) }];
    });
    if (wrong.length > 0)
        return (0,edited_files/* fail */.fJ)(wrong, ports);
    return parsed.flatMap((one) => (one.result === 'parsed' ? [one] : []));
}
function inExpression(text, column) {
    const before = text.slice(0, column - 1).split('\n');
    return (0,excerpt/* excerptOf */.z)(text.split('\n'), { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }, '');
}
async function editAll({ files, variables }, expressions, ports) {
    const { contents, wrong: unread } = await (0,edited_files/* readFiles */.Ul)(files, ports);
    const wrong = [...unread];
    const edited = [];
    for (const [file, bytes] of contents) {
        const make = (parse) => editByExpressions({ file, bytes }, expressions, { variables, parse });
        const made = (0,parse/* onBlockYaml */.m)(make) ?? make(await fullParser());
        if (made.result === 'edited')
            edited.push({ file, before: bytes, ...made });
        else
            wrong.push(...refusals(made, bytes));
    }
    return wrong.length > 0 ? (0,edited_files/* fail */.fJ)(wrong, ports) : edited;
}
/** The library is loaded where a file needs it: most do not. */
async function fullParser() {
    return (await Promise.all(/* import() */[__webpack_require__.e(926), __webpack_require__.e(146)]).then(__webpack_require__.bind(__webpack_require__, 6146))).parseFully;
}
function refusals({ problems, expression }, bytes) {
    if (expression === undefined) {
        const lines = (0,excerpt/* linesOf */.D)(bytes);
        return problems.map((problem) => (0,edited_files/* inFile */.s5)(problem, lines));
    }
    return problems.map((problem) => ({ problem, excerpt: inExpression(expression.text, expression.column) }));
}
/** An expression that names nothing is no mistake by itself: what it removes may be gone already. */
function tellUnmatched({ expressions, mustMatch }, edited, ports) {
    const unmatched = expressions.filter((_, index) => edited.every(({ matched }) => matched[index] === 0));
    const wrong = unmatched.map((text) => ({
        problem: {
            message: `names nothing in ${edited.length === 1 ? 'the file' : 'any of the files'}: ${text}`,
            place: { name: 'expression' },
        },
    }));
    if (mustMatch && wrong.length > 0)
        (0,edited_files/* fail */.fJ)(wrong, ports);
    for (const { problem } of wrong)
        ports.log.warning((0,errors/* printProblem */.JN)(problem), problem);
}


/***/ }),

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

/***/ 3040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $j: () => (/* binding */ supported),
/* harmony export */   D3: () => (/* binding */ writes),
/* harmony export */   tj: () => (/* binding */ ExpressionError)
/* harmony export */ });
/** Whether an expression changes something. */
function writes(expression) {
    switch (expression.kind) {
        case 'assign':
        case 'delete':
            return true;
        case 'pipe':
        case 'equals':
        case 'logic':
        case 'add':
            return writes(expression.left) || writes(expression.right);
        case 'select':
            return writes(expression.condition);
        default:
            return false;
    }
}
/** An expression that cannot be read, or not be used for an edit; the position is an index into its text. */
class ExpressionError extends Error {
    at;
    remedy;
    constructor(at, message, remedy) {
        super(message);
        this.at = at;
        this.remedy = remedy;
    }
}
/** What is told where an expression uses more of yq's language than is known here. */
const supported = 'supported are paths (.a."b.c"["d"][0][], ..), |, ( ), select, ==, !=, and, or, not, test, has, documentIndex, =, |=, +, sub, env, strenv and del';


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
