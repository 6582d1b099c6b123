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
/* harmony import */ var _deployment_machine_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(879);
/* harmony import */ var _deployment_taken_up_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1031);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9473);
/* harmony import */ var _report_news_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8704);
/* harmony import */ var _rollout_assessment_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4030);
/* harmony import */ var _stages_admit_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(338);
/* harmony import */ var _stages_display_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7604);
/* harmony import */ var _stages_observe_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4945);
/* harmony import */ var _stages_run_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6215);
/* harmony import */ var _stages_watch_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(721);










/** Watches the workloads until the verdict. */
async function watch(request, ports, signal) {
    const cluster = await ports.cluster(undefined);
    if (cluster === undefined)
        return { outcome: _stages_observe_js__WEBPACK_IMPORTED_MODULE_5__/* .notWatched */ .q, targets: [] };
    const { clock, log } = ports;
    const display = new _stages_display_js__WEBPACK_IMPORTED_MODULE_4__/* .Display */ .n(displayed(request.goal), ports);
    display.show({ ..._deployment_machine_js__WEBPACK_IMPORTED_MODULE_0__/* .notBegun */ .dH, stage: 'rollout' });
    const watching = (0,_stages_observe_js__WEBPACK_IMPORTED_MODULE_5__/* .observe */ .l)({
        watched: [{ target: 'cluster', goal: request.goal, cluster: 'cluster', applicationCluster: 'cluster' }],
        clusters: new Map([['cluster', cluster]]),
        clock,
        log,
        timeoutSeconds: request.timeoutSeconds,
        onPause: request.onPause,
        // without the repository only our very commit is known to be ours
        relate: async () => 'other',
        onSight: (targets, before) => {
            for (const { line } of (0,_report_news_js__WEBPACK_IMPORTED_MODULE_7__/* .newsSince */ .e)(before, targets))
                log.info(line);
            display.sees(targets);
        },
        onChange: async (targets) => {
            for (const { assessment } of targets)
                log.info(assessment.judgement.sentence);
        },
        signal,
    });
    const { outcome, targets } = await display.through(watching, signal);
    return { outcome, targets };
}
/** Without a configuration the workloads are all that has a name. */
function displayed({ workloads, application }) {
    return { application: workloads.map(_rollout_assessment_js__WEBPACK_IMPORTED_MODULE_8__/* .printName */ .T).join(', '), syncs: application !== undefined };
}
/**
 * Watches what was deployed last to an environment, as the configuration and its record have it, and tells nobody. With
 * `target` only that one.
 */
async function watchEnvironment(environment, planOf, { ports, signal }) {
    const { records } = await ports.forge();
    const known = await records.list(environment.application, environment.name, _stages_admit_js__WEBPACK_IMPORTED_MODULE_3__/* .recordsLookedAt */ .A_, signal);
    const record = known.find(_deployment_taken_up_js__WEBPACK_IMPORTED_MODULE_1__/* .hasWritten */ .qF);
    const image = record === undefined ? undefined : (0,_deployment_taken_up_js__WEBPACK_IMPORTED_MODULE_1__/* .imageOf */ .dT)(record);
    if (record === undefined || image === undefined)
        throw wrong(`nothing was deployed to ${environment.name} yet`);
    const plan = onlyTarget(planOf(record), environment.target);
    const progress = (0,_deployment_taken_up_js__WEBPACK_IMPORTED_MODULE_1__/* .progressOf */ .jA)(record, image, undefined);
    const { written, revision } = progress;
    if (written === undefined || revision === undefined)
        throw new Error('a record with a revision was written');
    const what = { image, written, revision, progress };
    const display = (0,_stages_display_js__WEBPACK_IMPORTED_MODULE_4__/* .displayOf */ .E)(plan, ports);
    display.show({ ...progress, stage: 'rollout' });
    const run = { ...(0,_stages_run_js__WEBPACK_IMPORTED_MODULE_9__/* .silentRun */ .Zi)(plan, ports, signal), sees: (targets) => display.sees(targets) };
    const { outcome, targets } = await display.through(verdictOf((0,_stages_watch_js__WEBPACK_IMPORTED_MODULE_6__/* .watchTargets */ .I)(run, what)), signal);
    return { outcome, targets };
}
async function verdictOf(watching) {
    const event = await watching;
    if (event.event !== 'judged')
        throw new Error('a watch ends with a verdict');
    return event;
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
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('bad-input', { stage: 'inputs', message });
}


