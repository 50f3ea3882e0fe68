// A page whose pictures, notices and letters come after its words. What is late comes when `arrive` is called.
import { write } from "/walk.js";

if (new URLSearchParams(location.search).has("anchorless")) document.documentElement.className = "anchorless";
const main = document.querySelector("main");
write(main);
const sections = [...main.children];
const pictures = sections.map((section, n) => {
  const image = Object.assign(new Image(), { alt: "", className: "late" });
  image.dataset.src = `/picture/${n * 31 + 3}.svg`;
  section.querySelector("h2").after(image);
  return image;
});

globalThis.arrive = {
  async pictures() {
    for (const image of pictures) image.src = image.dataset.src;
    await Promise.all(pictures.map((image) => image.decode()));
  },
  notices() {
    for (const section of sections) {
      const notice = document.createElement("div");
      notice.className = "notice";
      notice.textContent = `Notice: the stage "${section.querySelector("h2").textContent}" is closed on Mondays.`;
      section.prepend(notice);
    }
  },
  async letters() {
    document.documentElement.classList.add("lettered");
    await document.fonts.load("18px Late");
  },
};
