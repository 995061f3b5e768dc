import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isIndexPlace } from '../audit/transparency/entry.js';
import { formatNote } from '../audit/transparency/signed-note.js';
import { signerKey } from '../audit/transparency/signer-key.js';
import { textOfHead } from '../audit/transparency/checkpoint.js';
import { largestSigned } from './known-checkpoints.js';
import { eventsBetween, lostBy, restorationOf, sentenceOf, type RecordedRestoration } from './restoration.js';

const at = (commit: bigint) => ({ commit, prepare: commit });
const recorded = (signedBefore?: number): RecordedRestoration => ({
  position: at(1_100n),
  metadata: { recordedAt: '2026-11-29T10:00:00.000Z' },
  data: {
    ...{ backupId: 'b', point: 2, takenAt: '2026-11-28T22:00:00.000Z', position: '100/100' },
    ...{ size: 250, root: 'root', reason: 'The disk failed' },
    ...(signedBefore === undefined ? {} : { signedBefore }),
  },
});

describe('A restoration', () => {
  it('tells what had been signed before and is lost', () => {
    expect(restorationOf(recorded(300))).toMatchObject({ size: 250, signedBefore: 300, lostEvents: 49 });
    expect(restorationOf(recorded(200))).not.toHaveProperty('lostEvents');
    expect(restorationOf(recorded(), [260])).toMatchObject({ signedBefore: 260, lostEvents: 9 });
    expect(sentenceOf(restorationOf(recorded(300)))).toContain('49 events or more are lost.');
    expect(sentenceOf(restorationOf(recorded()))).toContain('No checkpoint of a larger tree is known.');
  });

  it('counts the events among leaves as they lie', () => {
    fc.assert(
      fc.property(fc.nat(2_000), fc.nat(2_000), (from, more) => {
        const leaves = Array.from({ length: more }, (_, place) => from + place);
        expect(eventsBetween(from, from + more)).toBe(leaves.filter((leaf) => !isIndexPlace(leaf)).length);
      }),
    );
  });

  it('lost the positions between what came back and what came then, and no others', () => {
    const one = recorded();
    for (const lost of [101n, 500n, 1_099n]) expect(lostBy([one], at(lost))).toBe(one);
    for (const kept of [0n, 100n, 1_100n, 1_101n]) expect(lostBy([one], at(kept))).toBeUndefined();
  });
});

describe('The largest signed checkpoint', () => {
  const key = signerKey('log', 'journal.example', Buffer.alloc(32, 1));
  const other = signerKey('log', 'journal.example', Buffer.alloc(32, 2));
  const note = (size: number, by = key) => {
    const text = textOfHead({ origin: 'journal.example', size, root: Buffer.alloc(32, size) });
    return formatNote({ text, signatures: [by.sign(text, 0)] });
  };

  it('is found among those that are written one after another', () => {
    const file = [note(3), note(12), note(7)].map((one) => `${one}\n`).join('');
    expect(largestSigned([file, note(9)], [key.vkey])).toBe(12);
  });

  it('is none that the log has not signed, or that was changed', () => {
    expect(largestSigned([note(5), note(20, other)], [key.vkey])).toBe(5);
    expect(largestSigned([note(5).replace('\n5\n', '\n6\n')], [key.vkey])).toBeUndefined();
    expect(largestSigned(['', 'no note\n\n— at all\n'], [key.vkey])).toBeUndefined();
  });
});
