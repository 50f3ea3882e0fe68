/**
 * Colours of prompt and sheet: the site's accent, checked for contrast, on a calm surface.
 *
 * A page themes the widget with CSS custom properties on its root element (`:root`), which ours is a child of:
 *
 * | property             | what                                      | default                                   |
 * |----------------------|-------------------------------------------|-------------------------------------------|
 * | --sameplace-accent   | primary action, focus ring                | `<meta name="theme-color">`, else #22577a |
 * | --sameplace-surface  | background of card, sheet and launcher    | #ffffff; dark: #1e2024                    |
 * | --sameplace-text     | words and icons                           | #1c1e21; dark: #f1f2f4                    |
 * | --sameplace-font     | font-family                               | the system's interface font               |
 * | --sameplace-radius   | corner radius                             | 12px                                      |
 * | --sameplace-inset    | launcher's distance from the window's edges | 16px                                    |
 *
 * Whatever is given, words keep 4.5:1 (WCAG 2.2, 1.4.3): a text colour that fails on the surface is not
 * used, an accent that fails is moved towards the text colour until it passes.
 */

/** @import { Surface } from "./surface.js" */

/** @typedef {[red: number, green: number, blue: number]} Colour sRGB, 0 to 255 */

const ENOUGH = 4.5;
/** @type {Record<"calm" | "white" | "black" | "ink" | "charcoal" | "chalk", Colour>} */
const COLOURS = {
  calm: [34, 87, 122],
  white: [255, 255, 255],
  black: [0, 0, 0],
  ink: [28, 30, 33],
  charcoal: [30, 32, 36],
  chalk: [241, 242, 244],
};

/** @type {WeakSet<Surface>} */
const dressed = new WeakSet();

/**
 * Gives a surface its colours, once, and keeps them right when the visitor turns the lights off.
 *
 * @param {Surface} surface
 */
export function dress(surface) {
  if (dressed.has(surface)) return;
  dressed.add(surface);
  const sheet = new CSSStyleSheet();
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const style = getComputedStyle(surface.host);
  /** @param {string} name */
  const given = (name) => colour(surface, style.getPropertyValue(`--sameplace-${name}`));
  const own = { surface: given("surface"), text: given("text"), accent: given("accent") };
  const tint = colour(surface, themeColour());
  const paint = () => {
    const wantsDark = surface.theme === "auto" ? dark.matches : surface.theme === "dark";
    const { dark: isDark, ...found } = colours({ ...own, tint, dark: wantsDark });
    const lines = Object.entries(found).map(([name, value]) => `--_${name}:rgb(${value});`);
    sheet.replaceSync(`:host{color-scheme:${isDark ? "dark" : "light"}!important;${lines.join("")}}`);
  };
  surface.root.adoptedStyleSheets.push(sheet);
  dark.addEventListener("change", paint, { signal: surface.signal });
  paint();
}

/**
 * @param {{dark: boolean, surface: Colour | null, text: Colour | null, accent: Colour | null,
 *   tint: Colour | null}} given `tint` is the colour that the page asked the browser's toolbar to have
 * @returns {Record<"surface" | "text" | "muted" | "accent" | "on", Colour> & {dark: boolean}} `on` is for words
 *   on the accent; `dark` is what the surface turned out to be
 */
export function colours(given) {
  const { calm, white, black, ink, charcoal, chalk } = COLOURS;
  const surface = given.surface ?? (given.dark ? charcoal : white);
  // On a surface in the middle, only black or white can be read.
  const readable = [ink, chalk, black].find((words) => contrast(words, surface) >= ENOUGH) ?? white;
  const text = given.text && contrast(given.text, surface) >= ENOUGH ? given.text : readable;
  // Many pages give the toolbar the colour of their paper; that is no accent.
  const tint = given.tint && contrast(given.tint, surface) > 1.5 ? given.tint : calm;
  const accent = readably(given.accent ?? tint, surface, readable);
  return {
    surface,
    text,
    muted: readably(mix(text, surface, 0.34), surface, readable),
    accent,
    on: contrast(white, accent) >= ENOUGH ? white : black,
    dark: readable === chalk || readable === white,
  };
}

function themeColour() {
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
    const media = meta.getAttribute("media");
    if (!media || matchMedia(media).matches) return meta.getAttribute("content") ?? "";
  }
  return "";
}

/**
 * Has the browser work out any CSS colour, in whatever notation.
 *
 * @param {Surface} surface
 * @param {string} value
 * @returns {Colour | null}
 */
function colour(surface, value) {
  if (!value.trim()) return null;
  const probe = document.createElement("i");
  surface.root.append(probe);
  probe.style.color = value;
  // Mixed with itself, a colour of a newer notation (oklch, display-p3) comes back in sRGB.
  if (probe.style.color) probe.style.color = `color-mix(in srgb, ${value}, ${value})`;
  const computed = probe.style.color ? getComputedStyle(probe).color : "";
  probe.remove();
  const [red, green, blue] = (computed.match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number);
  if (red === undefined || green === undefined || blue === undefined) return null;
  const scale = computed.startsWith("color(") ? 1 : 255;
  return mapped([red, green, blue], (channel) => Math.round(Math.min(1, Math.max(0, channel / scale)) * 255));
}

/**
 * @param {Colour} from
 * @param {Colour} surface
 * @param {Colour} towards a colour that is readable on the surface
 */
function readably(from, surface, towards) {
  let result = from;
  for (let step = 1; contrast(result, surface) < ENOUGH && step <= 20; step += 1) {
    result = mix(from, towards, step / 20);
  }
  return result;
}

/**
 * @param {Colour} a
 * @param {Colour} b
 * @param {number} share of `b`, 0 to 1
 * @returns {Colour}
 */
function mix(a, b, share) {
  return mapped(a, (channel, i) => Math.round(channel * (1 - share) + (b[i] ?? 0) * share));
}

/**
 * Contrast ratio as in WCAG 2.2, 1 to 21.
 *
 * @param {Colour} a
 * @param {Colour} b
 */
export function contrast(a, b) {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

/** @param {Colour} colour */
function luminance(colour) {
  const [red, green, blue] = mapped(colour, (channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * @param {Colour} colour
 * @param {(channel: number, index: number) => number} change
 * @returns {Colour}
 */
function mapped([red, green, blue], change) {
  return [change(red, 0), change(green, 1), change(blue, 2)];
}
