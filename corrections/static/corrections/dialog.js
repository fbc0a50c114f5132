/** The dialog of <report-mistake>, from marked words to thanks. */

import { offerPlaces, placeOf, quote, textOf } from "./places.js";
import { ask, keep, kept, send, sendKept, sendLater, unsent } from "./sending.js";

const DRAFT = ["proposed", "kind", "comment", "source", "words", "once"]

export class ReportDialog {
  #host
  #says
  #dialog
  #form
  #ranges = []
  #quote = null
  #asked
  #voice
  #draft

  constructor(host) {
    this.#host = host
    this.#says = host.dataset
    this.#dialog = host.querySelector("dialog")
    this.#form = host.querySelector("form")
    this.#form.onsubmit = (event) => this.#send(event)
    this.#form.oninput = (event) => this.#onInput(event)
    this.#dialog.onclick = (event) => this.#onClick(event)
    this.#dialog.onclose = () => this.#onClose()
  }

  offer(range) {
    const { bar } = this.#host
    bar.querySelector("q").textContent = range
    bar.hidden = false
    const { top, bottom } = range.getBoundingClientRect()
    bar.classList.toggle("up", bottom > innerHeight - bar.offsetHeight && top > bar.offsetHeight)
  }

  open(ranges) {
    if (this.#dialog.open) return
    this.#ranges = ranges
    CSS.highlights?.set("report", new Highlight(...ranges))
    this.#dialog.showModal()
    this.#choose(placeOf(this.#host.words, ranges), { kind: "spelling" })
    if (this.#limit === "hard" || !(this.#quote || this.#outside)) this.#pick()
    else this.#field("proposed").focus()
  }

  get #place() {
    const { start = 0, end = 0 } = this.#quote ?? {}
    return { revision: this.#host.words.dataset.revision, start, end }
  }

  get #length() {
    return this.#quote?.end - this.#quote?.start
  }

  get #limit() {
    return ["hard", "soft"].find((name) => this.#length > this.#says[name])
  }

  /** Its byline or date, if that is marked. */
  get #outside() {
    return this.#quote ? "" : `${this.#ranges.at(-1) ?? ""}`.trim()
  }

  get #draftName() {
    return `report:${this.#form.action}:${Object.values(this.#place)}${this.#outside}`
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

