"""The page in a real browser, asking a real service over HTTP."""

from __future__ import annotations

import json
import re
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

from api.http.app import create
from api.http.keys import hash_of
from api.settings import Settings
from index.build import rebuild
from index.progress import Silent

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here; apt-get install chromium")

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
PATIENCE_MS = 10_000
BLINKEN, KIRBY = "What did Blinken say?", "What did Kirby say about the ceasefire?"

HOSTILE = {
    "id": "odd/<b>&amp;?#%2f",
    "title": "<img src=x onerror=\"document.title='broken'\">",
    "outlet": "<b>The & Outlet</b>",
    "url": "javascript:document.title='broken'",
    "published": "2024-05-01",
    "text": "<script>document.title = 'broken'</script> Nobody expected it.\n\n"
    "“I <b>never</b> signed <script>document.title = 'broken'</script> that treaty,” Maria Lopez said on Monday.\n\n"
    "<img src=x onerror=\"document.title='broken'\"> The talks go on.",
}
EMOJI = {
    "id": "emoji",
    "title": "Après 🎉 the vote",
    "outlet": "Gazette",
    "url": "https://example.com/vote",
    "published": "2024-05-02",
    "text": "🎉👩‍🚀🇺🇦 The crowd cheered 😀 at noon.\n\n"
    "“We will build the 🚀 harbour by winter,” Anna Berg said.\n\n𝔉in 🎈.",
}


