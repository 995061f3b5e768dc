import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import { SmtpTransport, type SmtpOptions } from '../../src/notices/channels/smtp.js';
import type { Carried, Mail, Undelivered } from '../../src/notices/channels/transport.js';
import { selfSigned } from '../support/certificate.js';
import { verifiedFields } from '../support/dkim.js';
import { startMailServer, type MailServer, type MailServerOptions } from '../support/mail-server.js';

const ANNA = 'anna.k@mail.example';
const MAIL: Mail = {
  to: { name: 'Анна Кузнецова', address: ANNA },
  subject: 'Новая оценка в дневнике',
  text: 'Ваня получил 5.\nhttps://journal.example/diary/ivan',
  html: '<p>Ваня получил <b>5</b>.</p>',
  language: 'ru',
};
const CARRIED: Carried = { id: 'n-1', recipientId: 'anna', schoolId: 'gymnasium', kind: 'grade-given' };
/** Longer than this server takes for anything. */
const SHORT_SILENCE_MS = 2_000;
const UNSUBSCRIBE = 'https://journal.example/api/unsubscribe/abc';

describe('mails', () => {
  let certificate: ReturnType<typeof selfSigned>;
  const opened: { close(): Promise<void> }[] = [];

  beforeAll(() => {
    certificate = selfSigned();
  });
  afterEach(async () => {
    for (const each of opened.splice(0).reverse()) await each.close();
  });

  const serve = async (options?: MailServerOptions): Promise<MailServer> => {
    const server = await startMailServer(options);
    opened.push(server);
    return server;
  };
  const transportTo = (url: string, more: Partial<SmtpOptions> = {}): SmtpTransport => {
    const from = 'School Journal <journal@school.example>';
    const transport = new SmtpTransport({ url, from, connections: 1, ...more });
    opened.push(transport);
    return transport;
  };
  /** Why it was not taken over, and whether to try again; neither ever names the recipient. */
  const refusalOf = async (transport: SmtpTransport, mail = MAIL): Promise<string> => {
    const refused = (await transport.send(mail, CARRIED).catch((error: unknown) => error)) as Undelivered;
    expect(refused.name).toBe('Undelivered');
    expect(inspect(refused)).not.toContain('anna');
    return `${refused.code} ${refused.again}`;
  };
  const only = ({ mails }: MailServer) => {
    const [mail] = mails;
    if (!mail || mails.length > 1) throw new Error(`there are ${mails.length} mails`);
    return mail;
  };

  it('arrive as plain text and HTML, say their language and that no person wrote them', async () => {
    const server = await serve();
    expect(await transportTo(server.url).send(MAIL, CARRIED)).toEqual({ providerId: '<n-1@school.example>' });
    const { to, text, html, headers, messageId } = only(server);
    expect(to).toBe(ANNA);
    expect(text).toContain(MAIL.text);
    expect(html).toContain(MAIL.html);
    expect(messageId).toBe('<n-1@school.example>');
    expect(headers).toContain('Content-Language: ru');
    expect(headers).toContain('Auto-Submitted: auto-generated');
    expect(headers).not.toContain('List-Unsubscribe');
  });

  it('bear the same Message-ID at every try', async () => {
    const server = await serve();
    const transport = transportTo(server.url);
    await transport.send(MAIL, CARRIED);
    await transport.send(MAIL, CARRIED);
    expect(new Set(server.mails.map(({ messageId }) => messageId)).size).toBe(1);
    expect(server.mails).toHaveLength(2);
  });

  it('can be ended with one click, where they can be ended', async () => {
    const server = await serve();
    await transportTo(server.url).send({ ...MAIL, unsubscribe: UNSUBSCRIBE }, CARRIED);
    const { headers } = only(server);
    expect(headers).toContain(`List-Unsubscribe: <${UNSUBSCRIBE}>`);
    expect(headers).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  });

  describe('over TLS', () => {
    it('go through STARTTLS where the server offers it', async () => {
      const server = await serve({ tls: certificate });
      await transportTo(server.url, { ca: certificate.cert }).send(MAIL, CARRIED);
      expect(only(server).secure).toBe(true);
    });

    it('go through TLS from the first octet on', async () => {
      const server = await serve({ tls: { ...certificate, implicit: true } });
      await transportTo(server.url, { ca: certificate.cert }).send(MAIL, CARRIED);
      expect(only(server).secure).toBe(true);
    });

    it('wait where TLS is required and not offered', async () => {
      const server = await serve();
      expect(await refusalOf(transportTo(`${server.url}/?tls=required`))).toMatch(/^smtp-\w+ pause$/);
      expect(server.offered()).toBe(0);
    });

    it.each([true, false])('wait where the certificate is not trusted (implicit: %p)', async (implicit) => {
      const server = await serve({ tls: { ...certificate, implicit } });
      expect(await refusalOf(transportTo(server.url))).toMatch(/^smtp-(?:esocket|etls) pause$/);
      expect(server.offered()).toBe(0);
    });
  });

  it('are signed, and the signature covers how to end them', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const server = await serve();
    const transport = transportTo(server.url, {
      dkim: { domain: 'school.example', selector: 's2026', privateKey: pem },
    });
    await transport.send({ ...MAIL, unsubscribe: UNSUBSCRIBE }, CARRIED);
    const { raw, headers } = only(server);
    expect(headers).toMatch(/DKIM-Signature:.* d=school\.example;.* s=s2026;/);
    const key = createPublicKey(privateKey);
    const fields = verifiedFields(raw, key);
    // RFC 8058 §4 wants both of them signed.
    for (const field of ['from', 'subject', 'message-id', 'list-unsubscribe', 'list-unsubscribe-post']) {
      expect(fields).toContain(field);
    }
    expect(() => verifiedFields(raw.replace('abc>', 'abd>'), key)).toThrow('the signature does not hold');
    expect(() => verifiedFields(`${raw}more`, key)).toThrow('the body was changed');
  });

  describe('that are not taken over', () => {
    it.each([
      [550, '5.1.1 no such user', 'smtp-550 never'],
      [550, '5.7.26 not authenticated', 'smtp-550 pause'],
      [450, '4.7.1 greylisted', 'smtp-450 later'],
      [421, '4.3.2 closing', 'smtp-421 pause'],
    ])('are judged by what the server says of the recipient: %d %s', async (code, text, judged) => {
      const server = await serve();
      server.refuseAddress(ANNA, code, `${text}: ${ANNA}`);
      expect(await refusalOf(transportTo(server.url))).toBe(judged);
      expect(server.offered()).toBe(0);
    });

    it('may be tried again where the server refuses their content for now', async () => {
      const server = await serve();
      server.refuse(1);
      const transport = transportTo(server.url);
      expect(await refusalOf(transport)).toBe('smtp-452 later');
      await transport.send(MAIL, CARRIED);
      expect(server.mails).toHaveLength(1);
    });

    it('are given up where the address is none', async () => {
      const server = await serve();
      const nobody = { ...MAIL, to: { name: 'Anna', address: 'anna k@mail<example' } };
      expect(await refusalOf(transportTo(server.url), nobody)).toBe('smtp-501 never');
    });

    it('wait while the server does not let us in', async () => {
      const server = await serve();
      expect(await refusalOf(transportTo(server.url.replace('//', '//school:wrong@')))).toBe(
        'smtp-535 pause',
      );
    });

    it('wait while there is no server', async () => {
      const server = await startMailServer();
      await server.close();
      expect(await refusalOf(transportTo(server.url))).toBe('smtp-esocket pause');
    });

    it('wait where the connection breaks before they are on their way, and go out over the next', async () => {
      const server = await serve();
      server.hangUpAt('recipient');
      const transport = transportTo(server.url);
      expect(await refusalOf(transport)).toMatch(/^smtp-(?:econnection|esocket) pause$/);
      await transport.send(MAIL, CARRIED);
      expect(server.mails).toHaveLength(1);
    });

    it('count as tried where the connection breaks after them', async () => {
      const server = await serve();
      server.hangUpAt('data');
      expect(await refusalOf(transportTo(server.url))).toMatch(/^smtp-(?:econnection|esocket) later$/);
    });

    it('count as tried where nothing is answered after them', async () => {
      const server = await serve();
      server.fallSilentAt('data');
      expect(await refusalOf(transportTo(server.url, { longestSilenceMs: SHORT_SILENCE_MS }))).toBe(
        'smtp-etimedout later',
      );
    });

    it('wait where nothing is answered before them', async () => {
      const server = await serve();
      server.fallSilentAt('recipient');
      expect(await refusalOf(transportTo(server.url, { longestSilenceMs: SHORT_SILENCE_MS }))).toBe(
        'smtp-etimedout pause',
      );
    });
  });
});
