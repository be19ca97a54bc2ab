// What branch offices' programs are answered to ETRN (RFC 1985), ATRN and TURN (RFC 2645).
// Said to programs: in one language.
import { refusal } from '../listener/refusal';

export const BRANCH_REPLIES = {
  notYours: refusal(450, '4.7.1', 'This login may not take mail for those domains'),
  busy: refusal(451, '4.3.2', 'This mail is being fetched already, try again later'),
  reversing: refusal(250, '2.0.0', 'OK now reversing the connection'),
  noMail: refusal(453, '4.0.0', 'You have no mail'),
  nodeNotYours: (node: string) => refusal(459, '4.7.1', `Node ${node} not allowed: it is not yours to release here`),
  noneForNode: (node: string) => refusal(251, '2.0.0', `OK, no messages waiting for node ${node}`),
  notNow: (node: string) => refusal(458, '4.3.2', `Unable to queue messages for node ${node} now, try again later`),
  started: (node: string, waiting: number) =>
    refusal(253, '2.0.0', `OK, ${waiting} pending messages for node ${node} started`),
} as const;
