"""The console, used by keyboard."""

import re

from playwright.sync_api import expect

from tests.browser.app import App
from tests.browser.console import open_console, run


def test_values_errors_and_blocks_come_as_at_python_s_own_prompt(app: App) -> None:
    prompt = open_console(app)
    expect(run(app, "network.weights[0].shape")).to_have_text(">>> network.weights[0].shape(4, 3)")
    failed = run(app, "network.forward(3)").locator('[data-kind="error"]')
    expect(failed).to_contain_text('File "pynn/network.py", line')
    expect(failed).to_contain_text("ValueError: x has shape (), but this network needs (examples, 3)")
    prompt.fill("for i in range(2):")
    prompt.press("Enter")
    expect(prompt).to_have_value("for i in range(2):\n    ")
    app.page.keyboard.type("print(10 + i)")
    prompt.press("Enter")
    expect(prompt).to_have_value("for i in range(2):\n    print(10 + i)\n    ")
    prompt.press("Enter")
    expect(app.page.locator(".console-entry").last).to_contain_text("10\n11")
    prompt.press("Control+l")
    expect(app.by_test_id("console-log")).to_be_empty()


def test_the_weights_of_a_unit_are_a_picture_in_the_colours_of_their_signs(app: App) -> None:
    open_console(app)
    figure = run(app, "show(digits_network.weights[0][3])").locator("figure")
    expect(figure).to_contain_text(
        re.compile(r"784 numbers, from −0\.\d+ to 0\.\d+\. Blue is positive")
    )
    colours = figure.locator("canvas").evaluate(_COLOURS)
    assert colours > 50
    ink = run(app, "np.eye(28)").locator("figure")
    expect(ink).to_contain_text("Black is 0, white 1.")
    assert ink.locator("canvas").evaluate(_COLOURS) == 2


_COLOURS = """(canvas) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return new Set(new Uint32Array(data.buffer)).size;
}"""


def test_what_was_typed_comes_back_also_after_a_reload(app: App) -> None:
    prompt = open_console(app)
    run(app, "first = 1")
    run(app, "second = 2")
    app.page.reload()
    app.wait_for_engine("ready")
    expect(app.by_test_id("console-log")).to_contain_text("network")
    prompt.fill("draft")
    for key, shown in (
        ("Up", "second = 2"),
        ("Up", "first = 1"),
        ("Down", "second = 2"),
        ("Down", "draft"),
    ):
        prompt.press(f"Arrow{key}")
        expect(prompt).to_have_value(shown)


def test_names_are_completed_by_tab_which_still_leads_on(app: App) -> None:
    prompt = open_console(app)
    options = app.by_test_id("console-completions").get_by_role("option")
    prompt.fill("netw")
    prompt.press("Tab")
    expect(prompt).to_have_value("network")
    app.page.keyboard.type(".wei")
    prompt.press("Tab")
    expect(prompt).to_have_value("network.weights")
    app.page.keyboard.type("[0].s")
    prompt.press("Tab")
    expect(options.first).to_have_attribute("aria-selected", "true")
    app.page.keyboard.type("ha")
    expect(options).to_have_text(["shape"])
    prompt.press("Enter")
    expect(prompt).to_have_value("network.weights[0].shape")
    expect(app.by_test_id("console-completions")).to_be_hidden()
    prompt.press("Escape")
    prompt.press("Tab")
    expect(app.by_test_id("console-run")).to_be_focused()
    prompt.fill("")
    prompt.press("Tab")
    expect(app.by_test_id("console-run")).to_be_focused()


def test_a_weight_that_is_changed_is_drawn_in_its_lab(app: App) -> None:
    open_console(app)
    run(app, "network.weights[0][0, 0] = 3.25")
    app.page.goto(f"{app.url}#truth-table")
    expect(app.by_test_id("tt-parameter-W1.1.1")).to_have_attribute("data-value", "3.25")
    outputs = app.outputs()
    app.page.goto(f"{app.url}#code")
    text = run(app, "network.forward(x).ravel().tolist()").locator('[data-kind="value"]').inner_text()
    assert [float(number) for number in text.strip("[]").split(",")] == outputs


def test_what_does_not_end_can_be_stopped_and_variables_are_gone(app: App) -> None:
    prompt = open_console(app)
    run(app, "mine = 1")
    prompt.fill("while True: pass")
    app.click("console-run")
    app.by_test_id("code-stop").click(timeout=30_000)
    expect(app.by_test_id("console-log")).to_contain_text(
        "Python was restarted; your variables are gone.", timeout=90_000
    )
    expect(run(app, "mine")).to_contain_text("NameError: name 'mine' is not defined")
