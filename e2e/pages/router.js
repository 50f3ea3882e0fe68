// A hash router as small as they come: it draws on load and whenever the fragment changes, and knows nothing of us.
const VIEWS = { "": "Home", "#/spring": "Spring", "#/autumn": "Autumn" };

function draw() {
  const route = location.hash.split("?")[0];
  const view = document.querySelector("#view");
  view.replaceChildren();
  const heading = document.createElement("h1");
  heading.textContent = VIEWS[route] ?? `No such view: ${route}`;
  view.append(heading);
  for (let n = 1; n <= 60; n++) {
    const paragraph = document.createElement("p");
    paragraph.textContent = `${heading.textContent}, note ${n}: what was planted in bed ${n * 3} has come up well, and row ${n * 7} waits for rain.`;
    view.append(paragraph);
  }
  document.title = heading.textContent;
}

addEventListener("hashchange", draw);
addEventListener("DOMContentLoaded", draw);
