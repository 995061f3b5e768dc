import { describe, expect, it } from '@jest/globals';
import { storeOf } from '../../../test/support/logged-year.js';
import { instantOf, recorded } from '../../../test/support/recorded.js';
import { pageOpened } from '../../journal/page/page.examples.js';
import { DomainError } from '../../eventing/domain-error.js';
import { START } from '../../eventing/position.js';
import { Moments, type AskedMoment } from './moments.js';

// Recorded at 08:03, 08:04 and 08:05.
const log = [3, 4, 5].map((number) => recorded(pageOpened(), number));
const NOW = '2026-11-23T09:00:00.000Z';
const find = (asked: AskedMoment) => new Moments(storeOf(log)).find(asked, NOW);

describe('The moment that is asked for', () => {
  it.each([
    ['2026-11-23T08:04:00Z', '2026-11-23T08:04:00.000Z'],
    ['2026-11-23T08:04Z', '2026-11-23T08:04:00.000Z'],
    ['2026-11-23T11:04:59.999999999+03:00', '2026-11-23T08:04:59.999Z'],
    ['2026-11-23T09:00:00Z', NOW],
  ])('by %s is an instant in UTC, to the millisecond', async (at, instant) => {
    expect((await find({ at })).moment.instant).toBe(instant);
  });

  it('by a position is when its event was recorded', async () => {
    const { moment, head } = await find({ position: '4/4' });
    expect([moment.instant, moment.position]).toEqual([instantOf(4), { commit: 4n, prepare: 4n }]);
    expect(head).toEqual({ commit: 5n, prepare: 5n });
  });

  it.each<[AskedMoment, string]>([
    [{}, 'at is needed where no position is given'],
    [{ at: NOW, position: '4/4' }, 'at goes without the other; position goes without the other'],
    ...['', '2026-11-23', '2026-11-23T08:04:00', '2026-11-23 08:04:00Z', '2026-11-23T08:04:00 03:00'].map(
      (at): [AskedMoment, string] => [
        { at },
        'at must be an instant with its zone, such as 2026-11-23T08:00:00Z',
      ],
    ),
    ...['2026-02-30T08:00:00Z', '2026-11-23T25:00Z', '2026-11-23T08:00:00Z[Europe/Paris]', 'now'].map(
      (at): [AskedMoment, string] => [
        { at },
        'at must be an instant with its zone, such as 2026-11-23T08:00:00Z',
      ],
    ),
    [{ at: '2026-11-23T09:00:00.001Z' }, 'at lies in the future'],
    [{ at: '2026-11-23T08:02:59.999Z' }, 'at lies before anything was recorded'],
    [{ position: '4' }, 'position must have the form commit/prepare'],
    [{ position: '6/6' }, 'position is no position that the journal has come to'],
    [{ position: '2/2' }, 'position lies before anything was recorded'],
    [{ position: '4/3' }, 'position is not the position of an event'],
  ])('by %j is refused, since %s', async (asked, why) => {
    const refused: unknown = await find(asked).catch((error: unknown) => error);
    if (!(refused instanceof DomainError)) throw refused;
    expect([refused.code, refused.kind]).toEqual(['invalid-input', 'bad-input']);
    expect(refused.fields.map(({ field, message }) => `${field} ${message}`).join('; ')).toBe(why);
  });

  it('lies before anything where nothing was ever recorded', async () => {
    const empty = {
      ...storeOf([]),
      lastPosition: () => Promise.resolve(START),
      async *readAll() {},
    };
    const finding = new Moments(empty).find({ at: NOW }, NOW);
    await expect(finding).rejects.toMatchObject({ fields: [{ field: 'at' }] });
  });
});
