// Components with open shadow roots, one inside the other; the stages' own words are slotted in.
import { walk } from "/walk.js";

const sheet = new CSSStyleSheet();
sheet.replaceSync(
  "h2 { font-size: 1.4em; } .note { color: #555; border-left: 3px solid #ccc; padding-left: 12px; }",
);
const element = (name, text = "") => Object.assign(document.createElement(name), { textContent: text });

customElements.define(
  "coast-stage",
  class extends HTMLElement {
    connectedCallback() {
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      const note = element("p", `Before you set out: ${this.dataset.note}`);
      note.className = "note";
      root.append(element("h2", this.dataset.title), element("slot"), note);
    }
  },
);

customElements.define(
  "coast-guide",
  class extends HTMLElement {
    connectedCallback() {
      const root = this.attachShadow({ mode: "open" });
      for (const { title, paragraphs } of walk) {
        const stage = document.createElement("coast-stage");
        Object.assign(stage.dataset, { title, note: paragraphs.at(-1).split(". ")[0] });
        stage.append(...paragraphs.slice(0, -1).map((words) => element("p", words)));
        root.append(stage);
      }
    }
  },
);
