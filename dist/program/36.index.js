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
/* harmony import */ var _deployment_taken_up_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1031);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _stages_admit_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(338);
/* harmony import */ var _stages_observe_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1303);
/* harmony import */ var _stages_watch_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(721);





/** Watches the workloads until the verdict. */
async function watch(request, ports, signal) {
    const cluster = await ports.cluster(undefined);
    if (cluster === undefined)
        return { outcome: _stages_observe_js__WEBPACK_IMPORTED_MODULE_1__/* .notWatched */ .q, targets: [] };
    const { clock, log } = ports;
    const verdict = await (0,_stages_observe_js__WEBPACK_IMPORTED_MODULE_1__/* .observe */ .l)({
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
    const known = await records.list(environment.application, environment.name, _stages_admit_js__WEBPACK_IMPORTED_MODULE_3__/* .recordsLookedAt */ .A_, signal);
    const record = known.find(_deployment_taken_up_js__WEBPACK_IMPORTED_MODULE_4__/* .hasWritten */ .qF);
    const image = record === undefined ? undefined : (0,_deployment_taken_up_js__WEBPACK_IMPORTED_MODULE_4__/* .imageOf */ .dT)(record);
    if (record === undefined || image === undefined)
        throw wrong(`nothing was deployed to ${environment.name} yet`);
    const plan = onlyTarget(planOf(record), environment.target);
    const progress = (0,_deployment_taken_up_js__WEBPACK_IMPORTED_MODULE_4__/* .progressOf */ .jA)(record, image, undefined);
    const { written, revision } = progress;
    if (written === undefined || revision === undefined)
        throw new Error('a record with a revision was written');
    const what = { image, written, revision, progress };
    const event = await (0,_stages_watch_js__WEBPACK_IMPORTED_MODULE_2__/* .watchTargets */ .I)({ plan, ports, signal, publish: async () => { } }, what);
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
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('bad-input', { stage: 'inputs', message });
}


/***/ }),

/***/ 8093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ recordState),
/* harmony export */   u: () => (/* binding */ isUnfinished)
/* harmony export */ });
/** How an outcome reads as the state of a record. */
function recordState(outcome) {
    return outcome === 'cancelled' ? 'errored' : outcome;
}
/** Reasons after which a later look can still tell: nobody knows yet how that deployment ended. */
const tellableLater = [
    'cancelled',
    'run-lost',
    'deadline-exceeded',
    'cluster-unreachable',
    'github-unreachable',
    'gitops-unreachable',
    'application-not-found',
    'workload-not-found',
];
/**
 * Whether `resume` has something to do for a record: it waits, or its run never told how it ended. The caller makes sure
 * that the run of an `open` record has ended.
 */
function isUnfinished(note) {
    if (note.state === 'open' || note.state === 'paused')
        return true;
    return note.state === 'errored' && tellableLater.includes(note.reason);
}


/***/ }),

/***/ 1031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dT: () => (/* binding */ imageOf),
/* harmony export */   jA: () => (/* binding */ progressOf),
/* harmony export */   qF: () => (/* binding */ hasWritten)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7755);

/** What a record says of its image: proven clean before the record was made. Undefined where it names none by digest. */
function imageOf({ payload }) {
    const parsed = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImageReference */ .o_)(payload.image);
    if (typeof parsed === 'string' || parsed.digest === undefined)
        return undefined;
    const { digest } = parsed;
    const platforms = payload.platformDigests.filter(_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc).map((one) => ({ platform: '', digest: one }));
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
    return { ...begun, written, ...(revision === undefined ? {} : { revision }) };
}


/***/ }),

/***/ 338:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w4: () => (/* binding */ admit),
  z2: () => (/* binding */ overtakenBy),
  A_: () => (/* binding */ recordsLookedAt)
});

// EXTERNAL MODULE: ./build/deployment/record.js
var deployment_record = __webpack_require__(8093);
;// CONCATENATED MODULE: ./build/deployment/supersede.js
/**
 * Whether a deployment may write over one whose record is newest. An older source commit never overwrites a newer one;
 * a diverged one needs an explicit image, as does one that GitHub cannot compare.
 */
function mayWrite(oursToTheirs, explicit) {
    if (explicit)
        return 'yes';
    switch (oursToTheirs) {
        case 'identical':
        case 'ahead':
            return 'yes';
        case 'behind':
            return 'superseded';
        case 'diverged':
        case 'unknown':
            return 'diverged';
    }
}
/** Whether a record stands in the way: it wrote, or is about to, and nobody has taken its image out again. */
function occupies(state) {
    return state === 'open' || state === 'paused' || state === 'succeeded';
}

// EXTERNAL MODULE: ./build/image/reference.js
var reference = __webpack_require__(7755);
// EXTERNAL MODULE: ./build/stages/record.js
var stages_record = __webpack_require__(6625);
// EXTERNAL MODULE: ./build/stages/run.js
var stages_run = __webpack_require__(6215);
;// CONCATENATED MODULE: ./build/stages/admit.js





