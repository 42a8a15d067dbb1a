// Quiz: kies een antwoord en kijk na. Het oordeel staat er in woorden en gaat nergens heen.
// Zonder dit script staan de antwoorden in de uitklapteksten.
(() => {
const GOED = "Dat klopt. De uitleg staat hieronder.";
const NIET = "Niet dit antwoord. Wat wel klopt en waarom, staat hieronder.";
const EERST_KIEZEN = "Kies eerst een antwoord.";

const keuzes = (vraag) => [...vraag.querySelectorAll("input[type=radio]")];
const gekozen = (vraag) => keuzes(vraag).find((keuze) => keuze.checked);
const isGoed = (vraag) => gekozen(vraag)?.value === vraag.dataset.sbQuizvraag;
const meld = (vraag, tekst) => { vraag.querySelector(".sb-quizvraag__oordeel").textContent = tekst; };

function woordBij(vraag, keuze) {
  const goed = keuze.value === vraag.dataset.sbQuizvraag;
  if (keuze.checked) return goed ? "jouw keuze: goed" : "jouw keuze: niet goed";
  return goed ? "dit is het goede antwoord" : "";
}

function toonWoorden(vraag, nagekeken) {
  for (const keuze of keuzes(vraag)) {
    const woord = keuze.closest(".sb-keuze").querySelector(".sb-keuze__oordeel");
    woord.textContent = nagekeken ? woordBij(vraag, keuze) : "";
    woord.hidden = !woord.textContent;
  }
}

function vergeet(vraag) {
  delete vraag.dataset.sbNagekeken;
  toonWoorden(vraag, false);
  meld(vraag, "");
}

function kijkNa(vraag) {
  if (!gekozen(vraag)) {
    meld(vraag, EERST_KIEZEN);
    keuzes(vraag)[0].focus();
    return;
  }
  vraag.dataset.sbNagekeken = "ja";
  toonWoorden(vraag, true);
  meld(vraag, isGoed(vraag) ? GOED : NIET);
  vraag.querySelector("details").open = true;
}

function toonUitslag(quiz) {
  const nagekeken = quiz.vragen.filter((vraag) => vraag.dataset.sbNagekeken);
  const klaar = nagekeken.length === quiz.vragen.length;
  const goed = nagekeken.filter(isGoed).length;
  quiz.uitslag.hidden = nagekeken.length === 0;
  quiz.uitslag.querySelector("p").textContent = klaar ? `${goed} van ${quiz.vragen.length} goed. De uitleg kun je teruglezen.` : "";
}

function opnieuw(quiz) {
  for (const vraag of quiz.vragen) {
    vergeet(vraag);
    vraag.querySelector("details").open = false;
    for (const keuze of keuzes(vraag)) keuze.checked = false;
  }
  const [eerste] = keuzes(quiz.vragen[0]);
  // Wie bewaren aan heeft staan, bewaart nu ook dat er niets is gekozen.
  eerste.dispatchEvent(new Event("input", { bubbles: true }));
  toonUitslag(quiz);
  eerste.focus();
}

function begin(vak) {
  const quiz = { vragen: [...vak.querySelectorAll("[data-sb-quizvraag]")], uitslag: vak.querySelector("[data-sb-uitslag]") };
  for (const vraag of quiz.vragen) {
    const knop = vraag.querySelector("[data-sb-kijk-na]");
    knop.hidden = false;
    knop.addEventListener("click", () => { kijkNa(vraag); toonUitslag(quiz); });
    vraag.addEventListener("change", () => { vergeet(vraag); toonUitslag(quiz); });
  }
  quiz.uitslag.querySelector("[data-sb-opnieuw]").addEventListener("click", () => opnieuw(quiz));
  vak.closest("[data-sb-invul]")?.addEventListener("spoorboek:gezet", () => {
    quiz.vragen.forEach(vergeet);
    toonUitslag(quiz);
  });
}

document.querySelectorAll("[data-sb-quiz]").forEach(begin);
for (const deel of document.querySelectorAll("[data-sb-met-script]")) deel.hidden = false;
})();
