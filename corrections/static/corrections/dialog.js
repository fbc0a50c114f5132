/** The dialog of <report-mistake>: the marked words, what is known of them, the form, the thanks. */

import { quote } from "./quote.js";
import { placeOf, textOf } from "./selection.js";
import { ask, keep, kept, send, sendLater, noteSent } from "./sending.js";

const DRAFT = ["proposed", "kind", "comment", "source", "words", "once"]

export class ReportDialog {
  #host
  #dialog
  #form
  #ranges = []
  #quote = null
  #known = {}

  constructor(host) {
    this.#host = host
    this.#dialog = host.querySelector("dialog")
    this.#form = host.querySelector("form")
    this.#form.addEventListener("submit", (event) => this.#onSubmit(event))
    this.#form.addEventListener("input", (event) => this.#onInput(event))
    this.#dialog.addEventListener("click", (event) => this.#onClick(event))
    this.#dialog.addEventListener("close", () => this.#onClose())
  }

  /** The bar stands at the bottom, or at the top when the marked words are down there. */
  offer(range) {
    const bar = this.#host.querySelector(".report-bar")
    bar.querySelector("q").textContent = `${range}`.slice(0, 60)
    bar.hidden = false
    bar.classList.remove("up")
    const { top, height } = bar.getBoundingClientRect()
    const covers = (from, to) => [...range.getClientRects()].some((rect) => rect.bottom > from && rect.top < to)
    bar.classList.toggle("up", covers(top, innerHeight) && !covers(0, height))
  }

  open(ranges) {
    if (this.#dialog.open) return
    const place = placeOf(this.#host.words, ranges)
    this.#ranges = ranges
    CSS.highlights?.set("report", new Highlight(...ranges))
    this.#dialog.showModal()
    this.#choose(place)
    if (!this.#quote || this.#length > this.#host.dataset.hard) this.#pick()
    else this.#field("proposed").focus()
  }

  get #place() {
    const { start = 0, end = 0 } = this.#quote ?? {}
    return { revision: this.#host.words.dataset.revision, start, end }
  }

  get #length() {
    return this.#place.end - this.#place.start
  }

  get #draftName() {
    return `report:${this.#form.action}:${Object.values(this.#place)}`
  }

  #part(name) {
    return this.#dialog.querySelector(`[data-${name}]`)
  }

  #field(name) {
    return this.#form.elements[name]
  }

  #write(texts) {
    for (const name in texts) this.#part(name).textContent = texts[name]
  }

  #choose(place) {
    this.#quote = place && quote(textOf(this.#host.words), place.start, place.end)
    this.#dialog.dataset.mode = this.#quote ? "marked" : "describe"
    this.#fill()
    this.#showQuote()
    this.#ask()
  }

  #fill() {
    const fresh = { proposed: this.#quote?.exact, kind: "spelling", once: crypto.randomUUID() }
    const draft = { ...fresh, ...kept(this.#draftName, "sessionStorage") }
    for (const name of DRAFT) this.#field(name).value = draft[name] ?? ""
    this.#field("quote").value = this.#quote ? JSON.stringify(this.#quote) : ""
  }

  #showQuote() {
    const { prefix = "", exact = "", suffix = "" } = this.#quote ?? {}
    const limit = ["hard", "soft"].find((name) => this.#length > this.#host.dataset[name])
    this.#write({
      before: prefix.split("\n").at(-1),
      exact,
      after: suffix.split("\n")[0],
      length: limit ? this.#host.say(limit, this.#length) : "",
      trouble: "",
    })
  }

  async #ask() {
    const asked = this.#quote
    this.#showKnown({})
    try {
      const answer = await ask(this.#form.action, this.#place, this.#host.patience)
      this.#known = { opened: answer.opened, ...this.#known, token: answer.token }
      if (asked === this.#quote) this.#showKnown(answer)
    } catch {
      // What matters is said when the report is sent.
    }
  }

  #showKnown({ say = "", voice = "", reload = false }) {
    this.#write({ known: say })
    this.#part("voice").value = voice
    this.#part("voice").hidden = !voice
    this.#part("reload").hidden = !reload
  }

  #onSubmit(event) {
    event.preventDefault()
    this.#send("", { ...this.#fields, opened: this.#known.opened ?? "" })
  }

  get #fields() {
    return Object.fromEntries(new FormData(this.#form))
  }

  async #send(to, fields) {
    if (this.#dialog.ariaBusy === "true") return
    const { action } = this.#form
    const report = { address: action + to, fields, action, place: this.#place, token: this.#known.token }
    this.#busy(true)
    try {
      this.#thank(report, await send(report, this.#host.patience))
    } catch (problem) {
      this.#explain(report, problem)
    }
    this.#busy(false)
  }

  #busy(is) {
    this.#dialog.ariaBusy = is
    this.#write({ progress: is ? this.#host.say("sending") : "" })
  }

  #thank(report, answer) {
    keep(this.#draftName, {}, "sessionStorage")
    noteSent(report, answer)
    this.#dialog.dataset.mode = "sent"
    this.#write({ number: answer.number, voices: answer.say })
    this.#part("receipt").href = answer.url
    this.#part("thanks").focus()
  }

  #explain(report, { message, said }) {
    if (message === "offline") sendLater(report)
    this.#write({ trouble: said?.say ?? this.#host.say(message) ?? this.#host.say("other") })
    const wrong = Object.keys(said?.errors ?? {}).map((name) => this.#field(name)).filter(Boolean)
    for (const field of wrong) field.ariaInvalid = true
    wrong[0]?.focus()
  }

  #onInput({ target }) {
    target.ariaInvalid = null
    if (target.name) keep(this.#draftName, this.#fields, "sessionStorage")
  }

  #onClick({ target }) {
    if (target === this.#dialog || target.closest("[data-close]")) this.#dialog.close()
    if (target.closest("[data-voice]")) this.#send("voice/", { ...this.#fields, case: this.#part("voice").value })
    if (target.closest("[data-reload]")) location.reload()
    if (target.closest("[data-other]")) this.#pick()
  }

  async #pick() {
    const { offerPlaces } = await import("./pick.js")
    const box = this.#part("pick")
    if (!box.querySelector("option")) offerPlaces(box, this.#host.words, (place) => this.#choose(place))
    box.hidden = false
    box.querySelector("select").focus()
  }

  #onClose() {
    const selection = document.getSelection()
    CSS.highlights?.delete("report")
    this.#part("pick").hidden = true
    if (this.#dialog.contains(document.activeElement)) document.activeElement.blur()
    if (!selection.isCollapsed) return
    selection.removeAllRanges()
    for (const range of this.#ranges) selection.addRange(range)
  }
}
