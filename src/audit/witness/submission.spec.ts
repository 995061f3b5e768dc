import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TestLog } from '../../../test/support/test-log.js';
import { MalformedNote } from '../transparency/signed-note.js';
import { formatSubmission, parseSubmission } from './submission.js';

/** C2SP tlog-witness, `add-checkpoint`. */
const EXAMPLE = `old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
`;
const HASH = 'PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=';
const note = new TestLog().grow(5).note();

describe('a submission', () => {
  it('is read as the specification’s example is', () => {
    const { oldSize, proof, checkpoint } = parseSubmission(EXAMPLE);
    expect({ oldSize, proof: proof.length, size: checkpoint.size }).toEqual({
      oldSize: 20852014,
      proof: 4,
      size: 20852163,
    });
    expect(formatSubmission({ oldSize, proof, checkpoint })).toBe(EXAMPLE);
  });

  it('is read as it was written', () => {
    const hashes = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));
    const { checkpoint } = parseSubmission(`old 0\n\n${note}`);
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.array(hashes, { maxLength: 63 }), (oldSize, proof) => {
        const submission = { oldSize, proof, checkpoint };
        expect(parseSubmission(formatSubmission(submission))).toEqual(submission);
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['a checkpoint only', note],
    ['an old size only', 'old 0\n\n'],
    ['no empty line', `old 0\n${note}`],
    ['no space', `old0\n\n${note}`],
    ['no size', `old \n\n${note}`],
    ['a size that begins with 0', `old 05\n\n${note}`],
    ['a negative size', `old -5\n\n${note}`],
    ['a size too large to be counted', `old 9007199254740992\n\n${note}`],
    ['a size in other digits', `old ٥\n\n${note}`],
    ['something after the size', `old 5 6\n\n${note}`],
    ['a carriage return', `old 5\r\n\r\n${note}`],
    ['64 hashes', `old 5\n${`${HASH}\n`.repeat(64)}\n${note}`],
    ['a hash that is too short', `old 5\n${HASH.slice(4)}\n\n${note}`],
    ['a hash without its padding', `old 5\n${HASH.slice(0, -1)}\n\n${note}`],
    ['a hash that is none', `old 5\n!\n\n${note}`],
    ['no checkpoint', 'old 5\n\ntext\n'],
  ])('is not %s', (_, body) => {
    expect(() => parseSubmission(body)).toThrow(MalformedNote);
  });
});
