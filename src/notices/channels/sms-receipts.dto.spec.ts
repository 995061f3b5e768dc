import { describe, expect, it } from '@jest/globals';
import 'reflect-metadata';
import { validation } from '../../http/validation.js';
import { receiptsOf, SmsReceipts } from './sms-receipts.dto.js';

const read = async (body: unknown) =>
  receiptsOf((await validation().transform(body, { type: 'body', metatype: SmsReceipts })) as SmsReceipts);

describe("a gateway's receipts", () => {
  it('say what became of each message', async () => {
    const body = {
      receipts: [
        { id: 'a1', status: 'delivered' },
        { id: 'a2', status: 'failed', code: 'absent.subscriber' },
        { id: 'a3', status: 'failed' },
      ],
    };
    expect(await read(body)).toEqual([
      { providerId: 'a1', delivered: true },
      { providerId: 'a2', delivered: false, code: 'http-absent.subscriber' },
      { providerId: 'a3', delivered: false },
    ]);
  });

  it.each([
    [{}, ['receipts']],
    [{ receipts: [] }, ['receipts']],
    [{ receipts: 'a1' }, ['receipts']],
    [
      {
        receipts: [
          { id: '', status: 'gone' },
          { id: 'a', status: 'failed', code: 'no mailbox Anna K.' },
        ],
      },
      ['receipts.0.id', 'receipts.0.status', 'receipts.1.code'],
    ],
    [{ receipts: [{ id: 'a', status: 'failed', text: 'Hello' }] }, ['receipts.0.text']],
    [{ receipts: [null] }, ['receipts.0']],
  ])('name every field at fault: %j', async (body, fields) => {
    const refused = await read(body).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'invalid-input', kind: 'bad-input' });
    expect((refused as { fields: { field: string }[] }).fields.map(({ field }) => field)).toEqual(fields);
  });
});
