/** The browser makes the same quotes as the server: both read tests/corrections/quotes.json. */

import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import test from "node:test"

const here = (path) => new URL(path, import.meta.url)
const source = readFileSync(here("../../corrections/static/corrections/quote.js"), "utf8")
// The page loads it as a module by its type; Node needs to be told.
const { quote } = await import(`data:text/javascript,${encodeURIComponent(source)}`)
const cases = JSON.parse(readFileSync(here("../corrections/quotes.json"), "utf8"))

for (const { name, text, start, end, quote: wanted } of cases) {
  test(`a quote: ${name}`, () => assert.deepEqual(quote(text, start, end), wanted))
}
