/** <report-mistake for="words">: Ctrl+Enter on marked words, or a tap on the bar, opens the dialog inside. */

const TYPING = "input, textarea, select, dialog[open], [contenteditable]:not([contenteditable=false])"
const SETTLED = 200

const isCall = (event) =>
  event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey &&
  !event.repeat && !event.isComposing && !event.defaultPrevented

const isIn = ({ target }, kind) => target.closest?.(kind)

class ReportMistake extends HTMLElement {
  #marked = []
  #touched = false
  #settling = 0
  #dialog = null

  connectedCallback() {
    document.addEventListener("keydown", (event) => this.#onKey(event))
    document.addEventListener("selectionchange", () => this.#onSelection())
    document.addEventListener("pointerdown", (event) => (this.#touched = event.pointerType !== "mouse"))
    addEventListener("online", () => this.#sendKept().catch(Boolean))
    this.onclick = (event) => this.#onClick(event)
    const keys = /Mac|iP/.test(navigator.platform) ? this.querySelectorAll("[data-apple]") : []
    for (const key of keys) key.textContent = key.dataset.apple
    this.#sendKept().catch(Boolean)
  }

  get words() {
    return document.getElementById(this.getAttribute("for"))
  }

  get bar() {
    return this.querySelector(".report-bar")
  }

  /** The dialog may still show that report. */
  tell(words, report, answer) {
    this.querySelector("[data-news]").textContent = words
    this.querySelector("[data-mine]").hidden = !answer
    this.#dialog?.tell(words, report, answer)
  }

  #onKey(event) {
    if (!isCall(event)) return
    const { ranges } = this
    const field = isIn(event, "dialog :is(input, select, textarea)")
    if (!field && (isIn(event, TYPING) || (!ranges.length && isIn(event, "a, button")))) return
    event.preventDefault()
    if (field) field.form.requestSubmit()
    else this.#open(ranges)
  }

  #onClick(event) {
    if (isIn(event, "[data-hush]")) this.tell("")
    if (!isIn(event, "[data-report]")) return
    event.preventDefault()
    this.#open(this.#marked)
  }

  /** Remembers what a tap may clear. */
  #onSelection() {
    const ranges = this.ranges
    if (ranges.length) this.#marked = ranges
    clearTimeout(this.#settling)
    this.#settling = setTimeout(() => this.#settle(ranges), SETTLED)
  }

  get ranges() {
    const selection = document.getSelection()
    const all = Array.from({ length: selection.rangeCount }, (_, i) => selection.getRangeAt(i).cloneRange())
    return all.filter((range) => !range.collapsed && range.intersectsNode(this.words))
  }

  async #settle(ranges) {
    if (this.querySelector("dialog").open) return
    this.#marked = ranges
    this.bar.hidden = true
    const dialog = ranges.length && (await this.#load().catch(Boolean))
    if (this.#touched && ranges === this.#marked) dialog?.offer?.(ranges.at(-1))
  }

  async #load() {
    const { ReportDialog } = await import("./dialog.js")
    return (this.#dialog ??= new ReportDialog(this))
  }

  async #open(ranges) {
    this.bar.hidden = true
    try {
      ;(await this.#load()).open(ranges)
      this.tell("")
    } catch {
      this.tell(this.dataset.unready)
    }
  }

  async #sendKept() {
    if (localStorage["reports-to-send"]?.length > 2) (await import("./sending.js")).sendKept(this)
  }
}

customElements.define("report-mistake", ReportMistake)
