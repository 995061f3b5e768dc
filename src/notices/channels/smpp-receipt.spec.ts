import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import smpp, { type PduFields } from 'smpp';
import { receiptIn } from './smpp-receipt.js';

const receipt = (fields: PduFields) => receiptIn(new smpp.PDU('deliver_sm', { esm_class: 0x04, ...fields }));
/** As the package reads a text. */
const saying = (message: string) => {
  const pdu = new smpp.PDU('deliver_sm', { esm_class: 0x04 });
  return receiptIn({ ...pdu, short_message: { message } });
};

describe('a delivery receipt', () => {
  it.each([
    [
      'id:0123456789 sub:001 dlvrd:001 submit date:2611281200 done date:2611281201 stat:DELIVRD err:000 text:Hi',
      true,
    ],
    ['id:0123456789 stat:DELIVRD', true],
    ['ID:0123456789 STAT:DELIVRD ERR:0', true],
    ['id:0123456789 stat:EXPIRED err:000 text:', false],
  ])('is read as Appendix B has it: %s', (text, delivered) => {
    expect(saying(text)).toMatchObject({ providerId: '0123456789', delivered });
  });

  it.each([
    ['UNDELIV', '034', 'smpp-undeliv-034'],
    ['REJECTD', '000', 'smpp-rejectd'],
    ['EXPIRED', '0', 'smpp-expired'],
    ['DELETED', 'A1', 'smpp-deleted-a1'],
    ['UNKNOWN', '5', 'smpp-unknown-5'],
  ])('says why by a code: %s %s', (stat, err, code) => {
    expect(saying(`id:a_1 stat:${stat} err:${err} text:Hi`)).toEqual({
      providerId: 'a_1',
      delivered: false,
      code,
    });
  });

  it.each(['ENROUTE', 'ACCEPTD', 'SCHEDULED', ''])('is none while the message is on its way: %p', (stat) => {
    expect(saying(`id:1 stat:${stat} err:000`)).toBeUndefined();
  });

  it('believes the optional parameters before the text', () => {
    expect(receipt({ receipted_message_id: '7f', message_state: 2 })).toEqual({
      providerId: '7f',
      delivered: true,
    });
  });

  it("never takes the message's own text for what became of it", () => {
    expect(saying('id:1 err:000 text: stat:DELIVRD')).toBeUndefined();
  });

  it('is told from what people write', () => {
    const pdu = { ...new smpp.PDU('deliver_sm', {}), short_message: { message: 'id:1 stat:DELIVRD' } };
    expect(receiptIn(pdu)).toBeUndefined();
  });

  it("gives nothing away of the message's own text", () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(saying(`id:9 stat:UNDELIV err:1 text:${text}`)).toEqual({
          providerId: '9',
          delivered: false,
          code: 'smpp-undeliv-1',
        });
      }),
    );
  });

  it('breaks on no text, and makes codes only of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (id, error) => {
        const read = saying(`id:${id} stat:REJECTD err:${error}`);
        expect(read?.code ?? 'smpp-rejectd').toMatch(/^smpp-[a-z]+(?:-[\w.-]{1,8})?$/);
      }),
    );
  });
});