/***/ }),

/***/ 9492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b0: () => (/* binding */ outcomeOfRecord),
/* harmony export */   fQ: () => (/* binding */ printLeftOver),
/* harmony export */   pJ: () => (/* binding */ endOf),
/* harmony export */   tq: () => (/* binding */ leftOverKey),
/* harmony export */   xf: () => (/* binding */ parseLeftOver)
/* harmony export */ });
/* harmony import */ var _data_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4592);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7072);


/** The key under which a deployment is remembered. */
function leftOverKey({ application, environment }) {
    return `${application}/${environment}`;
}
/** As text for the state of the step. */
function printLeftOver(left) {
    return JSON.stringify(left);
}
/** Reads what `printLeftOver` wrote; undefined for anything else. */
function parseLeftOver(value) {
    const told = toldOf((0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(value, 'told'));
    const stage = _outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .stages */ ._$.find((one) => one === (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, 'stage'));
    if (told === undefined || stage === undefined)
        return undefined;
    const outcome = outcomeFrom((0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(value, 'outcome'));
    return { told, stage, ...(0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutUndefined */ .r$)({ record: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .numberAt */ .tk)(value, 'record'), outcome }) };
}
function toldOf(value) {
    const application = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, 'application');
    const environment = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, 'environment');
    const commit = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, 'source', 'commit');
    if (application === undefined || environment === undefined || commit === undefined)
        return undefined;
    const pullRequest = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .numberAt */ .tk)(value, 'source', 'pullRequest');
    const id = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .numberAt */ .tk)(value, 'run', 'id');
    const url = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, 'run', 'url');
    return {
        application,
        environment,
        source: { commit, ...(pullRequest === undefined ? {} : { pullRequest }) },
        ...(id === undefined || url === undefined
            ? {}
            : { run: { id, attempt: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .numberAt */ .tk)(value, 'run', 'attempt') ?? 1, url } }),
    };
}
function outcomeFrom(value) {
    const [outcome, reason, sentence] = ['outcome', 'reason', 'sentence'].map((key) => (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, key) ?? '');
    const stage = _outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .stages */ ._$.find((one) => one === (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, 'stage'));
    if (outcome === undefined || reason === undefined || sentence === undefined || stage === undefined)
        return undefined;
    if (!(0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isOutcomeName */ .WK)(outcome) || !(0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isReason */ .Vs)(reason))
        return undefined;
    const waiting = waitingFrom((0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(value, 'waiting'));
    return { outcome, reason, stage, sentence, ...(waiting === undefined ? {} : { waiting }) };
}
function waitingFrom(value) {
    const [waitsFor, goOn] = [(0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, 'for'), (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, 'goOn')];
    if (waitsFor === undefined || goOn === undefined)
        return undefined;
    const date = (name) => {
        const found = new Date((0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(value, name) ?? Number.NaN);
        return Number.isNaN(found.getTime()) ? undefined : found;
    };
    return { for: waitsFor, goOn, ...(0,_data_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutUndefined */ .r$)({ since: date('since'), until: date('until') }) };
}
/** How a deployment ended whose run is gone: as it was known, as its record says, or lost. */
function endOf(left, record) {
    if (left.outcome !== undefined)
        return left.outcome;
    const noted = record === undefined ? undefined : outcomeOfRecord(record);
    if (noted !== undefined)
        return noted;
    const sentence = `the run ended at the stage ${left.stage}, before its verdict`;
    return { outcome: 'errored', reason: 'run-lost', stage: left.stage, sentence };
}
/** The outcome that a record was closed with; undefined for an open one. */
function outcomeOfRecord({ note }) {
    const { state, stage, sentence, reason } = note;
    if (state === 'open' || reason === undefined)
        return undefined;
    return { outcome: reason === 'cancelled' ? 'cancelled' : state, reason, stage, sentence };
}


/***/ }),

