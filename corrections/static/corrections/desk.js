/** The editors' keys: every control with `data-key` answers to that key, outside fields and without modifiers. */

import { forgetAll, keep, restore, send } from "./drafts.js";
import { isOff, turn, write } from "./keycaps.js";
import { meaning } from "./keys.js";
import { Lease } from "./lease.js";
import { forget } from "../admin_skin/typed.js";

const DECIDES = "form[method=post] button"
const WRITTEN = "details.menu form:has([data-send])"
const FIELDS = "input, textarea, select, [contenteditable]"

/** So long a page must have been seen before a key decides anything on it, in milliseconds. */
const SEEN_AFTER = 700
/** So long nothing else is sent while an answer is under way; a server that is gone may be tried again then. */
const ANSWERED_AFTER = 10_000

const all = (selector, within = document) => [...within.querySelectorAll(selector)]
const isField = (element) => element.matches?.(FIELDS) && !element.matches("[type=checkbox], [type=radio]")

class DeskKeys extends HTMLElement {
  #stop = new AbortController()
  #lease = new Lease(this, (words) => this.#tell(words))
  #shownAt = performance.now()
  #sentAt = -Infinity
  #marked = ""

  connectedCallback() {
    const { signal } = this.#stop
    document.addEventListener("keydown", (event) => this.#onKey(event), { signal })
    document.addEventListener("pointerdown", () => this.#lease.renew(), { signal })
    document.addEventListener("selectionchange", () => this.#onMark(), { signal })
    document.addEventListener("toggle", (event) => this.#onToggle(event), { signal, capture: true })
    document.addEventListener("click", (event) => this.#onClick(event), { signal })
    document.addEventListener("submit", (event) => this.#onSubmit(event), { signal })
    addEventListener("pageshow", (event) => { if (event.persisted) this.#begin() }, { signal })
    this.addEventListener("input", ({ target }) => this.#keep(target.closest(WRITTEN)), { signal })
    this.addEventListener("change", (event) => this.#onSwitch(event), { signal })
    this.#label()
    this.#showPassage()
    this.#announce()
    this.#restore()
  }

  disconnectedCallback() {
    this.#stop.abort()
  }

  get #menu() {
    return this.querySelector("details.menu[open]")
  }

  get #sheet() {
    return this.querySelector("dialog")
  }

  get #isSending() {
    return performance.now() - this.#sentAt < ANSWERED_AFTER
  }

  /** A page that the browser shows again, as it was left, is looked at anew. */
  #begin() {
    this.#shownAt = performance.now()
    this.#sentAt = -Infinity
  }

  #onKey(event) {
    this.#lease.renew()
    if (event.isComposing || event.repeat || this.#sheet?.open || this.#isSending) return
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.#send(event)
    else if (event.key === "Escape") this.#close()
    else if (!event.ctrlKey && !event.metaKey && !event.altKey) this.#press(event)
  }

  /** Sends the form that holds the focus, or that of the open menu. */
  #send(event) {
    const form = event.target.closest("form") ?? this.#menu?.querySelector("form:has([data-send])")
    const button = form?.querySelector("[data-send]")
    if (!button) return
    event.preventDefault()
    form.requestSubmit(button)
  }

  #close() {
    const menu = this.#menu
    if (!menu) return
    menu.open = false
    menu.querySelector("summary").focus()
  }

  #press(event) {
    if (isOff() || isField(event.target)) return
    const key = meaning(event)
    const control = this.#control(key) ?? this.#row(key)
    if (!control) return
    event.preventDefault()
    if (control.matches(DECIDES) && performance.now() - this.#shownAt < SEEN_AFTER) return
    if (control.matches(".row-link")) return control.focus()
    control.click()
    if (control.matches("summary")) this.#enter(control.parentElement)
  }

  /** Says whether the open menu has another control for the same key. */
  #isCovered(control) {
    const menu = this.#menu
    return menu && !menu.contains(control) && menu.querySelector(`form [data-key="${CSS.escape(control.dataset.key)}"]`)
  }

  /** Finds what a key means here: in the open menu first, then anywhere on the page. */
  #control(key) {
    const selector = `[data-key="${CSS.escape(key)}"]`
    const inMenu = this.#menu?.querySelector(`form ${selector}`)
    return inMenu ?? all(selector).find((control) => control.checkVisibility())
  }

  /** In the queue, j and k walk over the rows; Enter then opens the one in focus. */
  #row(key) {
    const rows = all(".row-link")
    const step = { j: 1, k: -1 }[key]
    if (!step || !rows.length) return null
    const at = rows.findIndex((row) => row.closest("tr").contains(document.activeElement))
    return at < 0 ? rows[0] : rows[Math.min(rows.length - 1, Math.max(0, at + step))]
  }

  #onToggle(event) {
    if (!event.target.matches("details.menu")) return
    this.#label()
    if (event.newState === "open" && event.target.dataset.kept === undefined) this.#enter(event.target)
    delete event.target.dataset.kept
  }

