export const id = 146;
export const ids = [146];
export const modules = {

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


/***/ })

};
