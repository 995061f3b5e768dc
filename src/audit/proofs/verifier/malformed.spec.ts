import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { pageProof } from '../proof.examples.js';
import { zipProof, type ProofFiles } from '../proof-zip.js';
import { CHECKED_FILES } from './bundle-format.js';
import { published, TRUST, wrongsIn } from './cheats.examples.js';
import { en } from './en.js';
import { sentenceOf } from './languages.js';
import { ru } from './ru.js';
import { verify } from './verify.js';

const zipOf = (files: readonly (readonly [string, Buffer])[], compress = true): Promise<Buffer> => {
  const zip = new ZipFile();
  for (const [name, content] of files) zip.addBuffer(content, name, { compress, forceDosTimestamp: true });
  zip.end();
  return buffer(zip.outputStream);
};

/** The archive with some bytes more at a place, of which its directory doesn't tell. */
const hidingAt = (place: number, zip: Buffer): Buffer => {
  const hidden = Buffer.from('more');
  const more = Buffer.concat([zip.subarray(0, place), hidden, zip.subarray(place)]);
  const end = more.length - 22;
  const move = (at: number) => more.writeUInt32LE(more.readUInt32LE(at) + hidden.length, at);
  move(end + 16);
  for (let at = more.readUInt32LE(end + 16); at < end; at += 46 + more.readUInt16LE(at + 28)) {
    if (more.readUInt32LE(at + 42) >= place) move(at + 42);
  }
  return more;
};

const entriesOf = (files: ProofFiles): [string, Buffer][] =>
  Object.entries(files).map(([name, content]) => [name, Buffer.from(content)]);

