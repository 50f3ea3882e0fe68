// A tide table: 240 rows of figures, with the same few words in most of them.
const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const REMARKS = [
  "calm",
  "calm",
  "a little swell",
  "calm",
  "fog before noon",
  "a little swell",
  "do not start late",
];
const clock = (minutes) => `${Math.floor(minutes / 60) % 24}:${String(minutes % 60).padStart(2, "0")}`;

const body = document.querySelector("tbody");
for (let n = 0; n < 240; n++) {
  const low = 320 + n * 50;
  const cells = [
    `${DAYS[n % 7]}, week ${Math.floor(n / 7) + 1}`,
    clock(low),
    `${((Math.sin(n / 4.6) + 1.3) * 0.7).toFixed(2)} m`,
    `${clock(low - 95)} to ${clock(low + 95)}`,
    REMARKS[(n * n) % 7],
  ];
  const row = document.createElement("tr");
  row.dataset.item = `day-${n}`;
  row.append(...cells.map((text) => Object.assign(document.createElement("td"), { textContent: text })));
  body.append(row);
}
