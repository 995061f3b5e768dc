import { describe, expect, it } from '@jest/globals';
import type { Entered } from './entries.js';
import { EntryStorage, type Shelf } from './entry-storage.js';
import { PendingEntries, type Sent } from './pending-entries.js';

const shelf = (): Shelf => {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
};

const saved: Sent = { outcome: 'saved', saved: { position: '7/7', gradeId: 'g1' } };
const refused: Sent = { outcome: 'refused', refusal: { code: 'page-closed', message: 'It is closed.' } };
const grade = (pupilId: string): Entered => ({
  ...{ pageId: 'p1', lessonId: 'l1', pupilId, work: 'test' },
  mark: { kind: 'grade', value: '5' },
});

/** A window in which entries are made; the journal answers as told, one answer for each time that it is asked. */
const openWindow = (storage: EntryStorage, ...answers: readonly Sent[]) => {
  const left = [...answers];
  const asked: string[] = [];
  let number = 0;
  let done: () => void = () => undefined;
  const pending = new PendingEntries({
    storage,
    send: ({ key, pupilId }) => {
      asked.push(`${pupilId} ${key}`);
      const answer = left.shift();
      if (answer) return Promise.resolve(answer);
      // No answer ever comes: the window is closed meanwhile.
      done();
      return new Promise<Sent>(() => undefined);
    },
    pause: () => Promise.resolve(),
    newKey: () => `k${(++number).toString()}`,
    now: () => 100,
  });
  return { pending, asked, unanswered: new Promise<void>((resolve) => (done = resolve)) };
};

/** Until whatever was begun without waiting for it is done: each step of it is a microtask. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('entries on their way', () => {
  it('are kept until the journal has answered, and shown until the page has them', async () => {
    const storage = new EntryStorage(shelf(), 'me');
    const { pending } = openWindow(storage, saved);
    pending.add(grade('anna'));
    expect(storage.all()).toMatchObject([{ key: 'k1', attempts: 1 }]);
    await settled();
    expect(storage.all()).toEqual([]);
    expect(pending.all()).toMatchObject([{ key: 'k1', saved: { gradeId: 'g1' } }]);
    pending.shown('p1', () => true);
    expect(pending.all()).toEqual([]);
  });

  it('are sent one after another, each again under its own key until there is an answer', async () => {
    const { pending, asked } = openWindow(
      new EntryStorage(shelf(), 'me'),
      ...([{ outcome: 'again' }, { outcome: 'again' }, saved, saved] as const),
    );
    pending.add(grade('anna'));
    pending.add(grade('boris'));
    await settled();
    expect(asked).toEqual(['anna k1', 'anna k1', 'anna k1', 'boris k2']);
  });

  it('outlive their window, and are sent by the next one under the same keys', async () => {
    const shared = shelf();
    const first = openWindow(new EntryStorage(shared, 'me'));
    first.pending.add(grade('anna'));
    first.pending.add(grade('boris'));
    await first.unanswered;
    const second = openWindow(new EntryStorage(shared, 'me'), saved, saved);
    await second.pending.sendAll();
    expect(second.asked).toEqual(['anna k1', 'boris k2']);
    expect(new EntryStorage(shared, 'me').all()).toEqual([]);
  });

  it('are nobody else’s', () => {
    const shared = shelf();
    openWindow(new EntryStorage(shared, 'me')).pending.add(grade('anna'));
    expect(new EntryStorage(shared, 'other').all()).toEqual([]);
    new EntryStorage(shared, 'other').clear();
    expect(new EntryStorage(shared, 'me').all()).toHaveLength(1);
    new EntryStorage(shared, 'me').clear();
    expect(new EntryStorage(shared, 'me').all()).toEqual([]);
  });

  it('are sent also where the browser keeps nothing', async () => {
    const full: Shelf = {
      ...shelf(),
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    const { pending } = openWindow(new EntryStorage(full, 'me'), saved);
    pending.add(grade('anna'));
    await settled();
    expect(pending.all()).toMatchObject([{ saved: { gradeId: 'g1' } }]);
  });

  it('are forgotten for good when their account signs out, also while one is being sent', async () => {
    const storage = new EntryStorage(shelf(), 'me');
    const { pending, asked } = openWindow(storage, { outcome: 'again' }, saved);
    pending.add(grade('anna'));
    pending.add(grade('boris'));
    pending.forget();
    await settled();
    expect(asked).toHaveLength(1);
    expect([pending.all(), storage.all(), pending.lastOf('p1')]).toEqual([[], [], undefined]);
  });

  it('hold up nothing where they are refused, and stay until they are dropped or sent again', async () => {
    const storage = new EntryStorage(shelf(), 'me');
    const { pending, asked } = openWindow(storage, refused, saved, saved);
    pending.add(grade('anna'));
    pending.add(grade('boris'));
    await settled();
    expect(storage.all()).toMatchObject([{ key: 'k1', refusal: { code: 'page-closed' } }]);
    pending.retry('k1');
    await settled();
    expect(asked).toEqual(['anna k1', 'boris k2', 'anna k1']);
    expect(storage.all()).toEqual([]);
  });

  it('wait where nobody is signed in', async () => {
    const storage = new EntryStorage(shelf(), 'me');
    const { pending, asked } = openWindow(storage, { outcome: 'stop' });
    pending.add(grade('anna'));
    await settled();
    expect(asked).toHaveLength(1);
    expect(storage.all()).toMatchObject([{ key: 'k1' }]);
  });

  it('can be undone, the last one first, with what became of them', async () => {
    const { pending } = openWindow(new EntryStorage(shelf(), 'me'), saved, refused);
    pending.add(grade('anna'));
    pending.add(grade('boris'));
    await settled();
    expect(pending.lastOf('p1')).toMatchObject({ pupilId: 'boris', refusal: { code: 'page-closed' } });
    pending.drop('k2');
    pending.shown('p1', () => true);
    expect(pending.lastOf('p1')).toMatchObject({ pupilId: 'anna', saved: { gradeId: 'g1' } });
    pending.forgetUndo(({ key }) => key === 'k1');
    expect(pending.lastOf('p1')).toBeUndefined();
    expect(pending.lastOf('p2')).toBeUndefined();
  });

  it('are undone in one order with what was corrected, which comes back where it could not be undone', async () => {
    const { pending } = openWindow(new EntryStorage(shelf(), 'me'), saved);
    pending.add(grade('anna'));
    await settled();
    const correction = { gradeId: 'g1', from: '5', to: '4' };
    pending.remember({ pageId: 'p1', lessonId: 'l1', pupilId: 'anna', correction });
    const last = pending.lastOf('p1');
    expect(last).toMatchObject({ key: 'k2', correction });
    pending.forgetUndo(({ key }) => key === 'k2');
    expect(pending.lastOf('p1')).toMatchObject({ key: 'k1' });
    if (last) pending.remember(last);
    expect(pending.steps().map(({ key }) => key)).toEqual(['k1', 'k2']);
  });

  it('are not undone where the journal had them from somebody else', async () => {
    const { pending } = openWindow(new EntryStorage(shelf(), 'me'), {
      outcome: 'saved',
      saved: { position: '7/7' },
    });
    pending.add(grade('anna'));
    await settled();
    expect(pending.lastOf('p1')).toBeUndefined();
  });
});
