export const id = 945;
export const ids = [945];
export const modules = {

/***/ 2314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   En: () => (/* binding */ readAnalysisRun),
/* harmony export */   RY: () => (/* binding */ culpritOf),
/* harmony export */   S3: () => (/* binding */ endedEarly),
/* harmony export */   fN: () => (/* binding */ runsThatJudge),
/* harmony export */   gn: () => (/* binding */ isUnderWay),
/* harmony export */   hV: () => (/* binding */ isWithoutData)
/* harmony export */ });
/* harmony import */ var _data_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4592);

const kinds = ['Step', 'Background', 'PrePromotion', 'PostPromotion'];
function conditionOf(metric) {
    const success = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(metric, 'successCondition');
    const failure = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(metric, 'failureCondition');
    const parts = [success, failure === undefined ? undefined : `not (${failure})`];
    return parts.filter((part) => part !== undefined).join(' and ');
}
function readMeasurement(value) {
    return {
        phase: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(value, 'phase') ?? '?',
        ...(0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutUndefined */ .r$)({
            value: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(value, 'value'),
            message: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(value, 'message'),
            at: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .timeAt */ .lC)(value, 'finishedAt') ?? (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .timeAt */ .lC)(value, 'startedAt'),
        }),
    };
}
function readMetric(object, result) {
    const name = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(result, 'name') ?? '?';
    const spec = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(object, 'spec', 'metrics').find((metric) => (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(metric, 'name') === name);
    return {
        name,
        phase: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(result, 'phase') ?? '?',
        dryRun: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isTrueAt */ .Yj)(result, 'dryRun'),
        condition: conditionOf(spec),
        measurements: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(result, 'measurements').map(readMeasurement),
        ...(0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutUndefined */ .r$)({ message: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(result, 'message') }),
    };
}
function ownerOf(object) {
    const owner = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(object, 'metadata', 'ownerReferences').find((reference) => (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(reference, 'kind') === 'Rollout');
    return (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(owner, 'uid') ?? '';
}
/** Reads an AnalysisRun as the Kubernetes API returns it. */
function readAnalysisRun(object) {
    const label = (name) => (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(object, 'metadata', 'labels', name);
    return {
        name: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(object, 'metadata', 'name') ?? '',
        namespace: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(object, 'metadata', 'namespace') ?? '',
        kind: kinds.find((kind) => kind === label('rollout-type')) ?? 'Other',
        hash: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(object, 'metadata', 'labels', 'rollouts-pod-template-hash') ?? '',
        ownerUid: ownerOf(object),
        revision: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .numberAt */ .tk)(object, 'metadata', 'annotations', 'rollout.argoproj.io/revision') ?? 0,
        created: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .timeAt */ .lC)(object, 'metadata', 'creationTimestamp') ?? new Date(0),
        phase: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(object, 'status', 'phase') ?? 'Pending',
        terminated: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isTrueAt */ .Yj)(object, 'spec', 'terminate'),
        metrics: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(object, 'status', 'metricResults').map((result) => readMetric(object, result)),
        ...(0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutUndefined */ .r$)({
            stepIndex: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .numberAt */ .tk)(object, 'metadata', 'labels', 'step-index'),
            message: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(object, 'status', 'message'),
        }),
    };
}
/**
 * The runs that judge this deployment of the Rollout: of its current hash and revision, the newest of each kind and
 * step. A retry makes a second run for the same hash, and going back to an older image finds that image's old runs:
 * neither old verdict counts.
 */
function runsThatJudge(rollout, runs) {
    const newest = new Map();
    for (const run of runs) {
        if (run.ownerUid !== rollout.uid || run.hash !== rollout.currentHash || run.revision !== rollout.revision)
            continue;
        const key = `${run.kind}/${run.stepIndex ?? ''}`;
        const known = newest.get(key);
        if (known === undefined || isNewer(run, known))
            newest.set(key, run);
    }
    return [...newest.values()].sort((one, other) => one.created.getTime() - other.created.getTime());
}
/** Creation times have whole seconds only; within one second the suffix that a retry adds (`.1`, `.2`) decides. */
function isNewer(run, known) {
    const difference = run.created.getTime() - known.created.getTime();
    return difference > 0 || (difference === 0 && run.name.localeCompare(known.name, 'en', { numeric: true }) > 0);
}
/** Whether a run ended by itself: what the controller ended early proves nothing, whatever its phase. */
function endedEarly(run) {
    return run.terminated && run.phase === 'Successful';
}
/** Whether a run still measures. */
function isUnderWay(run) {
    return (run.phase === 'Running' || run.phase === 'Pending') && !run.terminated;
}
const emptyValues = new Set(['', '[]', 'null', 'NaN', '[NaN]', '{}']);
/** Whether a run got answers, yet every value of every deciding metric is empty. An answer that failed is none. */
function isWithoutData(run) {
    const measurements = run.metrics.filter(({ dryRun }) => !dryRun).flatMap((metric) => metric.measurements);
    const answered = measurements.filter(({ phase }) => phase !== 'Error');
    return answered.length > 0 && answered.every(({ value }) => emptyValues.has((value ?? '').trim()));
}
/** The metric that decided against the rollout, if any: what a report names first. */
function culpritOf(run) {
    return run.metrics.find((metric) => !metric.dryRun && metric.phase === run.phase);
}


/***/ }),

/***/ 6016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  OL: () => (/* binding */ emptyRow),
  VY: () => (/* binding */ judgeRollout),
  OB: () => (/* binding */ rowOf)
});

// UNUSED EXPORTS: degradedGraceSeconds

// EXTERNAL MODULE: ./build/rollout/analysis.js
var analysis = __webpack_require__(2314);
// EXTERNAL MODULE: ./build/rollout/assessment.js
var assessment = __webpack_require__(4030);
// EXTERNAL MODULE: ./build/rollout/judgements.js
var judgements = __webpack_require__(8768);
;// CONCATENATED MODULE: ./build/rollout/abort.js



/** A run in one sentence: which metric, what it measured, and what it should have been. */
function describeRun(run) {
    const metric = (0,analysis/* culpritOf */.RY)(run);
    if (metric === undefined)
        return `analysis ${run.name}: ${run.message ?? run.phase}`;
    const values = metric.measurements.map((one) => one.value ?? one.message ?? one.phase).slice(-3);
    const condition = metric.condition === '' ? '' : `, wanted ${metric.condition}`;
    const message = values.length === 0 && metric.message !== undefined ? ` (${metric.message})` : '';
    return `metric ${metric.name} measured ${values.length === 0 ? 'nothing' : values.join(', ')}${condition}${message}`;
}
/**
 * An aborted Rollout: whose fault it is. A run that could not measure is no proof against the change, and a run that the
 * abort itself ended proves nothing either way.
 */
function judgeAbort(rollout, row, context) {
    const name = (0,assessment/* printName */.T)(rollout);
    const failed = row.analysis.find(({ phase }) => phase === 'Failed');
    const errored = row.analysis.find(({ phase }) => phase === 'Error');
    const culprit = failed ?? errored;
    if (context.abortedBefore && !context.goal.written)
        return stoodAborted(name, rollout, culprit);
    if (culprit === undefined)
        return (0,judgements/* bad */.MB)('failed', 'rollout-aborted', `${name} was aborted: ${rollout.message}`);
    const sentence = `${name} was aborted: ${describeRun(culprit)}`;
    if ((0,analysis/* isWithoutData */.hV)(culprit))
        return (0,judgements/* bad */.MB)(failed === undefined ? 'errored' : 'failed', 'analysis-without-data', sentence);
    return failed === undefined ? (0,judgements/* bad */.MB)('errored', 'analysis-error', sentence) : (0,judgements/* bad */.MB)('failed', 'analysis-failed', sentence);
}
/** Asked again about an image that an earlier deployment left aborted: nothing will move by itself. */
function stoodAborted(name, rollout, culprit) {
    const why = culprit === undefined ? rollout.message : describeRun(culprit);
    return (0,judgements/* bad */.MB)('failed', 'rollout-aborted', `${name} stands aborted since before this deployment: ${why}`);
}

