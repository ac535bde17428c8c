import init, { Engine } from "noticeclock";
import "noticeclock/element";

// The element, and beside it the engine by itself: the module's address is given here, as the package asks for.
const clock = document.createElement("notice-clock");
document.querySelector("#here").append(clock);

await init({ module_or_path: new URL("noticeclock/noticeclock_bg.wasm", import.meta.url) });
document.body.dataset.laws = String(new Engine().laws().length);
