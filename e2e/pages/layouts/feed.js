// A feed that goes on when its end comes into view, as a server answers: a page of notes after a moment.
import { noteAt } from "/notes.js";

const ALL = 400;
const PAGE = 20;
const feed = document.querySelector("#feed");
const more = document.querySelector("#more");
let loading = false;

async function load() {
  if (loading || feed.children.length >= ALL) return;
  loading = true;
  if (feed.children.length) await new Promise((done) => setTimeout(done, 60));
  for (let n = feed.children.length, end = n + PAGE; n < end; n++) {
    const { id, who, text } = noteAt(n);
    const note = document.createElement("article");
    note.dataset.item = id;
    const name = Object.assign(document.createElement("h3"), { textContent: who });
    const words = Object.assign(document.createElement("p"), { textContent: text });
    note.append(name, words);
    feed.append(note);
  }
  more.hidden = feed.children.length >= ALL;
  loading = false;
  // Observed anew, the end tells once more whether it is in view, even when it has been all along.
  observer.unobserve(more);
  observer.observe(more);
}

const observer = new IntersectionObserver((seen) => seen.at(-1).isIntersecting && load(), {
  rootMargin: "300px",
});
observer.observe(more);
