// A walker's guide to an invented coast: the words of the pages in English.
export const walk = [
  {
    id: "harbour",
    title: "From the harbour to the salt pans",
    paragraphs: [
      "The path begins where the fish market ends, between a chandler's shop and a wall on which somebody has painted the heights of nine storm tides. Nobody agrees about the topmost mark. The harbour master says it is a joke; the woman who sells rope says her grandmother stood up to her knees in it.",
      "Follow the quay to the last bollard and take the steps on the left. They are slippery before ten in the morning, when the boats are washed down, and the handrail ends two steps before the staircase does. From the top you see the whole bay for the first time, with the island lying across its mouth like a cork.",
      "For the next hour there is no shade. Fill your bottle at the pump behind the customs house, which gives good water in spite of its colour. The pump has to be worked eleven times before anything comes; children of the town count aloud and are seldom wrong.",
      "The salt pans were dug by monks and given up by a bank. What remains is a chessboard of shallow squares, each a different shade of grey, separated by banks just wide enough for one person with a wheelbarrow. Where two walkers meet, custom demands that the one who goes towards the sea steps aside.",
      "At the far corner stands a hut without a door. Inside are a table, a bench and a visitors' book in which people mostly complain about the wind. Add your complaint, and sit a moment: the stage that follows climbs.",
    ],
  },
  {
    id: "cliffs",
    title: "Over the white cliffs",
    paragraphs: [
      "Chalk is a friendly stone underfoot and a treacherous one at the edge. Every winter takes a strip as wide as a table, and the fence is moved inland each April by two men and a mule. Keep to the landward side even where the grass looks firm.",
      "Kittiwakes nest here from March until the middle of July. You will smell the colony long before you hear it and hear it long before you see anything, because the birds sit below you, on ledges that are hidden until the path bends back on itself near the seventh post.",
      "An iron ladder, painted red, once led to the beach. The lowest third was carried off in a gale and found, quite undamaged, in a potato field four kilometres away. The owner of the field uses it to reach his pigeon loft and will not hear of giving it back.",
      "At the highest point the surveyors left a stone pillar with a brass plate. If you lay your hand on it on a clear evening, you can count fourteen steeples, and with field glasses the crane of the shipyard where half the fishing fleet was built.",
      "Going down, do not trust the shortcut. It is plain on the ground because so many have tried it, and plain at its end because so many have turned round there, above a drop that is no higher than a house but quite high enough.",
    ],
  },
  {
    id: "orchard",
    title: "The drowned orchard",
    paragraphs: [
      "When the dyke broke in the spring of the long rain, a pear orchard stood under salt water for nineteen days. The trees died within the year and were never felled. Silvered and bare, they stand in rows to this day, and cormorants hang their wings out to dry in them.",
      "A boardwalk crosses what used to be the meadow. It was laid by schoolchildren, each of whom signed a plank; look for the one where a pupil has corrected the teacher's spelling. The planks give a little, and on a still day you can hear the mud breathe out beneath them.",
      "Painters come in October for the light and leave in November because of it. The inn on the ridge keeps the pictures they could not pay with anything else to pay for, and hangs them in the order of the debts rather than by merit, which has led to some discussions.",
      "Somewhere in the ninth row a bell hangs from a branch. It belonged to the foreman and called the pickers to their bread. Walkers ring it for luck; the landlady of the inn hears it and puts another plate on the stove, so ring it only if you mean to eat.",
      "Beyond the last tree the ground rises by no more than a metre, and everything changes: sweet grass, larks, a bench with a back. The sea has not reached this bench in living memory, though the lowest slat is set lower than seems necessary.",
    ],
  },
  {
    id: "ferry",
    title: "The hand-drawn ferry",
    paragraphs: [
      "There is no bridge over the Lauter below the mill, and there will not be one, since each bank insists that the other should pay for it. Instead there is a raft, a rope, and a bell on either side. Whoever comes first pulls; whoever comes second pays with a song or a coin.",
      "The raft carries six people or four and a cow. It has been weighed and measured and forbidden by three successive inspectors, all of whom had to be ferried back afterwards. Hold on to the rail with the left hand, because the rope runs close to the right.",
      "In the middle of the river the current makes itself felt all at once. The raft swings, the rope tightens, somebody laughs. Fishermen say that pike stand in the shadow of the planks and travel to and fro all day without ever paying.",
      "On the far bank a path goes upstream to the mill, where flour is sold by the scoop on Thursdays. It is worth the ten minutes. The miller grinds rye so coarse that the bread made of it is used, according to the miller's brother, for mending roads.",
      "Downstream, where our way leads, the reeds are taller than a rider. Cut paths lead off to the left and to the right and all but one of them end at a duck hide. The right one is marked by a blue ribbon, renewed at midsummer, faded by September.",
    ],
  },
  {
    id: "lighthouse",
    title: "To the lighthouse without a light",
    paragraphs: [
      "Built in the wrong place by people who had been told so, the tower has never guided a single ship. Its lamp was lit once, for the opening, and two herring boats promptly ran aground while their crews were admiring it. Since then it has served as a landmark by day, and as a warning to committees.",
      "A hundred and thirty-one steps lead up inside. The number is scratched into the plaster at the top together with twelve others by people who had counted differently. The door sticks; lift it, then push, and close it again behind you on account of the jackdaws.",
      "From the gallery the shape of the coast explains itself. The bay you walked round in a day is a bite taken by one glacier, the cape ahead is the crumb it left, and the dark line on the horizon is not weather but another country.",
      "The keeper's garden is tended still, by a great-niece who drives out on Sundays. She grows leeks of a size that wins prizes and gives them away to anyone who will carry water from the spring. Two cans make one leek; the exchange rate has not changed since her uncle's day.",
      "Sleeping in the tower is allowed and not advised. The wind plays on the railing the whole night, three notes, never quite in the order you expect. Those who have tried speak of it with affection once they have slept elsewhere.",
    ],
  },
  {
    id: "dunes",
    title: "Through the walking dunes",
    paragraphs: [
      "These dunes move seven metres a year, always eastward, and have done so since the forest was cut for a king's fleet. They have swallowed a chapel, two farms and a tennis court. The chapel is due to come out again on the western side within the lifetime of those who are young now.",
      "Way-marks would be buried, so there are none; one walks by the sound of the surf, keeping it over the right shoulder. In fog this works better than in sunshine, because in sunshine people are tempted to think.",
      "Look closely at the ripples. The steep side tells you where the wind blew last, the colour of the crests how long ago. Dark grains are heavier and lag behind, so an old ripple wears a dark edge and a fresh one none at all.",
      "Sand lizards lie on the warm slopes before noon. They will let a shadow pass over them but not a footstep. The warden counts them every fortnight with a clicker in each hand, one for lizards and one for walkers who have left the trail, and publishes both results on the same sheet.",
      "The last crest gives onto a flat of wet sand that mirrors the sky so exactly that dogs hesitate. Cross it at a brisk pace. It is quite safe at low water, and the tide table is nailed to the post where you will have wished you had read it earlier.",
    ],
  },
  {
    id: "village",
    title: "The village of seven bakers",
    paragraphs: [
      "Three hundred people live here and seven of them bake. It began with a quarrel over a recipe and went on because nobody could be seen to give in. Visitors profit: each shop sells one kind of loaf only, and a slice of all seven can be had on a board at the inn for the price of a coffee.",
      "The well in the square is older than the square. Its rim is cut so deeply by ropes that a hand fits into the grooves, and the deepest groove faces the house of the family that never built a cistern. They are reminded of it at weddings.",
      "On the church door hang two horseshoes and a propeller. The horseshoes were given by a smith; the propeller came down by itself one foggy afternoon, followed at some distance by a very young pilot who stayed, married, and is said to have been the worst of the seven bakers.",
      "Opening hours are written in chalk and should be read as hopes. The post office opens when the bus has come, the bus comes when the ferry has landed, and the ferry waits for the post. Somehow letters arrive, usually on a Wednesday.",
      "If you stay overnight, ask for a room on the yard. The street side has the view, but the ovens are lit at two, and seven chimneys draw with seven different voices. By four it smells so good that nobody on either side is asleep.",
    ],
  },
  {
    id: "moor",
    title: "Across the high moor",
    paragraphs: [
      "From here on carry a map, and a compass if you know how to use one. The moor is not large, but it is the same in all directions, and the few things that stand out, a cairn, a bent pine, a rusted boiler, have a way of turning up where they were not expected.",
      "Peat was cut until the railway brought coal. The cuttings have filled with water as brown as tea and perfectly clear, and sundew grows along their lips. Lie down on your stomach to see it properly: each leaf is set with drops that never dry.",
      "A boiler stands on the watershed, miles from any road. It was meant for a steam pump and got this far behind sixteen oxen before the company failed. Wrens nest in the firebox. Someone has written a date on it every year since, always in the same hand.",
      "When mist comes in, stop where you are and eat something. Most mists on the moor are gone within half an hour, and most accidents happen in the first ten minutes of it, to people who were sure that they had nearly reached the edge.",
      "The descent begins at a gate with no fence on either side. Use the gate all the same. The shepherd who hung it believed that a boundary is kept in the mind, and his flock, in all these years, has never been known to walk round.",
    ],
  },
  {
    id: "quarry",
    title: "Past the slate quarry",
    paragraphs: [
      "Slate roofs half the coast, and all of it came out of this one hole. The terraces go down like seats in a theatre, and at the bottom, where the stage would be, lies a green pool so deep that the divers of the navy have twice given up looking for its floor.",
      "Splitting was done by ear. A good block rings when it is tapped, a poor one clacks, and the old men could tell from the sound how many leaves it would give. There is a block by the entrance for visitors to try; it has been tapped so often that it no longer makes any sound at all.",
      "The tramway is gone, but its sleepers remain, set exactly too close together for a comfortable step and too far apart for two. It is a relief to reach the drum house, where the brake wheel, taller than a man, still turns if three people lean on it.",
      "Bats use the upper galleries from October on, and the grilles are closed for their sake. In summer you may walk in as far as daylight goes, about sixty paces. Take a coat: the air inside keeps the temperature of a cellar and smells of pencils.",
      "Names are cut into the wall opposite the smithy, with trades and years. Reading from left to right you pass through four languages, as each seam was worked by people from farther away than the last, until the list ends in the middle of a word.",
    ],
  },
  {
    id: "bridge",
    title: "The bridge that was moved",
    paragraphs: [
      "It used to stand in the capital. When the new tram proved too heavy for it, the old iron bridge was taken apart, numbered in white paint, and sold to the only bidder, a parish with a ravine and no road on either side. The road came twenty years later.",
      "Gas lamps, cherubs and a coat of arms look odd among the beeches. The parish has been offered money for the cherubs. It has always declined, most recently with a resolution that mentions the tone of the letter.",
      "Walk on the upstream footway, because the other one is let to a beekeeper. Forty hives stand there between the girders, facing the sun, and the bees commute along the ravine at about the height of your hat.",
      "Numbers are still legible on most of the beams, and with patience you can follow the order in which they were bolted together again. Beam two hundred and six is missing. In its place is an oak trunk, shaped with an adze, which the engineers' report calls adequate.",
      "Below, the stream has worn the rock into basins. The third from the top is deep enough to swim in and cold enough to make it a short swim. Dry yourself on the flat stone that faces west; it holds the warmth until well after supper.",
    ],
  },
  {
    id: "island",
    title: "By low tide to the island",
    paragraphs: [
      "Twice a day the sea draws back and leaves a road of rippled sand, staked with birch poles. It is passable for three hours and ten minutes. Start no later than half past the first hour, walk without stopping, and if you see water shining between the poles ahead of you, turn round.",
      "Refuge cages stand at each kilometre, on legs, with a ladder and a locker. In the locker are blankets, a whistle and a novel, always the same one, since it was a donation by its author. Nobody who has had to read it has been caught a second time.",
      "Lugworms write the whole flat over with their coiled signatures. A bucket of this sand holds more living things than the street you live in, says the warden, who shows them through a lens to anyone who will kneel down in the wet.",
      "The island itself is a green saucer with nine houses on its rim. Each stands on a mound of its own, and in the great floods they have been nine islands. Cattle were carried up the stairs then; the ring in the bedroom wall of the inn is not for curtains.",
      "There is one bell, one telephone and one bicycle, all of them public. The bicycle is leaned against the last house anyone rode it to. To find it you ask at the first house and walk round, and by the time you have found it you have seen everything.",
    ],
  },
  {
    id: "home",
    title: "The long way home",
    paragraphs: [
      "Whoever has come this far may take the train, and most do. The line runs along the foot of the hills you have crossed and needs fifty minutes for what took you eleven days. Sit on the left. From the viaduct you can see the red ladder leaning against the pigeon loft.",
      "Those with time should take the drove road. It is broad, dull and green, made for animals that were not to be hurried, and it is exactly what tired legs are grateful for. Every four miles there is a pond, every eight an inn, and every sixteen a chapel to regret the inns in.",
      "The hedges were planted by act of parliament and are looked after by act of faith. Count the kinds of shrub in thirty paces and you have the age of the hedge in centuries, give or take one. Hazel, thorn, spindle, dogwood: four, at least, nearly everywhere.",
      "On the last hill stands a signpost with the distances to places you have been. Somebody has added, in pencil, how long each of them really took. It is customary to correct these figures, and the post is replaced when there is no more room.",
      "Then the roofs, the harbour wall, the nine marks of the storm tides. The woman who sells rope will ask how it was. You may tell her about the bell in the orchard; she put it there, but she likes to be told.",
    ],
  },
];

/** Puts chapters into an element, each a section with a heading and paragraphs. */
export function write(parent, chapters = walk) {
  for (const { id, title, paragraphs } of chapters) {
    const section = document.createElement("section");
    section.id = id;
    const heading = document.createElement("h2");
    heading.textContent = title;
    section.append(heading);
    for (const words of paragraphs) {
      const paragraph = document.createElement("p");
      paragraph.textContent = words;
      section.append(paragraph);
    }
    parent.append(section);
  }
}
