// De schil: kleuren wisselen, printen en het zoekvenster openen. Al het andere doet CSS of een onderdeel zelf.
(() => {
const BASIS = document.currentScript.src;
const KLEUREN = "spoorboek-kleuren";
const GEEN_TOETS = "spoorboek-geen-zoektoets";

function bewaard(naam) {
  try { return localStorage.getItem(naam); } catch { return null; }
}

function kleurknop(knop) {
  const toon = (schema) => {
    document.body.dataset.mdColorScheme = schema;
    const naam = schema === "slate" ? knop.dataset.naarDefault : knop.dataset.naarSlate;
    knop.setAttribute("aria-label", naam);
    knop.title = naam;
  };
  toon(document.body.dataset.mdColorScheme);
  knop.hidden = false;
  knop.addEventListener("click", () => {
    const schema = document.body.dataset.mdColorScheme === "slate" ? "default" : "slate";
    toon(schema);
    // Alleen een uitdrukkelijke keuze wordt onthouden.
    try { localStorage.setItem(KLEUREN, schema); } catch { /* opslag staat uit: de keuze geldt voor deze pagina */ }
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", (e) => {
    if (!bewaard(KLEUREN)) toon(e.matches ? "slate" : "default");
  });
}

function zoekknop(knop) {
  const open = () => import(new URL("zoeken.js", BASIS).href).then((m) => m.openZoekvenster(knop));
  knop.setAttribute("role", "button");
  knop.setAttribute("aria-haspopup", "dialog");
  knop.addEventListener("click", (e) => {
    if (e.ctrlKey || e.metaKey || e.shiftKey) return;
    e.preventDefault();
    open();
  });
  knop.addEventListener("keydown", (e) => {
    if (e.key === " ") { e.preventDefault(); open(); }
  });
  document.addEventListener("keydown", (e) => {
    const ctrlK = e.key.toLowerCase() === "k" && (e.ctrlKey || e.metaKey) && !e.altKey;
    const inVeld = e.target.closest?.("input, textarea, select, [contenteditable]");
    const streep = e.key === "/" && !e.ctrlKey && !e.metaKey && !e.altKey && !inVeld && !bewaard(GEEN_TOETS);
    if (!(ctrlK || streep) || document.querySelector("dialog[open]")) return;
    e.preventDefault();
    open();
  });
}

// Geopend vanaf een schijf toont een map geen pagina: wijs dan de pagina zelf aan. Modules en de
// zoekindex zijn er dan niet; de zoekknop blijft de link naar de lijst van A tot Z, en heet ook zo.
function wijsPaginasAan() {
  for (const link of document.querySelectorAll("a[href]")) {
    const doel = link.getAttribute("href");
    if (/^[a-z]+:|^#/i.test(doel)) continue;
    const adres = new URL(doel, location.href);
    if (adres.pathname.endsWith("/")) adres.pathname += "index.html";
    link.setAttribute("href", adres.href);
  }
}

// Een lang zijmenu staat open waar de lezer is.
function toonPlek(menu) {
  const hier = menu.querySelector("[aria-current]")?.getBoundingClientRect();
  const kader = menu.getBoundingClientRect();
  if (hier && hier.bottom > kader.bottom) menu.scrollTop += hier.top - kader.top - kader.height / 2;
}

// Knoppen die zonder scripts niets doen, staan verborgen in de pagina.
function printknop(knop) {
  knop.hidden = false;
  knop.addEventListener("click", () => print());
}

// Op papier kun je niets openklappen. De opmaak doet dit al, waar een browser die kent.
function klapOpenVoorPapier() {
  if (CSS.supports("selector(::details-content)")) return;
  let geopend = [];
  addEventListener("beforeprint", () => {
    geopend = [...document.querySelectorAll("main details:not([open])")];
    geopend.forEach((deel) => { deel.open = true; });
  });
  addEventListener("afterprint", () => geopend.forEach((deel) => { deel.open = false; }));
}

// Wie een tabel op een smal scherm onder elkaar zet, ontneemt haar in Safari haar betekenis voor een
// schermlezer. De rollen geven die terug; in de pagina zelf mogen ze niet staan (HTML-controle).
// Een lange tabel heeft duizenden vakken: steeds een paar milliseconden, dan mag de lezer weer. De rij
// van vakken (een iterator) weet zelf waar zij was.
const ROLLEN = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TFOOT: "rowgroup", TR: "row", TD: "cell" };
const STUKJE = 5;
function geefRollen(delen) {
  const eind = performance.now() + STUKJE;
  for (const deel of delen) {
    deel.setAttribute("role", ROLLEN[deel.tagName] ?? (deel.scope === "row" ? "rowheader" : "columnheader"));
    if (performance.now() > eind) { setTimeout(geefRollen, 0, delen); return; }
  }
}

document.querySelectorAll("[data-sb-kleuren]").forEach(kleurknop);
document.querySelectorAll("[data-sb-print]").forEach(printknop);
geefRollen(document.querySelectorAll("main :is(table, thead, tbody, tfoot, tr, th, td)").values());
klapOpenVoorPapier();
addEventListener("load", () => document.querySelectorAll(".sb-zij").forEach(toonPlek));
if (location.protocol === "file:") {
  wijsPaginasAan();
  document.querySelectorAll("[data-sb-zoek] span").forEach((naam) => { naam.textContent = "Van A tot Z"; });
} else {
  document.querySelectorAll("[data-sb-zoek]").forEach(zoekknop);
}
})();
