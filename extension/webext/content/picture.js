// The site's icon, small enough to stand in a list: drawn anew, so that nothing of the site's file is kept.

const SIZE = 32; // px
const PATIENCE = 700; // ms; somebody waits for the code
const LARGEST = 4096; // characters

/** @returns {Promise<string>} a `data:image/png`; empty when the site has none that may be read */
export async function picture() {
  const links = [...document.querySelectorAll('link[rel~="icon"]')];
  const address = links
    .map((link) => /** @type {HTMLLinkElement} */ (link).href)
    .find((href) => /^(https?|data):/.test(href));
  try {
    const image = new Image(SIZE, SIZE);
    image.crossOrigin = "anonymous";
    image.referrerPolicy = "no-referrer";
    image.src = address ?? new URL("/favicon.ico", location.href).href;
    await Promise.race([image.decode(), new Promise((_, reject) => setTimeout(reject, PATIENCE))]);
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = SIZE;
    canvas.getContext("2d")?.drawImage(image, 0, 0, SIZE, SIZE);
    const drawn = canvas.toDataURL("image/png");
    return drawn.length <= LARGEST ? drawn : "";
  } catch {
    return "";
  }
}
