export const id = 303;
export const ids = [303];
export const modules = {

/***/ 1303:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  edit: () => (/* binding */ edit)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
;// CONCATENATED MODULE: ./build/manifest/expression/syntax.js
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

;// CONCATENATED MODULE: ./build/manifest/expression/pattern.js

/** Longer texts are not searched: a value of a manifest is none of them. */
const longestSearched = 65_536;
/** What JavaScript has and RE2, yq's engine, has not; and what RE2 alone has. */
const strangers = [
    [/^\(\?<?[=!]/, 'looking ahead or behind'],
    [/^\\[1-9]|^\\k</, 'a back reference'],
    [/^\\[AzQEGZC]/, 'an escape that JavaScript has not'],
    [/^\[\[:/, 'a class such as [[:alpha:]]'],
    [/^\(\?[a-zA-Z]*U/, 'the flag U'],
];
/**
 * A regular expression as yq takes it, in JavaScript: RE2's syntax, so that what one has and the other has not is refused; the
 * same meaning of `.`, `\s` and case. Refuses repetitions of repetitions, which JavaScript may try for years.
 * Throws an `ExpressionError` at the position that is given.
 */
function patternOf(text, at, flags) {
    const leading = /^\(\?([ims]+)\)/.exec(text);
    const own = leading?.[1] ?? '';
    const rest = text.slice(leading?.[0].length ?? 0);
    const source = translated(rest, own.includes('s'), at);
    if (repeatsRepetition(rest))
        throw new ExpressionError(at, 'repeats what repeats already: this may take forever', 'write it with one repetition');
    try {
        return new RegExp(source, `u${flags}${[...new Set(own)].join('')}`);
    }
    catch (error) {
        const message = error instanceof Error ? error.message.replace(/^.*: /, '') : '';
        throw new ExpressionError(at, `is no regular expression: ${message}`, 'correct it');
    }
}
function translated(text, isDotAll, at) {
    let source = '';
    let inClass = false;
    for (let index = 0; index < text.length;) {
        const rest = text.slice(index);
        const stranger = strangers.find(([pattern]) => pattern.test(rest) && !(inClass && rest.startsWith('(')));
        if (stranger !== undefined)
            throw new ExpressionError(at, `${stranger[1]} is not supported`, 'write it without');
        const [from, to] = pieceOf(rest, inClass, isDotAll);
        if (from === '[')
            inClass = true;
        if (from === ']')
            inClass = false;
        source += to;
        index += from.length;
    }
    return source;
}
/** The next piece of a regular expression, and what it is in JavaScript. */
function pieceOf(rest, inClass, isDotAll) {
    const [first = ''] = rest;
    if (rest.startsWith('(?P<') && !inClass)
        return ['(?P<', '(?<'];
    if (first === '\\') {
        const pair = rest.slice(0, 2);
        if (pair === '\\s')
            return [pair, inClass ? '\\t\\n\\f\\r ' : '[\\t\\n\\f\\r ]'];
        if (pair === '\\S' && !inClass)
            return [pair, '[^\\t\\n\\f\\r ]'];
        // RE2 lets every sign be escaped, JavaScript only those that mean something
        if (/^\\[^\w\s^$\\.*+?()[\]{}|/-]/.test(pair))
            return [pair, pair.slice(1)];
        return [pair, pair === '\\-' && !inClass ? '-' : pair];
    }
    if (first === '.' && !inClass && !isDotAll)
        return ['.', '[^\\n]'];
    if (first === '[' && inClass)
        return ['[', '\\['];
    return [first, first];
}
/** Whether a group that repeats something is repeated, and no single character of its own keeps its rounds apart. */
function repeatsRepetition(text) {
    const groups = text
        .replace(/\\./g, 'x')
        .replace(/\[[^\]]*\]/g, 'C')
        .matchAll(/\(((?:[^()]|\([^()]*\))*)\)(?:[*+]|\{\d+,)/g);
    return [...groups].some(([, body = '']) => {
        const inner = body.replace(/^\?(?::|P?<\w+>)/, '');
        return /[*+]|\{\d+,/.test(inner) && !/^[^C.()[\]|](?![*+?{])|[^C.()[\]|*+?}]$/.test(inner);
    });
}
/** A replacement with Go's references: `$1`, `${1}`, `${name}`, `$$`; what names no group is empty. */
function substituted(text, pattern, template) {
    return text.replace(pattern, (...found) => {
        const named = found.at(-1);
        const groups = new Map(typeof named === 'object' && named !== null ? Object.entries(named) : []);
        for (const [index, group] of found.entries())
            if (typeof group === 'string')
                groups.set(String(index), group);
        return template.replace(/\$(?:\$|(\w+)|\{(\w+)\})/g, (whole, bare, braced) => whole === '$$' ? '$' : String(groups.get(bare ?? braced ?? '') ?? ''));
    });
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
/** After a point a key goes on to whatever means something else: yq takes `.app.kubernetes.io/name` apart at the points alone. */
const plainKey = /\.([^\s.[\]{}()"|=!,;:+#?*$<>][^\s.[\]{}()"|=!,;:+#?*<>]*|\$[\w]+)/y;
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
    const key = matchAt(quotedKey, text, at) ?? matchAt(plainKey, text, at);
    if (key !== null)
        return { kind: 'key', text: unescaped(key[1] ?? ''), at, end: at + key[0].length };
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
        const value = kind === 'string' ? unescaped(found.slice(1, -1)) : found;
        return { kind, text: value, at, end: at + found.length };
    }
    throw new ExpressionError(at, complaintAt(text, at), text[at] === "'" ? 'write "…"' : supported);
}
/** A string of yq knows `\"` and `\n`; any other backslash stands for itself, as regular expressions want it. */
function unescaped(text) {
    return text.replaceAll('\\"', '"').replaceAll('\\n', '\n');
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
function parseExpression(text) {
    try {
        const parser = new Parser(tokensOf(text));
        const expression = parser.whole();
        requireEdit(expression, true);
        return { result: 'parsed', text, expression };
    }
    catch (error) {
        if (!(error instanceof ExpressionError))
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
    if (isLast && !writes(expression))
        throw new ExpressionError(expression.at, 'this changes nothing', 'end with =, |= or del(…)');
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
    if (writes(expression))
        throw new ExpressionError(expression.at, 'a change within another part', 'make each change a stage: A = 1 | B = 2');
}
/** What binds how tightly, as in yq: `and` and `or` less than a pipe, which binds less than `=` and `==`. */
const levels = [['and', 'or'], ['|'], ['=', '|=', '==', '!='], ['+']];
class Parser {
    #tokens;
    #next = 0;
    constructor(tokens) {
        this.#tokens = tokens;
    }
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
        if (!this.#accept(text))
            this.#fail(`expected ${text}`, supported);
    }
    #fail(message, remedy) {
        throw new ExpressionError(this.#peek().at, message, remedy);
    }
    #stranger() {
        const { kind, text } = this.#peek();
        if (kind === 'end')
            return this.#fail('the expression ends too early', supported);
        return this.#fail(`${kind === 'string' ? JSON.stringify(text) : `"${text}"`} is not supported here`, supported);
    }
    /** Of one level the right one is read first, as yq does. */
    #binary(level) {
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
            throw new ExpressionError(at, '"and" and "or" beside each other', 'say with parentheses what belongs together');
        return joined(text, left, right);
    }
    #postfix() {
        let expression = this.#primary();
        for (let step = this.#step(); step !== undefined; step = this.#step())
            expression = { kind: 'pipe', at: expression.at, left: expression, right: step };
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
            this.#fail('in brackets stands "key", a number or nothing', supported);
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
            this.#fail('a list is not supported here', supported);
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
            case 'test': {
                const { at: start } = this.#peek();
                return { kind: 'test', at, pattern: patternOf(this.#string(), start, '') };
            }
            case 'sub': {
                const { at: start } = this.#peek();
                const pattern = patternOf(this.#string(), start, 'g');
                if (!this.#accept(','))
                    this.#expect(';');
                return { kind: 'substitute', at, pattern, template: this.#string() };
            }
            default: {
                const variable = this.#peek();
                if (variable.kind !== 'word')
                    this.#fail('expected the name of a variable, without quotes', supported);
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
    #string() {
        const token = this.#peek();
        if (token.kind !== 'string')
            this.#fail('expected text in double quotes', supported);
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
    if (/[*?]/.test(text))
        throw new ExpressionError(at, 'a wildcard in a key is not supported', 'use [] and select(…)');
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

// EXTERNAL MODULE: ./build/manifest/path.js
var path = __webpack_require__(7309);
// EXTERNAL MODULE: ./build/manifest/read.js
var manifest_read = __webpack_require__(6146);
// EXTERNAL MODULE: ./build/manifest/source.js + 1 modules
var manifest_source = __webpack_require__(7384);
// EXTERNAL MODULE: ./build/manifest/splice.js
var splice = __webpack_require__(2514);
// EXTERNAL MODULE: ./build/manifest/tree.js
var manifest_tree = __webpack_require__(6162);
// EXTERNAL MODULE: ./build/data/yaml.js
var yaml = __webpack_require__(8926);
// EXTERNAL MODULE: ./build/manifest/walk.js
var walk = __webpack_require__(9435);
;// CONCATENATED MODULE: ./build/manifest/expression/refusal.js

/** Ends the edit of a file; caught where the edit of a file begins, which answers with the problem. */
class Refusal extends Error {
    problem;
    constructor(problem) {
        super(problem.message);
        this.problem = problem;
    }
}
/** Refuses at a position of the file. */
function refuse(source, position, { message, remedy }) {
    throw new Refusal({ message, place: (0,manifest_source/* placeAt */.BW)(source, position), ...(remedy === undefined ? {} : { remedy }) });
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
    return (missing.length > 0 || at.node === null || at.node === undefined || ((0,yaml/* isScalar */.jn)(at.node) && at.node.value === null));
}
/** Under a key: of a list it is a mistake, and a single value has none. */
function intoKey(cursor, key) {
    const { tree, at } = cursor;
    if (isEmpty(cursor))
        return [{ ...cursor, missing: [...cursor.missing, key] }];
    if ((0,yaml/* isMap */.jh)(at.node) && (0,manifest_tree/* lookUp */.TE)(tree, at.node, key) === undefined)
        return [{ ...cursor, missing: [key] }];
    if (!(0,yaml/* isMap */.jh)(at.node) && !(0,yaml/* isSeq */.oP)(at.node))
        return [];
    return [follow(cursor, { key })];
}
/** An item of a list, from its end where negative. */
function intoIndex(cursor, index) {
    const { tree, at } = cursor;
    if (cursor.absent === 'skip' && (isEmpty(cursor) || isBeyond(at.node, index)))
        return [];
    if ((0,yaml/* isSeq */.oP)(at.node))
        return [follow(cursor, { index })];
    if (!isEmpty(cursor) && !(0,yaml/* isMap */.jh)(at.node))
        return [];
    const message = `${(0,walk/* nameOf */.Vb)(stepsOf(cursor))} is ${isEmpty(cursor) ? 'empty' : (0,walk/* kindOf */.I)(at.node)}, so it has no item ${index}`;
    return refuse(tree.source, at.position, { message, remedy: 'only keys are created: write the list by hand' });
}
function isBeyond(node, index) {
    return (0,yaml/* isSeq */.oP)(node) && (index >= node.items.length || index < -node.items.length);
}
function follow(cursor, step) {
    const next = (0,walk/* stepOn */.QM)(cursor.tree, cursor.at, step);
    if ('message' in next)
        return refuse(cursor.tree.source, next.position, next);
    return { ...cursor, at: next };
}
/** Every item of a list, or value of a map; a merge key is none of its own. */
function intoEach(cursor) {
    const { node } = cursor.at;
    if (cursor.missing.length > 0)
        return [];
    if ((0,yaml/* isSeq */.oP)(node))
        return node.items.map((_, index) => follow(cursor, { index }));
    if (!(0,yaml/* isMap */.jh)(node))
        return [];
    return node.items.flatMap((pair) => {
        const key = (0,manifest_source/* keyOf */.TN)(pair);
        return key === undefined || key === '<<' ? [] : [follow(cursor, { key })];
    });
}
/** The place and everything below it, in the order of the text. What an alias shows stands elsewhere, and is met there. */
function descended(cursor) {
    const all = [];
    const open = [cursor];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
        all.push(next);
        open.push(...intoEach(next).filter(isOwn).reverse());
    }
    return all;
}
function isOwn({ at }) {
    const above = at.above.at(-1);
    const step = at.steps.at(-1);
    if (step === undefined)
        return true;
    if ((0,yaml/* isSeq */.oP)(above) && 'index' in step)
        return !(0,yaml/* isAlias */.Vj)(above.items[step.index]);
    return (!(0,yaml/* isMap */.jh)(above) || !('key' in step) || !above.items.some((pair) => (0,manifest_source/* keyOf */.TN)(pair) === step.key && (0,yaml/* isAlias */.Vj)(pair.value)));
}
/** The single value that stands there; undefined for a map or list. */
function valueAt(cursor) {
    if (isEmpty(cursor))
        return { type: 'null', text: 'null' };
    const { node } = cursor.at;
    return (0,yaml/* isScalar */.jn)(node) ? { type: typeOf(node.value), text: (0,manifest_source/* scalarText */.ws)(node) } : undefined;
}
/** The type of a value that the parser gives; whatever is neither number nor boolean is text. */
function typeOf(value) {
    if (typeof value === 'number' || typeof value === 'bigint')
        return 'number';
    return typeof value === 'boolean' ? 'boolean' : 'string';
}

;// CONCATENATED MODULE: ./build/manifest/expression/evaluate.js







/** What an expression gives at one place. Throws a `Refusal` or an `ExpressionError` where it has no meaning. */
function evaluate(expression, here, variables) {
    const { kind, at } = expression;
    const inner = (part, from) => evaluate(part, from, variables);
    switch (kind) {
        case 'self':
            return [here];
        case 'literal':
            return [expression.value];
        case 'variable':
            return [variableOf(expression, variables)];
        case 'pipe':
            return inner(expression.left, here).flatMap((result) => inner(expression.right, result));
        case 'select':
            return inner(expression.condition, here).some(isTrue) ? [here] : [];
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
            throw new ExpressionError(at, 'a change within another part', 'make each change a stage: A = 1 | B = 2');
        default:
            return evaluatePath(expression, here);
    }
}
/** What has a meaning at a place of the file alone. */
function evaluatePath(expression, here) {
    if (!('tree' in here))
        throw new ExpressionError(expression.at, 'needs a place of the file before it', 'begin with a path');
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
    if ((0,yaml/* isSeq */.oP)(at.node))
        return typeof key === 'number' && key < at.node.items.length;
    return (0,yaml/* isMap */.jh)(at.node) && (0,manifest_tree/* hasKey */.CJ)(tree, at.node, String(key));
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
function pairsOf(left, right) {
    return left.flatMap((one) => right.map((other) => [one, other]));
}
function logic({ word, left, right }, results) {
    const first = results(left).some(isTrue);
    const isDecided = word === 'and' ? !first : first;
    return [truth(isDecided ? first : results(right).some(isTrue))];
}
/** As in yq: the characters are compared, whatever their type, and `*` and `?` on the right stand for anything. */
function equal(left, right, at) {
    const [one, other] = [valueIn(left), valueIn(right)];
    if (one === undefined && other === undefined)
        throw new ExpressionError(at, 'maps and lists are not compared', 'compare single values in them');
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
    throw new ExpressionError(at, 'gives a map or a list, which cannot be written or added', 'name a single value');
}
function sum(left, right, at) {
    if (left.type === 'null')
        return right;
    if (right.type === 'null')
        return left;
    if (left.type === 'string' || right.type === 'string')
        return { type: 'string', text: left.text + right.text };
    if (left.type === 'boolean' || right.type === 'boolean')
        throw new ExpressionError(at, 'true and false cannot be added', 'add text or numbers');
    const total = Number(left.text) + Number(right.text);
    const isWhole = [left, right].every(({ text }) => /^[-+]?\d+$/.test(text));
    if (!Number.isFinite(total) || (isWhole && !Number.isSafeInteger(total)))
        throw new ExpressionError(at, 'the sum is too large to be exact', 'write the number');
    return { type: 'number', text: isWhole || !Number.isInteger(total) ? String(total) : total.toFixed(1) };
}
function search(expression, here) {
    const value = valueIn(here);
    // nothing is searched in nothing
    if (value?.type === 'null')
        return [value];
    if (value?.type !== 'string')
        return notText(expression, here);
    if (value.text.length > longestSearched)
        throw new ExpressionError(expression.at, 'the text is too long to be searched', 'change it by hand');
    if (expression.kind === 'test')
        return [truth(expression.pattern.test(value.text))];
    return [{ type: 'string', text: substituted(value.text, expression.pattern, expression.template) }];
}
function notText({ at, kind }, here) {
    const name = kind === 'test' ? 'test' : 'sub';
    if (!('tree' in here))
        throw new ExpressionError(at, `${name} searches text, and this is none`, 'search a text');
    const what = (0,yaml/* isScalar */.jn)(here.at.node) ? 'no text' : 'no single value';
    const message = `${(0,walk/* nameOf */.Vb)(stepsOf(here))} is ${what}, so ${name} cannot search it`;
    return refuse(here.tree.source, here.at.position, {
        message,
        remedy: 'with |= the right side begins at the left one',
    });
}
function variableOf({ name, as, at }, variables) {
    const text = variables[name];
    if (text === undefined || (as === 'yaml' && text === ''))
        throw new ExpressionError(at, `the environment variable ${name} is ${text === '' ? 'empty' : 'not set'}`, `set ${name}`);
    if (as === 'text')
        return { type: 'string', text };
    const document = (0,yaml/* parseDocument */.Tp)(text, { logLevel: 'silent', prettyErrors: false });
    const { contents } = document;
    if (document.errors.length > 0 || !(0,yaml/* isScalar */.jn)(contents))
        throw new ExpressionError(at, `${name} holds no single value`, `strenv(${name}) takes it for text`);
    const value = contents.value;
    if (value === null)
        return { type: 'null', text: 'null' };
    if (typeof value === 'string')
        return { type: 'string', text: value };
    return { type: typeof value === 'boolean' ? 'boolean' : 'number', text: contents.source ?? String(value) };
}

;// CONCATENATED MODULE: ./build/manifest/expression/layout.js



/** The column (from 0) of a position. */
function columnOf({ text }, position) {
    return position - startOfLine(text, position);
}
/** Where the line of a position begins; a byte order mark is not part of it. */
function startOfLine(text, position) {
    const start = text.lastIndexOf('\n', position - 1) + 1;
    return start === 0 && text.startsWith('\ufeff') ? 1 : start;
}
/** Where the line after a position begins; the end of the text where there is none. */
function startOfNext(text, position) {
    if (position > 0 && text[position - 1] === '\n')
        return position;
    const end = text.indexOf('\n', position);
    return end < 0 ? text.length : end + 1;
}
/** The line ending of the file. */
function endingOf({ text }) {
    return text.includes('\r\n') ? '\r\n' : '\n';
}
/** Where the content of a node ends, or of a pair's key where it has no value. */
function endOf(node, otherwise) {
    if ((0,yaml/* isMap */.jh)(node) && node.flow !== true) {
        const pair = node.items.at(-1);
        return pair === undefined ? otherwise : endOfPair(pair, otherwise);
    }
    if ((0,yaml/* isSeq */.oP)(node) && node.flow !== true)
        return endOf(node.items.at(-1), (0,manifest_source/* positionOf */.df)(node.items.at(-1)) ?? otherwise);
    const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
    if (!Array.isArray(range) || ((0,yaml/* isScalar */.jn)(node) && range[0] === range[1]))
        return otherwise;
    return Number(range[1]);
}
/** Where a pair ends. */
function endOfPair({ key, value }, otherwise) {
    return endOf(value, endOf(key, otherwise));
}
/** By how many columns the file sets a map below a key; 2 where it never does. */
function indentOf(tree) {
    const steps = new Map();
    for (const { map } of (0,manifest_tree/* spotsIn */.xS)(tree)) {
        if (map.flow === true)
            continue;
        for (const { key, value } of map.items) {
            if (!(0,yaml/* isMap */.jh)(value) || value.flow === true)
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
    if (tree.source.file.endsWith('.json'))
        return 'double';
    let balance = 0;
    for (const { map } of (0,manifest_tree/* spotsIn */.xS)(tree))
        for (const { value } of map.items) {
            if (!(0,yaml/* isScalar */.jn)(value))
                continue;
            if (value.type === 'QUOTE_SINGLE')
                balance += 1;
            if (value.type === 'QUOTE_DOUBLE')
                balance -= 1;
        }
    return balance > 0 ? 'single' : 'double';
}

;// CONCATENATED MODULE: ./build/manifest/expression/remove.js




/** The text without a node: its lines, or its part of a flow collection. Comments on lines of their own stay. */
function removals({ tree, at }) {
    const { source } = tree;
    const parent = at.above.at(-1);
    const step = at.steps.at(-1);
    if ((0,yaml/* isMap */.jh)(parent) && step !== undefined && 'key' in step) {
        const index = parent.items.findIndex((pair) => (0,manifest_source/* keyOf */.TN)(pair) === step.key);
        if (index < 0 || at.obstacle?.message.includes('merge key') === true)
            return refuse(source, at.position, at.obstacle ?? { message: 'is not there', remedy: 'correct the path' });
        requireUnused(tree, parent.items[index]?.value);
        const items = parent.items.map((pair) => itemOf(pair, pair));
        return removeFrom(tree, { parent, items, index, isFlow: parent.flow === true, above: at.above.at(-2) });
    }
    if (!(0,yaml/* isSeq */.oP)(parent) || step === undefined || !('index' in step))
        return [];
    requireUnused(tree, parent.items[step.index]);
    const dash = columnOf(source, parent.range?.[0] ?? 0);
    const items = parent.items.map((item, index) => {
        const start = (0,manifest_source/* positionOf */.df)(item) ?? parent.range?.[0] ?? 0;
        if (parent.flow === true)
            return { start, end: endOf(item, start) };
        return {
            start: index === 0 ? (parent.range?.[0] ?? start) : dashBefore(source, start, dash),
            end: endOf(item, start),
        };
    });
    return removeFrom(tree, { parent, items, index: step.index, isFlow: parent.flow === true, above: at.above.at(-2) });
}
function itemOf(pair, node) {
    const start = (0,manifest_source/* positionOf */.df)(node) ?? 0;
    return { start, end: endOfPair(pair, start) };
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
/** An alias elsewhere would stand for nothing. */
function requireUnused(tree, node) {
    const inside = new Set();
    const collect = (one) => {
        inside.add(one);
        if ((0,yaml/* isSeq */.oP)(one))
            one.items.forEach(collect);
        if ((0,yaml/* isMap */.jh)(one))
            for (const { key, value } of one.items)
                [key, value].forEach(collect);
    };
    collect(node);
    const use = tree.uses.find(({ target }) => inside.has(target));
    if (use === undefined)
        return;
    const { line } = (0,manifest_source/* placeAt */.BW)(tree.source, use.position);
    const facts = {
        message: `what would be removed is shown by an alias on line ${line}`,
        remedy: 'write the value out there',
    };
    refuse(tree.source, (0,manifest_source/* positionOf */.df)(node) ?? 0, facts);
}
function removeFrom(tree, removal) {
    const { items, index, isFlow } = removal;
    const item = items[index];
    if (item === undefined)
        return [];
    const [before, next] = [items[index - 1], items[index + 1]];
    if (isFlow && next !== undefined)
        return [{ start: item.start, end: next.start, text: '' }];
    if (isFlow)
        return [{ start: before?.end ?? item.start, end: item.end, text: '' }];
    if (items.length === 1)
        return emptied(tree, removal, item);
    const { text } = tree.source;
    const line = startOfLine(text, item.start);
    // the first of a list's item shares its line with the dash
    if (text.slice(line, item.start).trim() !== '')
        return [{ start: item.start, end: next?.start ?? item.end, text: '' }];
    return [wholeLines(text, line, item.end)];
}
function wholeLines(text, line, end) {
    const next = startOfNext(text, end);
    // the last line had no ending: then the one before gets none
    if (next === text.length && text[next - 1] !== '\n') {
        const ending = /\r?\n$/.exec(text.slice(0, line))?.[0].length ?? 0;
        return { start: line - ending, end: next, text: '' };
    }
    return { start: line, end: next, text: '' };
}
/** Without its only item a block collection is written as an empty one, behind its key. */
function emptied(tree, { parent, above }, item) {
    const { text } = tree.source;
    const empty = (0,yaml/* isMap */.jh)(parent) ? '{}' : '[]';
    const line = startOfLine(text, item.start);
    const pair = (0,yaml/* isMap */.jh)(above) ? pairOf(above, parent) : undefined;
    const colon = pair === undefined ? -1 : text.indexOf(':', endOf(pair.key, 0));
    if (colon < 0 || colon >= line || text.slice(line, item.start).trim() !== '')
        return [{ start: item.start, end: trimmedEnd(text, item.end), text: empty }];
    return [{ start: colon, end: colon + 1, text: `: ${empty}` }, wholeLines(text, line, item.end)];
}
function pairOf(map, value) {
    return map.items.find((pair) => pair.value === value);
}
function trimmedEnd(text, end) {
    return /\r?\n$/.exec(text.slice(0, end))?.index ?? end;
}

;// CONCATENATED MODULE: ./build/manifest/expression/shape.js



/**
 * Parses the new text, makes the writes anew on what the old one said, and compares: what differs besides, in words, or
 * undefined. Knows nothing of how the new text was made.
 */
function findStranger(source, after, writes) {
    const documents = source.parse(after);
    const error = documents.flatMap(({ errors }) => errors)[0];
    if (error !== undefined)
        return `the result is not valid YAML: ${error.message}`;
    if (documents.length !== source.documents.length)
        return 'the result has another number of documents';
    const shapes = new Map();
    const expected = source.documents.map((document) => shapeOf(document.contents, shapes));
    for (const write of writes)
        expect(shapes, write);
    for (const [index, document] of documents.entries()) {
        const was = source.documents[index];
        if (JSON.stringify(was?.directives) !== JSON.stringify(document.directives))
            return 'a directive would change too';
        const wanted = expected[index];
        const is = shapeOf(document.contents, new Map());
        if (wanted === undefined || !agrees(wanted, is))
            return 'something else would change too';
    }
    return lostComment(source.documents, documents, writes.some(({ kind }) => kind === 'remove'));
}
function propertiesOf(node) {
    if (!(0,yaml/* isNode */.Ll)(node) || (0,yaml/* isAlias */.Vj)(node))
        return '';
    return JSON.stringify([node.tag, node.anchor]);
}
function shapeOf(node, shapes) {
    const shape = newShape(node, shapes);
    if (node !== null && node !== undefined)
        shapes.set(node, shape);
    return shape;
}
function newShape(node, shapes) {
    if ((0,yaml/* isMap */.jh)(node) || (0,yaml/* isSeq */.oP)(node)) {
        const items = node.items.map((item) => (0,yaml/* isPair */.tO)(item) ? [shapeOf(item.key, shapes), shapeOf(item.value, shapes)] : [shapeOf(item, shapes)]);
        return { kind: (0,yaml/* isMap */.jh)(node) ? 'map' : 'list', mark: propertiesOf(node), flow: node.flow === true, items };
    }
    if ((0,yaml/* isAlias */.Vj)(node))
        return { kind: 'same', mark: `*${node.source}` };
    if (!(0,yaml/* isScalar */.jn)(node))
        return { kind: 'same', mark: String(node) };
    const { type, source } = node;
    const mark = JSON.stringify([propertiesOf(node), type, source, readValue(node)]);
    return { kind: 'same', mark };
}
function readValue(node) {
    if (!(0,yaml/* isScalar */.jn)(node) || node.value === null)
        return { type: 'null', text: 'null' };
    return { type: typeOf(node.value), text: (0,manifest_source/* scalarText */.ws)(node) };
}
function expect(shapes, write) {
    const { at } = write.cursor;
    if (write.kind === 'remove') {
        expectRemoval(shapes, write.cursor);
        return;
    }
    const shape = shapes.get(at.node);
    if (shape === undefined)
        return;
    if (write.kind === 'set') {
        Object.assign(shape, { kind: 'value', to: write.to, properties: propertiesOf(at.node) });
        return;
    }
    const [key = '', ...rest] = write.cursor.missing;
    const value = rest.reduceRight((inner, one) => fresh(one, inner), {
        kind: 'value',
        to: write.to,
        properties: '',
    });
    if (shape.kind === 'map')
        shape.items.push(...fresh(key, value).items);
    else
        Object.assign(shape, { ...fresh(key, value), mark: propertiesOf(at.node) });
}
/** A map that was not there: its style is as it is. */
function fresh(key, value) {
    const name = { kind: 'value', to: { type: 'string', text: key }, properties: '' };
    return { kind: 'map', mark: '', flow: undefined, items: [[name, value]] };
}
function expectRemoval(shapes, { at }) {
    const parent = at.above.at(-1);
    const step = at.steps.at(-1);
    const shape = shapes.get(parent);
    if (shape === undefined || !('items' in shape) || step === undefined)
        return;
    const gone = (0,yaml/* isMap */.jh)(parent) && 'key' in step ? parent.items.find((pair) => (0,manifest_source/* keyOf */.TN)(pair) === step.key)?.key : undefined;
    const goneItem = (0,yaml/* isSeq */.oP)(parent) && 'index' in step ? parent.items[step.index] : undefined;
    const lost = shapes.get(gone ?? goneItem);
    shape.items = shape.items.filter(([first]) => first !== lost);
}
function agrees(wanted, is) {
    if (wanted.kind === 'same')
        return is.kind === 'same' && is.mark === wanted.mark;
    if (wanted.kind === 'value')
        return is.kind === 'same' && holds(is.mark, wanted);
    if (is.kind !== wanted.kind || is.items.length !== wanted.items.length)
        return false;
    const isFree = wanted.flow === undefined || wanted.items.length === 0 || is.flow === undefined;
    if (!isFree && wanted.flow !== is.flow)
        return false;
    if (wanted.mark !== '' && wanted.mark !== is.mark)
        return false;
    return wanted.items.every((parts, index) => {
        const others = is.items[index] ?? [];
        return parts.length === others.length && parts.every((part, place) => agreesAt(part, others[place]));
    });
}
function agreesAt(wanted, is) {
    return is !== undefined && agrees(wanted, is);
}
function holds(mark, { to, properties }) {
    const parts = JSON.parse(mark.startsWith('[') ? mark : '[]');
    if (!Array.isArray(parts))
        return false;
    const own = properties === '' ? JSON.stringify([undefined, undefined]) : properties;
    return parts[0] === own && JSON.stringify(parts[3]) === JSON.stringify(to);
}
/** Every comment is still there; what is removed takes those of its own lines along. */
function lostComment(was, is, mayLose) {
    const left = new Map();
    for (const comment of commentsOf(is))
        left.set(comment, (left.get(comment) ?? 0) + 1);
    let lost = 0;
    for (const comment of commentsOf(was)) {
        const count = left.get(comment) ?? 0;
        if (count === 0)
            lost += 1;
        else
            left.set(comment, count - 1);
    }
    if (lost > 0 && !mayLose)
        return 'a comment would be lost';
    return [...left.values()].some((count) => count > 0) ? 'a comment would be added' : undefined;
}
function commentsOf(documents) {
    const comments = [];
    const visit = (node) => {
        if ((0,yaml/* isPair */.tO)(node))
            return void [node.key, node.value].forEach(visit);
        const { comment, commentBefore } = (0,yaml/* isNode */.Ll)(node) || (0,yaml/* isDocument */.wz)(node) ? node : {};
        for (const text of [comment, commentBefore])
            comments.push(...(text ?? '').split(/\r?\n/).filter((line) => line !== ''));
        if ((0,yaml/* isDocument */.wz)(node))
            visit(node.contents);
        if ((0,yaml/* isMap */.jh)(node) || (0,yaml/* isSeq */.oP)(node))
            node.items.forEach(visit);
    };
    documents.forEach(visit);
    return comments;
}

;// CONCATENATED MODULE: ./build/manifest/expression/spot.js

/** The place of a cursor. */
function spotOf(cursor) {
    return { document: cursor.tree.document, steps: stepsOf(cursor) };
}
/** Where a place is after an item before it went; nowhere where it went along. */
function moved(spot, gone) {
    const depth = gone.steps.length - 1;
    const [own, other] = [spot.steps[depth], gone.steps[depth]];
    const isBeside = spot.document === gone.document &&
        own !== undefined &&
        JSON.stringify(spot.steps.slice(0, depth)) === JSON.stringify(gone.steps.slice(0, depth));
    if (!isBeside || other === undefined)
        return [spot];
    if (JSON.stringify(own) === JSON.stringify(other))
        return [];
    if (!('index' in own) || !('index' in other) || own.index < other.index)
        return [spot];
    return [{ ...spot, steps: spot.steps.with(depth, { index: own.index - 1 }) }];
}

// EXTERNAL MODULE: ./build/manifest/editable.js
var editable = __webpack_require__(8726);
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
    if ((0,yaml/* isMap */.jh)(node))
        return node.flow === true ? intoFlow(cursor, node, to) : intoBlock(cursor, node, to);
    const above = at.above.at(-1);
    const [start, end] = (0,yaml/* isScalar */.jn)(node) ? (node.range ?? []) : [];
    if (!(0,yaml/* isMap */.jh)(above) || start === undefined || start !== end)
        return refuse(tree.source, at.position, {
            message: `${(0,walk/* nameOf */.Vb)(at.steps)} is empty, and nothing can be created in it safely`,
            remedy: 'write a map there by hand',
        });
    if (above.flow === true)
        return { start, end: start, text: inFlow(cursor, to) };
    const pair = above.items.find(({ value }) => value === node);
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
    const at = (0,yaml/* isScalar */.jn)(last.value) ? (last.value.range?.[1] ?? end) : endOfPair(last, end);
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
        const shared = (0,editable/* sharedWith */.K)(tree, at);
        return shared === undefined ? insertion(cursor, to) : refuse(source, at.position, shared);
    }
    const was = valueAt(cursor);
    if (was !== undefined && was.type === to.type && was.text === to.text)
        return undefined;
    const judged = (0,editable/* judgeEditable */.m)(tree, at);
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
    return type !== 'number' || /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[-+]?\d+)?$/i.test(text);
}
/** What is refused before a node is taken away. */
function requireRemovable({ tree, at, missing }) {
    const { source } = tree;
    if (missing.length > 0)
        return;
    if (at.steps.length === 0)
        refuse(source, at.position, { message: 'a whole document is not removed', remedy: 'name something in it' });
    const shared = (0,editable/* sharedWith */.K)(tree, { ...at, node: undefined });
    if (shared !== undefined)
        refuse(source, at.position, shared);
}
/** Whether nothing is there to be taken away. */
function isAbsent(cursor) {
    return cursor.missing.length > 0;
}
/** The name of a place for people. */
function nameAt(cursor) {
    return (0,walk/* nameOf */.Vb)(stepsOf(cursor));
}

;// CONCATENATED MODULE: ./build/manifest/expression/run.js













/**
 * Makes every expression on the bytes of a file, one after the other. After each change the text is parsed again and differs in
 * exactly what was meant; whatever cannot be changed alone is refused. Nothing throws for what a file or an expression holds.
 */
function editByExpressions({ file, bytes }, expressions, variables) {
    let current;
    try {
        const editing = new Editing(openSource(file, bytes), variables);
        const matched = expressions.map((expression) => {
            current = expression;
            return editing.run(expression.expression);
        });
        const after = editing.changes.length === 0 ? bytes : editing.bytes;
        return { result: 'edited', after, changes: editing.changes, matched };
    }
    catch (error) {
        if (error instanceof Refusal)
            return { result: 'refused', problem: error.problem };
        if (!(error instanceof ExpressionError) || current === undefined)
            throw error;
        const { message, remedy } = error;
        const problem = { message, remedy, place: { name: `expression, column ${error.at + 1}`, file } };
        return { result: 'refused', problem, expression: { text: current.text, column: error.at + 1 } };
    }
}
function openSource(file, bytes) {
    const read = (0,manifest_source/* sourceOf */.vz)(file, bytes, manifest_read/* parseFully */.S);
    if (read.result === 'unreadable')
        throw new Refusal(read);
    if ((0,manifest_source/* isEncrypted */.ph)(read.source))
        throw new Refusal({
            message: 'is encrypted with SOPS: its checksum covers every value',
            place: { file },
            remedy: 'edit it with sops',
        });
    return read.source;
}
/** The text of a file while expressions change it. */
class Editing {
    changes = [];
    #variables;
    #source;
    #trees;
    #matched = 0;
    constructor(source, variables) {
        this.#source = source;
        this.#trees = (0,manifest_tree/* treesOf */.zG)(source);
        this.#variables = variables;
    }
    get text() {
        return this.#source.text;
    }
    get bytes() {
        return (0,manifest_source/* bytesOf */.$$)(this.#source, this.text);
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
        if (expression.kind === 'pipe' && writes(expression))
            return this.#perform(expression.right, this.#perform(expression.left, from));
        if (expression.kind === 'assign')
            return this.#assign(expression, from);
        if (expression.kind === 'delete')
            return this.#remove(expression, from);
        return this.#placesOf(expression, from).map(spotOf);
    }
    #placesOf(expression, from, absent) {
        return from.flatMap((spot) => {
            const here = this.#cursorAt(spot);
            return here === undefined ? [] : this.#places(expression, { ...here, absent: absent ?? 'refuse' });
        });
    }
    #places(expression, here) {
        return evaluate(expression, here, this.#variables).map((result) => {
            if ('tree' in result)
                return result;
            throw new ExpressionError(expression.at, 'gives a value that stands nowhere', 'name a place: a path, select(…)');
        });
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
        const planned = from.flatMap((spot) => {
            const here = this.#cursorAt(spot);
            if (here === undefined)
                return [];
            return this.#places(left, here).map((cursor) => ({
                kind: cursor.missing.length > 0 ? 'create' : 'set',
                cursor,
                to: this.#valueOf(right, isUpdate ? cursor : here),
            }));
        });
        this.#matched += planned.length;
        const made = planned.flatMap((write) => {
            const replacement = replacementOf(write);
            return replacement === undefined ? [] : [{ write, replacement }];
        });
        // of two that begin at the end of the same line, the deeper one comes first
        made.sort((one, other) => other.write.cursor.at.steps.length - one.write.cursor.at.steps.length);
        this.#accept((0,splice/* splice */.V)(this.text, made.map(({ replacement }) => replacement)), made.map(({ write }) => write));
        return from;
    }
    #valueOf(expression, here) {
        const results = evaluate(expression, here, this.#variables);
        const [result] = results;
        if (result === undefined || results.length > 1)
            throw new ExpressionError(expression.at, `gives ${results.length} values in place of one`, 'name one value');
        if ('tree' in result && result.missing.length > 0)
            return refuse(this.#source, result.at.position, {
                message: `${nameAt(result)} is not there, so it gives no value`,
                remedy: 'correct the right side of the assignment',
            });
        return singleOf(result, expression.at);
    }
    /** From the end of the text on, so that what is still to be removed stays where it is. */
    #remove({ target }, from) {
        const found = this.#placesOf(target, from, 'skip').filter((cursor) => !isAbsent(cursor));
        const nodes = new Set(found.map(({ tree, at }) => (0,path/* printPath */.b)({ document: tree.document, steps: at.steps })));
        const outermost = found.filter(({ tree, at }) => at.steps.every((_, depth) => depth === 0 || !nodes.has((0,path/* printPath */.b)({ document: tree.document, steps: at.steps.slice(0, depth) }))));
        this.#matched += outermost.length;
        outermost.forEach(requireRemovable);
        const before = { source: this.#source, trees: this.#trees };
        const spots = outermost.map(spotOf);
        for (const spot of spots.toReversed()) {
            const cursor = this.#cursorAt(spot);
            if (cursor === undefined)
                continue;
            this.#read((0,splice/* splice */.V)(this.text, removals(cursor)));
        }
        const after = this.text;
        this.#source = before.source;
        this.#trees = before.trees;
        this.#accept(after, outermost.map((cursor) => ({ kind: 'remove', cursor })));
        return from.flatMap((spot) => spots.reduceRight((left, gone) => left.flatMap((one) => moved(one, gone)), [spot]));
    }
    #read(text) {
        const read = (0,manifest_source/* sourceOf */.vz)(this.#source.file, (0,manifest_source/* bytesOf */.$$)(this.#source, text), manifest_read/* parseFully */.S);
        if (read.result === 'unreadable')
            unsafe(this.#source, read.message);
        else
            this.#take(read.source);
    }
    #take(source) {
        this.#source = source;
        this.#trees = (0,manifest_tree/* treesOf */.zG)(source);
    }
    /** Takes a text over that says what was planned, and nothing else. */
    #accept(after, planned) {
        if (planned.length === 0)
            return;
        const stranger = findStranger(this.#source, after, planned);
        if (stranger !== undefined)
            unsafe(this.#source, stranger, planned[0]?.cursor.at.position);
        this.changes.push(...planned.map(describe));
        this.#read(after);
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

// EXTERNAL MODULE: ./build/report/excerpt.js
var excerpt = __webpack_require__(7478);
// EXTERNAL MODULE: ./build/commands/edited-files.js + 1 modules
var edited_files = __webpack_require__(7138);
;// CONCATENATED MODULE: ./build/commands/edit.js





/** Makes the changes in all files or in none, and writes what changed whole. */
async function edit(request, ports) {
    const expressions = read(request, ports);
    const edited = await editAll(request, expressions, ports);
    tellUnmatched(request, edited, ports);
    return (0,edited_files/* finishEdit */.EY)(request, edited, ports);
}
function read({ expressions }, ports) {
    const parsed = expressions.map(parseExpression);
    const wrong = parsed.flatMap((one, index) => {
        if (one.result === 'parsed')
            return [];
        const { message, remedy, column } = one;
        const text = expressions[index] ?? '';
        return [
            {
                problem: { message, remedy, place: { name: `expression, column ${column}` } },
                excerpt: inExpression(text, column),
            },
        ];
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
        const made = editByExpressions({ file, bytes }, expressions, variables);
        if (made.result === 'edited')
            edited.push({ file, before: bytes, ...made });
        else if (made.expression === undefined)
            wrong.push((0,edited_files/* inFile */.s5)(made.problem, bytes));
        else
            wrong.push({ problem: made.problem, excerpt: inExpression(made.expression.text, made.expression.column) });
    }
    return wrong.length > 0 ? (0,edited_files/* fail */.fJ)(wrong, ports) : edited;
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

/***/ 8726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ sharedWith),
/* harmony export */   m: () => (/* binding */ judgeEditable)
/* harmony export */ });
/* harmony import */ var _data_yaml_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8926);
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
