export const id = 203;
export const ids = [203,177];
export const modules = {

/***/ 8203:
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



/** The flags of the command line: every input but the secrets and those that are words. */
function flagNames() {
    return (0,names/* inputNames */.vj)().filter((name) => (0,names/* factOf */.yD)(name).words === undefined && ((0,names/* factOf */.yD)(name).variable === undefined || name === 'kubeconfig'));
}
function flagOptions() {
    const options = flagNames().map((name) => {
        const { flag, several, short } = (0,names/* factOf */.yD)(name);
        const type = flag === true ? 'boolean' : 'string';
        return [name, { type, multiple: several === true, ...(short === undefined ? {} : { short }) }];
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
    check: 'judge manifests before they are merged: check [PATH…] [--base REF]',
    edit: "change values in files and nothing else: edit 'EXPRESSION' FILE… [--check] [--diff] [--stdout]",
    'set-image': 'change the version of an image wherever files name it: set-image NAME=REFERENCE… FILE… [--check] [--diff]',
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

// EXTERNAL MODULE: ./build/inputs/progress.js
var inputs_progress = __webpack_require__(8193);
// EXTERNAL MODULE: ./build/inputs/request.js + 3 modules
var inputs_request = __webpack_require__(4726);
// EXTERNAL MODULE: ./build/outcome.js
var build_outcome = __webpack_require__(7072);
// EXTERNAL MODULE: ./build/program.js + 4 modules
var program = __webpack_require__(7768);
// EXTERNAL MODULE: ./build/report/report.js
var report = __webpack_require__(7177);
// EXTERNAL MODULE: ./build/text/plain.js
var plain = __webpack_require__(4854);
;// CONCATENATED MODULE: ./build/terminal/mask.js

/** Characters of a line that is a secret by itself: shorter ones would take ordinary words away. */
const shortestLine = 8;
/** Takes secrets out of text. It knows more of them as time goes by. */
class Mask {
    /** The longest first: one may begin with another. */
    #secrets = [];
    constructor(secrets) {
        for (const secret of secrets)
            this.add(secret);
    }
    add(secret) {
        // what a child prints comes line by line
        const lines = secret.split(/\r?\n/).filter((line) => line.trim().length >= shortestLine);
        const both = [secret, ...lines].flatMap((one) => [one, (0,plain/* plainText */.w)(one)]).filter((one) => one !== '');
        this.#secrets = [...new Set([...this.#secrets, ...both])].sort((one, other) => other.length - one.length);
    }
    /** Text without secrets, and nothing else changed. */
    hide(text) {
        return this.#secrets.reduce((masked, secret) => masked.replaceAll(secret, '***'), text);
    }
    /** The same for a terminal: what is taken out of the text may stand in a secret, or between two halves of one. */
    hideInPlain(text) {
        return this.hide((0,plain/* plainText */.w)(this.hide(text)));
    }
}

// EXTERNAL MODULE: ./build/terminal/plain-printer.js
var plain_printer = __webpack_require__(2472);
;// CONCATENATED MODULE: ./build/terminal/open.js

/** The printer that is wanted, on the machine's clock. Only what is used is loaded. */
async function openPrinter({ progress, colours, ...given }) {
    const printing = { ...given, now: () => new Date() };
    switch (progress) {
        case 'plain':
            return (0,plain_printer/* createPlainPrinter */.P)(printing);
        case 'rawjson':
            return (await __webpack_require__.e(/* import() */ 750).then(__webpack_require__.bind(__webpack_require__, 1750))).createJsonPrinter(printing);
        case 'tty': {
            const { createLivePrinter } = await __webpack_require__.e(/* import() */ 447).then(__webpack_require__.bind(__webpack_require__, 1447));
            const printer = createLivePrinter({ ...printing, colours, every });
            // however the process ends, the terminal gets its cursor back
            process.once('exit', () => printer.close());
            return printer;
        }
    }
}
/** A timer that keeps no process alive. */
function every(milliseconds, work) {
    const timer = setInterval(work, milliseconds).unref();
    return () => clearInterval(timer);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/terminal/standard.js

/**
 * Standard output or standard error, each text written before this returns. Node's own streams take longer to load than most
 * edits take; they serve terminals, and readers that cannot keep up.
 */
function standardStream(descriptor) {
    if (isTerminal(descriptor))
        return streamOf(descriptor);
    let state = 'direct';
    return {
        write: (text) => {
            // what a stream holds back must not be overtaken
            if (state === 'by stream')
                streamOf(descriptor).write(text);
            if (state === 'direct')
                state = writeAll(descriptor, Buffer.from(text));
        },
    };
}
/** Whether a person looks at it. */
function isTerminal(descriptor) {
    const stats = (0,external_node_fs_.fstatSync)(descriptor);
    if (!stats.isCharacterDevice() || stats.rdev === (0,external_node_fs_.statSync)('/dev/null', { throwIfNoEntry: false })?.rdev)
        return false;
    return streamOf(descriptor).isTTY === true;
}
function streamOf(descriptor) {
    return descriptor === 1 ? process.stdout : process.stderr;
}
function writeAll(descriptor, bytes) {
    for (let at = 0; at < bytes.length;) {
        try {
            at += (0,external_node_fs_.writeSync)(descriptor, bytes, at);
        }
        catch (error) {
            const code = error instanceof Error && 'code' in error ? error.code : undefined;
            if (code === 'EPIPE')
                return 'nobody reads';
            if (code !== 'EAGAIN')
                throw error;
            // a pipe that is full and does not block: the stream waits for it
            streamOf(descriptor).write(bytes.subarray(at));
            return 'by stream';
        }
    }
    return 'direct';
}

// EXTERNAL MODULE: ./build/version.js
var version = __webpack_require__(8508);
;// CONCATENATED MODULE: ./build/cli.js













/** The command line: reads arguments, runs the command, prints how it ended; the answer is the exit code. */
async function runCommandLine(argv, signal) {
    const received = readArguments(argv, process.env);
    if (received.raw.has('version')) {
        standardStream(1).write(`${version/* version */.r}\n`);
        return 0;
    }
    if (received.raw.has('help') || received.words.length === 0) {
        standardStream(1).write(helpText(names/* commands */.Pi.find((command) => command === received.words[0])));
        return 0;
    }
    const read = (0,inputs_request/* readRequest */.i)(received, received.words);
    const printer = await printerOf(read, process.env);
    const results = {
        output: () => { },
        summary: async () => { },
        remember: () => { },
        forget: () => { },
        show: (text) => printer.show(text),
    };
    const { log, view } = printer;
    const ended = await (0,program/* runProgram */.m)(read, { environment: process.env, log, results, view, signal });
    printer.close();
    sayEnd(ended, log, read.request.json);
    return (0,build_outcome/* exitCode */.I$)(ended.outcome.outcome);
}
function printerOf({ request, secrets, problems }, environment) {
    const place = { environment, isTerminal: isTerminal(2) };
    const progress = (0,inputs_progress/* progressHere */.eg)(request, place);
    return openPrinter({
        // with nothing to look at, what draws is not even loaded
        progress: progress === 'tty' && problems.length > 0 ? 'plain' : progress,
        stream: standardStream(2),
        mask: new Mask((0,inputs_request/* maskedSecrets */.B)(secrets)),
        isDebug: request.debug,
        colours: (0,inputs_progress/* wantsColours */.rZ)(place),
    });
}
function sayEnd(ended, log, isJson) {
    const { outcome } = ended;
    for (const problem of ended.problems ?? [])
        log.error((0,errors/* printProblem */.JN)(problem));
    if (isJson)
        standardStream(1).write(`${JSON.stringify((0,report.reportOf)(ended))}\n`);
    else if (ended.output !== undefined)
        standardStream(1).write(ended.output);
    else
        standardStream(1).write(`${(0,plain/* plainText */.w)(`${outcome.outcome} (${outcome.reason}): ${outcome.sentence}`)}\n`);
    if (outcome.outcome !== 'succeeded')
        log.info((0,build_outcome/* remedyOf */.SM)(outcome));
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
        ...ended.checked,
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

/***/ 2472:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ createPlainPrinter),
/* harmony export */   T: () => (/* binding */ plainLogLine)
/* harmony export */ });
/* harmony import */ var _ports_view_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2090);
/* harmony import */ var _printer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2177);


/** A message as a line of a log, without secrets and without what could steer a terminal. */
function plainLogLine(level, message, { mask }) {
    return `${level === 'info' ? '' : `${level}: `}${mask.hideInPlain(message)}`;
}
/** Line after line: for files, for pipes, and for people who want to read it all. */
function createPlainPrinter(printing) {
    const { stream, mask } = printing;
    return {
        log: (0,_printer_js__WEBPACK_IMPORTED_MODULE_1__/* .createLog */ .h)(printing, (level, message) => stream.write(`${plainLogLine(level, message, printing)}\n`)),
        view: _ports_view_js__WEBPACK_IMPORTED_MODULE_0__/* .noView */ .h,
        show: (text) => void stream.write(`${mask.hideInPlain(text)}\n`),
        close: () => { },
    };
}


/***/ }),

/***/ 2177:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ createLog)
/* harmony export */ });
/** A log whose every message goes one way. */
function createLog({ mask, isDebug }, say) {
    return {
        debug: (message) => void (isDebug && say('debug', message)),
        info: (message) => say('info', message),
        warning: (message) => say('warning', message),
        error: (message) => say('error', message),
        mask: (secret) => mask.add(secret),
    };
}


/***/ }),

/***/ 4854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ plainLine),
/* harmony export */   w: () => (/* binding */ plainText)
/* harmony export */ });
/** What has no shape of its own: controls (C0, C1), and marks that turn or hide text, but for the joiners of words and emoji. */
const shapeless = /(?![\u200c\u200d])[\p{Cc}\p{Cf}]/gu;
/** Untrusted text for a terminal, without what could steer it or turn its reading; lines and tabs stay. */
function plainText(text) {
    return text.replace(shapeless, (character) => (character === '\n' || character === '\t' ? character : ''));
}
/** The same as one line. */
function plainLine(text) {
    return text.toWellFormed().replace(/\s+/g, ' ').replace(shapeless, '').trim();
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
