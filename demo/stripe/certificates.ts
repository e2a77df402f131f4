import { createHash, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { generate } from 'selfsigned';

/** What a TLS server shows, and what its clients have to trust. PEM where not said otherwise. */
export interface Certificates {
  readonly key: string;
  readonly certificate: string;
  /** The authority that signed it; its key is thrown away, so it can sign nothing else. */
  readonly authority: string;
  /** By which Chromium's `--ignore-certificate-errors-spki-list` knows the certificate. */
  readonly keyHash: string;
}

const hour = 60 * 60 * 1000;
const day = 24 * hour;

/** Makes a certificate for these host names and addresses, good for 30 days; nothing is written to disk. */
export async function makeCertificates(hosts: readonly string[]): Promise<Certificates> {
  // From an hour ago: the clocks of a container and its host may differ.
  const notBeforeDate = new Date(Date.now() - hour);
  const notAfterDate = new Date(Date.now() + 30 * day);
  const common = { keyType: 'ec', algorithm: 'sha256', notBeforeDate, notAfterDate } as const;
  const authority = await generate([{ name: 'commonName', value: 'Stand-in for Stripe' }], {
    ...common,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ],
  });
  const server = await generate([{ name: 'commonName', value: hosts[0] ?? 'localhost' }], {
    ...common,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: hosts.map(alternativeName) },
    ],
  });
  return {
    key: server.private,
    certificate: server.cert,
    authority: authority.cert,
    keyHash: keyHash(server.cert),
  };
}

function keyHash(certificate: string): string {
  const key = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(key).digest('base64');
}

function alternativeName(host: string): { type: 2; value: string } | { type: 7; ip: string } {
  return isIP(host) === 0 ? { type: 2, value: host } : { type: 7, ip: host };
}
