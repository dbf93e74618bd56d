"""A speaker and a stance corrected on their pages, listed, and undone."""

from dashboard.runtime import cache
from dashboard.store.event_store import Store
from tests.dashboard.running_app import open_store, shown, start


def quote_in(event_id, words):
    full = cache.analysis_of(open_store().event(event_id))
    rows = full["quotes"]
    row = rows[rows["text"].str.contains(words)].iloc[0]
    return row["article_id"], int(row["sentence_id"]), full


def choose(at, key, value):
    next(box for box in at.selectbox if box.key and box.key.startswith(key)).set_value(value)


def test_a_speaker_is_corrected_where_it_is_read_and_undone_in_the_list(ferry):
    start(event=ferry)
    article, sentence, full = quote_in(ferry, "She lied")
    at = start("compare", event=ferry, sentence=f"{article}~{sentence}", correcting=f"{article}~{sentence}")
    assert "Correct this:" in shown(at)
    choose(at, f"correct_{article}~{sentence}_speaker", "Ines Calder")
    at.run()
    next(each for each in at.button if each.label == "Save correction").click().run()
    assert not at.exception
    assert "Who speaks “She lied to us,”: Ines Calder, was Tom Petrel" in shown(at)
    assert "1 correction counts on this page" in shown(at)
    changed = cache.analysis_of(open_store().event(ferry))
    assert set(changed["quotes"]["speaker"]) != set(full["quotes"]["speaker"])
    page = start("corrections", event=ferry)
    assert "Ines Calder, was Tom Petrel" in shown(page)
    runs = cache.analyses_run()
    page.button(key="remake_1").click().run()
    assert "Undone" in shown(page)
    assert cache.analyses_run() == runs  # the analysis of before is still there
    assert open_store().corrections.counting(ferry) == ()


def test_a_label_of_a_stance_is_the_readers_and_says_so(ferry, data):
    start(event=ferry)
    full = cache.analysis_of(open_store().event(ferry))
    row = full["stance"].query("label != 'absent'").iloc[0]
    cell = f"stance~{row['article_id']}~all~{row['target']}"
    after = next(label for label in ("critical", "supportive") if label != row["label"])
    other = Store(data)  # another window
    at = start("stance", event=ferry, cell=cell)
    next(each for each in at.expander if each.label == "Correct the label")
    at.session_state["correct_stance"] = True
    at.run()
    choose(at, f"stance_{row['article_id']}", after)
    at.run()
    next(each for each in at.button if each.label == "Save correction").click().run()
    assert not at.exception
    assert f"by itself the machine found {row['label']}" in shown(at)
    assert [each.after for each in other.corrections.counting(ferry)] == [after]
    other.close()


def test_without_corrections_the_page_says_how_to_make_one(ferry):
    assert "Nothing was corrected yet" in shown(start("corrections", event=ferry))
