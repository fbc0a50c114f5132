/** Sending: told the truth, one report however often it is tried. */

import assert from "node:assert/strict"
import test, { beforeEach } from "node:test"

import { keep, kept, send, sendLater, noteSent } from "../../corrections/static/corrections/sending.js"

const report = (once, token) => ({ address: "/r/", action: "/r/", place: {}, token, fields: { once, proposed: once } })

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
  globalThis.document = { title: "Unrest" }
  Object.defineProperty(globalThis, "navigator", { value: { onLine: true }, configurable: true })
})

test("a token at hand is used", async () => {
  const asked = answering([201, { number: 1 }])
  assert.deepEqual(await send(report("a", "t"), 1000), { number: 1 })
  assert.deepEqual(asked, [["POST", "/r/", "t"]])
})

test("a missing token is asked for first", async () => {
  const asked = answering([200, { token: "new" }], [201, { number: 1 }])
  await send(report("a"), 1000)
  assert.deepEqual(asked, [["GET", "/r/known/", ""], ["POST", "/r/", "new"]])
})

test("a stale token is renewed once and no more", async () => {
  const asked = answering([403], [200, { token: "new" }], [403])
  await assert.rejects(send(report("a", "old"), 1000), { message: "403" })
  assert.equal(asked.length, 3)
})

for (const status of [400, 409, 413, 422, 429, 500, 503]) {
  test(`${status} is told as it is, with what the server said`, async () => {
    answering([status, { say: "why" }])
    await assert.rejects(send(report("a", "t"), 1000), { message: `${status}`, said: { say: "why" } })
  })
}

test("an error page that is no JSON is told by its status", async () => {
  answering([500])
  await assert.rejects(send(report("a", "t"), 1000), { message: "500" })
})

test("half an answer is no thanks", async () => {
  answering([201])
  await assert.rejects(send(report("a", "t"), 1000), { message: "network" })
})

test("the same report kept twice is one, and none once it was sent", () => {
  sendLater(report("a"))
  sendLater(report("b"))
  sendLater(report("a"))
  assert.deepEqual(kept("reports-to-send").map(({ fields }) => fields.once), ["b", "a"])
  noteSent(report("a"), { number: 7, url: "/reports/x/" })
  assert.deepEqual(kept("reports-to-send").map(({ fields }) => fields.once), ["b"])
  assert.deepEqual(kept("reports-sent"), [{ number: 7, url: "/reports/x/", title: "Unrest" }])
})

test("a browser that keeps nothing is no reason to fail", () => {
  globalThis.localStorage = { getItem() { throw new Error("blocked") }, setItem() { throw new Error("blocked") } }
  keep("reports-sent", [1])
  assert.deepEqual(kept("reports-sent"), [])
})
