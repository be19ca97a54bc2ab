// HOST[:PORT] as it is typed: a name, an IPv4 address, an IPv6 address bare or in brackets.

/** null: that is none. */
export function hostIn(text: string | undefined): { readonly host: string; readonly port?: number } | null {
  const [, host, port] = /^(\[[^\]]+\]|[^:]+|[0-9a-f:]*:[0-9a-f:]*:[0-9a-f:]*)(?::(\d+))?$/i.exec(text ?? '') ?? [];
  if (host === undefined) return null;
  return { host: host.replace(/^\[|\]$/g, ''), ...(port === undefined ? {} : { port: Number(port) }) };
}
