import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { errorText, Fault } from "../../web/shared/fault.ts";
import { MnistData } from "../../web/worker/mnist_data.ts";
import type { PythonRequest } from "../../web/worker/python.ts";

const TRAIN = ["mnist-train-00", "mnist-train-01", "mnist-train-02", "mnist-train-03"];
const BYTES = 100;
const TOTAL = BYTES * (TRAIN.length + 1);
/** As a manifest comes, in no order that means anything. */
const MANIFEST = Object.fromEntries(
  ["mnist-test", ...TRAIN.toReversed()].map((name) => [
    name,
    { url: `https://site.test/${name}`, bytes: BYTES, sha256: "" },
  ]),
);
const OFFLINE = new Fault("network", errorText("connection-failed"));

/** A lab that may have some training shards, and the test set, already. */
class Lab {
  /** The files that were passed to it, each after its action. */
  readonly given: string[] = [];
  private slices = 0;

  constructor(
    private trainShards = 0,
    private hasTest = false,
  ) {}

  request = ((action: string, args: { content?: Uint8Array }) => {
    if (action === "digits_data.missing_shards") {
      return { next_train: this.trainShards, test: !this.hasTest };
    }
    if (action === "digits_data.unpack") {
      this.slices += 1;
      return { done: this.slices % 2 === 0 }; // it takes two
    }
    if (action === "digits_data.add_train_shard") this.trainShards += 1;
    if (action === "digits_data.set_test") this.hasTest = true;
    this.given.push(`${action} ${new TextDecoder().decode(args.content)}`);
  }) as PythonRequest;
}

/** A server whose files arrive only when the test lets them. */
class Server {
  asked: string[] = [];
  /** what was asked for last */
  sending: Map<string, { arrive(): void; fail(fault: Fault): void }> = new Map();

  fetchAsset: typeof import("../../web/shared/assets.ts").download = (name, asset, onBytes) =>
    new Promise((resolve, reject) => {
      this.asked.push(name);
      this.sending.set(name, {
        arrive() {
          onBytes?.(asset.bytes);
          resolve(new TextEncoder().encode(name));
        },
        fail: reject,
      });
    });

  /** Let files arrive, one by one. */
  async send(...names: string[]) {
    for (const name of names) {
      this.sending.get(name)?.arrive();
      await turn();
    }
  }

  async fail(name: string) {
    this.sending.get(name)?.fail(OFFLINE);
    await turn();
  }
}

function open(lab: Lab = new Lab()) {
  const server = new Server();
  const reports: { bytes: number; total: number }[] = [];
  const data = new MnistData(
    { download: server.fetchAsset },
    MANIFEST,
    lab.request,
    (progress) => reports.push(progress),
    async () => {},
  );
  return { lab, server, reports, data };
}

const IN_ORDER = [
  "digits_data.add_train_shard mnist-train-00",
  "digits_data.set_test mnist-test",
  "digits_data.add_train_shard mnist-train-01",
  "digits_data.add_train_shard mnist-train-02",
  "digits_data.add_train_shard mnist-train-03",
];

test("The lab gets its training shards in order, and the test set after the first.", async () => {
  const { lab, server, data } = open();
  const loading = data.load();
  await server.send("mnist-train-00", "mnist-test", ...TRAIN.slice(1));
  await loading;
  assert.deepEqual(lab.given, IN_ORDER);
});

test("Files that arrive out of order wait for their turn.", async () => {
  const { lab, server, data } = open();
  const loading = data.load();
  await server.send("mnist-train-01", "mnist-test");
  assert.deepEqual(lab.given, []);
  await server.send("mnist-train-00", "mnist-train-03", "mnist-train-02");
  await loading;
  assert.deepEqual(lab.given, IN_ORDER);
});

test("Training can begin while the rest is still on its way.", async () => {
  const { lab, server, data } = open();
  data.load();
  await server.send("mnist-train-00");
  assert.deepEqual(lab.given, IN_ORDER.slice(0, 1));
});

test("Three files at a time are on their way.", async () => {
  const { server, data } = open();
  data.load();
  assert.deepEqual(server.asked, ["mnist-train-00", "mnist-test", "mnist-train-01"]);
  await server.send("mnist-train-00");
  assert.deepEqual(server.asked.slice(3), ["mnist-train-02"]);
});

test("Progress counts every byte and ends at the total.", async () => {
  const { server, reports, data } = open();
  const loading = data.load();
  await server.send("mnist-train-00", "mnist-test", ...TRAIN.slice(1));
  await loading;
  assert.deepEqual(
    reports,
    [100, 200, 300, 400, 500].map((bytes) => ({ bytes, total: TOTAL })),
  );
});

test("What the lab already has is not fetched again, but counted.", async () => {
  const { lab, server, reports, data } = open(new Lab(2, true));
  const loading = data.load();
  await server.send("mnist-train-02", "mnist-train-03");
  await loading;
  assert.deepEqual(server.asked, ["mnist-train-02", "mnist-train-03"]);
  assert.deepEqual(lab.given, IN_ORDER.slice(3));
  assert.deepEqual(
    reports.map(({ bytes }) => bytes),
    [400, TOTAL],
  );
});

test("A lab that has everything is left alone.", async () => {
  const { lab, server, data } = open(new Lab(TRAIN.length, true));
  await data.load();
  assert.deepEqual([server.asked, lab.given], [[], []]);
});

test("A second call joins the first.", async () => {
  const { lab, server, data } = open();
  const loading = Promise.all([data.load(), data.load()]);
  await server.send("mnist-train-00", "mnist-test", ...TRAIN.slice(1));
  await loading;
  assert.equal(server.asked.length, TRAIN.length + 1);
  assert.deepEqual(lab.given, IN_ORDER);
});

test("A file that fails rejects with its fault, once all before it are handed over.", async () => {
  const { lab, server, data } = open();
  const failed = assert.rejects(data.load(), (thrown) => thrown === OFFLINE);
  await server.fail("mnist-train-01");
  await server.send("mnist-train-00", "mnist-test");
  await failed;
  assert.deepEqual(lab.given, IN_ORDER.slice(0, 2));
});

test("A file that the lab refuses rejects with the lab's fault.", async () => {
  const refusal = new Fault(
    "asset-damaged",
    errorText("unexpected", { error: "This is no MNIST." }),
  );
  const { data } = open(
    Object.assign(new Lab(), {
      request() {
        throw refusal;
      },
    }),
  );
  await assert.rejects(data.load(), (thrown) => thrown === refusal);
});

test("After a failure only what is missing is fetched.", async () => {
  const { lab, server, data } = open();
  const failed = assert.rejects(data.load(), { kind: "network" });
  await server.send("mnist-train-00", "mnist-test");
  await server.fail("mnist-train-01");
  await failed;
  server.asked = [];
  const loading = data.load();
  await server.send(...TRAIN.slice(1));
  await loading;
  assert.deepEqual(server.asked, TRAIN.slice(1));
  assert.deepEqual(lab.given, IN_ORDER);
});

test("What a failed attempt still brings is not counted in the next.", async () => {
  const { server, reports, data } = open();
  const failed = assert.rejects(data.load(), { kind: "network" });
  const late = server.sending.get("mnist-train-01");
  await server.fail("mnist-train-00");
  await failed;
  const loading = data.load();
  late?.arrive();
  await server.send("mnist-train-00", "mnist-test", ...TRAIN.slice(1));
  await loading;
  assert.deepEqual(reports.at(-1), { bytes: TOTAL, total: TOTAL });
});
