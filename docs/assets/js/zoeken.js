// Het zoekvenster. Dit script en Pagefind worden pas opgehaald als iemand wil zoeken.
import { inVasteWoorden, maakTreffer, opTitel, samen, zonderKleineWoorden } from "./zoekhulp.js";

const PAGEFIND = new URL("../../pagefind/pagefind.js", import.meta.url);
const WERKER = new URL("pagefind-worker.js", PAGEFIND);
const BEGRIPPEN = new URL("../zoekwoorden.json", import.meta.url);
const STIJL = new URL("../css/zoeken.css", import.meta.url);
const FILTERS = { soort: "Soort", rol: "Rol", fase: "Fase", kernelement: "Kernelement", sector: "Sector" };
const PER_KEER = 10;
const GEEN_TOETS = "spoorboek-geen-zoektoets";
const VENSTER = `
<div class="sb-zoekvenster__kop" role="search">
  <input class="sb-zoekvenster__veld" type="search" role="combobox" aria-label="Zoeken" aria-autocomplete="list"
    aria-expanded="false" aria-controls="sb-treffers" aria-describedby="sb-zoekuitleg" placeholder="Zoek op woord of vraag"
    autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search">
  <button type="button" class="sb-zoekvenster__sluit">Sluit</button>
</div>
<div class="sb-zoekvenster__rol">
  <details><summary>Verfijn</summary><form class="sb-zoekvenster__filters">
    <label class="toets"><input type="checkbox" data-toets> <span>Zoeken openen met de toets /</span></label>
  </form></details>
  <p class="sb-zoekvenster__stand" role="status"></p>
  <p class="sb-zoekvenster__uitleg" id="sb-zoekuitleg"></p>
  <div id="sb-treffers" role="listbox" aria-label="Treffers" hidden></div>
  <button type="button" class="sb-zoekvenster__meer" hidden>Toon meer</button>
</div>`;
// Van tekst HTML of een script maken verbiedt het inhoudsbeleid (Trusted Types); dit zijn de twee uitzonderingen.
globalThis.trustedTypes?.createPolicy("default", {
  createHTML: (tekst) => (tekst === VENSTER ? tekst : null),
  createScriptURL: (adres) => (new URL(adres, location.href).href === WERKER.href ? adres : null),
});
const LEEG = "Typ een woord of een vraag. Met de pijltjes loop je door de treffers, met Enter open je er een.";

let venster;
let pagefind;
let laden;
let wacht;
let begrippen = {};
let soorten = [];
let begrip = "";
let treffers = [];
let getoond = 0;
let beurt = 0;

const deel = (keuze) => venster.querySelector(keuze);
const veld = () => deel(".sb-zoekvenster__veld");
const opties = () => [...venster.querySelectorAll("[role=option]")];

/** Opent het venster, zo nodig met een vraag; na sluiten gaat de aandacht terug naar `knop`. */
export async function openZoekvenster(knop, vraag = "") {
  venster ??= await bouw();
  if (venster.open) return;
  venster.addEventListener("close", () => knop.focus(), { once: true });
  venster.showModal();
  const isNieuw = vraag && vraag !== veld().value;
  if (isNieuw) veld().value = vraag;
  veld().focus();
  veld().select();
  if (isNieuw && pagefind) await zoek();
  else await laadPagefind();
}

async function bouw() {
  const nieuw = document.createElement("dialog");
  nieuw.className = "sb-zoekvenster";
  nieuw.setAttribute("aria-label", "Zoeken");
  nieuw.innerHTML = VENSTER;
  await laadStijl();
  document.body.append(nieuw);
  venster = nieuw;
  meld("", LEEG);
  luister();
  return nieuw;
}

function laadStijl() {
  return new Promise((klaar) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: STIJL.href });
    link.onload = link.onerror = klaar;
    document.head.append(link);
  });
}

