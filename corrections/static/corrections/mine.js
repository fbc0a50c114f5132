/** <your-reports>: what was sent and what waits to be, as this browser keeps it. */

import { SENT, keep, kept, sendKept } from "./sending.js";

class YourReports extends HTMLElement {
  connectedCallback() {
    const [send, clear] = this.querySelectorAll("button")
    send.onclick = () => sendKept(this, this.tell(this.dataset.sending))
    clear.onclick = () => this.#show(keep(SENT, []))
    this.#show()
  }

  tell(words) {
    this.querySelector("[role=status]").textContent = words
    this.#show()
  }

  #show() {
    for (const list of this.querySelectorAll("ol")) {
      list.replaceChildren(...kept(list.dataset.kept).map(line))
      list.parentNode.hidden = !list.firstChild
    }
    this.hidden = !this.querySelector("li, [role=status]:not(:empty)")
  }
}

function line({ number, url, fields, title = fields.proposed || fields.words }) {
  const item = document.createElement("li")
  const link = item.appendChild(document.createElement("a"))
  if (url) link.href = url
  link.textContent = [number, title].filter(Boolean).join(" · ")
  return item
}

customElements.define("your-reports", YourReports)
