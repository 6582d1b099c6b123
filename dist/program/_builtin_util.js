import { t as __commonJSMin } from "./rolldown-runtime.js";
var require__builtin_util = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = process.getBuiltinModule("util");
}));
export { require__builtin_util as t };
