import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  certifiedMaria,
  issuing,
  NOON,
  root,
  trust,
  week,
} from '../../src/diary/signatures/signed-by.examples.js';
import { textToSign } from '../../src/diary/signatures/text-to-sign.js';
import { verifyProof } from '../../src/diary/signatures/verify-proof.js';
import { cmsOf } from '../support/authority.js';
import { pemOf } from '../support/certificate.js';

const isThere = spawnSync('openssl', ['version']).status === 0;
const KEYS = ['P-256', 'P-384', 'RSA'] as const;

/** With the commands of docs/signatures.md. */
(isThere ? describe : describe.skip)('OpenSSL', () => {
  const text = textToSign(week);
  let folder: string;
  const openssl = (...args: readonly string[]) =>
    execFileSync('openssl', ['cms', ...args], { cwd: folder, stdio: 'pipe' });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'signatures-'));
    await writeFile(join(folder, 'text.json'), text);
    await writeFile(join(folder, 'roots.pem'), pemOf(root.certificate));
    await writeFile(join(folder, 'issuing.pem'), pemOf(issuing.certificate));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(KEYS)('makes a signature that is verified, with a key of kind %s', async (key) => {
    const maria = certifiedMaria({ key });
    await writeFile(join(folder, 'maria.pem'), pemOf(maria.certificate));
    await writeFile(join(folder, 'maria.key'), maria.key.export({ type: 'pkcs8', format: 'pem' }));
    const signed = openssl(
      ...['-sign', '-binary', '-md', 'sha256', '-in', 'text.json', '-signer', 'maria.pem'],
      ...['-inkey', 'maria.key', '-certfile', 'issuing.pem', '-outform', 'DER'],
    );
    const verified = await verifyProof({ cms: signed.toString('base64') }, text, trust);
    expect(verified.certificate?.raw.equals(maria.certificate)).toBe(true);
  });

  it.each(KEYS)('verifies a signature that is taken here, with a key of kind %s', async (key) => {
    const cms = cmsOf(certifiedMaria({ key }), text);
    await verifyProof({ cms }, text, trust);
    await writeFile(join(folder, 'cms.der'), Buffer.from(cms, 'base64'));
    const at = (NOON.getTime() / 1000).toString();
    const verify = ['-verify', '-inform', 'DER', '-in', 'cms.der', '-CAfile', 'roots.pem'];
    const told = openssl(...verify, '-content', 'text.json', '-purpose', 'any', '-attime', at);
    expect(told.toString()).toContain(text);
    await writeFile(join(folder, 'other.json'), `${text} `);
    expect(() => openssl(...verify, '-content', 'other.json', '-purpose', 'any', '-attime', at)).toThrow();
  });
});
