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

export const ask = ({ action, place }) => answered(`${action}known/?${new URLSearchParams(place)}`)

export async function send(report) {
  const answer = await posted(report)
  const { number, url, title } = answer
  const others = kept(SENT).filter((other) => other.number !== number)
  keep(UNSENT, unsentBut(report))
  keep(SENT, [{ number, url, title }, ...others].slice(0, 50))
  return answer
}

/** A token that is missing or too old is fetched, once. */
async function posted(report) {
  const body = new URLSearchParams(report.fields)
  const post = ({ token }) => answered(report.address, { method: "POST", body }, token)
  try {
    return await post(report.token ? report : await ask(report))
  } catch (problem) {
    if (problem.message !== "403") throw problem
    return post(await ask(report))
  }
}

/** Only the whole of a good answer is one. */
async function answered(address, request, token = "") {
  const headers = { Accept: "application/json", "X-CSRFToken": token }
  const { patience } = document.querySelector("[data-patience]").dataset
  try {
    const response = await fetch(address, { ...request, headers, signal: AbortSignal.timeout(1000 * patience) })
    if (response.ok) return await response.json()
    throw notSent(`${response.status}`, await response.json().catch(() => ({})))
  } catch (problem) {
    if (problem.said) throw problem
    throw notSent(problem.name === "TimeoutError" ? "timeout" : navigator.onLine ? "network" : "offline")
  }
}

export const unsent = ({ draft }) => kept(UNSENT).find((other) => other.draft === draft)
const unsentBut = ({ draft }) => kept(UNSENT).filter((other) => other.draft !== draft)

export const sendLater = (report) => keep(UNSENT, [...unsentBut(report), report])

/** Sends what was kept and is not being changed, in one tab at a time. */
export function sendKept(host) {
  return navigator.locks.request(UNSENT, async () => {
    for (const report of kept(UNSENT)) await settle(report, host)
  })
}

async function settle(report, host) {
  try {
    const { token, opened } = await ask(report)
    await new Promise((resolve) => setTimeout(resolve, UNHURRIED))
    report = unsent(report)
    if (!report || report.draft === host.changing) return
    const answer = await send({ ...report, fields: { ...report.fields, opened }, token })
    host.tell(host.dataset.arrived.replace("{n}", answer.number), report, answer)
  } catch ({ message, said }) {
    if (!/404|409|413|422/.test(message)) return
    keep(UNSENT, unsentBut(report))
    host.tell(`${host.dataset.refused} ${said.say ?? ""} “${report.fields.proposed}”`, report)
  }
}
