import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { inspect } from 'node:util';
import smpp, { type PduFields } from 'smpp';
import { SmppTransport, type SmppOptions } from '../../src/notices/channels/smpp.js';
import { smsTransport } from '../../src/notices/channels/sms-transport.js';
import type { Carried, Receipt, Sms, Undelivered } from '../../src/notices/channels/transport.js';
import { selfSigned } from '../support/certificate.js';
import { startSmsServer, type SmsServer } from '../support/sms-server.js';
import { until } from '../support/until.js';

const ANNA = '+351912345678';
const SHORT: Sms = { to: ANNA, text: 'Ivan: 5 [Maths] for 3€', language: 'en' };
/** Two parts in Russian. */
const LONG: Sms = { to: ANNA, text: 'Ваня получил 5 по математике. '.repeat(4), language: 'ru' };
const carried = (id = 'n-1'): Carried => ({
  id,
  recipientId: 'anna',
  schoolId: 'gymnasium',
  kind: 'grade-given',
});
const status = (name: string): number => {
  const code = smpp.errors[name];
  if (code === undefined) throw new Error(`there is no status ${name}`);
  return code;
};
/** esm_class of a delivery receipt. */
const RECEIPT = 0x04;

describe('short messages', () => {
  let server: SmsServer;
  let receipts: Receipt[];
  let transport: SmppTransport | undefined;

  beforeEach(async () => {
    server = await startSmsServer();
    receipts = [];
  });
  afterEach(async () => {
    await transport?.close();
    transport = undefined;
    await server.close();
  });

  const bind = (more: Partial<SmppOptions> = {}): SmppTransport => {
    transport = new SmppTransport({
      url: server.url,
      from: 'School',
      onReceipt: (receipt) => {
        receipts.push(receipt);
        return Promise.resolve();
      },
      firstPauseMs: 1,
      longestPauseMs: 1,
      ...more,
    });
    return transport;
  };
  /** Why it was not taken over, and whether to try again; neither ever names the recipient. */
  const judged = async (sending: Promise<unknown>): Promise<string> => {
    const refused = (await sending.catch((error: unknown) => error)) as Undelivered;
    expect(refused.name).toBe('Undelivered');
    expect(inspect(refused)).not.toContain('912345678');
    return `${refused.code} ${refused.again}`;
  };
  /** Says something to the school; the status of the answer. */
  const deliver = async (fields: PduFields): Promise<number> =>
    (await server.ask('deliver_sm', fields)).command_status;
  const receiptOf = (id: string, stat: string, err = '000') =>
    deliver({
      esm_class: RECEIPT,
      short_message: Buffer.from(
        `id:${id} sub:001 dlvrd:001 submit date:2611281200 done date:2611281201 stat:${stat} err:${err} text:id:x`,
      ),
    });

  it('arrive as they were written, from the sender that is agreed', async () => {
    expect(await bind().send(SHORT, carried())).toEqual({ providerId: 'm_1' });
    expect(server.messages()).toEqual([
      { from: 'School', to: '351912345678', text: SHORT.text, ids: ['m_1'] },
    ]);
    expect(server.parts[0]?.pdu).toMatchObject({
      source_addr_ton: 5,
      dest_addr_ton: 1,
      dest_addr_npi: 1,
      data_coding: 0,
      esm_class: 0,
      registered_delivery: 1,
    });
  });

  it('take the way that the address stands for', async () => {
    const onReceipt = () => Promise.resolve();
    const gateway = { url: 'https://gateway.example/', from: 'School', token: undefined };
    expect(smsTransport(gateway, onReceipt).name).toBe('sms-gateway');
    const toSmsc = smsTransport({ ...gateway, url: server.url }, onReceipt);
    await toSmsc.send(SHORT, carried());
    await toSmsc.close();
    expect(server.messages()).toHaveLength(1);
  });

  it('are put together from their parts, whatever else is under way', async () => {
    const to = bind();
    const english: Sms = { to: ANNA, text: `${'{Ivan} has 5. '.repeat(20)}€`, language: 'en' };
    await Promise.all([to.send(LONG, carried('n-1')), to.send(english, carried('n-2'))]);
    const texts = server.messages().map(({ text }) => text);
    expect(texts.sort()).toEqual([LONG.text, english.text].sort());
    expect(server.parts.map(({ pdu }) => pdu.data_coding).sort()).toEqual([0, 0, 0, 8, 8]);
  });

  it('take the place of what an earlier try left on the phone', async () => {
    server.answerNext('take and hang up');
    const to = bind();
    expect(await judged(to.send(LONG, carried()))).toBe('smpp-dropped later');
    await until(() => server.binds() === 2);
    await to.send(LONG, carried());
    const references = server.parts.map(({ pdu }) => pdu.short_message?.udh?.[0]?.[2]);
    expect(new Set(references).size).toBe(1);
    expect(references).toHaveLength(3);
  });

  it.each([
    ['ESME_RTHROTTLED', 'smpp-throttled pause'],
    ['ESME_RMSGQFUL', 'smpp-msgqful pause'],
    ['ESME_RINVDSTADR', 'smpp-invdstadr never'],
    ['ESME_RSUBMITFAIL', 'smpp-submitfail later'],
    ['ESME_RINVSRCADR', 'smpp-invsrcadr pause'],
  ])('are judged by the status that they are refused with: %s', async (name, verdict) => {
    server.answerNext({ status: status(name) });
    const to = bind();
    expect(await judged(to.send(SHORT, carried()))).toBe(verdict);
    await to.send(SHORT, carried());
    expect(server.messages()).toHaveLength(1);
  });

  it('count as tried where no answer comes, and the late answer does no harm', async () => {
    server.answerNext('hold');
    const to = bind({ answerMs: 1_000 });
    expect(await judged(to.send(SHORT, carried()))).toBe('smpp-no-answer later');
    server.release();
    expect(await to.send(SHORT, carried('n-2'))).toEqual({ providerId: 'm_2' });
  });

  it('go out over the next connection when one was lost', async () => {
    const to = bind();
    server.answerNext('hang up');
    expect(await judged(to.send(SHORT, carried()))).toBe('smpp-dropped later');
    await until(() => server.binds() === 2);
    await to.send(SHORT, carried());
    expect(server.messages()).toHaveLength(1);
  });

  it('leave no more than agreed without an answer at a time', async () => {
    server.answerNext('hold', 'hold', 'hold');
    const to = bind({ window: 2 });
    const sending = ['n-1', 'n-2', 'n-3'].map((id) => to.send(SHORT, carried(id)));
    await until(() => server.held() >= 2);
    // The third would have come with the others: an answer to what is asked after it shows that it was not sent.
    await receiptOf('unknown', 'DELIVRD');
    expect(server.held()).toBe(2);
    server.release();
    await until(() => server.held() === 1);
    server.release();
    await Promise.all(sending);
  });

  describe('wait', () => {
    it('while the bind is refused, without trying in vain', async () => {
      server.refuseBinds(1, status('ESME_RINVPASWD'));
      const to = bind({ firstPauseMs: 60_000, longestPauseMs: 60_000, random: () => 1, now: () => 0 });
      expect(await judged(to.send(SHORT, carried()))).toBe('smpp-invpaswd pause');
      const held = (await to.send(SHORT, carried()).catch((error: unknown) => error)) as Undelivered;
      expect(held).toMatchObject({ code: 'smpp-invpaswd', again: 'pause', pauseMs: 60_000 });
      expect(server.binds()).toBe(0);
    });

    it('while the bind is not answered', async () => {
      server.refuseBinds(1, 'be silent');
      expect(await judged(bind({ answerMs: 1_000, firstPauseMs: 60_000 }).send(SHORT, carried()))).toBe(
        'smpp-no-answer pause',
      );
    });

    it('until a later bind is accepted', async () => {
      server.refuseBinds(3, status('ESME_RBINDFAIL'));
      const to = bind();
      await until(() => server.binds() === 1);
      await to.send(SHORT, carried());
      expect(server.messages()).toHaveLength(1);
    });

    it('while there is no server', async () => {
      const { url } = server;
      await server.close();
      expect(await judged(bind({ url, firstPauseMs: 60_000 }).send(SHORT, carried()))).toBe(
        'smpp-econnrefused pause',
      );
      server = await startSmsServer();
    });

    it('no longer than at first when a connection is lost that had been of use', async () => {
      server.refuseBinds(2, status('ESME_RBINDFAIL'));
      const to = bind({ firstPauseMs: 50, longestPauseMs: 60_000, random: () => 1, now: () => 0 });
      await until(() => server.binds() === 1);
      await to.send(SHORT, carried());
      let pauseMs: number | undefined;
      await until(async () => {
        server.hangUp();
        const refused: unknown = await to.send(SHORT, carried()).catch((error: unknown) => error);
        pauseMs = (refused as Partial<Undelivered>).pauseMs;
        return pauseMs !== undefined;
      });
      expect(pauseMs).toBe(50);
    });

    it('for another connection where the server is there no more', async () => {
      const to = bind({ enquireEveryMs: 20, answerMs: 1_000 });
      await to.send(SHORT, carried());
      server.beDeaf(true);
      await until(() => server.binds() === 2);
      server.beDeaf(false);
      await to.send(SHORT, carried('n-2'));
      expect(server.messages()).toHaveLength(2);
    });
  });

  describe('over TLS', () => {
    it('go to a server whose certificate is trusted, and to no other', async () => {
      const certificate = selfSigned();
      const secure = await startSmsServer(certificate);
      try {
        await bind({ url: secure.url, ca: certificate.cert }).send(SHORT, carried());
        await transport?.close();
        expect(secure.messages()).toHaveLength(1);
        expect(await judged(bind({ url: secure.url }).send(SHORT, carried()))).toBe(
          'smpp-depth_zero_self_signed_cert pause',
        );
        expect(secure.binds()).toBe(1);
      } finally {
        await transport?.close();
        await secure.close();
      }
    });
  });

  describe('are told of', () => {
    it('when they are delivered', async () => {
      const { providerId } = await bind().send(SHORT, carried());
      expect(await receiptOf('m_1', 'DELIVRD')).toBe(0);
      expect(receipts).toEqual([{ providerId, delivered: true }]);
    });

    it('when they are not, with the code of the network', async () => {
      await bind().send(SHORT, carried());
      expect(await receiptOf('m_1', 'UNDELIV', '034')).toBe(0);
      expect(receipts).toEqual([{ providerId: 'm_1', delivered: false, code: 'smpp-undeliv-034' }]);
    });

    it('by the optional parameters, where the server uses them', async () => {
      await bind().send(SHORT, carried());
      expect(await deliver({ receipted_message_id: 'm_1', message_state: 3 })).toBe(0);
      expect(receipts).toEqual([{ providerId: 'm_1', delivered: false, code: 'smpp-expired' }]);
    });

    it('once, when all of their parts are delivered', async () => {
      const { providerId } = await bind().send(LONG, carried());
      expect(providerId).toBe('m_1,m_2');
      expect(await receiptOf('m_2', 'DELIVRD')).toBe(0);
      expect(receipts).toEqual([]);
      expect(await receiptOf('m_1', 'DELIVRD')).toBe(0);
      expect(receipts).toEqual([{ providerId, delivered: true }]);
    });

    it('as not delivered, when one of their parts is not', async () => {
      const { providerId } = await bind().send(LONG, carried());
      await receiptOf('m_2', 'DELIVRD');
      await receiptOf('m_1', 'REJECTD');
      expect(receipts).toEqual([{ providerId, delivered: false, code: 'smpp-rejectd' }]);
    });

    it('only once all of their parts are taken over, and not where one was refused', async () => {
      server.answerNext('take', 'hold');
      const to = bind();
      const sending = to.send(LONG, carried());
      await until(() => server.held() === 1);
      expect(await receiptOf('m_1', 'UNDELIV')).toBe(status('ESME_RX_T_APPN'));
      server.release();
      await sending;
      server.answerNext('take', { status: status('ESME_RSUBMITFAIL') });
      expect(await judged(to.send(LONG, carried('n-2')))).toBe('smpp-submitfail later');
      expect(await receiptOf('m_3', 'DELIVRD')).toBe(0);
      expect(receipts).toEqual([]);
    });

    it('again, until it was heard', async () => {
      let deaf = true;
      const heard: Receipt[] = [];
      await bind({
        onReceipt: (receipt) => {
          if (deaf) return Promise.reject(new Error('the ledger is away'));
          heard.push(receipt);
          return Promise.resolve();
        },
      }).send(LONG, carried());
      await receiptOf('m_1', 'DELIVRD');
      expect(await receiptOf('m_2', 'DELIVRD')).toBe(status('ESME_RX_T_APPN'));
      deaf = false;
      expect(await receiptOf('m_2', 'DELIVRD')).toBe(0);
      expect(heard).toHaveLength(1);
    });

    it('not while they are on their way, nor by what people write back', async () => {
      await bind().send(SHORT, carried());
      expect(await receiptOf('m_1', 'ACCEPTD')).toBe(0);
      expect(await deliver({ short_message: Buffer.from('id:m_1 stat:DELIVRD') })).toBe(0);
      expect(receipts).toEqual([]);
    });
  });

  it('keep a connection on which the server asks, and take another when it unbinds', async () => {
    const to = bind();
    await to.send(SHORT, carried());
    expect(await server.ask('enquire_link')).toMatchObject({
      command: 'enquire_link_resp',
      command_status: 0,
    });
    expect(await server.ask('unbind')).toMatchObject({ command: 'unbind_resp', command_status: 0 });
    await until(() => server.binds() === 2);
    await to.send(SHORT, carried());
    expect(server.messages()).toHaveLength(2);
  });

  it('end with the connection: it unbinds and binds no more', async () => {
    const to = bind();
    await to.send(SHORT, carried());
    await to.close();
    expect(await judged(to.send(SHORT, carried()))).toBe('smpp-closed pause');
    await until(() => server.bound() === 0);
    expect(server.binds()).toBe(1);
  });
});