@contextmanager
def serving(index: Path, **settings: Any) -> Iterator[str]:
    """A service on a free port of the loopback."""
    listening = socket.create_server(("127.0.0.1", 0))
    app = create(Settings(index=index, **settings))
    server = uvicorn.Server(uvicorn.Config(app, ws="none", log_level="critical"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive(), "the service did not start"
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


@pytest.fixture(scope="module")
def service(seed_index: Path) -> Iterator[str]:
    with serving(seed_index) as base:
        yield base


@pytest.fixture(scope="module")
def odd(tiny_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A service whose articles hold markup and emoji."""
    folder = tmp_path_factory.mktemp("odd")
    source = folder / "articles.jsonl"
    source.write_text(f"{json.dumps(HOSTILE)}\n{json.dumps(EMOJI)}\n", encoding="utf-8")
    rebuild([source], folder / "index", Silent(), encoder=str(tiny_model))
    with serving(folder / "index") as base:
        yield base


@pytest.fixture(scope="module")
def without_index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("empty")) as base:
        yield base


@pytest.fixture(scope="module")
def guarded(seed_index: Path) -> Iterator[str]:
    """A service that needs a key."""
    with serving(seed_index, api_keys=(hash_of("open sesame"),)) as base:
        yield base


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which no script fails, the policy is never broken and nothing is fetched from elsewhere."""
    page, faults = watched(context)
    yield page
    assert faults == []


def watched(context: BrowserContext) -> tuple[Page, list[str]]:
    """A new page, and what goes wrong on it from now on."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    # Chromium reports every answer that is no success; those are expected where a test asks for them.
    page.on("console", lambda m: faults.append(m.text) if m.type == "error" and "status of" not in m.text else None)
    page.on("request", lambda r: None if r.url.startswith("http://127.0.0.1:") else faults.append(r.url))
    return page, faults


def ask(page: Page, base: str, question: str, **filters: str) -> None:
    """Open the page at a question, as from a shared address."""
    page.goto(f"{base}/?{httpx.QueryParams(q=question, **filters)}")
    page.locator(".colophon").wait_for()


def posted(base: str, question: str, **more: Any) -> dict[str, Any]:
    """What the service itself answers."""
    body: dict[str, Any] = httpx.post(f"{base}/v1/ask", json={"question": question, **more}, timeout=30).json()
    return body


def shown_statements(page: Page) -> list[str | None]:
    return [quote.text_content() for quote in page.locator(".statement > blockquote").all()]


def marked(page: Page) -> str:
    return "".join(mark.text_content() or "" for mark in page.locator("#article-text mark").all())


def answer_with(page: Page, status: int, body: dict[str, Any], path: str = "/v1/ask", **headers: str) -> None:
    """Answer requests in the service's place."""
    kind = "application/json" if status == 200 else "application/problem+json"
    page.route(
        f"**{path}*",
        lambda route: route.fulfill(status=status, body=json.dumps(body), content_type=kind, headers=headers),
    )


def test_a_question_is_answered_with_quotations_and_has_an_address(page: Page, service: str) -> None:
    page.goto(service)
    page.get_by_role("combobox").fill(BLINKEN)
    page.keyboard.press("Enter")
    page.locator(".colophon").wait_for()
    answer = posted(service, BLINKEN)
    assert shown_statements(page) == [s["text"] for s in answer["statements"]]
    assert [p.text_content() for p in page.locator(".passage > blockquote").all()] == [
        p["text"] for p in answer["passages"]
    ]
    assert page.locator(".passage mark").first.text_content() == "Blinken"
    assert "From “Washington’s top diplomat”" in page.locator(".how").all_text_contents()
    assert page.locator(".chip").all_text_contents() == ["SpeakerAnthony Blinken×"]
    assert page.url == f"{service}/?q=What+did+Blinken+say%3F"
    assert page.title() == f"{BLINKEN} · onrecord"
    expect(page.locator("#status")).to_have_text(
        "3 statements, 5 passages. The chance that the answer is among the first five is 93%."
    )


def test_how_sure_an_answer_is_stands_above_it(page: Page, service: str) -> None:
    answer_with(page, 200, posted(service, BLINKEN) | {"confidence": 0.287})
    ask(page, service, BLINKEN)
    unsure = "Unsure: the chance that the answer is among the first five is 29%."
    expect(page.locator("#results h2 + .chance").first).to_have_text(unsure)
    expect(page.locator("#status")).to_contain_text(unsure)
    page.unroute_all()
    ask(page, service, BLINKEN)
    expect(page.locator("#results h2 + .chance")).to_have_text(
        "The chance that the answer is among the first five is 93%."
    )


def test_an_outlet_that_repeats_itself_is_not_named_as_another(page: Page, service: str) -> None:
    answer = posted(service, BLINKEN)
    first = answer["statements"][0]
    wording = {"text": first["text"], "kind": "direct", "citation": first["citation"]}
    for outlets, said in (
        (["CNN", "CNN"], "Also reported in 2 more articles by CNN"),
        (["CNN", "Reuters", None], "Also reported by Reuters, 1 more article by CNN and 1 other article"),
        ([None], "Also reported in 1 other article"),
    ):
        also = [wording | {"citation": wording["citation"] | {"outlet": outlet}} for outlet in outlets]
        answer_with(page, 200, answer | {"statements": [first | {"also_reported_by": also}]})
        ask(page, service, BLINKEN)
        expect(page.locator(".also summary")).to_have_text(said)


def test_another_wording_is_told_and_copied_as_quoted_only_where_it_is(
    page: Page, context: BrowserContext, service: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=service)
    answer = posted(service, BLINKEN)
    first = answer["statements"][1]
    also = [{"text": "it would go on", "kind": kind, "citation": first["citation"]} for kind in ("indirect", "direct")]
    answer_with(page, 200, answer | {"statements": [first | {"also_reported_by": also}]})
    ask(page, service, BLINKEN)
    page.locator(".also summary").click()
    assert page.locator(".also .kind").all_text_contents() == ["Reported, not quoted", "Quoted"]
    copied = ("it would go on (Anthony Blinken; reported, not quoted)", "“it would go on” (Anthony Blinken)")
    for which, line in enumerate(copied):
        page.locator(".also button").nth(which).click()
        expect(page.locator(".also .copied").nth(which)).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()").split("\n")[0] == line


# In Arabic, and with directions that are given and never ended.
@pytest.mark.parametrize("outlet", ["الجزيرة", "\u202e\u2067The Paper\u202d"])
def test_an_outlet_written_from_the_right_leaves_the_date_whole(page: Page, service: str, outlet: str) -> None:
    answer = posted(service, BLINKEN)
    cited = answer["statements"][0]["citation"] | {"outlet": outlet, "published": "2024-05-01"}
    answer_with(page, 200, answer | {"statements": [answer["statements"][0] | {"citation": cited}]})
    ask(page, service, BLINKEN)
    named, date = (page.locator(f".statement .source {part}").bounding_box() for part in ("b", "time"))
    assert named is not None
    assert date is not None
    assert named["x"] + named["width"] <= date["x"]


def test_an_id_written_from_the_right_leaves_the_place_whole(page: Page, service: str) -> None:
    answer = posted(service, BLINKEN)
    cited = answer["statements"][0]["citation"] | {"article_id": "\u202e\u2067a\u202d"}
    answer_with(page, 200, answer | {"statements": [answer["statements"][0] | {"citation": cited}]})
    ask(page, service, BLINKEN)
    page.emulate_media(media="print")
    place = page.locator(".statement .place")
    first, last = (
        place.evaluate(
            """(place, at) => {
                const range = document.createRange();
                range.setStart(place.lastChild, at);
                range.setEnd(place.lastChild, at + 1);
                return range.getBoundingClientRect().x;
            }""",
            at,
        )
        for at in (2, 11)
    )
    assert first < last


def test_the_days_of_a_question_are_told_shortly(page: Page, service: str) -> None:
    answer = posted(service, BLINKEN)
    days = {"published_from": "2022-03-01", "published_to": "2022-03-31", "topic": "trade"}
    refusal = {"answered": False, "reason": "no_statement", "statements": []}
    answer_with(page, 200, answer | refusal | {"interpretation": answer["interpretation"] | days})
    ask(page, service, BLINKEN)
    expect(page.locator(".chip").last).to_have_text(re.compile(r"^When1\s*–\s*31 March 2022×$"))
    expect(page.locator(".note p").first).to_contain_text(re.compile(r"about “trade” \(1\s*–\s*31 March 2022\) and"))


def test_the_first_page_offers_those_who_are_quoted_most(page: Page, service: str) -> None:
    page.goto(service)
    page.get_by_role("link", name="What did John Kirby say?").click()
    expect(page.locator("#results h2").first).to_have_text("What John Kirby said")


def test_a_proxy_may_have_the_service_under_a_path_of_its_own(page: Page, service: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route(f"{service}/news/**", lambda route: route.continue_(url=route.request.url.replace("/news/", "/", 1)))
    page.goto(f"{service}/news/")
    page.get_by_role("link", name="What did John Kirby say?").click()
    page.locator("a.open").first.click()
    expect(page.locator("#article-text mark").first).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Remove speaker").click()
    page.wait_for_url(f"{service}/news/?q=*read_as=open*")
    page.get_by_role("link", name="API").click()
    expect(page.get_by_text("Ask a question in a URL")).to_be_visible()
    assert [url for url in asked if not url.startswith((f"{service}/news/", "data:"))] == []


def test_going_back_asks_the_question_before(page: Page, service: str) -> None:
    ask(page, service, BLINKEN)
    page.get_by_role("combobox").fill(KIRBY)
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator("#results h2").first).to_have_text("What John Kirby said")
    page.go_back()
    expect(page.locator("#results h2").first).to_have_text("What Anthony Blinken said")
    expect(page.get_by_role("combobox")).to_have_value(BLINKEN)
    page.go_forward()
    expect(page.locator("#results h2").first).to_have_text("What John Kirby said")


@pytest.mark.parametrize("which", range(3))
def test_a_citation_opens_the_article_at_the_cited_words(page: Page, service: str, which: int) -> None:
    ask(page, service, BLINKEN)
    cited = posted(service, BLINKEN)["statements"][which]["citation"]
    article = httpx.get(f"{service}/v1/articles/{cited['article_id']}").json()
    link = page.locator(".statement a.open").nth(which)
    link.click()
    expect(page.locator("#article-text mark").first).to_be_in_viewport()
    assert marked(page) == article["text"][cited["start"] : cited["end"]]
    assert page.locator("#article-text").text_content() == article["text"]
    grey = "".join(page.locator("#article-text .boilerplate").all_text_contents())
    assert grey == "".join(article["text"][b["start"] : b["end"]] for b in article["boilerplate"])
    assert page.locator("#article-text .evidence").all_text_contents() == ["Anthony Blinken"]
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(link).to_be_focused()
    expect(page).to_have_url(re.compile("say%3F$"))


def test_an_open_article_has_an_address_and_going_back_closes_it(page: Page, service: str) -> None:
    ask(page, service, BLINKEN)
    page.locator(".statement a.open").nth(1).click()
    page.locator("#article-text mark").wait_for()
    words, address = marked(page), page.url
    page.go_back()
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.goto("about:blank")
    page.goto(address)
    page.locator("#article-text mark").wait_for()
    assert marked(page) == words
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page).to_have_url(re.compile("say%3F$"))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"sha256": "0123456789ab"}, "changed since characters {start}–{end} of it were cited (sha256 0123456789ab)"),
        ({"end": "99999"}, "This article has no characters {start}–99999."),
        ({"sha256": ""}, None),  # as addresses were before they told the version
    ],
)
def test_an_address_marks_no_words_of_another_version_of_its_article(
    page: Page, service: str, changes: dict[str, str], says: str | None
) -> None:
    cited = posted(service, BLINKEN)["statements"][1]["citation"]
    place = {
        "article": cited["article_id"],
        "start": cited["start"],
        "end": cited["end"],
        "sha256": cited["sha256"][:12],
    }
    page.goto(f"{service}/?q=Blinken#{urlencode(place | changes)}")
    dialog = page.get_by_role("dialog")
    article = httpx.get(f"{service}/v1/articles/{cited['article_id']}").json()
    expect(dialog.locator("#article-text")).to_have_text(article["text"])
    if says is None:
        expect(dialog.get_by_role("alert")).to_have_count(0)
        assert marked(page) == article["text"][cited["start"] : cited["end"]]
        return
    expect(dialog.get_by_role("alert")).to_contain_text(says.format(**cited))
    expect(dialog.locator("mark:visible")).to_have_count(0)
    expect(dialog.get_by_role("button", name="Copy citation")).to_have_count(0)
    assert dialog.locator("#article-speaker").text_content() == ""


