/** Sends reports; what cannot be sent now is kept in this browser. */

const UNSENT = "reports-to-send"
export const SENT = "reports-sent"
const UNHURRIED = 2500 // Who sends sooner is a robot, thinks the server.

const notSent = (reason, said = {}) => Object.assign(new Error(reason), { said })

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

export const ask = ({ action, place }, patience) =>
  answered(`${action}known/?${new URLSearchParams(place)}`, {}, patience)

/** A token that is missing or too old is fetched, once. */
export async function send(report, patience) {
  const { address, fields, token } = report
  const post = (token) => answered(address, { method: "POST", body: new URLSearchParams(fields) }, patience, token)
  const fresh = async () => (await ask(report, patience)).token
  try {
    return await post(token ?? (await fresh()))
  } catch (problem) {
    if (problem.message !== "403") throw problem
    return post(await fresh())
  }
}

/** Only the whole of a good answer is one. */
async function answered(address, request, patience, token = "") {
  const headers = { Accept: "application/json", "X-CSRFToken": token }
  try {
    const response = await fetch(address, { ...request, headers, signal: AbortSignal.timeout(1000 * patience) })
    if (response.ok) return await response.json()
    throw notSent(`${response.status}`, await response.json().catch(() => ({})))
  } catch (problem) {
    if (problem.said) throw problem
    throw notSent(problem.name === "TimeoutError" ? "timeout" : navigator.onLine ? "network" : "offline")
  }
}

const unsent = ({ draft }) => kept(UNSENT).find((other) => other.draft === draft)
const unsentBut = ({ draft }) => kept(UNSENT).filter((other) => other.draft !== draft)

export const sendLater = (report) => keep(UNSENT, [...unsentBut(report), report])

export function noteSent(report, { number, url }) {
  keep(UNSENT, unsentBut(report))
  const others = kept(SENT).filter((other) => other.number !== number)
  keep(SENT, [{ number, url, title: document.title }, ...others].slice(0, 50))
}

/** Sends what was kept and is not being changed, in one tab at a time. */
export function sendKept(host) {
  return navigator.locks.request(UNSENT, async () => {
    for (const report of kept(UNSENT)) await settle(report, host)
  })
}

async function settle(report, host) {
  const { patience } = host.dataset
  try {
    const { token, opened } = await ask(report, patience)
    await new Promise((resolve) => setTimeout(resolve, UNHURRIED))
    report = unsent(report)
    if (!report || report.draft === host.changing) return
    const answer = await send({ ...report, fields: { ...report.fields, opened }, token }, patience)
    noteSent(report, answer)
    host.tell(host.say("arrived", answer.number), report, answer)
  } catch ({ message, said }) {
    if (!/404|409|413|422/.test(message)) return
    keep(UNSENT, unsentBut(report))
    host.tell(`${host.say("refused")} ${said.say ?? ""} “${report.fields.proposed}”`, report)
  }
}
