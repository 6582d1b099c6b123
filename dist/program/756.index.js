export const id = 756;
export const ids = [756];
export const modules = {

/***/ 5325:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ warning),
/* harmony export */   LZ: () => (/* binding */ saveState),
/* harmony export */   Pq: () => (/* binding */ setSecret),
/* harmony export */   Yz: () => (/* binding */ debug),
/* harmony export */   _o: () => (/* binding */ isDebug),
/* harmony export */   uH: () => (/* binding */ setOutput),
/* harmony export */   z: () => (/* binding */ summary),
/* harmony export */   z3: () => (/* binding */ error)
/* harmony export */ });
var __create=Object.create;var __defProp=Object.defineProperty;var __getOwnPropDesc=Object.getOwnPropertyDescriptor;var __getOwnPropNames=Object.getOwnPropertyNames;var __getProtoOf=Object.getPrototypeOf;var __hasOwnProp=Object.prototype.hasOwnProperty;var __commonJSMin=(cb,mod)=>()=>(mod||(cb((mod={exports:{}}).exports,mod,mod.exports),cb=null),mod.exports);var __copyProps=(to,from,except,desc)=>{if(from&&typeof from===`object`||typeof from===`function`){for(var keys=__getOwnPropNames(from),i=0,n=keys.length,key;i<n;i++){key=keys[i];if(!__hasOwnProp.call(to,key)&&key!==except){__defProp(to,key,{get:(k=>from[k]).bind(null,key),enumerable:!(desc=__getOwnPropDesc(from,key))||desc.enumerable})}}}return to};var __toESM=(mod,isNodeMode,target)=>(target=mod!=null?__create(__getProtoOf(mod)):{},__copyProps(isNodeMode||!mod||!mod.__esModule||!__hasOwnProp.call(mod,`default`)?__defProp(target,`default`,{value:mod,enumerable:true}):target,mod));var require__builtin_os=/* @__PURE__ */ __commonJSMin(((exports,module)=>{module.exports=process.getBuiltinModule(`os`)}));var import__builtin_os=/* @__PURE__ */ __toESM(require__builtin_os(),1);function toCommandValue(input){if(input===null||input===void 0)return``;else if(typeof input===`string`||input instanceof String)return input;return JSON.stringify(input)}function toCommandProperties(annotationProperties){if(!Object.keys(annotationProperties).length)return{};return{title:annotationProperties.title,file:annotationProperties.file,line:annotationProperties.startLine,endLine:annotationProperties.endLine,col:annotationProperties.startColumn,endColumn:annotationProperties.endColumn}}function issueCommand(command,properties,message){const cmd=new Command(command,properties,message);process.stdout.write(cmd.toString()+import__builtin_os.EOL)}const CMD_STRING=`::`;var Command=class{constructor(command,properties,message){if(!command)command=`missing.command`;this.command=command;this.properties=properties;this.message=message}toString(){let cmdStr=CMD_STRING+this.command;if(this.properties&&Object.keys(this.properties).length>0){cmdStr+=` `;let first=true;for(const key in this.properties)if(this.properties.hasOwnProperty(key)){const val=this.properties[key];if(val){if(first)first=false;else cmdStr+=`,`;cmdStr+=`${key}=${escapeProperty(val)}`}}}cmdStr+=`${CMD_STRING}${escapeData(this.message)}`;return cmdStr}};function escapeData(s){return toCommandValue(s).replace(/%/g,`%25`).replace(/\r/g,`%0D`).replace(/\n/g,`%0A`)}function escapeProperty(s){return toCommandValue(s).replace(/%/g,`%25`).replace(/\r/g,`%0D`).replace(/\n/g,`%0A`).replace(/:/g,`%3A`).replace(/,/g,`%2C`)}var require__builtin_crypto=/* @__PURE__ */ __commonJSMin(((exports,module)=>{module.exports=process.getBuiltinModule(`crypto`)}));var require__builtin_fs=/* @__PURE__ */ __commonJSMin(((exports,module)=>{module.exports=process.getBuiltinModule(`fs`)}));var import__builtin_crypto=/* @__PURE__ */ __toESM(require__builtin_crypto(),1);var import__builtin_fs=/* @__PURE__ */ __toESM(require__builtin_fs(),1);function issueFileCommand(command,message){const filePath=process.env[`GITHUB_${command}`];if(!filePath)throw new Error(`Unable to find environment variable for file command ${command}`);if(!import__builtin_fs.existsSync(filePath))throw new Error(`Missing file at path: ${filePath}`);import__builtin_fs.appendFileSync(filePath,`${toCommandValue(message)}${import__builtin_os.EOL}`,{encoding:`utf8`})}function prepareKeyValueMessage(key,value){const delimiter=`ghadelimiter_${import__builtin_crypto.randomUUID()}`;const convertedValue=toCommandValue(value);if(key.includes(delimiter))throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);if(convertedValue.includes(delimiter))throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);return`${key}<<${delimiter}${import__builtin_os.EOL}${convertedValue}${import__builtin_os.EOL}${delimiter}`}var __awaiter$1=void 0&&(void 0).__awaiter||function(thisArg,_arguments,P,generator){function adopt(value){return value instanceof P?value:new P(function(resolve){resolve(value)})}return new(P||(P=Promise))(function(resolve,reject){function fulfilled(value){try{step(generator.next(value))}catch(e){reject(e)}}function rejected(value){try{step(generator[`throw`](value))}catch(e){reject(e)}}function step(result){result.done?resolve(result.value):adopt(result.value).then(fulfilled,rejected)}step((generator=generator.apply(thisArg,_arguments||[])).next())})};const{access,appendFile,writeFile}=import__builtin_fs.promises;const SUMMARY_ENV_VAR=`GITHUB_STEP_SUMMARY`;var Summary=class{constructor(){this._buffer=``}filePath(){return __awaiter$1(this,void 0,void 0,function*(){if(this._filePath)return this._filePath;const pathFromEnv=process.env[SUMMARY_ENV_VAR];if(!pathFromEnv)throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);try{yield access(pathFromEnv,import__builtin_fs.constants.R_OK|import__builtin_fs.constants.W_OK)}catch(_a){throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`)}this._filePath=pathFromEnv;return this._filePath})}wrap(tag,content,attrs={}){const htmlAttrs=Object.entries(attrs).map(([key,value])=>` ${key}="${value}"`).join(``);if(!content)return`<${tag}${htmlAttrs}>`;return`<${tag}${htmlAttrs}>${content}</${tag}>`}write(options){return __awaiter$1(this,void 0,void 0,function*(){const overwrite=!!(options===null||options===void 0?void 0:options.overwrite);const filePath=yield this.filePath();yield(overwrite?writeFile:appendFile)(filePath,this._buffer,{encoding:`utf8`});return this.emptyBuffer()})}clear(){return __awaiter$1(this,void 0,void 0,function*(){return this.emptyBuffer().write({overwrite:true})})}stringify(){return this._buffer}isEmptyBuffer(){return this._buffer.length===0}emptyBuffer(){this._buffer=``;return this}addRaw(text,addEOL=false){this._buffer+=text;return addEOL?this.addEOL():this}addEOL(){return this.addRaw(import__builtin_os.EOL)}addCodeBlock(code,lang){const attrs=Object.assign({},lang&&{lang});const element=this.wrap(`pre`,this.wrap(`code`,code),attrs);return this.addRaw(element).addEOL()}addList(items,ordered=false){const tag=ordered?`ol`:`ul`;const listItems=items.map(item=>this.wrap(`li`,item)).join(``);const element=this.wrap(tag,listItems);return this.addRaw(element).addEOL()}addTable(rows){const tableBody=rows.map(row=>{const cells=row.map(cell=>{if(typeof cell===`string`)return this.wrap(`td`,cell);const{header,data,colspan,rowspan}=cell;const tag=header?`th`:`td`;const attrs=Object.assign(Object.assign({},colspan&&{colspan}),rowspan&&{rowspan});return this.wrap(tag,data,attrs)}).join(``);return this.wrap(`tr`,cells)}).join(``);const element=this.wrap(`table`,tableBody);return this.addRaw(element).addEOL()}addDetails(label,content){const element=this.wrap(`details`,this.wrap(`summary`,label)+content);return this.addRaw(element).addEOL()}addImage(src,alt,options){const{width,height}=options||{};const attrs=Object.assign(Object.assign({},width&&{width}),height&&{height});const element=this.wrap(`img`,null,Object.assign({src,alt},attrs));return this.addRaw(element).addEOL()}addHeading(text,level){const tag=`h${level}`;const allowedTag=[`h1`,`h2`,`h3`,`h4`,`h5`,`h6`].includes(tag)?tag:`h1`;const element=this.wrap(allowedTag,text);return this.addRaw(element).addEOL()}addSeparator(){const element=this.wrap(`hr`,null);return this.addRaw(element).addEOL()}addBreak(){const element=this.wrap(`br`,null);return this.addRaw(element).addEOL()}addQuote(text,cite){const attrs=Object.assign({},cite&&{cite});const element=this.wrap(`blockquote`,text,attrs);return this.addRaw(element).addEOL()}addLink(text,href){const element=this.wrap(`a`,text,{href});return this.addRaw(element).addEOL()}};const _summary=new Summary;const summary=_summary;var __awaiter=void 0&&(void 0).__awaiter||function(thisArg,_arguments,P,generator){function adopt(value){return value instanceof P?value:new P(function(resolve){resolve(value)})}return new(P||(P=Promise))(function(resolve,reject){function fulfilled(value){try{step(generator.next(value))}catch(e){reject(e)}}function rejected(value){try{step(generator[`throw`](value))}catch(e){reject(e)}}function step(result){result.done?resolve(result.value):adopt(result.value).then(fulfilled,rejected)}step((generator=generator.apply(thisArg,_arguments||[])).next())})};var ExitCode;(function(ExitCode){ExitCode[ExitCode[`Success`]=0]=`Success`;ExitCode[ExitCode[`Failure`]=1]=`Failure`})(ExitCode||(ExitCode={}));function setSecret(secret){issueCommand(`add-mask`,{},secret)}function setOutput(name,value){if(process.env[`GITHUB_OUTPUT`]||``)return issueFileCommand(`OUTPUT`,prepareKeyValueMessage(name,value));process.stdout.write(import__builtin_os.EOL);issueCommand(`set-output`,{name},toCommandValue(value))}function isDebug(){return process.env[`RUNNER_DEBUG`]===`1`}function debug(message){issueCommand(`debug`,{},message)}function error(message,properties={}){issueCommand(`error`,toCommandProperties(properties),message instanceof Error?message.toString():message)}function warning(message,properties={}){issueCommand(`warning`,toCommandProperties(properties),message instanceof Error?message.toString():message)}function saveState(name,value){if(process.env[`GITHUB_STATE`]||``)return issueFileCommand(`STATE`,prepareKeyValueMessage(name,value));issueCommand(`save-state`,{name},toCommandValue(value))}

/***/ }),

/***/ 622:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ createJobLog)
/* harmony export */ });
/* harmony import */ var _core_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5325);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6493);


/** The log of a job: problems become annotations at their place, and nothing in a text is taken for a command. */
function createJobLog(wantsDebug) {
    const say = (line) => process.stdout.write(`${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plainForLog */ .Q)(line)}\n`);
    return {
        // asked for by `debug: true`, it is shown without the runner's own debug mode
        debug: (message) => (wantsDebug && !_core_js__WEBPACK_IMPORTED_MODULE_0__/* .isDebug */ ._o() ? say(`debug: ${message}`) : _core_js__WEBPACK_IMPORTED_MODULE_0__/* .debug */ .Yz((0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plainForLog */ .Q)(message))),
        info: say,
        warning: (message, problem) => _core_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e((0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plainForLog */ .Q)(message), placeOf(problem)),
        error: (message, problem) => _core_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3((0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plainForLog */ .Q)(message), placeOf(problem)),
        mask: (secret) => _core_js__WEBPACK_IMPORTED_MODULE_0__/* .setSecret */ .Pq(secret),
    };
}
function placeOf(problem) {
    const { file, line, column } = problem?.place ?? {};
    return {
        ...(file === undefined ? {} : { file }),
        ...(line === undefined ? {} : { startLine: line }),
        ...(column === undefined ? {} : { startColumn: column }),
    };
}


/***/ }),

/***/ 1498:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ stateName),
/* harmony export */   m: () => (/* binding */ createJobResults)
/* harmony export */ });
/* harmony import */ var _core_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5325);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6493);


/** Name of the state that the post step reads; the runner hands it over as `STATE_` and this name. */
const stateName = 'left';
/** What a run of the action leaves behind: outputs, the job summary, and state for the post step. */
function createJobResults() {
    const left = new Map();
    const save = () => _core_js__WEBPACK_IMPORTED_MODULE_0__/* .saveState */ .LZ(stateName, JSON.stringify(Object.fromEntries(left)));
    return {
        output: (name, value) => _core_js__WEBPACK_IMPORTED_MODULE_0__/* .setOutput */ .uH(name, value),
        summary: async (markdown) => {
            // the summary has a file only on a runner that knows it
            if (process.env['GITHUB_STEP_SUMMARY'] === undefined)
                return;
            await _core_js__WEBPACK_IMPORTED_MODULE_0__/* .summary */ .z.addRaw(markdown).write({ overwrite: true });
        },
        remember: (key, value) => {
            left.set(key, value);
            save();
        },
        forget: (key) => {
            left.delete(key);
            save();
        },
        show: (text) => process.stdout.write(`${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plainForLog */ .Q)(text)}\n`),
    };
}


/***/ }),

/***/ 6493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ plainForLog)
/* harmony export */ });
/**
 * Untrusted text as a line of the job's log. The runner takes a line that begins with `::`, or holds `##[`, for a
 * command of ours (actions/runner, ActionCommand.TryParseV2 and TryParse); control characters could hide text.
 */
function plainForLog(text) {
    return (text
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
        .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')
        .replace(/^(\s*):(?=:)/gm, '$1:\u200b')
        .replace(/##(?=\[)/g, '##\u200b'));
}


/***/ }),

/***/ 6756:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runPost: () => (/* binding */ runPost)
/* harmony export */ });
/* harmony import */ var _actions_log_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(622);
/* harmony import */ var _actions_results_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1498);
/* harmony import */ var _inputs_action_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8716);
/* harmony import */ var _inputs_request_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4726);
/* harmony import */ var _ports_view_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2090);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});





