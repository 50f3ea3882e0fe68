// What painted.py asks of a page. Evaluated anew for each question, so that nothing of it stays on the page.
const UNSEEN = /[\s\u00ad\u200b-\u200d\u2060\ufeff]+/g; // white space, soft hyphens, characters without width
const CONTEXT = 200; // characters on either side of a line that tell it from its likes
const LIKELY = 12; // of them that have to agree
const FAINT = 0.1; // an opacity at which nobody reads

const fold = (text) => text.replace(UNSEEN, "");
const plain = (text) =>
  text
    .replace(/\u00ad/g, "")
    .replace(/\s+/g, " ")
    .trim();
const root = document.scrollingElement ?? document.documentElement;

/** The parent as it is painted: through shadow roots and slots. */
const up = (node) => {
  const { assignedSlot, parentElement, parentNode } = node;
  // Of a document `host` may be a form of that name.
  return assignedSlot ?? parentElement ?? (parentNode?.nodeType === 11 ? parentNode.host : null) ?? null;
};

/** Does one contain the other as it is painted? */
const holds = (element, node) => {
  for (let at = node; at; at = up(at)) if (at === element) return true;
  return false;
};

const nameOf = (element) => {
  const id = element.id ? ` id="${element.id}"` : "";
  const kind = element.getAttribute("class");
  return `<${element.localName}${id}${kind ? ` class="${kind}"` : ""}>`.slice(0, 120);
};

/** The innermost element at a point; our own surface is no part of the page. */
const hitAt = (x, y) => {
  const hits = document.elementsFromPoint(x, y).filter((e) => e.localName !== "sameplace-surface");
  let hit = hits[0] ?? null;
  for (let inner = hit; inner?.shadowRoot; ) {
    inner = inner.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === hit) break;
    hit = inner;
  }
  return hit;
};
const middle = () => hitAt(innerWidth / 2, innerHeight / 2);

// --- what is scrolled ---

const paneOf = (node) => {
  for (let at = node; at && at !== document.body && at !== root; at = up(at))
    if (at.nodeType === 1 && at.scrollHeight > at.clientHeight + 1)
      if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  return root;
};

/** The window, or the pane of the page that lies under its middle. */
const pane = () => paneOf(middle() ?? root);

const isStuck = (node) => {
  for (let at = up(node); at && at !== document.body; at = up(at))
    if (/sticky|fixed/.test(getComputedStyle(at).position)) return true;
  return false;
};

/** The lower edge of the bars that stay at the top of a pane; its own upper edge where there are none. */
const barOf = (pane) => {
  let lowest = pane === root ? 0 : pane.getBoundingClientRect().top;
  const isBar = (e) => {
    if (!/sticky|fixed/.test(getComputedStyle(e).position)) return false;
    const box = e.getBoundingClientRect();
    if (box.top > lowest + 1 || box.bottom <= lowest || box.height >= innerHeight / 2) return false;
    lowest = box.bottom;
    return true;
  };
  // A bar may lie over another, and the page's second bar below its first.
  const named = () => [...document.querySelectorAll("header, nav, [data-bar]")].some(isBar);
  const wide = () => {
    for (let at = hitAt(innerWidth / 2, lowest + 2); at && at !== root; at = up(at))
      if (at.nodeType === 1 && at.clientWidth > innerWidth / 2 && isBar(at)) return true;
    return false;
  };
  for (let turn = 0; turn < 4 && (named() || wide()); turn++);
  return lowest;
};

// --- what is drawn ---

const boxOf = (node, at) => {
  const range = document.createRange();
  range.setStart(node, at);
  range.setEnd(node, at + 1);
  return range.getBoundingClientRect();
};
const plainBox = ({ left, top, right, bottom }) => ({ left, top, width: right - left, height: bottom - top });
const heightOf = (node, box) => parseFloat(getComputedStyle(up(node)).lineHeight) || box.height;

const itemOf = (node) => {
  for (let at = node; at; at = up(at)) if (at.dataset?.item) return at.dataset.item;
  return "";
};

