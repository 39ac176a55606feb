import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { formatShare, parseShare } from "../../web/page/core/share/share.ts";
import { shareable } from "../../web/page/core/share/shareable.ts";
import { SITE } from "./made_up_site.ts";
import { speakEnglish } from "./texts.ts";

speakEnglish();

const LABS = shareable(SITE, ["truth-table", "digits", "code"]);

/** As `location.hash` has it after the link was opened. */
const opened = (address: string) => new URL(address, "https://school.test/p/").hash;
const read = (address: string) => parseShare(opened(address), LABS);

const TASKS = [
  "100% of it? (x > 2) & y = 3; a+b, “so” #4!",
  "How many %?",
  "Ändere ξ: 5 % mehr.\n\n1. ŷ ≤ ½",
  "100%25 & seed=3",
  "👩‍🔬 *!*",
  "3D printing",
];
/** Every kind of link: of settings alone, with locks, with a text at its end. */
const LINKS = [
  "#digits",
  "#truth-table?seed=3",
  "#truth-table?seed=3&loss=cross_entropy&table=2-0111&lock=seed,loss",
  "#digits?recipe=best&learning_rate=1.5",
  "#digits?for=truth-table&seed=3&lock=seed",
  ...TASKS.flatMap((task) => [
    formatShare({ lab: "truth-table", chosen: {}, locks: [], task, answer: "" }),
    formatShare({
      lab: "truth-table",
      chosen: { seed: "3", learning_rate: "0.5" },
      locks: ["seed", "table"],
      task,
      answer: "ŷ = 1 %",
    }),
  ]),
];

/** Changes that messengers and mail programs make to a link. */
const ON_THE_WAY = {
  nothing: (link) => link,
  "lower-case escapes": (link) => link.replace(/%[\dA-F]{2}/g, (code) => code.toLowerCase()),
  "escapes of ? = & alone": (link) =>
    link.replace("?", "%3F").replaceAll("=", "%3D").replaceAll("&", "%26"),
  "the same in lower case": (link) =>
    link.replace("?", "%3f").replaceAll("=", "%3d").replaceAll("&", "%26"),
  "escapes of = and & alone": (link) => link.replaceAll("=", "%3D").replaceAll("&", "%26"),
  "escapes of & alone": (link) => link.replaceAll("&", "%26"),
  "everything escaped once more": (link) => `#${encodeURIComponent(link.slice(1))}`,
  "everything escaped twice more": (link) =>
    `#${encodeURIComponent(encodeURIComponent(link.slice(1)))}`,
  "entities of HTML": (link) => link.replaceAll("&", "&amp;"),
  "entities of HTML, twice": (link) => link.replaceAll("&", "&amp;amp;"),
  "numbered entities": (link) => link.replaceAll("&", "&#38;"),
  "spaces for plus signs": (link) => link.replaceAll("+", "%20"),
  "a bracket of Markdown": (link) => `${link})`,
  "the end of a sentence in brackets": (link) => `${link}).`,
  "the stars of bold type": (link) => `${link}**`,
  "an invisible space": (link) => `${link}\u200b`,
  "Slack's words": (link) => `${link}|Exercise 3>`,
  "Facebook's parameter": (link) => `${link}${link.includes("?") ? "&" : "?"}fbclid=IwAR0x-_y`,
  "a parameter behind an &": (link) => `${link}&utm_source=chat&utm_medium=a%20b`,
  "a parameter behind a second ?": (link) => `${link}?utm_source=chat`,
  "what Outlook leaves of its own": (link) =>
    `${link}${link.includes("?") ? "&" : "?"}data=05%7C02&sdata=x%2B%3D&reserved=0`,
  "a text fragment": (link) => `${link}:~:text=seed`,
  "two hash signs": (link) => `#${link}`,
} satisfies Record<string, (link: string) => string>;

for (const [what, change] of Object.entries(ON_THE_WAY)) {
  test(`A link survives ${what}.`, () => {
    for (const link of LINKS) assert.deepEqual(read(change(link)), read(link), change(link));
  });
}

test("A link survives the stops of a sentence; where a text ends it, they are taken for the text's own.", () => {
  for (const link of LINKS) {
    for (const stop of [".", ",", "!", "?", "..."]) {
      const { share, note } = read(link + stop);
      const { share: sent } = read(link);
      const isText = /task=[^&]*$/.test(link);
      assert.deepEqual({ ...share, task: "" }, { ...sent, task: "" }, link + stop);
      assert.equal(share.task, isText ? sent.task + stop : sent.task);
      assert.equal(note, "");
    }
  }
  assert.equal(read("#truth-table?task=Look.").share.task, "Look.");
  assert.equal(read("#truth-table?task=Why?").share.task, "Why?");
});

test("All of these links are good ones.", () => {
  for (const link of LINKS) assert.equal(read(link).note, "", link);
});

test("Settings survive what encloses them, though the browser escapes that.", () => {
  const link = "#truth-table?lock=seed&seed=3";
  for (const end of [">", '"', "”", "»", "›", "%3E", "%22", " ", "`", "\u2060", "’", "…", "_"]) {
    assert.deepEqual(read(link + end), read(link), end);
    assert.deepEqual(read(`#digits${end}`), read("#digits"), end);
  }
});

test("Settings survive quoted-printable mail, with the ends of its lines.", () => {
  const link = "#truth-table?seed=3&learning_rate=0.5&task=3D+or+not";
  const mailed = link.replaceAll("=", "=3D");
  assert.deepEqual(read(mailed), read(link));
  assert.deepEqual(read(mailed.replace("learning", "lea=rning")), read(link));
  assert.deepEqual(read(`${link}=`), read(link));
});

test("A text that was typed into the address by hand stays as it is.", () => {
  for (const text of [
    "What is 2-1? Try (x)!",
    "a|b",
    "x > y (or not)",
    "3D models",
    "so? (seed)",
  ]) {
    assert.equal(read(`#digits?task=${text}`).share.task, text);
  }
});

test("Any task survives every way.", () => {
  const texts = fc.string({ maxLength: 60 });
  fc.assert(
    fc.property(
      texts,
      fc.constantFrom("escapes of ? = & alone", "everything escaped once more"),
      (task, way) => {
        const link = formatShare({ ...read("#digits?seed=3").share, task: task.trim() });
        if (/[&?](for|task|answer|lock|\w+)=/.test(task) || /[%+]/.test(task)) return; // cannot be told apart
        assert.deepEqual(read(ON_THE_WAY[way](link)), read(link), link);
      },
    ),
    { seed: 5, numRuns: 500 },
  );
});

test("What others have added is passed over in silence; a mistyped setting is told.", () => {
  for (const added of [
    "fbclid=x",
    "utm_source=a",
    "UTM_Campaign=b",
    "gclid=1",
    "igshid=2",
    "mc_eid=3",
    "ref=4",
  ]) {
    assert.equal(read(`#digits?seed=3&${added}&${added}`).note, "", added);
    assert.deepEqual(read(`#${added}`), read(""), added);
    assert.deepEqual(read(`#?${added}`), read(""), added);
  }
  assert.match(read("#digits?sead=3&fbclid=x").note, /“sead” is not a setting there/);
});
