export const id = 59;
export const ids = [59];
export const modules = {

/***/ 4883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MZ: () => (/* binding */ wrongTemplate),
/* harmony export */   fT: () => (/* binding */ expand),
/* harmony export */   fd: () => (/* binding */ safeForTag)
/* harmony export */ });
/* unused harmony export templateWords */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _text_nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2788);


/** The words that may stand between `{{` and `}}`. */
const templateWords = [
    'sha',
    'short-sha',
    'tag',
    'digest',
    'image',
    'branch',
    'date',
    'application',
    'environment',
    'target',
    'pull-request',
];
const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;
function isWord(text) {
    return templateWords.some((word) => word === text);
}
/** What is wrong with a template: the first word that is unknown, or braces that do not close. */
function wrongTemplate(text) {
    const unknown = [...text.matchAll(placeholder)].map(([, word = '']) => word).find((word) => !isWord(word));
    if (unknown !== undefined) {
        const guess = (0,_text_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(unknown, templateWords);
        return `{{${unknown}}} is unknown${guess === undefined ? '' : `; did you mean {{${guess}}}?`}`;
    }
    return text.replace(placeholder, '').includes('{{') ? 'has {{ without }}' : undefined;
}
/** Fills a template in; throws `bad-input` where this deployment has no value for a word. */
function expand(text, values) {
    return text.replace(placeholder, (_, word) => {
        const value = isWord(word) ? values[word] : undefined;
        if (value !== undefined)
            return value;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('bad-input', {
            stage: 'inputs',
            message: `"${text}" needs {{${word}}}, and this deployment has none`,
            remedy: word === 'tag' ? 'give the image with a tag' : 'use another word in the template',
        });
    });
}
/** A branch name as part of a tag: everything that a tag may not hold becomes a dash. */
function safeForTag(text) {
    return text
        .replace(/[^A-Za-z0-9_.-]+/g, '-')
        .replace(/^[.-]+/, '')
        .slice(0, 100);
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
