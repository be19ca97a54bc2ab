// Words that refusals.ts looks for: of a way of sending that is not paid for, and what hosts
// say of us in German, French, Spanish, Italian and Dutch, the languages of providers: a
// login, a limit, a closed account, our line, a relay that is not ours. And what trouble.ts
// asks beside the code: is it for now, does it want fewer recipients at a time, or a line
// that is encrypted? Letters with marks may come as one sign or several, whatever the host
// thinks of its alphabet. Pure.
import { type Reply, replyText } from '../mail/reply';
import { MARKED as X } from './refusal-kinds';

export const PAID_FOR = String.raw`(?:balance|airtime|prepaid\S*|subscription|licen[cs]e|contract|trial(?: period)?|plan)\b.{0,40}\b(?:expired|ended|exhausted|used up|insufficient|inactive)\b`;
/** A way of sending that has not been paid for, or not been opened yet; at RCPT it may be the recipient's. */
export const NOT_OPEN: readonly string[] = [
  PAID_FOR,
  String.raw`\b(?:no valid|insufficient|not enough|no) (?:subscription|balance|airtime|credit|funds|licen[cs]e)`,
  String.raw`\baccount\b.{0,40}\bnot (?:yet )?(?:been )?activ(?:e|ated)`,
];

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
    String.raw`zuerst anmelden|zugangsdaten|(?:login|anmeldung) (?:ist )?(?:fehlgeschlagen|ung${X}ltig)`,
    String.raw`(?:falsches|ung${X}ltiges) (?:passwort|kennwort)|identifiants? (?:invalide|incorrect|erron)`,
    String.raw`(?:mot de passe|contrase${X}a|wachtwoord) (?:incorrect|onjuist|inv${X}lid)`,
    String.raw`(?:two|2)[- ](?:step|factor)`,
    String.raw`too many (?:\S+ )?(?:log-?ins?|auth[a-z]*) (?:failures|errors|attempts)`,
    String.raw`(?:passwort|kennwort|mot de passe|contrase${X}a|wachtwoord).{0,40}(?:abgelaufen|ge${X}ndert|expir|caducad|verlopen)`,
  ],
  limit: [
    String.raw`${sending}[a-z-]*.{0,20}${limit}`,
    String.raw`${limit}[a-z]*.{0,20}${sending}`,
    String.raw`(?:monatlich|w${X}chentlich)\S* ${limit}|${limit} (?:mensu|mensile|hebdo|semanal|settiman|maandelijks)`,
    String.raw`(?:zu viele|trop de|demasiados|demasiadas|troppi|troppe|te veel) (?:nachrichten|e-?mails?|mails|messages|courriels|mensajes|correos|messaggi|berichten)`,
  ],
  daily: [
    String.raw`t${X}glich|\btages|pro tag|heute|morgen|par jour|journali|quotidien|aujourd|demain|diari[ao]|por d${X}a|\bhoy\b|ma${X}ana|giornalier|al giorno|dagelijks|per dag|vandaag`,
  ],
  suspended: [
    String.raw`\b${account}\b.{0,60}\b${closed}`,
    String.raw`\b${closed}\S{0,3} ${account}\b`,
    String.raw`(?:rechnung|zahlung)\b.{0,30}(?:nicht bezahlt|unbezahlt|${X}berf${X}llig|offen|ausstehend)|\bfacture?\b.{0,20}impay|pendiente de pago`,
    String.raw`guthaben.{0,20}(?:aufgebraucht|ersch${X}pft|leer)|cr${X}dit ${X}puis`,
    String.raw`(?:verify|confirm) your (?:phone|mobile|account|identity|e-?mail)`,
  ],
  relay: [
    String.raw`kein relay|relaisierung`,
    String.raw`(?:relais|weiterleit\w*|retransmisi${X}n|inoltro|relaying|relay).{0,40}(?:nicht|verboten|refus|interdit|pas (?:autoris|permis)|no permitid|denegad|prohibid|non consentit|negat|niet toegestaan|geweigerd)`,
  ],
  blocked: [
    String.raw`(?:ip|adresse ip|direcci${X}n ip|indirizzo ip|ip-?adress?e?|ip-adres).{0,60}(?:gesperrt|blockiert|gelistet|bloqu|bloccat|geblokkeerd|lista negra|liste noire)`,
    String.raw`(?:your|this) (?:country|region|location)\b.{0,20}\b(?:not|blocked|denied|refused|banned)\b`,
    String.raw`(?:dynamisch|dynamique|din${X}mic|dinamic)[a-z]*`,
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** What stands before all else: words that look like others and can mean but one thing. */
export const UNMISTAKABLE = {
  suspended: String.raw`\b5\.7\.(?:501|502|503|750)\b|\bsending (?:\S+ )?(?:from|by|for) (?:this|your) (?:account|mailbox|user|domain|login)\b.{0,30}(?:suspended|paused|disabled|deactivated|blocked)|\boutgoing (?:e-?)?mail (?:from|of|for)\b.{0,60}\b(?:suspended|disabled|blocked)`,
  limit: [
    String.raw`\byour (?:\S+ )?(?:mailbox|inbox|account|storage)\b(?!.*\b(?:message|mail) size).{0,40}(?:quota|full\b|exceed|(?:out of|storage) (?:space|limit))`,
    String.raw`\bsender(?:'s)? (?:mailbox|account|storage|is over)\b.{0,30}(?:quota|full\b|exceed|limit)`,
    String.raw`Submission\.Exception:\S*Quota`,
    String.raw`\b(?:ihr|ihres) (?:postfach|konto|speicherplatz|postfachs|kontos)\b.{0,40}(?:voll|ersch${X}pft|${X}berschritten)`,
    String.raw`\bvotre (?:bo${X}te aux lettres|messagerie|compte|espace)\b.{0,40}(?:plein|satur|d${X}pass|atteint)`,
  ],
} as const;

const SOON = String.raw`(?:sp${X}ter|in einigen minuten|plus tard|m${X}s tarde|pi${X} tardi|later|in (?:a|an|\d+|some|few) ?(?:few )?(?:s|sec|seconds?|min|minutes?|h|hours?))`;
const AGAIN = String.raw`(?:try|retry|resend|send|wait|versuchen|erneut|essayez|essayer|intente\w*|int${X}ntelo|riprova\w*|provare|probeer)`;
const FOR_NOW = new RegExp(
  String.raw`gr[ea]y-?list|\btemporar(?:y|ily)\b|please retry\b|\b${AGAIN}\b.{0,40}\b${SOON}|${SOON}.{0,20}\berneut\b`,
  'i',
);
const FOR_GOOD =
  /permanent|never|no use|\bnot (?:try|retry|resend)|(?:retry|retrying|again) (?:will|would|does|is) no/i;
/** RFC 3463 §3.2: who speaks of an address has looked it up. */
const OF_AN_ADDRESS = /^5\.1\./;

/** A 5xx that says itself that it passes: by its other code (RFC 3463), or in words. */
export function saysItPasses(reply: Reply): boolean {
  if (reply.enhanced?.startsWith('4.')) return true;
  const text = replyText(reply).slice(0, 1000);
  return !OF_AN_ADDRESS.test(reply.enhanced ?? '') && FOR_NOW.test(text) && !FOR_GOOD.test(text);
}

/** At RCPT: the rest goes in another transaction (RFC 5321 §4.5.3.1.10). What counts by the hour is a limit of ours. */
export function tooManyRecipients(reply: Reply): boolean {
  const text = replyText(reply);
  return /^[45]\.5\.3$/.test(reply.enhanced ?? '') || (/too many recipients/i.test(text) && !TIMED.test(text));
}

const TIMED = /\b(?:per|day|daily|hour|hourly|minute|today|limit)\b/i;

/** At MAIL: the line is to be encrypted first. */
export function wantsEncryption(reply: Reply): boolean {
  return reply.code >= 400 && (/^[45]\.7\.10$/.test(reply.enhanced ?? '') || ENCRYPTION.test(replyText(reply)));
}

const ENCRYPTION =
  /\b(?:encrypt\w*|TLS|STARTTLS|SSL)\b.{0,20}\b(?:required|needed|necessary|first|mandatory)|\b(?:must|need to|have to|requires?|use)\b.{0,20}\b(?:encrypt\w*|TLS|STARTTLS|SSL)\b/i;
