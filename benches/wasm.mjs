// The same work in Node and in Chromium as `cargo bench --bench engine` does natively, in the same run on the same machine.
// Run it by `cargo xtask bench`.
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";

/** A warm assessment in WebAssembly may take this many times the native time. */
const PROMISE = 2.5;
const { CRITERION, XTASK, RESULTS } = process.env;
const root = new URL("../", import.meta.url);
const incident = JSON.parse(readFileSync(new URL("examples/clinic-ransomware.json", root), "utf8"));
const options = { now: "2026-11-24T09:00:00-06:00" };

/**
 * Microseconds, the least of many rounds of ten calls: what else runs on the machine only ever adds. Also runs in the browser, so
 * it takes everything as arguments.
 */
function measure(Engine, incident, options) {
  const least = (rounds, calls, work) => {
    const found = Array.from({ length: rounds }, () => {
      const start = performance.now();
      for (let call = 0; call < calls; call++) work();
      return ((performance.now() - start) * 1000) / calls;
    });
    return Math.min(...found);
  };
  const engine = new Engine();
  const text = JSON.stringify(incident);
  least(30, 10, () => engine.assess(incident, options));
  return {
    assess: least(100, 10, () => engine.assess(incident, options)),
    text: least(100, 10, () => JSON.stringify(engine.assessText(text, options))),
    load: least(15, 1, () => new Engine().free()),
  };
}

const native = (name) => {
  const { times, iters } = JSON.parse(readFileSync(`${CRITERION}/${name}/new/sample.json`, "utf8"));
  return Math.min(...times.map((time, round) => time / iters[round])) / 1000;
};
const results = { native: { assess: native("assess"), text: native("assess, JSON text to JSON text"), load: native("load all rules") } };

const { initSync, Engine } = await import(new URL("dist/noticeclock.js", root).href);
initSync({ module: readFileSync(new URL("dist/noticeclock_bg.wasm", root)) });
results.node = measure(Engine, incident, options);

const server = spawn(XTASK, ["serve", "--port", "0"], { cwd: root.pathname });
const address = await new Promise((found) => server.stdout.once("data", (line) => found(String(line).trim())));
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });
const page = await browser.newPage();
await page.goto(new URL("pkg.json", address).href);
const script = `(async () => {
  const { default: init, Engine } = await import("/noticeclock.js");
  await init();
  return (${measure})(Engine, ${JSON.stringify(incident)}, ${JSON.stringify(options)});
})()`;
results.chromium = await page.evaluate(script);
await browser.close();
server.kill();

console.log(`\n${"".padEnd(36)}${["native", "Node", "Chromium"].map((name) => name.padStart(20)).join("")}`);
for (const [key, what] of [["assess", "assess the clinic, warm"], ["text", "the same, JSON text to JSON text"], ["load", "load all rules"]]) {
  const cells = Object.values(results).map((found) => `${found[key].toFixed(0)} µs (${(found[key] / results.native[key]).toFixed(2)}x)`);
  console.log(what.padEnd(36) + cells.map((cell) => cell.padStart(20)).join(""));
}
writeFileSync(`${RESULTS}/engine.json`, `${JSON.stringify(results, null, 2)}\n`);
// An object in and an object out are what JSON text in and out are natively: that is what the native time is held against.
const worst = Math.max(results.node.assess, results.chromium.assess) / results.native.text;
console.log(`\nWebAssembly against native: at most ${worst.toFixed(2)}x, promised ${PROMISE}x\n`);
process.exitCode = worst > PROMISE ? 1 : 0;
