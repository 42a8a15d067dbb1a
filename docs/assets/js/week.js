// Van een week naar de fase waarin die valt. Het getal blijft in het veld: het wordt niet bewaard,
// niet verstuurd en komt niet in het adres; daar staan alleen de rol en de fase.
(() => {
const LAATSTE_WEEK = 104;

function halteVan(week, haltes) {
  return haltes.find((halte) => Number(halte.dataset.van) <= week && week <= Number(halte.dataset.tot));
}

function weekveld(formulier) {
  const haltes = [...document.querySelectorAll(".sb-fasen a[data-van]")];
  const veld = formulier.querySelector("input");
  const melding = formulier.querySelector("[data-sb-week-melding]");
  formulier.addEventListener("submit", (e) => {
    e.preventDefault();
    const week = Number(veld.value);
    const halte = Number.isInteger(week) ? halteVan(week, haltes) : undefined;
    if (halte) {
      melding.textContent = "";
      location.assign(halte.href);
      return;
    }
    melding.textContent = week > LAATSTE_WEEK
      ? "Na week 104 kies je op de lijn voor Daarna."
      : "Vul een heel getal in van 1 tot en met 104.";
    veld.focus();
  });
  formulier.hidden = false;
}

document.querySelectorAll("form[data-sb-week]").forEach(weekveld);
})();
