import type { Dictionary } from "../i18n.ts";

const dictionary: Dictionary = {};

export default dictionary;
