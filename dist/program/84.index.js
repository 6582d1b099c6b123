export const id = 84;
export const ids = [84];
export const modules = {

/***/ 5084:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   resumeEnvironment: () => (/* binding */ resumeEnvironment)
/* harmony export */ });
/* harmony import */ var _deployment_plan_deployment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9059);
/* harmony import */ var _deployment_record_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8093);
/* harmony import */ var _deployment_taken_up_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1031);
/* harmony import */ var _stages_admit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(338);
/* harmony import */ var _stages_carries_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1517);
/* harmony import */ var _stages_drive_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8256);
/* harmony import */ var _stages_publish_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4561);
/* harmony import */ var _stages_run_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6215);








/**
 * Goes on with what waits in one environment, or was left by a run that has ended: the newest deployment is taken to its
 * verdict, older ones that it overtook are superseded. What another run works on is left to it.
 */
async function resumeEnvironment(given) {
    const { ports, configuration, facts, signal } = given;
    const { records } = await ports.forge();
    const known = await records.list(configuration.application, facts.environment, _stages_admit_js__WEBPACK_IMPORTED_MODULE_2__/* .recordsLookedAt */ .A_, signal);
    const ends = [];
    let newer;
    for (const record of known) {
        if (!(0,_deployment_record_js__WEBPACK_IMPORTED_MODULE_6__/* .isUnfinished */ .u)(record.note) || (await isWorkedOn(record, given))) {
            if ((0,_deployment_taken_up_js__WEBPACK_IMPORTED_MODULE_1__/* .hasWritten */ .qF)(record) || record.note.state === 'open')
                newer ??= record;
            continue;
        }
        if (newer !== undefined) {
            // one that errored has told so already
            if (record.note.state !== 'errored')
                ends.push(await supersede(record, newer, given));
            continue;
        }
        const end = await goOn(record, given);
        ends.push(end);
        if (end.progress.written !== undefined)
            newer = record;
    }
    return ends;
}
/** A record stays open while its run goes on; without a run nobody can tell, and it is taken up. */
async function isWorkedOn({ note, payload }, { ports, facts, signal }) {
    if (note.state !== 'open' || payload.run === undefined || payload.run.id === facts.run?.id)
        return false;
    const { source } = await ports.forge();
    return !(await source.runHasEnded(payload.run, signal));
}
async function goOn(record, given) {
    const plan = (0,_deployment_plan_deployment_js__WEBPACK_IMPORTED_MODULE_0__.planRecord)(record, given.configuration, given.facts);
    given.ports.log.info(`${plan.environment}: taking up the deployment of ${plan.source.commit.slice(0, 7)}`);
    const from = await progressNow(record, plan, given);
    return (0,_stages_drive_js__WEBPACK_IMPORTED_MODULE_4__/* .drive */ .r)(plan, given.ports, { signal: given.signal, from, before: record.note });
}
async function progressNow(record, plan, { ports, signal }) {
    const image = (0,_deployment_plan_deployment_js__WEBPACK_IMPORTED_MODULE_0__.imageOfRecord)(record);
    const { revision, pullRequest } = record.note;
    if (revision !== undefined || pullRequest === undefined)
        return (0,_deployment_taken_up_js__WEBPACK_IMPORTED_MODULE_1__/* .progressOf */ .jA)(record, image, undefined);
    const { pullRequests } = await ports.forge();
    const { number, url, state, head } = await pullRequests.get(pullRequest, signal);
    const place = { on: 'pull-request', number, url, head };
    if (state === 'closed')
        return (0,_deployment_taken_up_js__WEBPACK_IMPORTED_MODULE_1__/* .progressOf */ .jA)(record, image, place);
    const run = (0,_stages_run_js__WEBPACK_IMPORTED_MODULE_7__/* .silentRun */ .Zi)(plan, ports, signal);
    // with anything else on its branch it is no longer ours: what has to be done is asked anew
    return (0,_deployment_taken_up_js__WEBPACK_IMPORTED_MODULE_1__/* .progressOf */ .jA)(record, image, (await (0,_stages_carries_js__WEBPACK_IMPORTED_MODULE_3__/* .carries */ .E)(run, record.payload.edits, head)) ? place : undefined);
}
async function supersede(record, newer, given) {
    const told = (0,_deployment_plan_deployment_js__WEBPACK_IMPORTED_MODULE_0__.planRecord)(record, given.configuration, given.facts);
    const { stage } = record.note;
    const by = newer.payload.source.slice(0, 7);
    const outcome = {
        outcome: 'superseded',
        reason: 'newer-deployment',
        stage,
        sentence: `superseded by ${by}`,
    };
    const progress = { stage, checked: true, tagged: true, targets: [], record: record.id };
    const at = { outcome, progress, signal: given.signal };
    await (0,_stages_publish_js__WEBPACK_IMPORTED_MODULE_5__/* .publishOutcome */ .Cu)(told, given.ports, at);
    await (0,_stages_publish_js__WEBPACK_IMPORTED_MODULE_5__/* .publishComment */ .p8)(told, given.ports, at);
    return { told, outcome, progress };
}


/***/ }),

