// Maakt een agendabestand volgens RFC 5545: regels eindigen op CRLF en zijn hooguit 75 bytes lang.
(() => {
const MAAT = 75;
// Om negen uur 's ochtends, gerekend vanaf het begin van de dag zelf.
const HERINNERINGEN = { dag: "-PT15H", week: "-P6DT15H" };

const codeer = new TextEncoder();

// Deel 3.3.11: in tekst krijgen deze tekens een schuine streep; een nieuwe regel wordt \n. Stuurtekens horen er niet in.
const ontsnap = (tekst) => tekst
  .replace(/[\\;,]/g, (teken) => `\\${teken}`)
  .replace(/\r\n|\r|\n/g, "\\n")
  .replace(/[\x00-\x08\x0b-\x1f\x7f]/g, "");

// Deel 3.1: lange regels gaan verder op een regel die met een spatie begint. Nooit midden in een teken.
function vouw(regel) {
  const delen = [""];
  let bytes = 0;
  for (const teken of regel) {
    const lengte = codeer.encode(teken).length;
    if (bytes + lengte > MAAT) {
      delen.push("");
      bytes = 1; // de spatie aan het begin
    }
    delen[delen.length - 1] += teken;
    bytes += lengte;
  }
  return delen.join("\r\n ");
}

// Een willekeurig kenmerk: het zegt niets over de afspraak of de lezer.
function kenmerk() {
  const getallen = crypto.getRandomValues(new Uint8Array(16));
  return `${[...getallen].map((getal) => getal.toString(16).padStart(2, "0")).join("")}@spoorboek`;
}

const kaal = (dag) => dag.replaceAll("-", "");

function alarm(titel, herinnering) {
  const trigger = HERINNERINGEN[herinnering];
  if (!trigger) return [];
  return ["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${ontsnap(titel)}`, `TRIGGER:${trigger}`, "END:VALARM"];
}

function afspraak({ dag, titel }, stempel, herinnering) {
  return [
    "BEGIN:VEVENT",
    `UID:${kenmerk()}`,
    `DTSTAMP:${stempel}`,
    `DTSTART;VALUE=DATE:${kaal(dag)}`,
    `SUMMARY:${ontsnap(titel)}`,
    "CLASS:PRIVATE",
    "TRANSP:TRANSPARENT",
    ...alarm(titel, herinnering),
    "END:VEVENT",
  ];
}

// `afspraken` is een lijst van { dag: "jjjj-mm-dd", titel }.
function agenda(afspraken, herinnering = "", nu = new Date()) {
  const stempel = nu.toISOString().replace(/[-:]|\.\d+/g, "");
  const regels = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Spoorboek//Datumhulp//NL",
    "CALSCALE:GREGORIAN",
    ...afspraken.flatMap((een) => afspraak(een, stempel, herinnering)),
    "END:VCALENDAR",
  ];
  return regels.map((regel) => `${vouw(regel)}\r\n`).join("");
}

globalThis.spoorboek ??= {};
globalThis.spoorboek.tijdlijn = { ...globalThis.spoorboek.tijdlijn, agenda };
})();
