"""Exports of press databases, composed from stories in the forms in which the databases write them."""

from __future__ import annotations

import calendar
import html
import io
import quopri
import textwrap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import docx

from tests.ingest.invented import pdf_file

RULE = "_" * 60
MONTHS = {
    "en": list(calendar.month_name)[1:],
    "de": [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "es": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
}
DAYS = {
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "de": ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
    "fr": ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    "es": ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
}


@dataclass(frozen=True)
class Story:
    """What a database knows of an article."""

    title: str
    outlet: str
    author: str
    day: date
    paragraphs: tuple[str, ...]
    section: str = "News"

    @property
    def n_words(self) -> int:
        return sum(len(text.split()) for text in self.paragraphs)

    @property
    def surname_first(self) -> str:
        given, _, surname = self.author.rpartition(" ")
        return f"{surname}, {given}" if given else ""


_PLACES = ("harbour", "quarry", "orchard", "airfield", "old mill", "museum", "market hall", "reservoir")
_DEEDS = (
    "closed for the winter",
    "sold to a cooperative",
    "opened to visitors again",
    "measured by surveyors",
    "painted by pupils",
    "searched for a leak",
)
_OUTLETS = (
    "The Fjord Post",
    "Kestrel Weekly",
    "Ostervik Times",
    "Coast Review",
    "Upland Herald",
    "Le Phare",
    "Daily Beacon (Norwick)",
)
_AUTHORS = ("Ragna Moe", "Per Dahl", "Ola Vik", "Nora Ann Lund", "Ines Carvalho")


def invented_stories(n: int) -> tuple[Story, ...]:
    """Return ``n`` short stories that differ in every part."""
    return tuple(_invented(number) for number in range(n))


def _invented(number: int) -> Story:
    place, deed = _PLACES[number % len(_PLACES)], _DEEDS[number % len(_DEEDS)]
    title = f"Old {place} number {number + 1} {deed}"
    paragraphs = (
        f"The {place} on lot {number + 1} was {deed} on Tuesday, and the people who live beside it heard about it from a notice on the gate.",
        f"“We were not asked, and we would have had something to say about it,” said Marit Holm, who has kept bees there for {number + 3} years.",
        f"The town's engineer, Jonas Berg, told the council that the work would cost {number + 20},000 crowns and take until the end of March.",
        f"Others in the village were less worried. They pointed out that the same plan had been made {number + 2} times before and that no {place} had come of it.",
    )
    return Story(
        title,
        _OUTLETS[number % len(_OUTLETS)],
        _AUTHORS[number % len(_AUTHORS)],
        date(2024, 3, 3) + timedelta(days=number),
        paragraphs,
        "Local news",
    )


def day_of(day: date, language: str = "en", *, weekday: bool = False) -> str:
    month, name = MONTHS[language][day.month - 1], DAYS[language][day.weekday()]
    if language == "en":
        return f"{month} {day.day}, {day.year}" + (f" {name}" if weekday else "")
    between = {"de": ". ", "fr": " ", "es": " de "}[language]
    text = f"{day.day}{between}{month}{' de' if language == 'es' else ''} {day.year}"
    return f"{text} {name}" if weekday and language == "de" else f"{name} {text}" if weekday else text


def plain_day(day: date) -> str:
    return f"{day.day} {MONTHS['en'][day.month - 1]} {day.year}"


def lexis_text(stories: Sequence[Story], *, language: str = "en", wrapped: int = 0) -> str:
    """The text form of LexisNexis."""
    said = {
        "en": (
            "{k} of {n} DOCUMENTS",
            "BYLINE",
            "SECTION",
            "LENGTH",
            "words",
            "LOAD-DATE",
            "LANGUAGE",
            "PUBLICATION-TYPE",
            "All Rights Reserved",
        ),
        "de": (
            "Dokument {k} von {n}",
            "AUTOR",
            "RUBRIK",
            "LÄNGE",
            "Wörter",
            "UPDATE",
            "SPRACHE",
            "PUBLICATION-TYPE",
            "Alle Rechte vorbehalten",
        ),
        "fr": (
            "Document {k} de {n}",
            "AUTEUR",
            "RUBRIQUE",
            "LONGUEUR",
            "mots",
            "DATE-CHARGEMENT",
            "LANGUE",
            "TYPE-PUBLICATION",
            "Tous droits réservés",
        ),
        "es": (
            "Documento {k} de {n}",
            "AUTOR",
            "SECCIÓN",
            "LONGITUD",
            "palabras",
            "FECHA-DE-CARGA",
            "IDIOMA",
            "TIPO-DE-PUBLICACIÓN",
            "Todos los derechos reservados",
        ),
    }[language]
    count, byline, section, length, unit, loaded, tongue, kind, rights = said
    parts = []
    for number, story in enumerate(stories, start=1):
        body = "\n\n".join(textwrap.fill(text, wrapped) if wrapped else text for text in story.paragraphs)
        signed = f"{byline}: {story.author}\n\n" if story.author else ""
        parts.append(
            f"{' ' * 30}{count.format(k=number, n=len(stories))}\n\n\n{' ' * 30}{story.outlet}\n\n{' ' * 28}{day_of(story.day, language, weekday=True)}\n\n"
            f"{story.title}\n\n{signed}{section}: {story.section}; Pg. {number}\n\n{length}: {story.n_words} {unit}\n\n{body}\n\n"
            f"{loaded}: {day_of(story.day, language)}\n\n{tongue}: ENGLISH\n\n{kind}: Newspaper\n\n{' ' * 20}Copyright {story.day.year} {story.outlet}\n{' ' * 30}{rights}\n\n\n"
        )
    return "\n".join(parts)


def nexis_lines(stories: Sequence[Story], *, cover: bool = True, language: str = "en") -> Iterable[tuple[str, bool]]:
    """The lines of Nexis Uni's documents, each with whether it is a heading."""
    labels = {
        "en": (
            "Section",
            "Length",
            "words",
            "Byline",
            "Body",
            "Classification",
            "Language",
            "Publication-Type",
            "Load-Date",
            "End of Document",
            "All Rights Reserved",
        ),
        "de": (
            "Rubrik",
            "Länge",
            "Wörter",
            "Autor",
            "Volltext",
            "Klassifizierung",
            "Sprache",
            "Publikationsart",
            "Ladedatum",
            "Ende des Dokuments",
            "Alle Rechte vorbehalten",
        ),
        "fr": (
            "Rubrique",
            "Longueur",
            "mots",
            "Auteur",
            "Corps",
            "Classification",
            "Langue",
            "Type de publication",
            "Date de chargement",
            "Fin du document",
            "Tous droits réservés",
        ),
    }[language]
    section, length, unit, byline, body, classes, tongue, kind, loaded, end, rights = labels
    if cover:
        yield "User Name: reader", False
        yield f"Documents ({len(stories)})", False
        for number, story in enumerate(stories, start=1):
            yield f"{number}. {story.title}", False
            yield "Client/Matter: -None-", False
        yield "Search Terms: old", False
        yield "About LexisNexis | Privacy Policy | Terms & Conditions | Copyright © 2024 LexisNexis", False
    for story in stories:
        yield story.title, True
        yield story.outlet, False
        yield day_of(story.day, language, weekday=True), False
        yield f"Copyright {story.day.year} {story.outlet} {rights}", False
        yield f"{section}: {story.section.upper()}; Pg. 4", False
        yield f"{length}: {story.n_words} {unit}", False
        if story.author:
            yield f"{byline}: {story.author}", False
        yield body, False
        for text in story.paragraphs:
            yield text, False
        yield classes, False
        yield f"{tongue}: ENGLISH", False
        yield f"{kind}: Newspaper", False
        yield "Subject: VILLAGES (90%); COUNCILS (78%)", False
        yield f"{loaded}: {day_of(story.day, language)}", False
        yield end, False


def word_document(lines: Iterable[tuple[str, bool]]) -> bytes:
    document = docx.Document()
    for text, heading in lines:
        if heading:
            document.add_heading(text, 1)
        else:
            document.add_paragraph(text)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def rich_text(lines: Iterable[tuple[str, bool]]) -> bytes:
    def coded(text: str) -> str:
        text = text.replace("\\", r"\\").replace("{", r"\{").replace("}", r"\}")
        return "".join(character if ord(character) < 128 else rf"\u{ord(character)}?" for character in text)

    body = "".join(rf"{{\b {coded(text)}}}\par " if heading else rf"{coded(text)}\par\par " for text, heading in lines)
    return (
        r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\info{\title Export}}{\header \pard Page head\par}" + body + "}"
    ).encode("ascii")


