import assert from "node:assert/strict";
import { test } from "node:test";
import {
  activationSymbol,
  nameOf,
  parse,
  subject,
  unitSymbol,
} from "../../web/page/labs/truth_table/quantity_names.ts";
import { formatEditable } from "../../web/page/ui/format.ts";

const plain = (name: string) => name.replaceAll("\u2060", "");

test("A key tells what it is of: a weight to and from, a bias, a unit.", () => {
  assert.deepEqual(parse("GW2.1.3"), { prefix: "G", kind: "W", layer: 2, to: 1, from: 3 });
  assert.deepEqual(parse("gb1.4@2"), { prefix: "g", kind: "b", layer: 1, to: 4, from: null });
  assert.deepEqual(parse("x0.2"), { prefix: "", kind: "x", layer: 0, to: 2, from: null });
  for (const other of ["loss", "loss.3", "L", "xi", "y.1", "above"])
    assert.equal(parse(other), null);
});

test("Whatever belongs to one part of the network has that part as its subject.", () => {
  for (const key of ["W1.2.3", "gW1.2.3", "GW1.2.3", "nW1.2.3", "gW1.2.3@4"]) {
    assert.equal(subject(key, 2), "W1.2.3");
  }
  for (const key of ["b2.1", "gb2.1", "nb2.1"]) assert.equal(subject(key, 2), "b2.1");
  for (const key of ["x1.2", "z1.2", "s1.2", "d1.2", "c1.2", "u1.2"])
    assert.equal(subject(key, 2), "u1.2");
  for (const key of ["y.1", "e.1", "x2.1", "z2.1"]) assert.equal(subject(key, 2), "u2.1");
  assert.equal(subject("xi", 2), "xi");
});

test("Names are those of the mathematics, with layers above and indices below.", () => {
  assert.equal(plain(nameOf("W1.2.3", 2)), "W⁽¹⁾₂\u202f₃");
  assert.equal(plain(nameOf("b2.1", 2)), "b⁽²⁾₁");
  assert.equal(plain(nameOf("u1.4", 2)), "x⁽¹⁾₄");
  assert.equal(nameOf("u2.1", 2), "ŷ");
  assert.equal(plain(unitSymbol("δ", 2, 1)), "δ⁽²⁾₁");
});

test("The output’s activation is σ, whatever the hidden layers have.", () => {
  assert.equal(activationSymbol("relu", 1, 2), "ReLU");
  assert.equal(activationSymbol("relu", 2, 2), "σ");
});

test("A number to be typed over is one that can be typed.", () => {
  for (const value of [0, -0.07626953, 12, 99_999, -2.22e-16, 1.5e-5, 3.487e50, 1234.5678]) {
    const text = formatEditable(value);
    assert.match(text, /^-?[\d.]+(e-?\d+)?$/);
    assert.ok(Math.abs(Number(text) - value) <= 1e-3 * Math.abs(value), `${value} became ${text}`);
  }
});
