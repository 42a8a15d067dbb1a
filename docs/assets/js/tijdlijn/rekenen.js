// Rekent de data van de tijdlijn uit. De regels komen uit de records: de bouw zet ze als gegevens in de
// pagina, hier staat alleen hoe ermee wordt gerekend. Dagen zijn nummers in UTC, dus zonder tijdzone of zomertijd.
(() => {
const DAG = 864e5;
const EERSTE_DAG = "first_sick_day";
const HERSTEL = "recovery";

const naarTekst = (dag) => new Date(dag * DAG).toISOString().slice(0, 10);

function dagnummer(jaar, maand, dag) {
  const tijd = new Date(0);
  tijd.setUTCFullYear(jaar, maand - 1, dag);
  return tijd.getTime() / DAG;
}

// "2026-01-05" wordt een dagnummer; wat geen bestaande dag is, wordt null.
function naarDag(tekst) {
  const delen = /^(\d{4})-(\d\d)-(\d\d)$/.exec(tekst);
  if (!delen || delen[1] === "0000") return null;
  const dag = dagnummer(Number(delen[1]), Number(delen[2]), Number(delen[3]));
  return naarTekst(dag) === tekst ? dag : null;
}

function inDelen(dag) {
  const tijd = new Date(dag * DAG);
  return { jaar: tijd.getUTCFullYear(), maand: tijd.getUTCMonth() + 1, dag: tijd.getUTCDate(), weekdag: tijd.getUTCDay() };
}

// Werkdagen

// Eerste paasdag. Bron van de rekenwijze: zie het besluit over de datumhulp.
function pasen(jaar) {
  const heel = Math.floor;
  const a = jaar % 19, b = heel(jaar / 100), c = jaar % 100, d = heel(b / 4), e = b % 4;
  const g = heel((b - heel((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = heel(c / 4), k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = heel((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dagnummer(jaar, heel(n / 31), (n % 31) + 1);
}

function isKoningsdag(delen, koningsdag) {
  if (delen.maand !== koningsdag.month) return false;
  const opZondag = inDelen(dagnummer(delen.jaar, koningsdag.month, koningsdag.day)).weekdag === 0;
  return delen.dag === (opZondag ? koningsdag.if_sunday_day : koningsdag.day);
}

function isWerkdag(dag, regels) {
  const delen = inDelen(dag);
  return delen.weekdag !== 0 && delen.weekdag !== 6
    && !regels.fixed_holidays.some(([maand, vast]) => maand === delen.maand && vast === delen.dag)
    && !regels.easter_holidays.includes(dag - pasen(delen.jaar))
    && !isKoningsdag(delen, regels.kings_day);
}

function werkdagVoor(dag, regels) {
  while (!isWerkdag(dag, regels)) dag -= 1;
  return dag;
}

function werkdagVanaf(dag, regels) {
  while (!isWerkdag(dag, regels)) dag += 1;
  return dag;
}

// Tellen

// Op volgorde; wat overlapt of aansluit, is één pauze.
function voegSamen(pauzes) {
  const samen = [];
  for (const pauze of [...pauzes].sort((a, b) => a.van - b.van || a.tot - b.tot)) {
    const vorige = samen.at(-1);
    if (vorige && pauze.van <= vorige.tot + 1) vorige.tot = Math.max(vorige.tot, pauze.tot);
    else samen.push({ ...pauze });
  }
  return samen;
}

// De dag waarop er sinds het begin zoveel dagen zijn geteld; dagen in een pauze tellen niet mee.
function teldag(begin, aantal, pauzes) {
  let dag = begin + aantal;
  for (const pauze of pauzes) {
    const van = Math.max(pauze.van, begin + 1);
    if (van <= Math.min(dag, pauze.tot)) dag += pauze.tot - van + 1;
  }
  return dag;
}

function dagenInJaren(begin, jaren) {
  const { jaar, maand, dag } = inDelen(begin);
  return dagnummer(jaar + jaren, maand, dag) - begin; // 29 februari wordt zo nodig 1 maart
}

// Een gegeven dag gaat voor. Alleen vanaf de eerste ziektedag schuiven pauzes op; vanaf een andere dag
// tellen alle dagen: dat is de vroegste uitleg.
function na(anker, aantal, gegeven) {
  const begin = gegeven.dagen[anker];
  if (begin === undefined || aantal === undefined) return null;
  return anker === EERSTE_DAG ? teldag(begin, aantal, gegeven.pauzes) : begin + aantal;
}

function laatsteDag(regel, gegeven) {
  let aantal = regel.offset_days_to ?? regel.offset_days;
  if (regel.years && gegeven.dagen[regel.anchor] !== undefined) {
    aantal = dagenInJaren(gegeven.dagen[regel.anchor], regel.years);
  }
  const dag = na(regel.anchor, aantal, gegeven);
  if (dag !== null || !regel.fallback) return dag;
  return na(regel.fallback.anchor, regel.fallback.offset_days, gegeven);
}

function eenmalig(regel, gegeven, regels) {
  const dag = laatsteDag(regel, gegeven);
  if (dag === null) return [];
  return [regel.weekend_shift === "next_working_day" ? werkdagVanaf(dag, regels) : dag];
}

function herhaald(regel, gegeven, regels) {
  const zetter = regels.milestones.find((moment) => moment.sets_anchor === regel.anchor);
  const begin = gegeven.dagen[regel.anchor] ?? (zetter ? laatsteDag(zetter.rule, gegeven) : null);
  const einde = regel.until ? na(regel.until.anchor, regel.until.offset_days, gegeven) : null;
  const dagen = [];
  if (begin === null || einde === null) return dagen;
  for (let keer = 1; ; keer += 1) {
    const dag = teldag(begin, keer * regel.every_days, gegeven.pauzes);
    if (dag > einde) return dagen;
    dagen.push(dag);
  }
}

function metPlan(dag, moment, regels) {
  const vrij = moment.is_planned && !isWerkdag(dag, regels);
  return { dag: naarTekst(dag), plan: vrij ? naarTekst(werkdagVoor(dag, regels)) : null };
}

function moment(regelrij, gegeven, regels) {
  const regel = regelrij.rule;
  const begin = na(regel.anchor, regel.offset_days_from, gegeven);
  const dagen = regel.every_days ? herhaald(regel, gegeven, regels) : eenmalig(regel, gegeven, regels);
  return {
    begin: begin === null ? null : naarTekst(begin),
    dagen: dagen.map((dag) => metPlan(dag, regelrij, regels)),
    anders: regelrij.other_counts.map((ander) =>
      naarTekst(teldag(gegeven.dagen[EERSTE_DAG], ander.offset_days, gegeven.pauzes))),
  };
}

// Invoer lezen

const zin = (tekst, waarden) => tekst.replace(/\{(\w+)\}/g, (_, naam) => waarden[naam]);

function leesDag(veld, naam, tekst, regels, bezwaren) {
  if (!tekst) return null;
  const dag = naarDag(tekst);
  const bezwaar = (woord) => { bezwaren.push({ veld, melding: zin(regels.messages[woord], { name: naam }), opnieuw: null }); return null; };
  if (dag === null) return bezwaar("unreadable");
  const jaar = inDelen(dag).jaar;
  return jaar < regels.years[0] || jaar > regels.years[1] ? bezwaar("years") : dag;
}

function leesPauze(nummer, rij, regels, bezwaren) {
  const naam = zin(regels.pause_name, { number: nummer + 1 });
  const bezwaar = (kant, woord) => {
    bezwaren.push({ veld: `pauses.${nummer}.${kant}`, melding: zin(regels.messages[woord], { name: naam }), opnieuw: null });
    return null;
  };
  if (!rij.first && !rij.last) return null;
  if (!rij.first) return bezwaar("first", "half");
  if (!rij.last) return bezwaar("last", "half");
  const van = leesDag(`pauses.${nummer}.first`, naam, rij.first, regels, bezwaren);
  const tot = leesDag(`pauses.${nummer}.last`, naam, rij.last, regels, bezwaren);
  if (van === null || tot === null) return null;
  return tot < van ? bezwaar("last", "reversed") : { nummer, naam, van, tot, soort: rij.kind };
}

function onwaarschijnlijk(dagen, pauzes, regels) {
  const bezwaren = [];
  const bezwaar = (veld, woord, name) => bezwaren.push({ veld, melding: zin(regels.messages[woord], { name }), opnieuw: null });
  const begin = dagen[EERSTE_DAG];
  const einde = teldag(begin, regels.last_offset, voegSamen(pauzes));
  for (const [veld, dag] of Object.entries(dagen)) {
    if (dag < begin) bezwaar(veld, "before", regels.fields[veld]);
    else if (dag > einde) bezwaar(veld, "after", regels.fields[veld]);
  }
  for (const pauze of pauzes) {
    if (pauze.van <= begin) bezwaar(`pauses.${pauze.nummer}.first`, "not-after-start", pauze.naam);
    else if (pauze.van > einde) bezwaar(`pauses.${pauze.nummer}.first`, "after", pauze.naam);
  }
  return bezwaren.concat(nieuweTelling(pauzes, regels));
}

// Vier weken of langer hersteld, ook over aansluitende rijen samen: dan begint de telling opnieuw.
function nieuweTelling(pauzes, regels) {
  const herstel = pauzes.filter((pauze) => pauze.soort === HERSTEL);
  const laatste = voegSamen(herstel).filter((p) => p.tot - p.van + 1 >= regels.new_count_after_days).at(-1);
  if (!laatste) return [];
  const rij = herstel.find((pauze) => pauze.tot === laatste.tot);
  const melding = zin(regels.messages.restart, { name: rij.naam, days: laatste.tot - laatste.van + 1 });
  return [{ veld: `pauses.${rij.nummer}.first`, melding, opnieuw: naarTekst(laatste.tot + 1) }];
}

function lees(formulier, regels) {
  const bezwaren = [];
  const dagen = {};
  for (const [veld, naam] of Object.entries(regels.fields)) {
    const dag = leesDag(veld, naam, formulier[veld] ?? "", regels, bezwaren);
    if (dag !== null) dagen[veld] = dag;
  }
  if (!formulier[EERSTE_DAG]) {
    bezwaren.unshift({ veld: EERSTE_DAG, melding: zin(regels.messages.missing, { name: regels.fields[EERSTE_DAG] }), opnieuw: null });
  }
  const pauzes = formulier.pauses
    .map((rij, nummer) => leesPauze(nummer, rij, regels, bezwaren)).filter((pauze) => pauze !== null);
  if (!bezwaren.length) bezwaren.push(...onwaarschijnlijk(dagen, pauzes, regels));
  return { gegeven: { dagen, pauzes: voegSamen(pauzes) }, bezwaren };
}

// Alles in één keer: bezwaren tegen wat is ingevuld, of per mijlpaal de dagen als "jjjj-mm-dd".
function bereken(formulier, regels) {
  const { gegeven, bezwaren } = lees(formulier, regels);
  if (bezwaren.length) return { bezwaren, momenten: null, pauzes: [] };
  const momenten = Object.fromEntries(regels.milestones.map((rij) => [rij.id, moment(rij, gegeven, regels)]));
  const pauzes = gegeven.pauzes.map(({ van, tot }) => ({ van: naarTekst(van), tot: naarTekst(tot), dagen: tot - van + 1 }));
  return { bezwaren, momenten, pauzes };
}

globalThis.spoorboek ??= {};
globalThis.spoorboek.tijdlijn = { ...globalThis.spoorboek.tijdlijn, bereken };
})();
