export const id = 919;
export const ids = [919];
export const modules = {

/***/ 25:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ wrongPath),
/* harmony export */   J: () => (/* binding */ isAllowed)
/* harmony export */ });
/** What is wrong with a path of the configuration: it must be POSIX, relative, and stay in the repository. */
function wrongPath(path) {
    if (path === '')
        return 'is empty';
    if (path.startsWith('/'))
        return 'must not begin with /: paths are relative to the repository';
    if (path.includes('\\'))
        return 'must use / between folders';
    if (path.split('/').some((part) => part === '..' || part === '.' || part === ''))
        return 'must not leave the repository';
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what a path must not hold
    return /[\u0000-\u001f\u007f]/.test(path) ? 'must not hold control characters' : undefined;
}
/** Whether a path matches one of the patterns: `*` and `?` within a folder, `**` over folders. */
function isAllowed(path, patterns) {
    return wrongPath(path) === undefined && patterns.some((pattern) => matcherOf(pattern).test(path));
}
function matcherOf(pattern) {
    const parts = pattern.split(/(\*\*\/|\/\*\*$|\*\*|\*|\?)/).map((part) => {
        switch (part) {
            case '**/':
                return '(?:[^/]+/)*';
            case '/**':
                return '/.+';
            case '**':
                return '.*';
            case '*':
                return '[^/]*';
            case '?':
                return '[^/]';
            default:
                return part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
        }
    });
    return new RegExp(`^${parts.join('')}$`);
}


/***/ }),

/***/ 7919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readConfiguration: () => (/* binding */ readConfiguration)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/kubernetes/fields.js
var fields = __webpack_require__(2088);
// EXTERNAL MODULE: ./build/text/nearest.js
var nearest = __webpack_require__(2788);
;// CONCATENATED MODULE: ./build/configuration/not-yet.js
const remedy = 'see "Not yet" in the README';
function notSupported(path, what) {
    return { path, message: `${what} is not supported yet`, remedy, notYet: true };
}
/** What the configuration may say already and this version cannot do: better an error than a surprise. */
function notYet(application, base) {
    const clusters = Object.entries(application.clusters).flatMap(([name, { argocd }]) => argocd === undefined
        ? []
        : [notSupported([...base, 'clusters', name, 'argocd'], 'a cluster behind an Argo CD API server')]);
    const environments = Object.entries(application.environments).flatMap(([name, environment]) => ofEnvironment(environment, [...base, 'environments', name]));
    return [...clusters, ...environments];
}
function ofEnvironment(environment, path) {
    const found = [];
    if (environment.merge === 'auto')
        found.push(notSupported([...path, 'merge'], '`merge: auto`'));
    if ((environment.waves?.length ?? 0) > 1)
        found.push(notSupported([...path, 'waves'], 'more than one wave'));
    if (environment.freeze.length > 0)
        found.push(notSupported([...path, 'freeze'], '`freeze`'));
    if (environment.rollback === 'pull-request')
        found.push(notSupported([...path, 'rollback'], '`rollback: pull-request`'));
    return [...found, ...environment.targets.flatMap((target, index) => ofTarget(target, [...path, 'targets', index]))];
}
function ofTarget(target, path) {
    const kinds = target.workloads.flatMap(({ kind }, index) => kind === 'Rollout' ? [] : [notSupported([...path, 'workloads', index, 'kind'], `a workload of kind ${kind}`)]);
    const sync = target.argocd?.sync === 'if-manual' ? [notSupported([...path, 'argocd', 'sync'], '`sync: if-manual`')] : [];
    const alone = target.argocd !== undefined && target.workloads.length === 0;
    const none = alone ? [notSupported([...path, 'argocd'], 'an Application without any `workloads`')] : [];
    return [...kinds, ...sync, ...none];
}

// EXTERNAL MODULE: ./build/configuration/paths.js
var paths = __webpack_require__(25);
;// CONCATENATED MODULE: ./build/configuration/cross-check.js



