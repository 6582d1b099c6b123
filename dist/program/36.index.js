export const id = 36;
export const ids = [36];
export const modules = {

/***/ 36:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   watch: () => (/* binding */ watch),
/* harmony export */   watchEnvironment: () => (/* binding */ watchEnvironment)
/* harmony export */ });
/* harmony import */ var _deployment_taken_up_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1031);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);
/* harmony import */ var _stages_admit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(338);
/* harmony import */ var _stages_observe_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1303);
/* harmony import */ var _stages_run_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6215);
/* harmony import */ var _stages_watch_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(721);






/** Watches the workloads until the verdict. */
async function watch(request, ports, signal) {
    const cluster = await ports.cluster(undefined);
    if (cluster === undefined)
        return { outcome: _stages_observe_js__WEBPACK_IMPORTED_MODULE_3__/* .notWatched */ .q, targets: [] };
    const { clock, log } = ports;
    const verdict = await (0,_stages_observe_js__WEBPACK_IMPORTED_MODULE_3__/* .observe */ .l)({
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
/**
 * Watches what was deployed last to an environment, as the configuration and its record have it, and tells nobody. With
 * `target` only that one.
 */
async function watchEnvironment(environment, planOf, { ports, signal }) {
    const { records } = await ports.forge();
    const known = await records.list(environment.application, environment.name, _stages_admit_js__WEBPACK_IMPORTED_MODULE_2__/* .recordsLookedAt */ .A_, signal);
    const record = known.find(_deployment_taken_up_js__WEBPACK_IMPORTED_MODULE_0__/* .hasWritten */ .qF);
    const image = record === undefined ? undefined : (0,_deployment_taken_up_js__WEBPACK_IMPORTED_MODULE_0__/* .imageOf */ .dT)(record);
    if (record === undefined || image === undefined)
        throw wrong(`nothing was deployed to ${environment.name} yet`);
    const plan = onlyTarget(planOf(record), environment.target);
    const progress = (0,_deployment_taken_up_js__WEBPACK_IMPORTED_MODULE_0__/* .progressOf */ .jA)(record, image, undefined);
    const { written, revision } = progress;
    if (written === undefined || revision === undefined)
        throw new Error('a record with a revision was written');
    const what = { image, written, revision, progress };
    const event = await (0,_stages_watch_js__WEBPACK_IMPORTED_MODULE_4__/* .watchTargets */ .I)((0,_stages_run_js__WEBPACK_IMPORTED_MODULE_5__/* .silentRun */ .Zi)(plan, ports, signal), what);
    if (event.event !== 'judged')
        throw new Error('a watch ends with a verdict');
    return { outcome: event.outcome, targets: event.targets };
}
function onlyTarget(plan, name) {
    if (name === undefined)
        return plan;
    const targets = plan.targets.filter((target) => target.name === name);
    if (targets.length > 0)
        return { ...plan, targets };
    throw wrong(`${plan.environment} has no target "${name}"; it has ${plan.targets.map((one) => one.name).join(', ')}`);
}
function wrong(message) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('bad-input', { stage: 'inputs', message });
}


/***/ }),

/***/ 1031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dT: () => (/* binding */ imageOf),
/* harmony export */   jA: () => (/* binding */ progressOf),
/* harmony export */   qF: () => (/* binding */ hasWritten)
/* harmony export */ });
/* harmony import */ var _data_fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4592);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7755);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7072);



/** What a record says of its image: proven clean before the record was made. Undefined where it names none by digest. */
function imageOf({ payload }) {
    const parsed = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageReference */ .o_)(payload.image);
    if (typeof parsed === 'string' || parsed.digest === undefined)
        return undefined;
    const { digest } = parsed;
    const platforms = payload.platformDigests.filter(_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc).map((one) => ({ platform: '', digest: one }));
    return { reference: { ...parsed, digest }, platforms, tags: [], origin: 'found' };
}
/** Whether the record's deployment reached the branch. */
function hasWritten({ note }) {
    return note.revision !== undefined;
}
/**
 * How far the deployment of a record is, for a run that takes it up. `proposed` is where its pull request stands now; a
 * deployment that is in neither place has yet to be written.
 */
