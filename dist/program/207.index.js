export const id = 207;
export const ids = [207];
export const modules = {

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

/***/ 8606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  r: () => (/* binding */ planEdits)
});

// EXTERNAL MODULE: ./build/manifest/path.js
var manifest_path = __webpack_require__(7309);
// EXTERNAL MODULE: ./build/image/reference.js
var reference = __webpack_require__(7755);
// EXTERNAL MODULE: ./build/text/nearest.js
var nearest = __webpack_require__(2788);
// EXTERNAL MODULE: ./build/data/yaml.js
var yaml = __webpack_require__(8926);
;// CONCATENATED MODULE: ./build/manifest/image-site.js

/** The normalised repository that a text names, whatever its tag and digest; undefined where it is no reference. */
function repositoryIn(text) {
    const parsed = (0,reference/* parseImageReference */.o_)(text ?? '');
    return typeof parsed === 'string' ? undefined : (0,reference/* repositoryOf */._M)(parsed);
}

// EXTERNAL MODULE: ./build/manifest/tree.js
var manifest_tree = __webpack_require__(6162);
;// CONCATENATED MODULE: ./build/manifest/image-text.js



/**
 * Sets the tag and the digest of a map where it has them: the file decides which of the two it keeps, and both stay in
 * step. A digest that would go stale beside a new tag refuses: it is the digest that decides what runs.
 */
function writeVersion(spot, keys, image) {
    const { tree, map } = spot;
    const all = [
        { key: keys.tag, next: newTag((0,manifest_tree/* textAt */.$6)(tree, map, keys.tag) ?? '', image) },
        { key: keys.digest, next: newDigest(image) },
    ];
    const present = all.filter(({ key }) => (0,manifest_tree/* hasKey */.CJ)(tree, map, key));
    // an empty field pins nothing, so that it may stay empty
    const wanted = present.filter(({ key, next }) => 'text' in next || (0,manifest_tree/* textAt */.$6)(tree, map, key) !== '');
    if (wanted.length === 0)
        return withoutVersion(spot, keys, image);
    return writeAll(wanted.map(({ key, next }) => ({ steps: [...spot.steps, { key }], next })));
}
/** Sets the tag and digest within a whole reference, `name[:tag][@digest]`; the name stays as it was written. */
function writeReference(at, image) {
    const { spot, key, old } = at;
    return writeAll([{ steps: [...spot.steps, { key }], next: newReference(old, image) }]);
}
function writeAll(wanted) {
    for (const { steps, next } of wanted) {
        if (!('needs' in next))
            continue;
        const message = `${(0,manifest_path/* printPath */.b)({ steps })} holds a ${next.needs}, and the image to write has none`;
        return { possible: 'no', message, remedy: `give the ${next.needs} too` };
    }
    return {
        possible: 'yes',
        fields: wanted.flatMap(({ steps, next }) => ('text' in next ? [{ steps, to: next.text }] : [])),
    };
}
function withoutVersion({ steps }, keys, image) {
    const { key, value } = image.tag === undefined ? { key: keys.digest, value: image.digest } : { key: keys.tag, value: image.tag };
    return {
        possible: 'no',
        message: `${(0,manifest_path/* printPath */.b)({ steps })} names the image and has no ${keys.tag} or ${keys.digest} to set`,
        remedy: `add the line "${key}: ${value}" there once`,
    };
}
function newDigest({ digest }) {
    return digest === undefined ? { needs: 'digest' } : { text: digest };
}
/** A tag may hold the digest too (`v1@sha256:…`), or nothing but the digest. */
function newTag(old, image) {
    const [, pinned] = old.split('@');
    if ((0,reference/* isDigest */.Bc)(old))
        return newDigest(image);
    if (pinned !== undefined && image.digest === undefined)
        return { needs: 'digest' };
    if (image.tag === undefined)
        return { needs: 'tag' };
    return { text: pinned === undefined ? image.tag : `${image.tag}@${image.digest}` };
}
/** Where there was a digest there is one again; a tag alone becomes a tag, or the digest if no tag is given. */
function newReference(old, image) {
    const { name, tag, digest } = splitReference(old);
    const isPinned = digest !== undefined;
    if (isPinned && image.digest === undefined)
        return { needs: 'digest' };
    if (!isPinned && image.tag !== undefined)
        return { text: `${name}:${image.tag}` };
    if (image.digest === undefined)
        return { needs: 'tag' };
    const kept = tag !== undefined && image.tag !== undefined ? `:${image.tag}` : '';
    return { text: `${name}${kept}@${image.digest}` };
}
/** A reference in the parts in which it was written. */
function splitReference(text) {
    const [named = '', digest] = text.split('@');
    const colon = named.lastIndexOf(':');
    const isTagged = colon > named.lastIndexOf('/');
    return {
        name: isTagged ? named.slice(0, colon) : named,
        ...(isTagged ? { tag: named.slice(colon + 1) } : {}),
        ...(digest === undefined ? {} : { digest }),
    };
}