def test_an_opened_article_says_who_said_the_words_and_whether_they_are_quoted(
    page: Page, context: BrowserContext, service: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=service)
    ask(page, service, BLINKEN)
    assert [s["kind"] for s in posted(service, BLINKEN)["statements"]] == ["direct", "mixed", "indirect"]
    for which, line, copied in (
        (0, "Anthony Blinken · Quoted · From “Washington’s top diplomat”", "(Anthony Blinken)"),
        # In its own quotation marks, no others around them.
        (
            1,
            "Anthony Blinken · Partly quoted: “added” · “he”: the man named just before",
            "advantage,” (Anthony Blinken; partly quoted: “added”)",
        ),
        # In none, for nobody quotes it.
        (
            2,
            "Anthony Blinken · Reported, not quoted: “noted” · “He”: the man named just before",
            "Putin (Anthony Blinken; reported, not quoted: “noted”)",
        ),
    ):
        page.locator(".statement a.open").nth(which).click()
        expect(page.locator("#article-speaker")).to_have_text(line)
        page.get_by_role("dialog").get_by_role("button", name="Copy citation").click()
        expect(page.get_by_role("dialog").locator(".copied")).to_have_text("Copied")
        assert copied in page.evaluate("navigator.clipboard.readText()").split("\n")[0]
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()


