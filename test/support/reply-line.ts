// A host's reply as a test writes it: "550 5.7.1 Relaying denied", the code in front, further
// lines of it behind a line end. What else a reply holds is read from these, as from a
// host's own words.
import { makeReply, type Reply } from '../../src-main/mail/reply';

export function replyOf(said: string): Reply {
  return makeReply(Number(said.slice(0, 3)), said.slice(4).split('\n'));
}