def simple_page(lines: Iterable[tuple[str, bool]], *, title: str = "Export") -> bytes:
    body = "".join(
        f"<h1>{html.escape(text)}</h1>" if heading else f"<p>{html.escape(text)}</p>" for text, heading in lines
    )
    return f"<!doctype html><html><head><meta charset='utf-8'><title>{title}</title></head><body>{body}</body></html>".encode()


def printed(lines: Iterable[tuple[str, bool]], *, width: int = 88) -> bytes:
    rows: list[tuple[str, int]] = []
    for text, heading in lines:
        rows.extend((row, 14 if heading else 10) for row in textwrap.wrap(text, width))
        rows.append(("", 10))
    return pdf_file([rows[n : n + 44] for n in range(0, len(rows), 44)])


def factiva_page(stories: Sequence[Story]) -> bytes:
    """The HTML form of Factiva."""
    parts = []
    for number, story in enumerate(stories, start=1):
        head = [
            f"<div>{story.n_words} words</div>",
            f"<div>{plain_day(story.day)}</div>",
            f"<div>{story.outlet}</div>",
            "<div>FJPOST</div>",
            f"<div>{number}</div>",
            "<div>English</div>",
            f"<div>© {story.day.year} {story.outlet}. All Rights Reserved.</div>",
        ]
        author = f"<div class='author'>By {story.author}</div>" if story.author else ""
        body = "".join(
            f"<p class='articleParagraph enarticleParagraph'>{html.escape(text)}</p>" for text in story.paragraphs
        )
        parts.append(
            f"<div class='article enArticle'><div id='hd'><span class='enHeadline'>{story.title}</span></div>{author}{''.join(head)}{body}<p>Document FJPOST{story.day:%Y%m%d}ek{number:07d}</p></div>"
        )
    return f"<html><head><meta charset='utf-8'><title>Factiva</title></head><body><div>{'<br/>'.join(parts)}</div></body></html>".encode()


