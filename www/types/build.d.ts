/** Digest of the module, put in by the build. */
declare const __MODULE_INTEGRITY__: string;

declare module "virtual:module" {
  /** The module in base64. */
  const base64: string;
  export default base64;
}