function progressOf(record, image, proposed) {
    const { revision } = record.note;
    const place = revision === undefined ? proposed : { on: 'branch', revision };
    const begun = {
        stage: place === undefined ? 'write' : 'rollout',
        checked: true,
        image,
        scans: [],
        tagged: true,
        targets: [],
        record: record.id,
    };
    if (place === undefined)
        return begun;
    const { edits } = record.payload;
    const isChanged = edits.some(({ from, to }) => from !== to);
    const written = { record: record.id, edits, diff: '', place, changed: isChanged, ours: isChanged };
    return { ...begun, written, ...(0,_data_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutUndefined */ .r$)({ revision, verdict: verdictOf(record.note) }) };
}
/** The verdict of a run that was killed while it put the old values back: the cluster may show nothing of it by now. */
function verdictOf({ state, stage, reason, sentence }) {
    if (state !== 'open' || reason === undefined)
        return undefined;
    const outcome = _outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .reasons */ .Ot[reason].outcomes.find((one) => one === 'failed' || one === 'errored');
    return outcome === undefined ? undefined : { outcome: { outcome, stage, reason, sentence }, recover: true };
}


/***/ }),

/***/ 1430:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ standsIn),
/* harmony export */   a: () => (/* binding */ restoreEdits)
/* harmony export */ });
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8423);

/**
 * Plans a rollback: puts `from` back wherever the file still says `to`; only the values that we wrote, and all or nothing.
 * A value that is back already is left as it is.
 */
function restoreEdits(written, contents) {
    const plan = (0,_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .planEdits */ .r)(written.map((value) => editTo(value, value.from)), contents);
    if (plan.result === 'refused')
        return plan;
    const places = written.flatMap((value) => {
        const there = standing(value, contents);
        return there === undefined || there.from === value.from || there.from === value.to ? [] : [there];
    });
    return places.length > 0 ? { result: 'overtaken', places } : plan;
}
function editTo({ file, path }, value) {
    return { file, target: { by: 'path', path, value } };
}
/** What stands where a value was written, by its own path: the file may have got another path for it since. */
function standing(written, contents) {
    const plan = (0,_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .planEdits */ .r)([editTo(written, written.to)], contents);
    return plan.result === 'refused' ? undefined : plan.files[0]?.named[0];
}
/** Whether every value that we wrote still stands in these files. */
function standsIn(written, contents) {
    return written.every((value) => standing(value, contents)?.from === value.to);
}


/***/ }),

/***/ 1517:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ carries),
/* harmony export */   X: () => (/* binding */ buildsOn)
/* harmony export */ });
/* harmony import */ var _manifest_restore_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1430);

/** Whether a commit of the GitOps repository holds every value of these edits. */
async function carries(run, edits, revision) {
    const gitops = await run.ports.gitops();
    const files = [...new Set(edits.map(({ file }) => file))];
    return (0,_manifest_restore_js__WEBPACK_IMPORTED_MODULE_0__/* .standsIn */ .B)(edits, await gitops.read(revision, files, run.signal));
}
/** Whether a commit is made upon another one and still holds every value of these edits. */
async function buildsOn(run, edits, at) {
    const gitops = await run.ports.gitops();
    if ((await gitops.isAncestor(at.base, at.revision, run.signal)) !== true)
        return false;
    return carries(run, edits, at.revision);
}


/***/ }),

/***/ 721:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ watchTargets),
/* harmony export */   O: () => (/* binding */ lookedAt)
/* harmony export */ });
/* harmony import */ var _carries_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1517);
/* harmony import */ var _look_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9541);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1303);



