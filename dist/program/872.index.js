export const id = 872;
export const ids = [872,177];
export const modules = {

/***/ 6872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCommandLine: () => (/* binding */ runCommandLine)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./build/inputs/action.js
var action = __webpack_require__(8716);
// EXTERNAL MODULE: ./build/inputs/names.js
var names = __webpack_require__(3636);
;// CONCATENATED MODULE: ./build/inputs/arguments.js



/** The flags of the command line: every input but the secrets and the command itself. */
function flagNames() {
    return (0,names/* inputNames */.vj)().filter((name) => name !== 'command' && ((0,names/* factOf */.yD)(name).variable === undefined || name === 'kubeconfig'));
}
function flagOptions() {
    const options = flagNames().map((name) => {
        const { flag, several } = (0,names/* factOf */.yD)(name);
        return [name, { type: flag === true ? 'boolean' : 'string', multiple: several === true }];
    });
    return Object.fromEntries(options);
}
/** Reads `gitops-deploy COMMAND [WORDS] [--FLAGS]`, and the secrets from their environment variables. */
function readArguments(argv, environment) {
    const { tokens } = (0,external_node_util_.parseArgs)({
        args: [...argv],
        options: flagOptions(),
        strict: false,
        allowPositionals: true,
        tokens: true,
    });
    const raw = new Map(secretsFrom(environment));
    const problems = [];
    const words = [];
    let unknown = Number.NaN;
    for (const token of tokens) {
        // the value of a flag that nobody knows is no word of its own
        if (token.kind === 'positional' && token.index !== unknown + 1)
            words.push(token.value);
        if (token.kind === 'option' && !addFlag(token, raw, problems))
            unknown = token.index;
    }
    const [command] = words;
    if (command !== undefined)
        raw.set('command', [command]);
    return { raw, problems, words };
}
function secretsFrom(environment) {
    return (0,names/* inputNames */.vj)().flatMap((name) => {
        const { variable } = (0,names/* factOf */.yD)(name);
        const value = variable === undefined ? undefined : environment[variable];
        return value === undefined || value === '' ? [] : [[name, [value]]];
    });
}
/** Whether it is a flag that is known. */
function addFlag({ name, rawName, value }, raw, problems) {
    if (!(0,names/* isInputName */.wp)(name) || !flagNames().includes(name)) {
        problems.push(secretOrUnknown(name));
        return false;
    }
    const { flag, several } = (0,names/* factOf */.yD)(name);
    if (flag !== true && (value === undefined || value === '')) {
        problems.push({ message: 'needs a value', place: { name: rawName }, remedy: `${rawName} VALUE` });
        return true;
    }
    const given = value ?? 'true';
    raw.set(name, several === true ? [...(raw.get(name) ?? []), given] : [given]);
    return true;
}
function secretOrUnknown(name) {
    const variable = (0,names/* isInputName */.wp)(name) ? (0,names/* factOf */.yD)(name).variable : undefined;
    if (variable === undefined)
        return (0,action/* unknownInput */.p)(`--${name}`, flagNames().map((flag) => `--${flag}`));
    return {
        message: 'is a secret: the command line can be read by everybody',
        place: { name: `--${name}` },
        remedy: `set ${variable}`,
    };
}
const usage = {
    deploy: 'build, scan, write to Git, watch and report: deploy --environment ENV',
    resume: 'finish what waits or was left behind: resume [--environment ENV]',
    watch: 'watch until the verdict: watch --rollout NAMESPACE/NAME --image REFERENCE',
    rollout: 'show a live Rollout: rollout status NAMESPACE/NAME',
    hold: 'close an environment to new deployments: hold --environment ENV --reason TEXT',
    release: 'open it again: release --environment ENV',
    status: 'show what runs and what waits: status [--environment ENV]',
};
/** The help of one command, or of all. */
function helpText(command) {
    const list = names/* commands */.Pi.map((name) => `  ${name.padEnd(9)} ${usage[name]}`).join('\n');
    const flags = flagNames().filter((name) => command === undefined || ((0,names/* factOf */.yD)(name).for?.includes(command) ?? true));
    const lines = flags.map((name) => `  --${name.padEnd(20)} ${(0,names/* factOf */.yD)(name).description}`).join('\n');
    const secrets = (0,names/* inputNames */.vj)().flatMap((name) => (0,names/* factOf */.yD)(name).variable === undefined ? [] : [`${(0,names/* factOf */.yD)(name).variable} (${name})`]);
    const head = command === undefined
        ? `gitops-deploy COMMAND [--flags]\n\nCommands\n${list}`
        : `gitops-deploy ${command}\n  ${usage[command]}`;
    return `${head}\n\nFlags\n${lines}\n\nSecrets, by environment variable\n  ${secrets.join('\n  ')}\n`;
}

// EXTERNAL MODULE: ./build/inputs/request.js
var request = __webpack_require__(9861);
// EXTERNAL MODULE: ./build/outcome.js
var build_outcome = __webpack_require__(7072);
// EXTERNAL MODULE: ./build/program.js + 4 modules
var program = __webpack_require__(7768);
// EXTERNAL MODULE: ./build/report/report.js
var report = __webpack_require__(7177);
// EXTERNAL MODULE: ./build/version.js
var version = __webpack_require__(8508);
;// CONCATENATED MODULE: ./build/cli.js








/** Text for a terminal, without what could steer it: names come from branches and clusters. */
function plain(text) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
}
/** The same without secrets. */
function masked(message, secrets) {
    return [...secrets].reduce((text, secret) => text.replaceAll(secret, '***'), plain(message));
}
function createLog(secrets, isDebug) {
    const say = (level, message) => process.stderr.write(`${level}${masked(message, secrets)}\n`);
    return {
        debug: (message) => isDebug && say('debug: ', message),
        info: (message) => say('', message),
        warning: (message) => say('warning: ', message),
        error: (message) => say('error: ', message),
        mask: (secret) => secrets.add(secret),
    };
}
/** The command line: reads arguments, runs the command, prints how it ended; the answer is the exit code. */
async function runCommandLine(argv, signal) {
    const received = readArguments(argv, process.env);
    if (received.raw.has('version')) {
        process.stdout.write(`${version/* version */.r}\n`);
        return 0;
    }
    if (received.raw.has('help') || received.words.length === 0) {
        process.stdout.write(helpText(names/* commands */.Pi.find((command) => command === received.words[0])));
        return 0;
    }
    const read = (0,request/* readRequest */.i)(received, received.words);
    const secrets = new Set((0,request/* maskedSecrets */.B)(read.secrets));
    const log = createLog(secrets, read.request.debug);
    const results = {
        output: () => { },
        summary: async () => { },
        remember: () => { },
        forget: () => { },
        show: (text) => process.stderr.write(`${masked(text, secrets)}\n`),
    };
    const ended = await (0,program/* runProgram */.m)(read, { environment: process.env, log, results, signal });
    const { outcome } = ended;
    for (const problem of ended.problems ?? [])
        log.error((0,errors/* printProblem */.JN)(problem));
    if (read.request.json)
        process.stdout.write(`${JSON.stringify((0,report.reportOf)(ended))}\n`);
    else
        process.stdout.write(`${plain(`${outcome.outcome} (${outcome.reason}): ${outcome.sentence}`)}\n`);
    if (outcome.outcome !== 'succeeded')
        log.info((0,build_outcome/* remedyOf */.SM)(outcome));
    return (0,build_outcome/* exitCode */.I$)(outcome.outcome);
}


