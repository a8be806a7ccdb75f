"""Set phrases hold from a day and to a day."""

from drafter.data import quotations, setphrases

OLD = "全面建成小康社会、全面深化改革、全面依法治国、全面从严治党"
NEW = "全面建设社会主义现代化国家、全面深化改革、全面依法治国、全面从严治党"


def test_a_wording_is_amiss_before_and_after_its_time() -> None:
    assert OLD in setphrases.amiss("2026-01-05")
    assert NEW in setphrases.amiss("2018-01-05")
    assert OLD not in setphrases.amiss("2018-01-05")
    assert NEW not in setphrases.amiss("2026-01-05")


def test_a_name_that_lives_on_is_never_amiss() -> None:
    assert "四个全面" not in setphrases.amiss("2026-01-05")
    assert "四个全面" not in setphrases.amiss("2018-01-05")


def test_nothing_is_amiss_where_no_day_is_known() -> None:
    assert not setphrases.amiss("")


def test_every_quotation_names_its_work_and_none_stands_twice() -> None:
    texts = [entry.text for entry in quotations.load()]

    assert len(texts) > 150
    assert len(set(texts)) == len(texts)
    assert all(entry.work for entry in quotations.load())
