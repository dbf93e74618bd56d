"""The command line: ``parallax run``, ``analyze``, ``report``, ``sentiment`` and ``evaluate``.

Exit codes: 0 done, 1 some inputs failed (named on stderr, the rest is done), 2 wrong usage, 130 interrupted.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import signal
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path
from typing import Annotated, NoReturn

DONE, SOME_FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130

# What is imported next takes seconds, and libraries answer Ctrl-C within an import in ways of their own. There is
# nothing to tidy up yet.
_interrupt = signal.getsignal(signal.SIGINT)
_is_ours = _interrupt is signal.default_int_handler and threading.current_thread() is threading.main_thread()
if _is_ours:
    signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))

import typer  # noqa: E402

from analysis.command_help import ListsScorers, ListsTables  # noqa: E402
from analysis.corrections import load_corrections  # noqa: E402
from analysis.errors import InvalidInput, InvalidTargets, ParallaxError  # noqa: E402
from analysis.ingest import Loaded, load_articles  # noqa: E402
from analysis.measures.registry import schemas  # noqa: E402
from analysis.pipeline import Analysis, analyze  # noqa: E402
from analysis.records import Correction, Target  # noqa: E402
from analysis.share.citation import day_in_words  # noqa: E402
from analysis.share.methods import methods_text  # noqa: E402
from analysis.share.passages import passages as passages_of  # noqa: E402
from analysis.table_files import Format, put_in_place, write_tables, writing_to  # noqa: E402
from analysis.targets import load_targets  # noqa: E402

if _is_ours:
    signal.signal(signal.SIGINT, _interrupt)

PATHS_VARIABLE = "PARALLAX_PATHS"
"""Environment variable that hands the articles of ``parallax run`` to the dashboard, as a JSON list of paths."""

PASSAGES, METHOD_FILE = "passages", "method.txt"
"""What ``parallax analyze --passages`` adds to the tables."""

LOOPBACK = ("127.0.0.1", "::1", "localhost")
"""Addresses of this machine itself; the settings allow no other host, so no site can pose as the dashboard."""

app = typer.Typer(
    name="parallax",
    help="See how different news outlets tell the same event: who is spoken about and how, who is let speak, "
    "which stance each article takes, which words frame it. Nothing leaves this machine.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
)


# Text, not paths: an empty one would become the folder the command is given in.
Paths = Annotated[list[str], typer.Argument(help="Article files or folders of them.", show_default=False)]
TargetsFile = Annotated[
    Path | None,
    typer.Option(help="TOML file with the actors and issues to measure; found in the texts if left out."),
]
CorrectionsFile = Annotated[
    Path | None,
    typer.Option(help="What readers corrected: the table corrections, as CSV, JSON or Parquet."),
]
OwnTextOnly = Annotated[
    bool,
    typer.Option(
        "--own-text-only",
        help="Leave out sentences that stand word for word in another outlet's article, such as agency copy.",
    ),
]


@app.command()
def run(
    paths: Annotated[
        list[str] | None,
        typer.Argument(help="Article files or folders; the bundled sample articles if left out.", show_default=False),
    ] = None,
    port: Annotated[int, typer.Option(help="Port on this machine.", min=1, max=65535)] = 8501,
    address: Annotated[
        str,
        typer.Option(
            help="Address to listen on. Any other than this machine's own opens your articles to the network."
        ),
    ] = "127.0.0.1",
) -> None:
    """Serve the dashboard on http://localhost:8501, on these articles or the bundled samples.

    Open that address in a browser on this machine; Ctrl+C ends it. Articles that were added before are still there.

    Example: parallax run my-articles/ --port 8600
    """
    given = _paths(paths or [])
    missing = [path for path in given if not path.exists()]
    if missing:
        _fail(f"There is no file or folder {missing[0]}.")
    # Found, not imported: the analysis knows no user interface.
    spec = importlib.util.find_spec("dashboard")
    if spec is None or not spec.submodule_search_locations:
        _fail("The dashboard is not installed: reinstall with 'pip install news-parallax'.")
    folder = Path(next(iter(spec.submodule_search_locations)))
    environment = dict(os.environ)
    environment.pop(PATHS_VARIABLE, None)
    if given:
        environment[PATHS_VARIABLE] = json.dumps([str(path.resolve()) for path in given])
    command = [sys.executable, "-m", "streamlit", "run", str(folder / "secured.py")]
    command += ["--server.port", str(port), "--server.address", address]
    if address not in LOOPBACK:
        # Who opens the dashboard to the network reaches it under names that can't be known here.
        command += ["--server.allowedHosts", "*"]
    # Streamlit reads its settings from the folder it is started in.
    _become(command, folder=_settings_folder(folder), environment=environment)


def _become(command: list[str], *, folder: Path, environment: dict[str, str]) -> NoReturn:
    """Let a program take this one's place, so that ending this ends it."""
    if os.name == "posix":
        os.chdir(folder)
        os.execve(command[0], command, environment)  # noqa: S606
    try:
        raise typer.Exit(subprocess.run(command, cwd=folder, env=environment, check=False).returncode)  # noqa: S603
    except KeyboardInterrupt:
        raise typer.Exit(DONE) from None