/**
 * The post step: tells GitHub the end of every deployment whose own run did not get to it, so that no status stays
 * pending. A run that told everything costs nothing here. The answer is the exit code.
 */
async function runPost(environment, signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const left = readState(environment[`STATE_${_actions_results_js__WEBPACK_IMPORTED_MODULE_1__/* .stateName */ .V}`]);
        if (left.length === 0)
            return 0;
        const read = (0,_inputs_request_js__WEBPACK_IMPORTED_MODULE_3__/* .readRequest */ .i)((0,_inputs_action_js__WEBPACK_IMPORTED_MODULE_2__/* .readActionInputs */ .U)(environment), []);
        const log = (0,_actions_log_js__WEBPACK_IMPORTED_MODULE_0__/* .createJobLog */ .o)(read.request.debug);
        for (const secret of (0,_inputs_request_js__WEBPACK_IMPORTED_MODULE_3__/* .maskedSecrets */ .B)(read.secrets))
            log.mask(secret);
        const [{ connect }, { readContext }, { resolveLeftOvers }] = await Promise.all([
            __webpack_require__.e(/* import() */ 515).then(__webpack_require__.bind(__webpack_require__, 4515)),
            __webpack_require__.e(/* import() */ 308).then(__webpack_require__.bind(__webpack_require__, 6308)),
            __webpack_require__.e(/* import() */ 31).then(__webpack_require__.bind(__webpack_require__, 4031)),
        ]);
        const { secrets } = read;
        const results = (0,_actions_results_js__WEBPACK_IMPORTED_MODULE_1__/* .createJobResults */ .m)();
        const connected = __addDisposableResource(env_1, connect({
            environment,
            log,
            results,
            view: _ports_view_js__WEBPACK_IMPORTED_MODULE_4__/* .noView */ .h,
            secrets,
            context: readContext(environment, undefined),
            signal,
        }), true);
        return tell(() => resolveLeftOvers(left, connected.ports, signal), log);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function tell(work, log) {
    try {
        await work();
        return 0;
    }
    catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        log.error(`a status may have stayed pending: ${message}; the command \`resume\` finishes it`);
        return 1;
    }
}
function readState(text) {
    if (text === undefined || text === '')
        return [];
    const state = JSON.parse(text);
    if (typeof state !== 'object' || state === null)
        return [];
    return Object.values(state).map((value) => (typeof value === 'string' ? JSON.parse(value) : undefined));
}


/***/ })

};