@pytest.mark.parametrize(("width", "height", "titles"), [(320, 256, 1), (740, 360, 1), (360, 740, 12)])
def test_an_article_has_room_for_its_words_in_a_small_window_and_under_a_long_title(
    page: Page, service: str, width: int, height: int, titles: int
) -> None:
    cited = posted(service, BLINKEN)["statements"][1]["citation"]
    article = httpx.get(f"{service}/v1/articles/{cited['article_id']}").json()
    answer_with(page, 200, article | {"title": article["title"] * titles}, "/v1/articles/")
    page.set_viewport_size({"width": width, "height": height})
    ask(page, service, BLINKEN)
    page.locator(".statement a.open").nth(1).click()
    page.locator("#article-text mark").wait_for()
    seen = """() => {
      const { top, bottom } = document.querySelector('#article-text mark').getBoundingClientRect();
      const above = document.elementFromPoint(40, Math.max(top + 6, 6));
      return [above.closest('#article-text') !== null, Math.min(bottom, innerHeight) - Math.max(top, 0)];
    }"""
    within, pixels = page.evaluate(seen)
    assert within
    assert pixels > 70
    expect(page.get_by_role("button", name="Close")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(("height", "which"), [(560, 2), (320, 2), (740, 0)])
def test_an_article_opens_where_the_cited_words_begin(page: Page, service: str, height: int, which: int) -> None:
    page.set_viewport_size({"width": 360, "height": height})
    ask(page, service, BLINKEN)
    page.locator(".statement a.open").nth(which).click()
    page.locator("#article-text mark").first.wait_for()
    above = """() => {
      const [words, text] = ["#article-text mark", "#article-text"].map((of) => document.querySelector(of));
      return words.getBoundingClientRect().top - Math.max(0, text.getBoundingClientRect().top);
    }"""
    assert page.evaluate(above) > 0


def test_what_takes_long_is_said_to_be_under_way(page: Page, service: str) -> None:
    held: list[Route] = []
    page.route("**/v1/a*/**", lambda route: held.append(route))
    page.route("**/v1/ask", lambda route: held.append(route))
    page.goto(f"{service}/?{httpx.QueryParams(q=BLINKEN)}")
    page.locator("#results[aria-busy]").wait_for()
    assert "Searching" in page.evaluate("getComputedStyle(document.querySelector('#results'), '::before').content")
    held.pop().continue_()
    page.locator(".statement a.open").first.click()
    expect(page.get_by_role("dialog")).to_contain_text("Opening the article…")
    expect(page.locator(".legend")).to_be_hidden()
    held.pop().continue_()
    expect(page.locator("#article-text mark")).to_be_in_viewport()
    expect(page.locator(".legend")).to_be_visible()


def test_what_was_understood_can_be_taken_away(page: Page, service: str) -> None:
    ask(page, service, KIRBY)
    before = shown_statements(page)
    with page.expect_request("**/v1/ask") as asked:
        page.get_by_role("button", name="Remove about: the ceasefire").click()
    sent = asked.value.post_data_json["interpretation"]
    assert (sent["kind"], sent["speakers"], sent["topic"]) == ("said", ["John Kirby"], None)
    expect(page.locator(".chip")).to_have_count(1)
    widened = shown_statements(page)
    assert len(widened) > len(before)
    assert widened == [s["text"] for s in posted(service, KIRBY, interpretation=sent)["statements"]]
    page.reload()
    page.locator(".colophon").wait_for()
    assert shown_statements(page) == widened
    page.get_by_role("button", name="As first understood").click()
    expect(page.locator(".chip")).to_have_count(2)
    assert shown_statements(page) == before


def test_without_its_speaker_a_question_asks_who_said_it(page: Page, service: str) -> None:
    ask(page, service, KIRBY)
    with page.expect_request("**/v1/ask") as asked:
        page.get_by_role("button", name="Remove speaker: John Kirby").click()
    sent = asked.value.post_data_json["interpretation"]
    assert (sent["kind"], sent["speakers"], sent["topic"]) == ("who_said", [], "the ceasefire")
    expect(page.get_by_role("button", name="Remove about: the ceasefire")).to_be_focused()
    with page.expect_request("**/v1/ask") as asked:
        page.get_by_role("button", name="Remove about: the ceasefire").click()
    sent = asked.value.post_data_json["interpretation"]
    assert (sent["kind"], sent["topic"]) == ("open", KIRBY)


def test_of_many_whom_a_name_fits_a_few_are_offered_and_the_rest_on_asking(page: Page, service: str) -> None:
    answer = posted(service, BLINKEN)
    names = [f"{given} Blinken" for given in ("Ada", "Ben", "Cleo", "Dan", "Eve")]
    answer_with(page, 200, answer | {"interpretation": answer["interpretation"] | {"also_named": names}})
    ask(page, service, BLINKEN)
    offered = page.locator(".choice:visible")
    assert offered.all_text_contents() == names[:3]
    page.get_by_role("button", name="2 more").click()
    assert offered.all_text_contents() == names
    expect(page.get_by_role("button", name="Dan Blinken")).to_be_focused()
    expect(page.get_by_role("button", name="2 more")).to_have_count(0)


def test_an_open_question_is_answered_by_passages_first(page: Page, service: str) -> None:
    ask(page, service, "peace plan")
    assert posted(service, "peace plan")["interpretation"]["kind"] == "open"
    headings = page.locator("#results h2").all_text_contents()
    assert headings == ["Passages", "Statements that bear on it"]


def test_more_statements_can_be_asked_for(page: Page, service: str) -> None:
    ask(page, service, "What did Kirby say?")
    assert len(shown_statements(page)) == 10
    page.get_by_role("button", name="More statements").click()
    eleventh = page.locator(".statement").nth(10)
    expect(eleventh.get_by_role("link", name="Read in the article")).to_be_focused()
    assert "max_statements=20" in page.url
    assert len(shown_statements(page)) > 10


def test_no_more_passages_are_offered_than_the_service_gives(page: Page, seed_index: Path) -> None:
    with serving(seed_index, max_top_k=7, max_question=40) as few:
        ask(page, few, "Russia and China on the war")
        assert page.locator(".passage").count() == 5
        page.get_by_role("button", name="More passages").click()
        expect(page.locator(".passage")).to_have_count(7)
        expect(page.get_by_role("button", name="More passages")).to_have_count(0)
        page.get_by_role("combobox").fill("What did Kirby say about the ceasefire in Ukraine?")
        expect(page.get_by_role("combobox")).to_have_value("What did Kirby say about the ceasefire i")


def test_filters_narrow_and_are_taken_away(page: Page, service: str) -> None:
    ask(page, service, "Russia and China on the war")
    page.get_by_text("Dates and outlet").click()
    page.get_by_label("Outlet").fill("cnn")
    with page.expect_response("**/v1/ask") as answered:
        page.keyboard.press("Enter")
    assert {p["citation"]["outlet"] for p in answered.value.json()["passages"]} == {"CNN"}
    page.get_by_label("Published from").fill("2023-03-20")
    page.get_by_label("to", exact=True).fill("2023-03-19")
    # Its answer is waited for, lest it be taken for the next one's.
    with page.expect_response("**/v1/ask") as answered:
        page.get_by_role("button", name="Apply").click()
    sent = answered.value.request.post_data_json["filters"]
    assert (sent["published_from"], sent["published_to"]) == ("2023-03-19", "2023-03-20")
    page.get_by_label("Published from").fill("2023-03-20")
    page.get_by_label("to", exact=True).fill("")
    with page.expect_response("**/v1/ask") as answered:
        page.get_by_role("button", name="Apply").click()
    assert answered.value.json()["reason"] == "empty_filter"
    expect(page.get_by_role("heading", name="No article passes the filters")).to_be_visible()
    assert "published_from=2023-03-20&outlet=cnn" in page.url
    with page.expect_response("**/v1/ask") as answered:
        page.get_by_role("button", name="Remove outlet: cnn").click()
    assert {p["citation"]["published"] for p in answered.value.json()["passages"]} == {"2023-03-20"}


def test_an_outlet_that_none_is_called_can_be_taken_for_one_called_alike(page: Page, service: str) -> None:
    ask(page, service, BLINKEN, outlet="CNN International")
    with page.expect_response("**/v1/ask") as answered:
        page.get_by_role("button", name="CNN", exact=True).click()
    assert {p["citation"]["outlet"] for p in answered.value.json()["passages"]} == {"CNN"}
    expect(page.get_by_role("button", name="Remove outlet: CNN", exact=True)).to_be_visible()


@pytest.mark.parametrize(
    ("reason", "heading"),
    [
        ("no_match", "Nothing here matches"),
        ("low_confidence", "No sure answer"),
        ("unknown_speaker", "Nobody here is called Antony Blinkin"),
        ("no_statement", "No statement by Antony Blinkin about “trade” fits"),
        ("empty_filter", "No article passes the filters"),
    ],
)
def test_what_is_not_answered_says_why(page: Page, service: str, reason: str, heading: str) -> None:
    answer = posted(service, BLINKEN)
    reading = answer["interpretation"] | {"speakers": ["Antony Blinkin"], "topic": "trade"}
    unanswered = {"answered": False, "reason": reason, "confidence": 0.2, "statements": [], "interpretation": reading}
    answer_with(page, 200, answer | unanswered | {"suggestions": ["Anthony Blinken"]})
    ask(page, service, BLINKEN)
    expect(page.get_by_role("heading", name=heading)).to_be_visible()
    expect(page.locator("#status")).to_have_text(f"Not answered. {heading}.")
    expect(page.get_by_role("heading", name="The nearest passages")).to_be_visible()
    page.unroute_all()
    with page.expect_request("**/v1/ask") as asked:
        page.get_by_role("button", name="Anthony Blinken", exact=True).click()
    # Of filters the page has outlets alone, so that a name near them is one.
    sent = asked.value.post_data_json
    taken = sent["filters"]["outlets"] if reason == "empty_filter" else sent["interpretation"]["speakers"]
    assert taken == ["Anthony Blinken"]
    expect(page.get_by_role("button", name="Remove speaker: Anthony Blinken")).to_be_visible()


def test_a_name_nobody_bears_is_not_answered(page: Page, service: str) -> None:
    ask(page, service, "What did Macron say?")
    expect(page.locator(".note h2")).to_be_visible()
    assert shown_statements(page) == []


def test_without_an_index_the_page_says_what_to_run(page: Page, without_index: str) -> None:
    for path in ("/", "/?q=war"):
        page.goto(f"{without_index}{path}")
        expect(page.locator("pre")).to_have_text("onrecord rebuild-index FOLDER")


@pytest.mark.parametrize(
    ("status", "headers", "heading"),
    [
        (503, {"Retry-After": "2"}, "Busy"),
        (429, {"Retry-After": "30"}, "Busy"),
        (422, {}, "This can’t be asked"),
        (500, {}, "Something went wrong"),
    ],
)
def test_refusals_are_told(page: Page, service: str, status: int, headers: dict[str, str], heading: str) -> None:
    answer_with(page, status, {"detail": "for a reason"}, **headers)
    page.goto(f"{service}/?q=war")
    expect(page.locator(".note h2")).to_have_text(heading)
    expect(page.locator(".note")).to_contain_text("For a reason.")


def test_what_stands_before_the_service_says_nothing_of_an_index(page: Page, service: str) -> None:
    page.route("**/v1/ask*", lambda route: route.fulfill(status=503, body="<h1>Down</h1>", content_type="text/html"))
    page.goto(f"{service}/?q=war")
    expect(page.locator(".note h2")).to_have_text("Something went wrong")
    expect(page.locator(".note")).to_contain_text("The service answered 503.")


def test_where_no_answer_comes_it_can_be_asked_again(context: BrowserContext, service: str) -> None:
    page = context.new_page()
    page.route("**/v1/ask", lambda route: route.abort())
    page.goto(f"{service}/?q=war")
    expect(page.locator(".note h2")).to_have_text("No answer")
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    page.locator(".colophon").wait_for()


def test_a_key_is_asked_for_kept_in_the_tab_and_forgotten(page: Page, guarded: str) -> None:
    page.goto(guarded)
    expect(page.get_by_role("heading", name="A key is needed")).to_be_visible()
    page.goto(f"{guarded}/?q=war")
    expect(page.get_by_role("heading", name="A key is needed")).to_be_visible()
    expect(page.get_by_label("API key")).to_be_focused()
    page.keyboard.type("wrong")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="This key is not accepted")).to_be_visible()
    page.get_by_label("API key").fill("open sesame")
    page.keyboard.press("Enter")
    page.locator(".colophon").wait_for()
    page.reload()
    page.locator(".colophon").wait_for()
    page.get_by_role("button", name="Forget the API key").click()
    expect(page.get_by_role("heading", name="A key is needed")).to_be_visible()


