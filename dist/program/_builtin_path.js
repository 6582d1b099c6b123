import { t as __commonJSMin } from "./rolldown-runtime.js";
var require__builtin_path = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = process.getBuiltinModule("path");
}));
export { require__builtin_path as t };
