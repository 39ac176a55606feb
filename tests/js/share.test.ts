import assert from "node:assert/strict";
import { test } from "node:test";
import fc, { type Arbitrary } from "fast-check";
import {
  emptyShare,
  formatShare,
  isAssignment,
  parseShare,
} from "../../web/page/core/share/share.ts";
import { formatTable, parseTable, shareable } from "../../web/page/core/share/shareable.ts";
import {
  decodeAnswer,
  encodeAnswer,
  MAX_TASK_LENGTH,
  plainText,
} from "../../web/page/core/share/task_text.ts";
import { describeShare } from "../../web/page/features/share/contents.ts";
import { at, lookUp } from "../../web/shared/checked_lookup.ts";
import { SITE } from "./made_up_site.ts";
import { speak, speakEnglish } from "./texts.ts";

speakEnglish();

const LABS = shareable(SITE, ["truth-table", "digits", "code"]);
const NAMES = Object.keys(LABS);
const ALWAYS = { seed: 11, numRuns: 500 };

const read = (hash: string, shown?: string) => parseShare(hash, LABS, shown);

const texts = fc
  .oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.lorem({ mode: "sentences", maxCount: 5 }),
    fc.constantFrom(
      "",
      "<img src=x onerror=alert(1)>",
      "a & b = c? #d %20 +",
      "1.\n2.\n\n\t3.",
      "*",
    ),
  )
  .map(plainText);

/** By name, texts of good values. */
const GOOD: Record<string, Arbitrary<string>> = {
  learning_rate: fc.integer({ min: 1, max: 1000 }).map((tenths) => String(tenths / 10)),
  hidden: fc.integer({ min: 1, max: 8 }).map(String),
  loss: fc.constantFrom("squared_error", "cross_entropy"),
  seed: fc.integer({ min: 0, max: 4_294_967_295 }).map(String),
  recipe: fc.constantFrom("document", "best"),
  epochs: fc.integer({ min: 1, max: 1000 }).map(String),
  slow_start: fc.constantFrom("on", "off"),
  stop_accuracy: fc.oneof(fc.constant(""), fc.integer({ min: 1, max: 100 }).map(String)),
  table: fc
    .constantFrom(["document", 4], ["2", 4], ["3", 8])
    .chain(([kind, rows]) =>
      fc
        .array(fc.constantFrom(0, 1), { minLength: Number(rows), maxLength: Number(rows) })
        .map((targets) => formatTable({ kind: String(kind), targets })),
    ),
  exercise: fc.constantFrom("", "sigmoid", "forward_pass"),
  file: fc.constantFrom("", "losses.py"),
};

/** Any share that a link may hold, and the lab that is shown. */
const shares = fc
  .constantFrom(...NAMES)
  .chain((lab) =>
    fc.record({
      lab: fc.constant(lab),
      shown: fc.constantFrom(...NAMES),
      given: fc.record(
        Object.fromEntries(
          Object.keys(lookUp(LABS, lab).fields).map((name) => [name, lookUp(GOOD, name)]),
        ),
        { requiredKeys: [] },
      ),
      locks: fc.subarray(Object.keys(lookUp(LABS, lab).locks)),
      task: texts,
      answer: texts,
    }),
  )
  .map(({ lab, shown, locks, task, answer, ...made }) => {
    const given = made.given as Record<string, string>;
    const { fields, defaults } = lookUp(LABS, lab);
    const usual = defaults(given);
    const differs = Object.keys(fields).flatMap((name): [string, string][] => {
      const value = given[name];
      return value === undefined || value === usual[name] ? [] : [[name, value]];
    });
    const chosen = Object.fromEntries(differs);
    const holds = differs.length > 0 || locks.length > 0;
    return { shown, share: { lab: holds ? lab : shown, chosen, locks, task, answer } };
  });

