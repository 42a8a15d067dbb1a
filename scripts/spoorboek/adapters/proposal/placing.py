"""Placing: the one comment under the proposal of which a check has ended."""

import re
from collections.abc import Iterator
from typing import Any

from spoorboek.adapters.proposal.comment import MARKER, comment
from spoorboek.adapters.proposal.github import GitHub
from spoorboek.adapters.proposal.left_behind import MOST_BYTES, LeftBehind, Unreadable, in_archive

REPORTS = "voorstel"
PREVIEW = "voorbeeld"
"""Names of what a check leaves behind on GitHub; the workflow writes the same."""
_OURSELVES = "github-actions[bot]"
_PAGES = 20


class Refused(Exception):  # noqa: N818  # it is no error of the program
    """The comment would stand in the wrong place; the message is one line in Dutch."""


def place(github: GitHub, event: dict[str, Any], server: str) -> str:
    """Place or renew the comment; what was done, in one line."""
    run, repository = event["workflow_run"], _repository(event)
    if run["event"] != "pull_request":
        return "Deze controle hoort niet bij een voorstel."
    kept = _kept(github, repository, int(run["id"]))
    if REPORTS not in kept:
        return "De controle liet geen verslag na."
    left = _left(github, repository, kept[REPORTS])
    proposal = github.get(f"/repos/{repository}/pulls/{left.number}")
    _needs_same(proposal, run, repository)
    if proposal["state"] != "open" or proposal["head"]["sha"] != run["head_sha"]:
        return "Het voorstel is intussen gesloten of gewijzigd; een latere controle zegt het."
    text = comment(
        left.reports, f"{server}/{repository}", int(run["id"]), has_preview=PREVIEW in kept
    )
    earlier = next(_ours(github, repository, left.number), None)
    if earlier is None:
        github.send("POST", f"/repos/{repository}/issues/{left.number}/comments", {"body": text})
        return f"Reactie geplaatst bij voorstel {left.number}."
    github.send("PATCH", f"/repos/{repository}/issues/comments/{earlier}", {"body": text})
    return f"Reactie bijgewerkt bij voorstel {left.number}."


def _repository(event: dict[str, Any]) -> str:
    name = event["repository"]["full_name"]
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", name):
        raise Refused("de naam van de opslagplaats is geen naam")
    return str(name)


def _kept(github: GitHub, repository: str, run: int) -> dict[str, dict[str, Any]]:
    """What the run left behind on GitHub and is still there, by name."""
    found = github.get(f"/repos/{repository}/actions/runs/{run}/artifacts?per_page=100")
    return {one["name"]: one for one in found["artifacts"] if not one["expired"]}


def _left(github: GitHub, repository: str, kept: dict[str, Any]) -> LeftBehind:
    if kept["size_in_bytes"] > MOST_BYTES:
        raise Unreadable("wat de controle naliet is te groot")
    path = f"/repos/{repository}/actions/artifacts/{int(kept['id'])}/zip"
    return in_archive(github.content(path, MOST_BYTES))


def _needs_same(proposal: dict[str, Any], run: dict[str, Any], repository: str) -> None:
    """The number comes from the proposal; what GitHub says of both must agree with it."""
    head, source = proposal["head"], run["head_repository"] or {}
    known = (
        head["ref"],
        (head["repo"] or {}).get("full_name"),
        proposal["base"]["repo"]["full_name"],
    )
    if known != (run["head_branch"], source.get("full_name"), repository):
        raise Refused("het nummer dat de controle noemt is van een ander voorstel")


def _ours(github: GitHub, repository: str, number: int) -> Iterator[int]:
    """The comments that were placed here before. A marker that somebody else writes is not ours."""
    for page in range(1, _PAGES + 1):
        path = f"/repos/{repository}/issues/{number}/comments?per_page=100&page={page}"
        found = github.get(path)
        for one in found:
            if (
                one["user"]
                and one["user"]["login"] == _OURSELVES
                and one["body"].startswith(MARKER)
            ):
                yield int(one["id"])
        if len(found) < 100:
            return