def factiva_codes(story: Story, number: int) -> list[tuple[str, str]]:
    return [
        ("SE", story.section), ("HD", story.title), *([("BY", f"By {story.author}")] if story.author else []), ("WC", f"{story.n_words} words"), ("PD", plain_day(story.day)), ("SN", story.outlet), ("SC", "FJPOST"), ("PG", "4"), ("LA", "English"),
        ("CY", f"(c) {story.day.year} {story.outlet}"), ("LP", story.paragraphs[0]), ("TD", "\n\n".join(story.paragraphs[1:])), ("NS", "gcom : Society | gcat : Political/General News"), ("RE", "norw : Norwick"), ("PUB", "Fjord Press"), ("AN", f"Document FJPOST{story.day:%Y%m%d}ek{number:07d}"),
    ]  # fmt: skip


def factiva_text(stories: Sequence[Story], *, codes: bool = False) -> str:
    parts = []
    for number, story in enumerate(stories, start=1):
        if codes:
            parts.append("\n\n".join(f"{code}\n{value}" for code, value in factiva_codes(story, number)))
            continue
        signed = [f"By {story.author}"] if story.author else []
        head = [
            story.title,
            *signed,
            f"{story.n_words} words",
            plain_day(story.day),
            "09:15 GMT",
            story.outlet,
            "FJPOST",
            "4",
            "English",
            f"(c) {story.day.year} {story.outlet}",
        ]
        parts.append(
            "\n".join(head)
            + "\n\n"
            + "\n\n".join(story.paragraphs)
            + f"\n\nDocument FJPOST{story.day:%Y%m%d}ek{number:07d}"
        )
    return (
        "\n\n\n".join(parts)
        + "\n\n\nSearch Summary\nText old\nDate All Dates\n© 2024 Factiva, Inc. All rights reserved.\n"
    )


def factiva_table(stories: Sequence[Story]) -> bytes:
    rows = []
    for number, story in enumerate(stories, start=1):
        cells = "".join(
            f"<tr><td class='index'><b>{code}</b></td><td>{''.join(f'<p>{html.escape(part)}</p>' for part in value.split(chr(10) * 2))}</td></tr>"
            for code, value in factiva_codes(story, number)
        )
        rows.append(f"<div class='article enArticle'><table>{cells}</table></div>")
    return (
        f"<html><head><meta charset='utf-8'><title>Factiva</title></head><body>{''.join(rows)}</body></html>".encode()
    )


def factiva_xml(stories: Sequence[Story]) -> bytes:
    parts = []
    for story in stories:
        tail = "".join(f"<paragraph>{html.escape(text)}</paragraph>" for text in story.paragraphs[1:])
        parts.append(
            f"<article><headline><paragraph>{story.title}</paragraph></headline><byline>By {story.author}</byline><wordCount>{story.n_words}</wordCount><publicationDate><date>{story.day}</date></publicationDate>"
            f"<sourceName>{story.outlet}</sourceName><leadParagraph><paragraph>{html.escape(story.paragraphs[0])}</paragraph></leadParagraph><tailParagraphs>{tail}</tailParagraphs><copyright>(c) {story.outlet}</copyright></article>"
        )
    return f"<?xml version='1.0' encoding='utf-8'?><ppsArticleResponse><articles>{''.join(parts)}</articles></ppsArticleResponse>".encode()


