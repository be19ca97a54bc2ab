// A real sign-in provider on loopback (the certified oidc-provider), and the person who
// signs in there: goes where the browser is sent, fills in the pages, ends where that ends.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export interface PlayedProvider {
  readonly issuer: string;
  /** As `who` in a browser, which brings the answer to whoever it is sent to; the address it ended at. */
  sign(address: string, who: string, manner?: Manner): Promise<string>;
  /** Types a device's code in a browser. */
  typeCode(userCode: string, who: string, manner?: Manner): Promise<void>;
  /** Who an access token is for; null: it is worth nothing. */
  whose(accessToken: string): Promise<string | null>;
  /** No grant that was given is honoured any more. */
  takeBack(): Promise<void>;
  /** Questions for tokens so far: refresh_token, client_credentials … */
  readonly asked: readonly string[];
  /** The secret halves of the codes it gave. */
  readonly deviceCodes: readonly string[];
  /** How often it was asked about a code that nobody had typed yet. */
  pending(): number;
  /** How many seconds the codes last that it gives from now on. */
  codesLast(seconds: number): void;
  /** It has nothing for anybody for now. */
  deaf(on: boolean): void;
  close(): Promise<void>;
}

export type Manner = 'consents' | 'declines';

export const CLIENT = 'dialpost-ships';
/** Signs in without a person. */
export const UNATTENDED = { id: 'dialpost-service', secret: 'service-secret-of-forty-letters-and-more' };

/** `unusedDays`: a refresh token that lies so long is worth nothing; each use gives a new one. */
export async function playProvider({ unusedDays = 1 } = {}): Promise<PlayedProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  const issuer = `http://127.0.0.1:${port}`;
  const codes = { lastSeconds: 600 };
  const provider = providerAt(issuer, unusedDays * 86_400, () => codes.lastSeconds);
  const grants = new Set<string>();
  const asked: string[] = [];
  provider.on('grant.success', ({ oidc }) => {
    asked.push(String(oidc.params?.['grant_type']));
    if (oidc.entities.Grant?.jti) grants.add(oidc.entities.Grant.jti);
  });
  let pending = 0;
  provider.on('grant.error', (_context, { error }) => void (error === 'authorization_pending' && pending++));
  const deviceCodes: string[] = [];
  // Its types name no body of this event.
  provider.on('device_authorization.success', (_context, body: unknown) =>
    deviceCodes.push(String(Reflect.get(Object(body), 'device_code'))),
  );
  let deaf = false;
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (deaf) response.writeHead(503).end();
    else void answer(request, response);
  });
  return {
    issuer,
    asked,
    deviceCodes,
    pending: () => pending,
    codesLast: (seconds) => void (codes.lastSeconds = seconds),
    deaf: (on) => void (deaf = on),
    sign: (address, who, manner = 'consents') => new Browser(issuer, who, manner).walk(address),
    async typeCode(userCode, who, manner = 'consents') {
      const browser = new Browser(issuer, who, manner);
      await browser.walk(`${issuer}/device?user_code=${encodeURIComponent(userCode)}`);
    },
    whose: async (token) => (await provider.AccessToken.find(token))?.accountId ?? null,
    async takeBack() {
      for (const jti of grants) await (await provider.Grant.find(jti))?.destroy();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function providerAt(issuer: string, unused: number, codeSeconds: () => number): Provider {
  return new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT,
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
        redirect_uris: ['http://127.0.0.1/'],
        response_types: ['code'],
      },
      {
        client_id: UNATTENDED.id,
        client_secret: UNATTENDED.secret,
        token_endpoint_auth_method: 'client_secret_post',
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      },
    ],
    claims: { openid: ['sub'], email: ['email'] },
    conformIdTokenClaims: false,
    features: {
      devInteractions: { enabled: true },
      deviceFlow: { enabled: true },
      clientCredentials: { enabled: true },
      revocation: { enabled: true },
    },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, email: id }) }),
    pkce: { required: () => true },
    rotateRefreshToken: true,
    ttl: {
      AccessToken: 3600,
      DeviceCode: codeSeconds,
      Grant: 10 * unused,
      Interaction: 600,
      RefreshToken: unused,
      Session: 86_400,
    },
  });
}

class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(
    private readonly issuer: string,
    private readonly who: string,
    private readonly manner: Manner,
  ) {}

  async walk(address: string): Promise<string> {
    let at = new URL(address);
    let declined = false;
    for (let page = await this.open(at); ;) {
      for (let to = page.headers.get('location'); to !== null; to = page.headers.get('location')) {
        at = new URL(to, at);
        page = await this.open(at);
      }
      const form = formIn(await page.text());
      if (form === null || declined || at.origin !== this.issuer) return at.href;
      const leaves = this.manner === 'declines' && form.abort !== null;
      at = new URL(leaves ? (form.abort ?? '') : form.action, at);
      page = await this.open(at, leaves ? undefined : this.filled(form));
      declined = this.manner === 'declines' && form.mayDecline;
    }
  }

  private filled(form: Form): URLSearchParams {
    const body = new URLSearchParams(form.fields);
    if (form.fields['prompt'] === 'login') for (const name of ['login', 'password']) body.set(name, this.who);
    if (this.manner === 'declines' && form.mayDecline) body.set('abort', 'yes');
    return body;
  }

  private async open(url: URL, body?: URLSearchParams): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(body === undefined ? {} : { method: 'POST', body }),
    });
    for (const text of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(text) ?? [];
      this.cookies.set(name, value);
    }
    return answer;
  }
}

interface Form {
  readonly action: string;
  readonly abort: string | null;
  /** By its own button. */
  readonly mayDecline: boolean;
  readonly fields: Record<string, string>;
}

function formIn(html: string): Form | null {
  const action = /<form[^>]*action="([^"]+)"/.exec(html)?.[1];
  if (action === undefined) return null;
  const inputs = [...html.matchAll(/<input[^>]*>/g)].map(([tag]) => tag);
  const named = inputs.flatMap((tag) => {
    const name = /name="([^"]+)"/.exec(tag)?.[1];
    return name === undefined ? [] : [[name, /value="([^"]*)"/.exec(tag)?.[1] ?? ''] as const];
  });
  return {
    action,
    mayDecline: html.includes('name="abort"'),
    abort: /href="([^"]+\/abort)"/.exec(html)?.[1] ?? null,
    fields: Object.fromEntries(named),
  };
}
