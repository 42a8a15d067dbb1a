// Voortgang bij de modules: wat de lezer zelf bewaarde op dit apparaat, en anders niets.
(() => {
const { VOORVOEGSEL, ontleed } = globalThis.spoorboek.bewaren;
const GEDAAN = "gedaan";
const BEGONNEN = "begonnen";

function stand(sleutel) {
  let tekst;
  try { tekst = localStorage.getItem(VOORVOEGSEL + sleutel); } catch { return ""; }
  if (tekst === null) return "";
  return ontleed(tekst).velden.some(({ naam }) => naam === "gedaan") ? GEDAAN : BEGONNEN;
}

function toon() {
  const standen = new Map();
  for (const plek of document.querySelectorAll("[data-sb-voortgang]")) {
    const nu = stand(plek.dataset.sbVoortgang);
    standen.set(plek.dataset.sbVoortgang, nu);
    plek.textContent = nu;
    plek.hidden = !nu;
  }
  const gedaan = [...standen.values()].filter((nu) => nu === GEDAAN).length;
  for (const regel of document.querySelectorAll("[data-sb-voortgang-lijn]")) {
    regel.hidden = [...standen.values()].every((nu) => !nu);
    regel.querySelector("[data-sb-voortgang-telling]").textContent = `Op dit apparaat bewaard: ${gedaan} van ${standen.size} modules gedaan.`;
  }
}

toon();
// Ook na "terug" of na wissen in een ander venster klopt wat er staat.
addEventListener("pageshow", toon);
addEventListener("storage", toon);
})();