  #onMark() {
    const marked = getSelection()
    if (this.querySelector(".reading")?.contains(marked.anchorNode) && `${marked}`) this.#marked = `${marked}`
  }

  /** Moves the focus into an open menu, at once: the next key may already be a letter of the new words. */
  #enter(menu) {
    if (!menu.open || menu.contains(document.activeElement?.closest("form"))) return
    const picks = menu.querySelector("[data-picks]")
    if (picks && this.#marked) picks.value = this.#marked
    this.#marked = ""
    const first = menu.querySelector("form [data-key], form textarea, form input:not([type=hidden])")
    first?.focus()
    menu.scrollIntoView({ block: "nearest" })
    if (first?.matches("textarea")) first.setSelectionRange(first.value.length, first.value.length)
  }

  #onClick(event) {
    if (event.target.closest("[data-opens]")) this.#sheet.showModal()
  }

  /** Lets one form go at a time; what was typed in the open menu is kept, whichever form is sent. */
  #onSubmit(event) {
    if (event.defaultPrevented || event.target.method === "dialog") return
    if (this.#isSending) return event.preventDefault()
    this.#sentAt = performance.now()
    if (event.target.matches("#logout-form")) return [forget, forgetAll].forEach((drop) => drop())
    this.#keep(event.target.matches(WRITTEN) ? event.target : this.#menu?.querySelector("form:has([data-send])"))
    send(event.target)
  }

  #keep(form) {
    if (form) keep(form, this.dataset.by)
  }

  /** Puts back what was typed here before, and says from when it is. */
  #restore() {
    const isDone = !!document.querySelector("#said .success")
    for (const { form, at, differs } of restore(all(WRITTEN), this.dataset.by, location.href, isDone)) {
      if (differs) form.prepend(this.#word(new Date(at)))
      const menu = form.closest("details")
      if (this.#menu) continue
      menu.dataset.kept = ""
      menu.open = true
    }
  }

  #word(at) {
    const time = at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hour12: false })
    return Object.assign(document.createElement("p"), { className: "hint", textContent: this.dataset.draft.replace("{time}", time) })
  }

  #onSwitch(event) {
    if (!event.target.matches("[data-keys-on]")) return
    turn(event.target.checked)
    this.#label()
  }

  #label() {
    write(all("[data-key]"), (control) => this.#isCovered(control))
    for (const control of all("[data-opens]")) control.hidden = false
    for (const box of all("[data-keys-on]")) box.checked = !isOff()
  }

  /** Brings the passage into view inside the article, without moving the page. */
  #showPassage() {
    const mark = document.getElementById("passage")
    const pane = mark?.closest(".reading")
    if (!pane) return
    const down = mark.getBoundingClientRect().top - pane.getBoundingClientRect().top
    pane.scrollTop += down - pane.clientHeight / 3
  }

  /** Says again what was decided: a live region that comes with the page is not read out. */
  #announce(words = document.querySelector("#said .said")?.textContent) {
    const said = document.querySelector("#said .said")
    if (!said) return
    said.textContent = ""
    setTimeout(() => { said.textContent = words }, 100)
  }

  #tell(words) {
    const said = Object.assign(document.createElement("p"), { className: "said warning", textContent: words })
    document.getElementById("said").append(said)
  }
}

customElements.define("desk-keys", DeskKeys)
