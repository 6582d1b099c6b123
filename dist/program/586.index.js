export const id = 586;
export const ids = [586];
export const modules = {

/***/ 1916:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
exports.Io = exports.kp = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
exports.Io = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
exports.kp = closest;


/***/ }),

/***/ 7785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ parseDuration)
/* harmony export */ });
const secondsIn = { s: 1, m: 60, h: 3600, d: 86_400 };
function isUnit(text) {
    return Object.hasOwn(secondsIn, text);
}
/** Seconds of a duration such as `90s`, `30m`, `2h`, `1d` or `1h30m`; undefined where the text is none. */
function parseDuration(text) {
    if (!/^(\d+[smhd])+$/.test(text))
        return undefined;
    const parts = [...text.matchAll(/(\d+)([smhd])/g)];
    return parts.reduce((sum, [, amount = '0', unit = 's']) => sum + Number(amount) * (isUnit(unit) ? secondsIn[unit] : 0), 0);
}


/***/ }),

/***/ 7755:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   Lh: () => (/* binding */ printImage),
/* harmony export */   _M: () => (/* binding */ repositoryOf),
/* harmony export */   dz: () => (/* binding */ isTag),
/* harmony export */   o_: () => (/* binding */ parseImageReference)
/* harmony export */ });
const digestPattern = /^sha256:[0-9a-f]{64}$/;
const tagPattern = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const hostPattern = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9A-Fa-f:]+\])(?::[0-9]+)?$/;
const componentPattern = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
/** Whether text is a digest as registries write it. */
function isDigest(text) {
    return digestPattern.test(text);
}
/** Whether text may be a tag: at most 128 characters of `[A-Za-z0-9_.-]`. */
function isTag(text) {
    return tagPattern.test(text);
}
/**
 * Reads `[registry/]name[:tag][@digest]` by the grammar of distribution/reference.
 * The answer is a sentence that says what is wrong where the text is no reference.
 */
function parseImageReference(text) {
    const [named = '', digest, ...rest] = text.split('@');
    if (rest.length > 0)
        return `"${text}" has more than one @`;
    if (digest !== undefined && !isDigest(digest))
        return `"${digest}" is no digest: sha256: and 64 hexadecimal digits`;
    const colon = named.lastIndexOf(':');
    const tagged = colon > named.lastIndexOf('/');
    const path = tagged ? named.slice(0, colon) : named;
    const tag = tagged ? named.slice(colon + 1) : undefined;
    if (tag !== undefined && !isTag(tag))
        return `"${tag}" is no tag: at most 128 letters, digits, _ . -, not first . or -`;
    const place = splitRegistry(path);
    const wrong = wrongName(text, place);
    if (wrong !== undefined)
        return wrong;
    return { ...place, ...(tag === undefined ? {} : { tag }), ...(digest === undefined ? {} : { digest }) };
}
/** The first component is a registry if it has a dot or a port, or is `localhost`, or has capital letters. */
function splitRegistry(path) {
    const slash = path.indexOf('/');
    const first = slash < 0 ? '' : path.slice(0, slash);
    const isHost = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
    const registry = isHost ? first : 'docker.io';
    const name = isHost ? path.slice(slash + 1) : path;
    if (registry !== 'docker.io' && registry !== 'index.docker.io')
        return { registry, name };
    return { registry: 'docker.io', name: name.includes('/') ? name : `library/${name}` };
}
function wrongName(text, place) {
    if (!hostPattern.test(place.registry))
        return `"${place.registry}" is no registry host`;
    const bad = place.name.split('/').find((component) => !componentPattern.test(component));
    if (bad !== undefined)
        return `"${text}" is no image name: "${bad}" must be lower-case letters, digits and single . _ -`;
    return `${place.registry}/${place.name}`.length > 255 ? `"${text}" is longer than 255 characters` : undefined;
}
/** `registry/name`: what two references must share to be of the same image. */
function repositoryOf(image) {
    return `${image.registry}/${image.name}`;
}
/** The reference in full: `registry/name[:tag][@digest]`. */
function printImage(image) {
    const tag = image.tag === undefined ? '' : `:${image.tag}`;
    const digest = image.digest === undefined ? '' : `@${image.digest}`;
    return `${repositoryOf(image)}${tag}${digest}`;
}


/***/ }),

/***/ 8716:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ readActionInputs),
/* harmony export */   p: () => (/* binding */ unknownInput)
/* harmony export */ });
/* harmony import */ var _text_nearest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2788);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3636);


/** GitHub passes an input as `INPUT_` and its name in capitals, with spaces as underscores; dashes stay. */
function variableOf(name) {
    return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}
/** The inputs of the action. An unknown one is a problem: a typo in `with:` would otherwise pass silently. */
function readActionInputs(environment) {
    const names = (0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .inputNames */ .vj)().filter((name) => (0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .factOf */ .yD)(name).only !== 'command-line');
    const raw = new Map();
    for (const name of names) {
        const value = environment[variableOf(name)]?.trim();
        if (value !== undefined && value !== '')
            raw.set(name, [value]);
    }
    const known = new Set(names.map(variableOf));
    const unknown = Object.keys(environment).filter((key) => key.startsWith('INPUT_') && !known.has(key));
    return { raw, problems: unknown.map((key) => unknownInput(key.slice('INPUT_'.length).toLowerCase(), names)) };
}
/** A name that no input has, with the one that was probably meant. */
function unknownInput(name, known) {
    const guess = (0,_text_nearest_js__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .p)(name, known);
    return {
        message: 'there is no such input',
        place: { name },
        remedy: guess === undefined ? `the inputs are ${known.join(', ')}` : `did you mean ${guess}?`,
    };
}


