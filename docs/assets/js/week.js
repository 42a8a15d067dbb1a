// Van een week naar de fase waarin die valt. Het getal blijft in het veld: het wordt niet bewaard,
// niet verstuurd en komt niet in het adres; daar staan alleen de rol en de fase.
(() => {
function halteVan(week, haltes) {
  return haltes.find((halte) => Number(halte.dataset.van) <= week && week <= Number(halte.dataset.tot));
}

function weekveld(formulier) {
  const haltes = [...document.querySelectorAll(".sb-fasen a[data-van]")];
  const veld = formulier.querySelector("input");
  const laatste = Number(veld.max);
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
    melding.textContent = week > laatste
      ? `Na week ${laatste} kies je zelf een fase op de lijn.`
      : `Vul een heel getal in van 1 tot en met ${laatste}.`;
    veld.focus();
  });
  formulier.hidden = false;
}

document.querySelectorAll("form[data-sb-week]").forEach(weekveld);
})();
