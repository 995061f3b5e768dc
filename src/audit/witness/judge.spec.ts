import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { testKey, TestLog } from '../../../test/support/test-log.js';
import { parseCheckpoint, textOfHead, type Checkpoint } from '../transparency/checkpoint.js';
import { formatNote } from '../transparency/signed-note.js';
import { judge, type Verdict } from './judge.js';

const log = new TestLog().grow(20);
const keys = [log.key];
const stranger = testKey('log', 'stranger.example/log');

/** The verdict on a tree of a log, where another size was cosigned. */
const judged = (
  checkpoint: Checkpoint,
  { cosigned = 0, from = cosigned, of = log }: { cosigned?: number; from?: number; of?: TestLog } = {},
): Verdict =>
  judge(
    { oldSize: from, proof: from <= checkpoint.size ? of.prove(from, checkpoint.size) : [], checkpoint },
    keys,
    cosigned === 0 ? undefined : log.checkpoint(cosigned),
  );
const unproven = { status: 422, inconsistency: 'unproven' };
const fork = { status: 422, inconsistency: 'fork' };

describe('a witness', () => {
  it('cosigns every tree that has only grown', () => {
    fc.assert(
      fc.property(fc.nat({ max: 20 }), fc.nat({ max: 20 }), (cosigned, more) => {
        const size = Math.min(20, cosigned + more);
        expect(judged(log.checkpoint(size), { cosigned }).status).toBe(200);
      }),
    );
  });

  it('cosigns none that has not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.nat({ max: 19 }),
        fc.nat({ max: 20 }),
        (cosigned, forkedAt, more) => {
          fc.pre(forkedAt < cosigned);
          const other = log.forkedAt(forkedAt, cosigned - forkedAt + more);
          const expected = more === 0 ? fork : unproven;
          expect(judged(other.checkpoint(), { cosigned, of: other })).toEqual(expected);
        },
      ),
    );
  });

  it('tells the size that it has cosigned where another is thought', () => {
    expect(judged(log.checkpoint(9), { cosigned: 5, from: 0 })).toEqual({ status: 409, size: 5 });
    expect(judged(log.checkpoint(9), { cosigned: 0, from: 5 })).toEqual({ status: 409, size: 0 });
    expect(judged(log.checkpoint(3), { cosigned: 5, from: 3 })).toEqual({ status: 409, size: 5 });
  });

  it('refuses a tree that would be smaller than the one before', () => {
    expect(judged(log.checkpoint(3), { cosigned: 5 })).toMatchObject({ status: 400 });
  });

  it.each([
    ['the proof is missing', 5, []],
    ['the proof has one hash too many', 5, [...log.prove(5, 9), log.prove(5, 9)[0]]],
    ['the proof has another order', 5, log.prove(5, 9).toReversed()],
    ['there is a proof from nothing', 0, log.prove(5, 9)],
  ])('refuses a tree where %s', (_, cosigned, hashes) => {
    const proof = hashes.filter((hash) => hash !== undefined);
    const submission = { oldSize: cosigned, proof, checkpoint: log.checkpoint(9) };
    const before = cosigned === 0 ? undefined : log.checkpoint(cosigned);
    expect(judge(submission, keys, before)).toEqual(unproven);
  });

  it('refuses the same tree with a proof that it does not need', () => {
    const submission = { oldSize: 5, proof: log.prove(3, 5), checkpoint: log.checkpoint(5) };
    expect(judge(submission, keys, log.checkpoint(5))).toEqual(unproven);
  });

  it('refuses leaves in a tree without any', () => {
    const text = textOfHead({ origin: log.key.name, size: 0, root: log.checkpoint(1).root });
    const checkpoint = parseCheckpoint(formatNote({ text, signatures: [log.key.sign(text, 0)] }));
    expect(judge({ oldSize: 0, proof: [], checkpoint }, keys, undefined)).toEqual(fork);
  });

  it('believes the keys of the log only, before it says anything else', () => {
    const byStranger = parseCheckpoint(log.note(9, [stranger]));
    const forged = {
      ...log.checkpoint(9),
      note: { ...log.checkpoint(8).note, text: log.checkpoint(9).note.text },
    };
    for (const checkpoint of [byStranger, forged]) {
      expect(judged(checkpoint, { cosigned: 5, from: 20 })).toMatchObject({ status: 403 });
    }
  });

  it('signs beside the log’s signatures, and no others', () => {
    const newKey = testKey('log', `${log.key.name}#2`);
    const checkpoint = parseCheckpoint(log.note(9, [stranger, log.key, newKey]));
    const verdict = judge({ oldSize: 0, proof: [], checkpoint }, [log.key, newKey], undefined);
    const [, ...ofLog] = checkpoint.note.signatures;
    expect(verdict).toEqual({ status: 200, signatures: ofLog });
  });
});