/***/ }),

/***/ 3636:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fv: () => (/* binding */ laterCommands),
/* harmony export */   Pi: () => (/* binding */ commands),
/* harmony export */   vj: () => (/* binding */ inputNames),
/* harmony export */   wp: () => (/* binding */ isInputName),
/* harmony export */   yD: () => (/* binding */ factOf)
/* harmony export */ });
/* unused harmony exports inputs, outputs */
/** The commands of this version, and those that it knows by name only. */
const commands = [
    'deploy',
    'resume',
    'watch',
    'rollout',
    'hold',
    'release',
    'status',
    'check',
    'edit',
    'set-image',
];
const laterCommands = ['promote', 'rollback', 'init', 'right-size', 'report', 'doctor', 'comment'];
/** Every input there is: `action.yml`, the flags, the help and the documentation are made from this list. */
const inputs = {
    command: {
        description: 'What to do: deploy, resume, watch, hold, release, status, check',
        default: 'deploy',
        words: 'first word',
    },
    config: { description: 'The configuration file', default: '.gitops-deploy.yaml' },
    application: { description: 'The application, where the configuration lists several' },
    environment: { description: 'The environment, such as staging' },
    target: { description: 'Only this target of the environment', for: ['watch'] },
    image: {
        description: 'Deploy this image instead of building one: registry/name:tag, with @digest if you like',
        for: ['deploy', 'watch'],
    },
    'dry-run': {
        description: 'Say exactly what would be done, and touch nothing',
        default: 'false',
        flag: true,
        for: ['deploy'],
    },
    timeout: { description: 'How long to watch, such as 30m', default: '30m', for: ['deploy', 'resume', 'watch'] },
    'on-pause': {
        description: 'What to do at a pause that only a person ends: end, or wait until the timeout',
        default: 'end',
        for: ['deploy', 'resume', 'watch'],
    },
    'fail-on': { description: 'Outcomes that fail the step of the action', default: 'failed,errored,cancelled' },
    reason: { description: 'Why the environment is held', for: ['hold'] },
    until: {
        description: 'How long the environment is held, such as 2h; until it is released unless given',
        for: ['hold'],
    },
    paths: {
        description: 'Files and folders to judge, separated by spaces or lines',
        default: '.',
        words: 'words after the command',
        for: ['check', 'edit', 'set-image'],
    },
    base: {
        description: 'Judge only what changes since the merge base with this commit, branch or tag; by default that of the pull request or merge group',
        for: ['check'],
    },
    'github-token': {
        description: 'Token for the application repository: statuses, deployments, pull requests',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression that GitHub fills in
        default: '${{ github.token }}',
        variable: 'GITHUB_TOKEN',
    },
    'gitops-token': {
        description: 'Token that may write to the GitOps repository; the GitHub token unless given',
        variable: 'GITOPS_TOKEN',
    },
    kubeconfig: {
        description: 'A kubeconfig (its text, or its path) for every target without a cluster of its own',
        variable: 'KUBECONFIG',
    },
    debug: { description: 'Log more', default: 'false', flag: true },
    json: { description: 'Print one JSON object on standard output', flag: true, only: 'command-line' },
    progress: {
        description: 'How to show what happens, on standard error: auto, plain, tty (a live view) or rawjson (one object a line)',
        default: 'auto',
        only: 'command-line',
        for: ['deploy', 'resume', 'watch'],
    },
    help: { description: 'Print this help', flag: true, only: 'command-line' },
    version: { description: 'Print the version', flag: true, only: 'command-line' },
    rollout: {
        description: 'A Rollout to watch, as namespace/name; may be given several times',
        several: true,
        only: 'command-line',
        for: ['watch'],
    },
    'argocd-application': {
        description: 'The Argo CD Application, as namespace/name',
        only: 'command-line',
        for: ['watch'],
    },
    revision: { description: 'The commit that the Application must have applied', only: 'command-line', for: ['watch'] },
    expression: {
        description: 'A change in the language of yq, in place of the first word; several are made one after the other',
        several: true,
        short: 'e',
        only: 'command-line',
        for: ['edit'],
    },
    check: {
        description: 'Write nothing, and end failed (exit code 1) where something would change',
        flag: true,
        only: 'command-line',
        for: ['edit', 'set-image'],
    },
    diff: {
        description: 'Print what would change as a unified diff, and write nothing',
        flag: true,
        only: 'command-line',
        for: ['edit', 'set-image'],
    },
    stdout: {
        description: 'Write no file, and print the result of the only one instead',
        flag: true,
        only: 'command-line',
        for: ['edit', 'set-image'],
    },
    'must-match': {
        description: 'End errored where an expression names nothing in any of the files',
        flag: true,
        only: 'command-line',
        for: ['edit'],
    },
    'remove-digest': {
        description: 'Remove the digest of an image where none is given, so that the tag counts',
        flag: true,
        only: 'command-line',
        for: ['set-image'],
    },
    context: { description: 'Context of the kubeconfig', only: 'command-line', for: ['watch', 'rollout'] },
};
/** What is known of an input, with every optional field in reach. */
function factOf(name) {
    return inputs[name];
}
/** All names, in the order of the list. */
function inputNames() {
    return Object.keys(inputs).filter(isInputName);
}
/** Whether text is the name of an input. */
function isInputName(text) {
    return Object.hasOwn(inputs, text);
}
/** What the action leaves for the steps after it. */
const outputs = {
    outcome: 'succeeded, failed, errored, paused, superseded or cancelled',
    reason: 'A closed code that says why; see docs/errors.md',
    image: 'The image: registry/name:tag@digest',
    digest: 'The digest of the image',
    revision: 'The commit of the GitOps repository that carries the edit',
    'pull-request': 'The URL of the pull request in the GitOps repository',
    report: 'A JSON file with everything that is known of the deployment',
};


