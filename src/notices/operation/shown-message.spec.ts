import { describe, expect, it } from '@jest/globals';
import type { Suppression } from '../addressed.js';
import { Undelivered } from '../channels/transport.js';
import { toldOfEveryKind } from '../texts/samples.js';
import type { Told } from '../texts/told.js';
import { waiting } from './ledger-entry.examples.js';
import { shownMessage, withoutCodes, type ComposerToShow } from './shown-message.js';

const composer: ComposerToShow = {
  mailOf: () =>
    Promise.resolve({
      message: {
        to: { name: 'Anna Petrova', address: 'anna@families.example' },
        ...{ subject: 'A term grade', text: 'Grade: 5', html: '<p>Grade: 5</p>', language: 'en' },
      },
      dropped: [],
    }),
  smsOf: () =>
    Promise.resolve({ message: { to: '+351912345678', text: 'Grade: 5', language: 'en' }, dropped: [] }),
};
const dropping = (why: Suppression): ComposerToShow => {
  const dropped = () => Promise.resolve({ dropped: [{ entry: waiting, why }] });
  return { mailOf: dropped, smsOf: dropped };
};

describe('the message of a notice', () => {
  it('is shown as it would be written now', async () => {
    expect(await shownMessage(composer, waiting)).toEqual({
      to: 'Anna Petrova <anna@families.example>',
      ...{ subject: 'A term grade', text: 'Grade: 5', html: '<p>Grade: 5</p>' },
    });
    expect(await shownMessage(composer, { ...waiting, channel: 'sms' })).toEqual({
      to: '+351912345678',
      text: 'Grade: 5',
    });
  });

  it.each(['erased', 'withdrawn', 'no-contact', 'expired'] as const)(
    'is gone where it is %s',
    async (why) => {
      for (const channel of ['email', 'sms'] as const) {
        await expect(shownMessage(dropping(why), { ...waiting, channel })).rejects.toMatchObject({
          ...{ code: why, kind: 'gone' },
        });
      }
    },
  );

  it('can be asked for again where what it tells is not read yet', async () => {
    const mailOf = () => Promise.reject(new Undelivered('not-projected-yet', 'later'));
    await expect(shownMessage({ ...composer, mailOf }, waiting)).rejects.toMatchObject({
      ...{ code: 'not-projected-yet', kind: 'unavailable' },
    });
  });
});

describe('what is told to somebody else', () => {
  const telling = async (told: Told | Suppression) =>
    withoutCodes({ of: () => Promise.resolve(told) }).of(waiting);

  it('holds no code', async () => {
    const samples = toldOfEveryKind('en');
    for (const told of [...samples['contact-code'], ...samples['recovery-code']]) {
      const shown = await telling(told);
      expect(JSON.stringify(shown)).not.toContain(told.code);
      expect(shown).toMatchObject({ kind: told.kind, until: told.until });
    }
  });

  it('is the same where there is none', async () => {
    const [remark] = toldOfEveryKind('en').remark;
    expect(await telling(remark)).toEqual(remark);
    expect(await telling('withdrawn')).toBe('withdrawn');
  });
});
