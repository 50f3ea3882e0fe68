// The landing page's own words; what can go wrong with a code is said in the sheet's.

/** @type {Record<string, Record<"heading" | "lead" | "elsewhere" | "open" | "looking" | "linkUnknown" | "linkGone" | "linkRefused" | "privacy", string>>} */
export const WORDS = {
  en: {
    heading: "Continue where you left off",
    lead: "Type the code that your other device shows.",
    elsewhere: "Opens {address}",
    open: "Continue",
    looking: "Looking for your place…",
    linkUnknown: "This link is not complete. Copy it again, or type the code.",
    linkGone: "This link has expired or was deleted. Save your place again on the other device.",
    linkRefused: "This link cannot be opened here.",
    privacy: "No account, no tracking. You see what it is before anything opens.",
  },
  de: {
    heading: "Dort weitermachen, wo Sie aufgehört haben",
    lead: "Geben Sie den Code ein, den Ihr anderes Gerät zeigt.",
    elsewhere: "Öffnet {address}",
    open: "Weiter",
    looking: "Ihre Stelle wird gesucht …",
    linkUnknown:
      "Dieser Link ist nicht vollständig. Kopieren Sie ihn noch einmal oder geben Sie den Code ein.",
    linkGone:
      "Dieser Link ist abgelaufen oder wurde gelöscht. Speichern Sie Ihre Stelle auf dem anderen Gerät neu.",
    linkRefused: "Dieser Link lässt sich hier nicht öffnen.",
    privacy: "Kein Konto, keine Nachverfolgung. Sie sehen, was es ist, bevor sich etwas öffnet.",
  },
  ar: {
    heading: "تابِع من حيث توقفت",
    lead: "اكتب الرمز الظاهر على جهازك الآخر.",
    elsewhere: "يفتح {address}",
    open: "متابعة",
    looking: "جارٍ البحث عن موضعك…",
    linkUnknown: "هذا الرابط غير مكتمل. انسخه مرة أخرى أو اكتب الرمز.",
    linkGone: "انتهت صلاحية هذا الرابط أو حُذف. احفظ موضعك من جديد على الجهاز الآخر.",
    linkRefused: "لا يمكن فتح هذا الرابط هنا.",
    privacy: "بلا حساب وبلا تتبّع. سترى ما ستفتحه قبل أن يُفتح.",
  },
};