def _chosen(targets: Path | None, corrections: Path | None) -> tuple[tuple[Target, ...] | None, tuple[Correction, ...]]:
    """Read the files of targets and of corrections, where they are given."""
    try:
        return (
            load_targets(targets) if targets is not None else None,
            load_corrections(corrections) if corrections is not None else (),
        )
    except (InvalidTargets, InvalidInput) as error:
        _fail(str(error))


def _settings_folder(dashboard: Path) -> Path:
    """Return the folder whose ``.streamlit/config.toml`` holds the dashboard's settings."""
    bundled = dashboard / "bundled"
    return bundled if (bundled / ".streamlit" / "config.toml").exists() else dashboard.parent


@app.command("analyze", cls=ListsTables)
def analyze_command(
    paths: Paths,
    out: Annotated[str, typer.Option(help="Folder for the tables; made if it isn't there.", show_default=False)],
    format_: Annotated[Format, typer.Option("--format", help="How tables are written.")] = Format.csv,
    targets: TargetsFile = None,
    corrections: CorrectionsFile = None,
    own_text_only: OwnTextOnly = False,
    passages: Annotated[
        bool,
        typer.Option(
            "--passages",
            help="Also write the table passages: every sentence behind a number or mark, with its source and a "
            "citation; and method.txt, how it was measured, to copy.",
        ),
    ] = False,
) -> None:
    """Analyse articles as one event and write one file per table.

    Articles may be text, Markdown, saved web pages, PDF, Word, Excel, CSV or JSON lines with an article per row,
    archives of these, or folders. Files that can't be read, and near-copies, are named on stderr; what is not the
    article is in the table "removed", with the reason.

    A targets file holds entries such as [[actor]] name = "Russia", aliases = ["Kremlin", "Moscow"] and
    [[issue]] name = "ceasefire", phrases = ["ceasefire", "truce"].

    A corrections file is the table "corrections" of an earlier run, or the one that the dashboard exports. It changes
    only what its rows name; rows that fit nothing in these articles are listed there as "not applied".

    Exit code: 0 all done, 1 some files could not be read and the rest is done, 2 wrong usage.

    Example: parallax analyze my-articles/ --targets targets.toml --out tables/ --format parquet
    """
    chosen, corrected = _chosen(targets, corrections)
    given, (folder,) = _paths(paths), _paths([out])
    names = (*schemas(), PASSAGES)
    tables = frozenset(folder.resolve() / f"{name}.{kind.ending}" for name in names for kind in Format)
    tables |= {folder.resolve() / METHOD_FILE}
    if any(path.resolve() == folder.resolve() or path.resolve() in tables for path in given):
        _fail(f"Give --out a folder of its own: the tables would be written among the articles in {folder}.")
    try:
        with writing_to(folder) as aside:
            loaded = load_articles(given, progress=_show_progress, leave_out=tables)
            failed = _report(loaded)
            if not loaded.articles:
                typer.echo("No article could be read, so no tables were written.", err=True)
                raise typer.Exit(SOME_FAILED)
            counted = _analysed(loaded, chosen, corrected, event=_event_name(given), own_text_only=own_text_only)
            write_tables(counted.tables, aside, format_)
            if passages:
                write_tables({PASSAGES: passages_of(counted)}, aside, format_)
                (aside / METHOD_FILE).write_text(f"{methods_text(counted)}\n", encoding="utf-8", errors="replace")
            put_in_place(aside, folder)
    except InvalidInput as error:
        _fail(str(error))
    except OSError as error:
        typer.echo(f"The tables could not be written to {folder}: {error.strerror or error}.", err=True)
        raise typer.Exit(SOME_FAILED) from error
    typer.echo(f"{len(loaded.articles)} articles, {len(counted.tables)} tables in {folder}", err=True)
    raise typer.Exit(SOME_FAILED if failed else DONE)


