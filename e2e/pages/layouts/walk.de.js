// The first stages of the walker's guide in German, paragraph by paragraph the same.
export const wanderung = [
  {
    title: "Vom Hafen zu den Salzgärten",
    paragraphs: [
      "Der Weg beginnt am Ende des Fischmarkts, zwischen einem Laden für Schiffsbedarf und einer Mauer, auf die jemand die Höhe von neun Sturmfluten gemalt hat. Über die oberste Marke ist man sich nicht einig. Der Hafenmeister hält sie für einen Scherz; die Frau, die Taue verkauft, sagt, ihre Großmutter habe bis zu den Knien darin gestanden.",
      "Man geht am Kai entlang bis zum letzten Poller und nimmt links die Treppe. Vor zehn Uhr ist sie glitschig, weil dann die Boote abgespritzt werden, und das Geländer hört zwei Stufen früher auf als die Stufen. Oben sieht man zum ersten Mal die ganze Bucht und quer davor, wie einen Korken, die Insel.",
      "Eine Stunde lang gibt es nun keinen Schatten. Die Pumpe hinter dem Zollhaus liefert gutes Wasser, auch wenn die Farbe anderes vermuten lässt. Elfmal muss man pumpen, bis etwas kommt; die Kinder der Stadt zählen laut mit und irren sich selten.",
      "Die Salzgärten haben Mönche angelegt, eine Bank hat sie aufgegeben. Geblieben ist ein Schachbrett flacher Becken, jedes in einem anderen Grau, getrennt durch Dämme, auf denen gerade einer mit seiner Schubkarre Platz hat. Begegnen sich zwei, so weicht nach altem Brauch aus, wer zum Meer hin unterwegs ist.",
      "In der hintersten Ecke steht eine Hütte ohne Tür. Darin sind ein Tisch, eine Bank und ein Gästebuch, in dem man sich hauptsächlich über den Wind beschwert. Wer seine Beschwerde eingetragen hat, bleibe noch einen Augenblick sitzen: Der nächste Abschnitt steigt an.",
    ],
  },
  {
    title: "Über die weißen Klippen",
    paragraphs: [
      "Kreide geht sich angenehm und bricht tückisch. Jeder Winter nimmt einen Streifen von der Breite eines Tisches mit, und im April versetzen zwei Männer und ein Maultier den Zaun. Man halte sich landeinwärts, auch wo das Gras fest aussieht.",
      "Von März bis Mitte Juli brüten hier Dreizehenmöwen. Man riecht die Kolonie lange, bevor man sie hört, und hört sie lange, bevor man etwas sieht, denn die Vögel sitzen weiter unten auf Simsen, die der Weg erst beim siebten Pfosten freigibt.",
      "Eine rot gestrichene Eisenleiter führte früher zum Strand. Das untere Drittel nahm ein Sturm mit; es fand sich völlig unversehrt in einem Kartoffelacker, vier Kilometer entfernt. Der Besitzer steigt darauf zu seinem Taubenschlag und denkt nicht daran, sie zurückzugeben.",
      "Am höchsten Punkt haben die Landvermesser einen Stein mit einer Messingplatte hinterlassen. Wer an einem klaren Abend die Hand darauf legt, zählt vierzehn Kirchtürme und mit dem Fernglas auch den Kran der Werft, auf der die halbe Fischereiflotte entstanden ist.",
      "Beim Abstieg traue man der Abkürzung nicht. Sie ist deutlich ausgetreten, weil so viele sie versucht haben, und am Ende erst recht, weil dort so viele umgekehrt sind: vor einem Absatz, nicht höher als ein Haus, aber hoch genug.",
    ],
  },
  {
    title: "Der ertrunkene Obstgarten",
    paragraphs: [
      "Als im Frühjahr des langen Regens der Deich brach, stand ein Birnengarten neunzehn Tage lang unter Salzwasser. Die Bäume gingen noch im selben Jahr ein, gefällt hat man sie nie. Silbern und kahl stehen sie bis heute in Reihen, und Kormorane trocknen darin die Flügel.",
      "Ein Bohlenweg quert, was einmal Wiese war. Schulkinder haben ihn gelegt, jedes hat ein Brett unterschrieben; auf einem hat ein Schüler die Rechtschreibung der Lehrerin verbessert. Die Bretter geben ein wenig nach, und an stillen Tagen hört man darunter den Schlick atmen.",
      "Im Oktober kommen die Maler des Lichtes wegen, im November gehen sie seinetwegen wieder. Der Gasthof auf der Höhe behält die Bilder derer, die nichts anderes zum Bezahlen hatten, und hängt sie nach der Höhe der Schulden, nicht nach Verdienst, was schon zu Gesprächen geführt hat.",
      "Irgendwo in der neunten Reihe hängt eine Glocke an einem Ast. Sie gehörte dem Vorarbeiter und rief die Pflücker zum Brot. Wanderer läuten sie, weil es Glück bringen soll; die Wirtin hört es und stellt noch einen Teller auf den Herd. Man läute also nur mit Hunger.",
      "Hinter dem letzten Baum steigt das Gelände kaum einen Meter, und alles ist anders: süßes Gras, Lerchen, eine Bank mit Lehne. Seit Menschengedenken hat die See diese Bank nicht erreicht, obwohl die unterste Latte tiefer sitzt, als es nötig schiene.",
    ],
  },
  {
    title: "Die Fähre am Seil",
    paragraphs: [
      "Unterhalb der Mühle führt keine Brücke über die Lauter, und es wird auch keine geben, da jedes Ufer darauf besteht, dass das andere zahlt. Dafür gibt es ein Floß, ein Seil und auf jeder Seite eine Glocke. Wer zuerst kommt, zieht; wer danach kommt, zahlt mit einem Lied oder einer Münze.",
      "Das Floß trägt sechs Leute oder vier und eine Kuh. Drei Inspektoren hintereinander haben es gewogen, vermessen und verboten, und alle drei mussten danach übergesetzt werden. Man halte sich mit der linken Hand am Geländer, das Seil läuft dicht an der rechten.",
      "Mitten im Fluss greift auf einmal die Strömung. Das Floß schwenkt, das Seil strafft sich, irgendjemand lacht. Die Fischer erzählen, im Schatten der Bohlen stünden Hechte und führen den ganzen Tag hin und her, ohne je zu bezahlen.",
      "Drüben führt ein Pfad flussauf zur Mühle, wo donnerstags Mehl nach Schaufeln verkauft wird. Die zehn Minuten lohnen sich. Der Müller mahlt den Roggen so grob, dass man das Brot daraus, wie sein Bruder behauptet, zum Ausbessern der Straßen nimmt.",
      "Flussab, wohin unser Weg geht, ist das Schilf höher als ein Reiter. Geschnittene Gassen zweigen links und rechts ab, und alle bis auf eine enden an einem Ansitz. Die richtige trägt ein blaues Band, zu Mittsommer erneuert, im September verblichen.",
    ],
  },
];