/***/ }),

/***/ 8193:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eg: () => (/* binding */ progressHere),
/* harmony export */   jN: () => (/* binding */ progressKinds),
/* harmony export */   rZ: () => (/* binding */ wantsColours)
/* harmony export */ });
/** How a run is shown on the command line; the names are those of Docker buildx. */
const progressKinds = ['auto', 'plain', 'tty', 'rawjson'];
/** The commands that drive a deployment or a watch: there is something to look at while they go. */
const driving = ['deploy', 'resume', 'watch'];
function isSet(value) {
    return value !== undefined && value !== '' && value !== 'false' && value !== '0';
}
/** How this run is shown, here. Asked for `tty` where there is no terminal, it is `plain`. */
function progressHere({ progress, command, dryRun, }, { environment, isTerminal }) {
    if (progress === 'plain' || progress === 'rawjson')
        return progress;
    if (!isTerminal || !driving.includes(command) || dryRun)
        return 'plain';
    if (progress === 'tty')
        return 'tty';
    const isAutomation = isSet(environment['CI']) || isSet(environment['GITHUB_ACTIONS']);
    return isAutomation || environment['TERM'] === 'dumb' ? 'plain' : 'tty';
}
/** Whether colours are wanted: https://force-color.org before https://no-color.org before what the terminal is. */
function wantsColours({ environment, isTerminal }) {
    const forced = environment['FORCE_COLOR'];
    if (forced !== undefined)
        return forced !== '0' && forced !== 'false';
    if ((environment['NO_COLOR'] ?? '') !== '')
        return false;
    return isTerminal && environment['TERM'] !== 'dumb';
}


/***/ }),

/***/ 4726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ maskedSecrets),
  i: () => (/* binding */ readRequest)
});

// EXTERNAL MODULE: ./build/configuration/duration.js
var duration = __webpack_require__(7785);
// EXTERNAL MODULE: ./build/image/reference.js
var reference = __webpack_require__(7755);
// EXTERNAL MODULE: ./build/outcome.js
var outcome = __webpack_require__(7072);
// EXTERNAL MODULE: ./build/text/nearest.js
var nearest = __webpack_require__(2788);
;// CONCATENATED MODULE: ./build/image/assignment.js

/**
 * Reads `NAME=REFERENCE`, where the reference is a tag, `@digest`, `tag@digest` or a whole one, as `kustomize edit set image` and
 * `kubectl set image` have it; or `NAME:TAG` alone. Text without `/` and `:` is a tag, and no repository. The answer is a sentence
 * that says what is wrong where it cannot be read.
 */
function parseAssignment(text) {
    const equals = text.indexOf('=');
    const [left, right] = equals < 0 ? [nameOf(text), text] : [text.slice(0, equals), text.slice(equals + 1)];
    const image = (0,reference/* parseImageReference */.o_)(left);
    if (typeof image === 'string')
        return image;
    if (image.tag !== undefined || image.digest !== undefined)
        return `"${left}" is to be found whatever its version: leave tag and digest out before the "="`;
    if (right === '')
        return `nothing stands behind "${left}=": is a variable empty?`;
    // a digest that lost a digit would read as the tag of a repository sha256
    const [, digestLike] = /^@?(sha(?:256|512):.*)$/.exec(right) ?? [];
    if (digestLike !== undefined && !(0,reference/* isDigest */.Bc)(digestLike))
        return `"${digestLike}" is no digest: sha256: and 64 hexadecimal digits`;
    const version = (0,reference/* parseImageReference */.o_)(withName(left, right));
    if (typeof version === 'string')
        return version;
    const { tag, digest } = version;
    if (tag === undefined && digest === undefined)
        return `"${text}" needs a tag or a digest`;
    const isWhole = equals >= 0 && withName(left, right) === right;
    const { registry, name } = image;
    return {
        registry,
        name,
        ...(tag === undefined ? {} : { tag }),
        ...(digest === undefined ? {} : { digest }),
        ...(isWhole ? { repository: nameOf(right) } : {}),
    };
}
/** A reference in full: what gives a version alone is one of the name that is looked for. */
function withName(name, given) {
    if (given.startsWith('*:') || given.startsWith('*@'))
        return `${name}${given.slice(1)}`;
    if (given.startsWith(':') || given.startsWith('@'))
        return `${name}${given}`;
    if ((0,reference/* isDigest */.Bc)(given))
        return `${name}@${given}`;
    const [head = ''] = given.split('@');
    const isVersion = head !== '' && !/[/:]/.test(head) && head !== name;
    return isVersion ? `${name}:${given}` : given;
}
/** A reference without its tag and digest, as it was written. */
function nameOf(reference) {
    const [named = ''] = reference.split('@');
    const colon = named.lastIndexOf(':');
    return colon > named.lastIndexOf('/') ? named.slice(0, colon) : named;
}

