export const id = 394;
export const ids = [394];
export const modules = {

/***/ 5394:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   changeHold: () => (/* binding */ changeHold)
/* harmony export */ });
/* harmony import */ var _configuration_environment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2548);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);


/** Closes an environment to new deployments, or opens it again. */
async function changeHold(request, configuration, given) {
    const { ports, signal } = given;
    const environment = request.environment ?? '';
    (0,_configuration_environment_js__WEBPACK_IMPORTED_MODULE_0__/* .environmentOf */ .p)(configuration, environment);
    const holds = await ports.holds();
    const { application } = configuration;
    const done = (sentence) => ({
        outcome: { outcome: 'succeeded', reason: 'done', stage: 'write', sentence },
    });
    if (request.command === 'release') {
        const hold = await holds.release(application, environment, signal);
        if (hold === undefined)
            return done(`${application} was not held in ${environment}`);
        return done(`${application} is open in ${environment} again; it was held by ${hold.owner}: ${hold.reason}. Run resume to go on with what waits`);
    }
    const since = ports.clock.now();
    const until = request.untilSeconds === undefined ? {} : { until: new Date(since.getTime() + request.untilSeconds * 1000) };
    const owner = given.actor ?? 'somebody';
    const { result, hold } = await holds.place({ application, environment, owner, reason: request.reason ?? '', since, ...until }, signal);
    if (result === 'placed')
        return done(`${application} is held in ${environment}`);
    const end = hold.until === undefined ? '' : ` until ${hold.until.toISOString()}`;
    const already = `${application} is held in ${environment} already${end}, by ${hold.owner}: ${hold.reason}`;
    // it would open sooner than was just asked for
    const wanted = until.until?.getTime() ?? Number.POSITIVE_INFINITY;
    if ((hold.until?.getTime() ?? Number.POSITIVE_INFINITY) >= wanted)
        return done(already);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('bad-input', {
        stage: 'write',
        message: already,
        remedy: 'release it first, and hold it anew for as long as is wanted',
    });
}


/***/ })

};