// EXTERNAL MODULE: ./build/rollout/goal.js
var goal = __webpack_require__(6519);
;// CONCATENATED MODULE: ./build/rollout/healthy.js



/**
 * A Rollout whose phase is Healthy: ours is done only if it is the stable version too, its pods are there, and no run
 * that judges it is still measuring.
 */
function judgeHealthy(rollout, row, context) {
    const name = (0,assessment/* printName */.T)(rollout);
    if (rollout.currentHash === undefined || rollout.currentHash !== rollout.stableHash) {
        return (0,judgements/* progressing */.OP)(`${name}: the new version is not the stable one yet`);
    }
    if (rollout.availableReplicas < rollout.replicas || rollout.updatedReplicas < rollout.replicas) {
        return (0,judgements/* progressing */.OP)(`${name}: ${rollout.availableReplicas} of ${rollout.replicas} pods are available`);
    }
    const running = row.analysis.find(analysis/* isUnderWay */.gn);
    if (running !== undefined)
        return (0,judgements/* progressing */.OP)(`${name}: analysis ${running.name} is still measuring`);
    if (rollout.replicas === 0) {
        return { verdict: 'succeeded', reason: 'nothing-runs', sentence: `${name} is scaled to zero: nothing runs` };
    }
    return healthy(rollout, row, context);
}
function healthy(rollout, row, context) {
    const name = (0,assessment/* printName */.T)(rollout);
    const proof = row.analysis.filter((run) => run.phase === 'Successful' && !(0,analysis/* endedEarly */.S3)(run));
    if (proof.length > 0 && proof.every(analysis/* isWithoutData */.hV)) {
        const sentence = `${name} is healthy, but its analysis measured nothing`;
        return { verdict: 'succeeded', reason: 'healthy-without-data', sentence };
    }
    return {
        verdict: 'succeeded',
        reason: 'healthy',
        sentence: `${name} is healthy: ${analysisNote(rollout, row, context)}`,
    };
}
/** What the analysis proved, in a few words: never "passed" where nothing was measured. */
function analysisNote(rollout, row, context) {
    if (context.snapshot.runsHidden !== undefined)
        return 'its analysis cannot be seen';
    const passed = row.analysis.filter((run) => run.phase === 'Successful' && !(0,analysis/* endedEarly */.S3)(run)).length;
    const cut = row.analysis.filter(analysis/* endedEarly */.S3).length;
    if (passed > 0)
        return `analysis passed (${passed} ${passed === 1 ? 'run' : 'runs'})`;
    if (cut > 0)
        return 'analysis skipped: its runs were ended early';
    if (!rollout.analysed)
        return 'no analysis is configured';
    const other = row.analysis.find(({ phase }) => phase !== 'Successful');
    if (other !== undefined)
        return `its analysis ended ${other.phase}, and the controller went on`;
    return rollout.revision <= 1 ? 'no analysis: first deployment' : 'back to stable: no analysis';
}

;// CONCATENATED MODULE: ./build/rollout/pause.js




function promote(rollout) {
    return `kubectl argo rollouts promote ${rollout.name} -n ${rollout.namespace}`;
}
function inconclusive(rollout, row, since) {
    const run = row.analysis.find(({ phase }) => phase === 'Inconclusive');
    const what = run === undefined ? rollout.message : describeRun(run);
    const reason = run !== undefined && (0,analysis/* isWithoutData */.hV)(run) ? 'analysis-without-data' : 'analysis-inconclusive';
    return (0,judgements/* paused */.Ft)(reason, `${(0,assessment/* printName */.T)(rollout)}: the analysis is inconclusive: ${what}`, {
        for: 'a person to decide',
        since,
        goOn: `${promote(rollout)}, or abort it`,
    });
}
/** A timed pause and an open one look the same in the status; only the step tells them apart. */
function canaryPause(rollout, row, since) {
    const name = (0,assessment/* printName */.T)(rollout);
    const step = rollout.steps[rollout.stepIndex ?? -1];
    const place = row.step === undefined ? '' : ` at step ${row.step.index} of ${row.step.count}`;
    if (step?.step === 'pause' && step.seconds === undefined) {
        return (0,judgements/* paused */.Ft)('manual-gate', `${name} waits${place} to be promoted`, {
            for: 'a person to promote it',
            since,
            goOn: promote(rollout),
        });
    }
    const seconds = step?.step === 'pause' ? ` of ${step.seconds} s` : '';
    return (0,judgements/* progressing */.OP)(`${name} is in a timed pause${seconds}${place}`);
}
function blueGreenPause(rollout, since) {
    const name = (0,assessment/* printName */.T)(rollout);
    if (rollout.autoPromotionSeconds !== undefined)
        return (0,judgements/* progressing */.OP)(`${name} is about to be promoted by itself`);
    return (0,judgements/* paused */.Ft)('manual-promotion', `${name} runs in preview and waits to be promoted`, {
        for: 'a person to promote it',
        since,
        goOn: promote(rollout),
    });
}
function judgeCondition(condition, rollout, row, timers) {
    const name = (0,assessment/* printName */.T)(rollout);
    const since = condition.since ?? timers.sinceOf(`pause ${name} ${condition.reason}`);
    switch (condition.reason) {
        case 'CanaryPauseStep':
            return canaryPause(rollout, row, since);
        case 'BlueGreenPause':
            return blueGreenPause(rollout, since);
        default:
            return inconclusive(rollout, row, since);
    }
}
/** Why the controller holds the Rollout; undefined where it does not. Inconclusive comes before a step's own pause. */
function judgePause(rollout, row, timers) {
    const conditions = rollout.pauses;
    const first = conditions.find(({ reason }) => reason.startsWith('Inconclusive')) ?? conditions[0];
    return first === undefined ? undefined : judgeCondition(first, rollout, row, timers);
}

// EXTERNAL MODULE: ./build/rollout/pods.js
var pods = __webpack_require__(7676);
// EXTERNAL MODULE: ./build/rollout/workload.js
var workload = __webpack_require__(4333);
;// CONCATENATED MODULE: ./build/rollout/assess-rollout.js