/** Watches every target until the verdict; without a way to a cluster the deployment is paused, never believed. */
async function watchTargets(run, what) {
    const watched = run.plan.targets.map((target) => watchedTarget(target, what));
    const clusters = await (0,_look_js__WEBPACK_IMPORTED_MODULE_1__/* .connectAll */ .Q5)(watched, (name) => run.ports.cluster(name));
    if (clusters === undefined)
        return nobodyLooked(run, _observe_js__WEBPACK_IMPORTED_MODULE_2__/* .notWatched */ .q.sentence);
    const blind = watched.find(({ goal }) => goal.workloads.length === 0);
    if (blind !== undefined)
        return nobodyLooked(run, `the target ${blind.target} names no workloads, so nobody has looked`);
    const verdict = await (0,_observe_js__WEBPACK_IMPORTED_MODULE_2__/* .observe */ .l)({
        watched,
        clusters,
        clock: run.ports.clock,
        log: run.ports.log,
        timeoutSeconds: run.plan.timeoutSeconds,
        onPause: run.plan.onPause,
        relate: (revision, ours) => relate(run, what.written, { revision, ours }),
        onChange: (targets) => tell(run, what.progress, targets),
        signal: run.signal,
    });
    const { outcome, recover, targets } = verdict;
    const isProven = outcome.outcome === 'succeeded' && outcome.reason === 'healthy' && !what.written.ours;
    return {
        event: 'judged',
        recover,
        targets,
        outcome: isProven ? { ...outcome, reason: 'already-deployed' } : outcome,
    };
}
/** What of a target is looked at, and where. */
function lookedAt({ cluster, application, workloads }) {
    return {
        cluster: cluster ?? _look_js__WEBPACK_IMPORTED_MODULE_1__/* .onlyCluster */ .ZJ,
        applicationCluster: application?.cluster ?? cluster ?? _look_js__WEBPACK_IMPORTED_MODULE_1__/* .onlyCluster */ .ZJ,
        goal: { workloads, ...(application === undefined ? {} : { application }) },
    };
}
function watchedTarget(target, { image, revision, written }) {
    const looked = lookedAt(target);
    const platformDigests = image.platforms.map(({ digest }) => digest);
    const goal = { ...looked.goal, image: image.reference, platformDigests, revision, written: written.ours };
    return { ...looked, target: target.name, goal };
}
/**
 * Argo CD may have applied a later commit than ours, since others write to the repository too. Where our values still stand
 * in it, it is as good as ours; where they do not, something newer took over.
 */
async function relate(run, { edits }, { revision, ours }) {
    const gitops = await run.ports.gitops();
    try {
        const answer = await gitops.isAncestor(ours, revision, run.signal);
        if (answer === 'unknown')
            return undefined;
        if (!answer)
            return 'other';
        return (await (0,_carries_js__WEBPACK_IMPORTED_MODULE_0__/* .carries */ .E)(run, edits, revision)) ? 'ours' : 'descendant';
    }
    catch (error) {
        // a repository that is away for a moment must not end a long watch: it is asked again at the next look
        run.signal.throwIfAborted();
        run.ports.log.debug(`cannot compare ${revision} yet: ${error instanceof Error ? error.message : ''}`);
        return undefined;
    }
}
async function tell(run, progress, targets) {
    for (const { target, assessment } of targets)
        run.ports.log.info(`${target}: ${assessment.judgement.sentence}`);
    await run.publish({ ...progress, stage: 'rollout', targets });
}
function nobodyLooked(run, why) {
    const waiting = { ..._observe_js__WEBPACK_IMPORTED_MODULE_2__/* .notWatched */ .q.waiting, since: run.ports.clock.now() };
    const outcome = { ..._observe_js__WEBPACK_IMPORTED_MODULE_2__/* .notWatched */ .q, waiting, sentence: `written; ${why}` };
    return { event: 'judged', recover: false, targets: [], outcome };
}


/***/ })

};