;// CONCATENATED MODULE: ./build/inputs/file-words.js

/**
 * Tells apart what to change and where: `edit EXPRESSION FILE…`, `edit -e EXPRESSION… FILE…`, `set-image NAME=REFERENCE… FILE…`.
 * @param expressions those that were given by flag
 */
function readFileWords(command, [, ...words], expressions) {
    const nothing = { expressions: [], images: [], wrong: [] };
    if (command === 'set-image') {
        const count = countImages(words);
        const parsed = words.slice(0, count).map(parseAssignment);
        const images = parsed.filter((one) => typeof one !== 'string');
        return { ...nothing, files: words.slice(count), images, wrong: parsed.filter((one) => typeof one === 'string') };
    }
    if (command !== 'edit')
        return { ...nothing, files: [] };
    if (expressions.length > 0)
        return { ...nothing, files: words, expressions };
    return { ...nothing, files: words.slice(1), expressions: words.slice(0, 1) };
}
/** The first word is an image, and so is each after it that has an `=`; a file's name with one is written `./a=b.yaml`. */
function countImages([, ...others]) {
    const end = others.findIndex((word) => !word.includes('=') || /^[./]/.test(word));
    return 1 + (end < 0 ? others.length : end);
}
/** Whether a command changes files that it is given. */
function editsFiles(command) {
    return command === 'edit' || command === 'set-image';
}
const editUsage = "edit 'EXPRESSION' FILE…";
/** How the words of `set-image` are put. */
const setImageUsage = 'set-image NAME=REFERENCE FILE…';
/** Tells what a command that changes files lacks, and what it cannot do at once. */
function requireFiles(reading, { command, edit, paths, }) {
    const usage = command === 'edit' ? editUsage : setImageUsage;
    if (command === 'edit' && edit.expressions.length === 0)
        reading.wrong('expression', 'edit needs one', usage);
    else if (paths.length === 0)
        reading.wrong('paths', `${command} needs a file`, usage);
    if (edit.stdout && paths.length > 1)
        reading.wrong('stdout', 'prints one file', 'name one file');
    if (edit.stdout && edit.diff)
        reading.wrong('stdout', 'prints the file, and --diff the difference', 'keep one of them');
}

// EXTERNAL MODULE: ./build/inputs/names.js
var names = __webpack_require__(3636);
// EXTERNAL MODULE: ./build/inputs/progress.js
var progress = __webpack_require__(8193);
;// CONCATENATED MODULE: ./build/inputs/reading.js

/** Collects problems while values are read, so that one error names them all. */
class Reading {
    #raw;
    problems = [];
    constructor(raw) {
        this.#raw = raw;
    }
    text(name) {
        return this.#raw.get(name)?.at(-1) ?? defaultOf(name);
    }
    all(name) {
        return this.#raw.get(name) ?? [];
    }
    wrong(name, message, remedy) {
        this.problems.push({ message, place: { name }, ...(remedy === undefined ? {} : { remedy }) });
        return undefined;
    }
}
/** Defaults that are expressions are filled in by GitHub, not here. */
function defaultOf(name) {
    const value = (0,names/* factOf */.yD)(name).default;
    return value?.startsWith('${{') === true ? undefined : value;
}

;// CONCATENATED MODULE: ./build/inputs/request.js








