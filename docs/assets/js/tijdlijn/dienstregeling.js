// Zet de uitgerekende data in de dienstregeling en op de spoorkaart, en haalt ze er weer uit.
(() => {
const opmaak = (keuzes) => {
  const vorm = new Intl.DateTimeFormat("nl-NL", { timeZone: "UTC", ...keuzes });
  return (dag) => vorm.format(new Date(`${dag}T00:00:00Z`)).replaceAll(".", "");
};
const lang = opmaak({ weekday: "short", day: "numeric", month: "short", year: "numeric" });
const kort = opmaak({ day: "numeric", month: "short", year: "numeric" });

function element(naam, tekst, eigenschappen = {}) {
  return Object.assign(document.createElement(naam), { textContent: tekst, ...eigenschappen });
}

function tijd(dag) {
  return element("time", lang(dag), { dateTime: dag });
}

function klein(...delen) {
  const regel = document.createElement("small");
  regel.append(...delen);
  return regel;
}

const planregel = (dag) => (dag.plan ? [klein("regel het op of vóór ", tijd(dag.plan))] : []);

// Zonder de dag waar de regel van uitgaat, geldt het einde van een week.
function zonderAnker(regel, invoer, regels) {
  const { anchor, fallback } = regel.rule;
  if (!fallback || invoer[anchor]) return [];
  return [klein(`hier einde week ${fallback.week}: ${regels.fields[anchor].toLowerCase()} is niet ingevuld`)];
}

function eigenDag(regel, invoer) {
  const dag = regel.sets_anchor === "first_sick_day" ? "" : invoer[regel.sets_anchor];
  return dag ? [klein("jouw datum: ", tijd(dag))] : [];
}

// Wat onder de datum staat: de week, het begin, de werkdag ervoor, de eigen datum, een andere telling.
function bijDatum(moment, regel, woorden, invoer, regels) {
  const [dag] = moment.dagen;
  return [
    klein(woorden),
    ...zonderAnker(regel, invoer, regels),
    ...(moment.begin && moment.begin !== dag.dag ? [klein("vanaf ", tijd(moment.begin))] : []),
    ...planregel(dag),
    ...eigenDag(regel, invoer),
    ...regel.other_counts.map((ander, i) => klein(`${ander.according_to}: `, tijd(moment.anders[i]))),
  ];
}

// Wat alleen soms geldt, begint met wanneer; de datum staat daaronder.
function voorwaardelijk(moment, regel, woorden) {
  const [dag] = moment.dagen;
  return [woorden, klein(`${regel.rule.condition}; dan uiterlijk `, tijd(dag.dag))];
}

function herhaald(moment, woorden) {
  const lijst = document.createElement("ul");
  lijst.className = "sb-reeks";
  for (const dag of moment.dagen) {
    const punt = document.createElement("li");
    punt.append(tijd(dag.dag), ...(dag.plan ? [klein(" (plan ", tijd(dag.plan), ")")] : []));
    lijst.append(punt);
  }
  return { cel: [woorden, klein(`${moment.dagen.length} keer`)], lijst };
}

// Hoe de cellen waren, om ze zo terug te zetten.
const zoals = new WeakMap();

function vulRij(rij, regel, moment, invoer, regels) {
  if (!moment.dagen.length) return;
  const cel = rij.querySelector(".wanneer");
  if (!zoals.has(cel)) zoals.set(cel, [...cel.childNodes]);
  const woorden = zoals.get(cel)[0].textContent.trim();
  if (regel.rule.every_days) {
    const { cel: inhoud, lijst } = herhaald(moment, woorden);
    cel.replaceChildren(...inhoud);
    rij.querySelector("[data-reeks]").replaceChildren(lijst);
  } else if (regel.rule.condition) {
    cel.replaceChildren(...voorwaardelijk(moment, regel, woorden));
  } else {
    cel.replaceChildren(tijd(moment.dagen[0].dag), ...bijDatum(moment, regel, woorden, invoer, regels));
  }
}

function leegRij(rij) {
  const cel = rij.querySelector(".wanneer");
  if (zoals.has(cel)) cel.replaceChildren(...zoals.get(cel));
  rij.querySelector("[data-reeks]")?.replaceChildren();
}

function rijVan(regel) {
  const rij = document.getElementById(regel.id);
  return rij?.querySelector(".wanneer") ? rij : null;
}

const opKaart = (regel) => document.querySelectorAll(`[data-halte="${CSS.escape(regel.id)}"]`);

function vulKaart(regel, moment) {
  const dag = moment.dagen.length === 1 ? moment.dagen[0].dag : "";
  for (const tekst of opKaart(regel)) {
    tekst.textContent = dag && (moment.begin ? `t/m ${kort(dag)}` : kort(dag));
  }
}

// `invoer` heeft per ankerdag wat de lezer invulde.
function toon(uitkomst, regels, invoer) {
  for (const regel of regels.milestones) {
    const rij = rijVan(regel);
    if (rij) {
      leegRij(rij);
      vulRij(rij, regel, uitkomst.momenten[regel.id], invoer, regels);
    }
    vulKaart(regel, uitkomst.momenten[regel.id]);
  }
}

function wis(regels) {
  for (const regel of regels.milestones) {
    const rij = rijVan(regel);
    if (rij) leegRij(rij);
    for (const tekst of opKaart(regel)) tekst.textContent = "";
  }
}

globalThis.spoorboek ??= {};
globalThis.spoorboek.tijdlijn = { ...globalThis.spoorboek.tijdlijn, toon, wis, lang };
})();