@app.command()
def report(
    paths: Paths,
    out: Annotated[str, typer.Option("--out", "-o", help="The file to write.", show_default=False)],
    title: Annotated[
        str | None,
        typer.Option(help="What the event is called; the name of the first folder if left out.", show_default=False),
    ] = None,
    targets: TargetsFile = None,
    corrections: CorrectionsFile = None,
    own_text_only: OwnTextOnly = False,
) -> None:
    """Analyse articles as one event and write one report: an HTML file that opens offline and prints on A4.

    It holds what stands out, the figures, the sentences behind them with outlet, day and source, which facts each
    article tells, and how all of it was measured. A browser makes a PDF of it (Print, Save as PDF).

    The same articles give the same file, but for the day that stands in it. A file of that name is written over.

    Exit code: 0 all done, 1 some files could not be read and the rest is done, 2 wrong usage.

    Example: parallax report my-articles/ -o report.html --title "The phone call of 19 May"
    """
    chosen, corrected = _chosen(targets, corrections)
    given, (file,) = _paths(paths), _paths([out])
    if file.is_dir():
        _fail(f"{file} is a folder; --out names the file to write.")
    if file.resolve() in {path.resolve() for path in given}:
        _fail(f"Give --out a file of its own: {file} is one of the articles.")
    if importlib.util.find_spec("dashboard") is None:
        _fail("The dashboard is not installed: reinstall with 'pip install news-parallax'.")
    try:
        with writing_to(file.parent) as aside:
            loaded = load_articles(given, progress=_show_progress, leave_out=frozenset({file.resolve()}))
            failed = _report(loaded)
            if not loaded.articles:
                typer.echo("No article could be read, so no report was written.", err=True)
                raise typer.Exit(SOME_FAILED)
            name = title or _event_name(given)
            result = _analysed(loaded, chosen, corrected, event=name, own_text_only=own_text_only)
            # Found, not imported: the analysis knows no user interface, and the report shows what its pages show.
            written = importlib.import_module("dashboard.report").report_html(
                result, title=name, made=day_in_words(date.today().isoformat())
            )
            (aside / file.name).write_text(written, encoding="utf-8", errors="replace")
            put_in_place(aside, file.parent)
    except InvalidInput as error:
        _fail(str(error))
    except OSError as error:
        typer.echo(f"{file} could not be written: {error.strerror or error}.", err=True)
        raise typer.Exit(SOME_FAILED) from error
    typer.echo(f"Report of {len(loaded.articles)} articles in {file}", err=True)
    raise typer.Exit(SOME_FAILED if failed else DONE)


@app.command()
def sentiment(
    source: Annotated[Path, typer.Argument(metavar="IN.jsonl", help="Rows {sentence, from, to, mention}.")],
    out: Annotated[str, typer.Option(help="Where the rows with polarity and shares go.", show_default=False)],
) -> None:
    """Tell the sentiment of each sentence toward its marked mention.

    Each row gains polarity (-1, 0, 1) and the shares negative, neutral and positive.

    Example: parallax sentiment rows.jsonl --out scored.jsonl
    """
    from analysis.extract.sentiment_jsonl import read_rows, score_rows  # noqa: PLC0415 (loads the language model's package)

    (target,) = _paths([out])
    if target.is_dir():
        _fail(f"{target} is a folder; --out names the file to write.")
    try:
        rows = read_rows(source)
        with writing_to(target.parent) as aside:
            lines = (json.dumps(row, ensure_ascii=False) for row in score_rows(rows))
            # Half of a surrogate pair, which JSON can escape, can't be written.
            text = "".join(f"{line}\n" for line in lines).encode("utf-8", errors="replace")
            (aside / target.name).write_bytes(text)
            put_in_place(aside, target.parent)
    except InvalidInput as error:
        _fail(str(error))
    except OSError as error:
        typer.echo(f"{target} could not be written: {error.strerror or error}.", err=True)
        raise typer.Exit(SOME_FAILED) from error
    typer.echo(f"{len(rows)} rows in {target}", err=True)


