/** The editors' keys: every control with `data-key` answers to that key, outside fields and without modifiers. */

import { meaning } from "./keys.js";
import { forget, recall, remember } from "../admin_skin/typed.js";

const OFF = "desk-keys-off"
const RENEW_AFTER = 60_000
const WRITTEN = "details.menu form:has([data-send])"
const FIELDS = "input, textarea, select, [contenteditable]"

const all = (selector, within = document) => [...within.querySelectorAll(selector)]
const isOff = () => localStorage.getItem(OFF) === "1"
const isField = (element) => element.matches?.(FIELDS) && !element.matches("[type=checkbox], [type=radio]")

class DeskKeys extends HTMLElement {
  #stop = new AbortController()
  #renewedAt = Date.now()

  connectedCallback() {
    const { signal } = this.#stop
    document.addEventListener("keydown", (event) => this.#onKey(event), { signal })
    document.addEventListener("pointerdown", () => this.#renew(), { signal })
    document.addEventListener("toggle", (event) => this.#onToggle(event), { signal, capture: true })
    document.addEventListener("click", (event) => this.#onClick(event), { signal })
    document.addEventListener("submit", (event) => this.#onSubmit(event), { signal })
    this.addEventListener("change", (event) => this.#onSwitch(event), { signal })
    this.#label()
    this.#showPassage()
    this.#announce()
    this.#recall()
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

  #onKey(event) {
    this.#renew()
    if (event.isComposing || event.repeat || this.#sheet?.open) return
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
    if (control.matches(".row-link")) return control.focus()
    control.click()
    if (control.matches("summary")) this.#enter(control.parentElement)
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
    if (event.newState === "open" && event.target.matches("details.menu")) this.#enter(event.target)
  }

  /** Moves the focus into an open menu, at once: the next key may already be a letter of the new words. */
  #enter(menu) {
    if (!menu.open || menu.contains(document.activeElement?.closest("form"))) return
    const first = menu.querySelector("form [data-key], form textarea, form input:not([type=hidden])")
    first?.focus()
    menu.scrollIntoView({ block: "nearest" })
    if (first?.matches("textarea")) first.setSelectionRange(first.value.length, first.value.length)
  }

  #onClick(event) {
    if (event.target.closest("[data-opens]")) this.#sheet.showModal()
  }

  /** Remembers what was typed in the open menu, whichever form is sent. */
  #onSubmit(event) {
    if (event.target.matches("#logout-form")) return forget()
    const form = event.target.matches(WRITTEN) ? event.target : this.#menu?.querySelector(WRITTEN)
    if (form) remember(form, this.dataset.by)
  }

  #recall() {
    const form = recall(all(WRITTEN), this.dataset.by)
    if (form) form.closest("details").open = true
  }

  #onSwitch(event) {
    if (!event.target.matches("[data-keys-on]")) return
    if (event.target.checked) localStorage.removeItem(OFF)
    else localStorage.setItem(OFF, "1")
    this.#label()
  }

  /** Writes each key on its control, or takes it away when keys are off. */
  #label() {
    const off = isOff()
    for (const control of all("[data-key]")) {
      control.querySelector(":scope > kbd")?.remove()
      control.toggleAttribute("aria-keyshortcuts", false)
      if (off) continue
      control.setAttribute("aria-keyshortcuts", control.dataset.key)
      control.append(Object.assign(document.createElement("kbd"), { textContent: control.dataset.key, ariaHidden: "true" }))
    }
    for (const control of all("[data-opens]")) control.hidden = false
    for (const box of all("[data-keys-on]")) box.checked = !off
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

  /** Keeps the lease while its holder works, at most once a minute. */
  async #renew() {
    const address = this.dataset.renew
    if (!address || Date.now() - this.#renewedAt < RENEW_AFTER) return
    this.#renewedAt = Date.now()
    const answer = await fetch(address, { method: "POST", headers: { Accept: "application/json" }, body: this.#token() })
    const { held, said } = answer.ok && !answer.redirected ? await answer.json() : { held: true }
    if (!held) this.#tell(said)
  }

  #token() {
    const name = "csrfmiddlewaretoken"
    return new URLSearchParams({ [name]: document.querySelector(`[name=${name}]`).value })
  }

  #tell(words) {
    delete this.dataset.renew
    const said = Object.assign(document.createElement("p"), { className: "said warning", textContent: words })
    document.getElementById("said").append(said)
  }
}

customElements.define("desk-keys", DeskKeys)