def proquest_text(stories: Sequence[Story], *, contents: bool = True) -> str:
    parts = []
    if contents:
        parts.append(
            "Table of contents\n\n"
            + "\n".join(f"{number}. {story.title}" for number, story in enumerate(stories, start=1))
        )
    for number, story in enumerate(stories, start=1):
        signed = f"Author: {story.surname_first}\n\n" if story.author else ""
        body = "\n\n".join(story.paragraphs)
        parts.append(
            f"{story.title}\n\n{signed}Publication info: {story.outlet} ; Norwick [Norwick]. {story.day:%d} {MONTHS['en'][story.day.month - 1][:3]} {story.day.year}: A.4.\n\nProQuest document link\n\nAbstract: None available.\n\n"
            f"Full text: {body}\n\nSubject: Villages; Councils\n\nTitle: {story.title}\n\nPublication title: {story.outlet}; Norwick\n\nPages: A.4\n\nPublication year: {story.day.year}\n\nPublication date: {day_of(story.day)}\n\nSection: {story.section}\n\n"
            f"Publisher: Fjord Press\n\nCountry of publication: Norwick\n\nISSN: 12345678\n\nSource type: Newspapers\n\nLanguage of publication: English\n\nDocument type: News\n\nProQuest document ID: {900 + number}\n\nCopyright: Copyright Fjord Press {day_of(story.day)}\n\nLast updated: 2024-05-01\n\nDatabase: Newsstand"
        )
    return f"\n\n{RULE}\n\n".join(
        ["", *parts, "Contact ProQuest\n\nCopyright © 2024 ProQuest LLC. All rights reserved. - Terms and Conditions"]
    )


def proquest_page(stories: Sequence[Story]) -> bytes:
    parts = []
    for number, story in enumerate(stories, start=1):
        body = "".join(f"<p>{html.escape(text)}</p>" for text in story.paragraphs)
        foot = {
            "Publication title": f"{story.outlet}; Norwick",
            "Publication year": str(story.day.year),
            "Publication date": day_of(story.day),
            "Section": story.section,
            "Source type": "Newspapers",
            "Language of publication": "English",
            "ProQuest document ID": str(900 + number),
        }
        signed = f"<p><strong>Author: </strong>{story.surname_first}</p>" if story.author else ""
        parts.append(
            f"<div style='margin-bottom:20px;border-bottom:2px solid #ccc'><p style='font-weight:bold'>Document {number} of {len(stories)}</p><p><a href='https://x.example'><strong>{story.title}</strong></a></p>{signed}<p><a href='#'>ProQuest document link</a></p><p><strong>Full text: </strong></p>{body}"
            + "".join(f"<p><strong>{key}: </strong>{value}</p>" for key, value in foot.items())
            + "</div>"
        )
    return f"<html><head><meta charset='utf-8'><title>ProQuest Documents</title></head><body>{''.join(parts)}</body></html>".encode()


def proquest_mail(stories: Sequence[Story]) -> bytes:
    body = quopri.encodestring(proquest_text(stories, contents=False).encode()).decode("ascii")
    return (
        "From: ProQuest <noreply@proquest.example>\nTo: reader@example.org\nSubject: Documents from ProQuest\nDate: Fri, 3 May 2024 10:00:00 +0000\nMessage-ID: <1@proquest.example>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
        + body
    ).encode()


def europresse_page(stories: Sequence[Story], *, language: str = "fr") -> bytes:
    parts = []
    for number, story in enumerate(stories, start=1):
        unit = {"fr": "mots", "en": "words", "es": "palabras"}[language]
        body = "".join(f"<p>{html.escape(text)}</p>" for text in story.paragraphs)
        author = f"<div class='docAuthors'>{story.author}</div>" if story.author else ""
        code = f"news·{story.day:%Y%m%d}·FP·{number:04d}"
        day = day_of(story.day, language, weekday=True).replace(" Monday", "")
        parts.append(
            f"<article><header><div class='rdp__DocPublicationName'><span class='DocPublicationName'>{story.outlet}, no. {1000 + number}</span></div><span class='DocHeader'>{story.section}, {day} {story.n_words} {unit}, p. {number}</span>"
            f"<div class='titreArticle'><p class='titreArticleVisu rdp__articletitle'>{story.title}</p></div>{author}</header><section><div class='docOcurrContainer'>{body}</div></section><footer><div>© {story.day.year} {story.outlet}. {'Tous droits réservés.' if language == 'fr' else 'All rights reserved.'}</div><div class='publiC-lblNodoc'>{code}</div></footer></article>"
        )
    return f"<html><head><meta charset='utf-8'><title>Europresse</title></head><body>{''.join(parts)}</body></html>".encode()