/** What no single value shows: names that must exist elsewhere, twins, cycles, files outside of the allowed paths. */
function crossCheck(application, base) {
    const complaints = Object.entries(application.environments).flatMap(([name, environment]) => checkEnvironment(application, environment, [...base, 'environments', name]));
    return [...complaints, ...cycles(application, base), ...notYet(application, base)];
}
function unknownName(path, what, at) {
    const guess = (0,nearest/* nearest */.p)(at.name, at.known);
    const list = at.known.length === 0 ? 'none' : at.known.join(', ');
    return {
        path,
        message: `there is no ${what} "${at.name}"; there is ${list}`,
        ...(guess === undefined ? {} : { remedy: `did you mean "${guess}"?` }),
    };
}
function checkEnvironment(application, environment, path) {
    const environments = Object.keys(application.environments);
    const after = environment.after.flatMap((name, index) => environments.includes(name)
        ? []
        : [unknownName([...path, 'after', index], 'environment', { name, known: environments })]);
    const targets = environment.targets.map(({ name }) => name);
    const waves = (environment.waves ?? []).flatMap((wave, index) => wave.flatMap((name, position) => targets.includes(name)
        ? []
        : [unknownName([...path, 'waves', index, position], 'target', { name, known: targets })]));
    const twins = environment.targets.flatMap(({ name }, index) => targets.indexOf(name) === index
        ? []
        : [{ path: [...path, 'targets', index, 'name'], message: `the target "${name}" stands twice` }]);
    const own = environment.targets.flatMap((target, index) => checkTarget(application, target, [...path, 'targets', index]));
    return [...after, ...waves, ...twins, ...own];
}
function checkTarget(application, target, path) {
    const known = Object.keys(application.clusters);
    const clusters = [
        { name: target.cluster, path: [...path, 'cluster'] },
        { name: target.argocd?.cluster, path: [...path, 'argocd', 'cluster'] },
    ].flatMap(({ name, path: at }) => name === undefined || known.includes(name) ? [] : [unknownName(at, 'cluster', { name, known })]);
    const allowed = application.gitops['allowed-paths'];
    const outside = target.edits.flatMap(({ file }, index) => {
        if (file.includes('{{') || (0,paths/* isAllowed */.J)(file, allowed))
            return [];
        const message = `${file} is outside of gitops.allowed-paths (${allowed.join(', ')})`;
        return [{ path: [...path, 'edits', index, 'file'], message, remedy: 'add it there, or correct the file' }];
    });
    return [...clusters, ...outside];
}
function cycles(application, base) {
    return Object.keys(application.environments).flatMap((name) => {
        if (!reaches(application, name, name, new Set()))
            return [];
        return [
            { path: [...base, 'environments', name, 'after'], message: `the environment "${name}" comes after itself` },
        ];
    });
}
function reaches(application, from, wanted, seen) {
    if (seen.has(from))
        return false;
    seen.add(from);
    const before = application.environments[from]?.after ?? [];
    return before.some((name) => name === wanted || reaches(application, name, wanted, seen));
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(8816);
// EXTERNAL MODULE: ./build/image/reference.js
var reference = __webpack_require__(7755);
// EXTERNAL MODULE: ./build/configuration/duration.js
var duration = __webpack_require__(7785);
// EXTERNAL MODULE: ./build/configuration/template.js
var template = __webpack_require__(4883);
;// CONCATENATED MODULE: ./build/configuration/schema.js





/** Adds an issue with the sentence that `wrong` returns. */
function checked(wrong) {
    return schemas/* string */.YjP().superRefine((text, context) => {
        const message = wrong(text);
        if (message !== undefined)
            context.addIssue({ code: 'custom', message });
    });
}
const schema_name = schemas/* string */.YjP()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, 'must be letters, digits and . _ -, at most 63, and begin with a letter or digit');
const schema_template = checked(template/* wrongTemplate */.MZ);
const path = checked((text) => (0,template/* wrongTemplate */.MZ)(text) ?? (0,paths/* wrongPath */.H)(text));
const imageName = checked((text) => {
    const parsed = (0,reference/* parseImageReference */.o_)(text);
    if (typeof parsed === 'string')
        return parsed;
    return parsed.tag !== undefined || parsed.digest !== undefined
        ? 'must be a repository without tag or digest'
        : undefined;
});
const schema_duration = schemas/* string */.YjP()
    .refine((text) => (0,duration/* parseDuration */.E)(text) !== undefined, 'must be a duration such as 90s, 30m, 2h or 1d')
    .transform((text) => (0,duration/* parseDuration */.E)(text) ?? 0);
const secret = schemas/* string */.YjP().regex(/^env:[A-Za-z_][A-Za-z0-9_]*$/, 'must be env:NAME: secrets never stand in this file');
const severity = schemas/* enum */.k5n(['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN']);
const platform = schemas/* string */.YjP()
    .regex(/^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9]+)?$/, 'must be os/architecture, such as linux/amd64');
