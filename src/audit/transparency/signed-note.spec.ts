import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyText } from '../../../test/support/any-text.js';
import { testKey } from '../../../test/support/test-log.js';
import {
  formatNote,
  formatSignature,
  MalformedNote,
  parseNote,
  parseSignature,
  parseVerifierKey,
  verifiedBy,
  type Note,
} from './signed-note.js';
import { signerKey } from './signer-key.js';

/** C2SP signed-note, “Verifier keys”. */
const EXAMPLE_VKEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const EXAMPLE_NOTE = `This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
`;
/** C2SP signed-note, “Note”. */
const POEM = `Ognuno sta solo sul cuor della terra
trafitto da un raggio di sole:

ed è subito sera.

— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
`;
/** C2SP tlog-cosignature. */
const COSIGNATURE =
  '— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==';
/** The key pair of RFC 8032 §7.1, test 1. */
const SEED = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
const PUBLIC = Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex');
const NOON = Date.parse('2026-11-28T12:00:00.999Z');

const log = testKey('log', 'school.example/log');
const witness = testKey('witness', 'ministry.example/witness');
const signed = (text: string, ...signers: (typeof log)[]): Note => ({
  text,
  signatures: signers.map((signer) => signer.sign(text, NOON)),
});

const names = fc.stringMatching(/^[a-zа-я.\-/0-9]{1,20}$/u);
const texts = fc
  .string({ unit: 'grapheme' })
  .map((text) => `${text.replaceAll(/[\u0000-\u0009\u000b-\u001f]/g, '')}\n`);
const signatures = fc.record({
  name: names,
  keyId: fc.uint8Array({ minLength: 4, maxLength: 4 }).map((bytes) => Buffer.from(bytes)),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 100 }).map((bytes) => Buffer.from(bytes)),
});

describe('a signed note', () => {
  it('is verified as the specification’s example is', () => {
    const key = parseVerifierKey(EXAMPLE_VKEY);
    expect(verifiedBy(parseNote(EXAMPLE_NOTE), [key])).toEqual([{ key }]);
  });

  it('may have empty lines in its text', () => {
    const { text, signatures } = parseNote(POEM);
    expect(text).toMatch(/^Ognuno[^]*\n\ned è subito sera\.\n$/);
    expect(signatures.map(({ name }) => name)).toEqual(['quasimodo.example/salvatore']);
  });

  it('is read as it was written', () => {
    fc.assert(
      fc.property(texts, fc.array(signatures, { minLength: 1, maxLength: 100 }), (text, all) => {
        const note = { text, signatures: all };
        expect(parseNote(formatNote(note))).toEqual(note);
      }),
    );
  });

  it('is any text or none, never another error', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyText(),
          fc.string().map((more) => POEM + more),
        ),
        (text) => {
          try {
            expect(formatNote(parseNote(text))).toBe(text);
          } catch (error) {
            expect(error).toBeInstanceOf(MalformedNote);
          }
        },
      ),
    );
  });

  const line = formatSignature(log.sign('x\n', NOON));
  it.each([
    ['no signature', 'text\n'],
    ['no signature after the empty line', 'text\n\n'],
    ['no empty line', `text\n${line}`],
    ['no newline at its end', `text\n\n${line}`.slice(0, -1)],
    ['a second newline at its end', `text\n\n${line}\n`],
    ['a carriage return', `text\r\n\n${line}`],
    ['a tab', `te\txt\n\n${line}`],
    ['half a surrogate', `te\ud800xt\n\n${line}`],
    ['more signatures than anybody needs', `text\n\n${line.repeat(101)}`],
    ['a hyphen in place of the dash', `text\n\n${line.replace('—', '-')}`],
    ['two spaces', `text\n\n${line.replace('— ', '—  ')}`],
    ['a name with a plus', `text\n\n${line.replace('school', 'scho+ol')}`],
    ['a name with a space of Unicode’s', `text\n\n${line.replace('school', 'scho\u00a0ol')}`],
    ['a name with a next line of Unicode’s', `text\n\n${line.replace('school', 'scho\u0085ol')}`],
    ['a key id and no signature', 'text\n\n— a AAAAAA==\n'],
    ['base64 that could be shorter', 'text\n\n— a AAAAAAA=\n'.replace('AAA=', 'AAB=')],
    ['base64 without its padding', 'text\n\n— a AAAAAAA\n'],
  ])('has not %s', (_, note) => {
    expect(() => parseNote(note)).toThrow(MalformedNote);
  });

  it('may have a hundred signatures', () => {
    expect(parseNote(`text\n\n${line.repeat(100)}`).signatures).toHaveLength(100);
  });

  it('may be signed in a name with a mark that is no space', () => {
    expect(parseSignature('— a\ufeffb AAAAAAA=').name).toBe('a\ufeffb');
  });
});