/***/ 879:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K2: () => (/* binding */ next),
/* harmony export */   dH: () => (/* binding */ notBegun),
/* harmony export */   gV: () => (/* binding */ stageOf),
/* harmony export */   np: () => (/* binding */ advance)
/* harmony export */ });
/** A deployment that has not begun. */
const notBegun = { stage: 'inputs', checked: false, tagged: false, targets: [] };
/** What to do next, from what has been done: the same answer in the run that began it and in one that takes over. */
function next(progress) {
    const { image, scans, written, revision, verdict } = progress;
    if (progress.outcome !== undefined)
        return { do: 'end', outcome: progress.outcome };
    if (!progress.checked)
        return { do: 'check' };
    if (image === undefined)
        return { do: 'build' };
    if (scans === undefined)
        return { do: 'scan', image };
    if (!progress.tagged)
        return { do: 'tag', image };
    if (written === undefined)
        return { do: 'write', image, overtaken: progress.overtaken };
    if (revision === undefined)
        return { do: 'merge', image, written };
    if (verdict === undefined)
        return { do: 'watch', image, written, revision };
    if (verdict.recover && progress.recovery === undefined)
        return { do: 'recover', image, written, because: verdict.outcome };
    return { do: 'end', outcome: finalOutcome(verdict.outcome, progress.recovery) };
}
/** What is known after an event. */
function advance(progress, event) {
    switch (event.event) {
        case 'checked':
            return { ...progress, checked: true };
        case 'image-ready':
            return { ...withoutScans(progress), image: event.image };
        case 'scanned':
            return { ...progress, scans: event.scans };
        case 'tagged':
            return { ...progress, tagged: true };
        case 'written':
            return { ...progress, record: event.written.record, written: event.written, ...revisionOf(event.written) };
        case 'merged':
            return { ...progress, revision: event.revision };
        case 'base-moved':
            return planAgain(progress, event);
        case 'observed':
            return { ...progress, targets: event.targets };
        case 'judged':
            return { ...progress, targets: event.targets, verdict: { outcome: event.outcome, recover: event.recover } };
        case 'recovered':
            return { ...progress, recovery: event.recovery };
        case 'ended':
            return {
                ...progress,
                outcome: event.outcome,
                ...(event.scans === undefined ? {} : { scans: event.scans }),
                ...(event.record === undefined ? {} : { record: event.record }),
            };
    }
}
function planAgain({ written: _, ...progress }, { pullRequest, head }) {
    return { ...progress, overtaken: { pullRequest, head, times: (progress.overtaken?.times ?? 0) + 1 } };
}
/** Another image than the one that was scanned has to be scanned itself. */
function withoutScans({ scans: _, ...progress }) {
    return { ...progress, tagged: false };
}
function revisionOf(written) {
    return written.place.on === 'branch' ? { revision: written.place.revision } : undefined;
}
/**
 * A rollback that fails is worse news than what it was to repair: Git still names the bad image. One that finds a newer
 * change in Git is that change's business.
 */
function finalOutcome(verdict, recovery) {
    if (recovery?.result === 'overtaken') {
        const sentence = `${verdict.sentence}; and a newer change stands in Git already`;
        return { ...verdict, outcome: 'superseded', reason: 'newer-deployment', sentence };
    }
    if (recovery?.result !== 'failed')
        return verdict;
    const sentence = `${verdict.sentence}; and the rollback failed: ${recovery.sentence}`;
    return { ...verdict, outcome: 'failed', reason: 'rollback-failed', sentence };
}
const stageOfEffect = {
    check: 'inputs',
    build: 'build',
    scan: 'scan',
    tag: 'scan',
    write: 'write',
    merge: 'merge',
    watch: 'rollout',
    recover: 'rollout',
    end: 'report',
};
/** The stage that an effect belongs to, for status lines. */
function stageOf(effect) {
    return stageOfEffect[effect.do];
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
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4005);

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

