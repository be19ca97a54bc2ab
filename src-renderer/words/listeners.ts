// What the window says about listeners: who may send through one, and what the
// test for strangers found. The rules of words/window.ts hold.
import { page } from './spoken';

export const listenerWords = page({
  notes: 'What to know about it',
  openToAll:
    'Everybody in the world who reaches this listener may send through it to anywhere. Other people’s junk would go out at your cost. Take the network with the short prefix off “May send to other domains without login”.',
  nobodyRelays:
    'Nobody may send to other domains through it: it takes mail for your own domains only. To let a server or machine send, put its address under “May send to other domains without login”.',
  noAccounts:
    'Who wants to send to other domains must log in, and there is no login yet. Add one under Logins, or put addresses under “May send to other domains without login”.',
  noLoginWithoutTls:
    'Login is offered, but without encryption no password is taken. Choose an encryption, or allow login without it.',
  onlyHere:
    'Only programs on this computer reach it. For others in the office, let it listen on 0.0.0.0 or on this computer’s own address.',

  tests: (n: number) => `All ${n} tests, one by one`,
  passed: 'refused',
  tookAsSet: 'taken, as set',
  took: 'taken',
  testLine: (result: string, what: string, sender: string, recipient: string) =>
    `${result}: ${what}, from ${sender} to ${recipient}`,
});
