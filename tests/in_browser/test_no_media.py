"""The site has no sound and no moving pictures, so that nobody needs captions or a way to stop them."""

from selectolax.lexbor import LexborHTMLParser

MEDIA = (
    "audio, video, iframe, embed, object, marquee, blink, canvas, svg animate, svg animateTransform"
)
FILES = {".mp3", ".mp4", ".ogg", ".wav", ".webm", ".gif", ".apng", ".swf", ".mov"}


def test_there_is_nothing_to_hear_or_watch(site):
    pages = [(name, (site.folder / name)) for name in site.pages()]
    files = [f if f.suffix == ".html" else f / "index.html" for _, f in pages]
    found = [f for f in files if LexborHTMLParser(f.read_text(encoding="utf-8")).css(MEDIA)]

    assert files
    assert found == []
    assert [f for f in site.folder.rglob("*") if f.suffix.lower() in FILES] == []
