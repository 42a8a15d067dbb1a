"""Result: the fates of all mutants as a table, and what is said of those that lived."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.machine import machine, versions
from bench.report import dutch, in_a_line
from spoorboek.measurements import Measurement
from tests.mutation.journal import Fate, Outcome
from tests.mutation.mutants import Mutant
from tests.mutation.survivors import Explanation, explained

NAME = "mutants"
COLUMNS = {
    "where": "Module",
    "mutants": "Mutanten",
    "killed": "Gedood",
    "timed": "Eindigde niet",
    "survived": "Overleefd",
    "explained": "Waarvan uitgelegd",
    "score": "Score",
}
_NOTES = (
    (
        "Een mutant is één kleine fout in één functie: < wordt <=, ‘en’ wordt ‘of’, een getal wordt één hoger, een "
        "antwoord verdwijnt. Gedood is hij als een test het merkt; wat niet eindigt, telt ook als gemerkt."
    ),
    (
        "Niet veranderd zijn teksten met een spatie en teksten met een waarde erin (boodschappen: die staan letterlijk in "
        "de foute voorbeelden), typen, en wat bij het laden gebeurt: tabellen, patronen en de velden van klassen."
    ),
    (
        "Alleen de snelle tests van deze twee mappen tellen mee, van elke mutant hoogstens {most} die hem raken. Wat een "
        "andere test zou merken, staat hier als overleefd: de score is daardoor eerder te laag dan te hoog."
    ),
)


@dataclass(frozen=True)
class Tried:
    """A mutant, what became of it, and what is said of it if it lived."""

    mutant: Mutant
    fate: Fate
    said: Explanation | None

    @property
    def is_noticed(self) -> bool:
        """Whether a test failed, or never ended."""
        return self.fate in (Fate.KILLED, Fate.TIMED_OUT)


def tried(
    mutants: Iterable[Mutant],
    outcomes: Mapping[str, Outcome],
    explanations: Sequence[Explanation],
) -> list[Tried]:
    """Every mutant with its fate."""
    found = []
    for mutant in mutants:
        fate = outcomes[mutant.key].fate
        lives = fate in (Fate.SURVIVED, Fate.NOT_RUN)
        found.append(Tried(mutant, fate, explained(mutant, explanations) if lives else None))
    return found


def measured(
    found: Sequence[Tried], all_of: Mapping[str, int], most: int, command: str
) -> Measurement:
    """The table: both folders, and each module."""
    about = machine()
    modules = dict.fromkeys(one.mutant.module for one in found)
    folders = dict.fromkeys(name.partition("/")[0] for name in modules)
    rows = [
        _row(f"{name}/ (samen)", [one for one in found if one.mutant.module.startswith(f"{name}/")])
        for name in folders
    ]
    rows += [_row(name, [one for one in found if one.mutant.module == name]) for name in modules]
    lived = [one for one in found if not one.is_noticed]
    return Measurement(
        date=str(about["date"])[:10],
        machine=in_a_line(about),
        command=command,
        versions={name: v for name, v in versions().items() if name in ("python", "spoorboek")},
        columns=COLUMNS,
        rows=rows,
        notes=[*(note.format(most=most) for note in _NOTES), *_said(lived), *_drawn(found, all_of)],
        figures={
            "tried": len(found),
            "all": sum(all_of.values()),
            "noticed": len(found) - len(lived),
            "unexplained": sum(one.said is None for one in lived),
            "survivors": [_survivor(one) for one in lived],
        },
    )


def _row(where: str, found: Sequence[Tried]) -> dict[str, str]:
    fates = Counter(one.fate for one in found)
    noticed = sum(one.is_noticed for one in found)
    return {
        "where": where,
        "mutants": dutch(len(found), 0),
        "killed": dutch(fates[Fate.KILLED], 0),
        "timed": dutch(fates[Fate.TIMED_OUT], 0),
        "survived": dutch(len(found) - noticed, 0),
        "explained": dutch(sum(one.said is not None for one in found), 0),
        "score": f"{dutch(100 * noticed / len(found), 1)}%",
    }


def _said(lived: Sequence[Tried]) -> list[str]:
    kinds = Counter(one.said.kind if one.said else "nog niet uitgelegd" for one in lived)
    if not kinds:
        return []
    counted = ", ".join(f"{kind} {number}" for kind, number in kinds.most_common())
    return [f"Wat overleefde, naar soort: {counted}. Waarom staat per mutant in de JSON."]


def _drawn(found: Sequence[Tried], all_of: Mapping[str, int]) -> list[str]:
    """What a sample says of the whole; each module is a stratum."""
    tried_of = Counter(one.mutant.module for one in found)
    noticed = Counter(one.mutant.module for one in found if one.is_noticed)
    whole = sum(all_of.values())
    if len(found) == whole:
        return []
    score, variance = 0.0, 0.0
    for module, size in all_of.items():
        n, share = tried_of[module], noticed[module] / max(tried_of[module], 1)
        score += size * share / whole
        if 1 < n < size:
            variance += (size / whole) ** 2 * (1 - n / size) * share * (1 - share) / (n - 1)
    margin = dutch(196 * math.sqrt(variance), 1)
    return [
        (
            f"Dit is een steekproef, per module willekeurig getrokken: {dutch(len(found), 0)} van de {dutch(whole, 0)} "
            f"mutanten. Gewogen naar de omvang van elke module is de score {dutch(100 * score, 1)}%, met een marge van "
            f"{margin} procentpunt (95%)."
        )
    ]


def _survivor(one: Tried) -> dict[str, Any]:
    mutant, said = one.mutant, one.said
    return {
        "module": mutant.module,
        "function": mutant.function,
        "line": mutant.line,
        "change": f"{mutant.before} → {mutant.after}",
        "number": mutant.number,
        "kind": said.kind if said else "",
        "reason": said.reason if said else "",
    }