/** How many records are looked at: enough to find the last healthy one behind a series of failures. */
const recordsLookedAt = 30;
/**
 * Lets a deployment write unless the environment is held, or a newer source commit has been here. Asked again on each
 * attempt: together with the compare-and-swap of the commit no older source can slip in between.
 */
async function admit(run, image, begun) {
    const { plan, signal } = run;
    const holds = await run.ports.holds();
    const { records } = await run.ports.forge();
    const hold = await holds.find(plan.application, plan.environment, signal);
    const known = await records.list(plan.application, plan.environment, recordsLookedAt, signal);
    const open = begun ?? (await adopt(run, known, image));
    if (hold !== undefined)
        return { admitted: 'no', event: await held(run, { hold, image, open }) };
    const others = known.filter(({ id }) => id !== open?.id);
    const overtaken = await overtakenBy(run, others);
    if (overtaken !== undefined)
        return { admitted: 'no', event: withRecord(overtaken, open) };
    const lastHealthy = others.find(({ note }) => note.state === 'succeeded');
    return {
        admitted: 'yes',
        ...(open === undefined ? {} : { open }),
        ...(lastHealthy === undefined ? {} : { lastHealthy }),
    };
}
function withRecord(event, open) {
    return open === undefined || event.event !== 'ended' ? event : { ...event, record: open.id };
}
/** The unfinished record that an earlier run of this very deployment left behind, so that a second one is not made. */
async function adopt(run, known, image) {
    const { source } = await run.ports.forge();
    const wanted = (0,reference/* printImage */.Lh)(image.reference);
    for (const record of known) {
        const { payload, note } = record;
        if (payload.kind !== 'deploy' || payload.source !== run.plan.source.commit || payload.image !== wanted)
            continue;
        if (!(0,deployment_record/* isUnfinished */.u)(note))
            continue;
        const isOurs = payload.run === undefined || payload.run.id === run.plan.run?.id;
        if (note.state !== 'open' || isOurs || (await source.runHasEnded(payload.run, run.signal)))
            return (0,stages_record/* openRecord */.C6)(record);
    }
    return undefined;
}
/** The event that ends a deployment whose source commit is older than what was deployed since, or has another history. */
async function overtakenBy(run, others) {
    const { plan, signal } = run;
    const newest = others.find(({ note }) => occupies(note.state));
    if (newest === undefined || newest.payload.source === plan.source.commit)
        return undefined;
    if (plan.explicit)
        return undefined;
    const { source } = await run.ports.forge();
    const theirs = newest.payload.source;
    const ancestry = await source.compare(theirs, plan.source.commit, signal);
    const short = theirs.slice(0, 7);
    switch (mayWrite(ancestry, false)) {
        case 'yes':
            return undefined;
        case 'superseded':
            return (0,stages_run/* ended */.v)('superseded', 'newer-deployment', {
                stage: 'write',
                sentence: `superseded by ${short}, which is newer`,
            });
        case 'diverged': {
            const sentence = `this commit and ${short}, which is deployed, are neither older nor newer than each other`;
            return (0,stages_run/* ended */.v)('errored', 'diverged-source', { stage: 'write', sentence });
        }
    }
}
/** A held environment keeps the record, paused: `resume` goes on with it once the hold is released. */
async function held(run, at) {
    const { hold } = at;
    // nothing has been read yet: the edits are planned, and recorded anew, when the hold is gone
    const record = at.open ?? (await (0,stages_record/* keepRecord */.rP)(run, { image: at.image, edits: [], open: undefined }));
    const { application, environment } = hold;
    const sentence = `${environment} is held by ${hold.owner}: ${hold.reason}`;
    const outcome = {
        ...(0,stages_run/* outcomeAt */.e)('paused', 'held', { stage: 'write', sentence }),
        waiting: {
            for: `${hold.owner} or somebody else to release the hold`,
            since: hold.since,
            goOn: `gitops-deploy release --application ${application} --environment ${environment}, then resume`,
            ...(hold.until === undefined ? {} : { until: hold.until }),
        },
    };
    return { event: 'ended', outcome, record: record.id };
}


/***/ }),

/***/ 6625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ai: () => (/* binding */ recordedEdits),
/* harmony export */   C6: () => (/* binding */ openRecord),
/* harmony export */   ox: () => (/* binding */ noteWritten),
/* harmony export */   rP: () => (/* binding */ keepRecord)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7755);

/** A record that was found, as the one to go on with. */
function openRecord(record) {
    return { id: record.id, edits: record.payload.edits };
}
/** Every value that the edits name, with what stood there before: what a rollback puts back. */
function recordedEdits(plan) {
    return plan.files.flatMap((file) => file.named.map(({ path, from, to }) => ({ file: file.file, path, from, to })));
}
/**
 * Makes the record before anything is written, or goes on with the one there is. A record cannot be changed, so that one
 * whose plan no longer holds (somebody changed the same values meanwhile) is closed and made anew.
 */
