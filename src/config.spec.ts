import { describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { LocalKeys, onlyKey } from './people/keys/local-keys.js';
import { configFrom } from './config.js';
import { authorityOf } from '../test/support/authority.js';
import { pemOf } from '../test/support/certificate.js';

const ENGINES = {
  EVENTSTORE_URL: 'esdb://localhost:2113',
  MONGO_URL: 'mongodb://localhost',
  QUEUE_URL: 'redis://localhost',
};
const RSA = generateKeyPairSync('rsa', {
  modulusLength: 2_048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
}).privateKey;
const PORTAL = { id: 'state', issuer: 'https://id.example', clientId: 'journal', clientSecret: 's3cret' };
const ROOT = authorityOf('Root of the tests');
const FILES: Readonly<Record<string, string>> = {
  '/dkim': RSA,
  '/token': 's3cret\n',
  '/empty': '\n',
  '/policy': 'quorum none\n',
  '/bad-policy': '# Nobody is enough.\nquorum some\n',
  '/portals': JSON.stringify([{ ...PORTAL, title: { en: 'State', ru: 'Государство' } }]),
  '/bad-portals': JSON.stringify([PORTAL]),
  '/bucket-key': 'AKID:s3c:ret\n',
  '/roots': pemOf(ROOT.certificate),
  '/bad-roots': 'no certificate',
};

const read = (env: Readonly<Record<string, string>>) =>
  configFrom({ ...ENGINES, ...env }, new LocalKeys(onlyKey(Buffer.alloc(32))), (path) => {
    const text = FILES[path];
    if (text === undefined) throw new Error(`no file ${path}`);
    return text;
  });
/** The variables at fault. */
const faultsOf = (env: Readonly<Record<string, string>>): string[] => {
  try {
    read(env);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n').map((line) => line.split(' ')[0] ?? '');
  }
};

describe('the configuration', () => {
  it('needs the engines only', () => {
    expect(read({})).toMatchObject({ smtpUrl: undefined, dkim: undefined, sms: undefined });
  });

  it('names every variable at fault at once', () => {
    expect(
      faultsOf({
        PORT: 'x',
        ROLE: 'cook',
        MONGO_URL: 'http://localhost',
        SMTP_URL: 'mail.example',
        MAIL_FROM: 'School Journal',
        DKIM_DOMAIN: 'school.example',
        DKIM_KEY_FILE: '/none',
        MAILS_PER_SECOND: '0',
        SMS_URL: 'http://gateway.example',
        SMS_FROM: 'A name that is far too long',
        SMS_PER_SECOND: 'fast',
        SMS_TOKEN_FILE: '/empty',
      }).sort(),
    ).toEqual(
      [
        'PORT',
        'ROLE',
        'MONGO_URL',
        'SMTP_URL',
        'MAIL_FROM',
        'DKIM_SELECTOR',
        'DKIM_KEY_FILE',
        'MAILS_PER_SECOND',
        'SMS_URL',
        'SMS_FROM',
        'SMS_PER_SECOND',
        'SMS_TOKEN_FILE',
      ].sort(),
    );
  });

  it('reads what mails are sent and signed with', () => {
    const config = read({
      SMTP_URL: 'smtps://school:pw@mail.example',
      MAIL_FROM: 'School <journal@school.example>',
      DKIM_DOMAIN: 'school.example',
      DKIM_SELECTOR: 's2026',
      DKIM_KEY_FILE: '/dkim',
      MAILS_PER_SECOND: '20',
    });
    expect(config).toMatchObject({
      smtpUrl: 'smtps://school:pw@mail.example',
      mailFrom: 'School <journal@school.example>',
      dkim: { domain: 'school.example', selector: 's2026', privateKey: RSA.trim() },
      mailsPerSecond: 20,
    });
  });

  it.each(['a@b.example', 'School <a@b.example>', '"A, B" <a@b.example>'])('sends mails from %s', (from) => {
    expect(faultsOf({ MAIL_FROM: from })).toEqual([]);
  });

  it.each(['School', 'a@b@c', 'A <a@b.example> B', 'A <a@b.example>\r\nBcc: c@d.example', ''])(
    'sends no mails from %p',
    (from) => expect(faultsOf({ MAIL_FROM: from })).toEqual(['MAIL_FROM']),
  );

  it('asks a second factor of leaders, unless it is only offered', () => {
    expect(read({}).signIn).toMatchObject({ secondFactor: 'required', passwordRangeUrl: undefined });
    expect(read({ SECOND_FACTOR: 'offered' }).signIn.secondFactor).toBe('offered');
    const wrong = { SECOND_FACTOR: 'never', SESSION_MINUTES: 'x', PASSWORD_RANGE_URL: 'ftp://x' };
    expect(faultsOf({ ...wrong, PUBLIC_URL: 'journal' }).sort()).toEqual([
      'PASSWORD_RANGE_URL',
      'PUBLIC_URL',
      'SECOND_FACTOR',
      'SESSION_MINUTES',
    ]);
  });

  it('keeps for three years who opened whose data, or for as many months as it is told', () => {
    expect(read({}).requestsPerMinute).toBe(600);
    expect(read({}).readLogMonths).toBe(36);
    expect(read({ READ_LOG_MONTHS: '6' }).readLogMonths).toBe(6);
    for (const months of ['0', '601', '1.5', '', 'x']) {
      expect(faultsOf({ READ_LOG_MONTHS: months })).toEqual(['READ_LOG_MONTHS']);
    }
  });

  it('reads which portals there are, and says what is wrong with them', () => {
    expect(read({}).portals).toEqual([]);
    expect(read({ PORTALS_FILE: '/portals' }).portals[0]).toMatchObject({ id: 'state', clientId: 'journal' });
    expect(() => read({ PORTALS_FILE: '/bad-portals' })).toThrow(
      /^PORTALS_FILE names a file .*: 0\.title\.en must be a text; 0\.title\.ru must be a text$/,
    );
  });

  it('wants an RSA key for signatures', () => {
    const env = { DKIM_DOMAIN: 'school.example', DKIM_SELECTOR: 's', DKIM_KEY_FILE: '/token' };
    expect(faultsOf(env)).toEqual(['DKIM_KEY_FILE']);
  });

  it.each([
    ['smpp://school:pw@smsc.example:2775', undefined],
    ['smpps://school:pw@smsc.example', undefined],
    ['https://gateway.example/v1/messages', 's3cret'],
    ['http://127.0.0.1:9000/messages', 's3cret'],
    ['http://[::1]:9000/messages', 's3cret'],
  ])('sends short messages to %s', (url, token) => {
    const { sms } = read({ SMS_URL: url, SMS_FROM: 'School', SMS_TOKEN_FILE: '/token', SMS_PER_SECOND: '5' });
    expect(sms).toEqual({ url, from: 'School', token, perSecond: 5 });
  });

  it.each([
    'http://gateway.example',
    'http://127.0.0.1.example',
    'smpp://smsc.example',
    'smpp://',
    'ftp://x',
    '',
  ])('sends no short messages to %p', (url) =>
    expect(faultsOf({ SMS_URL: url, SMS_FROM: 'School' })).toEqual(['SMS_URL']),
  );

  it("takes a gateway's token out of its address", () => {
    const { sms } = read({ SMS_URL: 'https://:s3%40cret@gateway.example/v1', SMS_FROM: '+351210000000' });
    expect(sms).toMatchObject({ url: 'https://gateway.example/v1', token: 's3@cret' });
    const odd = read({ SMS_URL: 'https://:10%@gateway.example/', SMS_FROM: '4242' });
    expect(odd.sms?.token).toBe('10%');
  });

  it.each(['', 'Twelve chars', '+35', 'Школа', '-'])('sends no short messages from %p', (from) => {
    expect(faultsOf({ SMS_URL: 'smpp://a:b@c', SMS_FROM: from })).toEqual(['SMS_FROM']);
  });

  it('reads which witnesses are asked', () => {
    expect(read({ WITNESS_POLICY_FILE: '/policy' }).witnessPolicy?.witnesses).toEqual([]);
    expect(faultsOf({ WITNESS_POLICY_FILE: '/none' })).toEqual(['WITNESS_POLICY_FILE']);
    expect(() => read({ WITNESS_POLICY_FILE: '/bad-policy' })).toThrow(
      /^WITNESS_POLICY_FILE names a file .*: Line 2 of the policy: some is not defined before$/,
    );
  });

  const SMTP_URL = 'smtp://mail.example';
  const CHECKPOINT_BUCKET_KEY_FILE = '/bucket-key';

  it('reads where checkpoints are written to', () => {
    const { publishing } = read({
      CHECKPOINT_FILE: '/checkpoints',
      CHECKPOINT_MAIL_TO: 'auditor@ministry.example',
      SMTP_URL,
      CHECKPOINT_BUCKET: 'https://s3.example/checkpoints/school-1/?region=eu-west-1&retain=3650',
      CHECKPOINT_BUCKET_KEY_FILE,
    });
    expect(publishing).toEqual({
      file: '/checkpoints',
      mailTo: 'auditor@ministry.example',
      bucket: {
        url: 'https://s3.example/checkpoints/school-1',
        region: 'eu-west-1',
        retainDays: 3650,
        accessKeyId: 'AKID',
        secretAccessKey: 's3c:ret',
      },
    });
  });

  it('writes checkpoints nowhere where nothing is said', () => {
    expect(read({}).publishing).toEqual({ file: undefined, mailTo: undefined, bucket: undefined });
  });

  it.each([
    [{ CHECKPOINT_FILE: '' }, ['CHECKPOINT_FILE']],
    [{ CHECKPOINT_MAIL_TO: 'auditor@ministry.example' }, ['CHECKPOINT_MAIL_TO']],
    [{ CHECKPOINT_MAIL_TO: 'auditor', SMTP_URL }, ['CHECKPOINT_MAIL_TO']],
    [{ CHECKPOINT_MAIL_TO: 'a@b.example,c@d.example', SMTP_URL }, ['CHECKPOINT_MAIL_TO']],
    [{ CHECKPOINT_BUCKET: 'https://s3.example/b' }, ['CHECKPOINT_BUCKET_KEY_FILE']],
    [
      { CHECKPOINT_BUCKET: 'https://s3.example/b', CHECKPOINT_BUCKET_KEY_FILE: '/token' },
      ['CHECKPOINT_BUCKET_KEY_FILE'],
    ],
    [{ CHECKPOINT_BUCKET: 's3://b', CHECKPOINT_BUCKET_KEY_FILE }, ['CHECKPOINT_BUCKET']],
    [{ CHECKPOINT_BUCKET: 'http://s3.example/b', CHECKPOINT_BUCKET_KEY_FILE }, ['CHECKPOINT_BUCKET']],
    [{ CHECKPOINT_BUCKET: 'https://AKID:x@s3.example/b', CHECKPOINT_BUCKET_KEY_FILE }, ['CHECKPOINT_BUCKET']],
    [
      { CHECKPOINT_BUCKET: 'https://s3.example/b?retain=ever', CHECKPOINT_BUCKET_KEY_FILE },
      ['CHECKPOINT_BUCKET'],
    ],
    [{ CHECKPOINT_BUCKET: 'https://s3.example/?retain=7', CHECKPOINT_BUCKET_KEY_FILE }, []],
    [{ CHECKPOINT_BUCKET: 'http://127.0.0.1:9000/b', CHECKPOINT_BUCKET_KEY_FILE }, []],
  ])('refuses places for checkpoints that can’t be: %j', (env: Readonly<Record<string, string>>, faults) => {
    expect(faultsOf(env)).toEqual(faults);
  });

  it('never says what a variable holds', () => {
    const secrets = {
      SMS_URL: 'http://:s3cret@gateway.example',
      SMTP_URL: 'mail:s3cret@host',
      MAIL_FROM: 's3cret',
    };
    expect(() => read({ ...secrets, SMS_FROM: '' })).toThrow(/SMS_URL/);
    try {
      read({ ...secrets, SMS_FROM: '' });
    } catch (error) {
      expect(String(error)).not.toContain('s3cret');
    }
  });

  it('knows whose certificates guardians may sign with', () => {
    expect(read({}).signatureRoots).toEqual([]);
    expect(read({ SIGNATURE_ROOTS_FILE: '/roots' }).signatureRoots.map(({ raw }) => raw)).toEqual([
      ROOT.certificate,
    ]);
    expect(faultsOf({ SIGNATURE_ROOTS_FILE: '/bad-roots' })).toEqual(['SIGNATURE_ROOTS_FILE']);
  });
});