def newsbank_text(stories: Sequence[Story]) -> str:
    parts = []
    for number, story in enumerate(stories, start=1):
        signed = f"Author/Byline: {story.author}\n" if story.author else ""
        body = "\n\n".join(story.paragraphs)
        parts.append(
            f"{story.title}\n\n{story.outlet} - {day_of(story.day)}\n\n{signed}Section: {story.section}\nPage: A{number}\nReadability: 10-12 grade level\n\n{body}\n\nIndex Terms: Villages\nRecord Number: {1000 + number:08d}\nCopyright: Copyright (c) {story.day.year} {story.outlet}. All rights reserved.\nOpenURL Link: https://infoweb.example/{number}\n"
        )
    return "\n\n\n".join(parts)


def newsbank_page(stories: Sequence[Story]) -> bytes:
    parts = []
    for number, story in enumerate(stories, start=1):
        body = "".join(f"<p>{html.escape(text)}</p>" for text in story.paragraphs)
        parts.append(
            f"<div class='document'><h1 class='document-view__title'>{story.title}</h1><div class='source'>{story.outlet} - {day_of(story.day)}</div><div>Author/Byline: {story.author}</div><div>Section: {story.section}</div><div class='body'>{body}</div><div>Record Number: {number}</div><div>Copyright (c) {story.day.year} {story.outlet}</div></div>"
        )
    return (
        f"<html><head><meta charset='utf-8'><title>NewsBank</title></head><body>{''.join(parts)}</body></html>".encode()
    )


def pasted_text(stories: Sequence[Story], *, head: str = "{title}\n{outlet}, {day}", between: str = "\n\n\n") -> str:
    return between.join(
        head.format(title=story.title, outlet=story.outlet, day=plain_day(story.day), author=story.author)
        + "\n\n"
        + "\n\n".join(story.paragraphs)
        for story in stories
    )


FORMS: dict[str, Callable[[Sequence[Story]], bytes]] = {
    "lexis.txt": lambda stories: lexis_text(stories).encode(),
    "lexis_wrapped.txt": lambda stories: lexis_text(stories, wrapped=72).encode(),
    "lexis_de.txt": lambda stories: lexis_text(stories, language="de").encode(),
    "lexis_fr.txt": lambda stories: lexis_text(stories, language="fr").encode(),
    "lexis_es.txt": lambda stories: lexis_text(stories, language="es", wrapped=70).encode(),
    "nexis.docx": lambda stories: word_document(nexis_lines(stories)),
    "nexis_de.docx": lambda stories: word_document(nexis_lines(stories, language="de", cover=False)),
    "nexis.rtf": lambda stories: rich_text(nexis_lines(stories)),
    "nexis_fr.rtf": lambda stories: rich_text(nexis_lines(stories, language="fr", cover=False)),
    "nexis.html": lambda stories: simple_page(nexis_lines(stories), title="LexisNexis"),
    "nexis.txt": lambda stories: "\n\n".join(text for text, _ in nexis_lines(stories)).encode(),
    "nexis.pdf": lambda stories: printed(nexis_lines(stories)),
    "factiva.html": factiva_page,
    "factiva_codes.html": factiva_table,
    "factiva.txt": lambda stories: factiva_text(stories).encode(),
    "factiva_codes.txt": lambda stories: factiva_text(stories, codes=True).encode(),
    "factiva.rtf": lambda stories: rich_text((line, False) for line in factiva_text(stories).split("\n") if line),
    "factiva_codes.rtf": lambda stories: rich_text(
        (line, False) for line in factiva_text(stories, codes=True).split("\n") if line
    ),
    "factiva.xml": factiva_xml,
    "proquest.txt": lambda stories: proquest_text(stories).encode(),
    "proquest.html": proquest_page,
    "proquest.eml": proquest_mail,
    "europresse.html": europresse_page,
    "europresse_en.html": lambda stories: europresse_page(stories, language="en"),
    "newsbank.txt": lambda stories: newsbank_text(stories).encode(),
    "newsbank.html": newsbank_page,
    "pasted.txt": lambda stories: pasted_text(stories).encode(),
    "pasted_rules.txt": lambda stories: pasted_text(
        stories, head="{title}\nBy {author}\n{outlet}\n{day}", between="\n\n* * *\n\n"
    ).encode(),
    "pasted_first.txt": lambda stories: pasted_text(
        stories, head="{outlet}\n{day}\n\n{title}\n\n{author}", between="\n\n----------\n\n"
    ).encode(),
}
