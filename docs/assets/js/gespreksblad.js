// Mijn gespreksblad: de aangekruiste vragen als apart blad om te printen of op te slaan.
// Is er niets aangekruist, dan komen alle vragen mee. Alles wordt in de browser gemaakt.
(() => {
const { velden, bewaren } = globalThis.spoorboek;
const LIJNEN = 3;

function element(soort, tekst, klas = "") {
  const nieuw = document.createElement(soort);
  nieuw.textContent = tekst;
  nieuw.className = klas;
  return nieuw;
}

/** Per persoon de vragen die mee gaan. */
function gekozen(blok) {
  const vakken = [...blok.querySelectorAll("[data-sb-aan] input[type=checkbox]")];
  const mee = vakken.some((vak) => vak.checked) ? vakken.filter((vak) => vak.checked) : vakken;
  const perPersoon = new Map();
  for (const vak of mee) {
    const wie = vak.closest("[data-sb-aan]").dataset.sbAan;
    perPersoon.set(wie, [...(perPersoon.get(wie) ?? []), vak.labels[0].textContent.trim()]);
  }
  return perPersoon;
}

function lijnen() {
  const plek = element("span", "", "sb-schrijf__lijnen");
  plek.append(...Array.from({ length: LIJNEN }, () => document.createElement("i")));
  return plek;
}

function blad(titel, perPersoon, eigen) {
  const vel = element("section", "", "sb-gespreksvel");
  vel.append(element("h1", "Mijn gespreksblad"), element("p", `Bij de module: ${titel}`), element("p", "Met wie en wanneer:"), lijnen());
  for (const [wie, vragen] of perPersoon) {
    vel.append(element("h2", `Aan: ${wie}`), ...vragen.flatMap((vraag) => [element("p", vraag), lijnen()]));
  }
  if (eigen) vel.append(element("h2", "Wat ik zelf wil vragen"), element("p", eigen, "sb-gespreksvel__eigen"), lijnen());
  vel.append(element("h2", "Wat we afspreken"), lijnen());
  return vel;
}

function printBlad(vel) {
  document.querySelector("article").append(vel);
  document.documentElement.classList.add("sb-alleen-gespreksblad");
  addEventListener("afterprint", () => {
    vel.remove();
    document.documentElement.classList.remove("sb-alleen-gespreksblad");
  }, { once: true });
  print();
}

function rijen(perPersoon, eigen) {
  const uit = [...perPersoon].flatMap(([wie, vragen]) => vragen.map((vraag) => ({ vraag, waarde: "", deel: `Aan: ${wie}` })));
  return eigen ? [...uit, { vraag: "Wat ik zelf wil vragen", waarde: eigen, deel: "" }] : uit;
}

function koppel(blok) {
  const { sbInvul: naam, sbTitel: titel } = blok.closest("[data-sb-invul]").dataset;
  const eigen = () => blok.querySelector("textarea")?.value.trim() ?? "";
  blok.querySelector("[data-sb-gesprek-print]").addEventListener("click", () => printBlad(blad(titel, gekozen(blok), eigen())));
  blok.querySelector("[data-sb-gesprek-bestand]").addEventListener("click", () => {
    const tekst = velden.tekst(`Mijn gespreksblad: ${titel}`, rijen(gekozen(blok), eigen()), []);
    bewaren.alsBestand(`spoorboek-gespreksblad-${naam.split("/").filter(Boolean).pop()}`, tekst);
  });
}

document.querySelectorAll("[data-sb-gesprek]").forEach(koppel);
for (const deel of document.querySelectorAll("[data-sb-met-script]")) deel.hidden = false;
})();
