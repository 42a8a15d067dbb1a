// De pagina voor een adres dat er niet is: een zoekveld, en pagina's waarvan de woorden op het adres
// lijken. Het adres blijft in de browser; het dient alleen als zoekvraag en komt als tekst in het veld.
(() => {
const ZOEKEN = new URL("zoeken.js", document.currentScript.src);
const PAGEFIND = new URL("../../pagefind/pagefind.js", document.currentScript.src);
const HOOGSTENS = 5;

/** De woorden van het laatste stuk van een adres waar woorden in staan. */
function woordenVan(pad) {
  let tekst;
  try { tekst = decodeURIComponent(pad); } catch { return []; }
  const stukken = tekst.replace(/\.\w+$/, "").split("/").reverse();
  const woorden = stukken.map((stuk) => stuk.match(/\p{L}{3,}/gu) ?? []);
  return (woorden.find((gevonden) => gevonden.length) ?? []).slice(0, 8);
}

/** Eerst pagina's met alle woorden samen; anders die met een ervan, het langste woord eerst. */
async function lijktOp(woorden) {
  await import(ZOEKEN.href); // staat de zoekmachine haar werker toe
  const pagefind = await import(PAGEFIND.href);
  await pagefind.init();
  const vragen = [woorden.join(" "), ...[...woorden].sort((a, b) => b.length - a.length)];
  for (const vraag of vragen) {
    const { results } = await pagefind.search(vraag);
    if (results.length) return Promise.all(results.slice(0, HOOGSTENS).map((treffer) => treffer.data()));
  }
  return [];
}

function regel(pagina) {
  const adres = new URL(pagina.url, location.href);
  if (adres.origin !== location.origin) return [];
  const link = Object.assign(document.createElement("a"), { href: adres.href });
  link.textContent = pagina.meta?.title ?? adres.pathname;
  const soort = pagina.filters?.soort?.[0];
  const item = document.createElement("li");
  item.append(link, ...(soort && soort !== "Pagina" ? [`, ${soort[0].toLowerCase()}${soort.slice(1)}`] : []));
  return [item];
}

async function toonMisschien(deel, woorden) {
  if (!woorden.length) return;
  try {
    const regels = (await lijktOp(woorden)).flatMap(regel);
    deel.querySelector("ul").replaceChildren(...regels);
    deel.hidden = !regels.length;
  } catch { /* zonder zoekindex blijven het veld en de lijst van A tot Z over */ }
}

const formulier = document.querySelector("[data-sb-verder]");
const veld = formulier.querySelector("input");
const woorden = woordenVan(location.pathname);
veld.value = woorden.join(" ");
formulier.addEventListener("submit", (e) => {
  e.preventDefault();
  import(ZOEKEN.href).then((m) => m.openZoekvenster(veld, veld.value));
});
toonMisschien(document.querySelector("[data-sb-misschien]"), woorden);
})();
