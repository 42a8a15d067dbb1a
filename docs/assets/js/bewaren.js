// Bewaar op dit apparaat: alleen als de lezer het aanvinkt, alleen in deze browser.
//
// Zo gebruik je het. Zet om de velden een element met data-sb-invul="<sleutel>" en data-sb-titel
// (zie velden.js) en daarbinnen, één keer, de macro keeping() uit components/keeping.html.jinja.
// Die brengt de scripts zelf mee. De sleutel is voor elke pagina een andere en blijft altijd gelijk.
//
// - Onder één sleutel, "spoorboek-invul:<sleutel>", staat een tekst in JSON:
//   { versie, titel, dag, velden: [{ naam, vraag, waarde }], eerder: [{ vraag, waarde }] }.
//   Staat die er, dan is bewaren aan; een vink weghalen haalt haar weg.
// - Wat bij geen veld meer past (andere vraag, andere keuzes, onleesbaar) blijft zichtbaar als
//   "Eerder geschreven". Wat is bewaard komt alleen als value of textContent in de pagina.
// - Na terugzetten en wissen krijgt het blad de gebeurtenis "spoorboek:gezet" (zij stijgt op).
//
// globalThis.spoorboek.bewaren:
//   VOORVOEGSEL       begin van elke sleutel
//   ontleed(tekst)    { titel, dag, velden, eerder }, wat er ook in de opslag staat
//   alsBestand(naam, tekst)  geeft de lezer een tekstbestand dat in de browser is gemaakt
(() => {
globalThis.spoorboek ??= {};
if (globalThis.spoorboek.bewaren) return;
const VOORVOEGSEL = "spoorboek-invul:";
const VERSIE = 1;
const { velden } = globalThis.spoorboek;

const isRij = (rij) => typeof rij?.vraag === "string" && typeof rij.waarde === "string";

function ontleed(tekst) {
  const onleesbaar = { titel: "", dag: "", velden: [], eerder: [{ vraag: "Dit kon niet worden teruggezet", waarde: tekst }] };
  let inhoud;
  try { inhoud = JSON.parse(tekst); } catch { return onleesbaar; }
  const { versie, titel, dag, velden: rijen, eerder } = inhoud ?? {};
  const heel = Array.isArray(rijen) && Array.isArray(eerder) && [...rijen, ...eerder].every(isRij);
  if (versie !== VERSIE || !heel) return onleesbaar;
  return { titel: String(titel ?? ""), dag: String(dag ?? ""), velden: rijen, eerder };
}

function alsBestand(naam, tekst) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([tekst], { type: "text/plain;charset=utf-8" }));
  link.download = `${naam}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function gelezen(vel) {
  try { return localStorage.getItem(vel.sleutel); } catch { return null; }
}

function geschreven(vel) {
  const rijen = velden.lees(vel.blad).filter((rij) => rij.waarde && !rij.vluchtig);
  const kaal = rijen.map(({ naam, vraag, waarde }) => ({ naam, vraag, waarde }));
  const dag = new Date().toISOString().slice(0, 10);
  const inhoud = { versie: VERSIE, titel: vel.titel, dag, velden: kaal, eerder: vel.eerder };
  try { localStorage.setItem(vel.sleutel, JSON.stringify(inhoud)); return true; } catch { return false; }
}

function verwijderd(vel) {
  try { localStorage.removeItem(vel.sleutel); } catch { /* opslag staat uit: er stond niets */ }
}

const meld = (vel, tekst) => { vel.melding.textContent = tekst; };
const meldGezet = (vel) => vel.blad.dispatchEvent(new CustomEvent("spoorboek:gezet", { bubbles: true }));

function toonEerder(vel) {
  const lijst = vel.eerderVak.querySelector("dl");
  lijst.replaceChildren(...vel.eerder.flatMap(({ vraag, waarde }) => {
    const [dt, dd] = [document.createElement("dt"), document.createElement("dd")];
    dt.textContent = vraag;
    dd.textContent = waarde;
    return [dt, dd];
  }));
  vel.eerderVak.hidden = vel.eerder.length === 0;
}

// Vult wat leeg is. Wat nergens past, of waar nu iets anders staat, komt bij "Eerder geschreven".
function vulAan(vel, rijen) {
  for (const rij of rijen) {
    const nu = velden.lees(vel.blad).find(({ naam }) => naam === rij.naam)?.waarde ?? "";
    if (nu === rij.waarde) continue;
    if (nu === "" && velden.zet(vel.blad, rij)) continue;
    if (!rij.vluchtig) vel.eerder.push({ vraag: rij.vraag, waarde: rij.waarde });
  }
  toonEerder(vel);
  meldGezet(vel);
}

function neemOver(vel) {
  const tekst = gelezen(vel);
  if (tekst === null) return false;
  const { velden: rijen, eerder } = ontleed(tekst);
  vel.eerder = [...eerder];
  vulAan(vel, rijen);
  return true;
}

function wissel(vel) {
  if (!vel.vak.checked) {
    verwijderd(vel);
    meld(vel, "Er is niets meer bewaard op dit apparaat. Wat je typte staat er nog, tot je de pagina sluit.");
    return;
  }
  neemOver(vel);
  if (geschreven(vel)) {
    meld(vel, "Dit blad wordt bewaard op dit apparaat, ook wat je hierna typt.");
  } else {
    vel.vak.checked = false;
    meld(vel, "Bewaren lukt niet: de opslag van je browser staat uit of is vol. Je kunt dit blad wel opslaan als bestand.");
  }
}

function wis(vel) {
  vel.gewist = { rijen: velden.lees(vel.blad).filter(({ waarde }) => waarde), eerder: vel.eerder, aan: vel.vak.checked };
  velden.leeg(vel.blad);
  vel.eerder = [];
  vel.vak.checked = false;
  verwijderd(vel);
  toonEerder(vel);
  meldGezet(vel);
  vel.terug.hidden = false;
  meld(vel, "Alles is gewist, ook wat op dit apparaat was bewaard.");
}

function zetTerug(vel) {
  const { rijen, eerder, aan } = vel.gewist;
  vel.eerder = [...eerder];
  vulAan(vel, rijen);
  vel.vak.checked = aan && geschreven(vel);
  vergeet(vel);
  vel.wis.focus();
  meld(vel, vel.vak.checked ? "Alles staat er weer en is weer bewaard." : "Alles staat er weer. Het is niet bewaard op dit apparaat.");
}

function vergeet(vel) {
  vel.gewist = null;
  vel.terug.hidden = true;
}

function bewaarWijziging(vel) {
  if (!vel.vak.checked) return;
  // Elders gewist en hier nog aan: dan geldt het wissen.
  if (gelezen(vel) === null) volgWissen(vel);
  else if (!geschreven(vel)) meld(vel, "Wat je nu typt, is niet bewaard: de opslag van je browser is vol. Je kunt dit blad wel opslaan als bestand.");
}

function volgWissen(vel) {
  if (!vel.vak.checked || gelezen(vel) !== null) return;
  vel.vak.checked = false;
  meld(vel, "Wat van dit blad was bewaard, is in een ander venster gewist. Er wordt niets meer bewaard.");
}

// Twee vensters met hetzelfde blad: het venster waarin wordt getypt, heeft gelijk.
function volgVenster(vel, gebeurtenis) {
  if (gebeurtenis.key !== null && gebeurtenis.key !== vel.sleutel) return;
  if (gebeurtenis.newValue === null || !vel.vak.checked) { volgWissen(vel); return; }
  const vluchtig = velden.lees(vel.blad).filter((rij) => rij.vluchtig && rij.waarde);
  velden.leeg(vel.blad);
  neemOver(vel);
  vulAan(vel, vluchtig);
}

function slaOp(vel) {
  const tekst = velden.tekst(vel.titel, velden.lees(vel.blad), vel.eerder);
  alsBestand(`spoorboek-${vel.naam.split("/").filter(Boolean).pop()}`, tekst);
  meld(vel, "Het bestand staat bij je downloads. Het is op dit apparaat gemaakt en nergens heen gestuurd.");
}

function luister(vel) {
  vel.vak.addEventListener("change", () => wissel(vel));
  vel.wis.addEventListener("click", () => wis(vel));
  vel.terug.addEventListener("click", () => zetTerug(vel));
  vel.opslaan.addEventListener("click", () => slaOp(vel));
  vel.blad.addEventListener("submit", (e) => e.preventDefault());
  vel.blad.addEventListener("input", (e) => { if (e.target.name) bewaarWijziging(vel); });
  addEventListener("storage", (e) => volgVenster(vel, e));
  addEventListener("pagehide", () => vergeet(vel));
  addEventListener("pageshow", () => volgWissen(vel));
}

function koppel(blad) {
  const paneel = blad.querySelector("[data-sb-bewaren]");
  if (!paneel) return;
  const deel = (naam) => paneel.querySelector(`[data-sb-bewaren-${naam}]`);
  const vel = {
    blad, naam: blad.dataset.sbInvul, sleutel: VOORVOEGSEL + blad.dataset.sbInvul, titel: blad.dataset.sbTitel,
    vak: deel("aan"), wis: deel("wis"), terug: deel("terug"), opslaan: deel("bestand"), melding: deel("melding"),
    eerderVak: deel("eerder"), eerder: [], gewist: null,
  };
  // Een browser die velden zelf onthoudt, bewaart iets waar niemand om vroeg.
  for (const veld of blad.querySelectorAll("input, textarea, select")) veld.autocomplete = "off";
  paneel.hidden = false;
  luister(vel);
  vel.vak.checked = neemOver(vel);
  if (vel.vak.checked) meld(vel, "Hier staat wat je eerder op dit apparaat hebt bewaard.");
}

globalThis.spoorboek.bewaren = { VOORVOEGSEL, ontleed, alsBestand };
document.querySelectorAll("[data-sb-invul]").forEach(koppel);
})();