  /** What was typed goes along to another place. */
  #fill(typed) {
    const once = crypto.randomUUID()
    const fresh = { proposed: this.#quote?.exact, words: this.#outside, once, draft: once }
    const own = { ...fresh, ...kept(this.#draftName, "sessionStorage") }
    this.#draft = own.draft
    for (const name of DRAFT) this.#field(name).value = own[name] || typed[name] || ""
    this.#field("quote").value = this.#quote && JSON.stringify(this.#quote)
  }

  #showQuote() {
    const { prefix = "", exact = "", suffix = "" } = this.#quote ?? {}
    this.#write({
      before: prefix.split("\n").at(-1).replace(/^(?=.{32}$)(\S*(?=\s))?/u, "…"),
      exact,
      after: suffix.split("\n")[0].replace(/^(?=.{32}$)(.*\s|.*).*/u, "$1…"),
      length: this.#says[`${this.#limit}Limit`]?.replace("{n}", this.#length),
      trouble: "",
    })
  }

  async #ask() {
    const asked = this.#quote
    this.#showKnown({})
    const answer = await ask({ action: this.#form.action, place: this.#place }).catch(() => ({}))
    this.#field("opened").value ||= answer.opened ?? ""
    if (asked === this.#quote) this.#showKnown(answer)
    return answer
  }

  #showKnown({ say = "", voice, proposed, own, reload }) {
    this.#voice = voice && { case: voice, proposed }
    this.#write({ known: say })
    this.#part("own").hidden = !own
    this.#part("reload").hidden = !reload
    this.#offerVoice()
  }

  #offerVoice() {
    const { proposed, comment, source, name, email } = this.#fields
    const wrote = comment + source + name + email || proposed !== this.#quote?.exact
    this.#part("voice").hidden = !this.#voice || wrote
  }

  get #fields() {
    return Object.fromEntries(new FormData(this.#form))
  }

  async #send(event, voice) {
    event.preventDefault()
    if (this.#dialog.ariaBusy === "true" || (!voice && this.#asks())) return
    const { action } = this.#form
    const address = voice ? `${action}voice/` : action
    const fields = { ...this.#fields, ...voice }
    const report = { action, address, place: this.#place, draft: this.#draft, fields }
    this.#busy(this.#says.sending)
    report.token = (await this.#asked).token
    fields.opened = this.#field("opened").value
    try {
      const answer = await send(report)
      const teller = this.#shows(report) ? this : this.#host
      teller.tell(this.#says.arrived.replace("{n}", answer.number), report, answer)
    } catch (problem) {
      this.#explain(report, problem)
    }
    this.#busy("")
  }

  /** It may have been put away meanwhile. */
  #shows({ draft }) {
    return this.#dialog.open && draft === this.#draft
  }

  /** Whoever says nothing of the words is asked, once. */
  #asks() {
    const { proposed, comment, source } = this.#fields
    const { nothing } = this.#says
    const said = comment + source || (proposed && proposed !== this.#quote?.exact)
    if (said || !this.#quote || this.#limit === "hard" || this.#part("trouble").textContent === nothing) return false
    this.#complain(nothing)
    return true
  }

  #complain(trouble) {
    this.#write({ trouble })
    this.#part("trouble").scrollIntoView({ block: "nearest" })
  }

  /** Words changed since they went out are not thanked for. */
  tell(words, report, answer) {
    if (report?.draft !== this.#draft) return
    if (!answer || report.fields.once !== this.#field("once").value) return this.#complain(words)
    this.#forget()
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
    const isKept = message === "offline"
    if (isKept) sendLater(report)
    if (!this.#shows(report)) return this.#host.tell(this.#says[isKept ? "kept" : "unsent"])
    if (isKept) this.#host.changing = ""
    if (isKept && !this.#quote) this.#forget()
    this.#complain(said?.say ?? this.#says[message] ?? this.#says.other)
    for (const name in said?.errors) this.#fault(this.#field(name), said.errors[name])
    this.#form.querySelector("[aria-invalid=true]")?.focus()
  }

  #forget() {
    keep(this.#draftName, {}, "sessionStorage")
  }

  /** What is wrong stands beside its field until that is changed. */
  #fault(field, words) {
    field.ariaInvalid = !!words
    document.getElementById(`${field.id}_error`)?.replaceChildren(words)
  }

  /** Other words are another report; the server may have the former ones. */
  #onInput({ target }) {
    this.#fault(target, "")
    if (!target.name) return
    this.#host.changing = this.#draft
    this.#field("once").value = crypto.randomUUID()
    keep(this.#draftName, { ...this.#fields, draft: this.#draft }, "sessionStorage")
    this.#offerVoice()
  }

  #onClick(event) {
    const { target } = event
    if (target.closest("[data-close]")) this.#dialog.close()
    if (target.closest("[data-voice]")) this.#send(event, this.#voice)
    if (target.closest("[data-reload]")) location.reload()
    if (target.closest("[data-other]")) this.#pick()
  }

  #pick() {
    const box = this.#part("pick")
    offerPlaces(box, this.#host.words, (place) => {
      this.#choose(place, { ...this.#fields, proposed: "" })
      this.#field("once").value = crypto.randomUUID()
    })
    box.hidden = false
    box.querySelector("select").focus()
  }

  #onClose() {
    if (this.#dialog.open) return
    CSS.highlights?.delete("report")
    this.#part("pick").hidden = true
    this.#dialog.querySelector(":focus")?.blur()
    const { ranges } = this.#host
    const selection = document.getSelection()
    selection.removeAllRanges()
    for (const range of ranges.length ? ranges : this.#ranges) selection.addRange(range)
    this.#host.changing = ""
    if (unsent({ draft: this.#draft })) this.#host.tell(this.#says.kept)
    sendKept(this.#host)
  }
}