const blockOf = (node) => {
  let at = up(node);
  while (up(at) && /inline|contents|ruby/.test(getComputedStyle(at).display)) at = up(at);
  return at;
};

const isWordy = (character) => /[\p{L}\p{N}]/u.test(character ?? "");

/** How many characters of two texts agree, from the first on; from the last back for texts before a line. */
const agreed = (one, other, isBefore) => {
  const nth = (text, i) => text.at(isBefore ? -1 - i : i);
  const longest = Math.min(one.length, other.length);
  let i = 0;
  while (i < longest && nth(one, i) === nth(other, i)) i++;
  return i;
};

/** The text that the browser draws, in the order of the document: `all` of it, without what nobody sees. */
class Drawn {
  constructor() {
    this.texts = [];
    this.starts = [];
    this.all = "";
    this.known = new Map();
    this.indexes = new Map();
    if (document.body) this.walk(document.body);
  }

  isDrawn(element) {
    if (!this.known.has(element))
      this.known.set(element, element.checkVisibility?.() ?? element.getClientRects().length > 0);
    return this.known.get(element);
  }

  walk(node) {
    if (node.nodeType === 3 && node.data.trim() && this.isDrawn(up(node))) {
      this.texts.push(node);
      this.starts.push(this.all.length);
      this.all += fold(node.data);
    }
    if (/^(script|style|noscript|template|sameplace-surface)$/.test(node.localName)) return;
    const slotted = node.localName === "slot" ? node.assignedNodes() : [];
    for (const child of slotted.length ? slotted : (node.shadowRoot ?? node).childNodes) this.walk(child);
  }

  /** The text node of a character of `all`, and the index in it. */
  nodeAt(index) {
    let low = 0;
    for (let high = this.texts.length; high - low > 1; ) {
      const half = (low + high) >> 1;
      if (this.starts[half] <= index) low = half;
      else high = half;
    }
    return [this.texts[low], this.seenIn(this.texts[low])[index - this.starts[low]]];
  }

  /** Where in a text node its characters of `all` are; a whole book may be one node. */
  seenIn(node) {
    if (!this.indexes.has(node)) {
      const indexes = [];
      for (let at = 0; at < node.length; at++) if (fold(node.data[at])) indexes.push(at);
      this.indexes.set(node, indexes);
    }
    return this.indexes.get(node);
  }

  /** The same, the other way round. */
  indexOf(node, at) {
    return this.starts[this.texts.indexOf(node)] + fold(node.data.slice(0, at)).length;
  }

  /** Characters of `all` on the same line as one of them: from, to (not included), and the box they fill. */
  lineAround(index) {
    const block = blockOf(this.nodeAt(index)[0]);
    const { left, top, right, bottom, height } = boxOf(...this.nodeAt(index));
    const box = { left, top, right, bottom };
    const isOnLine = (other) => {
      const [node, at] = this.nodeAt(other);
      if (blockOf(node) !== block) return false;
      const here = boxOf(node, at);
      if (here.bottom <= top + 2 || here.top >= bottom - 2 || Math.abs(here.top - top) > height) return false;
      box.left = Math.min(box.left, here.left);
      box.right = Math.max(box.right, here.right);
      return true;
    };
    let [from, to] = [index, index + 1];
    while (from > 0 && index - from < CONTEXT && isOnLine(from - 1)) from--;
    while (to < this.all.length && to - index < CONTEXT && isOnLine(to)) to++;
    return { from, to, box };
  }

  /** Is the character there read as one word, or number, with the one before it? */
  isJoined(index) {
    if (!isWordy(this.all[index - 1]) || !isWordy(this.all[index])) return false;
    const [[one, at], [other, start]] = [this.nodeAt(index - 1), this.nodeAt(index)];
    if (one === other) return !/\s/.test(one.data.slice(at, start));
    return !/\s$/.test(one.data) && !/^\s/.test(other.data) && blockOf(one) === blockOf(other);
  }

  /** Do the two sides of a place between characters belong to one block of text? */
  isWithinBlock(index) {
    if (index < 1 || index >= this.all.length) return false;
    return blockOf(this.nodeAt(index - 1)[0]) === blockOf(this.nodeAt(index)[0]);
  }