/***/ 8704:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ newsSince)
/* harmony export */ });
/* harmony import */ var _rollout_assessment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4030);

/** What was measured, and how far rollouts have come, since the look before; what the judgement says itself is left out. */
function newsSince(before, now) {
    return now.flatMap(({ target, assessment }) => {
        const known = before.find((one) => one.target === target)?.assessment;
        const lines = assessment.rows.flatMap((row) => {
            const old = known?.rows.find(({ workload }) => (0,_rollout_assessment_js__WEBPACK_IMPORTED_MODULE_0__/* .printName */ .T)(workload) === (0,_rollout_assessment_js__WEBPACK_IMPORTED_MODULE_0__/* .printName */ .T)(row.workload));
            // before our revision is applied, what is measured is another version's
            const measured = isBefore(assessment.judgement) ? [] : measuredLines(old, row);
            return [...stepLine(old, row, assessment), ...measured];
        });
        return lines.map((line) => ({ target, line }));
    });
}
function isBefore(judgement) {
    return judgement.verdict === 'progressing' && judgement.stage === 'sync';
}
/** Before our revision is applied, and once it is aborted, the step is that of another version. */
function isOurs({ verdict, ...judgement }) {
    return (verdict === 'progressing' || verdict === 'paused') && 'stage' in judgement && judgement.stage === 'rollout';
}
function stepLine(old, row, { judgement }) {
    const { step, weight } = row;
    if (!isOurs(judgement))
        return [];
    if (step === undefined || (old?.step?.index === step.index && old.weight === weight))
        return [];
    const parts = [`step ${step.index} of ${step.count}`, ...(weight === undefined ? [] : [`${weight} %`])];
    if (parts.every((part) => judgement.sentence.includes(part)))
        return [];
    return [`${(0,_rollout_assessment_js__WEBPACK_IMPORTED_MODULE_0__/* .printName */ .T)(row.workload)}: ${parts.join(', ')}`];
}
function measuredLines(old, row) {
    const known = new Set((old?.analysis ?? []).flatMap((run) => run.metrics.flatMap(keysOf(run.name))));
    return row.analysis.flatMap((run) => run.metrics.flatMap((metric) => {
        const keys = keysOf(run.name)(metric);
        const fresh = metric.measurements.filter((one, index) => one.phase !== 'Running' && !known.has(keys[index] ?? ''));
        return fresh.map((one) => `${(0,_rollout_assessment_js__WEBPACK_IMPORTED_MODULE_0__/* .printName */ .T)(row.workload)}: ${measuredLine(metric, one)}`);
    }));
}
/** Argo Rollouts keeps the last ten measurements of a metric, so that their number tells nothing. */
function keysOf(run) {
    return ({ name, measurements }) => measurements.map((one) => JSON.stringify([run, name, one]));
}
function measuredLine({ name, condition, dryRun }, { phase, value, message }) {
    // what is as it should be needs no words; the condition stands in the report
    const wanted = condition === '' || phase === 'Successful' ? '' : `, wanted ${condition}`;
    return `analysis ${name}${dryRun ? ' (dry run)' : ''} measured ${value ?? message ?? 'nothing'} (${phase}${wanted})`;
}


/***/ }),

/***/ 338:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w4: () => (/* binding */ admit),
  wm: () => (/* binding */ heldOutcome),
  LG: () => (/* binding */ lastHealthyOf),
  z2: () => (/* binding */ overtakenBy),
  A_: () => (/* binding */ recordsLookedAt)
});