async function keepRecord(run, wanted) {
    const { open, edits } = wanted;
    if (open !== undefined && saysTheSame(open.edits, edits))
        return open;
    const { records } = await run.ports.forge();
    const id = await records.create(payloadOf(run, wanted), note('write', 'about to be written'), run.signal);
    if (open !== undefined)
        await records.note(open.id, run.plan.environment, replaced(id), run.signal);
    return { id, edits };
}
/** The same values in the same places; one that already holds the new value was written by this deployment before. */
function saysTheSame(recorded, planned) {
    if (recorded.length !== planned.length)
        return false;
    return planned.every((edit, index) => {
        const known = recorded[index];
        if (known === undefined || known.file !== edit.file || known.path !== edit.path || known.to !== edit.to)
            return false;
        return known.from === edit.from || edit.from === edit.to;
    });
}
function payloadOf(run, { image, edits }) {
    const { plan } = run;
    const { commit, branch, date, pullRequest } = plan.source;
    return {
        version: 1,
        application: plan.application,
        environment: plan.environment,
        source: commit,
        branch,
        date,
        image: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .printImage */ .Lh)(image.reference),
        platformDigests: image.platforms.map(({ digest }) => digest),
        explicit: plan.explicit,
        kind: 'deploy',
        edits,
        ...(pullRequest === undefined ? {} : { pullRequest }),
        ...(plan.run === undefined ? {} : { run: plan.run }),
    };
}
function note(stage, sentence) {
    return { state: 'open', stage, sentence };
}
function replaced(by) {
    return { state: 'superseded', stage: 'write', reason: 'newer-deployment', sentence: `planned again as record ${by}` };
}
/** Notes on the record where the edit stands in Git, so that another run can go on from here. */
async function noteWritten(run, record, place) {
    const { records } = await run.ports.forge();
    const at = 'revision' in place ? note('sync', 'written') : note('merge', 'proposed');
    await records.note(record, run.plan.environment, { ...at, ...place }, run.signal);
}


/***/ }),

/***/ 6215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ outcomeAt),
/* harmony export */   v: () => (/* binding */ ended)
/* harmony export */ });
/** The event of a stage that ends the deployment. */
function ended(outcome, reason, at) {
    return { event: 'ended', outcome: outcomeAt(outcome, reason, at) };
}
/** An outcome from its parts. */
function outcomeAt(outcome, reason, at) {
    return { outcome, reason, stage: at.stage, sentence: at.sentence };
}


/***/ }),

/***/ 721:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ watchTargets),
/* harmony export */   O: () => (/* binding */ lookedAt)
/* harmony export */ });
/* harmony import */ var _look_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9541);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1303);


/** Watches every target until the verdict; without a way to a cluster the deployment is paused, never believed. */
async function watchTargets(run, what) {
    const watched = run.plan.targets.map((target) => watchedTarget(target, what));
    const clusters = await (0,_look_js__WEBPACK_IMPORTED_MODULE_0__/* .connectAll */ .Q5)(watched, (name) => run.ports.cluster(name));
    if (clusters === undefined || watched.some(({ goal }) => goal.workloads.length === 0))
        return nobodyLooked(run);
    const verdict = await (0,_observe_js__WEBPACK_IMPORTED_MODULE_1__/* .observe */ .l)({
        watched,
        clusters,
        clock: run.ports.clock,
        log: run.ports.log,
        timeoutSeconds: run.plan.timeoutSeconds,
        onPause: run.plan.onPause,
        relate: (revision, ours) => relate(run, revision, ours),
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
        cluster: cluster ?? _look_js__WEBPACK_IMPORTED_MODULE_0__/* .onlyCluster */ .ZJ,
        applicationCluster: application?.cluster ?? cluster ?? _look_js__WEBPACK_IMPORTED_MODULE_0__/* .onlyCluster */ .ZJ,
        goal: { workloads, ...(application === undefined ? {} : { application }) },
    };
}
function watchedTarget(target, { image, revision, written }) {
    const looked = lookedAt(target);
    const platformDigests = image.platforms.map(({ digest }) => digest);
    const goal = { ...looked.goal, image: image.reference, platformDigests, revision, written: written.ours };
    return { ...looked, target: target.name, goal };
}
/** Argo CD may have synced a later commit than ours: a descendant carries our edit too. */
async function relate(run, revision, ours) {
    const gitops = await run.ports.gitops();
    try {
        const answer = await gitops.isAncestor(ours, revision, run.signal);
        return answer === 'unknown' ? undefined : answer ? 'descendant' : 'other';
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
function nobodyLooked(run) {
    const waiting = { ..._observe_js__WEBPACK_IMPORTED_MODULE_1__/* .notWatched */ .q.waiting, since: run.ports.clock.now() };
    const outcome = { ..._observe_js__WEBPACK_IMPORTED_MODULE_1__/* .notWatched */ .q, waiting, sentence: `written; ${_observe_js__WEBPACK_IMPORTED_MODULE_1__/* .notWatched */ .q.sentence}` };
    return { event: 'judged', recover: false, targets: [], outcome };
}


/***/ })

};
