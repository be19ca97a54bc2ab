// The cases of the line that does not come up: what happened, and what to do. {said} is
// what the line's program came to.
import { page } from '../page';

export const dialCaseWords = page({
  'modem-in-use': {
    cause: 'Another program is using the modem: {said}',
    steps: ['Close the other program (fax, another dialler), or wait for it; then try again.'],
  },
  'no-modem': {
    cause: 'The modem was not found: {said}',
    steps: ['Check that it is plugged in and switched on.', 'Check which port the entry names.'],
  },
  'still-hanging-up': {
    cause: 'The line is still busy with an earlier call: {said}',
    steps: ['Wait a minute and try again.'],
  },
  'no-entry': {
    cause: 'The system knows no such dial-up entry: {said}',
    steps: ["Compare the entry's name in Lines with the one in the system; capitals count."],
  },
  broke: {
    cause: 'The call broke while it was being made: {said}',
    steps: [
      'Try again; on a poor line this happens.',
      'If it goes on, check cable and aerial, and ask the provider whether the number and the account are open.',
    ],
  },
  'modem-fault': {
    cause: 'The modem reports a fault: {said}',
    steps: ['Switch the modem off, wait ten seconds, switch it on.', 'Check its driver or its init string.'],
  },
  'password-expired': {
    cause: 'The dial-in password has expired: {said}',
    steps: ['Ask the provider for a new password and set it in Lines.'],
  },
  'account-closed': {
    cause: 'The provider does not let this account dial in: {said}',
    steps: ['Ask the provider: the account may be closed, limited to certain hours, or not allowed to dial.'],
  },
  busy: {
    cause: 'The number is busy: {said}',
    steps: [
      'Dialpost redials by itself as often as the line allows; more attempts or a second number help at busy hours.',
    ],
  },
  voice: {
    cause: 'A person or an announcement answered instead of a modem: {said}',
    steps: ['Check the telephone number in the entry before somebody is woken again.'],
  },
  'no-answer': {
    cause: 'Nobody answers the call: {said}',
    steps: [
      'Check the number, with area code and the digit for an outside line.',
      "If it is right, the provider's modems may be down.",
    ],
  },
  'no-carrier': {
    cause: 'The modems found no carrier: {said}',
    steps: ['Check the line for noise; try a lower speed.'],
  },
  'no-tone': {
    cause: 'There is no dial tone: {said}',
    steps: [
      'Check the telephone cable and that nobody is on the telephone.',
      'Behind a private exchange let the modem dial without waiting for the tone.',
    ],
  },
  password: {
    cause: 'The provider did not accept the dial-in name or password: {said}',
    steps: ['Check name and password of the line; this is the dial-in account, often another than the mail account.'],
  },
  'login-silent': {
    cause: 'The other side stopped answering while the password was checked: {said}',
    steps: ['Try again.', "If it goes on, the provider's login server is slow or the account unknown: ask."],
  },
  protocols: {
    cause: 'Both sides found no common protocol: {said}',
    steps: ['In the entry switch on TCP/IP and switch off the others; let the provider give the address.'],
  },
  'no-ppp': {
    cause: 'Something answered that does not speak PPP: {said}',
    steps: ['Check the number; some providers want a script before PPP starts.'],
  },
  'network-below': {
    cause: 'The network this connection runs over is not there: {said}',
    steps: ['Check the connection below it (cable, Wi-Fi, satellite terminal).'],
  },
  'not-allowed': {
    cause: 'This user may not dial: {said}',
    steps: ['Let the user Dialpost runs as join the group "dip" (Debian), then start Dialpost anew.'],
  },
  options: {
    cause: 'An option of the dial-up entry is wrong: {said}',
    steps: ['Look through the peers file of this entry.'],
  },
  'chat-failed': {
    cause: 'The modem did not connect: {said}',
    steps: ['Busy, no answer or no carrier: check number and line, then look at the chat script.'],
  },
  'peer-gone': {
    cause: 'The other side no longer answers: {said}',
    steps: ['Try again; check the line if it goes on.'],
  },
  'nm-off': {
    cause: 'NetworkManager is not running: {said}',
    steps: ['Start it, or choose another kind of line.'],
  },
  'nm-secrets': {
    cause: "The connection's password is not stored where Dialpost can use it: {said}",
    steps: ["In the connection's settings store the password for all users."],
  },
  'program-missing': {
    cause: 'The program that dials is not there: {said}',
    steps: ['Install it, or correct the command in Lines.'],
  },
  time: {
    cause: 'Dialling took too long and was given up: {said}',
    steps: ['Give the line more time (dialTimeoutSeconds) if it is simply slow; satellites may need two minutes.'],
  },
  other: {
    cause: 'The line did not come up: {said}',
    steps: [
      'Try "Test" beside the line.',
      "Dial once with the system's own means; if that fails too, ask the provider.",
    ],
  },
});