/** Seconds that a Rollout may stay Degraded without being aborted: it can still recover by itself. */
const degradedGraceSeconds = 30;
function stateOf(rollout) {
    if (rollout.aborted)
        return 'aborted';
    if (rollout.observedGeneration < rollout.generation)
        return 'waiting';
    if (rollout.phase === 'Healthy' && rollout.currentHash === rollout.stableHash)
        return 'healthy';
    if (rollout.phase === 'Degraded')
        return 'degraded';
    return rollout.phase === 'Paused' ? 'paused' : 'progressing';
}
/** The row of a Rollout as it was seen, whether or not it may be judged. */
function rowOf(rollout, image, runs) {
    const { stepIndex, steps, name, namespace } = rollout;
    const count = steps.length;
    const weight = (0,workload/* weightOf */.mm)(rollout);
    const hasStep = rollout.strategy === 'canary' && stepIndex !== undefined && count > 0;
    return {
        workload: { namespace, name },
        state: stateOf(rollout),
        message: rollout.message,
        image,
        pods: { wanted: rollout.replicas, updated: rollout.updatedReplicas },
        analysis: (0,analysis/* runsThatJudge */.fN)(rollout, runs),
        ...(hasStep ? { step: { index: Math.min(stepIndex + 1, count), count } } : {}),
        ...(weight === undefined ? {} : { weight }),
    };
}
/** Judges one workload, whose Application (if any) has applied our revision. */
function judgeRollout(name, observed, context) {
    switch (observed.state) {
        case 'present':
            return judgePresent(observed.object, context);
        case 'absent':
        case 'unknown-type':
            return { row: emptyRow(name, 'missing', 'not there'), judgement: missing(name, context) };
        case 'forbidden':
            return {
                row: emptyRow(name, 'unknown', observed.message),
                judgement: (0,judgements/* bad */.MB)('errored', 'forbidden', observed.message, false),
            };
        case 'unreachable': {
            const row = observed.last === undefined
                ? emptyRow(name, 'unknown', observed.message)
                : rowOf(observed.last, (0,goal/* imagesInPlace */.h3)(observed.last.images, context.goal), context.runs);
            return { row, judgement: (0,judgements/* unreachable */.HB)('rollout', observed) };
        }
    }
}
/** A row for a workload that was not seen. */
function emptyRow(workload, state, message) {
    return { workload, state, message, image: '', analysis: [] };
}
function missing(name, context) {
    if (context.seenBefore)
        return (0,judgements/* bad */.MB)('errored', 'disappeared', `Rollout ${(0,assessment/* printName */.T)(name)} was deleted while we watched`, false);
    return (0,judgements/* progressing */.OP)(`Rollout ${(0,assessment/* printName */.T)(name)} is not there yet`, 'workload-not-found');
}
function judgePresent(rollout, context) {
    const row = rowOf(rollout, (0,goal/* imagesInPlace */.h3)(rollout.images, context.goal), context.runs);
    return { row, judgement: judge(rollout, row, context) };
}
function judge(rollout, row, context) {
    const name = (0,assessment/* printName */.T)(rollout);
    if (rollout.deleting)
        return (0,judgements/* bad */.MB)('errored', 'disappeared', `Rollout ${name} is being deleted`, false);
    if (rollout.workloadRef) {
        return (0,judgements/* bad */.MB)('errored', 'not-supported', `Rollout ${name} uses workloadRef, which this version does not watch yet`, false);
    }
    if ((0,goal/* matchImages */.GK)(rollout.images, context.goal) !== 'ours')
        return judgeOtherImage(rollout, row, context);
    // Until the controller has seen the newest specification its status speaks of the one before (rollouts types.go:
    // observedGeneration); `currentPodHash` is written together with it.
    if (rollout.observedGeneration < rollout.generation)
        return (0,judgements/* progressing */.OP)(`the controller has not seen ${name} yet`);
    if (rollout.aborted)
        return judgeAbort(rollout, row, context);
    if (rollout.pausedBySpec)
        return pausedBySpec(rollout, context);
    const pause = judgePause(rollout, row, context.timers);
    if (pause !== undefined)
        return pause;
    if (rollout.phase === 'Degraded')
        return judgeDegraded(rollout, context);
    if (rollout.phase === 'Healthy')
        return judgeHealthy(rollout, row, context);
    return (0,judgements/* progressing */.OP)(progressSentence(rollout, row, context));
}
function progressSentence(rollout, row, context) {
    const trouble = (0,pods/* troubleOf */.L)(rollout, context.snapshot.pods);
    if (trouble !== undefined)
        return `${(0,assessment/* printName */.T)(rollout)}: pod ${trouble.pod}: ${trouble.message}`;
    const step = row.step === undefined ? '' : ` step ${row.step.index} of ${row.step.count},`;
    const weight = row.weight === undefined ? '' : ` ${row.weight} %,`;
    return `${(0,assessment/* printName */.T)(rollout)}:${step}${weight} ${rollout.updatedReplicas} of ${rollout.replicas} pods updated`;
}
function judgeOtherImage(rollout, row, context) {
    const name = (0,assessment/* printName */.T)(rollout);
    const { applied, imagesBefore, timers } = context;
    if (imagesBefore?.ours === true)
        return replaced(rollout, row, { before: imagesBefore.before, applied });
    if (applied === 'unnamed')
        return (0,judgements/* progressing */.OP)(`${name} still has ${row.image}`);
    if (timers.secondsOf(`other-image ${name}`) < judgements/* settleSeconds */.B7)
        return (0,judgements/* progressing */.OP)(`${name} has ${row.image} so far`);
    if (applied === 'descendant')
        return overtaken(name, row);
    const sentence = `Argo CD applied our revision, yet ${name} has ${row.image}: something overrides the edit`;
    return { verdict: 'failed', stage: 'sync', reason: 'edit-has-no-effect', sentence, recover: false };
}
function overtaken(name, { image }) {
    const sentence = `a newer commit put ${image} into ${name}`;
    return { verdict: 'superseded', stage: 'rollout', reason: 'newer-deployment', sentence, recover: false };
}
/** Ours was there and is gone: the old one put back is a rollback by somebody; anything else took over from us. */
function replaced(rollout, row, { before, applied }) {
    const name = (0,assessment/* printName */.T)(rollout);
    if (row.image === before) {
        return (0,judgements/* bad */.MB)('failed', 'rolled-back-by-another', `somebody put ${row.image} back into ${name}`, false);
    }
    if (applied === 'descendant')
        return overtaken(name, row);
    const sentence = `${name} was given ${row.image} while ours was being rolled out`;
    return { verdict: 'superseded', stage: 'rollout', reason: 'image-replaced', sentence, recover: false };
}
function pausedBySpec(rollout, context) {
    const name = (0,assessment/* printName */.T)(rollout);
    return (0,judgements/* paused */.Ft)('paused-by-spec', `${name} has spec.paused set`, {
        for: 'somebody to take spec.paused back',
        since: context.timers.sinceOf(`spec-paused ${name}`),
        goOn: `kubectl argo rollouts promote ${rollout.name} -n ${rollout.namespace}`,
    });
}
/** Degraded without an abort passes often: late pods, an AnalysisTemplate that is applied a moment later. */
function judgeDegraded(rollout, context) {
    const name = (0,assessment/* printName */.T)(rollout);
    const trouble = (0,pods/* troubleOf */.L)(rollout, context.snapshot.pods);
    const why = trouble === undefined ? rollout.message : `pod ${trouble.pod}: ${trouble.message}`;
    if (context.timers.secondsOf(`degraded ${name}`) < degradedGraceSeconds) {
        return (0,judgements/* progressing */.OP)(`${name} is Degraded and may recover: ${why}`, 'progress-deadline');
    }
    const reason = rollout.message.includes('InvalidSpec')
        ? 'invalid-spec'
        : (trouble?.reason ?? 'progress-deadline');
    return (0,judgements/* bad */.MB)('failed', reason, `${name}: ${why}`);
}


/***/ }),

/***/ 4030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ printName)
/* harmony export */ });
/** `namespace/name`, for messages and as a key. */
function printName(name) {
    return `${name.namespace}/${name.name}`;
}


/***/ }),

/***/ 7711:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ combine)
/* harmony export */ });
const urgency = ['failed', 'errored', 'superseded', 'paused'];
function isFinal(judgement) {
    return judgement.verdict !== 'progressing' && judgement.verdict !== 'succeeded';
}
/**
 * One verdict for several workloads: the deployment succeeded only if all did. A bad one decides at once, before a pause
 * of another. Where one is bad and another already healthy, the cluster is left half on the new version: `partial`.
 */
function combine(judgements) {
    const finals = judgements
        .filter(isFinal)
        .sort((one, other) => urgency.indexOf(one.verdict) - urgency.indexOf(other.verdict));
    const [first] = finals;
    const healthy = judgements.filter(({ verdict }) => verdict === 'succeeded');
    if (first?.verdict === 'failed' && healthy.length > 0)
        return partial(finals, healthy);
    if (first !== undefined && (first.verdict !== 'paused' || finals.length + healthy.length === judgements.length))
        return 'recover' in first ? { ...first, recover: recovers(finals) } : first;
    const waiting = judgements.find(({ verdict }) => verdict === 'progressing');
    if (waiting !== undefined)
        return waiting;
    return succeeded(healthy);
}
function partial(finals, healthy) {
    const sentence = [...finals, ...healthy].map((judgement) => judgement.sentence).join('; ');
    return { verdict: 'failed', stage: 'rollout', reason: 'partial', sentence, recover: recovers(finals) };
}
/** Git goes back where any workload needs it, whichever verdict is told first. */
function recovers(finals) {
    return finals.some((judgement) => 'recover' in judgement && judgement.recover);
}
const weakest = ['healthy-without-data', 'nothing-runs'];
function succeeded(healthy) {
    const reasons = healthy.flatMap((judgement) => (judgement.verdict === 'succeeded' ? [judgement.reason] : []));
    const weak = weakest.find((reason) => reasons.includes(reason));
    const sentence = healthy.map((judgement) => judgement.sentence).join('; ');
    return { verdict: 'succeeded', reason: weak ?? 'healthy', sentence };
}


