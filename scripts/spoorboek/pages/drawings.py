"""Drawings: own icons in a box of 20 px, always beside a word. Trusted markup, written here only."""

from markupsafe import Markup

DRAWINGS: dict[str, Markup] = {
    "full-text": Markup(
        '<path d="M5 2.5h7l3.5 3.5v11.5H5z"/><path d="M7.5 8h5M7.5 11h5M7.5 14h5"/>'
    ),
    "abstract": Markup('<path d="M5 2.5h7l3.5 3.5v11.5H5z"/><path d="M7.5 8h5"/>'),
    "excerpt": Markup('<path d="M5 2.5h7l3.5 3.5v11.5H5z"/><path d="M7.5 8h5"/>'),
    "not-read": Markup('<path d="M5 2.5h7l3.5 3.5v11.5H5z"/>'),
    "second-hand": Markup('<path d="M7 2.5h6l3.5 3.5v8.5H7z"/><path d="M4 6v11.5h8"/>'),
    "provider-claim": Markup('<path d="M3 4h14v9.5H9L5 17v-3.5H3z"/><path d="M6.5 8.8h7"/>'),
    "plan": Markup('<path stroke-dasharray="2.4 2.4" d="M5 2.5h7l3.5 3.5v11.5H5z"/>'),
    "opinion": Markup(
        '<circle cx="10" cy="6" r="3.2"/><path d="M3.5 17.5c0-4 3-6 6.5-6s6.5 2 6.5 6"/>'
    ),
    "inferred": Markup(
        '<circle class="vol" cx="3.5" cy="14.5" r="2"/><circle cx="16.5" cy="14.5" r="2"/><path stroke-dasharray="2 2.6" d="M4 11c1.5-7 10.5-7 12 0"/>'
    ),
    "wet": Markup('<circle cx="10" cy="10" r="6.5" stroke-width="3"/>'),
    "uwv-praktijk": Markup(
        '<rect x="3.8" y="3.8" width="12.4" height="12.4" rx="1.5" stroke-width="3" stroke-linejoin="miter"/>'
    ),
    "advies": Markup(
        '<circle cx="10" cy="10" r="7" stroke-dasharray="1.5 3.4" stroke-width="2.4"/>'
    ),
    "unknown": Markup(
        '<circle cx="10" cy="10" r="7.5" stroke-dasharray="3 2.6"/><path d="M7.8 8a2.3 2.3 0 1 1 3.3 2.1c-.8.4-1 .8-1 1.6"/><circle class="vol" cx="10.1" cy="14" r="1"/>'
    ),
    "reported": Markup('<path d="M3.5 3.5h13v13h-13z"/><path d="M6.5 10l2.6 2.8 4.6-5.4"/>'),
    "not-applicable": Markup('<path d="M3.5 3.5h13v13h-13z"/><path d="M6.8 10h6.4"/>'),
    "missing": Markup('<path stroke-dasharray="2.4 2.4" d="M3.5 3.5h13v13h-13z"/>'),
    "not-recorded": Markup(
        '<path stroke-dasharray="2.4 2.4" d="M3.5 3.5h13v13h-13z"/><path d="M6.5 13.5l7-7"/>'
    ),
    "arrow": Markup('<path d="M7 4l6 6-6 6"/>'),
    "print": Markup('<path d="M6 7V2.5h8V7M6 14H3V7h14v7h-3M6 12h8v5.5H6z"/>'),
    "calendar": Markup(
        '<rect x="3" y="4.5" width="14" height="13" rx="1"/><path d="M3 8.5h14M7 2.5v3.5M13 2.5v3.5"/>'
    ),
    "lock": Markup(
        '<rect x="4" y="9" width="12" height="8.5" rx="1"/><path d="M6.5 9V6.5a3.5 3.5 0 0 1 7 0V9"/>'
    ),
    "download": Markup('<path d="M10 2.5v10M6 9l4 4 4-4M3.5 16.5h13"/>'),
    "pencil": Markup('<path d="M3.5 16.5l.8-3.5 9-9 2.7 2.7-9 9zM11.5 5.8l2.7 2.7"/>'),
}
"""Inside of an `<svg>` for each drawing."""
