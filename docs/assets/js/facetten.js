// Kiezen in een lijst. Zonder dit script staat de hele lijst er gewoon.
// Binnen een vraag geldt "of", tussen vragen geldt "en". De keuze staat in het adres, dus is te delen.

(() => {
const BREED = matchMedia("(min-width: 60em)");
const ITEMS = "ul.sb-lijst > li, [data-sb-item]";

function keuze(formulier) {
  const gekozen = {};
  for (const vak of formulier.querySelectorAll("input[type=checkbox]")) {
    gekozen[vak.name] ??= new Set();
    if (vak.checked) gekozen[vak.name].add(vak.value);
  }
  return gekozen;
}

// Een item met wat het bij elke vraag is, één keer gelezen.
function gelezen(item, namen) {
  const waarden = (naam) => (item.getAttribute(`data-${naam}`) ?? "").split(" ").filter(Boolean);
  return { item, waarden: Object.fromEntries(namen.map((naam) => [naam, waarden(naam)])) };
}

function past({ waarden }, gekozen, behalve) {
  return Object.entries(gekozen).every(([naam, set]) =>
    naam === behalve || set.size === 0 || waarden[naam].some((waarde) => set.has(waarde)));
}

// Hoeveel items er bij elke keuze zouden staan: per vraag één keer langs de lijst.
function geteld(items, gekozen) {
  const aantallen = {};
  for (const naam of Object.keys(gekozen)) {
    aantallen[naam] = new Map();
    for (const een of items) {
      if (!past(een, gekozen, naam)) continue;
      for (const waarde of new Set(een.waarden[naam])) {
        aantallen[naam].set(waarde, (aantallen[naam].get(waarde) ?? 0) + 1);
      }
    }
  }
  return aantallen;
}

function telPerKeuze(formulier, items, gekozen) {
  const aantallen = geteld(items, gekozen);
  for (const vak of formulier.querySelectorAll("input[type=checkbox]")) {
    const aantal = String(aantallen[vak.name].get(vak.value) ?? 0);
    const plek = vak.closest("label")?.querySelector(".n");
    if (plek && plek.textContent !== aantal) plek.textContent = aantal;
    vak.disabled = aantal === "0" && !vak.checked;
  }
}

function naarAdres(gekozen) {
  const adres = new URL(location.href);
  for (const [naam, set] of Object.entries(gekozen)) {
    adres.searchParams.delete(naam);
    for (const waarde of set) adres.searchParams.append(naam, waarde);
  }
  if (adres.href !== location.href) history.replaceState(history.state, "", adres);
}

function uitAdres(formulier) {
  const gevraagd = new URLSearchParams(location.search);
  for (const vak of formulier.querySelectorAll("input[type=checkbox]")) {
    vak.checked = gevraagd.getAll(vak.name).includes(vak.value);
  }
}

function vouwIn(formulier) {
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  details.className = "sb-open";
  summary.textContent = formulier.getAttribute("aria-label");
  formulier.before(details);
  details.append(summary, formulier);
  return details;
}

// Naast een lijst staat de keuze open zodra er plaats is.
function volgBreedte(details) {
  const volg = () => { details.open = BREED.matches; };
  details.classList.add("sb-filter");
  volg();
  BREED.addEventListener("change", volg);
}

// Boven een brede tabel blijft de keuze dicht; dan zegt de regel zelf wat er gekozen is.
function zegKeuze(details, naam) {
  const gekozen = [...details.querySelectorAll("input:checked + span")].map((woord) => woord.textContent);
  details.querySelector("summary").textContent = [naam, gekozen.join(", ")].filter(Boolean).join(": ");
}

function lijst(blok) {
  const formulier = blok.querySelector("form.sb-facetten");
  const telling = blok.querySelector("[data-sb-telling]");
  if (!formulier) return;
  const namen = Object.keys(keuze(formulier));
  const items = [...blok.querySelectorAll(ITEMS)].map((item) => gelezen(item, namen));
  if (!items.length) return;
  const alles = telling?.textContent.trim() ?? "";

  const naam = formulier.getAttribute("aria-label");
  const details = vouwIn(formulier);
  const blijftDicht = blok.hasAttribute("data-sb-dicht");
  if (!blijftDicht) volgBreedte(details);

  const toon = () => {
    const gekozen = keuze(formulier);
    let aantal = 0;
    for (const een of items) {
      een.item.hidden = !past(een, gekozen);
      if (!een.item.hidden) aantal += 1;
    }
    for (const groep of blok.querySelectorAll("[data-sb-groep]")) {
      groep.hidden = !groep.querySelector("ul.sb-lijst > li:not([hidden])");
    }
    telPerKeuze(formulier, items, gekozen);
    if (telling) telling.textContent = aantal === items.length ? alles : `${aantal} van ${alles}`;
    if (blijftDicht) zegKeuze(details, naam);
    naarAdres(gekozen);
  };
  formulier.addEventListener("change", toon);
  formulier.addEventListener("submit", (e) => e.preventDefault());
  formulier.addEventListener("reset", () => setTimeout(toon));
  addEventListener("popstate", () => { uitAdres(formulier); toon(); });

  formulier.hidden = false;
  formulier.autocomplete = "off";
  uitAdres(formulier);
  toon();
}

// Een pagina met meer lijsten brengt dit script vaker mee: elke lijst begint één keer.
for (const blok of document.querySelectorAll("[data-sb-facetten]")) {
  if (!blok.dataset.sbFacetten) { blok.dataset.sbFacetten = "aan"; lijst(blok); }
}
})();
