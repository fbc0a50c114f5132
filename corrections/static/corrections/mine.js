/** <your-reports>: what was sent, as this browser keeps it. */

import { SENT, keep, kept } from "./sending.js";

class YourReports extends HTMLElement {
  connectedCallback() {
    this.querySelector("button").addEventListener("click", () => this.#show(keep(SENT, [])))
    this.#show()
  }

  #show() {
    this.hidden = !kept(SENT).length
    this.querySelector("ol").replaceChildren(...kept(SENT).map(line))
  }
}

function line({ number, url, title }) {
  const item = document.createElement("li")
  const link = item.appendChild(document.createElement("a"))
  link.href = url
  link.textContent = `${number} · ${title}`
  return item
}

customElements.define("your-reports", YourReports)