describe('a signature', () => {
  it('of a log is Ed25519’s over the text', () => {
    const note = signed('text\n', log);
    expect(verifiedBy(note, [log])).toEqual([{ key: log }]);
  });

  it('of a witness tells when, in seconds', () => {
    const note = signed('text\n', witness);
    expect(verifiedBy(note, [witness])).toEqual([{ key: witness, time: Math.floor(NOON / 1000) }]);
  });

  it('of a witness is laid out as the specification’s example is', () => {
    const { keyId, bytes } = parseSignature(COSIGNATURE);
    expect(keyId.toString('hex')).toBe('8d66cf3f');
    expect(bytes).toHaveLength(72);
    expect(bytes.readBigUInt64BE()).toBe(1679315147n);
  });

  it('of nobody who is known is passed over, though it shares a name or an id with a known key', () => {
    const { bytes, keyId } = log.sign('other\n', NOON);
    const ofOthers = [
      { name: 'somebody.example', keyId, bytes },
      { name: log.name, keyId: Buffer.alloc(4), bytes },
    ];
    const note = { text: 'text\n', signatures: [...ofOthers, log.sign('text\n', NOON)] };
    expect(verifiedBy(note, [witness, log])).toEqual([{ key: log }]);
    expect(verifiedBy({ text: 'text\n', signatures: ofOthers }, [log])).toEqual([]);
  });

  it.each([
    ['is over another text', log, { text: 'other\n', signatures: [log.sign('text\n', NOON)] }],
    ['is over another text', witness, { text: 'other\n', signatures: [witness.sign('text\n', NOON)] }],
    [
      'is cut off',
      log,
      {
        text: 'text\n',
        signatures: [{ ...log.sign('text\n', NOON), bytes: log.sign('text\n', NOON).bytes.subarray(1) }],
      },
    ],
    [
      'is cut off',
      witness,
      {
        text: 'text\n',
        signatures: [
          { ...witness.sign('text\n', NOON), bytes: witness.sign('text\n', NOON).bytes.subarray(1) },
        ],
      },
    ],
  ])('of a known key refuses the whole note where it %s', (_, key, note) => {
    expect(() => verifiedBy(note, [key])).toThrow(MalformedNote);
  });

  it('of a witness is not one with another time', () => {
    const { bytes, ...signature } = witness.sign('text\n', NOON);
    const later = Buffer.from(bytes);
    later.writeBigUInt64BE(later.readBigUInt64BE() + 1n);
    const note = { text: 'text\n', signatures: [{ ...signature, bytes: later }] };
    expect(() => verifiedBy(note, [witness])).toThrow(MalformedNote);
  });

  it('of a witness has a time that fits 63 bits', () => {
    const last = { text: 'text\n', signatures: [witness.sign('text\n', (2 ** 63 - 1024) * 1000)] };
    expect(verifiedBy(last, [witness])).toHaveLength(1);
    const beyond = { text: 'text\n', signatures: [witness.sign('text\n', 2 ** 63 * 1000)] };
    expect(() => verifiedBy(beyond, [witness])).toThrow(MalformedNote);
  });

  it('by a log’s key is none by a witness’s of the same seed and name', () => {
    const [asLog, asWitness] = [signerKey('log', 'a', SEED), signerKey('witness', 'a', SEED)];
    expect(verifiedBy(signed('text\n', asLog), [asWitness])).toEqual([]);
  });

  it('of any changed note never verifies', () => {
    const note = signed('school.example/log\n5\n', log, witness);
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(text !== note.text);
        expect(() => verifiedBy({ ...note, text }, [log])).toThrow(MalformedNote);
        expect(() => verifiedBy({ ...note, text }, [witness])).toThrow(MalformedNote);
      }),
    );
  });
});

describe('a key', () => {
  it('is made of a seed as RFC 8032 says', () => {
    const key = signerKey('log', 'a', SEED);
    expect(key.vkey.split('+', 2).join('+')).toBe(`a+${key.keyId.toString('hex')}`);
    expect(key.vkey.endsWith(Buffer.concat([Buffer.of(1), PUBLIC]).toString('base64'))).toBe(true);
  });

  it('is read as it was written, whatever its name', () => {
    fc.assert(
      fc.property(names, fc.constantFrom('log' as const, 'witness' as const), (name, kind) => {
        const { vkey, keyId } = testKey(kind, name);
        expect(parseVerifierKey(vkey)).toMatchObject({ name, kind, keyId, vkey });
      }),
    );
  });

  const base64 = EXAMPLE_VKEY.split('+').slice(2).join('+');
  it.each([
    ['an empty text', ''],
    ['a name only', 'example.com/foo'],
    ['no name', `+530d903a+${base64}`],
    ['another name', EXAMPLE_VKEY.replace('foo', 'bar')],
    ['a name with a space', EXAMPLE_VKEY.replace('foo', 'f oo')],
    ['another id', EXAMPLE_VKEY.replace('530d903a', '530d903b')],
    ['an id in capitals', EXAMPLE_VKEY.replace('530d903a', '530D903A')],
    ['a padding that it doesn’t need', `${EXAMPLE_VKEY}=`],
    ['a key that is too short', EXAMPLE_VKEY.slice(0, -4)],
    ['a key of another type', `example.com/foo+530d903a+Bu${base64.slice(2)}`],
    ['a private key', `PRIVATE+KEY+${EXAMPLE_VKEY}`],
  ])('is not %s', (_, vkey) => {
    expect(() => parseVerifierKey(vkey)).toThrow(MalformedNote);
  });

  it.each(['', 'with space', 'with+plus', 'two\nlines', 'no\u00a0break', 'bell\u0007'])(
    'is not made in the name %p',
    (name) => {
      expect(() => signerKey('witness', name, SEED)).toThrow(MalformedNote);
    },
  );
});