// EXTERNAL MODULE: ./build/deployment/left-over.js
var left_over = __webpack_require__(9492);
// EXTERNAL MODULE: ./build/deployment/record.js
var deployment_record = __webpack_require__(8093);
;// CONCATENATED MODULE: ./build/deployment/supersede.js
/**
 * Whether a deployment may write over one whose record is newest. An older source commit never overwrites a newer one, also
 * not with an image that was named: going back is a rollback. A diverged one needs an image that was named, as does one
 * that GitHub cannot compare.
 */
function mayWrite(oursToTheirs, explicit) {
    switch (oursToTheirs) {
        case 'identical':
        case 'ahead':
            return 'yes';
        case 'behind':
            return 'superseded';
        case 'diverged':
        case 'unknown':
            return explicit ? 'yes' : 'diverged';
    }
}
/** Whether a record stands in the way: it wrote, or is about to, and its image has not been taken out again. */
function occupies({ state, revision, restored }) {
    switch (state) {
        case 'open':
        case 'paused':
        case 'succeeded':
            return true;
        case 'failed':
        case 'errored':
            return revision !== undefined && restored !== true;
        case 'superseded':
            return false;
    }
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
/** The newest deployment that was seen healthy; `known` is newest first. */
function lastHealthyOf(known) {
    return known.find(({ note }) => note.state === 'succeeded');
}
/**
 * Lets a deployment write unless the environment is held, or a newer source commit has been here. Asked on each
 * attempt after the head was read: whoever is let in later moves that head, and our compare-and-swap fails.
 */
async function admit(run, image, begun) {
    const { plan, signal } = run;
    const holds = await run.ports.holds();
    const { records } = await run.ports.forge();
    const hold = await holds.find(plan.application, plan.environment, signal);
    const known = await records.list(plan.application, plan.environment, recordsLookedAt, signal);
    const open = begun ?? (await adopt(run, known, image));
    if (hold !== undefined) {
        const verdict = verdictBehind(hold, known, { image, run });
        return { admitted: 'no', event: verdict ?? (await held(run, { hold, image, open })) };
    }
    const others = known.filter(({ id }) => id !== open?.id);
    const overtaken = await overtakenBy(run, others);
    if (overtaken !== undefined)
        return { admitted: 'no', event: withRecord(overtaken, open) };
    const lastHealthy = lastHealthyOf(others);
    return {
        admitted: 'yes',
        ...(open === undefined ? {} : { open }),
        ...(lastHealthy === undefined ? {} : { lastHealthy }),
    };
}
/**
 * How this very image ended before, where that is what the environment is held for: it stays bad, is not queued, and its
 * commit does not turn green when something newer is deployed.
 */
function verdictBehind(hold, known, { image, run }) {
    const cause = known.find(({ id }) => id === hold.record);
    const outcome = cause === undefined || !isOf(run, image, cause) ? undefined : (0,left_over/* outcomeOfRecord */.b0)(cause);
    if (outcome === undefined)
        return undefined;
    const sentence = `${outcome.sentence}; this image was put back, and ${hold.environment} is held since`;
    return { event: 'ended', outcome: { ...outcome, sentence } };
}
/** Whether a record is of our source commit with this very image. */
function isOf({ plan }, image, { payload }) {
    return payload.source === plan.source.commit && payload.image === (0,reference/* printImage */.Lh)(image.reference);
}
function withRecord(event, open) {
    return open === undefined || event.event !== 'ended' ? event : { ...event, record: open.id };
}
/** The unfinished record that an earlier run of this very deployment left behind, so that a second one is not made. */
async function adopt(run, known, image) {
    const { source } = await run.ports.forge();
    for (const record of known) {
        const { payload, note } = record;
        if (payload.kind !== 'deploy' || !isOf(run, image, record) || !(0,deployment_record/* isUnfinished */.u)(note))
            continue;
        const isOurs = payload.run === undefined || payload.run.id === run.plan.run?.id;
        if (note.state !== 'open' || isOurs || (await source.runHasEnded(payload.run, run.signal)))
            return (0,stages_record/* openRecord */.C6)(record);
    }
    return undefined;
}
/** The event that ends a deployment whose source commit is older than what was deployed since, or has another history. */
async function overtakenBy(run, others) {
    const [newest, ...racing] = sourcesInTheWay(others);
    if (newest === undefined)
        return undefined;
    const event = await against(run, newest, 'any history');
    if (event !== undefined)
        return event;
    for (const theirs of racing) {
        const overtaken = await against(run, theirs, 'descendants');
        if (overtaken !== undefined)
            return overtaken;
    }
    return undefined;
}
/**
 * The commits that may stand in the way, that of the newest record first. Of several that deploy at once the newest record
 * need not be that of the newest commit: everything that is not finished counts, and what was finished last.
 */
function sourcesInTheWay(others) {
    const standing = others.filter(({ note }) => occupies(note));
    const finished = standing.find(({ note }) => !(0,deployment_record/* isUnfinished */.u)(note));
    const relevant = standing.filter((one) => (0,deployment_record/* isUnfinished */.u)(one.note) || one === finished);
    return [...new Set(relevant.map(({ payload }) => payload.source))];
}
/** How we stand to one of them; only the newest may stop a commit of another history. */
async function against(run, theirs, counts) {
    const { plan, signal } = run;
    if (theirs === plan.source.commit)
        return undefined;
    const { source } = await run.ports.forge();
    const answer = mayWrite(await source.compare(theirs, plan.source.commit, signal), plan.explicit);
    const short = theirs.slice(0, 7);
    if (answer === 'superseded') {
        const sentence = `superseded by ${short}, which is newer`;
        return (0,stages_run/* ended */.v6)('superseded', 'newer-deployment', { stage: 'write', sentence });
    }
    if (answer === 'yes' || counts === 'descendants')
        return undefined;
    const sentence = `this commit and ${short}, which is deployed, are neither older nor newer than each other`;
    return (0,stages_run/* ended */.v6)('errored', 'diverged-source', { stage: 'write', sentence });
}
/** A held environment keeps the record, paused: `resume` goes on with it once the hold is released. */
async function held(run, at) {
    // nothing has been read yet: the edits are planned, and recorded anew, when the hold is gone
    const record = at.open ?? (await (0,stages_record/* keepRecord */.rP)(run, { image: at.image, edits: [], open: undefined }));
    return { event: 'ended', outcome: heldOutcome(at.hold, 'write'), record: record.id };
}
/** Paused by a hold: by whom, why, and what takes it away. */
function heldOutcome(hold, stage) {
    const { application, environment } = hold;
    const sentence = `${environment} is held by ${hold.owner}: ${hold.reason}`;
    return {
        ...(0,stages_run/* outcomeAt */.eD)('paused', 'held', { stage, sentence }),
        waiting: {
            for: 'somebody to release the hold',
            since: hold.since,
            goOn: `gitops-deploy release --application ${application} --environment ${environment}, and then gitops-deploy resume`,
            ...(hold.until === undefined ? {} : { until: hold.until }),
        },
    };
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

/***/ 7604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ Display),
  E: () => (/* binding */ displayOf)
});

