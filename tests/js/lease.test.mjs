/** The claim on a case, renewed while its holder works. */

import assert from "node:assert/strict"
import test, { beforeEach, mock } from "node:test"

import { Lease } from "../../corrections/static/corrections/lease.js"

const MINUTE = 60_000
const page = () => ({ dataset: { renew: "/5/claim/" }, querySelector: () => ({ value: "token" }) })

let asked
let answer

beforeEach(() => {
  mock.timers.reset()
  mock.timers.enable({ apis: ["Date"], now: 0 })
  asked = []
  answer = { ok: true, json: () => ({ held: true }) }
  globalThis.fetch = async (address, { body }) => { asked.push(`${address} ${body}`); return answer }
})

test("it is renewed at most once a minute, and not at once", async () => {
  const lease = new Lease(page(), assert.fail)
  await lease.renew()
  mock.timers.tick(MINUTE)
  await lease.renew()
  await lease.renew()
  assert.deepEqual(asked, ["/5/claim/ csrfmiddlewaretoken=token"])
})

test("who took the case over is told once", async () => {
  const told = []
  const lease = new Lease(page(), (words) => told.push(words))
  answer.json = () => ({ held: false, said: "elchin is working on this case now." })
  for (let n = 0; n < 3; n++) {
    mock.timers.tick(MINUTE)
    await lease.renew()
  }
  assert.deepEqual([told, asked.length], [["elchin is working on this case now."], 1])
})

test("a session that ran out tells nothing", async () => {
  answer = { ok: true, redirected: true, json: () => assert.fail() }
  mock.timers.tick(MINUTE)
  await new Lease(page(), assert.fail).renew()
})

test("a case that nobody holds here is not renewed", async () => {
  const lease = new Lease({ dataset: {} }, assert.fail)
  mock.timers.tick(MINUTE)
  await lease.renew()
  assert.deepEqual(asked, [])
})
