export const id = 756;
export const ids = [756];
export const modules = {

/***/ 6756:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runPost: () => (/* binding */ runPost)
/* harmony export */ });
/* harmony import */ var _actions_log_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(622);
/* harmony import */ var _actions_results_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1498);
/* harmony import */ var _inputs_action_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8716);
/* harmony import */ var _inputs_request_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9861);
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
