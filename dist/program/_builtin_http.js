import { t as __commonJSMin } from "./rolldown-runtime.js";
var require__builtin_http = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = process.getBuiltinModule("http");
}));
export { require__builtin_http as t };