  /** What is at both ends of a line: a word that goes on there, a block that does not. */
  endsOf(from, to) {
    return {
      cut_before: this.isJoined(from),
      cut_after: this.isJoined(to),
      opens_block: !this.isWithinBlock(from),
      closes_block: !this.isWithinBlock(to),
    };
  }

  /** Where a line stands in its item: its words as they were, and with nothing added at their ends. */
  placesOf({ folded, item, before, after, cut_before, cut_after, opens_block, closes_block }) {
    const found = [];
    for (let at = this.all.indexOf(folded); at >= 0; at = this.all.indexOf(folded, at + 1)) {
      const end = at + folded.length;
      if (itemOf(this.nodeAt(at)[0]) !== item) continue;
      if ((!cut_before && this.isJoined(at)) || (!cut_after && this.isJoined(end))) continue;
      const here = this.contextOf(at, end);
      const [above, below] = [agreed(before, here.before, true), agreed(after, here.after, false)];
      // Blocks may be laid out as parts of one line: then what follows is what followed there.
      const isAdded =
        (opens_block && this.isWithinBlock(at) && above < Math.min(LIKELY, before.length)) ||
        (closes_block && this.isWithinBlock(end) && below < Math.min(LIKELY, after.length));
      if (!isAdded) found.push({ at, score: above + below });
    }
    return found;
  }

  contextOf(from, to) {
    return {
      before: this.all.slice(Math.max(0, from - CONTEXT), from),
      after: this.all.slice(to, to + CONTEXT),
    };
  }
}

/** Why text that is there cannot be seen; empty when nothing is known against it. */
const fadedBy = (node) => {
  const { color, webkitTextFillColor: fill, visibility } = getComputedStyle(up(node));
  if (/^(transparent|rgba\(.*, ?0\))$/.test(fill || color)) return `${nameOf(up(node))} is transparent`;
  if (visibility !== "visible") return `${nameOf(up(node))} is visibility: ${visibility}`;
  for (let at = up(node); at; at = up(at))
    if (getComputedStyle(at).opacity < FAINT)
      return `${nameOf(at)} is opacity: ${getComputedStyle(at).opacity}`;
  return "";
};

/** What cuts off text that has no room in it: a fold, a text that ends in "read more". */
const clipOf = (node, { left, top, right, bottom }) => {
  for (let at = up(node); at && at !== document.body && at !== root; at = up(at)) {
    const { overflowX, overflowY, position } = getComputedStyle(at);
    const box = at.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const isCut =
      (/hidden|clip/.test(overflowY) && (y < box.top || y > box.bottom)) ||
      (/hidden|clip|auto|scroll/.test(overflowX) && (x < box.left || x > box.right));
    if (isCut) return nameOf(at);
    if (position === "fixed") return "";
  }
  return "";
};

/** What lies over a line: over its beginning, or over most of it. */
const coverOf = (node, box, y) => {
  const [left, right] = [Math.max(1, box.left + 3), Math.min(innerWidth - 1, box.right - 3)];
  const covers = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const hit = hitAt(left + share * (right - left), y);
    let above = node;
    while (above && above !== hit) above = up(above);
    let layer = above || holds(blockOf(node), hit) ? null : hit;
    while (layer && !/fixed|absolute|sticky/.test(getComputedStyle(layer).position)) layer = up(layer);
    return layer && !holds(layer, node) ? nameOf(layer) : "";
  });
  return covers[0] || (covers.filter(Boolean).length > 2 && covers.find(Boolean)) || "";
};

const LETS_ALL_BE_HIT = new CSSStyleSheet();
LETS_ALL_BE_HIT.replaceSync("* { pointer-events: auto !important }");

