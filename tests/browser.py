"""A Chromium to test with: one that is on this machine, else one that is fetched.

The tests only look (`installed_browser`); `python -m tests.browser` makes sure that there is one.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def is_root() -> bool:
    """Whether this process may install packages; Windows has no such user."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def launch_flags() -> list[str]:
    """Flags for a quiet browser; root cannot have Chromium's sandbox."""
    return [*FLAGS, "--no-sandbox"] if is_root() else FLAGS


def installed_browser() -> Path | None:
    """The first Chromium that starts: `$CHROMIUM`, one on the PATH, then Playwright's own."""
    return next((path for path in _candidates() if _starts(path)), None)


def _candidates() -> Iterator[Path]:
    for name in (os.environ.get("CHROMIUM", ""), *COMMANDS):
        if found := name and shutil.which(name):
            yield Path(found)
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    yield own


def _starts(path: Path) -> bool:
    # Ubuntu's chromium-browser is a script that only says that a snap is missing.
    try:
        command = [str(path), "--version"]
        return subprocess.run(command, capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _install_with_apt() -> bool:
    if not is_root() or not shutil.which("apt-get"):
        return False
    print("· browser installeren met apt-get", flush=True)
    install = ["apt-get", "install", "-qq", "--yes", "--no-install-recommends", "chromium"]
    return all(
        subprocess.run(command, stdout=subprocess.DEVNULL).returncode == 0
        for command in (["apt-get", "update", "-qq"], install)
    )


def _install_with_playwright() -> bool:
    print("· browser installeren met Playwright", flush=True)
    extra = ["--with-deps"] if is_root() and shutil.which("apt-get") else []
    command = [sys.executable, "-m", "playwright", "install", *extra, "chromium"]
    return subprocess.run(command).returncode == 0


def main() -> int:
    """Makes sure that there is a browser, and says which."""
    browser = installed_browser()
    for install in (_install_with_apt, _install_with_playwright):
        if browser is None and install():
            browser = installed_browser()
    if browser is None:
        print(
            "Geen browser voor de tests. Installeer Chromium of Chrome, "
            "of wijs er een aan: CHROMIUM=/pad/naar/chromium make test",
            file=sys.stderr,
        )
        return 1
    print(f"· browser: {browser}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
