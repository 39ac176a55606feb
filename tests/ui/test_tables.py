"""Each figure is also a table: made when it is opened, of the same numbers, and kept up to date."""

from playwright.sync_api import Locator, expect

from tests.browser.app import App


def open_table(app: App, what: str) -> Locator:
    """Open a figure's table by keyboard."""
    figure = app.page.locator("details.as-table").filter(has_text=what)
    expect(figure.locator("td")).to_have_count(0)  # filled only when opened
    summary = figure.locator("summary")
    summary.focus()
    app.page.keyboard.press("Enter")
    table = figure.locator("table")
    expect(table).to_be_visible()
    expect(table.locator("caption")).not_to_be_empty()
    return table


def rows(table: Locator) -> list[list[str]]:
    texts: list[list[str]] = table.evaluate(
        "(table) => [...table.tBodies[0].rows].map(({ cells }) => [...cells].map((c) => c.textContent))"
    )
    return texts


def test_the_loss_and_the_answers_in_between(app: App) -> None:
    app.open()
    for _ in range(30):  # each step is reported; a run reports one step a frame
        app.click("tt-step")
    expect(app.by_test_id("tt-epoch")).to_have_attribute("data-value", "30")
    table = open_table(app, "The loss over the steps")
    expect(table.locator("thead th")).to_have_text(["steps", "loss"])
    shown = rows(table)
    assert shown[0][0] == "0"
    assert len(shown) == 24
    app.by_test_id("tt-scrubber").focus()
    app.page.keyboard.press("End")
    expect(app.by_test_id("tt-loss")).to_have_text(shown[-1][1])
    app.click("tt-step")
    expect(table.locator("tbody tr").last.locator("th")).to_have_text(
        app.by_test_id("tt-epoch").inner_text()
    )
    between = open_table(app, "Answers for in-between inputs")
    expect(between.locator("tbody tr")).to_have_count(7)  # computed only once it is in sight
    assert [len(row) for row in rows(between)] == [8] * 7
    before = rows(between)
    app.click("tt-reset")
    between.scroll_into_view_if_needed()
    expect(between.locator("tbody td").first).not_to_have_text(before[0][1])
    assert all(0 <= float(cell) <= 1 for row in rows(between) for cell in row[1:])


def test_the_curves_of_the_digits_and_the_units(app: App) -> None:
    app.open("digits")
    app.fill_in({"mnist-train-size": 3000, "mnist-epochs": 2})
    app.train()
    accuracy = rows(open_table(app, "The accuracy over the epochs"))
    assert [row[0] for row in accuracy] == ["1", "2"]
    assert accuracy[-1][-1] == app.by_test_id("mnist-accuracy").inner_text()
    loss = rows(open_table(app, "The loss of recent batches"))
    assert loss[-1] == ["2", app.by_test_id("mnist-loss").inner_text()]
    app.page.locator("#units-panel").scroll_into_view_if_needed()
    units = open_table(app, "What each unit looks for")
    expect(units.locator("tbody tr")).to_have_count(30)
    expect(units.locator("tbody th").first).to_have_text("unit 1")
    shown = rows(units)
    assert all(row[2].partition(": ")[2].startswith("+") for row in shown)
    assert all(row[3].partition(": ")[2].startswith("−") for row in shown)
