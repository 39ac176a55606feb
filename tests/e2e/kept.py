"""What the browser keeps of a run, as a test sees it."""

from typing import Any

from tests.e2e.app import App

SLOW = {"mnist-train-size": 30_000, "mnist-batch-size": 1, "mnist-hidden": 200, "mnist-epochs": 3}
"""Epochs of some seconds, so that the third can be met."""
SHORT = {"mnist-train-size": 2000, "mnist-epochs": 2}

_STORE = """
const inStore = async (work) => {
  const opening = indexedDB.open(`pynn ${location.origin}${location.pathname}`);
  await new Promise((resolve) => { opening.onsuccess = resolve; });
  const transaction = opening.result.transaction("kept", "readwrite");
  const asked = work(transaction.objectStore("kept"));
  await new Promise((resolve) => { transaction.oncomplete = resolve; });
  opening.result.close();
  return asked?.result;
};
const beginning = (prefix) => IDBKeyRange.bound(prefix, `${prefix}~`);
const checkpoints = async () => {
  const found = await inStore((store) => store.getAll(beginning("run/checkpoint/")));
  return found.sort((a, b) => b.at - a.at); // the newest first
};
"""
_KEPT = f"""async ([epoch, besides]) => {{
  {_STORE}
  const nothing = {{ run: null, epoch: 0 }};
  let found = nothing;
  const end = performance.now() + 60_000;
  do {{
    if (performance.now() > end) throw new Error(`epoch ${{epoch}} is not kept`);
    await new Promise(requestAnimationFrame);
    const others = (await checkpoints()).filter(({{ run }}) => run !== besides);
    found = others[0] ?? nothing;
  }} while (found.epoch < epoch);
  const sum = async (bytes) =>
    [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].join(" ");
  const its = found.run === null ? "" : `${{found.run}}/`;
  const moments = await inStore((store) => store.getAll(beginning(`run/moment/${{its}}`)));
  const {{ run, model, curves }} = found;
  if (run === null) return {{ run, moments }};
  return {{
    run,
    model: await sum(model),
    accuracies: curves.test,
    begun: curves.loss.x[0] < 1,
    moments: await Promise.all(moments.map(async ({{ step, model }}) => [step, await sum(model)])),
  }};
}}"""
"""What the browser has of a run, once it has this epoch; networks as their checksums."""

DAMAGE = f"""async (changes) => {{
  {_STORE}
  const [found] = await checkpoints();
  const key = `run/checkpoint/${{found.run}}`;
  await inStore((store) => store.put({{ ...found, ...changes }}, key));
}}"""
"""Changes the newest checkpoint behind the page's back."""

NOTHING: dict[str, Any] = {"run": None, "moments": []}


def kept(app: App, epoch: int, besides: object = None) -> dict[str, Any]:
    """What the browser has, once it has this epoch, of another run than ``besides``."""
    found: dict[str, Any] = app.page.evaluate(_KEPT, [epoch, besides])
    return found


def train_short(app: App) -> None:
    app.open("digits")
    app.fill_in(SHORT)
    app.train()
    kept(app, 2)


def reload(app: App) -> App:
    app.page.reload()
    app.wait_for_engine("ready")
    return app
