// Wat er op dit apparaat staat: alles wat deze site in de browser bewaart, en één knop die het wist.
// De site herkent het aan het begin van de naam; wat van anderen is, blijft liggen.
(() => {
const EIGEN = "spoorboek-";
const NAMEN = {
  "spoorboek-kleuren": "Je keuze voor lichte of donkere kleuren",
  "spoorboek-geen-zoektoets": "Je keuze om de sneltoets voor zoeken uit te zetten",
};
const { VOORVOEGSEL, ontleed } = globalThis.spoorboek.bewaren;

function bewaard() {
  try {
    return Object.keys(localStorage).filter((naam) => naam.startsWith(EIGEN)).sort()
      .map((naam) => [naam, localStorage.getItem(naam) ?? ""]);
  } catch { return []; }
}

function element(soort, tekst) {
  const nieuw = document.createElement(soort);
  nieuw.textContent = tekst;
  return nieuw;
}

function opDag(dag) {
  const datum = new Date(`${dag}T12:00`);
  return Number.isNaN(datum.getTime()) ? "" : ` (${new Intl.DateTimeFormat("nl-NL", { dateStyle: "long" }).format(datum)})`;
}

function geschreven(rijen) {
  const vak = document.createElement("details");
  const lijst = document.createElement("dl");
  vak.className = "sb-open";
  lijst.append(...rijen.flatMap(({ vraag, waarde }) => [element("dt", vraag), element("dd", waarde)]));
  vak.append(element("summary", "Lees wat er staat"), lijst);
  return vak;
}

function regel([naam, tekst]) {
  const li = document.createElement("li");
  if (!naam.startsWith(VOORVOEGSEL)) {
    li.append(element("strong", Object.hasOwn(NAMEN, naam) ? NAMEN[naam] : naam));
    return li;
  }
  const { titel, dag, velden, eerder } = ontleed(tekst);
  li.append(element("strong", (titel || naam.slice(VOORVOEGSEL.length)) + opDag(dag)));
  const rijen = [...velden, ...eerder];
  if (rijen.length) li.append(geschreven(rijen));
  else li.append(element("p", "Bewaren staat aan; er is nog niets ingevuld."));
  return li;
}

function toon(vak) {
  const alles = bewaard();
  const aantal = alles.length === 1 ? "1 ding" : `${alles.length} dingen`;
  vak.querySelector("[data-sb-bewaard-telling]").textContent =
    alles.length ? `Op dit apparaat, in deze browser, staat nu ${aantal} van deze site:` : "Op dit apparaat staat nu niets van deze site.";
  vak.querySelector("[data-sb-bewaard-lijst]").replaceChildren(...alles.map(regel));
  vak.querySelector("[data-sb-bewaard-wis]").hidden = alles.length === 0;
}

function koppel(vak) {
  const [wis, terug, melding] = ["wis", "terug", "melding"].map((naam) => vak.querySelector(`[data-sb-bewaard-${naam}]`));
  let gewist = [];
  const klaar = (tekst, ander) => { toon(vak); melding.textContent = tekst; ander.focus(); };
  wis.addEventListener("click", () => {
    gewist = bewaard();
    for (const [naam] of gewist) localStorage.removeItem(naam);
    terug.hidden = false;
    klaar("Alles is gewist. Er staat niets meer op dit apparaat.", terug);
  });
  terug.addEventListener("click", () => {
    for (const [naam, tekst] of gewist) localStorage.setItem(naam, tekst);
    terug.hidden = true;
    klaar("Alles staat er weer.", wis);
  });
  addEventListener("pagehide", () => { gewist = []; terug.hidden = true; });
  addEventListener("pageshow", () => toon(vak));
  addEventListener("storage", () => toon(vak));
  vak.hidden = false;
  toon(vak);
}

document.querySelectorAll("[data-sb-bewaard]").forEach(koppel);
})();
