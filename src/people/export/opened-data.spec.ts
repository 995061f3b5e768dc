import { describe, expect, test } from '@jest/globals';
import { openedFor } from './opened-data.js';

const sealed = (text: string, of = 'anna') => ({ sealed: text, of, in: 'command' });
const opened = (data: object) =>
  openedFor('anna', data, ({ sealed: text }) => Promise.resolve(text === 'erased' ? undefined : text));

describe('what an event tells the person whom it is about', () => {
  test('is opened wherever it stands, and what was written is told apart', async () => {
    const entries = [
      { value: '5', comment: sealed('Well done') },
      { reason: { code: 'c1', text: sealed('Recounted') } },
    ];
    expect(await opened({ pupilId: 'anna', entries })).toEqual({
      data: {
        pupilId: 'anna',
        entries: [{ value: '5', comment: 'Well done' }, { reason: { code: 'c1', text: 'Recounted' } }],
      },
      texts: ['Well done', 'Recounted'],
    });
  });

  test('has names and contacts as they were sealed', async () => {
    const personal = sealed('{"givenName":"Anna","familyName":"Lee"}');
    expect((await opened({ personal })).data).toEqual({ personal: { givenName: 'Anna', familyName: 'Lee' } });
    expect((await opened({ personal: sealed('erased') })).data).toEqual({ personal: '—' });
  });

  test('names no other pupil, and opens nothing of somebody else', async () => {
    const task = { text: 'Page 4', pupilIds: ['boris', 'anna'] };
    expect((await opened({ task, note: sealed('Ill', 'boris') })).data).toEqual({
      task: { text: 'Page 4', pupilIds: ['anna'] },
      note: '—',
    });
  });

  test('leaves out codes that may still be good, and digests', async () => {
    const data = { channel: 'sms', contact: 'x', contacts: {}, code: sealed('040816'), digest: 'd' };
    expect(await opened(data)).toEqual({ data: { channel: 'sms' }, texts: [] });
    expect((await opened({ code: 'ill' })).data).toEqual({ code: 'ill' });
  });
});
