(() => {
let gekozen = null;
try { gekozen = localStorage.getItem("spoorboek-kleuren"); } catch { /* opslag staat uit: dan volgt de pagina het systeem */ }
if (gekozen !== "default" && gekozen !== "slate") {
  gekozen = matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
}
document.body.dataset.mdColorScheme = gekozen;
document.documentElement.className = "js";
})();