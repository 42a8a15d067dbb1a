// Het formulier van de datumhulp. Wat hier wordt ingevuld, blijft in het geheugen van deze pagina: niet in het
// adres, niet in een opslag, niet in een verzoek. De velden hebben daarom ook geen naam.
(() => {
const vorm = document.getElementById("datumhulp");
if (!vorm) return;
const { bereken, toon, wis, agenda, lang } = globalThis.spoorboek.tijdlijn;
const regels = JSON.parse(document.getElementById("datumhulp-regels").textContent);

const melding = document.getElementById("melding");
const opnieuw = document.getElementById("opnieuw");
const overzicht = document.getElementById("gerekend-met");
const icsKnop = document.getElementById("ics");
const blok = vorm.querySelector("[data-onderbrekingen]");
const rijen = () => [...blok.querySelectorAll("fieldset")];
const bladzijde = vorm.closest("article, main") ?? document.body;

let uitkomst = null;

// Lezen

const waarde = (veld) => (veld.validity.badInput ? "?" : veld.value);

function ingevuld() {
  const formulier = { pauses: rijen().map(leesRij) };
  for (const veld of vorm.querySelectorAll("[data-veld]")) formulier[veld.dataset.veld] = waarde(veld);
  return formulier;
}

function leesRij(rij) {
  const kant = (naam) => waarde(rij.querySelector(`[data-kant="${naam}"]`));
  return { first: kant("first"), last: kant("last"), kind: rij.querySelector("select").value };
}

function veldVan(naam) {
  const [, nummer, kant] = naam.split(".");
  if (kant === undefined) return vorm.querySelector(`[data-veld="${naam}"]`);
  return rijen()[Number(nummer)].querySelector(`[data-kant="${kant}"]`);
}

// Melden

function zegBezwaren(bezwaren) {
  melding.textContent = bezwaren.map((bezwaar) => bezwaar.melding).join(" ");
  bezwaren.forEach(wijsAan);
  const eerste = veldVan(bezwaren[0].veld);
  const vak = eerste.closest("details");
  if (vak) vak.open = true;
  eerste.focus();
  const nieuw = bezwaren.find((bezwaar) => bezwaar.opnieuw);
  if (nieuw) biedNieuweDagAan(nieuw.opnieuw);
}

// Voor wie kijkt staat de melding ook bij het veld; voorgelezen wordt zij een keer, uit de statusregel.
function wijsAan({ veld, melding: tekst }) {
  const vak = veldVan(veld);
  vak.setAttribute("aria-invalid", "true");
  const bij = Object.assign(document.createElement("span"), { className: "sb-veldmelding", textContent: tekst });
  bij.setAttribute("aria-hidden", "true");
  vak.after(bij);
}

function biedNieuweDagAan(dag) {
  opnieuw.querySelector("button").textContent = `Neem ${lang(dag)} als nieuwe eerste ziektedag`;
  opnieuw.querySelector("button").dataset.dag = dag;
  opnieuw.hidden = false;
}

function vergeetMeldingen() {
  melding.textContent = "";
  opnieuw.hidden = true;
  opnieuw.querySelector("button").textContent = "";
  delete opnieuw.querySelector("button").dataset.dag;
  for (const veld of vorm.querySelectorAll("[aria-invalid]")) veld.removeAttribute("aria-invalid");
  for (const bij of vorm.querySelectorAll(".sb-veldmelding")) bij.remove();
}

// Onderbrekingen

function nummer() {
  rijen().forEach((rij, i) => {
    rij.querySelector("legend").textContent = regels.pause_name.replace("{number}", String(i + 1));
    for (const veld of rij.querySelectorAll("input, select")) {
      const id = veld.id.replace(/-\d+$/, "") + (i ? `-${i + 1}` : "");
      rij.querySelector(`label[for="${veld.id}"]`).htmlFor = id;
      veld.id = id;
    }
  });
}

function nieuweRij() {
  const rij = rijen()[0].cloneNode(true);
  leegRij(rij);
  blok.append(rij);
  // Eerst een eigen nummer: twee velden met hetzelfde kenmerk mogen niet, ook niet even.
  nummer();
  rij.querySelector("select").focus();
}

function leegRij(rij) {
  rij.querySelector("select").selectedIndex = 0;
  for (const veld of rij.querySelectorAll("input")) {
    veld.value = "";
    veld.removeAttribute("aria-invalid");
  }
  for (const bij of rij.querySelectorAll(".sb-veldmelding")) bij.remove();
}

function haalWeg(rij) {
  if (rijen().length === 1) {
    leegRij(rij);
    rij.querySelector("select").focus();
    return;
  }
  const buur = rij.nextElementSibling ?? rij.previousElementSibling;
  rij.remove();
  nummer();
  buur.querySelector("select").focus();
}

// Rekenen en tonen

function zegWaarmee(formulier) {
  const delen = Object.entries(regels.fields)
    .filter(([veld]) => formulier[veld]).map(([veld, naam]) => `${naam.toLowerCase()} ${lang(formulier[veld])}`);
  const pauzes = uitkomst.pauzes.map((p) => `${lang(p.van)} tot en met ${lang(p.tot)} (${p.dagen === 1 ? "1 dag" : `${p.dagen} dagen`})`);
  overzicht.textContent = `Gerekend met: ${delen.join("; ")}.${pauzes.length ? ` Niet meegeteld: ${pauzes.join("; ")}. ${regels.caveat}` : ""}`;
}

function reken() {
  vergeetMeldingen();
  const formulier = ingevuld();
  const nieuw = bereken(formulier, regels);
  if (nieuw.bezwaren.length) {
    wisUitkomst();
    zegBezwaren(nieuw.bezwaren);
    return;
  }
  uitkomst = nieuw;
  toon(uitkomst, regels, formulier);
  zegWaarmee(formulier);
  bladzijde.dataset.sbEigen = "";
  icsKnop.disabled = false;
  const einde = uitkomst.momenten.einde_wachttijd?.dagen[0];
  melding.textContent = `Je tijdlijn staat hieronder.${einde ? ` De laatste dag van week 104 is ${lang(einde.dag)}.` : ""}`;
}

function wisUitkomst() {
  uitkomst = null;
  wis(regels);
  overzicht.textContent = "";
  delete bladzijde.dataset.sbEigen;
  icsKnop.disabled = true;
}

function wisAlles() {
  vorm.reset();
  rijen().slice(1).forEach((rij) => rij.remove());
  nummer();
  for (const vak of vorm.querySelectorAll("details")) vak.open = false;
  vergeetMeldingen();
  wisUitkomst();
}

function begin(dag) {
  for (const veld of vorm.querySelectorAll("[data-veld]")) {
    if (veld.dataset.veld === "first_sick_day") veld.value = dag;
    else if (veld.value < dag) veld.value = "";
  }
  for (const rij of rijen()) {
    if (leesRij(rij).first >= dag) continue;
    if (rijen().length > 1) rij.remove();
    else leegRij(rij);
  }
  nummer();
  reken();
  icsKnop.focus();
}

// Agenda

function afspraken() {
  const metNaam = document.getElementById("ics-naam").checked;
  const gevonden = regels.milestones.filter((rij) => rij.in_calendar).flatMap((rij) =>
    uitkomst.momenten[rij.id].dagen.map((dag) => ({
      dag: dag.plan ?? dag.dag,
      // De afspraak staat op de werkdag ervoor; een naam zegt dan ook de laatste dag zelf.
      titel: !metNaam ? "Afspraak re-integratie" : dag.plan ? `${rij.title}: uiterlijk ${lang(dag.dag)}` : rij.title,
    })));
  // Zonder naam zijn twee afspraken op een dag niet te onderscheiden: dan is een genoeg.
  const sleutel = ({ dag, titel }) => `${dag} ${titel}`;
  const eigen = new Map(gevonden.map((een) => [sleutel(een), een]));
  return [...eigen.values()].sort((a, b) => a.dag.localeCompare(b.dag));
}

function bewaar() {
  if (!uitkomst) return;
  const tekst = agenda(afspraken(), document.getElementById("ics-herinnering").value);
  const adres = URL.createObjectURL(new Blob([tekst], { type: "text/calendar;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), { href: adres, download: "afspraken.ics" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(adres), 1000);
}

vorm.addEventListener("submit", (e) => { e.preventDefault(); reken(); });
vorm.addEventListener("input", (e) => {
  if (uitkomst && !e.target.closest("[data-agenda]")) melding.textContent = "Je hebt iets veranderd. Bereken je tijdlijn opnieuw.";
});
document.getElementById("wis").addEventListener("click", () => {
  wisAlles();
  melding.textContent = "Alles is gewist.";
  document.getElementById("ziek").focus();
});
document.getElementById("nog-een").addEventListener("click", nieuweRij);
blok.addEventListener("click", (e) => {
  const knop = e.target.closest("button");
  if (knop) haalWeg(knop.closest("fieldset"));
});
opnieuw.querySelector("button").addEventListener("click", (e) => begin(e.currentTarget.dataset.dag));
icsKnop.addEventListener("click", bewaar);

// Wie weggaat en terugkomt, vindt een leeg formulier: ook niet uit het geheugen van de browser.
addEventListener("pagehide", wisAlles);
addEventListener("pageshow", (e) => { if (e.persisted) wisAlles(); });
wisAlles();
vorm.hidden = false;
})();