/***/ }),

/***/ 6519:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GK: () => (/* binding */ matchImages),
/* harmony export */   h3: () => (/* binding */ imagesInPlace)
/* harmony export */ });
/* unused harmony export isOurImage */
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7755);

/**
 * Whether one image reference of the cluster is ours. A digest decides where there is one, since a tag may move;
 * the digest may be that of our index or of one of its platforms.
 */
function isOurImage(text, goal) {
    const live = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImageReference */ .o_)(text);
    if (typeof live === 'string')
        return false;
    const { digest, tag } = goal.image;
    if (live.digest !== undefined && digest !== undefined) {
        return live.digest === digest || goal.platformDigests.includes(live.digest);
    }
    return live.tag !== undefined && live.tag === tag;
}
function hasOurRepository(text, goal) {
    const live = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImageReference */ .o_)(text);
    return typeof live !== 'string' && (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryOf */ ._M)(live) === (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryOf */ ._M)(goal.image);
}
/**
 * How the containers of a pod template stand to our image: all that name our repository must name our image. Where
 * none names our repository (a mirror renames it), tag or digest alone decide.
 */
function matchImages(images, goal) {
    const candidates = images.filter(({ image }) => hasOurRepository(image, goal));
    if (candidates.length > 0)
        return candidates.every(({ image }) => isOurImage(image, goal)) ? 'ours' : 'other';
    return images.some(({ image }) => isOurImage(image, goal)) ? 'ours' : 'absent';
}
/** The images that stand where ours should: for messages, and to notice who came back. */
function imagesInPlace(images, goal) {
    const candidates = images.filter(({ image }) => hasOurRepository(image, goal));
    return (candidates.length > 0 ? candidates : images).map(({ image }) => image).join(', ');
}


/***/ }),

/***/ 8768:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B7: () => (/* binding */ settleSeconds),
/* harmony export */   Ft: () => (/* binding */ paused),
/* harmony export */   HB: () => (/* binding */ unreachable),
/* harmony export */   MB: () => (/* binding */ bad),
/* harmony export */   OP: () => (/* binding */ progressing)
/* harmony export */ });
/** Seconds for which something must stay as it is before it is believed; two watches never arrive in step. */
const settleSeconds = 5;
/** A judgement that waits on, with the reason that it becomes at our deadline. */
function progressing(sentence, atDeadline = 'deadline-exceeded') {
    return { verdict: 'progressing', stage: 'rollout', sentence, atDeadline };
}
/** A bad end; `recover` says whether the cluster stands aborted or degraded. */
function bad(verdict, reason, sentence, recover = true) {
    return { verdict, stage: 'rollout', reason, sentence, recover };
}
/** A stop that somebody or something else must end. */
function paused(reason, sentence, waiting) {
    return { verdict: 'paused', stage: 'rollout', reason, sentence, waiting };
}
/** A cluster that does not answer is never a failure of the change: it is waited for, until the deadline. */
function unreachable(stage, observed) {
    const sentence = `the cluster has not answered since ${observed.since.toISOString()}: ${observed.message}`;
    return { verdict: 'progressing', stage, sentence, atDeadline: 'cluster-unreachable' };
}


/***/ }),

/***/ 7676:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ troubleOf)
/* harmony export */ });
/* harmony import */ var _data_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4592);

const pullReasons = new Set([
    'ErrImagePull',
    'ImagePullBackOff',
    'InvalidImageName',
    'ErrImageNeverPull',
    'ImageInspectError',
]);
function isOfCurrentVersion(pod, rollout) {
    return (rollout.currentHash !== undefined &&
        (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(pod, 'metadata', 'namespace') === rollout.namespace &&
        (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(pod, 'metadata', 'labels', 'rollouts-pod-template-hash') === rollout.currentHash);
}
function troubleOfContainer(pod, status) {
    const waiting = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(status, 'state', 'waiting', 'reason');
    const message = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(status, 'state', 'waiting', 'message') ?? waiting ?? '';
    if (waiting !== undefined && pullReasons.has(waiting))
        return { reason: 'image-pull', pod, message };
    if (waiting !== 'CrashLoopBackOff')
        return undefined;
    const exit = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .numberAt */ .tk)(status, 'lastState', 'terminated', 'exitCode');
    const restarts = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .numberAt */ .tk)(status, 'restartCount') ?? 0;
    const container = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(status, 'name') ?? '?';
    const ended = exit === undefined ? 'ended' : `ended with exit code ${exit}`;
    return { reason: 'crash-loop', pod, message: `container ${container} ${ended}, ${restarts} restarts` };
}
function troubleOfPod(object) {
    const pod = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(object, 'metadata', 'name') ?? '?';
    const scheduled = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(object, 'status', 'conditions').find((one) => (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(one, 'type') === 'PodScheduled');
    if ((0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(scheduled, 'reason') === 'Unschedulable') {
        return { reason: 'unschedulable', pod, message: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(scheduled, 'message') ?? 'no node takes it' };
    }
    const statuses = [
        ...(0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(object, 'status', 'initContainerStatuses'),
        ...(0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(object, 'status', 'containerStatuses'),
    ];
    return statuses
        .filter((status) => !(0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isTrueAt */ .Yj)(status, 'ready'))
        .map((status) => troubleOfContainer(pod, status))
        .find((trouble) => trouble !== undefined);
}
/** The first thing that keeps a pod of the Rollout's current version from getting ready, if any does. */
function troubleOf(rollout, pods) {
    return pods
        .filter((pod) => isOfCurrentVersion(pod, rollout))
        .map(troubleOfPod)
        .find((trouble) => trouble !== undefined);
}


/***/ }),

/***/ 4333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   mm: () => (/* binding */ weightOf),
/* harmony export */   wW: () => (/* binding */ readRollout)
/* harmony export */ });
/* unused harmony export durationSeconds */
/* harmony import */ var _data_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4592);

