/** German, formal address. */

/** @type {import("./index.js").Table} */
export const WORDS = {
  toolbar: "Sameplace",
  setUpFirst: "Noch ein Schritt vorab",
  setUpFirstWhy:
    "Wählen Sie den Dienst, der Ihre Stellen aufbewahrt. Bis dahin geschieht nichts und wird nichts gesendet.",
  setUp: "Einrichten",
  restricted: "Diese Seite zeigen Browser keiner Erweiterung",
  restrictedWhy:
    "Das gilt für die eigenen Seiten des Browsers, seinen Store und manche Dokumente. Öffnen Sie die Seite, die Sie mitnehmen möchten.",
  untitled: "Seite ohne Titel",
  savePlace: "Diese Stelle speichern",
  savedPlace: "Gespeichert",
  savedPlaceWhy: "Sie finden die Stelle unter „Meine Stellen“.",
  myPlaces: "Meine Stellen",
  allPlaces: "Alle Stellen",
  settings: "Einstellungen",
  paste: "Link oder Code einfügen",
  pasteField: "Link oder Code",
  pasteMalformed:
    "Das ist weder ein Link zu einer gespeicherten Stelle noch ein Code. Ein Code hat zwanzig Buchstaben und Ziffern, etwa {example}.",
  pasteShort:
    "Ein Code mit acht Zeichen gehört zu einer Website mit Sameplace. Geben Sie ihn dort ein oder auf {address}.",
  pasteForeign:
    "Dieser Link gehört zu einem anderen Dienst, {address}. Sie können ihn in den Einstellungen wählen.",
  captureFailed: "Diese Seite ließ sich nicht lesen. Laden Sie sie neu und versuchen Sie es noch einmal.",
  noGrant:
    "Der Browser hat die Erlaubnis zurückgenommen. Klicken Sie noch einmal auf das Sameplace-Symbol in der Symbolleiste.",
  tooLarge:
    "Auf dieser Seite ist zu viel, um alles mitzunehmen. Speichern Sie mit weniger Artikeln im Warenkorb noch einmal.",
  serviceFull: "Der Dienst hat gerade keinen Platz mehr. Bitte versuchen Sie es später noch einmal.",
  serviceRefused: "Der Dienst hat abgelehnt. Prüfen Sie seine Adresse in den Einstellungen.",
  storageFull:
    "Der Browser hat für die Erweiterung keinen Platz mehr. Entfernen Sie einige Stellen und versuchen Sie es noch einmal.",
  queued: "Auf diesem Gerät aufgehoben",
  queuedWhy:
    "Sie sind offline. Ihre Stelle wird gesendet, sobald es eine Verbindung gibt; dann finden Sie sie unter „Meine Stellen“.",
  itemsInCart: { one: "{count} Artikel im Warenkorb", other: "{count} Artikel im Warenkorb" },
  bringingLater:
    "Diese Seite möchte, dass Sie sich zuerst anmelden. Klicken Sie danach noch einmal auf das Symbol.",
  bringingFailed:
    "Auf dieser Seite ging es nicht zurück zu Ihrer Stelle. Laden Sie sie neu und klicken Sie noch einmal auf das Symbol.",

  searchPlaces: "Titel oder Website suchen",
  placesFound: { one: "{count} Stelle", other: "{count} Stellen" },
  noneFound: "Nichts gefunden zu „{text}“",
  noneFoundWhy: "Gesucht wird in Titeln, Namen und Websites.",
  noPlaces: "Noch keine Stellen",
  noPlacesWhy:
    "Öffnen Sie eine Seite, klicken Sie auf das Sameplace-Symbol in der Symbolleiste und wählen Sie „Diese Stelle speichern“. Hier und auf jedem Ihrer Geräte wartet sie dann auf Sie.",
  continuePlace: "Weitermachen: {title}",
  rename: "Umbenennen",
  renamePlace: "Umbenennen: {title}",
  renameField: "Name dieser Stelle",
  renameSave: "Speichern",
  cancel: "Abbrechen",
  forgetPlace: "Entfernen",
  forgetNamed: "Entfernen: {title}",
  forgetPlaceAsk: "Diese Stelle entfernen? Sie verschwindet beim Dienst und auf allen Ihren Geräten.",
  forgottenPlace: "Entfernt: {title}",
  placeWaiting: "Wartet auf eine Verbindung",
  placeFailed: "Ließ sich nicht senden",
  placeExpired: "Beim Dienst nicht mehr vorhanden",
  placeExpiredWhy:
    "Die Stelle ist abgelaufen oder gelöscht, oder der Dienst hat seinen Schlüssel gewechselt. Sie lässt sich nur noch entfernen.",
  deletedSoon: "wird {until} gelöscht",
  fromDevice: "von {name}",

  arrive: "Dort weitermachen, wo Sie aufgehört haben",
  arriveLine: "Ihre Zeile",
  arriveCart: "Im Warenkorb",
  arriveMore: { one: "und {count} weiterer", other: "und {count} weitere" },
  arriveAsk:
    "Ihr Browser fragt, ob Sameplace auf {host} arbeiten darf. Bei Ja kommen Sie zurück zu Ihrer Zeile und Ihrem Warenkorb. Bei Nein öffnet sich die Seite in der Nähe Ihrer Zeile, und das Sameplace-Symbol in der Symbolleiste bringt Sie hin.",
  arriveAllowed: "Sameplace darf auf {host} arbeiten; Sie kommen zurück zu Ihrer Zeile und Ihrem Warenkorb.",
  notNow: "Jetzt nicht",
  left: "Es wurde nichts geöffnet",
  leftWhy: "Der Link gilt, bis er abläuft. Sie können diesen Tab schließen.",
  cannotOpen: "Das lässt sich nicht öffnen",
  damaged:
    "Was gespeichert wurde, ist beschädigt, oder der Code gehört nicht dazu. Kopieren Sie den Link noch einmal vom anderen Gerät.",
  arrivalOver:
    "Das ist eine Weile her; was geöffnet war, ist hier schon wieder gelöscht. Öffnen Sie den Link noch einmal.",
  sealedGone: "Es ist abgelaufen oder wurde gelöscht. Speichern Sie Ihre Stelle auf dem anderen Gerät neu.",
  sealedUnknown: "Der Dienst kennt es nicht. Kopieren Sie den Link noch einmal oder prüfen Sie den Code.",
  opening: "Wird geholt und entschlüsselt …",

  setUpTitle: "Hier aufhören, auf einem anderen Gerät weitermachen",
  setUpWhat: "Ein Klick nimmt die Seite mit: die Zeile, an der Sie sind, und was im Warenkorb liegt.",
  setUpSealed:
    "Was Sie speichern, wird auf diesem Gerät verschlüsselt. Der Dienst bewahrt es auf und kann es nicht lesen.",
  setUpQuiet: "Nichts wird gelesen und nichts gesendet, bevor Sie es wünschen.",
  serviceAddress: "Adresse des Dienstes",
  serviceHint:
    "Er bewahrt verschlüsselt auf, was Sie speichern. Nehmen Sie einen, dem Sie vertrauen, oder Ihren eigenen.",
  serviceAsk:
    "Ihr Browser fragt, ob Sameplace diese Adresse erreichen darf. Um eine andere Website geht es jetzt nicht.",
  allow: "Erlauben",
  checking: "Die Adresse wird geprüft …",
  serviceMalformed: "Das ist keine Adresse eines Dienstes. Sie beginnt mit https://, etwa {example}.",
  serviceUnreachable:
    "Unter dieser Adresse antwortet niemand. Prüfen Sie sie und Ihre Verbindung und versuchen Sie es noch einmal.",
  serviceStranger: "Unter dieser Adresse gibt es eine Website, aber keinen Sameplace-Dienst.",
  serviceOff:
    "Dieser Dienst bewahrt nichts für Erweiterungen auf. Fragen Sie den Betreiber oder wählen Sie einen anderen.",
  serviceDenied:
    "Ohne diese Erlaubnis erreicht die Erweiterung den Dienst nicht. Sie können sie jederzeit erteilen.",
  setUpDone: "Fertig",
  setUpDoneWhy:
    "Öffnen Sie eine Seite und klicken Sie auf das Sameplace-Symbol in der Symbolleiste. Vielleicht liegt es hinter dem Puzzleteil.",
  setUpPair: "Andere Geräte koppeln",

  service: "Dienst",
  serviceNow: "Ihre Stellen liegen bei {address}.",
  change: "Ändern",
  changeWarning:
    "Was Sie gespeichert haben, bleibt beim alten Dienst, bis es abläuft; Neues geht zum neuen. Ändern Sie ihn auch auf Ihren gekoppelten Geräten.",
  useService: "Diesen Dienst verwenden",
  serviceChanged: "Der Dienst wurde geändert",
  sites: "Erlaubte Websites",
  sitesWhy: "Hier darf Sameplace Sie zu Ihrer Zeile zurückbringen und fragen, ob Sie weitermachen möchten.",
  noSites: "Noch ist keine Website erlaubt. Sie werden gefragt, wenn Sie irgendwo weitermachen.",
  keepInStep: "Meine Stelle bei jedem Besuch speichern",
  keepInStepWhy: "Gespeichert wird beim Verlassen, eine Stelle für jede Seite.",
  keepOn: "Meine Stelle auf {host} speichern",
  revoke: "Zurücknehmen",
  revokeSite: "Erlaubnis zurücknehmen: {host}",
  revoked: "Erlaubnis zurückgenommen: {host}",
  devices: "Meine Geräte",
  devicesWhy:
    "Gekoppelte Geräte teilen „Meine Stellen“, verschlüsselt mit einem Schlüssel, den nur sie haben.",
  deviceName: "Name dieses Geräts",
  noDevices: "Es ist kein anderes Gerät gekoppelt.",
  endedRemoved:
    "Dieses Gerät wurde von einem anderen entfernt. Was es selbst gespeichert hat, ist noch hier.",
  endedLapsed: "Dieses Gerät war so lange weg, dass es die anderen verloren hat. Koppeln Sie es neu.",
  removeDevice: "Entfernen",
  removeNamed: "Entfernen: {name}",
  removeAsk:
    "{name} entfernen? Was Sie ab jetzt speichern, kann es nicht mehr öffnen. Was es schon hat, behält es, bis es abläuft.",
  removed: "Entfernt: {name}",
  leaveCircle: "Dieses Gerät trennen",
  leaveAsk:
    "Dieses Gerät von den anderen trennen? Seine Liste bleibt hier; die anderen teilen sie nicht mehr.",
  leaveYes: "Trennen",
  pair: "Ein Gerät koppeln",
  pairShow: "Hier einen Code zeigen",
  pairScan:
    "Scannen Sie das mit dem anderen Gerät oder geben Sie den Code dort ein: Einstellungen, Meine Geräte, Ein Gerät koppeln.",
  pairQr: "QR-Code, der ein Gerät koppelt",
  pairField: "Link oder Code vom anderen Gerät",
  pairGo: "Koppeln",
  pairWaiting: "Warten auf das andere Gerät …",
  pairPreparing: "Ein Code wird vorbereitet …",
  pairConnecting: "Das andere Gerät wird gesucht …",
  pairDigits: "Zeigen beide Geräte diese sechs Ziffern?",
  pairDigitsWhy:
    "Wenn sie verschieden sind, ist jemand dazwischen. Einmal gekoppelt, sieht jedes Gerät alle Stellen beider, kann sie entfernen und weitere Geräte koppeln.",
  pairYes: "Ja, sie stimmen überein",
  pairNo: "Nein",
  pairOther: "Bestätigen Sie nun auf dem anderen Gerät …",
  paired: "Die Geräte sind gekoppelt",
  pairedWhy: "„Meine Stellen“ ist von jetzt an auf beiden gleich.",
  pairMismatch: "Es wurde nichts gekoppelt",
  pairMismatchWhy:
    "Die Ziffern waren verschieden. Versuchen Sie es in einem Netz, dem Sie vertrauen, noch einmal.",
  pairCancelled: "Das Koppeln wurde abgebrochen",
  pairCancelledWhy: "Es wurde nichts gekoppelt. Sie können jederzeit neu beginnen.",
  pairTimeout: "Die fünf Minuten sind um. Beginnen Sie auf beiden Geräten neu.",
  pairTaken: "Ein anderes Gerät hat diesen Code schon benutzt. Beginnen Sie mit einem neuen.",
  pairMalformed: "Das ist weder ein Link zum Koppeln noch ein Code aus zwanzig Buchstaben und Ziffern.",
  pairUnknown: "Mit diesem Code wartet kein Gerät. Prüfen Sie ihn oder beginnen Sie neu.",
  pairForeign: "Dieser Link gehört zu einem anderen Dienst. Beide Geräte müssen denselben verwenden.",
  pairInterfered:
    "Zwischen die beiden Geräte ist etwas gekommen, deshalb wurde nichts gekoppelt. Versuchen Sie es in einem Netz, dem Sie vertrauen, noch einmal.",
  pairItself: "Dieser Code gehört diesem Gerät selbst. Geben Sie ihn auf dem anderen ein.",
  learns: "Was der Dienst erfährt",
  learnsSize:
    "Er sieht, wie groß eine gespeicherte Stelle ist (in drei Größen), wann sie gespeichert und wann und auf was für einem Gerät sie geöffnet wurde.",
  learnsAddress: "Er sieht die Internetadresse, von der Sie kommen, wie jede Website.",
  learnsNot:
    "Er sieht nie einen Titel, die Adresse einer Seite, einen Text, einen Warenkorb oder den Schlüssel.",
  learnsTrust:
    "Ein Gerät ohne die Erweiterung öffnet Links mit Programmcode des Dienstes und vertraut ihm in diesem Augenblick.",
  language: "Sprache und Tastatur",
  languageNote:
    "Diese Seiten folgen der Sprache Ihres Browsers. Was in einer Seite erscheint, folgt der Seite.",
  shortcut: "Tastenkürzel",
  erase: "Alles löschen",
  eraseWhy:
    "Entfernt alle Stellen, Erlaubnisse, die Kopplung und den Dienst aus diesem Browser, und beim Dienst, was dieses Gerät gespeichert hat.",
  eraseAsk: "Alles löschen? Das lässt sich nicht rückgängig machen.",
  eraseYes: "Alles löschen",
  erased: "Alles wurde gelöscht",
  erasedPartly:
    "Hier wurde alles gelöscht. Der Dienst war nicht für alles erreichbar; was dort noch liegt, läuft von selbst ab.",
};
