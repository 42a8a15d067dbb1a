"""A list grows at its end; every other line, comment and line end stays as it was written."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from spoorboek.yaml_fields import with_items

NEW = {"by": "B", "note": "zegt: 'ja' # en nee"}
HEAD = "# kop\nid: een # blijft\nstatus: candidate\n"


@pytest.mark.parametrize(
    "text",
    [
        HEAD,
        HEAD.rstrip("\n"),
        HEAD + "screening: []\nlanguage: nl\n",
        HEAD + "screening:\nlanguage: nl\n",
        HEAD + "screening:\n  - by: A # eerste\n    note: x\n  # tussen\nlanguage: nl # slot\n",
        HEAD + "screening:\n- by: A\nlanguage: nl\n",
        HEAD + "screening:\n  - by: A",
        HEAD + "screening: [{by: A, note: 'een ]'}] # achter\nlanguage: nl\n",
        HEAD + "screening:\n  - {by: A}\n  - {by: C}\nlanguage: nl\n",
        (HEAD + "screening:\n  - by: A\nlanguage: nl\n").replace("\n", "\r\n"),
    ],
)
def test_an_item_comes_behind_those_that_are_there(text):
    after = with_items(text, "screening", [NEW], "status")

    was, now = yaml.safe_load(text), yaml.safe_load(after)
    assert now == was | {"screening": [*(was.get("screening") or ()), NEW]}
    for comment in ("# kop", "# blijft", "# eerste", "# tussen", "# slot", "# achter"):
        assert (comment in after) == (comment in text)
    assert ("\r\n" in text) == ("\n" not in after.replace("\r\n", ""))


@given(
    st.lists(
        st.dictionaries(st.sampled_from(["by", "note"]), st.text(min_size=1), min_size=1),
        min_size=1,
    )
)
def test_any_words_come_back_as_they_were(items):
    text = HEAD
    for item in items:
        text = with_items(text, "screening", [item], "status")

    assert yaml.safe_load(text)["screening"] == items
