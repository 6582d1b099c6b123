export const id = 177;
export const ids = [177];
export const modules = {

/***/ 7177:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   outputsOf: () => (/* binding */ outputsOf),
/* harmony export */   reportOf: () => (/* binding */ reportOf)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7755);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7072);


/** The report: one JSON object, the same on standard output (`--json`) and in the report file. */
function reportOf(ended) {
    const { deployments = [] } = ended;
    const [only] = deployments;
    return {
        ...(only !== undefined && deployments.length === 1 ? deploymentReport(only) : {}),
        ...outcomeReport(ended.outcome),
        ...(deployments.length > 1 ? { deployments: deployments.map(deploymentReport) } : {}),
        ...(ended.problems === undefined ? {} : { problems: ended.problems }),
        ...ended.checked,
        ...ended.details,
    };
}
function outcomeReport(outcome) {
    return { ...outcome, remedy: (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .remedyOf */ .SM)(outcome) };
}
function deploymentReport({ told, outcome, progress }) {
    const { image, scans, record, written, targets, recovery } = progress;
    return {
        ...outcomeReport(outcome),
        application: told.application,
        environment: told.environment,
        source: told.source,
        image: image === undefined ? undefined : (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .printImage */ .Lh)(image.reference),
        digest: image?.reference.digest,
        platforms: image?.platforms,
        scans,
        record,
        revision: progress.revision,
        pullRequest: pullRequestOf(progress),
        edits: written?.edits,
        diff: written?.diff,
        targets,
        recovery,
    };
}
function pullRequestOf({ written }) {
    return written?.place.on === 'pull-request' ? written.place.url : undefined;
}
/** The outputs of the action that say something about a deployment; those without a value are left out. */
function outputsOf({ outcome, deployments = [] }) {
    const progress = deployments.length === 1 ? deployments[0]?.progress : undefined;
    const { reference } = progress?.image ?? {};
    const values = {
        outcome: outcome.outcome,
        reason: outcome.reason,
        image: reference === undefined ? undefined : (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .printImage */ .Lh)(reference),
        digest: reference?.digest,
        revision: progress?.revision,
        'pull-request': progress === undefined ? undefined : pullRequestOf(progress),
    };
    return new Map(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}


/***/ })

};