// EXTERNAL MODULE: ./build/outcome.js
var outcome = __webpack_require__(7072);
;// CONCATENATED MODULE: ./build/deployment/view-state.js

/** The times once a stage begins, or goes on: a stage that is begun again takes back those behind it. */
function beginStage(times, stage, at) {
    const startedAt = times.find((time) => time.stage === stage)?.startedAt ?? at;
    const before = times.filter((time) => outcome/* stages */._$.indexOf(time.stage) < outcome/* stages */._$.indexOf(stage));
    return [...endStages(before, at), { stage, startedAt }];
}
/** The times once nothing is under way any more. */
function endStages(times, at) {
    return times.map((time) => ({ ...time, endedAt: time.endedAt ?? at }));
}

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/image/reference.js
var reference = __webpack_require__(7755);
// EXTERNAL MODULE: ./build/rollout/combine.js
var combine = __webpack_require__(7711);
// EXTERNAL MODULE: ./build/stages/run.js
var run = __webpack_require__(6215);
;// CONCATENATED MODULE: ./build/stages/display.js





/** Keeps what is known of one deployment, with the times of its stages, and shows it at every change. */
class Display {
    #ports;
    #syncs;
    #state;
    constructor({ syncs, ...what }, ports) {
        this.#ports = ports;
        this.#syncs = syncs;
        this.#state = { ...what, stage: 'inputs', stages: [], targets: [] };
    }
    /** A stage begins, or more is known than before. */
    show(progress) {
        this.#begin(this.#stageOf(progress), factsOf(progress));
    }
    /** What the watch sees has changed. */
    sees(targets) {
        this.#begin(this.#stageSeen(targets), { targets });
    }
    /** The outcome is about to be told. */
    reports(progress) {
        this.#begin('report', factsOf(progress));
    }
    ends(outcome) {
        const { clock } = this.#ports;
        this.#put({ ...this.#state, stages: endStages(this.#state.stages, clock.now()), outcome });
    }
    /** Shows also how work ends that nobody drives: an error or a signal is an end, too. */
    async through(work, signal) {
        try {
            const done = await work;
            this.ends(done.outcome);
            return done;
        }
        catch (error) {
            const { stage } = this.#state;
            this.ends(signal.aborted ? (0,run/* cancelledAt */.jR)(stage) : (0,errors/* outcomeOf */.sG)(error, stage));
            throw error;
        }
    }
    #begin(stage, facts) {
        const stages = beginStage(this.#state.stages, stage, this.#ports.clock.now());
        this.#put({ ...this.#state, ...facts, stage, stages });
    }
    /** To the driver a watch is one step; here it is first the sync, then the rollout. */
    #stageOf({ stage, verdict }) {
        const isUnseen = stage === 'rollout' && verdict === undefined && this.#state.stage !== 'rollout';
        return isUnseen && this.#syncs ? 'sync' : stage;
    }
    /** Of several targets one may still be synced while another is rolled out: there is no way back. */
    #stageSeen(targets) {
        if (this.#state.stage === 'rollout')
            return 'rollout';
        const judgement = (0,combine/* combine */.k)(targets.map(({ assessment }) => assessment.judgement));
        return 'stage' in judgement && judgement.stage === 'sync' ? 'sync' : 'rollout';
    }
    #put(state) {
        this.#state = state;
        this.#ports.view.show(state);
    }
}
/** The display of one deployment, whoever drives or watches it. */
function displayOf(plan, ports) {
    const { application, environment, source, targets } = plan;
    const syncs = targets.some((target) => target.application !== undefined);
    return new Display({ application, environment, commit: source.commit, syncs }, ports);
}
/** A watch that was cut off has told the driver nothing: then what was seen last stays. */
function factsOf({ image, targets, recovery }) {
    return {
        ...(image === undefined ? {} : { image: (0,reference/* printImage */.Lh)(image.reference) }),
        ...(targets.length === 0 ? {} : { targets }),
        ...(recovery === undefined ? {} : { recovery }),
    };
}


