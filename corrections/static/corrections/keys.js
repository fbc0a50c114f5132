/** What a pressed key means, whatever the layout. */

const FOREIGN = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u

/** The key as it is written on the controls; in another script, the letter or digit that Latin keyboards have there. */
export function meaning({ key, code, shiftKey }) {
  const [, place] = (FOREIGN.test(key) && !shiftKey && code.match(/^(?:Key|Digit)(.)$/)) || []
  return place?.toLowerCase() ?? key
}