/** Secrets that a log must never show. A kubeconfig is many lines, or a path; what is secret in it is never logged. */
function maskedSecrets({ githubToken, gitopsToken }) {
    return [githubToken, gitopsToken].flatMap((secret) => (secret === undefined || secret.length < 4 ? [] : [secret]));
}
/** Reads raw inputs into a request: every problem at once. `words` are what a command acts on. */
function readRequest(received, words) {
    const reading = new Reading(received.raw);
    const command = readCommand(reading);
    const { files, expressions, images, wrong } = readFileWords(command, words, reading.all('expression'));
    for (const message of wrong)
        reading.wrong('image', message, setImageUsage);
    const request = {
        command,
        config: reading.text('config') ?? '.gitops-deploy.yaml',
        dryRun: readBoolean(reading, 'dry-run'),
        timeoutSeconds: readDuration(reading, 'timeout') ?? 1800,
        onPause: readChoice(reading, 'on-pause', ['end', 'wait']) ?? 'end',
        failOn: readOutcomes(reading),
        debug: readBoolean(reading, 'debug'),
        json: readBoolean(reading, 'json'),
        progress: readChoice(reading, 'progress', progress/* progressKinds */.jN) ?? 'plain',
        rollouts: [...reading.all('rollout'), ...rolloutWords(command, words, reading)].flatMap((text) => readName(reading, 'rollout', text) ?? []),
        paths: editsFiles(command) ? files : readPaths(command, words, reading),
        edit: {
            expressions,
            images,
            removeDigest: readBoolean(reading, 'remove-digest'),
            check: readBoolean(reading, 'check'),
            diff: readBoolean(reading, 'diff'),
            stdout: readBoolean(reading, 'stdout'),
            mustMatch: readBoolean(reading, 'must-match'),
        },
        ...readOptional(reading),
    };
    // of a command that nobody knows nothing else can be wrong
    if (reading.problems.every(({ place }) => place?.name !== 'command'))
        requireFor(command, reading, request);
    return { request, secrets: readSecrets(reading), problems: [...received.problems, ...reading.problems] };
}
function readOptional(reading) {
    const found = {
        application: reading.text('application'),
        environment: reading.text('environment'),
        target: reading.text('target'),
        reason: reading.text('reason'),
        revision: reading.text('revision'),
        context: reading.text('context'),
        base: reading.text('base'),
        image: readImage(reading),
        untilSeconds: reading.text('until') === undefined ? undefined : readDuration(reading, 'until'),
        argocdApplication: optionalName(reading),
    };
    return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
function readSecrets(reading) {
    const found = {
        githubToken: reading.text('github-token'),
        gitopsToken: reading.text('gitops-token'),
        kubeconfig: reading.text('kubeconfig'),
    };
    return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
function readCommand(reading) {
    const text = reading.text('command') ?? 'deploy';
    const found = names/* commands */.Pi.find((command) => command === text);
    if (found !== undefined)
        return found;
    if (names/* laterCommands */.Fv.some((command) => command === text))
        reading.problems.push({
            message: `"${text}" is not supported yet`,
            place: { name: 'command' },
            remedy: 'see "Not yet" in the README',
            notYet: true,
        });
    else {
        const guess = (0,nearest/* nearest */.p)(text, names/* commands */.Pi);
        reading.wrong('command', `there is no command "${text}"`, guess === undefined ? `the commands are ${names/* commands */.Pi.join(', ')}` : `did you mean ${guess}?`);
    }
    return 'deploy';
}
function readBoolean(reading, name) {
    const text = reading.text(name) ?? 'false';
    if (text !== 'true' && text !== 'false')
        reading.wrong(name, `must be true or false, not "${text}"`);
    return text === 'true';
}
function readDuration(reading, name) {
    const text = reading.text(name) ?? '';
    return (0,duration/* parseDuration */.E)(text) ?? reading.wrong(name, `"${text}" is no duration`, 'such as 90s, 30m or 2h');
}
function readChoice(reading, name, choices) {
    const text = reading.text(name);
    return (choices.find((choice) => choice === text) ?? reading.wrong(name, `must be ${choices.join(' or ')}, not "${text}"`));
}
function readOutcomes(reading) {
    const words = (reading.text('fail-on') ?? '').split(/[\s,]+/).filter((word) => word !== '' && word !== 'none');
    return words.flatMap((word) => {
        if ((0,outcome/* isOutcomeName */.WK)(word))
            return [word];
        reading.wrong('fail-on', `"${word}" is no outcome`, `the outcomes are ${outcome/* outcomeNames */.Lv.join(', ')}`);
        return [];
    });
}
function readImage(reading) {
    const text = reading.text('image');
    if (text === undefined)
        return undefined;
    const parsed = (0,reference/* parseImageReference */.o_)(text);
    if (typeof parsed === 'string')
        return reading.wrong('image', parsed);
    if (parsed.tag === undefined && parsed.digest === undefined)
        return reading.wrong('image', `"${text}" needs a tag or a digest`);
    return parsed;
}
function readName(reading, name, text) {
    const [namespace, own, ...rest] = text.split('/');
    if (namespace === undefined || own === undefined || namespace === '' || own === '' || rest.length > 0) {
        return reading.wrong(name, `"${text}" must be namespace/name`);
    }
    return { namespace, name: own };
}
function optionalName(reading) {
    const text = reading.text('argocd-application');
    return text === undefined ? undefined : readName(reading, 'argocd-application', text);
}
/** `rollout status staging/api`: what stands behind the command's own word. */
function rolloutWords(command, words, reading) {
    const [, verb, ...names] = words;
    if (command !== 'rollout') {
        if (verb !== undefined && command !== 'check' && !editsFiles(command))
            reading.wrong('command', `"${verb}" stands where nothing is expected`);
        return [];
    }
    if (verb !== 'status')
        reading.wrong('command', `"rollout ${verb ?? ''}" is not supported yet`, 'rollout status NAMESPACE/NAME');
    return names;
}
/** `check apps/api charts`: what stands behind the command; in the action, the words of its input. */
function readPaths(command, words, reading) {
    const given = command === 'check' ? words.slice(1) : [];
    return given.length > 0 ? given : (reading.text('paths') ?? '').split(/\s+/).filter((path) => path !== '');
}
function requireFor(command, reading, request) {
    const needs = (name, given) => given === undefined && reading.wrong(name, `${command} needs it`);
    if (command === 'deploy' || command === 'hold' || command === 'release')
        needs('environment', request.environment);
    if (editsFiles(command))
        requireFiles(reading, request);
    if (command === 'hold')
        needs('reason', request.reason);
    if (command === 'rollout' && request.rollouts.length === 0)
        reading.wrong('rollout', 'which Rollout?', 'rollout status NAMESPACE/NAME');
    if (command === 'watch' && request.rollouts.length > 0)
        needs('image', request.image);
    if (command === 'watch' && request.rollouts.length === 0)
        needs('environment', request.environment);
}


/***/ }),

