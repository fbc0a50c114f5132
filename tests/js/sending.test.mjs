/** Sending: told the truth, one report however often it is tried. */

import assert from "node:assert/strict"
import test, { beforeEach } from "node:test"

import { keep, kept, send, sendKept, sendLater } from "../../corrections/static/corrections/sending.js"

const report = (once, token, draft = once) =>
  ({ address: "/r/", action: "/r/", place: {}, token, draft, fields: { once, proposed: once } })
const waiting = () => kept("reports-to-send").map(({ fields }) => fields.once)

/** A fetch that gives these answers in turn, and remembers what was asked. */
function answering(...answers) {
  const asked = []
  globalThis.fetch = async (address, { method = "GET", headers }) => {
    asked.push([method, address.split("?")[0], headers["X-CSRFToken"]])
    const [status, said] = answers.shift()
    return { ok: status < 300, status, json: async () => said ?? JSON.parse("<html>") }
  }
  return asked
}

beforeEach(() => {
  const box = new Map()
  globalThis.localStorage = { getItem: (name) => box.get(name) ?? null, setItem: (name, value) => box.set(name, value) }
  globalThis.document = { querySelector: () => ({ dataset: { patience: 20 } }) }
  const locks = { request: (_name, act) => act() }
  Object.defineProperty(globalThis, "navigator", { value: { onLine: true, locks }, configurable: true })
})

test("a token at hand is used", async () => {
  const asked = answering([201, { number: 1 }])
  assert.deepEqual(await send(report("a", "t")), { number: 1 })
  assert.deepEqual(asked, [["POST", "/r/", "t"]])
})

test("a missing token is asked for first", async () => {
  const asked = answering([200, { token: "new" }], [201, { number: 1 }])
  await send(report("a"))
  assert.deepEqual(asked, [["GET", "/r/known/", ""], ["POST", "/r/", "new"]])
})

test("a stale token is renewed once and no more", async () => {
  const asked = answering([403], [200, { token: "new" }], [403])
  await assert.rejects(send(report("a", "old")), { message: "403" })
  assert.equal(asked.length, 3)
})

for (const status of [400, 409, 413, 422, 429, 500, 503]) {
  test(`${status} is told as it is, with what the server said`, async () => {
    answering([status, { say: "why" }])
    await assert.rejects(send(report("a", "t")), { message: `${status}`, said: { say: "why" } })
  })
}

test("an error page that is no JSON is told by its status", async () => {
  answering([500])
  await assert.rejects(send(report("a", "t")), { message: "500" })
})

test("half an answer is no thanks", async () => {
  answering([201])
  await assert.rejects(send(report("a", "t")), { message: "network" })
})

test("the same report kept twice is one, and none once it was sent", async () => {
  sendLater(report("a"))
  sendLater(report("b"))
  sendLater(report("a"))
  assert.deepEqual(waiting(), ["b", "a"])
  const answer = { number: 7, url: "/reports/x/", title: "Unrest · “Kazzym” → “Kassym”" }
  answering([201, { ...answer, voices: 1 }])
  await send(report("a", "t"))
  assert.deepEqual(waiting(), ["b"])
  assert.deepEqual(kept("reports-sent"), [answer])
})

test("a report whose number comes again is listed once, and the latest stands first", async () => {
  answering(...[1, 2, 1].map((number) => [201, { number }]))
  for (const once of ["a", "b", "a"]) await send(report(once, "t"))
  assert.deepEqual(kept("reports-sent").map(({ number }) => number), [1, 2])
})

test("a kept report that is written anew takes the place of the former one, whether kept or sent", async () => {
  sendLater(report("a", "", "draft"))
  sendLater(report("b", "", "draft"))
  assert.deepEqual(waiting(), ["b"])
  answering([201, { number: 7 }])
  await send(report("c", "t", "draft"))
  assert.deepEqual(waiting(), [])
})

/** Sends what was kept for a page whose reader is changing one draft; returns what the page was told. */
async function sentFor(t, changing) {
  t.mock.timers.enable({ apis: ["setTimeout"] })
  const told = []
  const dataset = { arrived: "arrived {n}", refused: "refused" }
  const host = { changing, dataset, tell: (...news) => told.push(news) }
  const done = sendKept(host)
  for (let turn = 0; turn < 50; turn++) {
    await Promise.resolve()
    t.mock.timers.tick(2500)
  }
  await done
  return told.map(([words, { fields }, answer]) => [words, fields.once, answer?.number])
}

test("a kept report goes out with a fresh token, and the page is told which it was", async (t) => {
  sendLater(report("a"))
  const asked = answering([200, { token: "new", opened: "o" }], [201, { number: 7 }])
  assert.deepEqual(await sentFor(t), [["arrived 7", "a", 7]])
  assert.deepEqual(asked, [["GET", "/r/known/", ""], ["POST", "/r/", "new"]])
  assert.deepEqual(waiting(), [])
})

test("a kept report waits while its words are being changed", async (t) => {
  sendLater(report("a"))
  const asked = answering([200, { token: "new", opened: "o" }])
  assert.deepEqual(await sentFor(t, "a"), [])
  assert.equal(asked.length, 1)
  assert.deepEqual(waiting(), ["a"])
})

test("a kept report that is refused is told with its words, and kept no longer", async (t) => {
  sendLater(report("a"))
  answering([200, { token: "new", opened: "o" }], [422, { say: "why" }])
  assert.deepEqual(await sentFor(t), [["refused why “a”", "a", undefined]])
  assert.deepEqual(waiting(), [])
})

test("a browser that keeps nothing is no reason to fail", () => {
  globalThis.localStorage = { getItem() { throw new Error("blocked") }, setItem() { throw new Error("blocked") } }
  keep("reports-sent", [1])
  assert.deepEqual(kept("reports-sent"), [])
})
