// A key and a certificate that nobody but its own holder vouches for, made by the
// machine's openssl: ask lacks('openssl') first.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export interface KeyPair {
  readonly key: string;
  readonly cert: string;
}

/** The files key.pem and cert.pem of `name`, in `folder`, good for two days; `others` are names as openssl writes them. */
export function selfSigned(folder: string, name: string, others = `DNS:${name}`): KeyPair {
  const files = { key: join(folder, 'key.pem'), cert: join(folder, 'cert.pem') };
  const what = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2';
  const names = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=${others}`];
  execFileSync('openssl', [...what.split(' '), ...names, '-keyout', files.key, '-out', files.cert], {
    stdio: 'ignore',
  });
  return files;
}
