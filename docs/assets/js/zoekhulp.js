// Hulp bij zoeken: een vraag in gewone taal en een treffer die veilig in de pagina komt.

// Pagefind zoekt eerst pagina's met álle woorden. Kleine woorden uit een vraag staan dan in de weg.
const KLEIN = new Set((
  "aan al als alle bij dan dat de deze die dit door een en er haar heb hebben heeft hem het hij hoe hun ik in is " +
  "je jij jou jouw kan kunnen mag me men met mij mijn moet moeten mogen na naar niet nog nu of om omdat ons onze ook op " +
  "over te ten ter tot u uit uw van vanaf veel voor waar waarom wanneer want wat we welke wel wie wij wil word worden " +
  "wordt ze zich zij zijn zo zou zonder zal"
).split(" "));

/** De vraag zonder kleine woorden; de hele vraag als er anders niets overblijft. */
export function zonderKleineWoorden(vraag) {
  const kaal = vraag.replace(/[?!]+/g, " ").trim();
  const woorden = kaal.split(/\s+/);
  // Tussen aanhalingstekens zoekt Pagefind letterlijk: daar valt niets weg.
  if (kaal.includes('"') || woorden.length < 2) return kaal;
  const over = woorden.filter((woord) => !KLEIN.has(woord.toLowerCase().replace(/[.,;:]$/, "")));
  return over.length ? over.join(" ") : kaal;
}

/** De vraag met andere schrijfwijzen omgezet in het begrip zelf: "2e spoor" wordt "tweede spoor". */
export function inVasteWoorden(vraag, begrippen) {
  const spellingen = Object.keys(begrippen).sort((a, b) => b.length - a.length);
  const klein = ` ${vraag.toLowerCase().split(/\s+/).join(" ")} `;
  return spellingen.reduce((tekst, s) => tekst.replaceAll(` ${s} `, ` ${begrippen[s]} `), klein).trim();
}

/** Uitslagen samen: wat in beide hoog staat, staat bovenaan; de eerste telt dubbel. */
export function samen(uitslagen) {
  const punten = new Map();
  for (const [nummer, { results }] of uitslagen.entries()) {
    const gewicht = nummer === 0 ? 2 : 1;
    // Plaatsen tellen, geen scores: die zijn tussen twee vragen niet te vergelijken.
    for (const [plaats, treffer] of results.entries()) {
      const eerder = punten.get(treffer.id)?.punt ?? 0;
      punten.set(treffer.id, { treffer, punt: eerder + gewicht / (plaats + 5) });
    }
  }
  return [...punten.values()].sort((a, b) => b.punt - a.punt).map(({ treffer }) => treffer);
}

/** Wie precies zo heet als de vraag, komt vooraan. */
export function opTitel(pagina, vraag) {
  const heet = (data) => (data.meta?.title ?? "").toLowerCase() === vraag.toLowerCase();
  return [...pagina.filter(heet), ...pagina.filter((data) => !heet(data))];
}

/** Een fragment van Pagefind: tekst, <mark> om wat gevonden is, en < en > als &lt; en &gt;. Er wordt geen HTML van gemaakt. */
function fragment(gemarkeerd) {
  const span = document.createElement("span");
  gemarkeerd.split(/<\/?mark>/).forEach((stuk, nummer) => {
    const doel = nummer % 2 ? span.appendChild(document.createElement("mark")) : span;
    doel.append(stuk.replaceAll("&lt;", "<").replaceAll("&gt;", ">"));
  });
  return span;
}

function veiligAdres(adres) {
  const url = new URL(adres, location.href);
  return url.origin === location.origin ? url : new URL(location.href);
}

/** Een treffer als keuze in de lijst: titel, plaats in de site en fragment. */
export function maakTreffer(data, wortel) {
  const adres = veiligAdres(data.url);
  const optie = document.createElement("a");
  const titel = document.createElement("strong");
  const pad = document.createElement("small");
  optie.href = adres.href;
  optie.tabIndex = -1;
  optie.setAttribute("role", "option");
  optie.setAttribute("aria-selected", "false");
  titel.textContent = data.meta?.title ?? adres.pathname;
  pad.textContent = decodeURI(adres.pathname).replace(wortel, "").replace(/(index\.html|\/)$/, "") || "startpagina";
  optie.append(titel, pad, fragment(data.excerpt ?? ""));
  return optie;
}
