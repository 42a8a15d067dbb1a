"""`python -m spoorboek.adapters.proposal`: `show FOLDER` prints the reports, `place` comments on GitHub."""

import json
import os
import sys
from pathlib import Path

from spoorboek.adapters.proposal.comment import reports_as_text
from spoorboek.adapters.proposal.github import GitHub, NoAnswer
from spoorboek.adapters.proposal.left_behind import Unreadable, in_folder
from spoorboek.adapters.proposal.placing import Refused, place


def main(words: list[str]) -> int:
    """Do what is asked; one line in Dutch when that cannot be."""
    try:
        match words:
            case ["show", folder]:
                print(reports_as_text(in_folder(Path(folder)).reports))
            case ["place"]:
                print(_placed())
            case _:
                print("Geef 'show MAP' of 'place'.", file=sys.stderr)
                return 2
    except (NoAnswer, Refused, Unreadable) as error:
        print(f"Geen reactie: {error}.", file=sys.stderr)
        return 1
    return 0


def _placed() -> str:
    """What GitHub gives every workflow in its environment says where to comment."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    github = GitHub(os.environ["GITHUB_API_URL"], os.environ["GITHUB_TOKEN"])
    return place(github, event, os.environ["GITHUB_SERVER_URL"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
