// Citeren: knoppen om een vermelding te kopiëren of als bestand te bewaren. Zonder script is de
// tekst te selecteren. Het bestand wordt in de browser gemaakt; er gaat niets naar buiten.
(() => {
const WOORDEN = {
  nl: {
    kopieer: (vorm) => `Kopieer ${vorm}`, bewaar: (soort) => `Bewaar als .${soort}`,
    gekopieerd: (vorm) => `${vorm} is gekopieerd.`,
    geselecteerd: "Kopiëren kan hier niet vanzelf. De tekst is geselecteerd: kopieer hem zelf.",
    bewaard: "Het bestand staat bij je downloads.",
  },
  en: {
    kopieer: (vorm) => `Copy ${vorm}`, bewaar: (soort) => `Save as .${soort}`,
    gekopieerd: (vorm) => `${vorm} has been copied.`,
    geselecteerd: "Copying does not work here. The text is selected: copy it yourself.",
    bewaard: "The file is among your downloads.",
  },
};

function selecteer(plek) {
  const deel = document.createRange();
  deel.selectNodeContents(plek);
  getSelection().removeAllRanges();
  getSelection().addRange(deel);
}

// Vanuit een bestand op schijf, of in een oude browser, is er geen klembord: dan de oude weg.
async function gekopieerd(plek) {
  try {
    await navigator.clipboard.writeText(plek.textContent);
    return true;
  } catch {
    selecteer(plek);
    return document.execCommand("copy");
  }
}

function bewaar(naam, tekst) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([tekst], { type: "text/plain;charset=utf-8" }));
  link.download = naam;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function knop(tekst, doe) {
  const nieuw = document.createElement("button");
  nieuw.type = "button";
  nieuw.className = "sb-knop";
  nieuw.textContent = tekst;
  nieuw.addEventListener("click", doe);
  return nieuw;
}

function knoppen(blok, plek, woorden) {
  const { vorm, soort } = plek.dataset;
  const rij = document.createElement("p");
  const melding = document.createElement("span");
  rij.className = "sb-knoppen sb-nietprint";
  melding.setAttribute("role", "status");
  rij.append(knop(woorden.kopieer(vorm), async () => {
    melding.textContent = await gekopieerd(plek) ? woorden.gekopieerd(vorm) : woorden.geselecteerd;
  }));
  if (soort) {
    rij.append(" ", knop(woorden.bewaar(soort), () => {
      bewaar(`${blok.dataset.sbCiteer}.${soort}`, `${plek.textContent}\n`);
      melding.textContent = woorden.bewaard;
    }));
  }
  rij.append(" ", melding);
  plek.after(rij);
}

function koppel(blok) {
  const woorden = WOORDEN[blok.closest("[lang]").lang] ?? WOORDEN.nl;
  for (const plek of blok.querySelectorAll("[data-vorm]")) knoppen(blok, plek, woorden);
}

document.querySelectorAll("[data-sb-citeer]").forEach(koppel);
})();
