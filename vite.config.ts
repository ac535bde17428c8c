import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";

const bindings = new URL("dist/noticeclock.js", import.meta.url).pathname;
const wasm = () => readFileSync(new URL("dist/noticeclock_bg.wasm", import.meta.url));

/** Takes the default address of the module out of the bindings: here it is given, or there is none. */
const withoutAddress: Plugin = {
  name: "without-address",
  enforce: "pre",
  transform(code, id) {
    if (id !== bindings) return undefined;
    const [before, after] = code.split(/if \(module_or_path === undefined\) \{[\s\S]*?\n    \}\n/);
    if (after === undefined) throw new Error("the bindings no longer name their module where they did");
    return { code: `${before}${after}`, map: null };
  },
};

const dist = (name: string) => readFileSync(new URL(`dist/${name}`, import.meta.url));

/** What travels inside a build that is one file. */
const CARGO: Record<string, () => string> = {
  "virtual:module": () => wasm().toString("base64"),
  "virtual:example": () => readFileSync(new URL("examples/clinic-ransomware.json", import.meta.url), "utf8"),
  "virtual:law": () => dist("law.json").toString(),
};

const inlined: Plugin = {
  name: "inlined",
  resolveId: (id) => (id in CARGO ? `\0${id}` : undefined),
  load: (id) => (id.startsWith("\0virtual:") ? `export default ${JSON.stringify(CARGO[id.slice(1)]?.())};` : undefined),
};

/** In the one-file build, what fetches is replaced by what carries. */
const carried: Plugin = {
  name: "carried",
  enforce: "pre",
  resolveId(id, importer) {
    const [, name] = /^(?:\.\.?\/)+(engine|assets)\.ts$/.exec(id) ?? [];
    if (name === undefined || importer?.includes("/one-file/")) return undefined;
    return new URL(`www/src/one-file/${name}.ts`, import.meta.url).pathname;
  },
};

/**
 * The builds, all into dist/ beside the bindings.
 *
 * - `element`: `element.js` and `page.js`. What is needed at once stands in one file, and what is not comes later in files of its own;
 *   `element.js` and `page.js` alone have fixed names: a cache never mixes two versions. They are shared through `core`, never through
 *   `element.js`, which a host may address as it likes: under a second address it would be a second engine. What is the page's alone
 *   stays out of it: it must not run where the element is embedded.
 * - `inline`: the bindings and the module in one file.
 * - `one-file`: the element, all its parts and the module in one script that is no module, and so works from `file://`.
 * - `worker`, `frame`, `host`: scripts that stand alone: the service worker, and the two ends of the frame.
 */
const ofElement = (id: string) => !/\/www\/src\/(page|offline\/register)\.ts$/.test(id);

const BUILDS: Record<string, { entries: string[]; output: object }> = {
  element: {
    entries: ["element", "page"],
    output: { chunkFileNames: "[name]-[hash].js", codeSplitting: { groups: [{ name: "core", tags: ["$initial"], test: ofElement }] } },
  },
  inline: { entries: ["inline"], output: { codeSplitting: false } },
  "one-file": { entries: ["element"], output: { format: "iife", name: "noticeClock", entryFileNames: "element-inline.js", codeSplitting: false } },
  worker: { entries: ["worker"], output: { codeSplitting: false } },
  frame: { entries: ["frame"], output: { codeSplitting: false } },
  host: { entries: ["host"], output: { codeSplitting: false } },
};

const FOLDERS: Record<string, string> = { worker: "offline/", frame: "frame/", host: "frame/" };

/** A part that comes later is a plain `import()`: it brings no style file and nothing to fetch before it. */
const plainImports: Plugin = {
  name: "plain-imports",
  enforce: "pre",
  load: (id) => (id.endsWith("vite/preload-helper.js") ? "export const __vitePreload = (load) => load();" : undefined),
};

export default defineConfig(({ mode }) => {
  const name = mode === "production" ? "element" : mode;
  const { entries, output } = BUILDS[name] ?? { entries: [], output: {} };
  return {
    root: "www",
    base: "./",
    publicDir: name === "element" ? "public" : false,
    resolve: { alias: { noticeclock: bindings } },
    plugins: [withoutAddress, inlined, plainImports, ...(name === "one-file" ? [carried] : [])],
    define: {
      // Whoever pins `core`, as an import map does with the digests of the manifest, has pinned the module, and the rules in it, too.
      __MODULE_INTEGRITY__: JSON.stringify(name === "element" ? `sha384-${createHash("sha384").update(wasm()).digest("base64")}` : ""),
      "process.env.NODE_ENV": '"production"',
    },
    build: {
      outDir: "../dist",
      emptyOutDir: false,
      target: "es2022",
      modulePreload: false,
      chunkSizeWarningLimit: 10_000,
      copyPublicDir: true,
      rolldownOptions: {
        input: Object.fromEntries(entries.map((entry) => [entry, `www/src/${FOLDERS[entry] ?? ""}${entry}.ts`])),
        preserveEntrySignatures: "strict",
        // A script that is no module has no address of its own, and asks for none.
        transform: name === "one-file" ? { define: { "import.meta": "{}" } } : {},
        output: { entryFileNames: "[name].js", ...output },
      },
    },
  };
});
