/** The browser makes the same quotes as the server: both read tests/corrections/quotes.json. */

import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import test from "node:test"

import { quote } from "../../corrections/static/corrections/places.js"

const cases = JSON.parse(readFileSync(new URL("../corrections/quotes.json", import.meta.url), "utf8"))

for (const { name, text, start, end, quote: wanted } of cases) {
  test(`a quote: ${name}`, () => assert.deepEqual(quote(text, start, end), wanted))
}
