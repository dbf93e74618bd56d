import json
import os
import shutil
import time
from pathlib import Path

import pytest

from analysis.errors import InvalidInput, ModelMissing
from analysis.evaluation.evaluate import evaluate
from analysis.models import encoder as module
from analysis.models.encoder import MANIFEST, TOKENIZER, WEIGHTS, Question, load_encoder, model_version

SENTENCES = [
    "Marta Oduya lied to the inquiry, the judge found.",
    "Marta Oduya arrived on Tuesday.",
    "Volunteers cheered Marta Oduya, whose quick thinking had saved the harbour and everybody in it.",
    "Nobody in the ministry, its critics say, has failed the people of the delta as badly as Marta Oduya, and few have "
    "profited as much from doing so; yet the committee, which met twice, never asked where the money had gone.",
    "Marta Oduya 🙂🙂🙂",
]


def ask(sentence: str, target: str = "Marta Oduya", *, hide_name: bool = True) -> Question:
    start = sentence.index(target)
    return Question(sentence, start, start + len(target), hide_name=hide_name)


def sentiment(sentence: str, target: str = "Marta Oduya") -> float:
    ((negative, _, positive),) = load_encoder().classify([ask(sentence, target)])
    return positive - negative


def test_no_question_needs_no_answer() -> None:
    assert load_encoder().classify([]) == []


def test_probabilities_sum_to_one_and_keep_their_order() -> None:
    questions = [ask(sentence) for sentence in SENTENCES]
    found = load_encoder().classify(questions)
    assert all(sum(shares) == pytest.approx(1, abs=1e-5) for shares in found)
    assert found[::-1] == load_encoder().classify(questions[::-1])


def test_a_score_does_not_depend_on_its_company() -> None:
    questions = [ask(sentence) for sentence in SENTENCES]
    alone = [load_encoder().classify([question])[0] for question in questions]
    fillers = [ask(f"Marta Oduya met {count} envoys" + " of the league" * (count % 20) + ".") for count in range(150)]
    together = load_encoder().classify([*fillers, *questions])[len(fillers) :]
    for one, other in zip(alone, together, strict=True):
        assert one == pytest.approx(other, abs=1e-3)


@pytest.mark.parametrize(
    ("sentence", "sign"),
    [
        ("Marta Oduya lied to voters and stole from the fund, the inquiry found.", -1),
        ("The disgraced Marta Oduya was convicted of fraud.", -1),
        ("Critics blasted Marta Oduya for her reckless and cruel decision.", -1),
        ("Marta Oduya is a brave and honest leader who saved thousands of lives.", 1),
        ("Neighbours praised Marta Oduya for her generosity.", 1),
        ("The court cleared Marta Oduya, a widely admired judge, and thanked her for her exemplary service.", 1),
    ],
)
def test_clear_cases_are_told_apart(sentence: str, sign: int) -> None:
    assert sentiment(sentence) * sign > 0.3


def test_a_plain_report_is_neutral() -> None:
    ((negative, neutral, positive),) = load_encoder().classify([ask("Marta Oduya met the ministers on Tuesday.")])
    assert neutral > max(negative, positive)


def test_targets_of_one_sentence_are_told_apart() -> None:
    text = "The audience applauded the brilliant Marta Oduya and booed the corrupt Lew Brannick."
    assert sentiment(text, "Marta Oduya") > 0.3 > -0.3 > sentiment(text, "Lew Brannick")


@pytest.mark.parametrize("name", ["Lew Brannick", "Oduya", "Ngozi van der Berg", "Xi", "مارتا", "O'Brannick"])
def test_a_name_changes_nothing(name: str) -> None:
    sentence = "The minister said that Marta Oduya had misled parliament."
    assert sentiment(sentence.replace("Marta Oduya", name), name) == sentiment(sentence)


def test_an_issue_can_be_a_target() -> None:
    good = "The ceasefire is a triumph that has saved countless lives, doctors said."
    bad = "The ceasefire is a shameful disaster that betrays the victims, doctors said."
    for hide_name in (False, True):
        shares = load_encoder().classify([ask(text, "ceasefire", hide_name=hide_name) for text in (good, bad)])
        assert shares[0][2] - shares[0][0] > shares[1][2] - shares[1][0] + 0.3


@pytest.mark.parametrize(
    ("sentence", "target", "side"),
    [
        ("Parliament should pass the toll reform, which is long overdue and will save lives.", "toll reform", 1),
        (
            "Every village on the plain needs the irrigation scheme, farmers say, and cannot wait for it.",
            "irrigation scheme",
            1,
        ),
        ("The toll reform is a costly mistake that ought to be scrapped at once.", "toll reform", -1),
        ("The irrigation scheme is a waste of money and must be stopped, farmers say.", "irrigation scheme", -1),
    ],
)
def test_the_side_taken_on_an_issue_is_told(sentence: str, target: str, side: int) -> None:
    (judgement,) = load_encoder().judge([ask(sentence, target, hide_name=False)])
    against, _, in_favour = judgement.position
    assert sum(judgement.position) == pytest.approx(1, abs=1e-5)
    assert (in_favour - against) * side > 0.3


