// Some remarks are for wide windows only, some for narrow ones only.
import { walk } from "/walk.js";

const main = document.querySelector("main");
const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });
walk.forEach(({ title, paragraphs }, n) => {
  const [first, remark, third, aside, last] = paragraphs.map((words) => element("p", words));
  const wide = document.createElement("aside");
  wide.className = "wide";
  wide.append(remark);
  const narrow = document.createElement("aside");
  narrow.className = "narrow";
  narrow.append(aside);
  main.append(element("h2", `${n + 1}. ${title}`), first, wide, third, narrow, last);
});
