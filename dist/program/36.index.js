export const id = 36;
export const ids = [36];
export const modules = {

/***/ 36:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   watch: () => (/* binding */ watch)
/* harmony export */ });
/* harmony import */ var _stages_observe_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(272);

/** Watches the workloads until the verdict. */
async function watch(request, ports, signal) {
    const cluster = await ports.cluster(undefined);
    if (cluster === undefined)
        return { outcome: _stages_observe_js__WEBPACK_IMPORTED_MODULE_0__/* .notWatched */ .q, targets: [] };
    const { clock, log } = ports;
    const verdict = await (0,_stages_observe_js__WEBPACK_IMPORTED_MODULE_0__/* .observe */ .l)({
        watched: [{ target: 'cluster', goal: request.goal, cluster: 'cluster', applicationCluster: 'cluster' }],
        clusters: new Map([['cluster', cluster]]),
        clock,
        log,
        timeoutSeconds: request.timeoutSeconds,
        onPause: request.onPause,
        // without the repository only our very commit is known to be ours
        relate: async () => 'other',
        onChange: async (targets) => {
            for (const { assessment } of targets)
                log.info(assessment.judgement.sentence);
        },
        signal,
    });
    return { outcome: verdict.outcome, targets: verdict.targets };
}


/***/ })

};
