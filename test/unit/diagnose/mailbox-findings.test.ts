// What to do at a mailbox that keeps us out, by what its host says: the providers whose words are
// known have steps of their own. What real hosts say is in interop/mailbox-login.
import { expect, test } from 'vitest';
import { keptOut, type KeptOut } from '../../../src-main/diagnose/mailbox-findings';

const trouble = (more: Partial<KeptOut>): KeptOut => ({
  place: 'imap.isp.example:993',
  by: 'password',
  text: `it did not accept login name and password ("${more.said ?? ''}")`,
  said: '',
  fault: 'login',
  tokenless: false,
  ...more,
});

test.each([
  ['Application-specific password required', /make an app password/],
  ['Your account is locked', /Stop trying for an hour/],
  ['IMAP is disabled for this account', /allow access by POP3\/IMAP\/SMTP/],
  ['LOGIN failed: Basic authentication is disabled.', /Choose "Sign in with the provider"/],
  ['Authentication failed.', /Check login name and password; the name is often the whole address/],
])('"%s" has steps of its own', (said, steps) => {
  const { code, text } = keptOut(trouble({ said }));
  expect(code).toBe('mailbox-wrong');
  expect(text).toContain(said);
  expect(text).toMatch(steps);
});

test('a host that lets nobody in for now is tried again, whatever the password', () => {
  const { code, text } = keptOut(trouble({ fault: 'later', said: '[LIMIT] too many', text: 'not just now' }));
  expect(code).toBe('mailbox-later');
  expect(text).toContain('Try again in a few minutes');
});

test('a reason that nobody knows is told as it is, with what to show to whom', () => {
  const { code, text } = keptOut(trouble({ fault: undefined, text: 'the host closed the connection' }));
  expect(code).toBe('mailbox-other');
  expect(text).toBe(
    'imap.isp.example:993 cannot be logged in at: the host closed the connection. Check host, port and security; if they are right, show these words to the provider.',
  );
});
