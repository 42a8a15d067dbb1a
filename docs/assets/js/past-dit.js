// Past dit bij mijn situatie? Legt de keuze van een lezer naast waar elke verklaring is gezien.
// De keuze blijft in de velden: niets wordt bewaard, verstuurd of in het adres gezet.
(() => {
const GROEPEN = ["hier", "dichtbij", "deels", "niet", "onbekend"];

// Eén kenmerk: is het bij deze keuze gezien, dichtbij, niet, of is het niet vastgelegd?
function oordeel(bereik, keuze) {
  if (bereik.hier.length === 0) return "onbekend";
  if (bereik.hier.includes(keuze)) return "hier";
  return bereik.dichtbij.includes(keuze) ? "dichtbij" : "niet";
}

// Alle gekozen kenmerken samen, zonder de fase: die zegt waar iets speelt, niet waar het is onderzocht.
// Wat ergens anders is gezien, is hier niet onderzocht; is één kenmerk niet vastgelegd, dan blijft het
// bij deels. Zonder keuze is er geen groep.
function groep(bereiken, keuzes) {
  const gekozen = Object.keys(keuzes).filter((naam) => keuzes[naam] && bereiken[naam].telt);
  const oordelen = gekozen.map((naam) => oordeel(bereiken[naam], keuzes[naam]));
  if (oordelen.length === 0) return "";
  if (oordelen.includes("niet")) return "niet";
  if (oordelen.every((een) => een === "onbekend")) return "onbekend";
  if (oordelen.includes("onbekend")) return "deels";
  return oordelen.every((een) => een === "hier") ? "hier" : "dichtbij";
}

const PUNTEN = { hier: 2, dichtbij: 1, onbekend: 0, niet: -1 };

// Alleen voor de volgorde binnen een groep: wat op de meeste kenmerken past, staat vooraan.
function passend(bereiken, keuzes) {
  return Object.keys(keuzes).filter((naam) => keuzes[naam])
    .reduce((som, naam) => som + PUNTEN[oordeel(bereiken[naam], keuzes[naam])], 0);
}

const SPEELT = {
  hier: (naam, fasen) => `${naam}: speelt in deze fase (${fasen})`,
  niet: (naam, fasen) => `${naam}: speelt in een andere fase (${fasen})`,
  onbekend: (naam) => `${naam}: niet vastgelegd`,
};

const WOORDEN = {
  hier: (naam, gezien) => `${naam}: hier (${gezien})`,
  dichtbij: (naam, gezien) => `${naam}: breder of ernaast (${gezien})`,
  niet: (naam, gezien) => `${naam}: alleen ${gezien}`,
  onbekend: (naam) => `${naam}: niet vastgelegd`,
};

function redenen(rij, bereiken, keuzes) {
  return Object.keys(keuzes).filter((naam) => keuzes[naam]).map((naam) => {
    const cel = rij.querySelector(`td[data-kenmerk="${naam}"]`);
    const woorden = bereiken[naam].telt ? WOORDEN : SPEELT;
    return woorden[oordeel(bereiken[naam], keuzes[naam])](cel.dataset.kop, cel.textContent.trim());
  });
}

function regel(rij, bereiken, keuzes) {
  const item = document.createElement("li");
  const kop = document.createElement("h4");
  const reden = document.createElement("p");
  item.className = "sb-rij";
  kop.className = "sb-rij__kop";
  reden.className = "sb-klein";
  kop.append(rij.querySelector("th a").cloneNode(true));
  reden.textContent = `${redenen(rij, bereiken, keuzes).join(". ")}. `;
  reden.append(...[...rij.querySelector(".zeker").childNodes].map((knoop) => knoop.cloneNode(true)));
  item.append(kop, reden);
  return item;
}

function telling(aantallen) {
  return `${aantallen.hier} hier onderzocht, ${aantallen.dichtbij} breder of ernaast, `
    + `${aantallen.deels} deels niet vastgelegd, `
    + `${aantallen.niet} niet, van ${aantallen.onbekend} is het niet te zeggen.`;
}

function pagina(formulier) {
  const velden = [...formulier.querySelectorAll("select[data-kenmerk]")];
  const rijen = [...document.querySelectorAll("tr[data-past]")].map((rij) => [rij, JSON.parse(rij.dataset.past)]);
  const uitkomst = document.querySelector("[data-sb-past-uitkomst]");
  const melding = formulier.querySelector("[data-sb-past-melding]");

  const toon = () => {
    const keuzes = Object.fromEntries(velden.map((veld) => [veld.dataset.kenmerk, veld.value]));
    const aantallen = Object.fromEntries(GROEPEN.map((naam) => [naam, 0]));
    const lijsten = Object.fromEntries(GROEPEN.map((naam) => [naam, document.createDocumentFragment()]));
    const opVolgorde = [...rijen].sort(([, a], [, b]) => passend(b, keuzes) - passend(a, keuzes));
    for (const [rij, bereiken] of opVolgorde) {
      const naam = groep(bereiken, keuzes);
      if (!naam) continue;
      aantallen[naam] += 1;
      lijsten[naam].append(regel(rij, bereiken, keuzes));
    }
    for (const naam of GROEPEN) {
      const deel = uitkomst.querySelector(`[data-groep="${naam}"]`);
      deel.querySelector("[data-aantal]").textContent = String(aantallen[naam]);
      deel.querySelector("ul").replaceChildren(lijsten[naam]);
      deel.hidden = aantallen[naam] === 0;
    }
    const ingedeeld = Object.values(aantallen).some((aantal) => aantal > 0);
    uitkomst.hidden = !ingedeeld;
    if (ingedeeld) melding.textContent = telling(aantallen);
    else melding.textContent = velden.some((veld) => veld.value) ? "Kies nog een kenmerk. De fase alleen zegt niet waar iets is onderzocht." : "";
  };
  formulier.addEventListener("change", toon);
  formulier.addEventListener("submit", (e) => e.preventDefault());
  formulier.addEventListener("reset", () => setTimeout(toon));
  formulier.hidden = false;
  toon();
}

globalThis.spoorboek ??= {};
globalThis.spoorboek.pastDit = { groep };
document.querySelectorAll("form[data-sb-past]").forEach(pagina);
})();