/***/ 9059:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   imageOfRecord: () => (/* binding */ imageOfRecord),
/* harmony export */   planDeployment: () => (/* binding */ planDeployment),
/* harmony export */   planRecord: () => (/* binding */ planRecord)
/* harmony export */ });
/* harmony import */ var _configuration_environment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2548);
/* harmony import */ var _configuration_template_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4883);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9473);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7755);
/* harmony import */ var _taken_up_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1031);





/** One deployment as it is configured. Throws `bad-input` where the environment is not in the configuration. */
function planDeployment(configuration, facts) {
    const environment = (0,_configuration_environment_js__WEBPACK_IMPORTED_MODULE_0__/* .environmentOf */ .p)(configuration, facts.environment);
    if (facts.explicit === undefined)
        refuseOtherRepository(configuration, facts.image);
    const { scan, gitops, application } = configuration;
    return {
        application,
        environment: facts.environment,
        repository: facts.repository,
        sourceUrl: facts.sourceUrl,
        source: facts.source,
        explicit: facts.explicit ?? facts.image !== undefined,
        image: {
            repository: configuration.image.name,
            tags: tagsOf(configuration, facts),
            immutableTags: configuration.image['immutable-tags'],
            plan: imagePlan(configuration, facts.image),
        },
        scan: {
            failOn: scan['fail-on'],
            ignoreUnfixed: scan['ignore-unfixed'],
            ...(scan.sarif === undefined ? {} : { sarif: scan.sarif }),
        },
        gitops: { repository: gitops.repository, branch: gitops.branch, allowedPaths: gitops['allowed-paths'] },
        write: environment.write,
        merge: environment.merge === 'manual' ? 'manual' : 'immediate',
        rollback: environment.rollback === 'automatic' ? 'automatic' : 'manual',
        targets: environment.targets.map(targetPlan),
        timeoutSeconds: facts.timeoutSeconds,
        onPause: facts.onPause,
        ...(facts.run === undefined ? {} : { run: facts.run }),
    };
}
/** The deployment of a record, planned again as the configuration is now. */
function planRecord(record, configuration, facts) {
    const { source: commit, branch, date, pullRequest, explicit } = record.payload;
    const image = imageOfRecord(record);
    const source = { commit, branch, date, ...(pullRequest === undefined ? {} : { pullRequest }) };
    return planDeployment(configuration, { ...facts, source, image: image.reference, explicit });
}
/** The image of a record. Throws `internal` for a record that names none by digest: we write no such record. */
function imageOfRecord(record) {
    const image = (0,_taken_up_js__WEBPACK_IMPORTED_MODULE_3__/* .imageOf */ .dT)(record);
    if (image !== undefined)
        return image;
    const message = `record ${record.id} names no image by digest: ${record.payload.image}`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('internal', { stage: 'inputs', message });
}
/** The edits and the watch are about the configured repository: another one's image would be scanned, and not deployed. */
function refuseOtherRepository({ image: { name } }, given) {
    const own = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .parseImageReference */ .o_)(name);
    if (given === undefined || typeof own === 'string' || (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .repositoryOf */ ._M)(own) === (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .repositoryOf */ ._M)(given))
        return;
    const problem = {
        message: `${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .repositoryOf */ ._M)(given)} is not the image of this application (${name})`,
        place: { name: 'image' },
        remedy: 'push or copy it there first, or correct image.name in the configuration',
    };
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('bad-input', { stage: 'inputs', message: (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .printProblem */ .JN)(problem), problems: [problem] });
}
function imagePlan({ image }, given) {
    if (given !== undefined)
        return { from: 'registry', image: given };
    const { context, file, platforms, cache, sbom, provenance } = image;
    return { from: 'build', context, file, platforms, cache, sbom, provenance };
}
/** Tags know nothing of the digest, which is not known before the build. */
function tagsOf(configuration, { source, environment, image }) {
    if (image !== undefined)
        return [];
    const values = {
        sha: source.commit,
        'short-sha': source.commit.slice(0, 7),
        branch: (0,_configuration_template_js__WEBPACK_IMPORTED_MODULE_1__/* .safeForTag */ .fd)(source.branch),
        date: source.date.slice(0, 10),
        application: configuration.application,
        environment,
        'pull-request': source.pullRequest === undefined ? undefined : String(source.pullRequest),
        tag: undefined,
        digest: undefined,
        image: undefined,
        target: undefined,
    };
    return configuration.image.tags.map((template) => (0,_configuration_template_js__WEBPACK_IMPORTED_MODULE_1__/* .expand */ .fT)(template, values));
}
function targetPlan(target) {
    const { argocd } = target;
    const ownCluster = argocd?.cluster === undefined ? {} : { cluster: argocd.cluster };
    return {
        name: target.name,
        workloads: target.workloads.map(({ namespace, name }) => ({ namespace, name })),
        edits: target.edits.map(({ file, path, value, image }) => ({
            file,
            target: image === undefined ? { by: 'path', path: path ?? '', value: value ?? '{{tag}}' } : { by: 'image', image },
        })),
        ...(target.cluster === undefined ? {} : { cluster: target.cluster }),
        ...(argocd === undefined
            ? {}
            : { application: { namespace: argocd.namespace, name: argocd.application, ...ownCluster } }),
    };
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


/***/ })

};