const cache = schemas/* strictObject */.rej({
    type: schemas/* enum */.k5n(['gha', 'registry', 'local', 'none']).default('none').describe('Where layers are kept between builds'),
    mode: schemas/* enum */.k5n(['min', 'max']).default('max').describe('Which layers are kept: those of the result, or all'),
});
const schema_image = schemas/* strictObject */.rej({
    name: imageName.describe('Repository of the image, such as ghcr.io/acme/api'),
    context: schemas/* string */.YjP().default('.').describe('Folder that is built'),
    file: schemas/* string */.YjP().default('Dockerfile').describe('The Dockerfile, relative to the working folder'),
    platforms: schemas/* array */.YOg(platform).min(1).default(['linux/amd64']).describe('Platforms to build for'),
    tags: schemas/* array */.YOg(schema_template).min(1).default(['{{sha}}']).describe('Tags; the first is the one that Git names'),
    'immutable-tags': schemas/* boolean */.zMY().default(true).describe('Never move a tag that names another digest'),
    cache: cache.prefault({}),
    sbom: schemas/* boolean */.zMY().default(true).describe('Attach a software bill of materials'),
    provenance: schemas/* enum */.k5n(['none', 'min', 'max']).default('max').describe('Attach how the image was built'),
});
const scan = schemas/* strictObject */.rej({
    'fail-on': schemas/* array */.YOg(severity).default(['CRITICAL', 'HIGH']).describe('Severities that refuse the image'),
    'ignore-unfixed': schemas/* boolean */.zMY().default(true).describe('Let pass what nobody has fixed yet'),
    sarif: schemas/* string */.YjP().optional().describe('Folder for one complete SARIF file a platform'),
});
const gitops = schemas/* strictObject */.rej({
    repository: schemas/* string */.YjP().min(1).describe('owner/name on the same GitHub, or the URL of a git repository'),
    branch: schemas/* string */.YjP().min(1).default('main').describe('Branch that Argo CD follows'),
    'allowed-paths': schemas/* array */.YOg(checked(paths/* wrongPath */.H))
        .min(1)
        .describe('Patterns that no write ever leaves; ** goes over folders'),
});
const clusterAccess = schemas/* strictObject */.rej({
    kubeconfig: secret.optional().describe('Environment variable with a kubeconfig, or with the path of one'),
    context: schemas/* string */.YjP().optional().describe('Context of the kubeconfig'),
    argocd: schemas/* string */.YjP().optional().describe('Address of an Argo CD API server'),
    token: secret.optional().describe('Environment variable with a token for Argo CD'),
})
    .refine((one) => (one.kubeconfig === undefined) !== (one.argocd === undefined), 'needs kubeconfig or argocd, and not both');
const edit = schemas/* strictObject */.rej({
    file: path.describe('File of the GitOps repository'),
    path: schema_template.optional().describe('Where the value stands, such as .image.tag'),
    value: schema_template.optional().describe('What to write there; {{tag}} unless given'),
    image: imageName.optional().describe('Repository that the file names; tag and digest are found there'),
})
    .refine((one) => (one.path === undefined) !== (one.image === undefined), 'needs path or image, and not both')
    .refine((one) => one.value === undefined || one.path !== undefined, 'value goes with path');
