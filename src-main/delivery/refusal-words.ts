// Words that refusals.ts looks for: of a way of sending that is not paid for, and what hosts
// say of us in German, French, Spanish, Italian and Dutch, the languages of providers: a
// login, a limit, a closed account, our line, a relay that is not ours. Letters with marks
// may come as one sign or several, whatever the host thinks of its alphabet. Pure.

export const PAID_FOR = String.raw`(?:balance|airtime|prepaid\S*|subscription|licen[cs]e|contract|trial(?: period)?|plan)\b.{0,40}\b(?:expired|ended|exhausted|used up|insufficient|inactive)\b`;
/** A way of sending that has not been paid for, or not been opened yet; at RCPT it may be the recipient's. */
export const NOT_OPEN: readonly string[] = [
  PAID_FOR,
  String.raw`\b(?:no valid|insufficient|not enough|no) (?:subscription|balance|airtime|credit|funds|licen[cs]e)`,
  String.raw`\baccount\b.{0,40}\bnot (?:yet )?(?:been )?activ(?:e|ated)`,
];

/** A letter with a mark on it. */
const X = String.raw`\S{1,3}`;

const account = String.raw`(?:konto|postfach|benutzer|zugang|vertrag|tarif|abonn?ement|compte|forfait|cuenta|suscripci${X}n|abbonamento|utenza|account|abonnee)`;
const closed = String.raw`(?:gesperrt|deaktiviert|stillgelegt|abgelaufen|gek${X}ndigt|eingefroren|suspendu|bloqu${X}|d${X}sactiv${X}|expir${X}|r${X}sili${X}|cl${X}tur${X}|suspendida|bloqueada|deshabilitada|desactivada|caducad[ao]|vencid[ao]|sospes[oa]|bloccat[oa]|disabilitat[oa]|disattivat[oa]|scadut[oa]|geblokkeerd|opgeschort|verlopen|uitgeschakeld)`;
const sending = String.raw`(?:versand|sende|absende|d.envoi|d.${X}mission|de env${X}o|di invio|verzend)`;
const limit = String.raw`(?:limite?|l${X}mite|grenze|kontingent|quota|cuota|limiet)`;

export const IN_OTHER_WORDS = {
  password: [
    String.raw`authentifi[a-z]*`,
    String.raw`\banmeld(?:ung|en).{0,30}(?:erforderlich|n${X}tig|notwendig|zuerst)`,
    String.raw`nicht angemeldet`,
    String.raw`melden sie sich`,
    String.raw`pas connect${X}\b`,
    String.raw`connectez-vous`,
    String.raw`identifiez-vous`,
    String.raw`autenti(?:caci|cazi|qu|cars)[a-z]*`,
    String.raw`(?:inicie|iniciar) sesi`,
    String.raw`authenticatie|inloggen`,
    String.raw`(?:passwort|kennwort|mot de passe|contrase${X}a|wachtwoord).{0,40}(?:abgelaufen|ge${X}ndert|expir|caducad|verlopen)`,
  ],
  limit: [
    String.raw`${sending}[a-z-]*.{0,20}${limit}`,
    String.raw`${limit}[a-z]*.{0,20}${sending}`,
    String.raw`(?:zu viele|trop de|demasiados|demasiadas|troppi|troppe|te veel) (?:nachrichten|e-?mails?|mails|messages|courriels|mensajes|correos|messaggi|berichten)`,
  ],
  daily: [
    String.raw`t${X}glich|\btages|pro tag|heute|morgen|par jour|journali|quotidien|aujourd|demain|diari[ao]|por d${X}a|\bhoy\b|ma${X}ana|giornalier|al giorno|dagelijks|per dag|vandaag`,
  ],
  suspended: [String.raw`\b${account}\b.{0,60}\b${closed}`, String.raw`\b${closed}\S{0,3} ${account}\b`],
  relay: [
    String.raw`(?:relais|weiterleit\w*|retransmisi${X}n|inoltro|relaying|relay).{0,40}(?:nicht|verboten|refus|interdit|pas (?:autoris|permis)|no permitid|denegad|prohibid|non consentit|negat|niet toegestaan|geweigerd)`,
  ],
  blocked: [
    String.raw`(?:ip|adresse ip|direcci${X}n ip|indirizzo ip|ip-?adress?e?|ip-adres).{0,60}(?:gesperrt|blockiert|gelistet|bloqu|bloccat|geblokkeerd|lista negra|liste noire)`,
    String.raw`(?:dynamisch|dynamique|din${X}mic|dinamic)[a-z]*`,
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;
