import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyFrom, LOG_KEY } from '../../../../test/support/memory-transparency-log.js';
import { aLog, gradeProof, pageProof } from '../proof.examples.js';
import { zipProof } from '../proof-zip.js';
import { verifyCommand } from './command.js';
import { en } from './en.js';
import { ru } from './ru.js';

let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proofs-'));
  const log = aLog();
  await writeFile(at('kept.txt'), await log.checkpoint());
  log.publish();
  const page = await pageProof(log);
  await writeFile(at('page.zip'), await zipProof(page));
  await writeFile(at('grade.zip'), await zipProof(await gradeProof(log)));
  await writeFile(at('forged.zip'), await zipProof({ ...page, 'hashes.jsonl': '' }));
  const stream = 'journalPage-\u001b[2Jx';
  const line = JSON.stringify({ stream, tag: Buffer.alloc(32).toString('base64'), disclosed: 'whole' });
  await writeFile(at('escape.zip'), await zipProof({ ...page, 'streams.jsonl': `${line}\n` }));
  await writeFile(at('policy.txt'), `log ${LOG_KEY.vkey}\nquorum none\n`);
});
afterAll(() => rm(folder, { recursive: true }));

const run = (...args: readonly string[]) => {
  let [out, error] = ['', ''];
  const code = verifyCommand(args, { out: (text) => (out += text), error: (text) => (error += text) });
  return { code, out, error };
};

describe('the verifier at the command line', () => {
  it('says what is proven and what is not, and ends with 0', () => {
    const { code, out, error } = run(at('page.zip'), '--key', LOG_KEY.vkey, '--checkpoint', at('kept.txt'));
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toMatch(
      /^What it is about: the class 7b in the term q2\.\n\nPROVEN\n {2}\+ The checkpoint of 275 leaves/,
    );
    expect(out).toContain('journalPage-7b.math.q2: whole. The log has 10 events of it');
    expect(out).toContain('The log begins with all 40 leaves of the checkpoint that you hold');
    expect(out).toContain('\nNOT PROVEN\n');
    expect(out).toMatch(/\nEverything that was checked holds\.\n$/);
    expect(out).not.toContain('WRONG');
  });

  it('says so where the key is only the bundle’s own word', () => {
    expect(run(at('page.zip')).out).toContain('it is only the bundle’s own word');
    expect(run(at('page.zip'), '--policy', at('policy.txt')).out).not.toContain('own word');
  });

  it('says what is wrong at first, and ends with 1', () => {
    const { code, out } = run(at('forged.zip'), '--key', LOG_KEY.vkey);
    expect(code).toBe(1);
    expect(out).toMatch(/\n\nWRONG\n {2}! The hash 0 of level 0 is missing\./);
    expect(out).toMatch(/\nThe bundle does not hold: 1 thing is wrong\.\n$/);
  });

  it('answers in Russian', () => {
    const { out } = run(at('grade.zip'), '--language', 'ru', '--key', LOG_KEY.vkey);
    expect(out).toContain('\nДОКАЗАНО\n');
    expect(out).toContain('до контрольной точки в логе 10 событий; здесь из них 4');
    expect(out).not.toMatch(/PROVEN|undefined|\[object/);
  });

  it('answers as JSON, with the code of each sentence', () => {
    const { out, code } = run(at('forged.zip'), '--json', '--key', LOG_KEY.vkey);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      holds: false,
      scope: { kind: 'class' },
      statements: expect.arrayContaining([
        {
          mark: 'wrong',
          code: 'missingHash',
          about: { level: 0, index: 0 },
          sentence: 'The hash 0 of level 0 is missing.',
        },
      ]) as unknown,
    });
  });

  it('ends with 2 where it can’t check', () => {
    const unreadable = [
      [],
      [at('page.zip'), 'other.zip'],
      [at('page.zip'), '--nonsense'],
      [at('page.zip'), '--language', 'de'],
      [at('page.zip'), '--policy', at('policy.txt'), '--key', LOG_KEY.vkey],
      [at('none.zip')],
      [at('page.zip'), '--key', 'nonsense'],
      [at('page.zip'), '--policy', at('kept.txt')],
      [at('page.zip'), '--checkpoint', at('none.txt')],
    ];
    for (const args of unreadable) {
      const { code, out, error } = run(...args);
      expect({ args, code, out }).toEqual({ args, code: 2, out: '' });
      expect(error).not.toBe('');
    }
  });

  it('is not believed with another key', () => {
    const { code, out } = run(at('page.zip'), '--key', keyFrom('log', 'journal.example/log', 3).vkey);
    expect(code).toBe(1);
    expect(out).toContain('checkpoint.txt bears no signature with a key of the log.');
  });

  it('lets no bundle steer a terminal', () => {
    const { out } = run(at('escape.zip'), '--key', LOG_KEY.vkey);
    expect(out).toContain('journalPage-\ufffd[2Jx');
    expect(out).not.toContain('\u001b');
  });
});

describe('the sentences', () => {
  /** Whatever a sentence is about. */
  const about = new Proxy({}, { get: () => 7 }) as never;

  it.each([
    ['English', en],
    ['Russian', ru],
  ])('are all there in %s, and say what they are about', (_, words) => {
    for (const mark of ['proven', 'unproven', 'wrong'] as const) {
      const sentences: Readonly<Record<string, (about: never) => string>> = words[mark];
      for (const sentence of Object.values(sentences)) {
        expect(sentence(about)).toMatch(/^\S.{5,}\S$/su);
        expect(sentence(about)).not.toMatch(/undefined|\[object|NaN/);
      }
    }
  });
});
