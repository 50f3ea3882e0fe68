// A request that is made once more where the shop turned it away unread: nothing was done, so nothing is done twice.
import { request } from "./request.js";

/** @import { Answer } from "./request.js" */

const PAUSE = 500; // ms, where the shop does not say how long
const LONGEST = 3000; // ms: somebody is waiting

/**
 * @param {string | URL} address on the shop's own origin
 * @param {Parameters<typeof request>[1]} options
 * @param {number[]} [unread] statuses with which this platform turns a request away before it looks at it
 * @returns {Promise<Answer>} the second answer where the first was one of `unread`
 */
export async function ask(address, options, unread = [429]) {
  const answer = await request(address, options);
  if (!unread.includes(answer.status)) return answer;
  const named = Number(answer.headers.get("Retry-After") ?? Number.NaN) * 1000;
  await new Promise((done) => setTimeout(done, named >= 0 ? Math.min(named, LONGEST) : PAUSE));
  return request(address, options);
}
