// The landing page's own words; what can go wrong with a short code is said in the sheet's.

const en = {
  heading: "Continue where you left off",
  lead: "Type the code that your other device shows.",
  codeField: "The eight letters and digits, or the twenty",
  codeMalformed: "A code has eight letters and digits, such as {example}, or twenty. Please check it.",
  elsewhere: "Opens {address}",
  open: "Continue",
  looking: "Looking for your place…",
  linkUnknown: "This link is not complete. Copy it again, or type the code.",
  linkGone: "This link has expired or was deleted. Save your place again on the other device.",
  linkRefused: "This link cannot be opened here.",
  privacy: "No account, no tracking. You see what it is before anything opens.",

  // A place saved by the browser extension
  unlocking: "Fetching and decrypting your place…",
  unlockingCode: "Decrypting your place with the code; this takes a second or two…",
  untitled: "Page without a title",
  yourLine: "Your line",
  lookForLine: "Look for this line",
  nearest: "The page opens at the nearest place that your browser finds by the words of your line.",
  atTop: "The page opens in a new tab, at its top. This one stays, so that you can look for your line.",
  nearestApart:
    "The page opens in a new tab, at the nearest place that your browser finds by the words of your line.",
  cart: "What was in your cart",
  quantity: "Quantity: {count}",
  cartWhy: "Your cart does not come along: here is what was in it. Links open in a new tab.",
  trust:
    "Only this page has decrypted it: what the service keeps, it cannot read. The page itself is the service’s, though; with the Sameplace extension you need not trust even that.",
  sealedDamaged:
    "This link does not open what was saved: it is damaged, or its end is missing. Copy it again.",
  sealedUnknown: "The service does not know this link. Copy it again on the other device.",
  sealedGone: "What was saved has expired or was deleted. Save your place again on the other device.",
  sealedOff:
    "This service does not keep places of the browser extension: whoever runs it has switched that off.",
  sealedBare:
    "Browsers decrypt on a secure connection only. Open this page by an address that begins with https.",
  longCodeUnknown: "No place belongs to this code. Please check the first eight characters.",
  longCodeGone: "This code has run out. Get a new one on the other device, or copy the link.",
  longCodeWrong:
    "There is a place for the first eight characters, but the other twelve do not open it. Please check them.",
  pairLink:
    "This link pairs two devices that both have the Sameplace extension, which this browser does not have, or not switched on. To pair this one, install the extension and open the link again.",
};

/** @typedef {keyof typeof en} Key */

/** @type {Record<Key, string>} */
const de = {
  heading: "Dort weitermachen, wo Sie aufgehört haben",
  lead: "Geben Sie den Code ein, den Ihr anderes Gerät zeigt.",
  codeField: "Die acht Buchstaben und Ziffern oder alle zwanzig",
  codeMalformed:
    "Ein Code hat acht Buchstaben und Ziffern, zum Beispiel {example}, oder zwanzig. Bitte prüfen Sie ihn.",
  elsewhere: "Öffnet {address}",
  open: "Weiter",
  looking: "Ihre Stelle wird gesucht …",
  linkUnknown: "Dieser Link ist nicht vollständig. Kopieren Sie ihn noch einmal oder geben Sie den Code ein.",
  linkGone:
    "Dieser Link ist abgelaufen oder wurde gelöscht. Speichern Sie Ihre Stelle auf dem anderen Gerät neu.",
  linkRefused: "Dieser Link lässt sich hier nicht öffnen.",
  privacy: "Kein Konto, keine Nachverfolgung. Sie sehen, was es ist, bevor sich etwas öffnet.",

  unlocking: "Ihre Stelle wird geholt und entschlüsselt …",
  unlockingCode: "Ihre Stelle wird mit dem Code entschlüsselt; das dauert ein, zwei Sekunden …",
  untitled: "Seite ohne Titel",
  yourLine: "Ihre Zeile",
  lookForLine: "Suchen Sie diese Zeile",
  nearest:
    "Die Seite öffnet sich an der nächstgelegenen Stelle, die Ihr Browser an den Worten Ihrer Zeile findet.",
  atTop:
    "Die Seite öffnet sich am Anfang, in einem neuen Tab. Dieser hier bleibt, damit Sie Ihre Zeile suchen können.",
  nearestApart:
    "Die Seite öffnet sich in einem neuen Tab an der nächstgelegenen Stelle, die Ihr Browser an den Worten Ihrer Zeile findet.",
  cart: "Das lag in Ihrem Warenkorb",
  quantity: "Menge: {count}",
  cartWhy: "Ihr Warenkorb kommt nicht mit: Hier steht, was darin lag. Links öffnen sich in einem neuen Tab.",
  trust:
    "Entschlüsselt hat es nur diese Seite: Was der Dienst aufbewahrt, kann er nicht lesen. Die Seite selbst stammt allerdings vom Dienst; mit der Sameplace-Erweiterung müssen Sie auch ihr nicht vertrauen.",
  sealedDamaged:
    "Dieser Link öffnet nicht, was gespeichert wurde: Er ist beschädigt, oder sein Ende fehlt. Kopieren Sie ihn noch einmal.",
  sealedUnknown: "Der Dienst kennt diesen Link nicht. Kopieren Sie ihn auf dem anderen Gerät noch einmal.",
  sealedGone:
    "Was gespeichert war, ist abgelaufen oder wurde gelöscht. Speichern Sie Ihre Stelle auf dem anderen Gerät neu.",
  sealedOff:
    "Dieser Dienst bewahrt keine Stellen der Browser-Erweiterung auf: Wer ihn betreibt, hat das abgeschaltet.",
  sealedBare:
    "Browser entschlüsseln nur über eine sichere Verbindung. Öffnen Sie diese Seite unter einer Adresse, die mit https beginnt.",
  longCodeUnknown: "Zu diesem Code gibt es keine Stelle. Bitte prüfen Sie die ersten acht Zeichen.",
  longCodeGone:
    "Dieser Code ist abgelaufen. Holen Sie sich auf dem anderen Gerät einen neuen, oder kopieren Sie den Link.",
  longCodeWrong:
    "Zu den ersten acht Zeichen gibt es eine Stelle, aber die anderen zwölf öffnen sie nicht. Bitte prüfen Sie sie.",
  pairLink:
    "Dieser Link verbindet zwei Geräte, die beide die Sameplace-Erweiterung haben. Diesem Browser fehlt sie, oder sie ist nicht eingeschaltet. Um ihn zu verbinden, installieren Sie die Erweiterung und öffnen Sie den Link noch einmal.",
};