const secondsIn = { ns: 1e-9, us: 1e-6, µs: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 };
/** Seconds of a pause's `duration`: a number of seconds, digits as text, or a Go duration such as `1h30m`. */
function durationSeconds(value) {
    if (typeof value === 'number')
        return value;
    if (typeof value !== 'string')
        return undefined;
    if (/^\d+$/.test(value))
        return Number(value);
    if (!/^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(value))
        return undefined;
    const parts = value.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g);
    return [...parts].reduce((sum, [, amount = '0', unit = 's']) => sum + Number(amount) * (secondsIn[unit] ?? 0), 0);
}
function readStep(value) {
    const weight = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .numberAt */ .tk)(value, 'setWeight');
    if (weight !== undefined)
        return { step: 'weight', weight };
    if ((0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isFields */ .Ce)(value) && 'pause' in value) {
        const seconds = durationSeconds((0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(value, 'pause', 'duration'));
        return seconds === undefined ? { step: 'pause' } : { step: 'pause', seconds };
    }
    if ((0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isFields */ .Ce)(value) && 'analysis' in value)
        return { step: 'analysis' };
    return (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isFields */ .Ce)(value) && 'experiment' in value ? { step: 'experiment' } : { step: 'other' };
}
function readImages(object) {
    const pod = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(object, 'spec', 'template', 'spec');
    return [...(0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(pod, 'initContainers'), ...(0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(pod, 'containers')].map((container) => ({
        container: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(container, 'name') ?? '?',
        image: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(container, 'image') ?? '',
    }));
}
function namesAnalysis(strategy, steps) {
    const fields = ['analysis', 'prePromotionAnalysis', 'postPromotionAnalysis'];
    return steps.some(({ step }) => step === 'analysis') || fields.some((field) => (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isFields */ .Ce)((0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(strategy, field)));
}
function readStrategy(object) {
    const canary = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(object, 'spec', 'strategy', 'canary');
    const blueGreen = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(object, 'spec', 'strategy', 'blueGreen');
    const steps = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(canary, 'steps').map(readStep);
    const autoPromotion = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(blueGreen, 'autoPromotionEnabled') !== false;
    const seconds = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .numberAt */ .tk)(blueGreen, 'autoPromotionSeconds') ?? (autoPromotion ? 0 : undefined);
    const strategy = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isFields */ .Ce)(canary) ? 'canary' : (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isFields */ .Ce)(blueGreen) ? 'blue-green' : 'none';
    return {
        strategy,
        steps,
        analysed: namesAnalysis(canary, steps) || namesAnalysis(blueGreen, []),
        ...(strategy === 'blue-green' && seconds !== undefined ? { autoPromotionSeconds: seconds } : {}),
    };
}
function readPauses(object) {
    return (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(object, 'status', 'pauseConditions').map((condition) => ({
        reason: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(condition, 'reason') ?? '?',
        ...(0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutUndefined */ .r$)({ since: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .timeAt */ .lC)(condition, 'startTime') }),
    }));
}
function readStatus(object) {
    const status = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(object, 'status');
    const progressing = (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(status, 'conditions').find((condition) => (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(condition, 'type') === 'Progressing');
    return {
        observedGeneration: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .numberAt */ .tk)(status, 'observedGeneration') ?? 0,
        availableReplicas: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .numberAt */ .tk)(status, 'availableReplicas') ?? 0,
        updatedReplicas: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .numberAt */ .tk)(status, 'updatedReplicas') ?? 0,
        phase: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(status, 'phase') ?? '',
        message: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(status, 'message') ?? '',
        aborted: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isTrueAt */ .Yj)(status, 'abort'),
        pauses: readPauses(object),
        ...(0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutUndefined */ .r$)({
            stepIndex: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .numberAt */ .tk)(status, 'currentStepIndex'),
            currentHash: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(status, 'currentPodHash'),
            stableHash: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(status, 'stableRS'),
            progressingReason: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(progressing, 'reason'),
        }),
    };
}
/** Reads a Rollout as the Kubernetes API returns it. */
function readRollout(object) {
    return {
        name: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(object, 'metadata', 'name') ?? '',
        namespace: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(object, 'metadata', 'namespace') ?? '',
        uid: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(object, 'metadata', 'uid') ?? '',
        deleting: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(object, 'metadata', 'deletionTimestamp') !== undefined,
        generation: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .numberAt */ .tk)(object, 'metadata', 'generation') ?? 0,
        revision: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .numberAt */ .tk)(object, 'metadata', 'annotations', 'rollout.argoproj.io/revision') ?? 0,
        images: readImages(object),
        workloadRef: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isFields */ .Ce)((0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(object, 'spec', 'workloadRef')),
        replicas: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .numberAt */ .tk)(object, 'spec', 'replicas') ?? 1,
        pausedBySpec: (0,_data_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isTrueAt */ .Yj)(object, 'spec', 'paused'),
        ...readStrategy(object),
        ...readStatus(object),
    };
}
/** The share of traffic or pods that the steps so far have given the new version, in per cent. */
function weightOf(rollout) {
    if (rollout.strategy !== 'canary' || rollout.stepIndex === undefined)
        return undefined;
    if (rollout.stepIndex >= rollout.steps.length)
        return 100;
    const passed = rollout.steps.slice(0, rollout.stepIndex + 1).findLast((step) => step.step === 'weight');
    return passed?.step === 'weight' ? passed.weight : 0;
}


/***/ }),

/***/ 9541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ZU: () => (/* binding */ applicationType),
  Q5: () => (/* binding */ connectAll),
  Ad: () => (/* binding */ isNeeded),
  ZJ: () => (/* binding */ onlyCluster),
  eY: () => (/* binding */ snapshotOf),
  RX: () => (/* binding */ watchAll)
});

// UNUSED EXPORTS: typesIn

// EXTERNAL MODULE: ./build/rollout/analysis.js
var analysis = __webpack_require__(2314);
// EXTERNAL MODULE: ./build/data/fields.js
var fields = __webpack_require__(4592);
;// CONCATENATED MODULE: ./build/rollout/application.js

function revisionsOf(value) {
    const several = (0,fields/* listAt */.gT)(value, 'revisions').filter((revision) => typeof revision === 'string');
    const one = (0,fields/* textAt */.$6)(value, 'revision');
    return several.length > 0 || one === undefined ? several : [one];
}
const failedStatuses = new Set(['SyncFailed', 'Failed', 'Error']);
function readResource(value) {
    const hook = (0,fields/* textAt */.$6)(value, 'hookType');
    const status = (0,fields/* textAt */.$6)(value, 'status') ?? '';
    const hookPhase = (0,fields/* textAt */.$6)(value, 'hookPhase') ?? '';
    return {
        kind: (0,fields/* textAt */.$6)(value, 'kind') ?? '?',
        name: (0,fields/* textAt */.$6)(value, 'name') ?? '?',
        message: (0,fields/* textAt */.$6)(value, 'message') ?? '',
        failed: failedStatuses.has(hook === undefined ? status : hookPhase),
        ...(hook === undefined ? {} : { hook }),
    };
}
function readOperation(value) {
    const phase = (0,fields/* textAt */.$6)(value, 'phase');
    if (phase === undefined)
        return undefined;
    const message = (0,fields/* textAt */.$6)(value, 'message');
    const synced = revisionsOf((0,fields/* valueAt */.fK)(value, 'syncResult'));
    return {
        phase,
        revisions: synced.length > 0 ? synced : revisionsOf((0,fields/* valueAt */.fK)(value, 'operation', 'sync')),
        resources: (0,fields/* listAt */.gT)(value, 'syncResult', 'resources').map(readResource),
        ...(message === undefined ? {} : { message }),
    };
}
function readConditions(object) {
    return (0,fields/* listAt */.gT)(object, 'status', 'conditions').map((condition) => ({
        type: (0,fields/* textAt */.$6)(condition, 'type') ?? '?',
        message: (0,fields/* textAt */.$6)(condition, 'message') ?? '',
    }));
}
/** Reads an Application as the Kubernetes API returns it. */
function readApplication(object) {
    const annotation = (name) => (0,fields/* textAt */.$6)(object, 'metadata', 'annotations', name);
    const optional = {
        syncStatus: (0,fields/* textAt */.$6)(object, 'status', 'sync', 'status'),
        operation: readOperation((0,fields/* valueAt */.fK)(object, 'status', 'operationState')),
        health: (0,fields/* textAt */.$6)(object, 'status', 'health', 'status'),
        reconciledAt: (0,fields/* timeAt */.lC)(object, 'status', 'reconciledAt'),
    };
    return {
        name: (0,fields/* textAt */.$6)(object, 'metadata', 'name') ?? '',
        namespace: (0,fields/* textAt */.$6)(object, 'metadata', 'namespace') ?? '',
        uid: (0,fields/* textAt */.$6)(object, 'metadata', 'uid') ?? '',
        deleting: (0,fields/* textAt */.$6)(object, 'metadata', 'deletionTimestamp') !== undefined,
        automated: isAutomated(object),
        reconcileSkipped: annotation('argocd.argoproj.io/skip-reconcile') === 'true',
        refreshing: annotation('argocd.argoproj.io/refresh') !== undefined,
        revisions: revisionsOf((0,fields/* valueAt */.fK)(object, 'status', 'sync')),
        conditions: readConditions(object),
        ...(0,fields/* withoutUndefined */.r$)(optional),
    };
}
/** `automated: {}` turns auto-sync on; since Argo CD 3.1 `automated.enabled: false` turns it off again. */
function isAutomated(object) {
    const automated = (0,fields/* valueAt */.fK)(object, 'spec', 'syncPolicy', 'automated');
    return (automated !== undefined &&
        automated !== null &&
        ((0,fields/* valueAt */.fK)(automated, 'enabled') === undefined || (0,fields/* isTrueAt */.Yj)(automated, 'enabled')));
}

