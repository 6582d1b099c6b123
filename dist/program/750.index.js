export const id = 750;
export const ids = [750];
export const modules = {

/***/ 2227:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ printProgressLine),
/* harmony export */   e: () => (/* binding */ readProgressLine)
/* harmony export */ });
/* harmony import */ var _data_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4592);

/** The names of fields that hold a time: JSON has none. */
const times = new Set(['time', 'startedAt', 'endedAt', 'at', 'since', 'until', 'created']);
/** What JSON leaves as it is though a terminal goes by it: C1, and marks that turn or hide text. */
const steering = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;
/** The line, without a line break. Each text in it goes through `mask` before JSON escapes it: a secret may hold a quote. */
function printProgressLine(line, mask) {
    const json = JSON.stringify(line, (_, value) => (typeof value === 'string' ? mask(value) : value));
    return json.replace(steering, escaped);
}
/** As JSON has it: by UTF-16 code units. */
function escaped(character) {
    const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
    return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
/** What a line says; undefined for one that is none of ours. */
function readProgressLine(text) {
    try {
        const line = JSON.parse(text, (key, value) => typeof value === 'string' && times.has(key) ? new Date(value) : value);
        return isProgressLine(line) ? line : undefined;
    }
    catch {
        return undefined;
    }
}
/** They are ours: that they are such lines at all is looked at, and not each field. */
function isProgressLine(value) {
    if (!(0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isFields */ .Ce)(value) || !(value['time'] instanceof Date))
        return false;
    if (value['type'] === 'log')
        return typeof value['message'] === 'string';
    return value['type'] === 'progress' && Array.isArray(value['stages']) && Array.isArray(value['targets']);
}


/***/ }),

/***/ 1750:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createJsonPrinter: () => (/* binding */ createJsonPrinter)
/* harmony export */ });
/* harmony import */ var _report_progress_line_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2227);
/* harmony import */ var _printer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2177);


/** One JSON object a line, for programs that show it in their own way. */
function createJsonPrinter(printing) {
    const { stream, mask, now } = printing;
    const print = (line) => void stream.write(`${(0,_report_progress_line_js__WEBPACK_IMPORTED_MODULE_0__/* .printProgressLine */ .R)(line, (text) => mask.hide(text))}\n`);
    const say = (level, message) => print({ time: now(), type: 'log', level, message });
    return {
        log: (0,_printer_js__WEBPACK_IMPORTED_MODULE_1__/* .createLog */ .h)(printing, say),
        view: { show: (state) => print({ time: now(), type: 'progress', ...state }) },
        show: (text) => say('info', text),
        close: () => { },
    };
}


/***/ })

};