/** @type {Record<Key, string>} */
const ar = {
  heading: "تابِع من حيث توقفت",
  lead: "اكتب الرمز الظاهر على جهازك الآخر.",
  codeField: "الأحرف والأرقام الثمانية، أو العشرون كلها",
  codeMalformed: "يتكوّن الرمز من ثمانية أحرف وأرقام، مثل {example}، أو من عشرين. تحقّق منه من فضلك.",
  elsewhere: "يفتح {address}",
  open: "متابعة",
  looking: "جارٍ البحث عن موضعك…",
  linkUnknown: "هذا الرابط غير مكتمل. انسخه مرة أخرى أو اكتب الرمز.",
  linkGone: "انتهت صلاحية هذا الرابط أو حُذف. احفظ موضعك من جديد على الجهاز الآخر.",
  linkRefused: "لا يمكن فتح هذا الرابط هنا.",
  privacy: "بلا حساب وبلا تتبّع. سترى ما ستفتحه قبل أن يُفتح.",

  unlocking: "جارٍ جلب موضعك وفكّ تشفيره…",
  unlockingCode: "جارٍ فكّ تشفير موضعك بالرمز؛ يستغرق ذلك ثانية أو ثانيتين…",
  untitled: "صفحة بلا عنوان",
  yourLine: "سطرك",
  lookForLine: "ابحث عن هذا السطر",
  nearest: "تُفتح الصفحة عند أقرب موضع يجده متصفحك بكلمات سطرك.",
  atTop: "تُفتح الصفحة من أولها في علامة تبويب جديدة، وتبقى هذه مفتوحة لتبحث عن سطرك.",
  nearestApart: "تُفتح الصفحة في علامة تبويب جديدة عند أقرب موضع يجده متصفحك بكلمات سطرك.",
  cart: "ما كان في سلّتك",
  quantity: "الكمية: {count}",
  cartWhy: "لا تنتقل سلّتك معك: هذا ما كان فيها. تُفتح الروابط في علامة تبويب جديدة.",
  trust:
    "لم تفكّ التشفير إلا هذه الصفحة: لا تستطيع الخدمة قراءة ما تحفظه. لكن الصفحة نفسها من الخدمة؛ ومع إضافة Sameplace لا تحتاج إلى الثقة بها هي أيضًا.",
  sealedDamaged: "لا يفتح هذا الرابط ما حُفظ: إنه تالف أو ينقصه آخره. انسخه مرة أخرى.",
  sealedUnknown: "لا تعرف الخدمة هذا الرابط. انسخه مرة أخرى من الجهاز الآخر.",
  sealedGone: "انتهت صلاحية ما حُفظ أو حُذف. احفظ موضعك من جديد على الجهاز الآخر.",
  sealedOff: "لا تحفظ هذه الخدمة مواضع إضافة المتصفح: من يديرها أوقف ذلك.",
  sealedBare: "لا تفكّ المتصفحات التشفير إلا عبر اتصال آمن. افتح هذه الصفحة بعنوان يبدأ بـ https.",
  longCodeUnknown: "لا يوجد موضع لهذا الرمز. تحقّق من الأحرف الثمانية الأولى من فضلك.",
  longCodeGone: "انتهت صلاحية هذا الرمز. اطلب رمزًا جديدًا على الجهاز الآخر أو انسخ الرابط.",
  longCodeWrong:
    "يوجد موضع للأحرف الثمانية الأولى، لكن الأحرف الاثني عشر الباقية لا تفتحه. تحقّق منها من فضلك.",
  pairLink:
    "يُقرن هذا الرابط جهازين عليهما إضافة Sameplace، وهي غير موجودة في هذا المتصفح أو غير مفعّلة. لإقرانه ثبّت الإضافة ثم افتح الرابط مرة أخرى.",
};

/** @type {Record<string, Record<Key, string>>} */
export const WORDS = { en, de, ar };