// EXTERNAL MODULE: ./build/rollout/workload.js
var workload = __webpack_require__(4333);
;// CONCATENATED MODULE: ./build/stages/look.js



const argo = 'argoproj.io/v1alpha1';
/** The types that must be watched in one cluster, each once, whatever the number of goals. */
function typesIn(cluster, all) {
    const types = all.flatMap((looked) => [
        ...(looked.cluster === cluster ? looked.goal.workloads.flatMap(workloadTypes) : []),
        ...(looked.applicationCluster === cluster && looked.goal.application !== undefined
            ? [applicationType(looked.goal.application)]
            : []),
    ]);
    return [...new Map(types.map((type) => [keyOf(type), type])).values()];
}
function workloadTypes({ namespace }) {
    return [
        { apiVersion: argo, resource: 'rollouts', namespace },
        { apiVersion: argo, resource: 'analysisruns', namespace },
        { apiVersion: 'v1', resource: 'pods', namespace },
    ];
}
/** The type of Argo CD Applications in the namespace of this one. */
function applicationType({ namespace }) {
    return { apiVersion: argo, resource: 'applications', namespace };
}
function keyOf({ resource, namespace }) {
    return `${namespace}/${resource}`;
}
function listingOf(states, cluster, key) {
    const known = states.get(cluster);
    const index = known?.types.findIndex((type) => keyOf(type) === key) ?? -1;
    return index < 0 ? undefined : known?.state.listings[index];
}
function objectsOf(listing) {
    return listing?.state === 'listed' || listing?.state === 'unreachable' ? listing.objects : [];
}
function observe(listing, name, read) {
    const object = objectsOf(listing).find(({ metadata }) => metadata.name === name);
    switch (listing?.state) {
        case undefined:
            return { state: 'absent' };
        case 'listed':
            return object === undefined ? { state: 'absent' } : { state: 'present', object: read(object) };
        case 'forbidden':
            return { state: 'forbidden', message: listing.message };
        case 'unknown-type':
            return { state: 'unknown-type' };
        case 'unreachable': {
            const { since, message } = listing;
            return { state: 'unreachable', since, message, ...(object === undefined ? {} : { last: read(object) }) };
        }
    }
}
/** What was seen for one goal, from the newest states of the clusters. */
function snapshotOf(looked, states, at) {
    const { goal, cluster } = looked;
    const namespaces = [...new Set(goal.workloads.map(({ namespace }) => namespace))];
    const listing = (resource, namespace) => listingOf(states, cluster, `${namespace}/${resource}`);
    const hidden = namespaces
        .map((namespace) => listing('analysisruns', namespace))
        .find((one) => one?.state === 'forbidden');
    const { application } = goal;
    return {
        at: at.now,
        relations: at.relations,
        rollouts: goal.workloads.map(({ namespace, name }) => observe(listing('rollouts', namespace), name, workload/* readRollout */.wW)),
        runs: namespaces.flatMap((namespace) => objectsOf(listing('analysisruns', namespace)).map(analysis/* readAnalysisRun */.En)),
        pods: namespaces.flatMap((namespace) => objectsOf(listing('pods', namespace))),
        ...(hidden?.state === 'forbidden' ? { runsHidden: hidden.message } : {}),
        ...(application === undefined
            ? {}
            : {
                application: observe(listingOf(states, looked.applicationCluster, `${application.namespace}/applications`), application.name, readApplication),
            }),
    };
}
/** The name that a target's cluster has among the watched ones; there is one without a name. */
const onlyCluster = '';
/** Connects every cluster that is looked at; undefined where there is no way to one of them. */
async function connectAll(all, connect) {
    const clusters = new Map();
    for (const name of new Set(all.flatMap(({ cluster, applicationCluster }) => [cluster, applicationCluster]))) {
        const cluster = await connect(name === onlyCluster ? undefined : name);
        if (cluster === undefined)
            return undefined;
        clusters.set(name, cluster);
    }
    return clusters;
}
/** Whether a verdict needs to see this type; of the others (analysis runs, pods) it only tells that they are hidden. */
function isNeeded(type) {
    return type?.resource === 'rollouts' || type?.resource === 'applications';
}
/** Watches several clusters as one: yields all newest states after each change in any, once each has answered. */
async function* watchAll(clusters, looked, signal) {
    const states = new Map();
    const sources = [...clusters].map(([name, cluster]) => {
        const types = typesIn(name, looked);
        return { name, types, iterator: cluster.watch(types, signal)[Symbol.asyncIterator]() };
    });
    const ask = async (source) => ({ source, result: await source.iterator.next() });
    const waiting = new Map(sources.map((source) => [source.name, ask(source)]));
    try {
        while (waiting.size > 0) {
            const { source, result } = await Promise.race(waiting.values());
            if (result.done === true) {
                waiting.delete(source.name);
                continue;
            }
            states.set(source.name, { types: source.types, state: result.value });
            waiting.set(source.name, ask(source));
            if (states.size === sources.length)
                yield states;
        }
    }
    finally {
        await Promise.all(sources.map(({ iterator }) => iterator.return?.()));
    }
}


/***/ }),

/***/ 4945:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ notWatched),
  l: () => (/* binding */ observe)
});

// EXTERNAL MODULE: ./build/rollout/assessment.js
var assessment = __webpack_require__(4030);
// EXTERNAL MODULE: ./build/rollout/judgements.js
var judgements = __webpack_require__(8768);
;// CONCATENATED MODULE: ./build/rollout/assess-application.js


