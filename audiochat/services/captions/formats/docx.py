"""DOCX: a heading and paragraphs for word processors, written as the small zip of XML it is."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from audiochat.domain.job import Job
from audiochat.services.captions.format import PAPER, CaptionFormat, CaptionOptions, Document
from audiochat.services.captions.paragraphs import Passage, paragraphs
from audiochat.services.captions.text import clean, right_to_left

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same words give the same file

_TYPES = f"""{_HEAD}<Types xmlns="{_PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>\
<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/></Types>"""
_ROOT = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>"""
_LINKS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>"""
_STYLES = f"""{_HEAD}<w:styles xmlns:w="{_MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>\
<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/>\
</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="276" w:lineRule="auto"/>\
</w:pPr></w:pPrDefault></w:docDefaults>\
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">\
<w:name w:val="Default Paragraph Font"/></w:style>\
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>\
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>\
<w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:after="240"/><w:outlineLvl w:val="0"/>\
</w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="36"/><w:szCs w:val="36"/></w:rPr></w:style>\
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>\
<w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="1"/>\
</w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>\
<w:style w:type="character" w:styleId="Speaker"><w:name w:val="Speaker"/>\
<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:b/><w:bCs/></w:rPr>\
</w:style>\
<w:style w:type="character" w:styleId="Time"><w:name w:val="Time"/>\
<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:color w:val="767676"/></w:rPr>\
</w:style></w:styles>"""


def render(document: Document, options: CaptionOptions, job: Job) -> bytes:
    """A WordprocessingML document (ECMA-376) with named styles; right-to-left text as such."""
    title = clean(document.title)
    body = [_paragraph([("", title)], "Heading1")] if title else []
    for one in paragraphs(document.transcript, options, job, document.chapters):
        body += [_paragraph([("", clean(c.title))], "Heading2") for c in one.headings]
        body.append(_passage(one))
    if not body:
        body.append("<w:p/>")
    size = '<w:pgSz w:w="11906" w:h="16838"/>'
    margins = '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"'
    more = 'w:header="708" w:footer="708" w:gutter="0"/>'
    body.append(f"<w:sectPr>{size}{margins} {more}</w:sectPr>")
    text = f'{_HEAD}<w:document xmlns:w="{_MAIN}"><w:body>{"".join(body)}</w:body></w:document>'
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT,
        "word/_rels/document.xml.rels": _LINKS,
        "word/styles.xml": _STYLES,
        "word/document.xml": text,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content.encode())
    return out.getvalue()


def _passage(passage: Passage) -> str:
    runs = [("Time", f"[{passage.time}] ")] if passage.time else []
    if passage.speaker:
        runs.append(("Speaker", f"{passage.speaker}: "))
    return _paragraph([*runs, ("", passage.text)])


def _paragraph(runs: list[tuple[str, str]], style: str = "") -> str:
    """A paragraph of runs (character style, text); its direction is that of its last run."""
    to_left = right_to_left(runs[-1][1])
    looks = (f'<w:pStyle w:val="{style}"/>' if style else "") + ("<w:bidi/>" if to_left else "")
    out = [f"<w:p><w:pPr>{looks}</w:pPr>" if looks else "<w:p>"]
    for name, text in runs:
        kind = (f'<w:rStyle w:val="{name}"/>' if name else "") + (
            "<w:rtl/>" if right_to_left(text) else ""
        )
        out.append("<w:r>" + (f"<w:rPr>{kind}</w:rPr>" if kind else ""))
        out.append(f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r>')
    return "".join(out) + "</w:p>"


FORMAT = CaptionFormat("docx", "Word document", ("docx",), render, None, PAPER, 50, binary=True)
