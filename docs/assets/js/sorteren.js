// Sorteren op een kolom. Zonder dit script staat de hele tabel er, in haar eigen volgorde.
// Wat leeg of niet gezien is, komt altijd onderaan. Rijen verhuizen alleen; er verdwijnt niets.

(() => {
const VERGELIJK = new Intl.Collator("nl", { numeric: true, sensitivity: "base", ignorePunctuation: true });
const WOORDEN = { ascending: "oplopend", descending: "aflopend" };

function inhoud(rij, kolom) {
  const cel = rij.cells[kolom];
  return cel.querySelector(".leeg") ? "" : cel.textContent.trim();
}

function gesorteerd(rijen, kolom, richting) {
  const teken = richting === "ascending" ? 1 : -1;
  const paren = rijen.map((rij) => [inhoud(rij, kolom), rij]);
  paren.sort(([a], [b]) => {
    if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1);
    return teken * VERGELIJK.compare(a, b);
  });
  return paren.map(([, rij]) => rij);
}

// Een getal wil je meestal eerst van groot naar klein zien.
function volgende(kop) {
  const nu = kop.getAttribute("aria-sort");
  if (nu) return nu === "ascending" ? "descending" : "ascending";
  return kop.hasAttribute("data-getal") ? "descending" : "ascending";
}

function sorteer(tabel, kop, melding) {
  const richting = volgende(kop);
  for (const ander of tabel.tHead.rows[0].cells) ander.removeAttribute("aria-sort");
  kop.setAttribute("aria-sort", richting);
  const lijf = tabel.tBodies[0];
  lijf.append(...gesorteerd([...lijf.rows], kop.cellIndex, richting));
  melding.textContent = `Gesorteerd op ${kop.dataset.naam}, ${WOORDEN[richting]}.`;
}

function begin(tabel) {
  const melding = document.createElement("p");
  melding.className = "sb-klein sb-melding";
  melding.setAttribute("role", "status");
  (tabel.closest(".sb-schuif") ?? tabel).before(melding);
  for (const kop of tabel.tHead.rows[0].cells) {
    const knop = document.createElement("button");
    kop.dataset.naam = kop.textContent.trim();
    knop.type = "button";
    knop.append(...kop.childNodes);
    knop.addEventListener("click", () => sorteer(tabel, kop, melding));
    kop.append(knop);
  }
}

for (const tabel of document.querySelectorAll("table[data-sb-sorteren]")) {
  if (!tabel.dataset.sbSorteren) { tabel.dataset.sbSorteren = "aan"; begin(tabel); }
}
})();
