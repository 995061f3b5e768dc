import { describe, expect, it } from '@jest/globals';
import type { Words } from '../waiting/words.js';
import { isEntry, type ToEnter } from './entries.js';
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
const grade = (pupilId: string): ToEnter => ({
  ...{ pageId: 'p1', lessonId: 'l1', pupilId, work: 'test' },
  mark: { kind: 'grade', value: '5' },
});

const topic = (text: string): Words => ({
  ...{ kind: 'topic', date: '2026-11-23', number: 2, from: '', topic: text, isPlanned: false },
});
const written = (text: string) => ({ pageId: 'p1', lessonId: 'l1', words: topic(text) });

/** Sealed for whoever has the same secret. */
const sealedBy = (secret: string | null) => ({
  seal: (words: Words, key: string) =>
    Promise.resolve(
      secret === null
        ? undefined
        : Buffer.from(`${secret} ${key} ${JSON.stringify(words)}`).toString('base64'),
    ),
  open: (sealed: string, key: string) => {
    const [by, at, ...words] = Buffer.from(sealed, 'base64').toString().split(' ');
    return Promise.resolve(by === secret && at === key ? (JSON.parse(words.join(' ')) as Words) : undefined);
  },
});

/** A window in which entries are made; the journal answers as told, one answer for each time that it is asked. */
const openWindow = (storage: EntryStorage, ...answers: readonly Sent[]) =>
  openWindowWith({ storage }, ...answers);

interface Browser {
  readonly storage: EntryStorage;
  /** None where it can seal nothing. */
  readonly secret?: string | null;
  /** Begins the keys that are made in it. */
  readonly name?: string;
  readonly alone?: <Done>(work: () => Promise<Done>) => Promise<Done>;
}