test("Any share goes into an address and comes out as it was, whichever lab is shown.", () => {
  fc.assert(
    fc.property(shares, ({ share, shown }) => {
      const address = formatShare(share, shown);
      assert.deepEqual(read(address), { lab: shown, share, note: "" });
      assert.equal(formatShare(read(address).share, shown), address);
      assert.match(address, /^#[\x21-\x7e]+$/);
      assert.doesNotMatch(address, /[.,*]$/);
    }),
    ALWAYS,
  );
});

/** Addresses as they are mistyped, cut, and made up. */
const addresses = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ maxLength: 300 }).map((tail) => `#digits?${tail}`),
  fc
    .array(
      fc.tuple(
        fc.constantFrom(
          "seed",
          "lock",
          "task",
          "answer",
          "for",
          "table",
          "file",
          "__proto__",
          "xyz",
        ),
        fc.string({ unit: "binary", maxLength: 50 }),
      ),
    )
    .map((pairs) => `#truth-table?${new URLSearchParams(pairs)}`),
  fc.tuple(shares, fc.nat(400)).map(([{ share }, end]) => formatShare(share).slice(0, end)),
  fc.tuple(shares, fc.nat(99), fc.string({ maxLength: 3 })).map(([{ share }, at, put]) => {
    const address = formatShare(share);
    return address.slice(0, at) + put + address.slice(at + 1);
  }),
);

test("No address throws; its share is valid, and the rest is explained in a readable note.", () => {
  fc.assert(
    fc.property(addresses, (address) => {
      const { lab, share, note } = read(address);
      assert.ok(NAMES.includes(lab));
      assert.deepEqual(read(formatShare(share, lab)), { lab, share, note: "" });
      if (note) assert.match(note, /^[A-Z“][^\p{C}]+\.$/u);
      assert.ok(note.length < 900, `${note.length} letters`);
    }),
    { ...ALWAYS, numRuns: 2000 },
  );
});

test("A link is short: only what differs from the defaults is in it.", () => {
  assert.equal(formatShare(emptyShare("digits")), "#digits");
  const { share } = read("#truth-table?learning_rate=4&hidden=04&seed=3&table=document-0110");
  assert.equal(formatShare(share), "#truth-table?seed=3");
});

test("What a recipe brings is not in the link, and what replaces it is.", () => {
  const { share, note } = read("#digits?recipe=best&epochs=60&learning_rate=1&stop_accuracy=97.5");
  assert.equal(note, "");
  assert.equal(formatShare(share), "#digits?recipe=best&learning_rate=1&stop_accuracy=97.5");
  const { defaults } = lookUp(LABS, "digits");
  assert.equal(defaults(share.chosen).epochs, "60");
  assert.equal(defaults({}).epochs, "5");
});

test("Another lab may be shown than the one that the link sets up.", () => {
  const { lab, share } = read("#digits?for=truth-table&seed=3&lock=seed&task=XOR");
  assert.equal(lab, "digits");
  assert.deepEqual(share, {
    ...emptyShare("truth-table"),
    chosen: { seed: "3" },
    locks: ["seed"],
    task: "XOR",
  });
  assert.equal(formatShare(share), "#truth-table?seed=3&lock=seed&task=XOR");
});

for (const [query, told] of [
  [
    "seed=abc",
    "The seed must be a whole number from 0 to 4,294,967,295, not “abc”: it is 0 instead.",
  ],
  [
    "learning_rate=0x10",
    "The learning rate ξ must be a number from 0.001 to 100, not “0x10”: it is 4 instead.",
  ],
  [
    "hidden=2.5",
    "The number of hidden units must be a whole number from 1 to 8, not “2.5”: it is 4 instead.",
  ],
  [
    "loss=constructor",
    "The loss must be one of squared_error, cross_entropy, not “constructor”: it is squared_error instead.",
  ],
  [
    "table=2-011",
    "The table must be its inputs and a target of 0 or 1 for each row, such as document-0110, not “2-011”: it is document-0110 instead.",
  ],
  ["xyz=1", "“xyz” is not a setting there."],
  ["lock=seed,xyz", "“xyz” cannot be locked there."],
  ["seed=1&seed=2", "“seed” occurs twice: the first one counts."],
  ["answer=$$", "The hidden answer is damaged and cannot be shown."],
  ["for=xyz&seed=3", "There is no lab “xyz”. The settings for it are ignored."],
]) {
  test(`Of “${query}” the page says what is wrong, and what is instead.`, () => {
    const { note } = read(`#truth-table?${query}&task=Still+here`);
    assert.equal(note, `Not everything in the address could be used. ${told}`);
    assert.equal(read(`#truth-table?${query}&task=Still+here`).share.task, "Still here");
  });
}

