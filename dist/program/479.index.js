export const id = 479;
export const ids = [479];
export const modules = {

/***/ 9479:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runAction: () => (/* binding */ runAction)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _actions_log_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(622);
/* harmony import */ var _actions_results_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1498);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9473);
/* harmony import */ var _inputs_action_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8716);
/* harmony import */ var _inputs_request_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9861);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7072);
/* harmony import */ var _program_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9942);










/** The action: reads inputs, runs the command, leaves outputs, report and summary; the answer is the exit code. */
async function runAction(environment, signal) {
    const read = (0,_inputs_request_js__WEBPACK_IMPORTED_MODULE_7__/* .readRequest */ .i)((0,_inputs_action_js__WEBPACK_IMPORTED_MODULE_6__/* .readActionInputs */ .U)(environment), []);
    const log = (0,_actions_log_js__WEBPACK_IMPORTED_MODULE_3__/* .createJobLog */ .o)(read.request.debug);
    for (const secret of (0,_inputs_request_js__WEBPACK_IMPORTED_MODULE_7__/* .maskedSecrets */ .B)(read.secrets))
        log.mask(secret);
    const results = (0,_actions_results_js__WEBPACK_IMPORTED_MODULE_4__/* .createJobResults */ .m)();
    const ended = await (0,_program_js__WEBPACK_IMPORTED_MODULE_9__/* .runProgram */ .m)(read, { environment, log, results, signal });
    const fails = read.request.failOn.includes(ended.outcome.outcome);
    sayEnd(ended, log, fails);
    await leaveResults(ended, { results, folder: environment['RUNNER_TEMP'] });
    return fails ? 1 : 0;
}
function sayEnd({ outcome, problems }, log, fails) {
    for (const problem of problems ?? [])
        log.error((0,_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .printProblem */ .JN)(problem), problem);
    const line = `${outcome.outcome} (${outcome.reason}): ${outcome.sentence}`;
    // each problem is an annotation of its own already
    if (fails && problems === undefined)
        log.error(`${line}\n${(0,_outcome_js__WEBPACK_IMPORTED_MODULE_8__/* .remedyOf */ .SM)(outcome)}`);
    else
        log.info(line);
}
async function leaveResults(ended, { results, folder }) {
    const { outputsOf, reportOf } = await __webpack_require__.e(/* import() */ 177).then(__webpack_require__.bind(__webpack_require__, 7177));
    const { summaryText } = await __webpack_require__.e(/* import() */ 611).then(__webpack_require__.bind(__webpack_require__, 4611));
    for (const [name, value] of outputsOf(ended))
        results.output(name, value);
    if (folder !== undefined && folder !== '') {
        const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, `gitops-deploy-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}.json`);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(file, `${JSON.stringify(reportOf(ended), undefined, 2)}\n`);
        results.output('report', file);
    }
    await results.summary(summaryText(ended));
}


/***/ })

};