@app.command(cls=ListsScorers)
def evaluate(
    name: Annotated[
        str,
        typer.Argument(help="What to evaluate; the names stand below."),
    ],
    path: Annotated[Path, typer.Argument(help="The labelled file, as its publishers give it.")],
) -> None:
    """Measure accuracy on a labelled file and print it as one JSON object with n and a digest of the data.

    Example: parallax evaluate newsmtsc newsmtsc/dev_rw.jsonl
    """
    from analysis.evaluation.evaluate import evaluate as measure  # noqa: PLC0415 (loads the language model's package)

    try:
        typer.echo(json.dumps(measure(name, path), indent=1))
    except InvalidInput as error:
        _fail(str(error))


def _report(loaded: Loaded) -> bool:
    """Name every problem on stderr; tell whether any input was refused."""
    for problem in loaded.problems:
        typer.echo(f"{'Not read' if problem.refused else 'Note'}: {problem.source_name}: {problem.reason}", err=True)
    return any(problem.refused for problem in loaded.problems)


def _analysed(
    loaded: Loaded,
    targets: tuple[Target, ...] | None,
    corrections: tuple[Correction, ...],
    *,
    event: str,
    own_text_only: bool,
) -> Analysis:
    """Analyse what was read, with progress, and say on stderr what of corrections and of shared text counts."""
    result = analyze(
        loaded.articles,
        targets,
        event=event,
        corrections=corrections,
        progress=_show_progress,
        measuring=_show_progress,
    )
    _report_corrections(result)
    return _own_text(result) if own_text_only else result


def _report_corrections(result: Analysis) -> None:
    """Say on stderr how many corrections count, where any were given."""
    status = result["corrections"]["status"]
    if len(status):
        counting, lost = int((status == "applied").sum()), int((status == "not applied").sum())
        rest = f"; {lost} fit nothing in these articles, see the table corrections" if lost else ""
        typer.echo(f"{counting} of {len(status)} corrections applied{rest}.", err=True)


def _own_text(result: Analysis) -> Analysis:
    """Return the tables over the newsrooms' own text, and say on stderr how much that leaves out."""
    if result.own_text is None:
        typer.echo("Outlets share no passage of 25 words, so no sentence was left out.", err=True)
        return result
    left, whole = (int(each["articles"]["n_words"].sum()) for each in (result.own_text, result))
    typer.echo(f"{whole - left:,} of {whole:,} words left out: other outlets have them word for word.", err=True)
    return result.own_text


def _event_name(paths: list[Path]) -> str:
    first = paths[0].resolve()
    return first.name if first.is_dir() else first.parent.name


def _show_progress(done: int, total: int, name: str) -> None:
    if sys.stderr.isatty():
        typer.echo(f"\r{done}/{total} {name}"[:78].ljust(78), err=True, nl=done == total)


def _paths(given: list[str]) -> list[Path]:
    """Return paths as they were typed; an empty one is a mistake, such as a variable that is not set."""
    if not all(path.strip() for path in given):
        _fail("A path is empty. Name a file or folder; a dot stands for the folder you are in.")
    return [Path(path) for path in given]


def _fail(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(WRONG_USAGE)


def main() -> None:
    """Run the command line; what Parallax raises on purpose becomes a sentence."""
    try:
        app()
    except ParallaxError as error:
        typer.echo(str(error), err=True)
        raise SystemExit(SOME_FAILED) from error
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None


if __name__ == "__main__":
    main()
