// A long page that says the same again and again, and says some things in ways that are easily taken for one another.
const main = document.querySelector("main");
const add = (parent, tag, text = "", properties = {}) => {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(text);
  parent.append(node);
  return node;
};

const THINGS = [
  "Ladders",
  "Drills",
  "Tents",
  "Projectors",
  "Sewing machines",
  "Apple presses",
  "Cargo bikes",
  "Bread ovens",
  "Violins",
  "Telescopes",
  "Canoes",
  "Looms",
];
const SAME = [
  "Bring it back clean, dry and complete. Whatever is missing is charged at what it costs to replace, and nothing more.",
  "You may keep it for two weeks. Nobody waiting? Then keep it for two more, as long as you tell us before the day.",
  "Reply",
];

THINGS.forEach((thing, i) => {
  add(main, "h2", thing);
  for (const text of SAME) add(main, "p", text);
  add(main, "p", `${thing} are lent from shelf ${i + 1}, behind the door that says “mind your head”.`);
  for (const text of SAME.slice(0, 2)) add(main, "p", text);
});

const odd = add(main, "section");
add(odd, "h2", "Oddly set", { id: "odd" });
add(
  odd,
  "p",
  "The resume of a tool goes into its résumé, and the cafe is no café: accents tell nothing apart.",
);
add(
  odd,
  "p",
  "The résumé of a tool goes into its resume, and the café is no cafe: accents tell nothing apart.",
);
const soft =
  "Donau\u00addampf\u00adschiff\u00adfahrts\u00adkapi\u00adtäne leihen hier Schwimm\u00adwesten aus.";
add(odd, "p", soft, { lang: "de" });
add(odd, "p", "It’s the curator’s, not the visitor’s: e.g. example.com/v1.2-beta, 3.14 m & “50 %”, a-b,c.");
add(odd, "p", "Written small, and shown in capitals to make it look important to everybody.", {
  className: "shout",
});
add(odd, "p", "Ten\u00a0kilograms\u00a0at\u00a0most\u00a0may hang from\u00a0the hook beside the counter.");
const marked = add(odd, "p", "Whoever borrows ");
add(marked, "b", "one");
marked.append(" ");
add(marked, "i", "two");
marked.append(" or ");
add(marked, "a", "three things", { href: "#odd" });
marked.append(" at once is asked to bring a bag that holds them.");
const inlined = add(odd, "p", "", { className: "inlined" });
for (const text of ["Monday to Friday", "nine to five", "and Saturdays until noon"])
  add(inlined, "span", text);
const stacked = add(odd, "p", "", { className: "stacked" });
for (const text of ["The first floor keeps what is heavy", "the second what is light", "the cellar the rest"])
  add(stacked, "a", text, { href: "#odd" });
const broken = add(odd, "p", "A line of an address");
broken.append(document.createElement("br"), "another line of the same address");
broken.append(document.createElement("br"), "and the town to which both belong");
add(odd, "p", "ソファや本棚は二階の倉庫にあります。貸し出しは毎週土曜日の午後だけです。", { lang: "ja" });
add(odd, "p", "图书馆的梯子可以借两个星期，没有人等的时候可以再借两个星期。", { lang: "zh" });
add(odd, "p", "ห้องสมุดให้ยืมบันไดสองสัปดาห์ ถ้าไม่มีใครรอก็ยืมต่อได้", { lang: "th" });
add(odd, "p", "تُعار السلالم أسبوعين، ثم أسبوعين آخرين إن لم ينتظرها أحد.", { lang: "ar", dir: "rtl" });
const hiding = add(odd, "p", "This sentence has a note ");
add(hiding, "span", "(not shown) ", { className: "print" });
hiding.append("in its middle that only printers see.");
add(odd, "p", "This sentence has a note in its middle that only printers see.");

const copy = add(main, "section", "", { className: "print" });
add(copy, "p", "The last paragraph of all stands here a second time, for printers, and hidden.");
add(main, "p", "The last paragraph of all stands here a second time, for printers, and hidden.");
for (let i = 0; i < 30; i++)
  add(main, "p", `Footnote ${i + 1} of the terms says what footnote ${i} left out.`);
