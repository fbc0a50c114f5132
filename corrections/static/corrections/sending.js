/** Sending reports and being told the truth about it; what cannot be sent now is kept in this browser. */

const UNSENT = "reports-to-send"
const SENT = "reports-sent"
/** Who sends sooner than this is a robot, thinks the server. */
const UNHURRIED = 2500

class NotSent extends Error {
  constructor(reason, said = {}) {
    super(reason)
    this.said = said
  }
}

export function kept(name, box = "localStorage") {
  try {
    return JSON.parse(globalThis[box].getItem(name)) ?? []
  } catch {
    return []
  }
}

export function keep(name, value, box = "localStorage") {
  try {
    globalThis[box].setItem(name, JSON.stringify(value))
  } catch {
    // It still sends.
  }
}

export const ask = (action, place, patience) => answered(`${action}known/?${new URLSearchParams(place)}`, {}, patience)

/** A token that is missing or has grown old is fetched anew, once. */
export async function send({ address, fields, action, place, token }, patience) {
  const post = (token) => answered(address, { method: "POST", body: new URLSearchParams(fields) }, patience, token)
  const fresh = async () => (await ask(action, place, patience)).token
  try {
    return await post(token ?? (await fresh()))
  } catch (problem) {
    if (problem.message !== "403") throw problem
    return post(await fresh())
  }
}

/** Thanks are due only when the whole of a good answer arrived. */
async function answered(address, request, patience, token = "") {
  const headers = { Accept: "application/json", "X-CSRFToken": token }
  try {
    const response = await fetch(address, { ...request, headers, signal: AbortSignal.timeout(patience) })
    if (response.ok) return await response.json()
    throw new NotSent(`${response.status}`, await response.json().catch(() => ({})))
  } catch (problem) {
    if (problem instanceof NotSent) throw problem
    throw new NotSent(problem.name === "TimeoutError" ? "timeout" : navigator.onLine ? "network" : "offline")
  }
}

const unsentBut = ({ fields }) => kept(UNSENT).filter((other) => other.fields.once !== fields.once)

export const sendLater = (report) => keep(UNSENT, [...unsentBut(report), report])

export function noteSent(report, { number, url }) {
  keep(UNSENT, unsentBut(report))
  keep(SENT, [{ number, url, title: document.title }, ...kept(SENT)].slice(0, 50))
}

/** Sends what was kept, in one tab at a time. */
export function sendKept(host) {
  return navigator.locks.request(UNSENT, async () => {
    for (const report of kept(UNSENT)) await settle(report, host)
  })
}

async function settle(report, host) {
  try {
    const { token, opened } = await ask(report.action, report.place, host.patience)
    await new Promise((resolve) => setTimeout(resolve, UNHURRIED))
    const answer = await send({ ...report, fields: { ...report.fields, opened }, token }, host.patience)
    noteSent(report, answer)
    host.tell(host.say("arrived", answer.number))
  } catch ({ message, said }) {
    if (!/404|409|413|422/.test(message)) return
    keep(UNSENT, unsentBut(report))
    host.tell(`${host.say("refused")} ${said.say ?? ""} “${report.fields.proposed}”`)
  }
}
