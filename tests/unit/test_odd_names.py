"""Names and shapes that are awkward in Python: they work, under the names that the document gives them on the wire."""

from __future__ import annotations

import pytest

from tests.unit.grown import run
from tests.unit.regen_copy import Copy

SEARCH = """
    from fullstory.generated.models import Letter, Oddity
    page = (200, json.dumps({"found": [{"class": "x"}], "nextToken": "n"}))
    least = dict(kind="a/b", flag=False, x_kinds="a", from_="2026-01-02")

    def search(**fields):
        return call("oddities.search", "org", **{**least, **fields}, response=page)[1]
"""


def test_parameters_of_every_kind(grown: Copy) -> None:
    run(
        grown,
        SEARCH
        + """
        body = {"from": "2026-01-02"}
        # What has a default is not sent unless it is given, but for what has no value that means the same.
        assert search() == ("POST", "/oddities/org/of/a%2Fb?loud=true&flag=false", body)
        url = search(
            names=["x", "y"], list=(1, 2), ratio=0.5, offset=-3, limit=9, day=date(2026, 1, 2), loud=False, quiet=True,
            flag=True, x_count=0, x_kinds=Letter.B, page_token="t",
        )[1]
        assert url.partition("?")[2] == (
            "pageToken=t&names=x&names=y&list=1&list=2&ratio=0.5&offset=-3&limit=9&day=2026-01-02"
            "&loud=false&quiet=true&flag=true"
        ), url
        assert (headers[-1]["X-Count"], headers[-1]["X-Kinds"]) == ("0", "b")
        for fields, complaint in [
            ({"names": "x"}, "oddities.search(): names must be a list, not str"),
            ({"list": [1, "2"]}, "oddities.search(): list[1] must be a whole number, not str"),
            ({"ratio": "1"}, "oddities.search(): ratio must be a number, not str"),
            ({"offset": 1.5}, "oddities.search(): offset must be a whole number, not float"),
            ({"limit": 0}, "limit must be a whole number of at least 1, not 0"),
            ({"day": "soon"}, "oddities.search(): day must be a date or a string in ISO 8601"),
            ({"flag": 1}, "flag must be True or False, not int"),
            ({"x_kinds": "c"}, "x_kinds must be one of a, b, not 'c'"),
            ({"from_": None}, "oddities.search(): from is required"),
            ({"from_": 7}, "oddities.search(): from must be a date or a string in ISO 8601"),
        ]:
            assert refused("oddities.search", "org", **{**least, **fields}) == complaint
        """,
    )


def test_fields_of_awkward_names(grown: Copy) -> None:
    run(
        grown,
        SEARCH
        + """
        fields = {"class": "c", "first-name": "f", "operation": "o", "request": "r", "optional": True, "client": "c"}
        arguments = {"class_": "c", "first_name": "f", **{name: fields[name] for name in list(fields)[2:]}}
        assert search(**arguments)[2] == {"from": "2026-01-02", **fields}
        from fullstory.generated.models import OddSearch
        model = OddSearch.from_dict({"from": "2026-01-02", **fields})
        assert (model.from_, model.class_, model.first_name) == (date(2026, 1, 2), "c", "f")
        assert model.to_dict() == {"from": "2026-01-02", **fields}
        assert "first_name" not in repr(model)

        wire = {
            "list": ["a"], "str": "s", "id": "i", "date": "2026-01-02", "datetime": "2026-01-02T03:04:05+00:00",
            "field": "f", "check": "c", "read": True, "to_dict": "t", "camelCase": "camel", "nothing": "n", "either": 7,
            "days": [["2026-01-02"], []], "letters": ["a", "b"], "tree": {"left": {"leaf": {}}},
            "home": {"street": "Elm", "side": "left"},
        }
        given = {"camel_case" if name == "camelCase" else name: value for name, value in wire.items()}
        results, request = call("oddities.create", **given, response=(201, json.dumps(wire)))
        assert request == ("POST", "/oddities/new", wire)
        for oddity in results:
            assert isinstance(oddity, Oddity) and oddity.to_dict() == wire
            assert (oddity.date_, oddity.field_, oddity.check_, oddity.read_, oddity.to_dict_, oddity.camel_case) == (
                date(2026, 1, 2), "f", "c", True, "t", "camel"
            )
            assert oddity.days == [[date(2026, 1, 2)], []] and oddity.letters == [Letter.A, Letter.B]
            assert oddity.tree["left"]["leaf"].to_dict() == {}
            assert oddity.home.street == "Elm" and "Elm" not in repr(oddity)
        for fields, complaint in [
            ({"days": [["2026-01-02"], ["soon"]]}, "days[1][0] must be a date or a string in ISO 8601"),
            ({"letters": ["c"]}, "letters[0] must be one of a, b, not 'c'"),
            ({"tree": {"left": {"leaf": 7}}}, "tree.left.leaf must be a mapping, not int"),
            ({"home": {"side": "left"}}, "home.street is required"),
            ({"nothing": 7}, "nothing must be a string, not int"),
        ]:
            assert refused("oddities.create", **fields) == "oddities.create(): " + complaint
        assert call("oddities.create", response=(201, "{}"))[1][2] == {}
        """,
    )