/***/ }),

/***/ 6625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ai: () => (/* binding */ recordedEdits),
/* harmony export */   C6: () => (/* binding */ openRecord),
/* harmony export */   c0: () => (/* binding */ noteVerdict),
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
    if (open !== undefined)
        run.keeps(open.id);
    if (open !== undefined && saysTheSame(open.edits, edits))
        return open;
    const { records } = await run.ports.forge();
    const id = await records.create(payloadOf(run, wanted), note('write', 'about to be written'), run.signal);
    run.keeps(id);
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
/** Notes what a bad rollout ended with before anything is put back: whoever goes on no longer sees it in the cluster. */
async function noteVerdict(run, { record, place }, { stage, reason, sentence }) {
    const { records } = await run.ports.forge();
    const at = place.on === 'branch' ? { revision: place.revision } : { pullRequest: place.number };
    await records.note(record, run.plan.environment, { state: 'open', stage, reason, sentence, ...at }, run.signal);
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
/* harmony export */   Zi: () => (/* binding */ silentRun),
/* harmony export */   eD: () => (/* binding */ outcomeAt),
/* harmony export */   jR: () => (/* binding */ cancelledAt),
/* harmony export */   v6: () => (/* binding */ ended)
/* harmony export */ });
/** A run that tells nobody and keeps no record: for commands that only look. */
function silentRun(plan, ports, signal) {
    return { plan, ports, signal, publish: async () => { }, sees: () => { }, keeps: () => { } };
}
/** The event of a stage that ends the deployment. */
function ended(outcome, reason, at) {
    return { event: 'ended', outcome: outcomeAt(outcome, reason, at) };
}
/** An outcome from its parts. */
function outcomeAt(outcome, reason, at) {
    return { outcome, reason, stage: at.stage, sentence: at.sentence };
}
/** The outcome of a run that a signal ended. */
function cancelledAt(stage) {
    const sentence = `the run was cancelled at the stage ${stage}`;
    return outcomeAt('cancelled', 'cancelled', { stage, sentence });
}


