// Cases of the line itself: numbers of Windows RAS (raserror.h), exit codes of pppd,
// and the words of NetworkManager as src-main/link tells them.
import type { Case } from './symptom';

type Row = Pick<Case, 'id' | 'cause' | 'steps'> & { readonly words: RegExp };

/** RAS numbers as the link writes them: "(RAS error 691)". */
const ras = (...codes: readonly number[]): string => `(?:RAS|Remote Access) error (${codes.join('|')})\\b`;
const pppd = (...codes: readonly number[]): string => `pppd ended with code (${codes.join('|')})\\b`;
const oneOf = (...patterns: readonly string[]): RegExp => new RegExp(patterns.join('|'), 'i');

const ROWS: readonly Row[] = [
  {
    id: 'dial-modem-in-use',
    words: oneOf(ras(602, 633), pppd(6)),
    cause: 'Another program is using the modem: {said}',
    steps: ['Close the other program (fax, another dialler), or wait for it; then try again.'],
  },
  {
    id: 'dial-no-modem',
    words: oneOf(ras(608, 615, 797), pppd(7)),
    cause: 'The modem was not found: {said}',
    steps: ['Check that it is plugged in and switched on.', 'Check which port the entry names.'],
  },
  {
    id: 'dial-still-hanging-up',
    words: oneOf(ras(617, 756)),
    cause: 'The line is still busy with an earlier call: {said}',
    steps: ['Wait a minute and try again.'],
  },
  {
    id: 'dial-no-entry',
    words: oneOf(ras(623), 'NetworkManager knows no connection', 'does not exist'),
    cause: 'The system knows no such dial-up entry: {said}',
    steps: ["Compare the entry's name in Lines with the one in the system; capitals count."],
  },
  {
    id: 'dial-broke',
    words: oneOf(ras(619, 628, 629, 668), pppd(16)),
    cause: 'The call broke while it was being made: {said}',
    steps: [
      'Try again; on a poor line this happens.',
      'If it goes on, check cable and aerial, and ask the provider whether the number and the account are open.',
    ],
  },
  {
    id: 'dial-modem-fault',
    words: oneOf(ras(630, 651, 692), pppd(18)),
    cause: 'The modem reports a fault: {said}',
    steps: ['Switch the modem off, wait ten seconds, switch it on.', 'Check its driver or its init string.'],
  },
  {
    id: 'dial-password-expired',
    words: oneOf(ras(648)),
    cause: 'The dial-in password has expired: {said}',
    steps: ['Ask the provider for a new password and set it in Lines.'],
  },
  {
    id: 'dial-account-closed',
    words: oneOf(ras(646, 647, 649)),
    cause: 'The provider does not let this account dial in: {said}',
    steps: ['Ask the provider: the account may be closed, limited to certain hours, or not allowed to dial.'],
  },
  {
    id: 'dial-busy',
    words: oneOf(ras(676)),
    cause: 'The number is busy: {said}',
    steps: [
      'Dialpost redials by itself as often as the link allows; more attempts or a second number help at busy hours.',
    ],
  },
  {
    id: 'dial-voice',
    words: oneOf(ras(677)),
    cause: 'A person or an announcement answered instead of a modem: {said}',
    steps: ['Check the telephone number in the entry before somebody is woken again.'],
  },
  {
    id: 'dial-no-answer',
    words: oneOf(ras(650, 678)),
    cause: 'Nobody answers the call: {said}',
    steps: [
      'Check the number, with area code and the digit for an outside line.',
      "If it is right, the provider's modems may be down.",
    ],
  },
  {
    id: 'dial-no-carrier',
    words: oneOf(ras(679)),
    cause: 'The modems found no carrier: {said}',
    steps: ['Check the line for noise; try a lower speed.'],
  },
  {
    id: 'dial-no-tone',
    words: oneOf(ras(680)),
    cause: 'There is no dial tone: {said}',
    steps: [
      'Check the telephone cable and that nobody is on the telephone.',
      'Behind a private exchange let the modem dial without waiting for the tone.',
    ],
  },
  {
    id: 'dial-password',
    words: oneOf(ras(691), pppd(19)),
    cause: 'The provider did not accept the dial-in name or password: {said}',
    steps: ['Check name and password of the link; this is the dial-in account, often another than the mail account.'],
  },
  {
    id: 'dial-login-silent',
    words: oneOf(ras(718)),
    cause: 'The other side stopped answering while the password was checked: {said}',
    steps: ['Try again.', "If it goes on, the provider's login server is slow or the account unknown: ask."],
  },
  {
    id: 'dial-protocols',
    words: oneOf(ras(720, 734), pppd(10)),
    cause: 'Both sides found no common protocol: {said}',
    steps: ['In the entry switch on TCP/IP and switch off the others; let the provider give the address.'],
  },
  {
    id: 'dial-no-ppp',
    words: oneOf(ras(721), pppd(17)),
    cause: 'Something answered that does not speak PPP: {said}',
    steps: ['Check the number; some providers want a script before PPP starts.'],
  },
  {
    id: 'dial-network-below',
    words: oneOf(ras(769, 868)),
    cause: 'The network this connection runs over is not there: {said}',
    steps: ['Check the connection below it (cable, Wi-Fi, satellite terminal).'],
  },
  {
    id: 'dial-not-allowed',
    words: oneOf(pppd(3)),
    cause: 'This user may not dial: {said}',
    steps: ['Let the user Dialpost runs as join the group "dip" (Debian), then start Dialpost anew.'],
  },
  {
    id: 'dial-options',
    words: oneOf(pppd(2, 9)),
    cause: 'An option of the dial-up entry is wrong: {said}',
    steps: ['Look through the peers file of this entry.'],
  },
  {
    id: 'dial-chat-failed',
    words: oneOf(pppd(8)),
    cause: 'The modem did not connect: {said}',
    steps: ['Busy, no answer or no carrier: check number and line, then look at the chat script.'],
  },
  {
    id: 'dial-peer-gone',
    words: oneOf(pppd(15)),
    cause: 'The other side no longer answers: {said}',
    steps: ['Try again; check the line if it goes on.'],
  },
  {
    id: 'dial-nm-off',
    words: /NetworkManager is not running/i,
    cause: 'NetworkManager is not running: {said}',
    steps: ['Start it, or choose another kind of link.'],
  },
  {
    id: 'dial-nm-secrets',
    words: /secrets were required|no secrets|password.*(missing|not stored)/i,
    cause: "The connection's password is not stored where Dialpost can use it: {said}",
    steps: ["In the connection's settings store the password for all users."],
  },
  {
    id: 'dial-program-missing',
    words: /was not found|could not be started|cannot be run|ENOENT|is not there|no such program/i,
    cause: 'The program that dials is not there: {said}',
    steps: ['Install it, or correct the command in Lines.'],
  },
  {
    id: 'dial-time',
    words: /did not (end|finish|answer) (in|within)|took longer|seconds/i,
    cause: 'Dialling took too long and was given up: {said}',
    steps: [
      'Give the link more time (dialTimeoutSeconds) if the line is simply slow; satellites may need two minutes.',
    ],
  },
  {
    id: 'dial-other',
    words: /./s,
    cause: 'The line did not come up: {said}',
    steps: [
      'Try "Test" beside the link.',
      "Dial once with the system's own means; if that fails too, ask the provider.",
    ],
  },
];

export const DIAL_CASES: readonly Case[] = ROWS.map((row) => ({ ...row, stages: ['dial'], means: 'safe' }));