describe('an archive is no bundle that', () => {
  const honest = pageProof(published());

  it.each([
    [
      'lacks a file',
      (files: [string, Buffer][]) => files.filter(([name]) => name !== 'keys.txt'),
      ['missingFile', { file: 'keys.txt' }],
    ],
    [
      'has another file',
      (files: [string, Buffer][]) => [...files, ['a/b.txt', Buffer.alloc(1)]],
      ['extraFile', { file: 'a/b.txt' }],
    ],
    [
      'has a file twice',
      (files: [string, Buffer][]) => [...files, ['keys.txt', Buffer.alloc(1)]],
      ['duplicateFile', { file: 'keys.txt' }],
    ],
    [
      'is a bomb',
      (files: [string, Buffer][]) =>
        files.map(([name, content]) => [name, name === 'events.jsonl' ? Buffer.alloc(2 ** 25) : content]),
      ['tooLarge', { file: 'events.jsonl' }],
    ],
    [
      'has a line that does not end',
      (files: [string, Buffer][]) =>
        files.map(([name, content]) => [name, name === 'events.jsonl' ? content.subarray(0, -1) : content]),
      ['malformed', { file: 'events.jsonl', line: 10, why: 'the last line does not end' }],
    ],
    [
      'has a line that is no JSON',
      (files: [string, Buffer][]) =>
        files.map(([name, content]) => [name, name === 'hashes.jsonl' ? Buffer.from('{\n') : content]),
      ['malformed', { file: 'hashes.jsonl', line: 1, why: 'it is no JSON' }],
    ],
    [
      'has a hash that is none',
      (files: [string, Buffer][]) =>
        files.map(([name, content]) => [
          name,
          name === 'hashes.jsonl' ? Buffer.from('{"level":0,"index":0,"hash":"AAAA"}\n') : content,
        ]),
      ['malformed', { file: 'hashes.jsonl', line: 1, why: 'hash is no hash' }],
    ],
    [
      'is of another format',
      (files: [string, Buffer][]) =>
        files.map(([name, content]) => [
          name,
          name === 'manifest.json' ? Buffer.from(content.toString().replace('proof/1', 'proof/2')) : content,
        ]),
      ['malformed', { file: 'manifest.json', line: 0, why: 'format is none of school-journal-proof/1' }],
    ],
  ] as const)('%s', async (_, change, found) => {
    const files = change(entriesOf(await honest)) as [string, Buffer][];
    expect(wrongsIn(await zipOf(files))).toEqual([found]);
  });

  it('is larger inside than its headers say', async () => {
    const zip = await zipOf(entriesOf(await honest));
    const name = zip.lastIndexOf('events.jsonl');
    zip.writeUInt32LE(10, name - 22);
    expect(wrongsIn(zip)).toEqual([['tooLarge', { file: 'events.jsonl' }]]);
  });

  it('hides something between its files, or before its directory', async () => {
    const zip = await zipOf(entriesOf(await honest));
    const directory = zip.readUInt32LE(zip.length - 6);
    const second = zip.readUInt32LE(directory + 46 + zip.readUInt16LE(directory + 28) + 42);
    expect(wrongsIn(hidingAt(second, zip))).toEqual([
      ['noBundle', { why: 'A file is not where the directory says.' }],
    ]);
    expect(wrongsIn(hidingAt(directory, zip))).toEqual([
      ['noBundle', { why: 'It holds more than its directory tells.' }],
    ]);
  });

  it('is damaged anywhere', async () => {
    const zip = await zipOf(entriesOf(await honest), false);
    const at = zip.indexOf('"GradeGiven"');
    zip.writeUInt8(zip.readUInt8(at + 1) ^ 1, at + 1);
    expect(wrongsIn(zip)).toEqual([['noBundle', { why: 'events.jsonl is damaged.' }]]);
  });

  it('is whatever bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
        expect(wrongsIn(Buffer.from(bytes))).toEqual([['noBundle', { why: expect.any(String) }]]);
      }),
    );
  });

  it('was changed in any byte of what is checked, without ever being believed', async () => {
    const files = await honest;
    const zip = await zipOf(entriesOf(files), false);
    const before = verify(zip, TRUST);
    fc.assert(
      fc.property(fc.nat({ max: zip.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const damaged = Buffer.from(zip);
        damaged.writeUInt8(damaged.readUInt8(at) ^ mask, at);
        const { holds, statements } = verify(damaged, TRUST);
        // What isn't checked, such as a time in a header, may be changed: then the verdict is the same.
        if (holds) expect(statements).toEqual(before.statements);
      }),
      { numRuns: 150 },
    );
  });

  it('has anything anywhere in any of its files of JSON', async () => {
    const files = await honest;
    const names = JSON_FILES.flatMap((name) => textsIn(files[name]).map((_, line) => ({ name, line })));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        strangeValues,
        fc.nat(),
        async ({ name, line }, value, which) => {
          const texts = textsIn(files[name]);
          const before: unknown = JSON.parse(texts[line] ?? '');
          const after = JSON.stringify(mutate(before, HERE, which)).replace(
            JSON.stringify(HERE),
            () => value,
          );
          const zip = await zipProof({ ...files, [name]: `${texts.with(line, after).join('\n')}\n` });
          const { holds, statements } = verify(zip, TRUST);
          expect(holds).toBe(after === JSON.stringify(before));
          for (const words of [en, ru]) {
            for (const statement of statements) expect(sentenceOf(statement, words)).not.toBe('');
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

const JSON_FILES = CHECKED_FILES.filter((name) => name.includes('.json'));

/** The JSON values of a file: one for each line, or one for all of it. */
const textsIn = (file: string | Buffer): readonly string[] => {
  const text = file.toString().trimEnd();
  return text.startsWith('{\n') ? [text] : text.split('\n');
};

const HERE = 'another value';

/** JSON; also such as is no text though it looks like one to whoever asks, or is deeper than any call goes. */
const strangeValues = fc.oneof(
  fc.jsonValue().map((value) => JSON.stringify(value)),
  fc.constantFrom(
    '{"toString":1,"valueOf":1}',
    `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
    '{"length":1000000000}',
    '"__proto__"',
  ),
);

/** A JSON value with another one somewhere in it. */
const mutate = (value: unknown, other: unknown, which: number): unknown => {
  if (typeof value !== 'object' || value === null) return other;
  const names = Object.keys(value);
  const name = names[which % (names.length + 1)];
  if (name === undefined) return other;
  const inside = mutate(
    (value as Record<string, unknown>)[name],
    other,
    Math.floor(which / (names.length + 1)),
  );
  return Array.isArray(value) ? value.with(Number(name), inside) : { ...value, [name]: inside };
};
