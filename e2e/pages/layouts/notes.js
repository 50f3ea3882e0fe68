// Notes that people on the path have left for each other, each in other words.
const WHO =
  "Ada Bob Carla Dimitri Esra Fenna Goran Hanna Ivo Juna Kofi Lene Malik Nora Otto Pia Rafi Selma Tariq Uta Vera Wim Yara Zeno".split(
    " ",
  );
const DID =
  "borrowed mended found lost sold painted carried hid weighed drew returned swapped polished sank dried counted buried inherited tried photographed forgot sharpened measured hung".split(
    " ",
  );
const WHAT = [
  ..."a wicker basket|the blue ribbon|nine eels|my left boot|a brass compass|two jars of honey|the wrong map".split(
    "|",
  ),
  ..."an oak plank|the ferry rope|a jackdaw's nest|some rye bread|a red ladder|the spare key|seven leeks".split(
    "|",
  ),
  ..."a tin whistle|the novel|an umbrella|a wheel of cheese|the visitors' book|one glove|a pear".split("|"),
  ..."the tide table|a piece of slate|four candles|an unsigned letter|the bicycle pump|a bucket of sand".split(
    "|",
  ),
  ..."a stuffed pike|our tent|the second bell|a bag of salt|the mule's hat|half a rainbow trout".split("|"),
];
const WHERE = [
  ..."by the weir|at the mill|under the cage|near post seven|in the dunes|behind the church|on the jetty".split(
    "|",
  ),
  ..."up the tower|inside the boiler|across the moor|at low water|along the hedge|below the bridge".split(
    "|",
  ),
  ..."outside the inn|in the ninth row|past the quarry|over the stile|beside the well|in thick fog".split(
    "|",
  ),
];
const WHEN = [
  ..."before breakfast|on Tuesday|while it rained|at dusk|during the sermon|for a bet|out of boredom".split(
    "|",
  ),
  ..."without asking|after the storm|by mistake|in broad daylight|twice|as a favour|to great applause".split(
    "|",
  ),
  ..."last autumn|against advice|with one hand|for the inspector|in my sleep".split("|"),
];
const THEN = [
  ..."Nobody minded.|Keep it dry.|More on Sunday.|Ask the miller.|Who would have thought?|Bees were involved.".split(
    "|",
  ),
  ..."It still floats.|I have witnesses.|The dog knows why.|Soup at eight.|Do not tell Mother.|Bring string.".split(
    "|",
  ),
  ..."We are even now.|The goat disagrees.|See you at the gate.|Photographs follow.|It smelled of tar.".split(
    "|",
  ),
];

/** A number that looks like chance and is the same everywhere (mulberry32). */
function chance(seed) {
  let t = (seed + 0x6d2b79f5) | 0;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return (t ^ (t >>> 14)) >>> 0;
}

/** The n-th note. Every note can be made without the others, as on a server. */
export function noteAt(n) {
  const pick = (list, k) => list[chance(n * 16 + k) % list.length];
  const deed = (k) => `${pick(DID, k)} ${pick(WHAT, k + 1)} ${pick(WHERE, k + 2)} ${pick(WHEN, k + 3)}`;
  const text = `I ${deed(0)}. ${pick(THEN, 4)}`;
  const more = ` ${pick(WHO, 5)} ${deed(6)}. ${pick(THEN, 10)}`;
  return { id: `note-${n}`, who: pick(WHO, 11), text: chance(n * 16 + 12) % 3 ? text : text + more };
}