/** What lies over a point of a line and lets clicks through, so that it is hit by none. */
const veilOver = (node, x, y) => {
  const own = [...document.adoptedStyleSheets];
  document.adoptedStyleSheets = [...own, LETS_ALL_BE_HIT];
  const hits = document.elementsFromPoint(x, y);
  document.adoptedStyleSheets = own;
  const block = blockOf(node);
  for (const hit of hits) {
    if (holds(hit, node) || holds(block, hit)) return "";
    const { backgroundColor, opacity } = getComputedStyle(hit);
    const alpha = /(?:^rgba\(.*,|\/) ?([\d.]+)\)$/.exec(backgroundColor)?.[1] ?? 1;
    if (alpha * opacity > 1 - FAINT && hit.localName !== "sameplace-surface") return nameOf(hit);
  }
  return "";
};

/** The first character of a text node on the line at a height, by halving: of one that is seen there. */
const lineStart = (node, top) => {
  const range = document.createRange();
  range.setStart(node, 0);
  let [low, high] = [0, node.length - 1];
  while (low < high) {
    const half = (low + high) >> 1;
    range.setEnd(node, half + 1);
    const last = [...range.getClientRects()].pop();
    if (last && last.top >= top - 2) high = half;
    else low = half + 1;
  }
  while (low < node.length - 1 && !fold(node.data[low])) low++;
  return low;
};

/** Lines of text of which something is seen between a pane's bar and the window's lower edge. */
const linesBelow = (drawn, pane, bar) => {
  const edge = pane === root ? 0 : Math.max(0, pane.getBoundingClientRect().top);
  const lines = [];
  for (const node of drawn.texts) {
    const range = document.createRange();
    range.selectNodeContents(node);
    const whole = range.getBoundingClientRect();
    if (whole.bottom < bar || whole.top > innerHeight) continue;
    if (paneOf(node) !== pane || isStuck(node)) continue;
    for (const box of range.getClientRects()) {
      // Cut by the window's edge it is not read; covered by a bar it is, as long as its middle is seen.
      const isRead = box.top >= edge - 1 && box.top + box.height / 2 > bar && box.bottom <= innerHeight;
      if (box.width < 2 || box.right <= 0 || box.left >= innerWidth || !isRead) continue;
      const hit = hitAt(Math.max(1, Math.min(innerWidth - 1, box.left + 3)), box.top + box.height / 2);
      let at = node;
      while (at && at !== hit) at = up(at);
      const { left, top, bottom } = box;
      const isCut = clipOf(node, { left, right: left + 6, top, bottom });
      if (!at || hit === document.documentElement || fadedBy(node) || isCut) continue;
      lines.push({ node, box });
      break;
    }
  }
  return lines;
};

