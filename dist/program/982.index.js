export const id = 982;
export const ids = [982];
export const modules = {

/***/ 6982:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dryRun: () => (/* binding */ dryRun)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7755);
/* harmony import */ var _manifest_diff_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5302);
/* harmony import */ var _stages_admit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(338);
/* harmony import */ var _stages_build_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5278);
/* harmony import */ var _stages_judge_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2029);
/* harmony import */ var _stages_plan_edits_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(426);
/* harmony import */ var _stages_run_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6215);







/**
 * Says exactly what a deployment would do: the buildx command line, the tags, the diff, who holds the environment. Reads,
 * and touches nothing.
 */
async function dryRun({ plan, ports, signal, knowsGitHub }) {
    const run = (0,_stages_run_js__WEBPACK_IMPORTED_MODULE_4__/* .silentRun */ .Zi)(plan, ports, signal);
    const found = await (0,_stages_build_js__WEBPACK_IMPORTED_MODULE_1__/* .findImage */ .F1)(run);
    if ('event' in found)
        return found.event === 'ended' ? { outcome: found.outcome } : unforeseen();
    const image = found.image ?? (0,_stages_build_js__WEBPACK_IMPORTED_MODULE_1__/* .provisionalImage */ .IM)(plan);
    const build = found.image === undefined ? await buildLine(run) : undefined;
    const head = await (0,_stages_plan_edits_js__WEBPACK_IMPORTED_MODULE_3__/* .readHead */ .zy)(run);
    const planned = typeof head === 'string' ? await (0,_stages_plan_edits_js__WEBPACK_IMPORTED_MODULE_3__/* .planOn */ .J9)(run, image, head) : head;
    if ('event' in planned)
        return planned.event === 'ended' ? { outcome: planned.outcome } : unforeseen();
    const known = knowsGitHub ? await recordsOf(run) : [];
    const lastHealthy = (0,_stages_admit_js__WEBPACK_IMPORTED_MODULE_0__/* .lastHealthyOf */ .LG)(known);
    const refusal = await (0,_stages_judge_js__WEBPACK_IMPORTED_MODULE_2__/* .judgeWorkload */ .N)(run, planned.head, planned.plan, lastHealthy);
    const diff = planned.plan.files
        .filter(({ edits }) => edits.length > 0)
        .map(_manifest_diff_js__WEBPACK_IMPORTED_MODULE_5__/* .diffOf */ .n)
        .join('');
    const inTheWay = await obstacles(run, known);
    const steps = [
        build === undefined ? `use ${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_6__/* .printImage */ .Lh)(image.reference)}` : `build:\n  ${build}`,
        `scan every platform with Trivy; refused: ${plan.scan.failOn.join(', ')}`,
        ...(image.tags.length === 0 ? [] : [`tag: ${image.tags.join(', ')}`]),
        ...inTheWay,
        diff === '' ? 'write nothing: Git names this image already' : `${howToWrite(plan)}:\n${diff.trimEnd()}`,
        ...(build !== undefined && diff.includes(_stages_build_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOfTheBuild */ .R0) ? ['the digest of zeros is known after the build'] : []),
        `watch ${plan.targets.flatMap(({ workloads }) => workloads.map(({ namespace, name }) => `${namespace}/${name}`)).join(', ') || 'nothing'}`,
    ];
    ports.results.show(steps.map((step, index) => `${index + 1}. ${step}`).join('\n'));
    const details = { build, tags: image.tags, image: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_6__/* .printImage */ .Lh)(image.reference), diff, obstacles: inTheWay };
    if (refusal?.event === 'ended')
        return { outcome: refusal.outcome, details };
    const sentence = `nothing was touched; ${inTheWay[0] ?? (diff === '' ? 'Git names this image already' : howToWrite(plan))}`;
    return { outcome: { outcome: 'succeeded', reason: 'dry-run', stage: 'write', sentence }, details };
}
function unforeseen() {
    throw new Error('a stage that only reads answered with a change');
}
async function buildLine(run) {
    const { plan } = run.plan.image;
    if (plan.from !== 'build')
        return undefined;
    return (await run.ports.builder()).commandLine((0,_stages_build_js__WEBPACK_IMPORTED_MODULE_1__/* .buildRequest */ .mK)(run.plan, plan, run.plan.sourceUrl));
}
async function recordsOf(run) {
    const { records } = await run.ports.forge();
    return records.list(run.plan.application, run.plan.environment, _stages_admit_js__WEBPACK_IMPORTED_MODULE_0__/* .recordsLookedAt */ .A_, run.signal);
}
/** What would keep the deployment from writing. */
async function obstacles(run, known) {
    const { application, environment } = run.plan;
    const hold = await (await run.ports.holds()).find(application, environment, run.signal);
    const overtaken = known.length === 0 ? undefined : await (0,_stages_admit_js__WEBPACK_IMPORTED_MODULE_0__/* .overtakenBy */ .z2)(run, known);
    return [
        ...(hold === undefined ? [] : [`wait: ${environment} is held by ${hold.owner}: ${hold.reason}`]),
        ...(overtaken?.event === 'ended' ? [`end here, ${overtaken.outcome.outcome}: ${overtaken.outcome.sentence}`] : []),
    ];
}
function howToWrite({ write, merge, gitops }) {
    if (write === 'push')
        return `push to ${gitops.branch} of ${gitops.repository}`;
    const then = merge === 'manual' ? 'and wait for its merge' : 'and merge it';
    return `open a pull request to ${gitops.branch} of ${gitops.repository} ${then}`;
}


/***/ })

};