function isCommit(revision) {
    return /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(revision);
}
/** The commits that the Application names, to be compared with ours. Versions of Helm charts are none. */
function revisionsNamed(application) {
    const named = [...application.revisions, ...(application.operation?.revisions ?? [])];
    return [...new Set(named.filter(isCommit))];
}
function relationOf(revisions, snapshot) {
    const relations = revisions.map((revision) => snapshot.relations.get(revision) ?? 'other');
    return (relations.find((relation) => relation === 'ours') ?? relations.find((relation) => relation !== 'other') ?? 'other');
}
function waitFor(sentence, summary) {
    const judgement = { verdict: 'progressing', stage: 'sync', sentence, atDeadline: 'deadline-exceeded' };
    return { applied: 'not-yet', judgement, summary };
}
function assess_application_short(revision) {
    return revision === undefined ? 'nothing' : isCommit(revision) ? revision.slice(0, 7) : revision;
}
function summarise(application) {
    const revisions = application.revisions.map(assess_application_short).join(', ');
    return `${application.syncStatus ?? 'Unknown'} to ${revisions === '' ? 'nothing yet' : revisions}, ${application.health ?? 'Unknown'}`;
}
function failureOf(application, operation) {
    const failed = operation.resources.filter((resource) => resource.failed);
    const named = failed.map(({ kind, name, message }) => `${kind} ${name}: ${message}`).join('; ');
    const hook = failed.find((resource) => resource.hook !== undefined);
    const what = hook === undefined ? 'cannot apply' : `ran a ${hook.hook} hook that failed for`;
    return {
        verdict: 'failed',
        stage: 'sync',
        reason: 'sync-failed',
        sentence: `Argo CD ${what} ${application.name}: ${named === '' ? (operation.message ?? operation.phase) : named}`,
        recover: false,
    };
}
function manual(application, since) {
    return {
        verdict: 'paused',
        stage: 'sync',
        reason: 'sync-is-manual',
        sentence: `Application ${(0,assessment/* printName */.T)(application)} is not synced automatically`,
        waiting: { for: 'somebody to sync it', since, goOn: `argocd app sync ${application.name}` },
    };
}
function skipped(application, since) {
    return {
        verdict: 'paused',
        stage: 'sync',
        reason: 'reconcile-skipped',
        sentence: `Application ${(0,assessment/* printName */.T)(application)} is told to skip reconciliation`,
        waiting: { for: 'the annotation to be removed', since, goOn: 'remove argocd.argoproj.io/skip-reconcile' },
    };
}
function gone(name) {
    const sentence = `Application ${(0,assessment/* printName */.T)(name)} was deleted while we watched`;
    return { verdict: 'errored', stage: 'sync', reason: 'disappeared', sentence, recover: false };
}
function judgePresent(application, snapshot, timers) {
    const summary = summarise(application);
    const stop = (judgement) => ({ applied: 'not-yet', judgement, summary });
    if (application.deleting)
        return stop(gone(application));
    if (application.reconcileSkipped)
        return stop(skipped(application, timers.sinceOf('skip-reconcile')));
    const { operation } = application;
    const relation = relationOf(application.revisions, snapshot);
    const synced = operation === undefined ? 'other' : relationOf(operation.revisions, snapshot);
    const ended = operation !== undefined && /^(Failed|Error)$/.test(operation.phase);
    if (ended && synced !== 'other')
        return stop(failureOf(application, operation));
    if (relation === 'other')
        return waitFor(notCompared(application), summary);
    const running = operation?.phase === 'Running' && synced !== 'other';
    if (application.syncStatus === 'Synced' || (operation?.phase === 'Succeeded' && synced !== 'other')) {
        return { applied: relation, complete: !running, summary };
    }
    if (running)
        return waitFor(`Argo CD is applying ${application.name}`, summary);
    const since = timers.sinceOf('out-of-sync');
    const settled = timers.secondsOf('out-of-sync') >= judgements/* settleSeconds */.B7;
    if (!application.automated && application.syncStatus === 'OutOfSync' && settled)
        return stop(manual(application, since));
    return waitFor(`Argo CD has seen our revision and is about to apply it`, summary);
}
function notCompared(application) {
    const trouble = application.conditions.find(({ type }) => type === 'ComparisonError');
    const revision = assess_application_short(application.revisions[0]);
    const shown = `Argo CD still shows ${application.name} at ${revision}`;
    return trouble === undefined ? shown : `${shown}: ${trouble.message}`;
}
/** Judges the Application that the goal names; only what it has applied may be judged further. */
function judgeApplication(goal, observed, context) {
    const name = (0,assessment/* printName */.T)(goal.application);
    const stop = (judgement) => ({ applied: 'not-yet', judgement, summary: 'not seen' });
    switch (observed.state) {
        case 'present':
            return judgePresent(observed.object, context.snapshot, context.timers);
        case 'absent':
        case 'unknown-type':
            if (context.seenBefore)
                return stop(gone(goal.application));
            return stop({
                verdict: 'progressing',
                stage: 'sync',
                sentence: `Application ${name} is not there yet`,
                atDeadline: 'application-not-found',
            });
        case 'forbidden':
            return stop({
                verdict: 'errored',
                stage: 'sync',
                reason: 'forbidden',
                sentence: observed.message,
                recover: false,
            });
        case 'unreachable':
            return stop((0,judgements/* unreachable */.HB)('sync', observed));
    }
}

// EXTERNAL MODULE: ./build/rollout/assess-rollout.js + 3 modules
var assess_rollout = __webpack_require__(6016);
// EXTERNAL MODULE: ./build/rollout/combine.js
var combine = __webpack_require__(7711);
// EXTERNAL MODULE: ./build/rollout/goal.js
var rollout_goal = __webpack_require__(6519);
;// CONCATENATED MODULE: ./build/rollout/timers.js
/**
 * How long a condition has held, over looks that each see only one moment. A condition that is not asked about in one
 * look is forgotten, so that it starts anew when it comes back.
 */
