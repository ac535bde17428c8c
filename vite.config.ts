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

/** `virtual:module`: the module as text, for the build that is one file. */
const inlined: Plugin = {
  name: "inlined-module",
  resolveId: (id) => (id === "virtual:module" ? "\0module" : undefined),
  load: (id) => (id === "\0module" ? `export default ${JSON.stringify(wasm().toString("base64"))};` : undefined),
};

/** A part that comes later is a plain `import()`: it brings no style file and nothing to fetch before it. */
const plainImports: Plugin = {
  name: "plain-imports",
  enforce: "pre",
  load: (id) => (id.endsWith("vite/preload-helper.js") ? "export const __vitePreload = (load) => load();" : undefined),
};

// Both builds go into dist/ beside the bindings: `element.js` (the page and the element) and, with `--mode inline`,
// `inline.js` (the bindings and the module in one file).
export default defineConfig(({ mode }) => {
  const entry = mode === "inline" ? "inline" : "element";
  // What is needed at once stands in one file, and what is not comes later in files of its own; both beside `element.js`, which
  // alone has a fixed name: a cache never mixes two versions. They are shared through `core`, never through `element.js`, which a host
  // may address as it likes: under a second address it would be a second engine.
  const codeSplitting = entry === "element" && { groups: [{ name: "core", tags: ["$initial" as const] }] };
  return {
    root: "www",
    base: "./",
    publicDir: entry === "element" ? "public" : false,
    resolve: { alias: { noticeclock: bindings } },
    plugins: [withoutAddress, inlined, plainImports],
    define: {
      // Whoever pins `core`, as an import map does with the digests of the manifest, has pinned the module, and the rules in it, too.
      __MODULE_INTEGRITY__: JSON.stringify(`sha384-${createHash("sha384").update(wasm()).digest("base64")}`),
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
        input: { [entry]: `www/src/${entry}.ts` },
        preserveEntrySignatures: "strict",
        output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js", codeSplitting },
      },
    },
  };
});