const openWindowWith = (
  { storage, secret = 'key', name = 'k', alone = (work) => work() }: Browser,
  ...answers: readonly Sent[]
) => {
  const left = [...answers];
  const asked: string[] = [];
  let number = 0;
  let done: () => void = () => undefined;
  const pending = new PendingEntries({
    storage,
    ...sealedBy(secret),
    alone,
    sendNow: (words, { key }) => {
      asked.push(`${words.kind} ${key}`);
      const answer = left.shift();
      return answer?.outcome === 'refused'
        ? Promise.reject(new Error(answer.refusal.code))
        : Promise.resolve(answer?.outcome === 'saved');
    },
    send: (item) => {
      asked.push(`${isEntry(item) ? item.pupilId : (item.words?.kind ?? 'unopened')} ${item.key}`);
      const answer = left.shift();
      if (answer) return Promise.resolve(answer);
      // No answer ever comes: the window is closed meanwhile.
      done();
      return new Promise<Sent>(() => undefined);
    },
    pause: () => Promise.resolve(),
    newKey: () => `${name}${(++number).toString()}`,
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

describe('words', () => {
  it('are written at once where the journal answers, or refused to whoever waits for that', async () => {
    const storage = new EntryStorage(shelf(), 'me');
    const { pending } = openWindow(storage, saved, refused);
    expect(await pending.write(written('Fractions'))).toBe('saved');
    await expect(pending.write(written('Decimals'))).rejects.toThrow('page-closed');
    expect([pending.all(), storage.all()]).toEqual([[], []]);
  });

  it('wait sealed where no answer comes, and are sent again under their key by the next window', async () => {
    const shared = shelf();
    const first = openWindow(new EntryStorage(shared, 'me'), { outcome: 'again' });
    expect(await first.pending.write(written('Fractions'))).toBe('waiting');
    expect(first.asked).toEqual(['topic k1', 'topic k1']);
    const kept = Array.from({ length: shared.length }, (_, at) => shared.getItem(shared.key(at) ?? ''));
    expect(kept).toHaveLength(1);
    expect(kept.join()).not.toContain('Fractions');
    const second = openWindow(new EntryStorage(shared, 'me'), saved);
    await settled();
    expect(second.pending.all()).toMatchObject([{ words: { topic: 'Fractions' } }]);
    await second.pending.sendAll();
    expect(second.asked).toEqual(['topic k1']);
    expect(new EntryStorage(shared, 'me').all()).toEqual([]);
  });

  it('wait behind whatever was entered before them', async () => {
    const { pending, asked } = openWindow(
      new EntryStorage(shelf(), 'me'),
      { outcome: 'again' },
      saved,
      saved,
    );
    pending.add(grade('anna'));
    expect(await pending.write(written('Fractions'))).toBe('waiting');
    await settled();
    expect(asked).toEqual(['anna k1', 'anna k1', 'topic k2']);
  });

  it('say nothing to whoever has another key', async () => {
    const shared = shelf();
    await openWindow(new EntryStorage(shared, 'me'), { outcome: 'again' }).pending.write(
      written('Fractions'),
    );
    const other = openWindowWith({ storage: new EntryStorage(shared, 'me'), secret: 'other' });
    await settled();
    expect(other.pending.all()[0]).not.toHaveProperty('words');
  });

  it('wait in their window alone where the browser can seal nothing', async () => {
    const storage = new EntryStorage(shelf(), 'me');
    const { pending } = openWindowWith({ storage, secret: null }, { outcome: 'again' });
    expect(await pending.write(written('Fractions'))).toBe('waiting');
    expect(pending.all()).toHaveLength(1);
    expect(storage.all()).toEqual([]);
    pending.lookAgain();
    expect(pending.all()).toMatchObject([{ words: { topic: 'Fractions' } }]);
  });

  it('are let wait anew where they were refused for what came before them', async () => {
    const storage = new EntryStorage(shelf(), 'me');
    const { pending, asked } = openWindow(storage, { outcome: 'again' }, refused, saved);
    await pending.write(written('Fractions'));
    await settled();
    const [first] = pending.all();
    if (!first || isEntry(first)) throw new Error('No words wait');
    expect(first.refusal?.code).toBe('page-closed');
    await pending.writeInstead(first, topic('Decimals'));
    await settled();
    expect(asked).toEqual(['topic k1', 'topic k1', 'topic k2']);
    expect(pending.all()).toMatchObject([{ key: 'k2', words: { topic: 'Decimals' }, saved: {} }]);
  });
});

describe('two windows', () => {
  /** The lock that the windows of one browser share. */
  const lock = () => {
    let last: Promise<unknown> = Promise.resolve();
    return <Done>(work: () => Promise<Done>): Promise<Done> => {
      const mine = last.then(work);
      last = mine;
      return mine;
    };
  };

  it('send each thing once, though both have it', async () => {
    const [shared, alone] = [shelf(), lock()];
    const windowNamed = (name: string) =>
      openWindowWith({ storage: new EntryStorage(shared, 'me'), name, alone }, saved, saved, saved);
    const earlier = openWindow(new EntryStorage(shared, 'me'), { outcome: 'stop' });
    earlier.pending.add(grade('anna'));
    earlier.pending.add(grade('boris'));
    await settled();
    const [one, two] = [windowNamed('a'), windowNamed('b')] as const;
    one.pending.add(grade('vera'));
    two.pending.lookAgain();
    await Promise.all([one.pending.sendAll(), two.pending.sendAll()]);
    await settled();
    const asked = [...one.asked, ...two.asked].sort();
    expect(asked).toEqual(['anna k1', 'boris k2', 'vera a1']);
    expect(new EntryStorage(shared, 'me').all()).toEqual([]);
  });

  it('see what the other one entered, and that it is saved', async () => {
    const storage = new EntryStorage(shelf(), 'me');
    const [one, two] = [
      openWindowWith({ storage, name: 'a' }, { outcome: 'stop' }),
      openWindow(storage, saved),
    ];
    one.pending.add(grade('anna'));
    await settled();
    two.pending.lookAgain();
    expect(two.pending.all()).toMatchObject([{ key: 'a1' }]);
    await settled();
    one.pending.lookAgain();
    expect(one.pending.all()).toMatchObject([{ key: 'a1', saved: { position: undefined } }]);
  });
});
