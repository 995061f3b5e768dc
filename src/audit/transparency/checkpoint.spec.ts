import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { testKey } from '../../../test/support/test-log.js';
import { parseCheckpoint, textOfHead } from './checkpoint.js';
import { formatNote, MalformedNote } from './signed-note.js';

/** C2SP tlog-checkpoint. */
const EXAMPLE = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
`;
const ROOT = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=';
const key = testKey('log', 'school.example/log');
const signed = (text: string): string => formatNote({ text, signatures: [key.sign(text, 0)] });

describe('a checkpoint', () => {
  it('is read as the specification’s example is', () => {
    const { origin, size, root } = parseCheckpoint(EXAMPLE);
    expect({ origin, size, root: root.toString('base64') }).toEqual({
      origin: 'example.com/behind-the-sofa',
      size: 20852163,
      root: ROOT,
    });
  });

  it('is read as it was written', () => {
    const heads = fc.record({
      origin: fc.stringMatching(/^[^\u0000-\u001f]{1,40}$/u),
      size: fc.maxSafeNat(),
      root: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes)),
    });
    fc.assert(
      fc.property(heads, (head) => {
        expect(parseCheckpoint(signed(textOfHead(head)))).toMatchObject(head);
      }),
    );
  });

  it('keeps further lines in its text', () => {
    const text = `a\n0\n${ROOT}\nmore\nand more\n`;
    expect(parseCheckpoint(signed(text))).toMatchObject({ origin: 'a', size: 0, note: { text } });
  });

  it('may be of the largest tree that can be counted', () => {
    expect(parseCheckpoint(signed(`a\n9007199254740991\n${ROOT}\n`)).size).toBe(Number.MAX_SAFE_INTEGER);
  });

  it.each([
    ['without a name', `\n5\n${ROOT}\n`],
    ['without a root', 'a\n5\n'],
    ['with an empty line', `a\n5\n${ROOT}\n\nmore\n`],
    ['with an empty line at its end', `a\n5\n${ROOT}\n\n`],
    ['with a size that begins with 0', `a\n05\n${ROOT}\n`],
    ['with a negative size', `a\n-5\n${ROOT}\n`],
    ['with a size in other digits', `a\n٥\n${ROOT}\n`],
    ['with a size that is no number', `a\n5e3\n${ROOT}\n`],
    ['with a size too large to be counted', `a\n9007199254740992\n${ROOT}\n`],
    ['with a size of many digits', `a\n${'9'.repeat(30)}\n${ROOT}\n`],
    ['with a root that is too short', `a\n5\n${ROOT.slice(4)}\n`],
    ['with a root that could be written otherwise', `a\n5\n${ROOT.replace('2I=', '2J=')}\n`],
    ['with a root without its padding', `a\n5\n${ROOT.slice(0, -1)}\n`],
    ['with a space at a line’s end', `a\n5 \n${ROOT}\n`],
  ])('is not one %s', (_, text) => {
    expect(() => parseCheckpoint(signed(text))).toThrow(MalformedNote);
  });

  it('is signed', () => {
    expect(() => parseCheckpoint(`a\n5\n${ROOT}\n`)).toThrow(MalformedNote);
  });
});
