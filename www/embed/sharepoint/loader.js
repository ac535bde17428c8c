// What a web part's render() does: fetch its one script, pinned by its digest from pkg.json, and put the element into its zone.
const { part, integrity } = document.currentScript.dataset;
const script = document.createElement("script");
script.src = part;
script.integrity = integrity;
script.crossOrigin = "anonymous";
script.onload = () => document.querySelector(".ControlZone").append(document.createElement("notice-clock"));
script.onerror = () => (document.querySelector(".ControlZone").textContent = "The web part could not be loaded.");
document.head.append(script);