class Timers {
    #before;
    #now;
    #held = new Map();
    constructor(before, now) {
        this.#before = before;
        this.#now = now.getTime();
    }
    /** Seconds for which this condition has held without a break; 0 when it is seen for the first time. */
    secondsOf(condition) {
        const since = this.#before.get(condition) ?? this.#now;
        this.#held.set(condition, since);
        return (this.#now - since) / 1000;
    }
    /** When this condition was first seen. */
    sinceOf(condition) {
        return new Date(this.#now - this.secondsOf(condition) * 1000);
    }
    /** What the next look needs to know. */
    get held() {
        return this.#held;
    }
}

;// CONCATENATED MODULE: ./build/rollout/assess.js






const nothing = {
    since: new Map(),
    seen: new Set(),
    images: new Map(),
    abortedBefore: new Set(),
    runs: new Map(),
};
/**
 * What one look at the cluster says of a deployment, given the looks before. Pure: time is in the snapshot, and all
 * that must be remembered is in the memory that goes into the next call.
 */
function assess(goal, snapshot, before) {
    const memory = before ?? nothing;
    const timers = new Timers(memory.since, snapshot.at);
    const runs = keepRuns(memory.runs, snapshot.runs);
    const application = judgeNamedApplication(goal, snapshot, timers, memory);
    const looked = remember(goal, snapshot, memory, before === undefined);
    const judged = goal.workloads.map((name, index) => {
        const observed = snapshot.rollouts[index] ?? { state: 'absent' };
        return judgeWorkload(name, observed, {
            goal,
            snapshot,
            timers,
            application,
            memory: looked,
            before: memory,
            runs: [...runs.values()],
        });
    });
    const assessment = {
        judgement: verdictOf(goal, application, judged),
        rows: judged.map(({ row }) => row),
        notes: snapshot.runsHidden === undefined ? [] : [`measurements are missing: ${snapshot.runsHidden}`],
        ...(application === undefined ? {} : { application: application.summary }),
    };
    return { assessment, memory: { ...looked, since: timers.held, runs } };
}
/** The Application stops the verdict until it has applied our revision; then the workloads decide. */
function verdictOf(goal, application, judged) {
    if (application?.applied === 'not-yet')
        return application.judgement;
    const verdict = (0,combine/* combine */.k)(judged.map(({ judgement }) => judgement));
    if (verdict.verdict !== 'succeeded' || application === undefined || application.complete)
        return verdict;
    const name = goal.application === undefined ? '' : ` of ${(0,assessment/* printName */.T)(goal.application)}`;
    const sentence = `workloads are healthy; the sync operation${name} is still running`;
    return { verdict: 'progressing', stage: 'sync', sentence, atDeadline: 'deadline-exceeded' };
}
function judgeNamedApplication(goal, snapshot, timers, memory) {
    const { application } = goal;
    if (application === undefined)
        return undefined;
    const seenBefore = memory.seen.has(`application ${(0,assessment/* printName */.T)(application)}`);
    return judgeApplication({ ...goal, application }, snapshot.application ?? { state: 'absent' }, {
        snapshot,
        timers,
        seenBefore,
    });
}
function judgeWorkload(name, observed, context) {
    const { goal, application, memory, before, runs } = context;
    const key = (0,assessment/* printName */.T)(name);
    if (application?.applied === 'not-yet')
        return { row: unjudgedRow(name, observed, goal, runs), judgement: application.judgement };
    return (0,assess_rollout/* judgeRollout */.VY)(name, observed, {
        goal,
        snapshot: context.snapshot,
        timers: context.timers,
        runs,
        applied: application?.applied ?? 'unnamed',
        seenBefore: before.seen.has(`rollout ${key}`),
        imagesBefore: memory.images.get(key),
        abortedBefore: memory.abortedBefore.has(key),
    });
}
function unjudgedRow(name, observed, goal, runs) {
    return observed.state === 'present'
        ? (0,assess_rollout/* rowOf */.OB)(observed.object, (0,rollout_goal/* imagesInPlace */.h3)(observed.object.images, goal), runs)
        : (0,assess_rollout/* emptyRow */.OL)(name, 'waiting', 'waits for Argo CD');
}
/** Runs are garbage-collected (history limits, ttl) while we watch: what was measured stays in the report. */
function keepRuns(before, now) {
    return new Map([...before, ...now.map((run) => [`${run.namespace}/${run.name}`, run])]);
}
function remember(goal, snapshot, before, isFirst) {
    const seen = new Set(before.seen);
    const images = new Map(before.images);
    const abortedBefore = new Set(before.abortedBefore);
    if (goal.application !== undefined && snapshot.application?.state === 'present') {
        seen.add(`application ${(0,assessment/* printName */.T)(goal.application)}`);
    }
    for (const observed of snapshot.rollouts) {
        if (observed.state !== 'present')
            continue;
        const rollout = observed.object;
        const key = (0,assessment/* printName */.T)(rollout);
        seen.add(`rollout ${key}`);
        images.set(key, rememberImage(rollout, goal, images.get(key)));
        if (isFirst && rollout.aborted && (0,rollout_goal/* matchImages */.GK)(rollout.images, goal) === 'ours')
            abortedBefore.add(key);
    }
    return { ...before, seen, images, abortedBefore };
}
function rememberImage(rollout, goal, known) {
    if ((0,rollout_goal/* matchImages */.GK)(rollout.images, goal) === 'ours')
        return { ...known, ours: true };
    return known?.ours === true ? known : { before: (0,rollout_goal/* imagesInPlace */.h3)(rollout.images, goal), ours: false };
}

// EXTERNAL MODULE: ./build/stages/look.js + 1 modules
var look = __webpack_require__(9541);
// EXTERNAL MODULE: ./build/stages/refresh.js
var refresh = __webpack_require__(8845);
;// CONCATENATED MODULE: ./build/stages/observe.js





/** Nobody has looked: that is no success. */
const notWatched = {
    outcome: 'paused',
    stage: 'rollout',
    reason: 'not-watched',
    sentence: 'no way to the cluster was given, so nobody has looked',
    waiting: { for: 'a run that can reach the cluster', goOn: 'give a kubeconfig, then run resume' },
};
/** Seconds between two requests to refresh one Application: the first may have been lost. */
const refreshEvery = 10;
/** Seconds before a commit that the repository did not know is asked for again: another repository's never gets known. */
const unknownFor = 15;
/** Watches until every target has a verdict, or one has a bad one, or the time is over. */
async function observe(observation) {
    const looking = new Looking(observation);
    const end = new AbortController();
    const signal = AbortSignal.any([observation.signal, end.signal]);
    try {
        for await (const states of (0,look/* watchAll */.RX)(observation.clusters, observation.watched, signal)) {
            const verdict = await looking.look(states);
            if (verdict !== undefined)
                return verdict;
        }
    }
    finally {
        end.abort();
    }
    observation.signal.throwIfAborted();
    throw new Error('the watch ended by itself');
}
class Looking {
    #observation;
    #deadline;
    #memories = new Map();
    #relations = new Map();
    #refreshed = new Map();
    #asked = new Map();
    #seen = [];
    #told = '';
    constructor(observation) {
        this.#observation = observation;
        this.#deadline = observation.clock.now().getTime() + observation.timeoutSeconds * 1000;
    }
    async look(states) {
        const { watched, clock, onChange } = this.#observation;
        const targets = [];
        for (const one of watched)
            targets.push(await this.#assess(one, states));
        this.#see(targets);
        const telling = JSON.stringify(targets.map(({ assessment }) => [assessment.judgement, assessment.application]));
        if (telling !== this.#told)
            await onChange(targets);
        this.#told = telling;
        const judgement = (0,combine/* combine */.k)(targets.map(({ assessment }) => assessment.judgement));
        return this.#end(judgement, targets, clock.now().getTime() >= this.#deadline);
    }
    #see(targets) {
        if (JSON.stringify(targets) === JSON.stringify(this.#seen))
            return;
        this.#observation.onSight(targets, this.#seen);
        this.#seen = targets;
    }
    async #assess(watched, states) {
        const now = this.#observation.clock.now();
        const first = (0,look/* snapshotOf */.eY)(watched, states, { now, relations: this.#relations });
        if (first.application?.state === 'present')
            await this.#relate(watched, revisionsNamed(first.application.object));
        const { assessment, memory } = assess(watched.goal, first, this.#memories.get(watched.target));
        this.#memories.set(watched.target, memory);
        if (first.application?.state === 'present' && isBehind(assessment.judgement))
            await this.#refresh(watched);
        return { target: watched.target, assessment };
    }
    /** Relations are kept by commit: a commit's ancestors never change. */
    async #relate({ goal }, revisions) {
        const ours = goal.revision;
        if (ours === undefined)
            return;
        for (const revision of revisions) {
            if (this.#relations.has(revision) || this.#wasAsked(revision))
                continue;
            const relation = revision === ours ? 'ours' : await this.#observation.relate(revision, ours);
            if (relation !== undefined)
                this.#relations.set(revision, relation);
        }
    }
    #wasAsked(revision) {
        const now = this.#observation.clock.now().getTime();
        if (now - (this.#asked.get(revision) ?? Number.NEGATIVE_INFINITY) < unknownFor * 1000)
            return true;
        this.#asked.set(revision, now);
        return false;
    }
    /** Argo CD polls Git every few minutes: it is asked to look now, and again if the request got lost. */
    async #refresh({ goal, applicationCluster }) {
        const { clock, clusters, log, signal } = this.#observation;
        const { application } = goal;
        if (application === undefined)
            return;
        const key = `${application.namespace}/${application.name}`;
        const now = clock.now().getTime();
        if (now - (this.#refreshed.get(key) ?? 0) < refreshEvery * 1000)
            return;
        this.#refreshed.set(key, now);
        const cluster = clusters.get(applicationCluster);
        try {
            if (cluster !== undefined)
                await (0,refresh/* refresh */.O)(cluster, application, signal);
        }
        catch (error) {
            signal.throwIfAborted();
            this.#refreshed.set(key, Number.POSITIVE_INFINITY);
            log.warning(`cannot ask Argo CD to refresh ${key}, so it takes its time: ${error instanceof Error ? error.message : ''}`);
        }
    }
    #end(judgement, targets, isLate) {
        switch (judgement.verdict) {
            case 'progressing': {
                if (!isLate)
                    return undefined;
                const sentence = `after ${this.#observation.timeoutSeconds} s: ${judgement.sentence}`;
                const outcome = judgement.atDeadline === 'progress-deadline' ? 'failed' : 'errored';
                return {
                    outcome: { outcome, reason: judgement.atDeadline, stage: judgement.stage, sentence },
                    recover: outcome === 'failed',
                    targets,
                };
            }
            case 'paused': {
                if (this.#observation.onPause === 'wait' && !isLate)
                    return undefined;
                const { stage, reason, sentence, waiting } = judgement;
                return { outcome: { outcome: 'paused', stage, reason, sentence, waiting }, recover: false, targets };
            }
            case 'succeeded':
                return {
                    outcome: { outcome: 'succeeded', stage: 'rollout', reason: judgement.reason, sentence: judgement.sentence },
                    recover: false,
                    targets,
                };
            default: {
                const { verdict: outcome, stage, reason, sentence, recover } = judgement;
                return { outcome: { outcome, stage, reason, sentence }, recover, targets };
            }
        }
    }
}
/** Whether we wait for Argo CD to see our revision. */
function isBehind(judgement) {
    return judgement.verdict === 'progressing' && judgement.stage === 'sync';
}


/***/ }),

/***/ 8845:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ refresh)
/* harmony export */ });
/* harmony import */ var _look_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9541);

/**
 * Asks Argo CD to look at Git now: by itself it does every three minutes.
 * https://argo-cd.readthedocs.io/en/stable/user-guide/annotations-and-labels/
 */
async function refresh(cluster, application, signal) {
    const patch = { metadata: { annotations: { 'argocd.argoproj.io/refresh': 'normal' } } };
    await cluster.patch((0,_look_js__WEBPACK_IMPORTED_MODULE_0__/* .applicationType */ .ZU)(application), application.name, patch, 'none', signal);
}


/***/ })

};
