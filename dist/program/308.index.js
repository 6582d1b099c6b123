export const id = 308;
export const ids = [308];
export const modules = {

/***/ 4592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   Ce: () => (/* binding */ isFields),
/* harmony export */   Yj: () => (/* binding */ isTrueAt),
/* harmony export */   fK: () => (/* binding */ valueAt),
/* harmony export */   gT: () => (/* binding */ listAt),
/* harmony export */   lC: () => (/* binding */ timeAt),
/* harmony export */   r$: () => (/* binding */ withoutUndefined),
/* harmony export */   tk: () => (/* binding */ numberAt)
/* harmony export */ });
/**
 * Reading objects of the Kubernetes API, which arrive as `unknown`. A field that is missing or of another type is
 * undefined: the API's own defaults (`omitempty`) leave most fields out.
 */
/** Whether a value is an object with fields (no array, not null). */
function isFields(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** The value at a path of keys, or undefined where the path ends early. */
function valueAt(value, ...path) {
    return path.reduce((inner, key) => (isFields(inner) ? inner[key] : undefined), value);
}
/** The text at a path; an empty one counts as missing, as `omitempty` has it. */
function textAt(value, ...path) {
    const found = valueAt(value, ...path);
    return typeof found === 'string' && found !== '' ? found : undefined;
}
/** The number at a path; numbers written as text (such as a Rollout's observedGeneration) count. */
function numberAt(value, ...path) {
    const found = valueAt(value, ...path);
    if (typeof found === 'number')
        return found;
    return typeof found === 'string' && /^\d+$/.test(found) ? Number(found) : undefined;
}
/** Whether the value at a path is `true`. */
function isTrueAt(value, ...path) {
    return valueAt(value, ...path) === true;
}
/** The list at a path, or an empty one. */
function listAt(value, ...path) {
    const found = valueAt(value, ...path);
    return Array.isArray(found) ? found : [];
}
/** The time at a path, or undefined where there is none or it is no date. */
function timeAt(value, ...path) {
    const text = textAt(value, ...path);
    if (text === undefined)
        return undefined;
    const time = new Date(text);
    return Number.isNaN(time.getTime()) ? undefined : time;
}
function withoutUndefined(fields) {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}


/***/ }),

/***/ 6308:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readContext: () => (/* binding */ readContext)
/* harmony export */ });
/* harmony import */ var _data_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4592);

function runOf(environment, repository, serverUrl) {
    const id = Number(environment['GITHUB_RUN_ID']);
    if (!Number.isSafeInteger(id) || id <= 0 || repository === undefined)
        return undefined;
    const attempt = Number(environment['GITHUB_RUN_ATTEMPT'] ?? '1');
    return {
        id,
        attempt: Number.isSafeInteger(attempt) ? attempt : 1,
        url: `${serverUrl}/${repository}/actions/runs/${id}`,
    };
}
/** A fork is another repository; a head repository that is gone counts as one too. */
function isFromFork(payload) {
    const head = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(payload, 'pull_request', 'head', 'repo');
    if (!(0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isFields */ .Ce)((0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(payload, 'pull_request')))
        return false;
    return (!(0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isFields */ .Ce)(head) ||
        (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .numberAt */ .tk)(head, 'id') !== (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .numberAt */ .tk)(payload, 'pull_request', 'base', 'repo', 'id') ||
        (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isTrueAt */ .Yj)(head, 'fork') !== (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isTrueAt */ .Yj)(payload, 'pull_request', 'base', 'repo', 'fork'));
}
function baseOf(event, payload) {
    if (event === 'pull_request')
        return (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(payload, 'pull_request', 'base', 'sha');
    return event === 'merge_group' ? (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(payload, 'merge_group', 'base_sha') : undefined;
}
/**
 * Reads the variables of GitHub Actions and the event. On a pull request `GITHUB_SHA` is a merge commit that nobody wrote
 * (docker/metadata-action#206): the head is what is deployed and answered on.
 */
function readContext(environment, payload) {
    const text = (name) => (environment[name] === '' ? undefined : environment[name]);
    const serverUrl = text('GITHUB_SERVER_URL') ?? 'https://github.com';
    const repository = text('GITHUB_REPOSITORY');
    const pullRequest = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .numberAt */ .tk)(payload, 'pull_request', 'number');
    const event = text('GITHUB_EVENT_NAME');
    return {
        fromFork: isFromFork(payload),
        apiUrl: text('GITHUB_API_URL') ?? 'https://api.github.com',
        serverUrl,
        ...(0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutUndefined */ .r$)({
            event,
            repository,
            commit: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(payload, 'pull_request', 'head', 'sha') ?? text('GITHUB_SHA'),
            branch: text('GITHUB_HEAD_REF') ?? text('GITHUB_REF_NAME'),
            defaultBranch: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(payload, 'repository', 'default_branch'),
            pullRequest,
            base: baseOf(event, payload),
            actor: text('GITHUB_ACTOR'),
            run: runOf(environment, repository, serverUrl),
        }),
    };
}


/***/ })

};