// EXTERNAL MODULE: ./build/manifest/source.js
var manifest_source = __webpack_require__(4211);
;// CONCATENATED MODULE: ./build/manifest/workload.js



const lists = new Set(['containers', 'initContainers', 'ephemeralContainers']);
/**
 * A container: in the pod template of any kind (Deployment, Rollout, CronJob, a custom resource), in a patch or in a List.
 * Its image is a whole reference; one without a tag gets one.
 */
const workloadSites = (_tree, spots) => spots.filter(isContainer).flatMap(siteOf);
function siteOf(spot) {
    const old = (0,manifest_tree/* textAt */.$6)(spot.tree, spot.map, 'image');
    const repository = repositoryIn(old);
    if (old === undefined || repository === undefined)
        return [];
    return [{ spot, repositories: [repository], write: (image) => writeReference({ spot, key: 'image', old }, image) }];
}
/** Whether a map is an item of a pod's list of containers. */
function isContainer({ steps }) {
    const [list, item] = steps.slice(-2);
    return list !== undefined && 'key' in list && lists.has(list.key) && item !== undefined && 'index' in item;
}

;// CONCATENATED MODULE: ./build/manifest/helm-values.js







const versionKeys = { tag: 'tag', digest: 'digest' };
/**
 * The layouts that charts use for an image in their values, at any depth (sub-charts, HelmRelease, `valuesObject`):
 * `{repository, tag, digest}` perhaps with `registry`, `image: {name, tag}`, `image: repo:tag@digest`, and
 * `image: repo` with the tag beside it.
 */