/***/ }),

/***/ 7177:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   outputsOf: () => (/* binding */ outputsOf),
/* harmony export */   reportOf: () => (/* binding */ reportOf)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7755);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7072);


/** The report: one JSON object, the same on standard output (`--json`) and in the report file. */
function reportOf(ended) {
    const { deployments = [] } = ended;
    const [only] = deployments;
    return {
        ...(only !== undefined && deployments.length === 1 ? deploymentReport(only) : {}),
        ...outcomeReport(ended.outcome),
        ...(deployments.length > 1 ? { deployments: deployments.map(deploymentReport) } : {}),
        ...(ended.problems === undefined ? {} : { problems: ended.problems }),
        ...ended.details,
    };
}
function outcomeReport(outcome) {
    return { ...outcome, remedy: (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .remedyOf */ .SM)(outcome) };
}
function deploymentReport({ told, outcome, progress }) {
    const { image, scans, record, written, targets, recovery } = progress;
    return {
        ...outcomeReport(outcome),
        application: told.application,
        environment: told.environment,
        source: told.source,
        image: image === undefined ? undefined : (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .printImage */ .Lh)(image.reference),
        digest: image?.reference.digest,
        platforms: image?.platforms,
        scans,
        record,
        revision: progress.revision,
        pullRequest: pullRequestOf(progress),
        edits: written?.edits,
        diff: written?.diff,
        targets,
        recovery,
    };
}
function pullRequestOf({ written }) {
    return written?.place.on === 'pull-request' ? written.place.url : undefined;
}
/** The outputs of the action that say something about a deployment; those without a value are left out. */
function outputsOf({ outcome, deployments = [] }) {
    const progress = deployments.length === 1 ? deployments[0]?.progress : undefined;
    const { reference } = progress?.image ?? {};
    const values = {
        outcome: outcome.outcome,
        reason: outcome.reason,
        image: reference === undefined ? undefined : (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .printImage */ .Lh)(reference),
        digest: reference?.digest,
        revision: progress?.revision,
        'pull-request': progress === undefined ? undefined : pullRequestOf(progress),
    };
    return new Map(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}


/***/ }),

/***/ 8508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ version)
/* harmony export */ });
/** The version of this program: that of `package.json`, which a test compares. */
const version = '0.1.0';


/***/ })

};
