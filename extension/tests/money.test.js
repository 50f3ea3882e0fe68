import assert from "node:assert/strict";
import { test } from "node:test";
import { majorUnits, minorUnits, priceIn } from "../core/cart/money.js";

test("amounts become the minor units of their currency, and come back", () => {
  for (const [amount, currency, minor] of [
    [12.5, "EUR", 1250],
    ["12.50", "EUR", 1250],
    ["29.000000", "EUR", 2900],
    [1.005, "EUR", 101],
    [".5", "EUR", 50],
    [0, "EUR", 0],
    [1200, "JPY", 1200],
    ["1200.0000", "JPY", 1200],
    [1.25, "KWD", 1250],
    [9.99, "", 999],
  ])
    assert.equal(minorUnits(amount, currency), minor, `${amount} ${currency}`);
  assert.equal(majorUnits(1250, "EUR"), 12.5);
  assert.equal(majorUnits(1200, "JPY"), 1200);
  assert.equal(majorUnits(1250, "KWD"), 1.25);
  assert.equal(majorUnits(1999, "EUR"), 19.99);
});

test("what is no amount is none, and never NaN", () => {
  for (const nothing of ["", " ", "free", "12,50", undefined, null, Number.NaN, 1e-7, 1e30, true, [], {}])
    assert.equal(minorUnits(nothing, "EUR"), null, String(nothing));
});

test("prices are read as pages of many countries write them", () => {
  for (const [text, currency, minor] of [
    ["1.234,50 €", "EUR", 123450],
    ["£1,234.50", "GBP", 123450],
    ["1 234,50", "EUR", 123450],
    ["1\u00a0234,50\u00a0€", "EUR", 123450],
    ["1\u202f234,50\u202f€", "EUR", 123450],
    ["¥1200", "JPY", 1200],
    ["¥1,200", "JPY", 1200],
    ["￥1,200.00", "JPY", 1200],
    ["KWD 1.250", "KWD", 1250],
    ["KWD 1,234.500", "KWD", 1234500],
    ["€1.250", "EUR", 125000],
    ["1.250.000 €", "EUR", 125000000],
    ["CHF 1’234.50", "CHF", 123450],
    ["CHF 12.–", "CHF", 1200],
    ["12,– €", "EUR", 1200],
    ["1,5 €", "EUR", 150],
    ["₹1,23,456.00", "INR", 12345600],
    ["₹1,23,456", "INR", 12345600],
    ["from €9.90 to €19.90", "EUR", 990],
    ["$12.50 3 in stock", "USD", 1250],
    ["2 for the price of 1", "USD", 200],
    ["١٬٢٣٤٫٥٠ د.إ", "AED", 123450],
    ["۱۲۰۰", "JPY", 1200],
  ])
    assert.equal(priceIn(text, currency), minor, `${text} in ${currency}`);
  assert.equal(priceIn("Price on request", "EUR"), null);
  assert.equal(priceIn("", "EUR"), null);
});
