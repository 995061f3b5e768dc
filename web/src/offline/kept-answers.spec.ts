import { describe, expect, it } from '@jest/globals';
import { KeptAnswers, type Shelves } from './kept-answers.js';

/** A browser's storage, with what lies in it. */
const browser = () => {
  const shelves = new Map<string, Map<string, Response>>();
  const open = (name: string) => {
    const kept = shelves.get(name) ?? new Map<string, Response>();
    shelves.set(name, kept);
    return Promise.resolve({
      put: (path: string, response: Response) => Promise.resolve(void kept.set(path, response)),
      match: (path: string) => Promise.resolve(kept.get(path)?.clone()),
      delete: (path: string) => Promise.resolve(kept.delete(path)),
      keys: () => Promise.resolve([...kept.keys()]),
    } as unknown as Cache);
  };
  const caches: Shelves = { open, delete: (name) => Promise.resolve(shelves.delete(name)) };
  return { caches, paths: () => [...shelves.values()].flatMap((kept) => [...kept.keys()]), shelves };
};

const keyOf = (byte: number) => Buffer.alloc(32, byte).toString('base64url');
const inSession = (key: string) => () => `theme=dark; journal_kept=${key}`;
const week = { pupil: { name: 'Anna' } };

describe('what is kept for reading without a connection', () => {
  it('is there with its time, and in no words that anybody reads', async () => {
    const { caches, shelves } = browser();
    const kept = new KeptAnswers(caches, inSession(keyOf(1)), () => 100);
    await kept.keep('/week', week);
    expect(await kept.find('/week')).toEqual({ answer: week, at: 100 });
    expect(await kept.find('/other')).toBeUndefined();
    const [shelf] = shelves.values();
    const bytes = await shelf?.get('/week')?.clone().arrayBuffer();
    expect(Buffer.from(bytes ?? new ArrayBuffer(0)).toString('latin1')).not.toContain('Anna');
  });

  it('is nobody’s in another session, and goes', async () => {
    const { caches, paths } = browser();
    await new KeptAnswers(caches, inSession(keyOf(1)), () => 100).keep('/week', week);
    expect(await new KeptAnswers(caches, inSession(keyOf(2)), () => 200).find('/week')).toBeUndefined();
    expect(paths()).toEqual([]);
  });

  it('is not kept and goes where no session is', async () => {
    const { caches, paths } = browser();
    await new KeptAnswers(caches, inSession(keyOf(1)), () => 100).keep('/week', week);
    const without = new KeptAnswers(
      caches,
      () => '',
      () => 200,
    );
    expect(await without.find('/week')).toBeUndefined();
    await without.keep('/week', week);
    expect(paths()).toEqual([]);
  });

  it('is not what one place has in another one', async () => {
    const { caches, shelves } = browser();
    const kept = new KeptAnswers(caches, inSession(keyOf(1)), () => 100);
    await kept.keep('/week', week);
    const [shelf] = shelves.values();
    const response = shelf?.get('/week');
    if (shelf && response) shelf.set('/other', response);
    expect(await kept.find('/other')).toBeUndefined();
  });

  it('is not kept where the session ended while it was sealed', async () => {
    const { caches, paths } = browser();
    let cookies = inSession(keyOf(1))();
    const kept = new KeptAnswers(
      caches,
      () => cookies,
      () => 100,
    );
    const keeping = kept.keep('/week', week);
    cookies = '';
    await keeping;
    expect(paths()).toEqual([]);
  });

  it('is what was seen last', async () => {
    const { caches, paths } = browser();
    const kept = new KeptAnswers(caches, inSession(keyOf(1)), () => 100);
    for (let number = 0; number < 25; number++) await kept.keep(`/week/${number.toString()}`, week);
    await kept.keep('/week/2', week);
    await kept.keep('/week/25', week);
    expect(paths()).toHaveLength(24);
    expect(paths()).toContain('/week/2');
    expect(paths()).not.toContain('/week/1');
  });

  it('is forgotten at once when somebody signs out', async () => {
    const { caches, paths } = browser();
    const kept = new KeptAnswers(caches, inSession(keyOf(1)), () => 100);
    await kept.keep('/week', week);
    await kept.forget();
    expect(paths()).toEqual([]);
  });
});
