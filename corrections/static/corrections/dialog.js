/** The dialog of <report-mistake>, from marked words to thanks. */

import { quote } from "./quote.js";
import { placeOf, textOf } from "./selection.js";
import { ask, keep, kept, send, sendKept, sendLater, noteSent } from "./sending.js";

const DRAFT = ["proposed", "kind", "comment", "source", "words", "once"]

export class ReportDialog {
  #host
  #dialog
  #form
  #ranges = []
  #quote = null
  #asked
  #token
  #draft

  constructor(host) {
    this.#host = host
    this.#dialog = host.querySelector("dialog")
    this.#form = host.querySelector("form")
    this.#form.onsubmit = (event) => this.#send(event, "")
    this.#form.oninput = (event) => this.#onInput(event)
    this.#dialog.onclick = (event) => this.#onClick(event)
    this.#dialog.onclose = () => this.#onClose()
  }

  /** The bar is never over the marked words. */
  offer(range) {
    const { bar } = this.#host
    bar.querySelector("q").textContent = range
    bar.hidden = false
    const { top, bottom } = range.getBoundingClientRect()
    bar.classList.toggle("up", bottom > innerHeight - bar.offsetHeight && top > bar.offsetHeight)
  }

  open(ranges) {
    if (this.#dialog.open) return
    const place = placeOf(this.#host.words, ranges)
    this.#ranges = ranges
    CSS.highlights?.set("report", new Highlight(...ranges))
    this.#dialog.showModal()
    this.#choose(place, { kind: "spelling" })
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

  #choose(place, typed) {
    this.#quote = place && quote(textOf(this.#host.words), place.start, place.end)
    this.#dialog.dataset.mode = this.#quote ? "marked" : "describe"
    this.#fill(typed)
    this.#showQuote()
    this.#asked = this.#ask()
  }

  /** What else was typed goes along to another place. */
  #fill(typed) {
    const once = crypto.randomUUID()
    const own = { proposed: this.#quote?.exact, once, draft: once, ...kept(this.#draftName, "sessionStorage") }
    this.#draft = own.draft
    for (const name of DRAFT) this.#field(name).value = own[name] || typed[name] || ""
    this.#field("quote").value = this.#quote ? JSON.stringify(this.#quote) : ""
  }

  #showQuote() {
    const { prefix = "", exact = "", suffix = "" } = this.#quote ?? {}
    const limit = ["hard", "soft"].find((name) => this.#length > this.#host.dataset[name])
    this.#write({
      before: prefix.split("\n").at(-1).replace(/^(?=.{32}$)(\S*(?=\s))?/u, "…"),
      exact,
      after: suffix.split("\n")[0].replace(/^(?=.{32}$)(.*\s|.*).*/u, "$1…"),
      length: this.#host.say(limit, this.#length),
      trouble: "",
    })
  }

  async #ask() {
    const asked = this.#quote
    this.#showKnown({})
    try {
      const answer = await ask({ action: this.#form.action, place: this.#place }, this.#host.dataset.patience)
      this.#field("opened").value ||= answer.opened
      this.#token = answer.token
      if (asked === this.#quote) this.#showKnown(answer)
    } catch {
      // Sending will tell.
    }
  }

  #showKnown({ say = "", voice = "", reload = false }) {
    this.#write({ known: say })
    this.#part("voice").value = voice
    this.#part("reload").hidden = !reload
    this.#offerVoice()
  }

  /** A voice would lose what was written. */
  #offerVoice() {
    const { proposed, comment, source, name, email } = this.#fields
    const wrote = comment + source + name + email || proposed !== this.#quote?.exact
    this.#part("voice").hidden = wrote
  }

  get #fields() {
    return Object.fromEntries(new FormData(this.#form))
  }

  async #send(event, to, more) {
    event.preventDefault()
    if (this.#dialog.ariaBusy === "true") return
    const { action } = this.#form
    const fields = { ...this.#fields, ...more }
    const report = { action, address: action + to, place: this.#place, draft: this.#draft, fields }
    this.#busy(this.#host.say("sending"))
    await this.#asked
    report.token = this.#token
    fields.opened = this.#field("opened").value
    try {
      const answer = await send(report, this.#host.dataset.patience)
      noteSent(report, answer)
      this.told(this.#host.say("arrived", answer.number), report, answer)
    } catch (problem) {
      this.#explain(report, problem)
    }
    this.#busy("")
  }

  /** Words changed since they went out are not thanked for. */
  told(words, report, answer) {
    if (report?.draft !== this.#draft) return
    if (!answer || report.fields.once !== this.#field("once").value) return this.#write({ trouble: words })
    keep(this.#draftName, {}, "sessionStorage")
    this.#dialog.dataset.mode = "sent"
    this.#write({ number: answer.number, voices: answer.say })
    this.#part("receipt").href = answer.url
    this.#part("thanks").focus()
  }

  #busy(progress) {
    this.#dialog.ariaBusy = !!progress
    this.#write({ progress })
  }

  #explain(report, { message, said }) {
    if (message === "offline") {
      sendLater(report)
      this.#host.changing = ""
      if (!this.#quote) keep(this.#draftName, {}, "sessionStorage")
    }
    this.#write({ trouble: said?.say ?? this.#host.say(message) ?? this.#host.say("other") })
    const wrong = [...this.#form.elements].filter(({ name }) => said?.errors?.[name])
    for (const field of wrong) field.ariaInvalid = true
    wrong[0]?.focus()
  }

  /** Other words are another report; the server may have the former ones. */
  #onInput({ target }) {
    target.ariaInvalid = null
    if (!target.name) return
    this.#host.changing = this.#draft
    this.#field("once").value = crypto.randomUUID()
    keep(this.#draftName, { ...this.#fields, draft: this.#draft }, "sessionStorage")
    this.#offerVoice()
  }

  #onClick(event) {
    const { target } = event
    if (target === this.#dialog || target.closest("[data-close]")) this.#dialog.close()
    if (target.closest("[data-voice]")) this.#send(event, "voice/", { case: target.value })
    if (target.closest("[data-reload]")) location.reload()
    if (target.closest("[data-other]")) this.#pick()
  }

  async #pick() {
    const { offerPlaces } = await import("./pick.js")
    const box = this.#part("pick")
    const picked = (place) => {
      this.#choose(place, { ...this.#fields, proposed: "" })
      this.#field("once").value = crypto.randomUUID()
    }
    if (!box.querySelector("option")) offerPlaces(box, this.#host.words, picked)
    box.hidden = false
    box.querySelector("select").focus()
  }

  /** Others may be marked by then. */
  #onClose() {
    if (this.#dialog.open) return
    CSS.highlights?.delete("report")
    this.#part("pick").hidden = true
    if (this.#dialog.contains(document.activeElement)) document.activeElement.blur()
    const { ranges } = this.#host
    const selection = document.getSelection()
    selection.removeAllRanges()
    for (const range of ranges.length ? ranges : this.#ranges) selection.addRange(range)
    this.#host.changing = ""
    sendKept(this.#host)
  }
}
