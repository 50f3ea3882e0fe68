// Runs in the page after the engine: times its calls, and those of the plainest anchor that is any use, a
// quote of 32 characters at an offset in the page's text. Both begin on a page whose layout is done.
(() => {
  const engine = globalThis.SameplacePlace;
  const took = {};

  const time = async (what, call) => {
    document.scrollingElement.scrollHeight;
    const began = performance.now();
    const answer = await call();
    took[what] = performance.now() - began;
    return answer;
  };

  const texts = function* () {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode()); ) yield node;
  };

  const topOf = (node, at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect().top;
  };

  const caret = () => {
    for (let y = 4; y < innerHeight; y += 8) {
      const found = document.caretPositionFromPoint(innerWidth / 2, y);
      if (found?.offsetNode.nodeType === 3 && found.offset < found.offsetNode.length) return found;
    }
    return null;
  };

  const plain = {
    capture() {
      const found = caret();
      if (!found) return null;
      let start = found.offset;
      let all = "";
      for (const node of texts()) {
        if (node === found.offsetNode) start += all.length;
        all += node.data;
      }
      const quote = all.slice(start, start + 32);
      return { quote, start, top: topOf(found.offsetNode, found.offset) };
    },
    restore({ quote, start, top }) {
      const nodes = [...texts()];
      const all = nodes.map((node) => node.data).join("");
      let at = all.startsWith(quote, start) ? start : all.indexOf(quote);
      if (at < 0) return;
      const node = nodes.find((one) => at < one.length || ((at -= one.length), false));
      scrollBy({ top: topOf(node, at) - top, behavior: "instant" });
    },
  };

  globalThis.SameplacePlace = {
    capture: () => time("capture", () => engine.capture()),
    restore: (...given) => time("restore", () => engine.restore(...given)),
  };
  globalThis.plainAnchor = {
    took,
    capture: () => time("plain capture", plain.capture),
    restore: (position) => time("plain restore", () => plain.restore(position)),
  };
})();
