export const id = 225;
export const ids = [225];
export const modules = {

/***/ 3225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   rolloutStatus: () => (/* binding */ rolloutStatus)
/* harmony export */ });
/* harmony import */ var _rollout_assess_rollout_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6016);
/* harmony import */ var _rollout_assessment_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4030);
/* harmony import */ var _rollout_pods_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7676);
/* harmony import */ var _stages_look_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9541);
/* harmony import */ var _stages_observe_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4945);
/* harmony import */ var _text_table_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(110);






/** Shows live Rollouts as they are now: one look, and nothing is judged. */
async function rolloutStatus(names, ports, signal) {
    const cluster = await ports.cluster(undefined);
    if (cluster === undefined)
        return { outcome: _stages_observe_js__WEBPACK_IMPORTED_MODULE_3__/* .notWatched */ .q };
    const looked = { goal: { workloads: names }, cluster: '', applicationCluster: '' };
    const end = new AbortController();
    try {
        for await (const states of (0,_stages_look_js__WEBPACK_IMPORTED_MODULE_2__/* .watchAll */ .RX)(new Map([['', cluster]]), [looked], AbortSignal.any([signal, end.signal]))) {
            const snapshot = (0,_stages_look_js__WEBPACK_IMPORTED_MODULE_2__/* .snapshotOf */ .eY)(looked, states, { now: ports.clock.now(), relations: new Map() });
            const seen = names.map((name, index) => seenAs(name, snapshot.rollouts[index], snapshot));
            ports.results.show(tableOf(seen.map(({ row }) => row)));
            return { outcome: outcomeOf(seen), details: { workloads: seen.map(({ row }) => row) } };
        }
    }
    finally {
        end.abort();
    }
    signal.throwIfAborted();
    throw new Error('the watch ended by itself');
}
function seenAs(name, observed, snapshot) {
    switch (observed?.state) {
        case 'present':
            return { row: describe(observed.object, snapshot) };
        case 'forbidden':
            return { row: (0,_rollout_assess_rollout_js__WEBPACK_IMPORTED_MODULE_0__/* .emptyRow */ .OL)(name, 'unknown', observed.message), reason: 'forbidden' };
        case 'unreachable':
            return { row: (0,_rollout_assess_rollout_js__WEBPACK_IMPORTED_MODULE_0__/* .emptyRow */ .OL)(name, 'unknown', observed.message), reason: 'cluster-unreachable' };
        case 'unknown-type':
            return { row: (0,_rollout_assess_rollout_js__WEBPACK_IMPORTED_MODULE_0__/* .emptyRow */ .OL)(name, 'missing', 'the cluster has no Argo Rollouts'), reason: 'workload-not-found' };
        default:
            return { row: (0,_rollout_assess_rollout_js__WEBPACK_IMPORTED_MODULE_0__/* .emptyRow */ .OL)(name, 'missing', 'there is no such Rollout'), reason: 'workload-not-found' };
    }
}
function describe(rollout, { runs, pods }) {
    const row = (0,_rollout_assess_rollout_js__WEBPACK_IMPORTED_MODULE_0__/* .rowOf */ .OB)(rollout, rollout.images.map(({ image }) => image).join(', '), runs);
    const trouble = (0,_rollout_pods_js__WEBPACK_IMPORTED_MODULE_1__/* .troubleOf */ .L)(rollout, pods);
    return trouble === undefined ? row : { ...row, message: `pod ${trouble.pod}: ${trouble.message}` };
}
function outcomeOf(seen) {
    const bad = seen.find(({ reason }) => reason !== undefined);
    const sentence = seen.map(({ row }) => `${(0,_rollout_assessment_js__WEBPACK_IMPORTED_MODULE_4__/* .printName */ .T)(row.workload)} is ${row.state}`).join(', ');
    if (bad?.reason === undefined)
        return { outcome: 'succeeded', reason: 'done', stage: 'rollout', sentence };
    return {
        outcome: 'errored',
        reason: bad.reason,
        stage: 'rollout',
        sentence: `${(0,_rollout_assessment_js__WEBPACK_IMPORTED_MODULE_4__/* .printName */ .T)(bad.row.workload)}: ${bad.row.message}`,
    };
}
function tableOf(rows) {
    const lines = rows.map(({ workload, state, step, weight, image, analysis, message }) => [
        (0,_rollout_assessment_js__WEBPACK_IMPORTED_MODULE_4__/* .printName */ .T)(workload),
        state,
        step === undefined ? '-' : `${step.index}/${step.count}`,
        weight === undefined ? '-' : `${weight} %`,
        image,
        analysis.map(({ name, phase }) => `${name} ${phase}`).join(', ') || '-',
        message,
    ]);
    return (0,_text_table_js__WEBPACK_IMPORTED_MODULE_5__/* .textTable */ .e)([['ROLLOUT', 'STATE', 'STEP', 'NEW', 'IMAGE', 'ANALYSIS', 'SAYS'], ...lines]);
}


/***/ }),

/***/ 110:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ textTable)
/* harmony export */ });
/** Characters of one cell; the whole text is in the JSON. */
const widest = 72;
function oneCell(text) {
    const line = text.replace(/\s+/g, ' ').trim();
    return line.length <= widest ? line : `${line.slice(0, widest - 1)}…`;
}
/** Rows of text as columns for a terminal, two spaces apart; the last column is not padded. */
function textTable(given) {
    const rows = given.map((row) => row.map(oneCell));
    const widths = rows.reduce((known, row) => row.map((cell, index) => Math.max(known[index] ?? 0, cell.length)), []);
    return rows
        .map((row) => row.map((cell, index) => (index < row.length - 1 ? cell.padEnd(widths[index] ?? 0) : cell)).join('  '))
        .map((line) => line.trimEnd())
        .join('\n');
}


/***/ })

};
