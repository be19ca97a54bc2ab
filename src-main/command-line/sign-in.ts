// `dialpost sign-in` and `sign-out`: the address and the code are printed, and the command
// returns when the sign-in came to something. Where the browser runs on another computer,
// its answer goes astray there; then the address it ended at is typed in here. Where the line
// must be dialled, that is a call like any other, with its price said before it; a code may be
// typed between two of them.
import { createInterface, type Interface } from 'node:readline';
import { linkIds } from '../contract/connector';
import { isDialled } from '../contract/link';
import type { Params } from '../contract/methods';
import { Settings } from '../contract/settings';
import type { SignInWay } from '../contract/sign-in/load';
import type { SignInBegun, SignInEnd } from '../contract/sign-in/methods';
import type { Session } from '../contract/views';
import { grantPlaces } from '../sign-in/places';
import { commandLineWords as W } from '../words/ways-in/command-line';
import { type Arguments, UsageError } from './arguments';
import type { Asking } from './ask';
import { agreeOnPrice } from './call-price';
import { whenText } from './print';
import { complain, say, sayJson } from './terminal';

/** Ctrl+C, a terminal that is closed, an end that somebody asks for: nobody signs in any more, and a held line costs. */
const GOING_AWAY = ['SIGINT', 'SIGHUP', 'SIGTERM'] as const;

/** Resolves with the exit code: 1 where nothing came of it. */
export async function signIn(line: Arguments, ask: Asking): Promise<number> {
  if (line.typed && (line.device || line.hangUp)) throw new UsageError(W.wrong.typed);
  if (!line.typed) return signInNow(line, ask);
  const { begun, text } = await ask.call('signIn.kept', accountIn(line));
  return begun === null ? told({ ok: false, text }, line, false) : signInNow(line, ask, begun.id);
}

/** `signInId`: the code was typed, and is asked about; else one is begun. */
async function signInNow(line: Arguments, ask: Asking, signInId?: string): Promise<number> {
  const call = await callFor(line, ask, signInId);
  if (call === 'not-wanted') return 0;
  const held = call ? { session: call.id } : {};
  /** What a signal calls off: the call until the sign-in is begun in it. */
  let id = call?.id ?? null;
  const stop = (): void => void (id !== null && ask.call('signIn.cancel', { id }).catch(() => undefined));
  for (const signal of GOING_AWAY) process.on(signal, stop);
  let answers: Interface | null = null;
  try {
    if (signInId !== undefined)
      return told(await ask.call('signIn.ask', { id: signInId, ...held }), line, call !== null);
    const begun = await ask.call('signIn.begin', { ...accountIn(line), ...held, ...wayOf(line) });
    ({ id } = begun);
    // Who reads JSON gets it as one line of its own, before the end.
    if (line.json) sayJson(begun);
    else await say(`${beginning(begun, line, call !== null)}\n`);
    if (begun.kept === true) return 0;
    answers = begun.userCode === null ? openAnswers(begun, ask) : null;
    return told(await ask.call('signIn.wait', { id: begun.id }), line, call !== null);
  } finally {
    for (const signal of GOING_AWAY) process.removeListener(signal, stop);
    answers?.close();
  }
}

function wayOf({ device, hangUp }: Arguments): Pick<Params<'signIn.begin'>, 'device' | 'hangUp'> {
  return { ...(device || hangUp ? { device: true } : {}), ...(hangUp ? { hangUp } : {}) };
}

/** The call that is opened for it where the line must be dialled, with its price said first; null: none is needed. */
async function callFor(line: Arguments, ask: Asking, signInId?: string): Promise<Session | 'not-wanted' | null> {
  const { connector } = accountIn(line);
  const way = ask.running ? dialledWay(await ask.call('settings.get', {}), connector, line) : null;
  if (way === null) return null;
  const start = {
    connectors: [connector],
    signIn: way,
    // Nothing but the code: the mail goes when there is a sign-in to send it by.
    ...(way === 'code-given' ? { ids: [] } : {}),
    ...(signInId === undefined ? {} : { signInId }),
  };
  const agreed = await agreeOnPrice(line, ask, start);
  if (agreed === null) return 'not-wanted';
  const { session } = await ask.call('session.start', { ...start, ...agreed });
  if (!line.json) await say(`${W.signIn.dialling(session.link)}\n`);
  return session;
}