test("Three notes are shown, and the number of the others.", () => {
  const { note } = read("#truth-table?a=1&b=1&c=1&d=1&e=1");
  assert.match(note, /“a” .*“b” .*“c” .* And 2 more\.$/);
});

test("The settings of a lab that there is not are left out, and the task is there.", () => {
  const { lab, share, note } = read("#xyz?seed=3&task=Hello");
  assert.equal(lab, "truth-table");
  assert.deepEqual(share, { ...emptyShare("truth-table"), task: "Hello" });
  assert.match(note, /does not exist; .* The settings for it are ignored\.$/);
});

test("A text that is too long is cut, with a note.", () => {
  const { share, note } = read(`#digits?task=${"😀".repeat(MAX_TASK_LENGTH)}`);
  assert.equal(share.task, "😀".repeat(MAX_TASK_LENGTH / 2));
  assert.match(note, /The task is longer than 2000 characters: its end is left out\./);
});

test("An answer is hidden from a glance, and comes back letter by letter.", () => {
  fc.assert(
    fc.property(texts, (text) => {
      assert.match(encodeAnswer(text), /^[\w-]*$/);
      assert.equal(decodeAnswer(encodeAnswer(text)), text);
    }),
    ALWAYS,
  );
  assert.equal(decodeAnswer("_w"), null); // no UTF-8
});

test("A plain text keeps its lines, and nothing that could disturb others.", () => {
  assert.equal(plainText("  one\r\n\ttwo\rthree\u0000\u001b\ud800 "), "one\n\ttwo\nthree�");
});

test("Only tasks, answers and locks are a teacher’s.", () => {
  assert.equal(isAssignment(read("#digits?seed=3").share), false);
  for (const query of ["task=a", "answer=YQ", "lock=seed"]) {
    assert.equal(isAssignment(read(`#digits?${query}`).share), true);
  }
});

test("A table is one word, and back.", () => {
  assert.deepEqual(parseTable("2-0111"), { kind: "2", targets: [0, 1, 1, 1] });
  assert.equal(formatTable(parseTable("document-0110")), "document-0110");
});

test("The content of a link is listed line by line.", () => {
  const { share } = read(
    "#truth-table?loss=cross_entropy&table=2-0111&lock=seed,table&task=Hi&answer=YQ",
  );
  assert.deepEqual(describeShare(share, lookUp(LABS, "truth-table"), "Truth table"), [
    "The lab: Truth table",
    "Loss: cross-entropy",
    "Table: 2 inputs; y from top to bottom: 0 1 1 1",
    "All other settings at their defaults",
    "Locked: seed, table",
    "Task (2 characters), visible to everyone",
    "Answer (1 character), hidden until it is requested",
  ]);
  assert.deepEqual(describeShare(emptyShare("digits"), lookUp(LABS, "digits"), "Digits"), [
    "The lab: Digits",
    "All settings at their defaults",
  ]);
});

const GERMAN = `setting-learning_rate-subject = die Lernrate ξ
setting-hidden-subject = die Anzahl der verborgenen Einheiten
option-loss-cross_entropy = Kreuzentropie
share-label-begins = die
share-refused-number = { $label } muss eine Zahl von { $low } bis { $high } sein, nicht „{ $given }“: { $instead }
share-instead = Nun gilt { $usual }.
`;

test("In another language labels, options and numbers are those of that language; the link is the same.", () => {
  speak("de", GERMAN);
  const labs = shareable(SITE, ["digits", "truth-table"]);
  const address = "#truth-table?learning_rate=0.5&hidden=2&loss=cross_entropy";
  const { share } = parseShare(address, labs);
  assert.equal(formatShare(share), address);
  assert.deepEqual(describeShare(share, lookUp(labs, "truth-table"), "").slice(1, 3), [
    "Lernrate ξ: 0,5",
    "Anzahl der verborgenen Einheiten: 2",
  ]);
  assert.match(at(describeShare(share, lookUp(labs, "truth-table"), ""), 3), /: Kreuzentropie$/);
  const { note } = parseShare("#digits?recipe=best&learning_rate=0,5", labs);
  assert.match(
    note,
    /Die Lernrate ξ muss eine Zahl von 0,0001 bis 100 sein, nicht „0,5“: Nun gilt 0,25\.$/,
  );
  speakEnglish();
});
