/** <report-mistake for="words">: Ctrl+Enter on marked words, or a tap on the bar, opens the dialog inside. */

const TYPING = "input, textarea, select, dialog[open], [contenteditable]:not([contenteditable=false])"
const SETTLED = 200

const isCall = (event) =>
  event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey &&
  !event.repeat && !event.isComposing && !event.defaultPrevented

const isIn = (event, kind) => event.composedPath().some((node) => node.matches?.(kind))

class ReportMistake extends HTMLElement {
  #stop = new AbortController()
  #marked = []
  #touched = false
  #settling = 0
  #dialog = null

  connectedCallback() {
    const on = (target, kind, act) => target.addEventListener(kind, act, { signal: this.#stop.signal })
    on(document, "keydown", (event) => this.#onKey(event))
    on(document, "selectionchange", () => this.#onSelection())
    on(document, "pointerdown", (event) => (this.#touched = event.pointerType !== "mouse"))
    on(this, "click", (event) => this.#onClick(event))
    on(window, "online", () => this.#sendKept())
    const key = this.querySelector("kbd")
    if (/Mac|iP/.test(navigator.platform)) key.textContent = key.dataset.apple
    this.#sendKept()
  }

  disconnectedCallback() {
    this.#stop.abort()
  }

  get words() {
    return document.getElementById(this.getAttribute("for"))
  }

  get bar() {
    return this.querySelector(".report-bar")
  }

  get #news() {
    return this.querySelector("[data-news]")
  }

  say(name, n = "") {
    const sentence = this.querySelector("template").content.querySelector(`[data-for="${name}"]`)
    return sentence?.textContent.replace("{n}", n)
  }

  /** The dialog may still show that report. */
  tell(words, report, answer) {
    this.#news.textContent = words
    this.querySelector("[data-mine]").hidden = !answer
    this.#dialog?.told(words, report, answer)
  }

  #onKey(event) {
    const ranges = this.ranges
    if (!isCall(event) || isIn(event, TYPING) || (!ranges.length && isIn(event, "a, button"))) return
    event.preventDefault()
    this.#open(ranges)
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
    const unready = this.say("unready")
    this.bar.hidden = true
    try {
      ;(await this.#load()).open(ranges)
      if (this.#news.textContent === unready) this.tell("")
    } catch {
      this.tell(unready)
    }
  }

  async #sendKept() {
    try {
      if (localStorage["reports-to-send"]?.length > 2) (await import("./sending.js")).sendKept(this)
    } catch {
      // Kept it stays.
    }
  }
}

customElements.define("report-mistake", ReportMistake)
