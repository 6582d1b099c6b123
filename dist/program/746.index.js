export const id = 746;
export const ids = [746];
export const modules = {

/***/ 4031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   resolveLeftOvers: () => (/* binding */ resolveLeftOvers)
/* harmony export */ });
/* harmony import */ var _deployment_left_over_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9492);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);
/* harmony import */ var _stages_admit_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(338);
/* harmony import */ var _stages_publish_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4561);




/**
 * Tells GitHub how deployments ended that an earlier process of this run began and did not finish. Each is tried, also
 * after one that fails; then the first failure is thrown.
 */
async function resolveLeftOvers(left, ports, signal) {
    const failures = [];
    for (const value of left) {
        const known = (0,_deployment_left_over_js__WEBPACK_IMPORTED_MODULE_0__/* .parseLeftOver */ .xf)(value);
        if (known === undefined)
            continue;
        try {
            await resolve(known, ports, signal);
        }
        catch (error) {
            failures.push(error);
            ports.log.warning(`${known.told.application} in ${known.told.environment}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .outcomeOf */ .sG)(error, 'report').sentence}`);
        }
    }
    if (failures.length > 0)
        throw failures[0];
}
async function resolve(left, ports, signal) {
    const record = await recordOf(left, ports, signal);
    const outcome = (0,_deployment_left_over_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .pJ)(left, record);
    const { application, environment } = left.told;
    ports.log.info(`${application} in ${environment}: ${outcome.outcome} (${outcome.reason}): ${outcome.sentence}`);
    const progress = {
        stage: left.stage,
        tagged: false,
        targets: [],
        ...(record === undefined ? {} : { record: record.id }),
        ...(record?.note.revision === undefined ? {} : { revision: record.note.revision }),
    };
    await (0,_stages_publish_js__WEBPACK_IMPORTED_MODULE_2__/* .publishOutcome */ .Cu)(left.told, ports, { outcome, progress, signal });
}
/** The newest record that this very run made or took over for the deployment, if it came to that. */
async function recordOf({ told }, ports, signal) {
    const { records } = await ports.forge();
    const known = await records.list(told.application, told.environment, _stages_admit_js__WEBPACK_IMPORTED_MODULE_3__/* .recordsLookedAt */ .A, signal);
    return known.find(({ payload }) => payload.source === told.source.commit);
}


/***/ }),

/***/ 9473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JN: () => (/* binding */ printProblem),
/* harmony export */   dv: () => (/* binding */ printPlace),
/* harmony export */   sG: () => (/* binding */ outcomeOf),
/* harmony export */   sH: () => (/* binding */ DeployError)
/* harmony export */ });
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7072);

/**
 * A failure that ends a command. Edges translate wire errors into it once; the roots turn it into an outcome.
 * Expected answers ("lost the race", "not found") are values of the ports instead.
 */
class DeployError extends Error {
    code;
    stage;
    remedy;
    problems;
    constructor(code, facts) {
        super(facts.message, { cause: facts.cause });
        this.name = 'DeployError';
        this.code = code;
        this.stage = facts.stage;
        this.remedy = facts.remedy ?? _outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .reasons */ .Ot[code].remedy;
        this.problems = facts.problems ?? [];
    }
}
/** The outcome that an error stands for; anything unforeseen is a defect of ours, and `errored`. */
function outcomeOf(error, stage) {
    if (error instanceof DeployError) {
        const outcome = _outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .reasons */ .Ot[error.code].outcomes[0];
        return { outcome, stage: error.stage, reason: error.code, sentence: error.message };
    }
    const sentence = error instanceof Error ? error.message : String(error);
    return { outcome: 'errored', stage, reason: 'internal', sentence };
}
/** `file:line:column`, or the name of the input: how a problem's place is printed. */
function printPlace(place) {
    if (place === undefined)
        return '';
    const { file, line, column, name } = place;
    const position = [file, line, column].filter((part) => part !== undefined).join(':');
    return [position, name].filter((part) => part !== undefined && part !== '').join(' ');
}
/** A problem as one line: place, message, remedy. */
function printProblem(problem) {
    const place = printPlace(problem.place);
    const remedy = problem.remedy === undefined ? '' : ` (${problem.remedy})`;
    return `${place === '' ? '' : `${place}: `}${problem.message}${remedy}`;
}


/***/ }),

/***/ 2088:
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


/***/ })

};
