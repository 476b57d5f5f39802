from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.articles.stage import Stage
from index.values import Article

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
ARTICLES = st.builds(
    Article,
    id=WORDS.filter(bool),
    text=WORDS,
    title=st.none() | WORDS,
    outlet=st.none() | WORDS,
    published=st.none() | st.dates(),
    url=st.none() | WORDS,
    authors=st.lists(WORDS, max_size=3).map(tuple),
    where=WORDS,
)


@given(st.lists(ARTICLES, max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_articles_come_back_in_the_order_of_their_ids_the_later_of_two(tmp_path: Path, articles: list[Article]) -> None:
    stage = Stage(tmp_path / "stage.sqlite")
    seen: dict[str, Article] = {}
    for article in articles:
        assert stage.add(article) == (seen[article.id].where if article.id in seen else None)
        seen[article.id] = article
    assert len(stage) == len(seen)
    assert list(stage) == [seen[id_] for id_ in sorted(seen)]
    stage.remove()
    assert not list(tmp_path.iterdir())


def test_an_article_comes_back_whole(tmp_path: Path) -> None:
    stage = Stage(tmp_path / "stage.sqlite")
    article = Article("a", "One\r\ntwo\x00 \ufeff😀", "T", "O", date(2023, 3, 20), "https://example.org", ("A", "B"))
    stage.add(article)
    assert list(stage) == [article]
    stage.remove()
