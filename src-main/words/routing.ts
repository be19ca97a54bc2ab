// What routing says: why this connector, why not that one, and what is heard when none
// may carry a message. One line each.
import { limitText } from './amounts';
import { page } from './page';

export const routingWords = page({
  /** "Internet: pattern *.example, cost 1". */
  chosen: (name: string, pattern: string, cost: number) => `${name}: pattern ${pattern}, cost ${cost}`,
  passedOver: (name: string, obstacle: string) => `; ${name} was passed over: ${obstacle}`,
  /** Why a connector may not carry a message; `most`: the bytes it takes, where the size is what is wrong. */
  obstacle: {
    disabled: () => 'it is switched off',
    practice: () => 'the practice provider takes mail for practice.example only',
    larger: (most: number) => `larger than the ${limitText(most)} it may carry`,
    linesLarger: (most: number) => `larger than the ${limitText(most)} its lines carry`,
    lines: () => 'its lines do not carry mail of this size and priority',
    listener: () => 'it takes no mail from that listener',
    system: () => 'it carries no system messages',
    systemOnly: () => 'it carries system messages only',
    nothing: () => 'it carries neither system nor normal messages',
    low: () => 'it carries no mail of low priority',
    normal: () => 'it carries no mail of normal priority',
    high: () => 'it carries no urgent mail',
    sender: () => 'it does not take mail from this sender',
  },
  /** `reasons`: of each connector. */
  refused: {
    unserved: (domain: string) => `No provider here serves ${domain}`,
    loop: (domain: string, name: string) =>
      `${domain} is our own domain and no provider names it; ${name} serves "*" only and would send it round in a circle. Give the domain to a provider, or add one with mailboxes`,
    notNow: (reasons: string) => `No provider may carry this now (${reasons})`,
    tooLarge: (reasons: string) => `Message too large (${reasons})`,
    practising:
      'This post office only practises yet: it takes mail for its own addresses and for practice.example, and real mail would not arrive. Set up a real provider and send it again',
    notAllowed: (reasons: string) => `Not allowed here (${reasons})`,
  },
});