function luister() {
  veld().addEventListener("input", () => { clearTimeout(wacht); wacht = setTimeout(zoek, 150); });
  veld().addEventListener("keydown", toets);
  deel(".sb-zoekvenster__sluit").addEventListener("click", () => venster.close());
  deel(".sb-zoekvenster__meer").addEventListener("click", meer);
  deel("form").addEventListener("change", (e) => { if (e.target.matches("select")) zoek(); });
  deel("details").addEventListener("toggle", vulFilters);
  deel("form").addEventListener("submit", (e) => e.preventDefault());
  venster.addEventListener("click", (e) => { if (e.target === venster) venster.close(); });
  // Een treffer op de pagina waar je al bent, laadt niets: sluit dan zelf.
  deel("#sb-treffers").addEventListener("click", (e) => { if (e.target.closest("a") && !e.ctrlKey && !e.metaKey) venster.close(); });
  sneltoets(deel("[data-toets]"));
}

// Een sneltoets van één teken moet uit kunnen (WCAG 2.1.4). Alleen het uitzetten wordt bewaard.
function sneltoets(vak) {
  try { vak.checked = !localStorage.getItem(GEEN_TOETS); } catch { vak.checked = true; }
  vak.addEventListener("change", () => {
    try {
      if (vak.checked) localStorage.removeItem(GEEN_TOETS);
      else localStorage.setItem(GEEN_TOETS, "1");
    } catch { /* opslag staat uit */ }
  });
}

function meld(stand, uitleg = "") {
  deel(".sb-zoekvenster__stand").textContent = stand;
  deel(".sb-zoekvenster__uitleg").textContent = uitleg;
}

// Eén keer, hoe vaak erom gevraagd wordt; wat mislukte, mag opnieuw.
async function laadPagefind() {
  laden ??= haalPagefind();
  if (!await laden) laden = undefined;
  return pagefind;
}

async function haalPagefind() {
  meld("Zoeken wordt klaargezet…");
  try {
    const module = await import(PAGEFIND.href);
    // Een lang stuk dat een woord vaak noemt, is niet vanzelf het beste antwoord.
    await module.options({ excerptLength: 24, ranking: { termFrequency: 0.2 } });
    const [woorden] = await Promise.all([fetch(BEGRIPPEN).then((r) => r.json(), () => ({})), module.init()]);
    begrippen = woorden.begrippen ?? {};
    soorten = woorden.soorten ?? [];
    pagefind = module;
  } catch {
    meld("Zoeken lukt nu niet.", "Kijk of je verbinding hebt, of gebruik de lijst van A tot Z.");
    return false;
  }
  if (veld().value.trim()) await zoek();
  else meld("", LEEG);
  return true;
}

// De woorden om op te verfijnen worden pas opgehaald als iemand wil verfijnen.
async function vulFilters() {
  if (deel("form select")) return;
  const beschikbaar = await (await laadPagefind())?.filters() ?? {};
  if (deel("form select")) return;
  const vakken = Object.entries(FILTERS).filter(([naam]) => Object.keys(beschikbaar[naam] ?? {}).length);
  deel("form").prepend(...vakken.map(([naam, woord]) => {
    const label = document.createElement("label");
    const select = Object.assign(document.createElement("select"), { name: naam });
    select.append(new Option("Alles", ""), ...Object.keys(beschikbaar[naam]).sort((a, b) => a.localeCompare(b, "nl")).map((w) => new Option(w, w)));
    label.append(woord, select);
    return label;
  }));
}

function gekozenFilters() {
  return Object.fromEntries([...venster.querySelectorAll("select")].filter((s) => s.value).map((s) => [s.name, s.value]));
}

async function zoek() {
  const ik = ++beurt;
  clearTimeout(wacht);
  const vraag = veld().value.trim();
  const filters = gekozenFilters();
  if (!pagefind) { await laadPagefind(); return; }
  if (!vraag && !Object.keys(filters).length) { await toon([], ""); meld("", LEEG); return; }
  meld("Zoeken…");
  const kort = zonderKleineWoorden(vraag);
  begrip = inVasteWoorden(kort, begrippen);
  const vragen = begrip === kort.toLowerCase() ? [kort] : [begrip, kort];
  let antwoorden = await Promise.all(vragen.map((v) => pagefind.search(v || null, { filters })));
  if (!antwoorden.some((a) => a.results.length) && kort !== vraag) antwoorden = [await pagefind.search(vraag, { filters })];
  if (ik !== beurt) return;
  await toon(samen(antwoorden), kort === vraag && vragen.length === 1 ? "" : vragen.join(" en "));
}

