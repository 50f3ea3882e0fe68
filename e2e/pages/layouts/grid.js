// A shop's shelf: three names and two prices for 180 things. `by` says what a card can be told by: the address it
// links to, its picture, or its own id. `sort=new` lays the shelf out in another order.
const asked = new URLSearchParams(location.search);
const by = asked.get("by") ?? "link";
const NAMES = ["Linen shirt, washed", "Linen shirt, long sleeve", "Linen shirt, stand-up collar"];

const things = Array.from({ length: 180 }, (_, n) => ({
  number: 4200 + n * 7,
  name: NAMES[(n * n + 1) % 3],
  price: n % 4 ? "39.00 €" : "45.00 €",
}));
// 89 and 180 have no common divisor: every thing once, no two neighbours still neighbours.
const order = asked.get("sort") === "new" ? things.map((_, n) => things[(n * 89 + 31) % 180]) : things;

const make = (name, text = "", attributes = {}) => {
  const element = Object.assign(document.createElement(name), { textContent: text });
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  return element;
};

for (const { number, name, price } of order) {
  const card = make("li", "", { "data-item": number });
  if (by === "id") card.id = `thing-${number}`;
  const source = by === "image" ? `/picture/${number}.svg` : "/picture/1.svg";
  const picture = make("img", "", { src: source, width: 240, height: 240, alt: "" });
  const title = make("h3");
  if (by === "link") title.append(make("a", name, { href: `/thing/${number}` }));
  else title.textContent = name;
  card.append(picture, title, make("p", price), make("button", "Put into the basket"));
  document.querySelector(".grid").append(card);
}