/** null: no line is dialled for it, or there is nothing to sign in to, which the sign-in itself tells. */
function dialledWay(document: unknown, id: string, { device, hangUp, typed }: Arguments): SignInWay | null {
  const { data } = Settings.safeParse(document);
  const connector = data?.connectors.find((one) => one.id === id);
  if (!data || !connector) return null;
  const isCalled = data.links.some((link) => isDialled(link) && linkIds(connector).includes(link.id));
  const [grant] = grantPlaces(data, id).flatMap((place) => (place.grant.flow === 'client' ? [] : [place.grant]));
  if (!isCalled || !grant) return null;
  if (typed) return 'code-asked';
  if (hangUp) return 'code-given';
  return device || grant.flow === 'device' ? 'code' : 'browser';
}

export async function signOut(line: Arguments, ask: Asking): Promise<number> {
  const done = await ask.call('signIn.out', accountIn(line));
  if (line.json) sayJson(done, 2);
  else await say(`${W.signIn.sentence(done.text)}\n`);
  return 0;
}

/** The provider, and which of its accounts where it has several. */
function accountIn({ command, words: [connector], login }: Arguments): Params<'signIn.out'> {
  if (connector === undefined) throw new UsageError(W.wrong.signIn(command));
  return { connector, ...(login === null ? {} : { username: login }) };
}

/** `held`: a line is, for as long as it takes. */
function beginning(begun: SignInBegun, line: Arguments, held: boolean): string {
  const { username, address, userCode, pasted, endsAt } = begun;
  if (begun.kept === true) return onPaper(begun, line);
  const way =
    userCode === null
      ? [W.signIn.browser, `  ${address}`, pasted ? W.signIn.paste : W.signIn.pasteIfElsewhere]
      : [W.signIn.device(address, userCode)];
  const lines = [W.signIn.whose(username), ...(held ? [W.signIn.lineIsHeld] : []), ...way];
  return [...lines, W.signIn.until(whenText(endsAt))].join('\n');
}

/** A code for a phone, while no line is up. */
function onPaper({ username, address, userCode, endsAt }: SignInBegun, line: Arguments): string {
  const code = W.signIn.device(address, userCode ?? '');
  return [W.signIn.whose(username), code, W.signIn.lineIsDown(whenText(endsAt), typedCommand(line))].join('\n');
}

function typedCommand({ words: [connector = ''], login, data }: Arguments): string {
  const named = [...(login === null ? [] : ['--login', login]), ...(data === null ? [] : ['--data', data])];
  return ['dialpost', 'sign-in', connector, '--typed', ...named.map(quoted)].join(' ');
}

const quoted = (word: string): string => (/[\s"']/.test(word) ? `"${word}"` : word);

/** What is typed is handed in until one of it is taken. */
function openAnswers({ id }: SignInBegun, ask: Asking): Interface {
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (text) => {
    if (text.trim() === '') return;
    void ask.call('signIn.answer', { id, address: text.trim() }).then(
      ({ taken }) => void (!taken && complain(`${W.signIn.notIt}\n`)),
      // It is over; the command says what became of it.
      () => undefined,
    );
  });
  return lines;
}

function told(end: SignInEnd, line: Arguments, held: boolean): number {
  if (line.json) sayJson(end);
  else if (end.ok) void say(`${[W.signIn.sentence(end.text), ...(held ? [W.signIn.callGoesOn] : [])].join('\n')}\n`);
  else complain(`${[W.signIn.sentence(end.text), ...goingOn(end, line)].join('\n')}\n`);
  return end.ok ? 0 : 1;
}

function goingOn({ waits }: Extract<SignInEnd, { readonly ok: false }>, line: Arguments): readonly string[] {
  return waits ? [W.signIn.goOn(whenText(waits.endsAt), typedCommand(line))] : [];
}