async function toon(resultaten, gezochtOp) {
  treffers = resultaten;
  getoond = 0;
  deel("#sb-treffers").replaceChildren();
  veld().removeAttribute("aria-activedescendant");
  await meer();
  if (!treffers.length) meld("Niets gevonden.", "Probeer een ander of korter woord, of kies minder filters.");
  else if (gezochtOp) deel(".sb-zoekvenster__uitleg").textContent = `Gezocht op: ${gezochtOp}`;
  else deel(".sb-zoekvenster__uitleg").textContent = "";
}

async function meer() {
  const ik = beurt;
  const nieuw = await Promise.all(treffers.slice(getoond, getoond + PER_KEER).map((t) => t.data()));
  if (ik !== beurt) return;
  getoond += nieuw.length;
  const lijst = deel("#sb-treffers");
  const wortel = new URL("../../", import.meta.url).pathname;
  opTitel(nieuw, begrip).forEach((data) => groep(lijst, data.filters?.soort?.[0] ?? "Pagina").append(maakTreffer(data, wortel)));
  opties().forEach((optie, i) => { optie.id = `sb-treffer-${i}`; });
  lijst.hidden = getoond === 0;
  veld().setAttribute("aria-expanded", String(getoond > 0));
  deel(".sb-zoekvenster__meer").hidden = getoond >= treffers.length;
  const aantal = treffers.length === 1 ? "1 treffer" : `${treffers.length} treffers`;
  deel(".sb-zoekvenster__stand").textContent = getoond < treffers.length ? `${aantal}, de eerste ${getoond} staan hier` : aantal;
}

function groep(lijst, soort) {
  const bestaand = [...lijst.children].find((g) => g.dataset.soort === soort);
  if (bestaand) return bestaand;
  const nieuw = document.createElement("div");
  const kop = document.createElement("div");
  nieuw.setAttribute("role", "group");
  nieuw.dataset.soort = soort;
  kop.className = "sb-zoekvenster__groep";
  kop.id = `sb-groep-${lijst.children.length}`;
  kop.setAttribute("role", "presentation");
  kop.textContent = soort;
  nieuw.setAttribute("aria-labelledby", kop.id);
  nieuw.append(kop);
  // Uitleg, vragen en adviezen eerst, bronnen daarna; wat onbekend is, komt achteraan.
  const plaats = (s) => (soorten.includes(s) ? soorten.indexOf(s) : soorten.length);
  lijst.insertBefore(nieuw, [...lijst.children].find((g) => plaats(g.dataset.soort) > plaats(soort)) ?? null);
  return nieuw;
}

function toets(e) {
  const alle = opties();
  const nu = alle.findIndex((o) => o.getAttribute("aria-selected") === "true");
  const doel = { ArrowDown: nu + 1, ArrowUp: nu < 0 ? alle.length - 1 : nu - 1 }[e.key];
  if (doel !== undefined && alle.length) {
    e.preventDefault();
    kies(alle, (doel + alle.length) % alle.length);
  } else if (e.key === "Enter" && alle.length) {
    e.preventDefault();
    alle[Math.max(nu, 0)].click();
  } else if (e.key === "Escape") {
    // Een zoekveld wist zichzelf bij Escape; hier sluit het venster.
    e.preventDefault();
    venster.close();
  }
}

function kies(alle, nummer) {
  alle.forEach((optie, i) => optie.setAttribute("aria-selected", String(i === nummer)));
  veld().setAttribute("aria-activedescendant", alle[nummer].id);
  alle[nummer].scrollIntoView({ block: "nearest" });
}