// biome-ignore lint/correctness/noUnusedVariables: painted.py asks these
const painted = {
  line() {
    const drawn = new Drawn();
    const scroller = pane();
    const bar = barOf(scroller);
    const lines = linesBelow(drawn, scroller, bar);
    const top = Math.min(...lines.map(({ box }) => box.top));
    const row = lines.filter(({ box }) => box.top < top + 12);
    const centre = document.documentElement.clientWidth / 2;
    const found = row.find(({ box }) => box.left <= centre && box.right >= centre * 0.6) ?? row[0];
    if (!found) return null;
    const { node, box } = found;
    const { from, to, box: around } = drawn.lineAround(drawn.indexOf(node, lineStart(node, box.top)));
    const [[first, index], [last, end]] = [drawn.nodeAt(from), drawn.nodeAt(to - 1)];
    const range = document.createRange();
    range.setStart(first, index);
    range.setEnd(last, end + 1);
    const line = { item: itemOf(first), ...drawn.endsOf(from, to), ...drawn.contextOf(from, to) };
    const folded = drawn.all.slice(from, to);
    const places = drawn.placesOf({ folded, ...line });
    return {
      ...line,
      folded,
      // Of text that stands in several trees a range knows nothing.
      text: fold(range.toString()) === folded ? plain(range.toString()) : folded,
      copy: places.findIndex(({ at }) => at === from),
      copies: places.length,
      top: boxOf(first, index).top - bar,
      height: heightOf(first, boxOf(first, index)),
      box: plainBox(around),
    };
  },

  find({ copy, copies, top, ...line }) {
    const drawn = new Drawn();
    const places = drawn.placesOf(line);
    const most = Math.max(...places.map(({ score }) => score));
    const best = places.filter(({ score }) => score === most);
    const same = places.length === copies ? best.find(({ at }) => at === places[copy]?.at) : null;
    // What the same text surrounds on all sides is the same to a reader: the nearest of them will do.
    const far = ({ at }) => Math.abs(boxOf(...drawn.nodeAt(at)).top - top);
    const found = same ?? best.sort((a, b) => far(a) - far(b))[0];
    // Of likes only one in its own surroundings is the one that was read.
    const isAlone = Boolean(line.item) || Math.max(copies, places.length) < 2;
    if (!found || !(isAlone || most >= Math.min(LIKELY, line.before.length + line.after.length))) return null;
    const [node, index] = drawn.nodeAt(found.at);
    const first = boxOf(node, index);
    if (!first.height) return null;
    const { box } = drawn.lineAround(found.at);
    const y = (first.top + first.bottom) / 2;
    const isBeside = box.right <= 2 || box.left >= innerWidth - 2;
    const clip = clipOf(node, first);
    const isHere = y > 0 && y < innerHeight && !isBeside;
    const centre = (Math.max(0, box.left) + Math.min(innerWidth, box.right)) / 2;
    const cover = isHere && (coverOf(node, box, y) || veilOver(node, centre, y));
    const bar = barOf(paneOf(node));
    return {
      top: first.top - bar,
      lowest: innerHeight - bar - first.height,
      height: heightOf(node, first),
      box: plainBox(box),
      unseen:
        fadedBy(node) ||
        (clip && `it is cut off by ${clip}`) ||
        (isBeside && `it lies beside the window, ${Math.round(box.left)} px from its left edge`) ||
        (cover && `it is covered by ${cover}`) ||
        "",
    };
  },

  texts: () => [...new Set(new Drawn().texts.map((node) => plain(node.data)))].slice(0, 3000),

  lock() {
    for (const element of [document.body, document.documentElement]) {
      if (!element) continue;
      const { position, overflowY } = getComputedStyle(element);
      if (position === "fixed") return `${nameOf(element)} is position: fixed`;
      if (/hidden|clip/.test(overflowY) && element.scrollHeight > innerHeight)
        return `${nameOf(element)} is overflow: ${overflowY}`;
    }
    return "";
  },

  layer() {
    for (let at = middle(); at && at !== document.body; at = up(at)) {
      if (!/fixed|absolute/.test(getComputedStyle(at).position)) continue;
      const { width, height } = at.getBoundingClientRect();
      if (width * height > (innerWidth * innerHeight) / 2) return nameOf(at);
    }
    return "";
  },

  frame() {
    const hit = middle();
    if (!/^i?frame$/.test(hit?.localName)) return "";
    const { width, height } = hit.getBoundingClientRect();
    return width * height > (innerWidth * innerHeight) / 2 ? nameOf(hit) : "";
  },

  unread() {
    const scroller = pane();
    // A page that is kept from scrolling is cut off at its body.
    const heights =
      scroller === root ? [root.scrollHeight, document.body?.scrollHeight ?? 0] : [scroller.scrollHeight];
    return scroller.scrollTop < 1 && Math.max(...heights) > scroller.clientHeight + 1;
  },

  scroll(depth) {
    const scroller = pane();
    scroller.scrollTo({ top: depth * (scroller.scrollHeight - scroller.clientHeight), behavior: "instant" });
    return scroller.scrollTop;
  },

  scrolled: () => pane().scrollTop,

  rest: ([quiet, longest]) =>
    new Promise((done) => {
      const began = performance.now();
      let [last, since] = ["", began];
      const look = () => {
        const { scrollTop, scrollHeight } = pane();
        const heights = [scrollHeight, document.documentElement.scrollHeight];
        const now = [scrollX, scrollY, scrollTop, ...heights, innerWidth].join();
        if (now !== last) [last, since] = [now, performance.now()];
        if (performance.now() - since > quiet) done(true);
        else if (performance.now() - began > longest) done(false);
        else requestAnimationFrame(look);
      };
      look();
    }),
};
