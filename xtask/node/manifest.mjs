// Completes the manifest: what no committed file can hold, because it is known only when everything is built.
// node xtask/node/manifest.mjs VERSION
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const root = new URL("../../", import.meta.url);
const dist = new URL("dist/", root);
const source = JSON.parse(readFileSync(new URL("pkg.json", root), "utf8"));
const version = process.argv[2];

const { initSync, Engine } = await import(new URL("noticeclock.js", dist).href);
initSync({ module: readFileSync(new URL("noticeclock_bg.wasm", dist)) });
const engine = new Engine();
const empty = engine.assess({ schema: 1 }, { now: "2000-01-01T00:00:00Z" });
const laws = engine.laws();
if (empty.engine !== version) throw new Error(`the engine calls itself ${empty.engine}, Cargo.toml ${version}`);

const { page, exports, ...head } = source;
// Names with a star change with the content.
const named = (pattern) => {
  const found = readdirSync(dist).filter((file) => new RegExp(`^${pattern.replaceAll(".", "\\.").replace("*", "[^/]+")}$`).test(file));
  if (found.length !== 1) throw new Error(`${pattern}: ${found.length} files of that name`);
  return found[0];
};
const manifest = {
  ...head,
  version,
  schema: empty.schema,
  engine: empty.engine,
  rules: engine.rulesDigest(),
  zones: empty.zones,
  laws: laws.map(({ id, title, place }) => ({ id, title, place })),
  places: [...new Set(laws.map((law) => law.place))].sort(),
  calendars: engine.calendars(),
  exports,
  page: { ...page, fetches: page.fetches.map(named), later: [] },
  files: {},
};
const { name, description, license, keywords } = source;
write("package.json", { name, version, description, license, keywords, type: "module", sideEffects: ["./element.js", "./element-inline.js", "./core-*.js"], exports });

// The service worker is told what belongs to this build: all that the page may fetch, at once or later.
const digest = (bytes) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
const alone = /\.d\.ts$|^(LICENSE|README)|^(package|pkg)\.json$|^(noticeclock|inline|element-inline|host|frame|worker)\.js$|^frame\.html$/;
const kept = readdirSync(dist).sort().filter((file) => !alone.test(file));
const files = Object.fromEntries(kept.map((file) => [file, digest(readFileSync(new URL(file, dist)))]));
const build = createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 16);
const worker = readFileSync(new URL("worker.js", dist), "utf8");
const told = worker.replace("__BUILD__", JSON.stringify(build)).replace("__FILES__", JSON.stringify(files));
if (/__(BUILD|FILES)__/.test(told) || told === worker) throw new Error("worker.js does not name __BUILD__ and __FILES__ once");
writeFileSync(new URL("worker.js", dist), told);
manifest.build = build;

for (const file of readdirSync(dist).sort()) {
  if (file === "pkg.json") continue;
  const bytes = readFileSync(new URL(file, dist));
  manifest.files[file] = {
    bytes: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_LGWIN]: 22 } }).length,
    integrity: digest(bytes),
  };
}
// What the page fetches when it has nothing else to do.
manifest.page.later = Object.keys(manifest.files).filter((file) => /-[\w-]{8}\.js$/.test(file) && !manifest.page.fetches.includes(file));
write("pkg.json", manifest);

function write(file, value) {
  writeFileSync(new URL(file, dist), `${JSON.stringify(value, null, 2)}\n`);
}