const helmValuesSites = (tree, spots) => {
    const registry = globalRegistry(tree);
    const values = spots.filter((spot) => !isContainer(spot));
    return values.flatMap((spot) => [...partSites(spot, registry), ...referenceSites(spot)]);
};
/** Charts let a registry for all images win over the image's own. */
function globalRegistry(tree) {
    const global = (0,yaml/* isMap */.jh)(tree.root) ? tree.root.get('global') : undefined;
    const registry = (0,yaml/* isMap */.jh)(global) ? (0,manifest_tree/* textAt */.$6)(tree, global, 'imageRegistry') : undefined;
    return registry === '' ? undefined : registry;
}
/** Name and version under keys of their own. */
function partSites(spot, registry) {
    const repository = (0,manifest_tree/* textAt */.$6)(spot.tree, spot.map, 'repository');
    const name = repository ?? (isNamedImage(spot) ? (0,manifest_tree/* textAt */.$6)(spot.tree, spot.map, 'name') : undefined);
    if (name === undefined || isFragment(spot))
        return [];
    const registries = [(0,manifest_tree/* textAt */.$6)(spot.tree, spot.map, 'registry') ?? '', registry].filter((one) => one !== undefined);
    const names = registries.map((one) => repositoryIn(one === '' ? name : `${one}/${name}`));
    const repositories = names.filter((one) => one !== undefined);
    if (repositories.length === 0)
        return [];
    return [{ spot, repositories, write: (image) => writeVersion(spot, versionKeys, image) }];
}
/** A map to be merged into others, that have the version: it names an image for them. */
function isFragment(spot) {
    if (has(spot, versionKeys.tag) || has(spot, versionKeys.digest))
        return false;
    return spot.tree.uses.some(({ target, mergedInto }) => target === spot.map && mergedInto !== undefined);
}
/** `name` says little by itself: here it names an image only below a key that says so. */
function isNamedImage(spot) {
    return isBelowImageKey(spot) && (has(spot, 'tag') || has(spot, 'digest'));
}
function isBelowImageKey({ steps }) {
    const last = steps.at(-1);
    return last !== undefined && 'key' in last && isImageKey(last.key);
}
function has({ tree, map }, key) {
    return (0,manifest_tree/* hasKey */.CJ)(tree, map, key);
}
/** Such as `image` or `sidecarImage`; an annotation's `example.com/image` says something of an image, and names none. */
function isImageKey(key) {
    return key !== undefined && /^[\w-]*image$/i.test(key);
}
/** A whole reference under a key such as `image` or `sidecarImage`. */
function referenceSites(spot) {
    return spot.map.items
        .map(manifest_source/* keyOf */.TN)
        .filter(isImageKey)
        .flatMap((key) => {
        const old = (0,manifest_tree/* textAt */.$6)(spot.tree, spot.map, key);
        const repository = repositoryIn(old);
        if (old === undefined || repository === undefined)
            return [];
        return [{ spot, repositories: [repository], write: (image) => writeWhole({ spot, key, old }, image) }];
    });
}
function writeWhole(at, image) {
    const { spot, key, old } = at;
    const { tag, digest } = splitReference(old);
    if (tag !== undefined || digest !== undefined)
        return writeReference(at, image);
    const beside = [{ tag: `${key}Tag`, digest: `${key}Digest` }, versionKeys].find((keys) => has(spot, keys.tag) || has(spot, keys.digest));
    if (beside !== undefined)
        return writeVersion(spot, beside, image);
    return {
        possible: 'no',
        message: `${(0,manifest_path/* printPath */.b)({ steps: [...spot.steps, { key }] })} has no tag, and the chart may add its own`,
        remedy: `write ${old}:TAG there once, or name the value by its path`,
    };
}
/** Paths of versions whose image is named elsewhere, as in the values of one environment: for an advice, not to write. */
function namelessVersions(spot) {
    if (!isBelowImageKey(spot) || has(spot, 'repository') || has(spot, 'name'))
        return [];
    const keys = ['tag', 'digest'].filter((key) => has(spot, key));
    return keys.map((key) => (0,manifest_path/* printPath */.b)({ steps: [...spot.steps, { key }] }));
}

;// CONCATENATED MODULE: ./build/manifest/kustomization.js




const kustomization_versionKeys = { tag: 'newTag', digest: 'digest' };
/**
 * An entry of a kustomization's `images`: `name` is what the manifests say, `newName` what it becomes, and either may be
 * the repository asked for. Where both `newTag` and `digest` stand, both are written: kustomize puts both into the
 * reference, older ones the digest alone (https://github.com/kubernetes-sigs/kustomize/issues/5664), so that neither may
 * go stale.
 */