def test_a_citation_that_was_shared_opens_once_the_key_is_given(page: Page, service: str, guarded: str) -> None:
    ask(page, service, BLINKEN)
    page.locator(".statement a.open").nth(1).click()
    page.locator("#article-text mark").wait_for()
    words, shared = marked(page), page.url.removeprefix(service)
    page.goto(guarded + shared)
    for key, heading in (("wrong", "A key is needed"), ("open sesame", "This key is not accepted")):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
        expect(page.get_by_label("API key")).to_be_focused()
        page.get_by_label("API key").fill(key)
        page.keyboard.press("Enter")
    page.locator("#article-text mark").wait_for()
    assert marked(page) == words
    assert page.url == guarded + shared
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page).to_have_url(re.compile("say%3F$"))


def test_text_from_articles_is_never_markup(page: Page, odd: str) -> None:
    ask(page, odd, "What did Maria Lopez say?")
    answer = posted(odd, "What did Maria Lopez say?")
    assert shown_statements(page) == [s["text"] for s in answer["statements"]]
    assert "<script>" in (shown_statements(page)[0] or "")
    expect(page.locator(".statement .source")).to_have_text(
        "<b>The & Outlet</b> · 1 May 2024 · <img src=x onerror=\"document.title='broken'\">"
    )
    page.locator(".statement a.open").click()
    page.locator("#article-text mark").wait_for()
    assert marked(page) == answer["statements"][0]["text"]
    assert page.locator("#article-text").text_content() == HOSTILE["text"]
    expect(page.locator("#article-title")).to_have_text(HOSTILE["title"])
    assert page.locator("main script, dialog script, img, [href^='javascript']").count() == 0
    assert page.title().endswith("onrecord")