const target = schemas/* strictObject */.rej({
    name: schema_name.describe('Name of the cluster or region'),
    cluster: schemas/* string */.YjP().optional().describe('Where its workloads run: a name under clusters'),
    edits: schemas/* array */.YOg(edit).min(1).describe('What to change in the GitOps repository'),
    argocd: schemas/* strictObject */.rej({
        application: schema_name.describe('The Argo CD Application that applies the edits'),
        namespace: schema_name.default('argocd'),
        cluster: schemas/* string */.YjP().optional().describe('Cluster that holds the Application, if it is another one'),
        sync: schemas/* enum */.k5n(['never', 'if-manual']).default('never').describe('Whether we may sync where auto-sync is off'),
    })
        .optional(),
    workloads: schemas/* array */.YOg(schemas/* strictObject */.rej({ kind: schemas/* string */.YjP().default('Rollout'), namespace: schema_name, name: schema_name }))
        .default([])
        .describe('What must become healthy'),
});
const environment = schemas/* strictObject */.rej({
    after: schemas/* array */.YOg(schemas/* string */.YjP()).default([]).describe('Promote only what is healthy there'),
    soak: schema_duration.optional().describe('How long it must have been healthy there'),
    write: schemas/* enum */.k5n(['push', 'pull-request']).default('push').describe('How the edit reaches the branch'),
    merge: schemas/* enum */.k5n(['auto', 'immediate', 'manual']).default('immediate').describe('Who merges the pull request'),
    waves: schemas/* array */.YOg(schemas/* array */.YOg(schemas/* string */.YjP())).optional().describe('Targets that are deployed together, wave by wave'),
    freeze: schemas/* array */.YOg(schemas/* strictObject */.rej({ from: schemas/* string */.YjP(), to: schemas/* string */.YjP(), timezone: schemas/* string */.YjP().default('UTC') }))
        .default([])
        .describe('When nothing is deployed'),
    rollback: schemas/* enum */.k5n(['automatic', 'pull-request', 'manual'])
        .default('automatic')
        .describe('After an aborted or degraded rollout'),
    targets: schemas/* array */.YOg(target).min(1),
});
const shared = {
    scan: scan.prefault({}),
    gitops,
    clusters: schemas/* record */.g1P(schema_name, clusterAccess).default({}),
};
const own = {
    image: schema_image,
    environments: schemas/* record */.g1P(schema_name, environment),
};
/** One application, with everything that it may set by itself. */
const applicationSchema = schemas/* strictObject */.rej({ application: schema_name.optional(), ...shared, ...own });
/** Several applications of one repository; what is written once at the top serves all. */
const monorepoSchema = schemas/* strictObject */.rej({
    scan: scan.optional(),
    gitops: gitops.optional(),
    clusters: schemas/* record */.g1P(schema_name, clusterAccess).optional(),
    applications: schemas/* array */.YOg(schemas/* strictObject */.rej({
        application: schema_name,
        scan: scan.optional(),
        gitops: gitops.optional(),
        clusters: schemas/* record */.g1P(schema_name, clusterAccess).optional(),
        ...own,
    })),
});

;// CONCATENATED MODULE: ./build/configuration/read.js





/**
 * Reads `.gitops-deploy.yaml`: every problem at once, each with line and column.
 * @param fallback the name of an application that does not say its own: the repository's
 */
