"""Word: a document to fill in and change, made by pandoc and dressed in our own styles."""

import datetime
import io
import re
import zipfile
from xml.sax.saxutils import escape

from spoorboek.pandoc import pandoc
from spoorboek.paper.papers import Paper

FONT = "Arial"
"""On nearly every computer, or one just as wide; our own font is not."""
_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FOOTER_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
# Size in half points, space before and after in twentieths, and what else a style says.
_STYLES = {
    "Title": (44, 0, 120, "<w:b/>"),
    "Heading1": (32, 360, 120, "<w:b/>"),
    "Heading2": (26, 280, 80, "<w:b/>"),
    "Heading3": (22, 160, 40, "<w:b/>"),
    "Author": (19, 0, 120, '<w:b w:val="0"/>'),
    "Date": (19, 0, 240, ""),
    "BodyText": (21, 0, 120, ""),
    "FirstParagraph": (21, 0, 120, ""),
    "Compact": (21, 20, 60, ""),
    "TableCaption": (18, 120, 60, "<w:i/>"),
}
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="71839A"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_FIRST_ROW = '<w:tblStylePr w:type="firstRow">'
_SECOND_LINE_OF_CONTENTS = (
    '<w:style w:type="paragraph" w:styleId="TOC2"><w:name w:val="toc 2"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="40"/><w:ind w:left="360"/></w:pPr>'
    '<w:rPr><w:sz w:val="20"/></w:rPr></w:style>'
)


def word(paper: Paper) -> bytes:
    """The paper as a Word document. The same paper gives the same bytes, on any day."""
    day = datetime.date.fromisoformat(paper.date) if paper.date else datetime.date(1980, 1, 1)
    noon = datetime.datetime.combine(day, datetime.time(12), datetime.UTC)
    made = pandoc(
        "html",
        "docx",
        paper.html,
        "--shift-heading-level-by=-1",  # the first heading is the title of the document
        SOURCE_DATE_EPOCH=str(int(noon.timestamp())),
    )
    return _dressed(made, paper)


def _dressed(made: bytes, paper: Paper) -> bytes:
    """The document on A4, with our styles, lines to write on, and numbered pages."""
    parts = _parts(made)
    parts["word/styles.xml"] = _styled(parts["word/styles.xml"])
    parts["word/document.xml"] = _on_a4(_with_contents(_with_rows(parts["word/document.xml"])))
    parts["word/footer1.xml"] = _footer(paper)
    relations, kinds = "word/_rels/document.xml.rels", "[Content_Types].xml"
    link = f'<Relationship Id="rVoet" Type="{_OFFICE}/footer" Target="footer1.xml"/>'
    parts[relations] = parts[relations].replace("</Relationships>", f"{link}</Relationships>")
    kind = f'<Override PartName="/word/footer1.xml" ContentType="{_FOOTER_KIND}"/>'
    parts[kinds] = parts[kinds].replace("</Types>", f"{kind}</Types>")
    return _packed(parts)


def _parts(made: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def _packed(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _DAY_OF_ZIP), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _styled(styles: str) -> str:
    """Pandoc's styles with our font, sizes and spaces; every table has lines."""
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:eastAsia="{FONT}"/>'
    styles = re.sub(r"<w:rFonts [^>]*/>", fonts, styles)
    for name, look in _STYLES.items():
        styles = _restyled(styles, name, *look)
    margins = '<w:top w:type="dxa" w:w="60" />', '<w:bottom w:type="dxa" w:w="60" />'
    styles = styles.replace('<w:top w:type="dxa" w:w="0" />', margins[0])
    styles = styles.replace('<w:bottom w:type="dxa" w:w="0" />', margins[1])
    styles = styles.replace("</w:styles>", f"{_SECOND_LINE_OF_CONTENTS}</w:styles>")
    styles = styles.replace(_FIRST_ROW, f"{_FIRST_ROW}<w:rPr><w:b/></w:rPr>")
    lined = f"<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblCellMar>"
    return re.sub(r"<w:tblCellMar>", lined, styles)


def _restyled(styles: str, name: str, size: int, before: int, after: int, more: str) -> str:
    """One style: what pandoc says of its letters and spaces makes way for ours."""
    start = styles.index(f'w:styleId="{name}"')
    end = styles.index("</w:style>", start)
    style = re.sub(r"<w:(rPr|pPr)>.*?</w:\1>", "", styles[start:end], flags=re.DOTALL)
    keep = "<w:keepNext/><w:keepLines/>" if name.startswith(("Heading", "TableC")) else ""
    level = f'<w:outlineLvl w:val="{int(name[-1]) - 1}"/>' if name.startswith("Heading") else ""
    space = f'<w:spacing w:before="{before}" w:after="{after}"/>'
    letters = f'{more}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    look = f"<w:pPr>{keep}{space}{level}</w:pPr><w:rPr>{letters}</w:rPr>"
    return styles[:start] + style + look + styles[end:]


def _with_rows(document: str) -> str:
    """Rows that are high enough to write in, over the full width."""
    high = '<w:trPr><w:cantSplit/><w:trHeight w:val="440" w:hRule="atLeast"/></w:trPr>'
    document = document.replace("<w:tr><w:tc>", f"<w:tr>{high}<w:tc>")
    return document.replace('<w:tblW w:type="auto" w:w="0" />', '<w:tblW w:type="pct" w:w="5000"/>')


def _with_contents(document: str) -> str:
    """The lines of the contents as a field, so that Word can give them the numbers of pages."""
    lines = list(re.finditer(r'<w:p><w:pPr><w:pStyle w:val="TOC\d" /></w:pPr>', document))
    if not lines:
        return document
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve">TOC \\o "1-2" \\h \\z \\u</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    first, last = lines[0].end(), document.index("</w:p>", lines[-1].end())
    return f"{document[:first]}{begin}{document[first:last]}{end}{document[last:]}"


def _on_a4(document: str) -> str:
    page = (
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" '
        'w:header="567" w:footer="567" w:gutter="0"/>'
    )
    foot = f'<w:footerReference xmlns:r="{_OFFICE}" w:type="default" r:id="rVoet"/>'
    start = document.rindex("<w:sectPr>") + len("<w:sectPr>")
    end = document.index("</w:sectPr>", start)
    return f"{document[:start]}{foot}{document[start:end]}{page}{document[end:]}"


def _footer(paper: Paper) -> str:
    """The name and the edition on the left, the number of the page on the right."""
    small = '<w:rPr><w:sz w:val="17"/></w:rPr>'
    run = f'<w:r>{small}<w:t xml:space="preserve">{{}}</w:t></w:r>'
    number, total = (
        f'<w:fldSimple w:instr=" {name} ">{run.format(1)}</w:fldSimple>'
        for name in ("PAGE", "NUMPAGES")
    )
    tabs = '<w:pPr><w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs></w:pPr>'
    line = f"{run.format(escape(paper.foot))}<w:r><w:tab/></w:r>{number}{run.format(' / ')}{total}"
    return f'<?xml version="1.0" encoding="UTF-8"?><w:ftr {_WORD}><w:p>{tabs}{line}</w:p></w:ftr>'