/***/ 7072:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I$: () => (/* binding */ exitCode),
/* harmony export */   Lv: () => (/* binding */ outcomeNames),
/* harmony export */   Ot: () => (/* binding */ reasons),
/* harmony export */   QZ: () => (/* binding */ worst),
/* harmony export */   SM: () => (/* binding */ remedyOf),
/* harmony export */   Vs: () => (/* binding */ isReason),
/* harmony export */   WK: () => (/* binding */ isOutcomeName),
/* harmony export */   _$: () => (/* binding */ stages)
/* harmony export */ });
/** What a command ends with. The change is bad (`failed`), or we could not tell (`errored`), or it is good: never mixed. */
const outcomeNames = ['succeeded', 'failed', 'errored', 'paused', 'superseded', 'cancelled'];
/** The part of a deployment that an outcome or a report line speaks of, in the order in which they run. */
const stages = ['inputs', 'build', 'scan', 'write', 'merge', 'sync', 'rollout', 'report'];
const noRemedy = 'Nothing to do.';
/**
 * Every reason that an outcome may carry. The list is closed: `docs/errors.md` is made from it, and tests assert on
 * these codes, never on sentences.
 */
const reasons = {
    // ---- good -------------------------------------------------------------------------------------------------
    healthy: {
        outcomes: ['succeeded'],
        means: 'Our image runs everywhere, healthy, and its analysis concluded.',
        remedy: noRemedy,
    },
    'already-deployed': {
        outcomes: ['succeeded'],
        means: 'Git already named this image, and the watch proved that it runs healthy.',
        remedy: noRemedy,
    },
    'healthy-without-data': {
        outcomes: ['succeeded'],
        means: 'The rollout is healthy, but its analysis measured nothing.',
        remedy: 'Give the metric a condition for an empty result, so that no traffic is not taken for good traffic.',
    },
    'nothing-runs': { outcomes: ['succeeded'], means: 'The workload is scaled to zero: nothing runs.', remedy: noRemedy },
    done: { outcomes: ['succeeded'], means: 'The command did what was asked.', remedy: noRemedy },
    'dry-run': {
        outcomes: ['succeeded'],
        means: 'A dry run: nothing was touched.',
        remedy: 'Run again without `dry-run`.',
    },
    // ---- the change is bad ------------------------------------------------------------------------------------
    'build-failed': {
        outcomes: ['failed'],
        means: 'The image does not build.',
        remedy: 'Read the last lines of the failing step.',
    },
    vulnerable: {
        outcomes: ['failed'],
        means: 'The scan found vulnerabilities of a severity in `scan.fail-on`.',
        remedy: 'Update the packages named; or narrow `scan.fail-on`, or set `scan.ignore-unfixed`.',
    },
    'resource-absurd': {
        outcomes: ['failed'],
        means: 'A workload about to be rolled out asks for an absurd amount of a resource.',
        remedy: 'Correct the value; if it is meant, say so with the annotation gitops-deploy.io/allow-resources.',
    },
    'readiness-errors': {
        outcomes: ['failed'],
        means: 'The check found errors in the manifests.',
        remedy: 'Correct each place listed; an amount that is meant can be acknowledged, as its finding says.',
    },
    'would-change': {
        outcomes: ['failed'],
        means: '`edit --check` found something that the edit would change.',
        remedy: 'Run the same without `--check`, and commit the result.',
    },
    'merge-refused': {
        outcomes: ['failed'],
        means: 'GitHub refused to merge the pull request.',
        remedy: 'Read its message: a required check, a review or a rule of the branch is missing.',
    },
    'write-refused': {
        outcomes: ['failed'],
        means: 'The GitOps repository refused the push by a rule or a hook.',
        remedy: 'Let the token pass the rule, or use `write: pull-request`.',
    },
    'pull-request-closed': {
        outcomes: ['failed'],
        means: 'The pull request was closed without being merged.',
        remedy: 'Reopen it, or deploy again.',
    },
    'sync-failed': {
        outcomes: ['failed'],
        means: 'Argo CD could not apply the manifests.',
        remedy: 'Read the message of the resource named, and correct the manifest.',
    },
    'manifests-do-not-render': {
        outcomes: ['failed'],
        means: 'Argo CD cannot render the manifests at our revision.',
        remedy: 'Read the message of Argo CD, and correct the manifests.',
    },
    'edit-has-no-effect': {
        outcomes: ['failed'],
        means: 'Argo CD synced our revision, yet the live workload names another image.',
        remedy: 'Look for a parameter or image override in the Application, or edit the file that it reads.',
    },
    'analysis-failed': {
        outcomes: ['failed'],
        means: 'An analysis of the rollout failed: the new version is worse than its condition allows.',
        remedy: 'Mend what the measurements show; release the environment where it is held, and deploy the mended version.',
    },
    'rollout-aborted': {
        outcomes: ['failed'],
        means: 'The rollout was aborted; the cluster runs the old version while Git names the new one.',
        remedy: 'Roll back in Git, or retry the rollout.',
    },
    'progress-deadline': {
        outcomes: ['failed'],
        means: 'The pods did not become ready within the progress deadline of the rollout.',
        remedy: 'Look at the pods named: their events say what they wait for.',
    },
    'image-pull': {
        outcomes: ['failed'],
        means: 'A node cannot pull the image.',
        remedy: 'Check that the image exists for the platform of the node, and the pull secret.',
    },
    'crash-loop': {
        outcomes: ['failed'],
        means: 'A container starts and ends again and again.',
        remedy: 'Read its logs.',
    },
    unschedulable: {
        outcomes: ['failed'],
        means: 'No node can take the pods.',
        remedy: 'Read the message of the scheduler; lower the requests or add nodes.',
    },
    'invalid-spec': {
        outcomes: ['failed'],
        means: 'The controller refuses the Rollout as it is written.',
        remedy: 'Correct what its message names.',
    },
    partial: {
        outcomes: ['failed'],
        means: 'Some workloads run the new image and others do not.',
        remedy: 'Roll back, or repair the ones named.',
    },
    'rolled-back-by-another': {
        outcomes: ['failed'],
        means: 'Somebody put the old image back while ours was being rolled out.',
        remedy: 'Ask who did; deploy again when they are done.',
    },
    'experiment-failed': {
        outcomes: ['failed'],
        means: 'An experiment step failed.',
        remedy: 'Read the message of the Experiment.',
    },
    // ---- we could not tell ------------------------------------------------------------------------------------
    'bad-input': {
        outcomes: ['errored'],
        means: 'An input or the configuration is wrong.',
        remedy: 'Correct every place listed.',
    },
    'fork-without-secrets': {
        outcomes: ['errored'],
        means: 'A pull request from a fork has no secrets, so nothing can be pushed or deployed.',
        remedy: 'Deploy from a branch of the repository itself, or after the merge.',
    },
    'event-refused': {
        outcomes: ['errored'],
        means: 'This event runs with secrets beside code that is not trusted.',
        remedy: 'Give `image`, so that nothing of the pull request is built here; or run on `push`.',
    },
    'not-supported': {
        outcomes: ['errored'],
        means: 'This version cannot do that yet.',
        remedy: 'See "Not yet" in the README.',
    },
    forbidden: {
        outcomes: ['errored'],
        means: 'A token has no access to what is needed.',
        remedy: 'Grant what the message names; docs/permissions.md lists all.',
    },
    'github-unreachable': {
        outcomes: ['errored'],
        means: 'GitHub does not answer.',
        remedy: 'Run again, or run `resume`.',
    },
    'gitops-unreachable': {
        outcomes: ['errored'],
        means: 'The GitOps repository does not answer.',
        remedy: 'Check its address and the network; run again.',
    },
    'registry-unreachable': {
        outcomes: ['errored'],
        means: 'The container registry does not answer as it should.',
        remedy: 'Check its address and the login; run again.',
    },
    'cluster-unreachable': {
        outcomes: ['errored'],
        means: 'The cluster does not answer.',
        remedy: 'Check the kubeconfig and the network; then run `resume`.',
    },
    'image-not-found': {
        outcomes: ['errored'],
        means: 'The registry does not hold the image.',
        remedy: 'Check the name and the tag or digest.',
    },
    'image-not-built': {
        outcomes: ['errored'],
        means: 'The image of this commit was not built.',
        remedy: 'Wait for the workflow that builds it.',
    },
    'tag-taken': {
        outcomes: ['errored'],
        means: 'The tag already names another digest, and `immutable-tags` is set.',
        remedy: 'Use a tag that holds the commit.',
    },
    'builder-missing': {
        outcomes: ['errored'],
        means: 'Neither `docker buildx` nor `buildx` could be run, or its builder does not answer.',
        remedy: 'Add a step that sets up buildx, or give `image`.',
    },
    'push-failed': {
        outcomes: ['errored'],
        means: 'The image was built and could not be pushed.',
        remedy: 'Check the login to the registry and the permission to push.',
    },
    'scanner-missing': {
        outcomes: ['errored'],
        means: 'Trivy could not be run.',
        remedy: 'Install Trivy in a step before.',
    },
    'scan-errored': {
        outcomes: ['errored'],
        means: 'The scanner failed: the image is neither clean nor vulnerable.',
        remedy: 'Read its message; run again.',
    },
    'edit-refused': {
        outcomes: ['errored'],
        means: 'An edit cannot be made without changing something else.',
        remedy: 'Correct the path, or the file, at the place named.',
    },
    'too-many-races': {
        outcomes: ['errored'],
        means: 'Others kept writing to the branch at the same moment.',
        remedy: 'Run again.',
    },
    'diverged-source': {
        outcomes: ['errored'],
        means: 'The commit to deploy is neither older nor newer than the one deployed.',
        remedy: 'Name the image explicitly with `image`.',
    },
    'analysis-error': {
        outcomes: ['errored'],
        means: 'The analysis could not measure, and the rollout was aborted for it.',
        remedy: 'Repair the metric provider, then deploy again.',
    },
    'analysis-without-data': {
        outcomes: ['errored', 'failed', 'paused'],
        means: 'The analysis ended without any data.',
        remedy: 'Check that the query selects the new version and that it gets traffic.',
    },
    'application-not-found': {
        outcomes: ['errored'],
        means: 'The Argo CD Application does not exist.',
        remedy: 'Check its name, its namespace and the cluster it is looked for in.',
    },
    'workload-not-found': {
        outcomes: ['errored'],
        means: 'The Rollout does not exist.',
        remedy: 'Check its name, its namespace and the cluster.',
    },
    disappeared: {
        outcomes: ['errored'],
        means: 'The Application or Rollout was deleted.',
        remedy: 'Ask who did; deploy again.',
    },
    'deadline-exceeded': {
        outcomes: ['errored'],
        means: 'Our own deadline passed while the rollout went on.',
        remedy: 'Raise `timeout`, or run `resume`.',
    },
    'run-lost': {
        outcomes: ['errored'],
        means: 'The run ended before its verdict.',
        remedy: 'Run `resume`, or run the job again.',
    },
    'rollback-failed': {
        outcomes: ['failed'],
        means: 'The rollback could not be written; the environment is held.',
        remedy: 'Roll back by hand, then release the environment.',
    },
    internal: { outcomes: ['errored'], means: 'A defect in gitops-deploy.', remedy: 'Report it with the log.' },
    // ---- waits ------------------------------------------------------------------------------------------------
    held: { outcomes: ['paused'], means: 'The environment is held.', remedy: 'Run `release` for it, then `resume`.' },
    'pull-request-open': {
        outcomes: ['paused'],
        means: 'The pull request waits to be merged.',
        remedy: 'Review and merge it; `resume` goes on.',
    },
    'manual-gate': {
        outcomes: ['paused'],
        means: 'The rollout waits at a pause without an end.',
        remedy: 'Promote it, or abort it; then run `resume`.',
    },
    'manual-promotion': {
        outcomes: ['paused'],
        means: 'The blue-green rollout waits to be promoted.',
        remedy: 'Promote it, or abort it; then run `resume`.',
    },
    'analysis-inconclusive': {
        outcomes: ['paused'],
        means: 'The analysis is inconclusive and the rollout waits for a person.',
        remedy: 'Promote it, or abort it; then run `resume`.',
    },
    'paused-by-spec': {
        outcomes: ['paused'],
        means: 'The Rollout has spec.paused set.',
        remedy: 'Take it back; then run `resume`.',
    },
    'sync-is-manual': {
        outcomes: ['paused'],
        means: 'The Application is not synced automatically, and syncing it is not ours to do.',
        remedy: 'Sync it; then run `resume`.',
    },
    'sync-window': {
        outcomes: ['paused'],
        means: 'A sync window of Argo CD denies the sync.',
        remedy: 'Wait, then run `resume`.',
    },
    'reconcile-skipped': {
        outcomes: ['paused'],
        means: 'The Application is told to skip reconciliation.',
        remedy: 'Remove the annotation argocd.argoproj.io/skip-reconcile.',
    },
    'not-watched': {
        outcomes: ['paused'],
        means: 'No way to the cluster was given, so nobody has looked.',
        remedy: 'Give `kubeconfig`, or `clusters` in the configuration; then run `resume`.',
    },
    // ---- overtaken --------------------------------------------------------------------------------------------
    'newer-deployment': {
        outcomes: ['superseded'],
        means: 'A newer deployment of the same environment took over.',
        remedy: noRemedy,
    },
    'image-replaced': {
        outcomes: ['superseded'],
        means: 'Somebody rolled out another image in the middle.',
        remedy: 'See who did, in the history of the GitOps repository.',
    },
    // ---- ended by a signal ------------------------------------------------------------------------------------
    cancelled: {
        outcomes: ['cancelled'],
        means: 'The run was cancelled.',
        remedy: 'Run the job again, or run `resume`.',
    },
};
/** What to do about an outcome. */
function remedyOf({ reason, remedy }) {
    return remedy ?? reasons[reason].remedy;
}
/** Exit codes of the command line; a process ended by a signal keeps the shell's convention. */
const exitCodes = { succeeded: 0, failed: 1, errored: 2, paused: 3, superseded: 4, cancelled: 130 };
/** The exit code of the command line for an outcome. */
function exitCode(outcome) {
    return exitCodes[outcome];
}
const severity = ['succeeded', 'superseded', 'paused', 'failed', 'errored', 'cancelled'];
/** The worse of two outcomes: the one that a person must hear of first. */
function worst(one, other) {
    return severity.indexOf(one) >= severity.indexOf(other) ? one : other;
}
/** Whether text is a reason that this version knows. */
function isReason(text) {
    return Object.hasOwn(reasons, text);
}
/** Whether text is the name of an outcome. */
function isOutcomeName(text) {
    return outcomeNames.some((name) => name === text);
}


/***/ }),

/***/ 2090:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ noView)
/* harmony export */ });
/** For runs that nobody looks at: their log says it. */
const noView = { show: () => { } };


/***/ }),

/***/ 2788:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1916);

/** The known word that was probably meant, if one is close enough to be a slip. */
function nearest(word, known) {
    if (known.length === 0)
        return undefined;
    const guess = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .closest */ .kp)(word.toLowerCase(), [...known]);
    return (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(word.toLowerCase(), guess.toLowerCase()) <= Math.max(2, Math.floor(word.length / 3))
        ? guess
        : undefined;
}


/***/ })

};