const kustomizationSites = (_tree, spots) => spots.filter(isEntry).flatMap(kustomization_siteOf);
function kustomization_siteOf(spot) {
    const names = ['name', 'newName'].map((key) => repositoryIn((0,manifest_tree/* textAt */.$6)(spot.tree, spot.map, key)));
    const repositories = names.filter((name) => name !== undefined);
    if (repositories.length === 0)
        return [];
    return [{ spot, repositories, write: (image) => writeVersion(spot, kustomization_versionKeys, image) }];
}
function isEntry(spot) {
    const [first, second, third, ...more] = spot.steps;
    if (more.length > 0 || first === undefined || second === undefined)
        return false;
    if (third === undefined)
        return isKey(first, 'images') && 'index' in second && isKustomization(spot);
    // Flux has the same list in its own Kustomization
    return isKey(first, 'spec') && isKey(second, 'images') && 'index' in third && isOfFlux(spot);
}
function isKey(step, key) {
    return 'key' in step && step.key === key;
}
/** The kind may be left out of a kustomization.yaml; then its name, or the keys that only it has, tell. */
function isKustomization({ tree, map }) {
    const kind = rootText(tree, 'kind');
    if (kind !== undefined)
        return kind === 'Kustomization' || kind === 'Component';
    if (/(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/.test(tree.source.file))
        return true;
    return ['newTag', 'newName', 'digest'].some((key) => (0,manifest_tree/* hasKey */.CJ)(tree, map, key)) && !(0,manifest_tree/* hasKey */.CJ)(tree, map, 'repository');
}
function isOfFlux({ tree }) {
    return rootText(tree, 'apiVersion')?.startsWith('kustomize.toolkit.fluxcd.io/') === true;
}
function rootText(tree, key) {
    return (0,yaml/* isMap */.jh)(tree.root) ? (0,manifest_tree/* textAt */.$6)(tree, tree.root, key) : undefined;
}

;// CONCATENATED MODULE: ./build/manifest/images.js






/** How each kind of manifest names images. All are asked: a HelmRelease is values within an object. */
const kinds = [kustomizationSites, helmValuesSites, workloadSites];
/** Every place of a file that names an image, whichever. */
function imagesIn(trees) {
    const found = trees.map((tree) => {
        const spots = (0,manifest_tree/* spotsIn */.xS)(tree);
        return {
            sites: kinds.flatMap((read) => read(tree, spots)),
            nameless: spots.flatMap(namelessVersions),
        };
    });
    return { sites: found.flatMap(({ sites }) => sites), nameless: found.flatMap(({ nameless }) => nameless) };
}
const shownNames = 8;
/** Says what the file names instead; one that has a version and no name is told by its path. */
function imageNotFound(source, wanted, { sites, nameless }) {
    const lines = new Map(sites.flatMap(({ repositories, spot }) => repositories.map((one) => [one, (0,manifest_source/* placeAt */.BW)(source, (0,manifest_source/* positionOf */.df)(spot.map) ?? 0).line])));
    const names = [...lines].map(([name, line]) => `${name} (line ${line})`);
    const shown = names.length > shownNames ? [...names.slice(0, shownNames), '…'] : names;
    const guess = (0,nearest/* nearest */.p)(wanted, [...lines.keys()]);
    const byPath = nameless[0] === undefined ? 'name the value by its path' : `name the value by its path, ${nameless[0]}`;
    return {
        message: `does not name the image ${wanted}; it names ${shown.length === 0 ? 'none' : shown.join(', ')}`,
        place: { file: source.file },
        remedy: guess === undefined ? `correct the image of the edit, or ${byPath}` : `did you mean ${guess}?`,
    };
}

// EXTERNAL MODULE: ./build/manifest/editable.js
var editable = __webpack_require__(8726);
// EXTERNAL MODULE: ./build/manifest/scalar.js
var manifest_scalar = __webpack_require__(2378);
// EXTERNAL MODULE: ./build/manifest/walk.js
var walk = __webpack_require__(9435);
;// CONCATENATED MODULE: ./build/manifest/locate.js







/** A refusal at a position of the source. */
function refuseAt(source, position, facts) {
    const { message, remedy } = facts;
    return {
        result: 'refused',
        problem: { message, place: (0,manifest_source/* placeAt */.BW)(source, position), ...(remedy === undefined ? {} : { remedy }) },
    };
}
/** The value that a path names, in the document it names or in the only one that has it. */
function locatePath(source, trees, { document, steps }) {
    if (typeof document === 'number')
        return locateIn(source, trees, { document, steps });
    if (document !== undefined)
        return locateInObject(source, trees, { document, steps });
    const walks = trees.map((tree) => ({ tree, walked: (0,walk/* walk */.GG)(tree, steps) }));
    const [first, second] = walks.filter(({ walked }) => walked.result === 'reached');
    if (first !== undefined && second !== undefined)
        return ambiguous(source, walks, steps);
    const found = first ?? deepest(walks);
    if (found === undefined)
        return refuseAt(source, 0, { message: 'holds no YAML document', remedy: 'correct the file of the edit' });
    return conclude(found.tree, found.walked, undefined);
}
function locateInObject(source, trees, { document, steps }) {
    const found = trees.filter((tree) => isSame(objectOf(tree), document));
    const [tree] = found;
    if (tree !== undefined && found.length === 1)
        return locateIn(source, trees, { document: tree.document, steps });
    const { kind, name } = document;
    const count = found.length === 0 ? 'no' : String(found.length);
    return refuseAt(source, 0, { message: `has ${count} ${kind} ${name}`, remedy: 'correct the path' });
}
/** What a document describes, where it says so. */
function objectOf(tree) {
    if (!(0,yaml/* isMap */.jh)(tree.root))
        return undefined;
    const metadata = (0,manifest_tree/* lookUp */.TE)(tree, tree.root, 'metadata')?.pair.value;
    const kind = (0,manifest_tree/* textAt */.$6)(tree, tree.root, 'kind');
    const name = (0,yaml/* isMap */.jh)(metadata) ? (0,manifest_tree/* textAt */.$6)(tree, metadata, 'name') : undefined;
    return kind === undefined || name === undefined ? undefined : { kind, name };
}
function isSame(one, other) {
    return one !== undefined && one.kind === other?.kind && one.name === other.name;
}
/** How a document is told from the others of its file. */
function selectorOf(trees, tree) {
    const own = objectOf(tree);
    const isOnly = trees.filter((other) => isSame(objectOf(other), own)).length === 1;
    return own !== undefined && isOnly ? own : tree.document;
}
/** Of several refusals, the one that got furthest: it names what is really wrong. */
function deepest(walks) {
    const depth = ({ walked }) => (walked.result === 'missing' ? walked.depth : 0);
    return walks.reduce((best, one) => (best === undefined || depth(one) > depth(best) ? one : best), undefined);
}
function ambiguous(source, walks, steps) {
    const hits = walks.flatMap(({ tree, walked }) => (walked.result === 'reached' ? [{ tree, ...walked.arrival }] : []));
    const lines = hits.map(({ position }) => (0,manifest_source/* placeAt */.BW)(source, position).line);
    const [first] = hits;
    return refuseAt(source, first?.position ?? 0, {
        message: `${(0,manifest_path/* printPath */.b)({ steps })} stands in several documents of the file (lines ${lines.join(', ')})`,
        remedy: `name one of them: ${(0,manifest_path/* printPath */.b)({ document: first?.tree.document ?? 0, steps })}`,
    });
}
/** The value at steps within one document; its path is good for finding it again. */
function locateIn(source, trees, at) {
    const tree = trees[at.document];
    if (tree === undefined) {
        const count = trees.length === 1 ? '1 document' : `${trees.length} documents`;
        return refuseAt(source, 0, { message: `has ${count}, so none is ${at.document}`, remedy: 'count from 0' });
    }
    const others = trees.filter((other) => other !== tree);
    const isAlone = others.every((other) => (0,walk/* walk */.GG)(other, at.steps).result === 'missing');
    return conclude(tree, (0,walk/* walk */.GG)(tree, at.steps), isAlone ? undefined : selectorOf(trees, tree));
}
function conclude(tree, walked, document) {
    const { source } = tree;
    if (walked.result === 'missing')
        return refuseAt(source, walked.objection.position, walked.objection);
    const { arrival } = walked;
    if (arrival.obstacle !== undefined)
        return refuseAt(source, arrival.obstacle.position, arrival.obstacle);
    const judged = (0,editable/* judgeEditable */.m)(tree, arrival);
    if (judged.editable === 'no')
        return refuseAt(source, arrival.position, judged);
    return { result: 'located', location: locationOf(tree, arrival, { ...judged, document }) };
}
function locationOf(tree, arrival, at) {
    const { scalar, style, document } = at;
    const [start, end] = scalar.range ?? [arrival.position, arrival.position];
    const value = (0,manifest_source/* scalarText */.ws)(scalar);
    const path = { steps: (0,walk/* lastingSteps */.Ue)(tree, arrival), ...(document === undefined ? {} : { document }) };
    const isText = typeof scalar.value === 'string' && (scalar.type !== 'PLAIN' || (0,manifest_scalar/* readsAsText */.J)(value));
    return { source: tree.source, path, scalar, start, end, style, value, isText };
}

;// CONCATENATED MODULE: ./build/manifest/resolve.js






/** Finds what each edit names in a file, in the order of the edits. */
function resolveEdits(source, targets) {
    const trees = (0,manifest_tree/* treesOf */.zG)(source);
    const images = targets.some(({ by }) => by === 'image') ? imagesIn(trees) : { sites: [], nameless: [] };
    const file = { source, trees, images };
    return targets.map((target) => (target.by === 'path' ? resolvePath(file, target) : resolveImage(file, target.image)));
}
function resolvePath({ source, trees }, { path, value }) {
    const parsed = (0,manifest_path/* parsePath */.R)(path);
    if (parsed.result === 'parsed')
        return changesOf([{ located: locatePath(source, trees, parsed.path), to: value }]);
    const message = `the path "${path}" is wrong at column ${parsed.column}: ${parsed.message}`;
    return refused({ message, place: { file: source.file }, remedy: 'correct the path of the edit' });
}
function resolveImage(file, image) {
    const { source, images } = file;
    const place = { file: source.file };
    const wanted = (0,reference/* repositoryOf */._M)(image);
    if (image.tag === undefined && image.digest === undefined)
        return refused({ message: `${wanted} is to be written without tag and digest`, place, remedy: 'give one of them' });
    const ours = images.sites.filter(({ repositories }) => repositories.includes(wanted));
    if (ours.length === 0)
        return refused(imageNotFound(source, wanted, images));
    return changesOf(ours.flatMap(({ spot, write }) => wantedAt(file, spot, write(image))));
}
function wantedAt({ source, trees }, spot, writes) {
    if (writes.possible === 'no')
        return [{ located: refuseAt(source, (0,manifest_source/* positionOf */.df)(spot.map) ?? 0, writes), to: '' }];
    const { document } = spot.tree;
    return writes.fields.map(({ steps, to }) => ({ located: locateIn(source, trees, { document, steps }), to }));
}
function refused(problem) {
    return { result: 'refused', problems: [problem] };
}
function changesOf(wanted) {
    const problems = wanted.flatMap(({ located }) => (located.result === 'refused' ? [located.problem] : []));
    if (problems.length > 0)
        return { result: 'refused', problems };
    const changes = wanted.flatMap(({ located, to }) => located.result === 'located' ? [{ location: located.location, to }] : []);
    return { result: 'resolved', changes };
}

// EXTERNAL MODULE: ./build/manifest/splice.js
var splice = __webpack_require__(2514);
;// CONCATENATED MODULE: ./build/manifest/verify.js



/**
 * Parses the new text and compares it with the old one, node by node and byte by byte: what differs besides the planned
 * values, in words, or undefined. Knows nothing of how the new text was made.
 */
function findDifference(source, after, changes) {
    const documents = (0,manifest_source/* parseAgain */.kb)(after);
    const error = documents.flatMap((document) => document.errors)[0];
    if (error !== undefined)
        return `the result is not valid YAML: ${error.message}`;
    const was = flatten(source.documents);
    const is = flatten(documents);
    if (was.nodes.length !== is.nodes.length)
        return `the result has ${is.nodes.length} nodes instead of ${was.nodes.length}`;
    const pairs = was.nodes.map((node, index) => ({ was: node, is: is.nodes[index] }));
    return (differenceIn(source, pairs, changes) ??
        differenceBetween({ before: source.text, after }, pairs, changes) ??
        (was.comments.join('\n') === is.comments.join('\n') ? undefined : 'a comment would change too'));
}
function flatten(documents) {
    const flat = { nodes: [], comments: [] };
    for (const document of documents)
        addTo(flat, document);
    return flat;
}
function addTo(flat, node) {
    if ((0,yaml/* isPair */.tO)(node)) {
        addTo(flat, node.key);
        addTo(flat, node.value);
        return;
    }
    const { comment, commentBefore } = (0,yaml/* isNode */.Ll)(node) || (0,yaml/* isDocument */.wz)(node) ? node : {};
    flat.comments.push(...linesOf(commentBefore));
    flat.nodes.push(node);
    if ((0,yaml/* isDocument */.wz)(node))
        addTo(flat, node.contents);
    if ((0,yaml/* isSeq */.oP)(node) || (0,yaml/* isMap */.jh)(node))
        for (const item of node.items)
            addTo(flat, item);
    flat.comments.push(...linesOf(comment));
}
function linesOf(comment) {
    return (comment ?? '').split(/\r?\n/).filter((line) => line !== '');
}
function differenceIn(source, pairs, changes) {
    const wanted = new Map(changes.map((change) => [change.location.scalar, change]));
    for (const twins of pairs) {
        const change = wanted.get(twins.was);
        if (change !== undefined && !holds(twins.is, change))
            return `${(0,manifest_path/* printPath */.b)(change.location.path)} would not read as "${change.to}"`;
        if (change === undefined && !verify_isSame(twins))
            return `line ${(0,manifest_source/* placeAt */.BW)(source, (0,manifest_source/* positionOf */.df)(twins.was) ?? 0).line} would change too`;
    }
    return undefined;
}
function holds(node, { location, to }) {
    return (0,yaml/* isScalar */.jn)(node) && node.value === to && hasSameProperties(location.scalar, node);
}
function hasSameProperties(was, is) {
    return was.tag === is.tag && ('anchor' in was ? was.anchor : undefined) === ('anchor' in is ? is.anchor : undefined);
}
/** Whether two nodes are the same in all but comments and what is below them. */
function verify_isSame({ was, is }) {
    if ((0,yaml/* isDocument */.wz)(was))
        return (0,yaml/* isDocument */.wz)(is) && JSON.stringify(was.directives) === JSON.stringify(is.directives);
    if (!(0,yaml/* isNode */.Ll)(was) || !(0,yaml/* isNode */.Ll)(is))
        return was === is;
    if (!hasSameProperties(was, is))
        return false;
    if ((0,yaml/* isAlias */.Vj)(was))
        return (0,yaml/* isAlias */.Vj)(is) && was.source === is.source;
    if ((0,yaml/* isScalar */.jn)(was))
        return (0,yaml/* isScalar */.jn)(is) && was.type === is.type && was.source === is.source;
    if ((0,yaml/* isMap */.jh)(was))
        return (0,yaml/* isMap */.jh)(is) && was.flow === is.flow && was.items.length === is.items.length;
    return (0,yaml/* isSeq */.oP)(was) && (0,yaml/* isSeq */.oP)(is) && was.flow === is.flow && was.items.length === is.items.length;
}
/** Everything outside of the changed values is the same, to the byte; an empty value may have gained a space around. */
function differenceBetween({ before, after }, pairs, changes) {
    const wanted = new Map(changes.map(({ location }) => [location.scalar, location]));
    let was = 0;
    let is = 0;
    for (const twins of pairs) {
        const location = wanted.get(twins.was);
        if (location === undefined)
            continue;
        const [start, end] = (0,yaml/* isScalar */.jn)(twins.is) ? (twins.is.range ?? [0, 0]) : [0, 0];
        const [kept, gap] = [before.slice(was, location.start), after.slice(is, start)];
        const isEmpty = location.start === location.end;
        if (gap !== kept && !(isEmpty && gap === `${kept} `))
            return `text before ${(0,manifest_path/* printPath */.b)(location.path)} would change too`;
        was = location.end;
        is = isEmpty && before[was] === '#' && after.startsWith(' #', end) ? end + 1 : end;
    }
    return before.slice(was) === after.slice(is) ? undefined : 'text after the last value would change too';
}

;// CONCATENATED MODULE: ./build/manifest/plan.js






/**
 * Plans edits on the bytes of files: all of them, or none. Each result was parsed again and differs from its source in
 * exactly the values named; anything that cannot be changed alone is refused, with its place. Every problem of every file
 * is told, and nothing throws.
 */
function planEdits(edits, contents) {
    const byFile = Map.groupBy(edits, ({ file }) => file);
    const planned = [...byFile].map(([file, own]) => planFile(file, own, contents.get(file)));
    const problems = planned.flatMap((one) => (one.result === 'refused' ? one.problems : []));
    if (problems.length > 0)
        return { result: 'refused', problems };
    return { result: 'planned', files: planned.flatMap((one) => (one.result === 'planned' ? [one.file] : [])) };
}
function planFile(file, edits, before) {
    const place = { file };
    if (before === undefined)
        return plan_refused({ message: 'is not in the repository', place, remedy: 'correct the file of the edit' });
    const read = (0,manifest_source/* readSource */.o$)(file, before);
    if (read.result === 'unreadable')
        return plan_refused({ message: read.message, place: read.place, remedy: read.remedy });
    const { source } = read;
    if ((0,manifest_source/* isEncrypted */.ph)(source)) {
        const remedy = 'keep what is to be edited in a file of its own, in clear';
        return plan_refused({ message: 'is encrypted by SOPS: any edit breaks its checksum', place, remedy });
    }
    const resolved = resolveEdits(source, edits.map(({ target }) => target));
    const problems = resolved.flatMap((one) => (one.result === 'refused' ? one.problems : []));
    if (problems.length > 0)
        return { result: 'refused', problems: unique(problems, (problem) => JSON.stringify(problem)) };
    const changes = resolved.flatMap((one) => (one.result === 'resolved' ? one.changes : []));
    return makeChanges(source, before, changes);
}
function plan_refused(problem) {
    return { result: 'refused', problems: [problem] };
}
function makeChanges(source, before, wanted) {
    const conflict = conflictIn(wanted);
    if (conflict !== undefined)
        return plan_refused(conflict);
    const changes = unique(wanted, ({ location }) => location.scalar).sort((one, other) => one.location.start - other.location.start);
    const real = changes.filter(({ location, to }) => location.value !== to || !location.isText);
    const after = (0,splice/* splice */.V)(source.text, real.map(replacementFor));
    const difference = findDifference(source, after, real);
    if (difference !== undefined) {
        const message = `cannot be edited without changing something else: ${difference}`;
        return plan_refused({ message, place: { file: source.file }, remedy: 'make this edit by hand' });
    }
    const bytes = real.length === 0 ? before : new TextEncoder().encode(after);
    const file = { file: source.file, before, after: bytes, edits: real.map(describe), named: changes.map(describe) };
    return { result: 'planned', file };
}
/** Two edits may name the same value, but not with different texts. */
function conflictIn(changes) {
    const texts = new Map();
    for (const { location, to } of changes) {
        const other = texts.get(location.scalar) ?? to;
        texts.set(location.scalar, to);
        if (other === to)
            continue;
        const message = `two edits want different values for ${(0,manifest_path/* printPath */.b)(location.path)}: "${other}" and "${to}"`;
        return { message, place: (0,manifest_source/* placeAt */.BW)(location.source, location.start), remedy: 'keep one of the two edits' };
    }
    return undefined;
}
/** Of several with the same key, the first. */
function unique(items, keyOf) {
    return [...Map.groupBy(items, keyOf).values()].flatMap((group) => group.slice(0, 1));
}
function replacementFor({ location, to }) {
    const { start, end, style } = location;
    return { start, end, text: (0,manifest_scalar/* renderScalar */.V)(to, style) };
}
function describe({ location, to }) {
    const { source, path, start, value } = location;
    const { line = 0, column = 0 } = (0,manifest_source/* placeAt */.BW)(source, start);
    return { file: source.file, path: (0,manifest_path/* printPath */.b)(path), line, column, from: value, to };
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


/***/ })

};