function readConfiguration(text, file, fallback) {
    const lines = new dist/* LineCounter */.HN();
    const document = (0,dist/* parseDocument */.Tp)(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
    const broken = [...document.errors].map(({ message, pos }) => {
        const { line, col } = lines.linePos(pos[0]);
        return { message, place: { file, line, column: col } };
    });
    if (broken.length > 0)
        return { result: 'wrong', code: 'bad-input', problems: broken };
    const data = withoutExtensions(document.toJS({ maxAliasCount: 100 }));
    const checked = check(data, fallback);
    if ('applications' in checked)
        return { result: 'read', applications: checked.applications };
    const problems = checked.complaints.map(({ path, message, remedy }) => ({
        message,
        place: placeOf(document, { path, file, lines }),
        ...(remedy === undefined ? {} : { remedy }),
    }));
    const code = checked.complaints.every(({ notYet }) => notYet) ? 'not-supported' : 'bad-input';
    return { result: 'wrong', code, problems };
}
/** Keys that begin with `x-` are the user's own (anchors, notes) and are left out. */
function withoutExtensions(value) {
    if (Array.isArray(value))
        return value.map(withoutExtensions);
    if (!(0,fields/* isFields */.Ce)(value))
        return value;
    const kept = Object.entries(value).filter(([key]) => !key.startsWith('x-'));
    return Object.fromEntries(kept.map(([key, inner]) => [key, withoutExtensions(inner)]));
}
/** Issues carry the value itself: only so does what is missing differ from what is of another type. */
const withInput = { reportInput: true };
function check(data, fallback) {
    const several = (0,fields/* isFields */.Ce)(data) && 'applications' in data;
    const read = several ? checkSeveral(data) : checkOne(data, fallback);
    if ('complaints' in read)
        return read;
    const complaints = read.applications.flatMap((application, index) => crossCheck(application, several ? ['applications', index] : []));
    return complaints.length > 0 ? { complaints } : read;
}
function checkOne(data, fallback) {
    const parsed = applicationSchema.safeParse(data ?? {}, withInput);
    if (!parsed.success)
        return { complaints: parsed.error.issues.flatMap((issue) => complaintsOf(issue, [])) };
    return { applications: [{ ...parsed.data, application: parsed.data.application ?? fallback }] };
}
function checkSeveral(data) {
    const parsed = monorepoSchema.safeParse(data, withInput);
    if (!parsed.success)
        return { complaints: parsed.error.issues.flatMap((issue) => complaintsOf(issue, [])) };
    const { applications, ...top } = parsed.data;
    const whole = applications.map((one) => applicationSchema.safeParse(withDefaultsOf(data, top, one.application), withInput));
    const complaints = whole.flatMap((one, index) => one.success ? [] : one.error.issues.flatMap((issue) => complaintsOf(issue, ['applications', index])));
    if (complaints.length > 0)
        return { complaints };
    const names = applications.map(({ application }) => application);
    return {
        applications: whole.flatMap((one, index) => one.success ? [{ ...one.data, application: names[index] ?? '' }] : []),
    };
}
/** What stands at the top serves every application that does not say otherwise; checked as a whole afterwards. */
function withDefaultsOf(data, top, application) {
    if (!(0,fields/* isFields */.Ce)(data) || !Array.isArray(data['applications']))
        return data;
    const own = data['applications'].find((one) => (0,fields/* isFields */.Ce)(one) && one['application'] === application);
    const defaults = Object.fromEntries(Object.keys(top)
        .map((key) => [key, data[key]])
        .filter(([, value]) => value !== undefined));
    return (0,fields/* isFields */.Ce)(own) ? { ...defaults, ...own } : own;
}
function complaintsOf(issue, base) {
    const path = [...base, ...issue.path];
    if (issue.code === 'unrecognized_keys')
        return issue.keys.map((key) => unknownKey(path, key));
    if (issue.code === 'invalid_key')
        return [{ path, message: issue.issues[0]?.message ?? issue.message }];
    if (issue.code === 'invalid_type' && issue.input === undefined)
        return [missing(path)];
    return [{ path, message: `${printKey(path)} ${rephrase(issue)}` }];
}
function rephrase(issue) {
    if (issue.code === 'invalid_value')
        return `must be one of ${issue.values.map(String).join(', ')}`;
    if (issue.code === 'invalid_type')
        return `must be ${article(issue.expected)}`;
    return issue.message.startsWith('Too small') ? 'must not be empty' : issue.message;
}
function article(expected) {
    const words = {
        string: 'text (quote it)',
        boolean: 'true or false',
        array: 'a list',
        object: 'a map',
        record: 'a map',
    };
    return words[expected] ?? expected;
}
function missing(path) {
    return { path, message: `${printKey(path)} is missing` };
}
function printKey(path) {
    const keys = path.map((key) => (typeof key === 'number' ? `[${key}]` : String(key)));
    return keys.join('.').replaceAll('.[', '[') || 'the file';
}
function unknownKey(path, key) {
    const guess = (0,nearest/* nearest */.p)(key, knownKeys);
    return {
        path: [...path, key],
        message: `the key "${key}" is unknown here`,
        remedy: guess === undefined ? 'remove it, or name it x-…' : `did you mean "${guess}"?`,
    };
}
const knownKeys = [
    'application',
    'applications',
    'image',
    'name',
    'context',
    'file',
    'platforms',
    'tags',
    'immutable-tags',
    'cache',
    'type',
    'mode',
    'sbom',
    'provenance',
    'scan',
    'fail-on',
    'ignore-unfixed',
    'sarif',
    'gitops',
    'repository',
    'branch',
    'allowed-paths',
    'clusters',
    'kubeconfig',
    'argocd',
    'token',
    'environments',
    'after',
    'soak',
    'write',
    'merge',
    'waves',
    'freeze',
    'from',
    'to',
    'timezone',
    'rollback',
    'targets',
    'cluster',
    'edits',
    'path',
    'value',
    'namespace',
    'sync',
    'workloads',
    'kind',
];
/** Where a path stands in the file: its key if it has one, else the nearest thing above that is there. */
function placeOf(document, at) {
    for (let length = at.path.length; length > 0; length -= 1) {
        const parent = length === 1 ? document.contents : document.getIn(at.path.slice(0, length - 1), true);
        const key = at.path[length - 1];
        const position = positionOf(parent, key);
        if (position !== undefined) {
            const { line, col } = at.lines.linePos(position);
            return { file: at.file, line, column: col };
        }
    }
    return { file: at.file };
}
function positionOf(parent, key) {
    if ((0,dist/* isMap */.jh)(parent)) {
        const pair = parent.items.find((one) => (0,dist/* isScalar */.jn)(one.key) && one.key.value === key);
        return (0,dist/* isScalar */.jn)(pair?.key) ? pair.key.range?.[0] : undefined;
    }
    if (typeof parent !== 'object' || parent === null || !('items' in parent) || !Array.isArray(parent.items))
        return undefined;
    const item = typeof key === 'number' ? parent.items[key] : undefined;
    if (typeof item !== 'object' || item === null || !('range' in item) || !Array.isArray(item.range))
        return undefined;
    return typeof item.range[0] === 'number' ? item.range[0] : undefined;
}


/***/ }),

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


/***/ })

};