def test_offsets_count_code_points_with_emoji_before_the_words(page: Page, odd: str) -> None:
    ask(page, odd, "What did Anna Berg say?")
    statement = posted(odd, "What did Anna Berg say?")["statements"][0]
    page.locator(".statement a.open").click()
    page.locator("#article-text mark").wait_for()
    cited = statement["citation"]
    assert marked(page) == EMOJI["text"][cited["start"] : cited["end"]] == statement["text"]
    assert "“We will build the 🚀 harbour" in marked(page)
    assert page.locator("#article-text").text_content() == EMOJI["text"]
    highlighted = page.locator(".passage").filter(has_text="🚀").locator("mark").all_text_contents()
    assert highlighted == ["Anna", "Berg"]


@pytest.fixture(scope="module")
def offsets(browser: Browser, service: str) -> Iterator[Callable[[str, list[tuple[int, int]]], Any]]:
    """`cut` and `slice` of the page's own module."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(service)
    page.evaluate("import('/page/offsets.js').then(module => { window.offsets = module; })")

    def call(text: str, spans: list[tuple[int, int]]) -> Any:
        named = [{"name": str(i), "start": start, "end": end} for i, (start, end) in enumerate(spans)]
        return page.evaluate(
            "([text, spans]) => [offsets.cut(text, spans), spans.map(span => offsets.slice(text, span))]", [text, named]
        )

    yield call
    context.close()


@settings(max_examples=60)
@given(
    text=st.text(st.one_of(st.sampled_from("ab \n🎉🚀👩‍🚀𝔉é"), st.characters(exclude_categories=["Cs"])), max_size=30),
    bounds=st.lists(st.tuples(st.integers(0, 32), st.integers(0, 32)), max_size=4),
)
def test_spans_are_cut_as_python_slices(
    offsets: Callable[[str, list[tuple[int, int]]], Any], text: str, bounds: list[tuple[int, int]]
) -> None:
    spans = [(min(pair), max(pair)) for pair in bounds]
    pieces, slices = offsets(text, spans)
    assert slices == [text[start:end] for start, end in spans]
    assert "".join(piece["text"] for piece in pieces) == text
    for i, (start, end) in enumerate(spans):
        assert "".join(p["text"] for p in pieces if str(i) in p["names"]) == text[start:end]


def test_a_citation_is_copied_as_text(page: Page, context: BrowserContext, odd: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=odd)
    ask(page, odd, "What did Anna Berg say?")
    page.locator(".statement").get_by_role("button", name="Copy citation").click()
    expect(page.locator(".statement .copied")).to_have_text("Copied")
    cited = posted(odd, "What did Anna Berg say?")["statements"][0]["citation"]
    assert page.evaluate("navigator.clipboard.readText()").split("\n") == [
        "“We will build the 🚀 harbour by winter,” (Anna Berg)",
        "Gazette, “Après 🎉 the vote”, 2 May 2024, https://example.com/vote",
        f"emoji, characters {cited['start']}–{cited['end']}, sha256 {cited['sha256'][:12]}",
    ]


def test_where_copying_is_not_allowed_the_citation_is_shown_to_copy(page: Page, odd: str) -> None:
    # Browsers lend no clipboard to a page from another machine without HTTPS.
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    ask(page, odd, "What did Anna Berg say?")
    page.locator(".statement").get_by_role("button", name="Copy citation").click()
    assert "(Anna Berg)" in page.get_by_label("Citation, to copy").input_value()


NAMES = {
    "people": [
        {"name": "Anthony Blinken", "roles": ["Secretary of State", "US Secretary of State"], "statements": 3},
        {"name": "Anna Berg", "roles": [], "statements": 0},
    ]
}


def test_all_of_it_goes_by_keyboard(page: Page, service: str) -> None:
    answer_with(page, 200, NAMES, "/v1/people")
    page.goto(service)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the answer")).to_be_focused()
    page.locator(".welcome").wait_for()
    page.keyboard.press("/")
    box = page.get_by_role("combobox")
    expect(box).to_be_focused()
    page.keyboard.type("What did An")
    expect(page.get_by_role("option")).to_have_text(
        ["Anthony BlinkenSecretary of State, 3 statements", "Anna Berg0 statements"]
    )
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_contain_text("Anthony Blinken")
    assert box.get_attribute("aria-activedescendant") == "name-0"
    page.keyboard.press("Enter")
    expect(box).to_have_value("What did Anthony Blinken")
    page.keyboard.type(" say to A/B")
    expect(box).to_have_value("What did Anthony Blinken say to A/B")
    box.fill(BLINKEN)
    page.keyboard.press("Enter")
    page.locator(".colophon").wait_for()
    order = []
    while "Read in the article" not in order:
        page.keyboard.press("Tab")
        order.append(page.evaluate("document.activeElement.textContent"))
    assert order == ["Ask", "Dates and outlet", "×", "Read in the article"]
    page.keyboard.press("Enter")
    expect(page.locator("#article-text mark")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert page.evaluate("document.activeElement.textContent") == "Read in the article"


def test_escape_and_going_elsewhere_close_the_names(page: Page, service: str) -> None:
    answer_with(page, 200, NAMES, "/v1/people")
    page.goto(service)
    box = page.get_by_role("combobox")
    for leave in (lambda: page.keyboard.press("Escape"), lambda: page.keyboard.press("Tab")):
        box.fill("")
        box.press_sequentially("What did Bli")
        expect(page.get_by_role("option")).to_have_count(2)
        leave()
        expect(page.get_by_role("listbox")).to_be_hidden()
        expect(box).to_have_value("What did Bli")


def test_the_service_completes_names(page: Page, service: str) -> None:
    page.goto(service)
    page.get_by_role("combobox").press_sequentially("What did Bli")
    page.get_by_role("option", name="Anthony Blinken").click()
    expect(page.get_by_role("combobox")).to_have_value("What did Anthony Blinken")


def test_without_names_the_box_is_a_box(page: Page, service: str) -> None:
    answer_with(page, 404, {"detail": "not here"}, "/v1/people")
    page.goto(service)
    with page.expect_response("**/v1/people*"):
        page.get_by_role("combobox").press_sequentially("What did Bli")
    expect(page.get_by_role("listbox")).to_be_hidden()


def _home(page: Page, base: str) -> None:
    page.goto(base)
    page.locator(".welcome").wait_for()


def _names(page: Page, base: str) -> None:
    answer_with(page, 200, NAMES, "/v1/people")
    _home(page, base)
    page.get_by_role("combobox").press_sequentially("What did An")
    page.keyboard.press("ArrowDown")


def _answer(page: Page, base: str) -> None:
    ask(page, base, KIRBY, outlet="CNN", published_from="2020-01-01")
    ask(page, base, KIRBY)
    for summary in page.locator("summary").all():
        summary.click()


def _unanswered(page: Page, base: str) -> None:
    answer = posted(base, BLINKEN)
    why = {"answered": False, "reason": "unknown_speaker", "statements": [], "suggestions": ["Anthony Blinken"]}
    answer_with(page, 200, answer | why)
    ask(page, base, BLINKEN, outlet="CNN")


def _article(page: Page, base: str) -> None:
    ask(page, base, BLINKEN)
    page.locator(".statement a.open").nth(1).click()
    page.locator("#article-text mark").wait_for()
    page.evaluate("() => Promise.all(document.getAnimations().map(each => each.finished)).then(() => null)")


def _key(page: Page, base: str) -> None:
    answer_with(page, 401, {"detail": "a key"})
    page.goto(f"{base}/?q=war")
    page.locator("#key").wait_for()


def _no_index(page: Page, base: str) -> None:
    answer_with(page, 503, {"detail": "there is no index. Run onrecord rebuild-index SOURCE --index /a/long/path"})
    page.goto(f"{base}/?q=war")
    page.locator("pre").wait_for()


STATES = [_home, _names, _answer, _unanswered, _article, _key, _no_index]
each_state = pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__[1:])


def serious(page: Page) -> list[tuple[str, list[str]]]:
    """What axe-core finds that keeps somebody from using the page."""
    found = Axe().run(page).response["violations"]
    return [(v["id"], [n["html"] for n in v["nodes"]]) for v in found if v["impact"] in ("serious", "critical")]


@each_state
def test_axe_finds_nothing_serious_in_light_and_dark(
    page: Page, service: str, state: Callable[[Page, str], None]
) -> None:
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    state(page, service)
    assert serious(page) == []
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert serious(page) == []


def test_axe_would_find_what_is_wrong(page: Page, service: str) -> None:
    _home(page, service)
    page.evaluate("document.querySelector('.promise').style.color = 'silver'")
    page.evaluate("document.querySelector('html').removeAttribute('lang')")
    assert [kind for kind, _ in serious(page)] == ["color-contrast", "html-has-lang"]


@each_state
def test_a_phone_shows_it_without_scrolling_sideways(
    browser: Browser, service: str, state: Callable[[Page, str], None]
) -> None:
    with browser.new_context(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True) as context:
        page = context.new_page()
        state(page, service)
        for area in ("document.documentElement", "document.querySelector('#article-text')"):
            assert page.evaluate(f"{area}.scrollWidth <= {area}.clientWidth")
        assert page.evaluate("innerWidth") == 360


def test_on_paper_there_are_citations_and_no_buttons(page: Page, service: str) -> None:
    long = "What did Blinken say, and " + "what else did he say, " * 9 + "on Monday?"
    ask(page, service, long)
    expect(page.locator("#asked")).to_be_hidden()
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.querySelector('mark')).backgroundColor") == "rgb(247, 230, 162)"
    expect(page.locator(".place").first).to_be_visible()
    expect(page.locator("#asked")).to_have_text(long)
    assert page.evaluate("document.querySelector('#asked').scrollWidth <= document.body.clientWidth")
    for hidden in ("#ask", "a.open", ".copy button", "footer"):
        expect(page.locator(hidden).first).to_be_hidden()


def test_on_paper_what_is_reported_is_no_larger_than_what_is_quoted(page: Page, service: str) -> None:
    ask(page, service, BLINKEN)
    page.emulate_media(media="print")
    for kind in ("direct", "indirect"):
        expect(page.locator(f".statement.{kind} > blockquote").first).to_have_css("font-size", "17.3333px")  # 13 pt


def test_the_files_are_served_under_a_strict_policy_and_from_a_table(service: str) -> None:
    page = httpx.get(f"{service}/")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    policy = page.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'")
    assert "unsafe" not in policy
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.headers["referrer-policy"] == "no-referrer"
    assert not re.search(r"<script>|<style|\sstyle=|\son\w+=|//", page.text.removeprefix("<!doctype html>"))
    for path in ("/", "/page/ask.js", "/page/page.css", "/page/icon.svg"):
        file = httpx.get(f"{service}{path}")
        assert file.status_code == 200
        for known in (file.headers["etag"], f'"other", W/{file.headers["etag"]}', "*"):
            again = httpx.get(f"{service}{path}", headers={"If-None-Match": known})
            assert (again.status_code, again.content) == (304, b"")
        assert httpx.get(f"{service}{path}", headers={"If-None-Match": '"other"'}).content == file.content
        assert httpx.head(f"{service}{path}").headers["etag"] == file.headers["etag"]
    for path in ("nope.js", "..%2fhttp.py", "%2e%2e/http.py", "", "sub/ask.js", "__init__.py"):
        assert httpx.get(f"{service}/page/{path}").status_code == 404
