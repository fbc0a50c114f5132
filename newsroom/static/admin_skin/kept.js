/** A long form of the admin: who leaves it by mistake is asked, and a session that expired loses no words. */

import { forget, recall, remember } from "./typed.js"

class KeptForm extends HTMLElement {
  #changed = false

  connectedCallback() {
    this.#recall()
    this.addEventListener("input", () => { this.#changed = true })
    this.addEventListener("submit", () => this.#send())
    addEventListener("beforeunload", (event) => { if (this.#changed) event.preventDefault() })
  }

  get #form() {
    return this.querySelector("form[id$=_form]")
  }

  /** Only the log-in leads back to what was not saved; whoever comes another way begins anew. */
  #recall() {
    const cameBack = document.referrer && new URL(document.referrer).pathname.endsWith("/login/")
    if (!cameBack) return forget()
    this.#changed = !!recall([this.#form], this.dataset.by)
    this.querySelector("[data-back]").hidden = !this.#changed
  }

  #send() {
    this.#changed = false
    remember(this.#form, this.dataset.by)
  }
}

customElements.define("kept-form", KeptForm)