/***/ }),

/***/ 721:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ watchTargets),
/* harmony export */   O: () => (/* binding */ lookedAt)
/* harmony export */ });
/* harmony import */ var _report_news_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8704);
/* harmony import */ var _carries_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1517);
/* harmony import */ var _look_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9541);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4945);




/** Watches every target until the verdict; without a way to a cluster the deployment is paused, never believed. */
async function watchTargets(run, what) {
    const watched = run.plan.targets.map((target) => watchedTarget(target, what));
    const clusters = await (0,_look_js__WEBPACK_IMPORTED_MODULE_1__/* .connectAll */ .Q5)(watched, (name) => run.ports.cluster(name));
    if (clusters === undefined)
        return nobodyLooked(run, _observe_js__WEBPACK_IMPORTED_MODULE_2__/* .notWatched */ .q.sentence);
    const blind = watched.find(({ goal }) => goal.workloads.length === 0);
    if (blind !== undefined)
        return nobodyLooked(run, `the target ${blind.target} names no workloads, so nobody has looked`);
    const said = new Map();
    const verdict = await (0,_observe_js__WEBPACK_IMPORTED_MODULE_2__/* .observe */ .l)({
        watched,
        clusters,
        clock: run.ports.clock,
        log: run.ports.log,
        timeoutSeconds: run.plan.timeoutSeconds,
        onPause: run.plan.onPause,
        relate: (revision, ours) => relate(run, what.written, { revision, ours }),
        onSight: (targets, before) => see(run, targets, before),
        onChange: (targets) => tell(run, { progress: what.progress, said }, targets),
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
function see(run, targets, before) {
    for (const { target, line } of (0,_report_news_js__WEBPACK_IMPORTED_MODULE_3__/* .newsSince */ .e)(before, targets))
        run.ports.log.info(`${target}: ${line}`);
    run.sees(targets);
}
/** What is told of each target: its judgement, where it says something else than before. */
async function tell(run, { progress, said }, targets) {
    for (const { target, assessment } of targets) {
        const { sentence } = assessment.judgement;
        if (said.get(target) !== sentence)
            run.ports.log.info(`${target}: ${sentence}`);
        said.set(target, sentence);
    }
    await run.publish({ ...progress, stage: 'rollout', targets });
}
function nobodyLooked(run, why) {
    const waiting = { ..._observe_js__WEBPACK_IMPORTED_MODULE_2__/* .notWatched */ .q.waiting, since: run.ports.clock.now() };
    const outcome = { ..._observe_js__WEBPACK_IMPORTED_MODULE_2__/* .notWatched */ .q, waiting, sentence: `written; ${why}` };
    return { event: 'judged', recover: false, targets: [], outcome };
}


/***/ })

};
