/** Digest of the module, put in by the build. */
declare const __MODULE_INTEGRITY__: string;

declare module "virtual:module" {
  /** The module in base64. */
  const base64: string;
  export default base64;
}

declare module "virtual:example" {
  /** The example, as text. */
  const text: string;
  export default text;
}

declare module "virtual:law" {
  /** The laws on file, as text. */
  const text: string;
  export default text;
}

/** Name of the build, put into the service worker by `xtask/node/manifest.mjs`. */
declare const __BUILD__: string;

/** The files of the page with their digests, put into the service worker by `xtask/node/manifest.mjs`. */
declare const __FILES__: Record<string, string>;
