/** What editors type on cases: kept by form, version and person until it is decided. */

import assert from "node:assert/strict"
import test, { beforeEach } from "node:test"

import { forgetAll, keep, restore, send } from "../../corrections/static/corrections/drafts.js"

const DESK = "https://paper.example/admin/corrections/case"

/** A form of a case as the page has it. */
function form(path, version, typed) {
  const fields = Object.entries(typed).map(([name, value]) => ({ name, value }))
  return { action: DESK + path, elements: { version: version && { value: version } }, querySelectorAll: () => fields, fields }
}

const values = (forms) => forms.flatMap(({ fields }) => fields.map(({ value }) => value))
const isEmpty = () => sessionStorage.box.size === 0

beforeEach(() => {
  const box = new Map()
  globalThis.sessionStorage = {
    getItem: (name) => box.get(name) ?? null,
    setItem: (name, value) => box.set(name, value),
    removeItem: (name) => box.delete(name),
    box,
  }
})

test("what was typed waits while other cases are walked, and says from when it is", () => {
  keep(form("/5/apply/", "2", { words: "Kassym", note: "" }), "7")
  assert.deepEqual(restore([form("/6/apply/", "1", { words: "x", note: "" })], "7", `${DESK}/6/change/`), [])
  const back = form("/5/apply/", "2", { words: "Kazzym", note: "" })
  const [{ form: found, at, differs }] = restore([form("/5/ask/", "2", { reason: "" }), back], "7", `${DESK}/5/change/`)
  assert.deepEqual([found, differs, Date.now() - at < 5_000], [back, true, true])
  assert.deepEqual(values([back]), ["Kassym", ""])
})

test("every form of a case has its own", () => {
  keep(form("/5/ask/", "2", { reason: "Where?" }), "7")
  keep(form("/5/decline/", "2", { reason: "His name." }), "7")
  const forms = [form("/5/decline/", "2", { reason: "" }), form("/5/ask/", "2", { reason: "" })]
  restore(forms, "7", `${DESK}/5/change/?pick=2`)
  assert.deepEqual(values(forms), ["His name.", "Where?"])
})

test("what stands there already is not announced", () => {
  keep(form("/5/ask/", "2", { reason: "Where?" }), "7")
  const [{ differs }] = restore([form("/5/ask/", "2", { reason: "Where?" })], "7", `${DESK}/5/ask/`)
  assert.equal(differs, false)
})

for (const [why, there, by] of [
  ["the case has moved on", form("/5/decline/", "3", { reason: "" }), "7"],
  ["another editor has logged in", form("/5/decline/", "2", { reason: "" }), "8"],
  ["the form asks for something else", form("/5/decline/", "2", { note: "" }), "7"],
]) {
  test(`a draft is dropped when ${why}`, () => {
    keep(form("/5/decline/", "2", { reason: "His name." }), "7")
    assert.deepEqual(restore([there], by, `${DESK}/5/change/`), [])
    assert.deepEqual(values([there]), [""])
    assert.ok(isEmpty())
  })
}

test("another's draft is dropped on any page", () => {
  keep(form("/5/decline/", "2", { reason: "His name." }), "7")
  restore([], "8", `${DESK}/6/change/`)
  assert.ok(isEmpty())
})

test("a decision that led on has its case's drafts forgotten, and no other's", () => {
  const other = form("/6/ask/", "1", { reason: "" })
  keep(form("/5/decline/", "2", { reason: "His name." }), "7")
  keep(form("/6/ask/", "1", { reason: "Where?" }), "7")
  send(form("/5/spam/", "2", {}))
  restore([], "7", `${DESK}/`)
  assert.equal(restore([form("/5/decline/", "2", { reason: "" })], "7", `${DESK}/5/change/`).length, 0)
  restore([other], "7", `${DESK}/6/change/`)
  assert.deepEqual(values([other]), ["Where?"])
})

test("what was sent in vain comes back, and waits again", () => {
  const forms = [form("/5/decline/", "2", { reason: "" })]
  keep(form("/5/decline/", "2", { reason: "His name." }), "7")
  send(form("/5/decline/", "2", {}))
  assert.equal(restore(forms, "7", `${DESK}/5/change/`).length, 1)
  assert.equal(restore([], "7", `${DESK}/6/change/`).length, 0)
  assert.equal(restore(forms, "7", `${DESK}/5/change/`).length, 1)
})

test("a note that was kept does not come back, though its case stays as it is; what else was typed does", () => {
  keep(form("/5/note/", "2", { reason: "They call at five." }), "7")
  keep(form("/5/ask/", "2", { reason: "Where?" }), "7")
  send(form("/5/note/", "2", {}))
  const forms = [form("/5/note/", "2", { reason: "" }), form("/5/ask/", "2", { reason: "" })]
  restore(forms, "7", `${DESK}/5/change/`, true)
  assert.deepEqual(values(forms), ["", "Where?"])
})

test("nothing typed, a form of no version, and a log-out leave nothing", () => {
  keep(form("/5/spam/", "2", {}), "7")
  keep(form("/5/change/", undefined, { words: "Kassym" }), "7")
  assert.ok(isEmpty())
  keep(form("/5/ask/", "2", { reason: "Where?" }), "7")
  forgetAll()
  assert.ok(isEmpty())
})
