// Velden van een invulblad: lezen, terugzetten, leegmaken en leesbaar maken als tekst.
//
// Een invulblad is een element met data-sb-invul (de sleutel) en data-sb-titel (de naam). Wat
// daarbinnen een name heeft, hoort erbij: tekst, tekstvak, keuzelijst, aankruisvak en keuzerondje.
//   data-sb-vraag         op een veld of eromheen: wat er wordt gevraagd; anders de legend of het label
//   data-sb-deel          eromheen: het kopje waaronder het in het bestand staat
//   data-sb-niet-bewaren  op een veld: wel op papier en in het bestand, nooit in de opslag
// Gebruik geen <form>: zonder scripts zet Enter daarin alles wat is getypt in het adres.
//
// globalThis.spoorboek.velden:
//   lees(blad)       rijen { naam, vraag, waarde, deel, vluchtig }, in de volgorde van de pagina;
//                    de waarde is wat de lezer ziet: de tekst, het gekozen label of "ja"
//   past(blad, rij)  de velden waar een rij nog bij hoort: zelfde naam, zelfde vraag, keuze bestaat
//   zet(blad, rij)   zet de waarde terug; onwaar als de rij nergens meer past
//   leeg(blad)       maakt alles leeg
//   tekst(titel, rijen, eerder)  leesbare tekst voor een bestand
// Na zet en leeg van buitenaf meldt de aanroeper dat met de gebeurtenis "spoorboek:gezet" op het blad.
(() => {
globalThis.spoorboek ??= {};
if (globalThis.spoorboek.velden) return;
const AAN = "ja";

const opEenRij = (tekst) => (tekst ?? "").replace(/\s+/g, " ").trim();
const isKeuze = (veld) => veld.type === "radio" || veld.type === "checkbox";

function velden(blad) {
  return [...blad.querySelectorAll("input[name], textarea[name], select[name]")];
}

// Aankruisvakken met dezelfde naam zijn elk een vraag; keuzerondjes zijn er samen een.
function naamVan(veld) {
  return veld.type === "checkbox" && veld.value !== "on" ? `${veld.name}=${veld.value}` : veld.name;
}

const labelVan = (veld) => opEenRij(veld.labels?.[0]?.textContent) || veld.getAttribute("aria-label") || veld.value;

function vraagVan(veld) {
  const gevraagd = veld.closest("[data-sb-vraag]")?.dataset.sbVraag;
  const legend = veld.type === "radio" && veld.closest("fieldset")?.querySelector("legend")?.textContent;
  return opEenRij(gevraagd || legend || labelVan(veld));
}

function waardeVan(veld) {
  if (!isKeuze(veld)) return veld.value;
  if (!veld.checked) return "";
  return veld.type === "radio" ? labelVan(veld) : AAN;
}

function lees(blad) {
  const rijen = new Map();
  for (const veld of velden(blad)) {
    const naam = naamVan(veld);
    const rij = rijen.get(naam) ?? {
      naam,
      vraag: vraagVan(veld),
      waarde: "",
      deel: veld.closest("[data-sb-deel]")?.dataset.sbDeel ?? "",
      vluchtig: "sbNietBewaren" in veld.dataset,
      aan: veld.type === "checkbox",
    };
    rij.waarde ||= waardeVan(veld);
    rijen.set(naam, rij);
  }
  return [...rijen.values()];
}

function past(blad, rij) {
  const zelfde = velden(blad).filter((veld) => naamVan(veld) === rij.naam && vraagVan(veld) === rij.vraag);
  return zelfde.filter((veld) => {
    if (veld.type === "radio") return labelVan(veld) === rij.waarde;
    if (veld.type === "checkbox") return rij.waarde === AAN;
    return veld.tagName !== "SELECT" || [...veld.options].some((keuze) => keuze.value === rij.waarde);
  });
}

function zet(blad, rij) {
  const passend = past(blad, rij);
  for (const veld of passend) {
    if (isKeuze(veld)) veld.checked = true;
    else veld.value = rij.waarde;
  }
  return passend.length > 0;
}

function leeg(blad) {
  for (const veld of velden(blad)) {
    if (isKeuze(veld)) veld.checked = false;
    else if (veld.tagName === "SELECT") veld.selectedIndex = 0;
    else veld.value = "";
  }
}

const ingesprongen = (tekst) => (tekst.trim() || "(leeg)").split(/\r?\n/).map((regel) => `    ${regel}`);
const kop = (tekst, streep) => [tekst, streep.repeat(Math.min(tekst.length, 72))];

function regelsVan(rij) {
  if (rij.aan) return [`[${rij.waarde ? "x" : " "}] ${rij.vraag}`];
  return [rij.vraag, ...ingesprongen(rij.waarde)];
}

function tekst(titel, rijen, eerder) {
  const dag = new Intl.DateTimeFormat("nl-NL", { dateStyle: "long" }).format(new Date());
  const regels = [...kop(titel, "="), `Opgeslagen op ${dag}, met Spoorboek.`];
  let deel = "";
  for (const rij of rijen) {
    if (rij.deel !== deel) regels.push("", "", ...kop(rij.deel, "-"));
    // Vinkjes staan onder elkaar; al het andere krijgt een witregel.
    if (!rij.aan || !regels.at(-1).startsWith("[")) regels.push("");
    deel = rij.deel;
    regels.push(...regelsVan(rij));
  }
  if (eerder.length) regels.push("", "", ...kop("Eerder geschreven", "-"));
  for (const rij of eerder) regels.push("", rij.vraag, ...ingesprongen(rij.waarde));
  // Ook een oud kladblok kent deze regeleinden.
  return `${regels.join("\r\n")}\r\n`;
}

// Een schrijfvak groeit mee met de tekst, op het scherm en op papier; zie invullen.css.
function groeiMee(blad) {
  for (const vak of blad.querySelectorAll(".sb-schrijf > textarea")) {
    vak.parentElement.dataset.tekst = `${vak.value}\n`;
  }
}

for (const blad of document.querySelectorAll("[data-sb-invul]")) {
  for (const soort of ["input", "spoorboek:gezet"]) blad.addEventListener(soort, () => groeiMee(blad));
}

globalThis.spoorboek.velden = { lees, past, zet, leeg, tekst };
})();
