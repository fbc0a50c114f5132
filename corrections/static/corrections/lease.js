/** The claim on a case, kept while its holder works on the page. */

const RENEW_AFTER = 60_000

const tokenOf = (page) => {
  const name = "csrfmiddlewaretoken"
  return new URLSearchParams({ [name]: page.querySelector(`[name=${name}]`).value })
}

export class Lease {
  #renewedAt = Date.now()

  /** `page` names in `data-renew` where the claim is renewed; `tell` is called with who took the case over. */
  constructor(page, tell) {
    this.page = page
    this.tell = tell
  }

  /** Renews the claim, at most once a minute. */
  async renew() {
    const { renew } = this.page.dataset
    if (!renew || Date.now() - this.#renewedAt < RENEW_AFTER) return
    this.#renewedAt = Date.now()
    const answer = await fetch(renew, { method: "POST", headers: { Accept: "application/json" }, body: tokenOf(this.page) })
    const { held, said } = answer.ok && !answer.redirected ? await answer.json() : { held: true }
    if (held) return
    delete this.page.dataset.renew
    this.tell(said)
  }
}
