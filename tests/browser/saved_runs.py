"""Reads and damages the runs that the browser has saved."""

from typing import Any

from tests.browser.app import App

SLOW = {"mnist-train-size": 30_000, "mnist-batch-size": 1, "mnist-hidden": 200, "mnist-epochs": 3}
"""Epochs of some seconds, so that a test can act within the third."""
SHORT = {"mnist-train-size": 2000, "mnist-epochs": 2}

_STORE = """
const inStore = async (work) => {
  const opening = indexedDB.open(`pynn ${location.origin}${location.pathname}`);
  await new Promise((resolve) => { opening.onsuccess = resolve; });
  const transaction = opening.result.transaction("kept", "readwrite");
  const request = work(transaction.objectStore("kept"));
  await new Promise((resolve) => { transaction.oncomplete = resolve; });
  opening.result.close();
  return request?.result;
};
const withPrefix = (prefix) => IDBKeyRange.bound(prefix, `${prefix}~`);
const checkpoints = async () => {
  const found = await inStore((store) => store.getAll(withPrefix("run/checkpoint/")));
  return found.sort((a, b) => b.at - a.at); // the newest first
};
"""
_NEWEST = """
const nothing = { run: null, epoch: 0 };
const newestFrom = async (epoch, otherThan) => {
  const end = performance.now() + 60_000;
  for (;;) {
    const others = (await checkpoints()).filter(({ run }) => run !== otherThan);
    const found = others[0] ?? nothing;
    if (found.epoch >= epoch) return found;
    if (performance.now() > end) throw new Error(`epoch ${epoch} was not saved`);
    await new Promise(requestAnimationFrame);
  }
};
"""
"""The newest checkpoint, once it has this epoch."""
_SAVED_RUN = f"""async ([epoch, other_than]) => {{
  {_STORE} {_NEWEST}
  const found = await newestFrom(epoch, other_than);
  const sum = async (bytes) =>
    [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].join(" ");
  const folder = found.run === null ? "" : `${{found.run}}/`;
  const moments = await inStore((store) => store.getAll(withPrefix(`run/moment/${{folder}}`)));
  const {{ run, model, curves }} = found;
  if (run === null) return {{ run, moments }};
  return {{
    run,
    model: await sum(model),
    accuracies: curves.test,
    has_first_epoch: curves.loss.x[0] < 1,
    moments: await Promise.all(moments.map(async ({{ step, model }}) => [step, await sum(model)])),
  }};
}}"""
"""A saved run, once it has this epoch; networks as checksums."""

DAMAGE = f"""async (changes) => {{
  {_STORE}
  const [found] = await checkpoints();
  const key = `run/checkpoint/${{found.run}}`;
  await inStore((store) => store.put({{ ...found, ...changes }}, key));
}}"""
"""Modifies the newest checkpoint without the page's knowledge."""

NOTHING: dict[str, Any] = {"run": None, "moments": []}


def wait_until_saved(app: App, epoch: int) -> None:
    """Wait until a run is saved with this epoch, and no longer."""
    app.page.evaluate(f"async (epoch) => {{ {_STORE} {_NEWEST} await newestFrom(epoch); }}", epoch)


def saved_run(app: App, epoch: int, other_than: object = None) -> dict[str, Any]:
    """The saved run once it has this epoch, unless it is the run ``other_than``."""
    found: dict[str, Any] = app.page.evaluate(_SAVED_RUN, [epoch, other_than])
    return found


def train_short(app: App) -> None:
    app.open("digits")
    app.fill_in(SHORT)
    app.train()
    saved_run(app, 2)


def reload(app: App) -> App:
    app.page.reload()
    app.wait_for_engine("ready")
    return app
