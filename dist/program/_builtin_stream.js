import { t as __commonJSMin } from "./rolldown-runtime.js";
var require__builtin_events = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = process.getBuiltinModule("events");
}));
var require__builtin_stream = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = process.getBuiltinModule("stream");
}));
export { require__builtin_events as n, require__builtin_stream as t };
