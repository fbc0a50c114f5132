/** The editors' keys on any layout, and what they typed, kept while it is sent. */

import assert from "node:assert/strict"
import test, { beforeEach } from "node:test"

import { meaning } from "../../corrections/static/corrections/keys.js"
import { forget, recall, remember } from "../../newsroom/static/admin_skin/typed.js"

for (const [layout, key, code, wanted] of [
  ["QWERTY", "d", "KeyD", "d"],
  ["Russian", "в", "KeyD", "d"],
  ["Ukrainian", "і", "KeyS", "s"],
  ["Greek", "δ", "KeyD", "d"],
  ["Hebrew", "ש", "KeyA", "a"],
  ["Arabic, where one key writes two letters", "لا", "KeyB", "b"],
  ["Hindi, where a key writes a vowel sign", "ो", "KeyA", "a"],
  ["Persian digits", "۱", "Digit1", "1"],
  ["AZERTY", "a", "KeyQ", "a"],
  ["Dvorak", "e", "KeyD", "e"],
  ["Dvorak's signs", "'", "KeyQ", "'"],
  ["Turkish F", "ğ", "KeyE", "ğ"],
  ["Azerbaijani", "ə", "Semicolon", "ə"],
  ["a sign on a Cyrillic keyboard", "!", "Digit1", "!"],
  ["a key with a name", "Escape", "Escape", "Escape"],
  ["a Cyrillic letter where Latin keyboards have a sign", "ю", "Period", "ю"],
]) {
  test(`a key means the same: ${layout}`, () => assert.equal(meaning({ key, code, shiftKey: false }), wanted))
}

test("a capital letter is no key of ours on any layout", () => {
  assert.equal(meaning({ key: "D", code: "KeyD", shiftKey: true }), "D")
  assert.equal(meaning({ key: "В", code: "KeyD", shiftKey: true }), "В")
})

/** A form of a case as the page has it. */
function form(action, version, typed) {
  const fields = Object.entries(typed).map(([name, value]) => ({ name, value }))
  return { action, elements: { version: { value: version } }, querySelectorAll: () => fields, fields }
}

const values = ({ fields }) => fields.map(({ value }) => value)

beforeEach(() => {
  const box = new Map()
  globalThis.sessionStorage = {
    getItem: (name) => box.get(name) ?? null,
    setItem: (name, value) => box.set(name, value),
    removeItem: (name) => box.delete(name),
    box,
  }
})

test("what was typed comes back into its own form", () => {
  remember(form("/5/decline/", "2", { reason: "His name." }), "7")
  const forms = [form("/5/ask/", "2", { reason: "" }), form("/5/decline/", "2", { reason: "" })]
  assert.equal(recall(forms, "7"), forms[1])
  assert.deepEqual(forms.flatMap(values), ["", "His name."])
})

for (const [why, there, by] of [
  ["the case has moved on", form("/5/decline/", "3", { reason: "" }), "7"],
  ["another case is shown", form("/6/decline/", "2", { reason: "" }), "7"],
  ["another editor has logged in", form("/5/decline/", "2", { reason: "" }), "8"],
  ["the form asks for something else", form("/5/decline/", "2", { note: "" }), "7"],
]) {
  test(`what was typed is dropped when ${why}`, () => {
    remember(form("/5/decline/", "2", { reason: "His name." }), "7")
    assert.equal(recall([there], by), undefined)
    assert.deepEqual(values(there), [""])
    assert.equal(sessionStorage.box.size, 0)
  })
}

test("nothing typed is nothing kept, and log-out forgets", () => {
  remember(form("/5/spam/", "2", {}), "7")
  assert.equal(sessionStorage.box.size, 0)
  remember(form("/5/decline/", "2", { reason: "His name." }), "7")
  forget()
  assert.equal(recall([form("/5/decline/", "2", { reason: "" })], "7"), undefined)
})
