/** Places in the text, and the sentences and words that can be picked: pure, as the browser computes them. */

import assert from "node:assert/strict"
import test from "node:test"

import { parts, spanning } from "../../corrections/static/corrections/places.js"

const words = (line, language) => parts(line, "word", language).map(({ text }) => text)

test("a part of one block is counted from where the block starts", () => {
  assert.deepEqual(spanning([{ at: 100, before: "President ", inside: "Kazzym" }]), { start: 110, end: 116 })
})

test("an emoji counts as one, as the server counts", () => {
  assert.deepEqual(spanning([{ at: 0, before: "🙂🙂 ", inside: "👩‍👩‍👧" }]), { start: 3, end: 8 })
})

test("parts of several blocks and ranges are one place, from the first character to the last", () => {
  const marked = [null, { at: 30, before: "", inside: "b" }, { at: 10, before: "xx", inside: "a" }, null]
  assert.deepEqual(spanning(marked), { start: 12, end: 31 })
})

test("a block that is touched but not marked plays no part", () => {
  assert.deepEqual(spanning([{ at: 0, before: "a", inside: "b" }, { at: 5, before: "", inside: "" }]), { start: 1, end: 2 })
})

test("nothing marked is no place", () => {
  assert.equal(spanning([]), null)
  assert.equal(spanning([null, { at: 0, before: "abc", inside: "" }]), null)
})

test("sentences stand where they stand in the text", () => {
  const line = { start: 50, text: "Calm 🙂 came. Police said 4,000 were held." }
  const found = parts(line, "sentence", "en").map(({ text, start, end }) => [text.trim(), start, end])
  assert.deepEqual(found, [["Calm 🙂 came.", 50, 63], ["Police said 4,000 were held.", 63, 91]])
})

test("words are picked without what stands between them", () => {
  assert.deepEqual(words({ start: 0, text: "“Kazzym-Jomart”, said he." }, "en"), ["Kazzym", "Jomart", "said", "he"])
})

test("a number is one word", () => {
  assert.deepEqual(words({ start: 0, text: "more than 4,000 people" }, "en"), ["more", "than", "4,000", "people"])
})

for (const [language, text, expected] of [
  ["az", "Şəhərin ağ işığı yandı", ["Şəhərin", "ağ", "işığı", "yandı"]],
  ["uk", "з’їзд відкрили", ["з’їзд", "відкрили"]],
  ["ar", "قالت الشرطة", ["قالت", "الشرطة"]],
]) {
  test(`words of ${language}`, () => assert.deepEqual(words({ start: 0, text }, language), expected))
}