def test_bad_news_about_an_issue_takes_no_side() -> None:
    sentence = "Forty people were killed on Tuesday, eleven days after the ceasefire had been signed."
    (judgement,) = load_encoder().judge([ask(sentence, "ceasefire", hide_name=False)])
    assert judgement.position[1] > 0.5


def test_both_judgements_come_from_one_pass() -> None:
    questions = [ask(sentence) for sentence in SENTENCES]
    assert [judgement.sentiment for judgement in load_encoder().judge(questions)] == load_encoder().classify(questions)


def test_a_long_sentence_is_read_around_its_target() -> None:
    filler = "and the committee met again " * 400
    text = f"{filler}, although Marta Oduya lied to voters and stole from the fund, {filler}."
    assert sentiment(text) < -0.2


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("🙂🙂🙂", 0, 3),
        ("قالت مارتا إن الهدنة صامدة.", 5, 10),
        ("A [MASK] and [CLS] [unused1] [SEP]", 2, 8),
        ("a\u200b\u200b b", 1, 3),
        ("x" * 5000, 0, 5000),
        ("broken \ud83d pair", 0, 6),
    ],
)
def test_unusual_text_gets_a_score(text: str, start: int, end: int) -> None:
    (shares,) = load_encoder().classify([Question(text, start, end)])
    assert sum(shares) == pytest.approx(1, abs=1e-5)


def test_words_that_spell_a_special_token_are_words() -> None:
    ((rows,), (other,)) = (load_encoder()._rows([ask(f"{word} met Marta Oduya.")]) for word in ("[MASK]", "Brannick"))
    assert rows.ids.count(103) == other.ids.count(103) == 1


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 2), (0, 99), (40, 45)])
def test_offsets_outside_the_sentence_are_refused(start: int, end: int) -> None:
    with pytest.raises(InvalidInput, match="don't lie inside its sentence"):
        load_encoder().classify([Question("Marta Oduya left.", start, end)])


def test_a_blank_target_is_refused() -> None:
    with pytest.raises(InvalidInput, match="is blank"):
        load_encoder().classify([Question("Marta  Oduya left.", 5, 7)])


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in (WEIGHTS, TOKENIZER, MANIFEST):
        shutil.copy(module.FOLDER / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("name", [WEIGHTS, TOKENIZER, MANIFEST])
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(ModelMissing, match=f"{name} is missing"):
        load_encoder(copy)


@pytest.mark.parametrize("name", [WEIGHTS, TOKENIZER])
def test_a_cut_or_altered_file_is_refused(copy: Path, name: str) -> None:
    content = bytearray((copy / name).read_bytes())
    (copy / name).write_bytes(content[:-100])
    with pytest.raises(ModelMissing, match=f"{name} is not the file that belongs there"):
        load_encoder(copy)
    content[len(content) // 2] ^= 1
    (copy / name).write_bytes(content)
    with pytest.raises(ModelMissing, match=f"{name} is not the file that belongs there"):
        load_encoder(copy)


def test_a_damaged_manifest_is_refused(copy: Path) -> None:
    (copy / MANIFEST).write_text("files = [", encoding="utf-8")
    with pytest.raises(ModelMissing, match="damaged"):
        load_encoder(copy)
    (copy / MANIFEST).write_text('version = "1"\n', encoding="utf-8")
    with pytest.raises(ModelMissing, match="damaged"):
        load_encoder(copy)


@pytest.mark.no_cover  # time is what is tested
def test_the_model_is_small_and_quick_to_load(copy: Path) -> None:
    assert sum((copy / name).stat().st_size for name in (WEIGHTS, TOKENIZER)) < 30e6
    start = time.process_time()
    load_encoder(copy)
    assert time.process_time() - start < 2
    assert model_version()


DATA = os.environ.get("PARALLAX_DATA", "")


@pytest.mark.skipif(not DATA, reason="PARALLAX_DATA does not name the data folder")
@pytest.mark.parametrize(
    ("split", "digest", "floor"),
    [
        ("dev_rw", "78b5dde35a97b452035c07c142fac5ecf44dd998217921cff62a1519ed01e952", 0.79),
        ("dev_mt", "9dc6480071836094894ee9606cd6bd810d3edeb2d37638d751e55bbb7d375aaa", 0.74),
    ],
)
def test_accuracy_on_newsmtsc_holds(split: str, digest: str, floor: float) -> None:
    figures = evaluate("newsmtsc", Path(DATA) / "data" / "newsmtsc" / f"{split}.jsonl")
    assert figures["digest"] == digest
    assert figures["f1_macro"] >= floor, json.dumps(figures)