def test_answers_of_every_kind(grown: Copy) -> None:
    run(
        grown,
        """
        from fullstory.generated.api.oddities import create_oddity, download_oddities
        from fullstory.generated.models import Cat
        answered = {"nothing": None, "pet": {"barks": True}, "cat": {"purrs": True}}
        results, _ = call("oddities.create", response=(201, json.dumps(answered)))
        for oddity in results:
            # Nothing tells a cat from a dog.
            assert oddity.pet == {"barks": True} and oddity.cat == Cat(purrs=True) and oddity.nothing is None
        results, _ = call("oddities.create", response=(201, json.dumps({"cat": "Tom", "pet": 7})))
        assert all((oddity.cat, oddity.pet) == ("Tom", 7) for oddity in results)

        results, request = call("oddities.counts", response=(200, '{"big": 3}'))
        assert request[1] == "/oddities/counts" and all(result == {"big": 3} for result in results)

        answers.append((201, json.dumps(answered)))
        assert create_oddity.sync(client=client.raw, body={}).cat == Cat(purrs=True)
        answers.append((202, ""))
        assert create_oddity.sync(client=client.raw, body={}) is None
        answers.append((200, "odd"))
        assert download_oddities.sync_detailed(client=client.raw).content == b"odd"
        assert not hasattr(client.oddities, "download")
        """,
    )


def test_pages_by_post(grown: Copy) -> None:
    run(
        grown,
        SEARCH
        + """
        last = (200, json.dumps({"found": [{"class": "y"}, {"class": "z"}]}))
        answers.extend([page, last])
        found = [oddity["class"] for oddity in client.oddities.search("org", **least)]
        assert found == ["x", "y", "z"]
        first, second = sent
        assert second == (first[0], first[1] + "&pageToken=n", first[2]), second
        """,
    )


@pytest.mark.parametrize(
    "class_name", ["Oddities", "AsyncOddities", "OdditiesWithResponse", "AsyncOdditiesWithResponse"]
)
def test_text_of_the_document_stays_text(grown: Copy, class_name: str) -> None:
    printed = grown.python(f"""
        from fullstory.generated.resources import oddities
        print(oddities.__doc__, oddities.{class_name}.search.__doc__, oddities.{class_name}.create.__doc__)
    """)
    assert 'Things with "odd" names and a \\ in their description.' in printed
    assert "It says '''hello''' and ends with a \"quote\"" in printed
    assert "Create oddity." in printed
    assert "Where it lives." in printed
    assert "How many. At least 1. At most 9. 5 when left out." in " ".join(printed.split())
