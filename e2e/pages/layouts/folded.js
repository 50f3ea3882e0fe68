// The guide folded away in the three ways of the web: details, tabs and an accordion, all closed but the first tab.
import { walk } from "/walk.js";

const element = (name, text = "", attributes = {}) => {
  const made = Object.assign(document.createElement(name), { textContent: text });
  for (const key in attributes) made.setAttribute(key, attributes[key]);
  return made;
};
const words = ({ paragraphs }) => paragraphs.map((text) => element("p", text));

for (const stage of walk.slice(0, 4)) {
  const details = element("details");
  details.append(element("summary", stage.title), ...words(stage));
  document.querySelector("#details").append(details);
}

const list = document.querySelector("[role=tablist]");
const choose = (chosen) => {
  for (const tab of list.children) {
    tab.setAttribute("aria-selected", String(tab === chosen));
    document.getElementById(tab.getAttribute("aria-controls")).hidden = tab !== chosen;
  }
};
walk.slice(4, 8).forEach((stage, n) => {
  const tab = element("button", stage.title, { role: "tab", "aria-controls": `panel-${n}`, id: `tab-${n}` });
  const panel = element("div", "", { role: "tabpanel", id: `panel-${n}`, "aria-labelledby": tab.id });
  panel.append(...words(stage));
  tab.addEventListener("click", () => choose(tab));
  list.append(tab);
  document.querySelector("#panels").append(panel);
});
choose(list.children[0]);

walk.slice(8).forEach((stage, n) => {
  const fold = element("button", stage.title, {
    class: "fold",
    "aria-expanded": "false",
    "aria-controls": `fold-${n}`,
  });
  const panel = element("div", "", { id: `fold-${n}`, hidden: "" });
  panel.append(...words(stage));
  fold.addEventListener("click", () => {
    panel.hidden = !panel.hidden;
    fold.setAttribute("aria-expanded", String(!panel.hidden));
  });
  document.querySelector("#accordion").append(fold, panel);
});
