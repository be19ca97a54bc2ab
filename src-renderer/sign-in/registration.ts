// How the office's program is registered with a provider, step by step, with the values that
// are typed there: addresses, permissions, where the browser returns to. As the providers'
// own pages of November 2026 have it. Pure.
import type { GrantFlow, GrantProvider } from '../../src-main/contract/sign-in/grant';
import { permissionsFor, returnOf } from '../../src-main/contract/sign-in/providers';
import { signInWords } from '../words/sign-in';

export interface Step {
  readonly text: string;
  /** To be copied into the provider's pages. */
  readonly values: readonly string[];
}

const MICROSOFT_SERVICE = ['SMTP.SendAsApp', 'IMAP.AccessAsApp', 'POP.AccessAsApp'];

const step = (text: string, ...values: readonly string[]): Step => ({ text, values });

/** In the order in which they are done. */
export function registration(provider: GrantProvider, flow: GrantFlow): readonly Step[] {
  const { google, yahoo, fastmail, other } = signInWords.steps;
  switch (provider) {
    case 'microsoft':
      return microsoftSteps(flow);
    case 'google':
      return [
        step(google.project, 'https://console.cloud.google.com/apis/library/gmail.googleapis.com'),
        step(google.audience, 'https://console.cloud.google.com/auth/audience'),
        step(google.scope, ...permissionsFor(provider)),
        step(google.client, 'https://console.cloud.google.com/auth/clients'),
        step(google.id),
      ];
    case 'yahoo':
      return [
        step(yahoo.ask, 'https://developer.yahoo.com/apps/create/'),
        step(yahoo.redirect, returnAddress(provider)),
        step(yahoo.scope, ...permissionsFor(provider)),
        step(yahoo.id),
      ];
    case 'fastmail':
      return [
        step(fastmail.ask, 'https://www.fastmail.com/dev/'),
        step(fastmail.redirect, returnAddress(provider)),
        step(fastmail.scope, ...permissionsFor(provider)),
        step(fastmail.id),
      ];
    case 'other':
      if (flow === 'client') return [step(other.service), step(other.issuer), step(other.idAndSecret)];
      return [
        step(other.ask),
        step(other.redirect, returnAddress(provider)),
        step(other.scope, 'openid', 'email', 'offline_access'),
        step(other.issuer),
        step(other.id),
      ];
  }
}

/** Where the browser brings its answer; on loopback by any port. */
function returnAddress(provider: GrantProvider): string {
  const back = returnOf({ provider });
  return back.kind === 'pasted' ? back.address : `http://${back.host}/`;
}

function microsoftSteps(flow: GrantFlow): readonly Step[] {
  const { microsoft } = signInWords.steps;
  const begin = step(microsoft.begin, 'https://entra.microsoft.com');
  if (flow === 'client')
    return [
      begin,
      step(microsoft.service, ...MICROSOFT_SERVICE),
      step(microsoft.exchange),
      step(microsoft.serviceId),
      step(microsoft.mailbox),
    ];
  return [
    begin,
    step(microsoft.accounts),
    step(microsoft.redirect, returnAddress('microsoft').replace(/\/$/, '')),
    step(microsoft.code),
    step(microsoft.permissions, ...permissionsFor('microsoft'), 'offline_access'),
    step(microsoft.id),
    step(microsoft.mailbox),
  ];
}
