import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  contentHash,
  decodeBundle,
  decodeEntry,
  encodeBundle,
  encodeEntry,
  isIndexPlace,
  type Entry,
  type LoggedEvent,
} from './entry.js';
import { sha256 } from './primitives.js';

const event: LoggedEvent = {
  stream: 'journalPage-7b.math.q2',
  revision: 3,
  id: '018f5c9e-0000-7000-8000-000000000001',
  type: 'GradeGiven',
  data: { gradeId: 'g1', value: '4' },
  metadata: { recordedAt: '2026-11-23T08:00:00.000Z', salt: 'AAAAAAAAAAAAAAAAAAAAAA' },
};

const hashes = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));
const entries: fc.Arbitrary<Entry> = fc.oneof(
  fc.record({ kind: fc.constant('event' as const), stream: hashes, content: hashes }),
  fc.record({ kind: fc.constant('index' as const), streams: fc.maxSafeNat(), root: hashes }),
);

describe('the hash that stands for an event', () => {
  it('is SHA-256 over the text of its members in their order', () => {
    const text =
      '{"data":{"gradeId":"g1","value":"4"},"id":"018f5c9e-0000-7000-8000-000000000001",' +
      '"metadata":{"recordedAt":"2026-11-23T08:00:00.000Z","salt":"AAAAAAAAAAAAAAAAAAAAAA"},' +
      '"revision":3,"stream":"journalPage-7b.math.q2","type":"GradeGiven"}';
    expect(contentHash(event)).toEqual(sha256(Buffer.from(text)));
  });

  it('is another for every change of a member, and of what is in it', () => {
    const changed: readonly LoggedEvent[] = [
      { ...event, stream: 'journalPage-7b.math.q3' },
      { ...event, revision: 4 },
      { ...event, id: '018f5c9e-0000-7000-8000-000000000002' },
      { ...event, type: 'GradeCorrected' },
      { ...event, data: { gradeId: 'g1', value: '5' } },
      { ...event, data: { gradeId: 'g1', value: '4', late: false } },
      { ...event, metadata: { recordedAt: '2026-11-23T08:00:00.000Z', salt: 'BAAAAAAAAAAAAAAAAAAAAA' } },
    ];
    const all = [event, ...changed].map((each) => contentHash(each).toString('hex'));
    expect(new Set(all).size).toBe(all.length);
  });

  it('knows no other members, in whichever order they stand', () => {
    const { metadata, ...others } = event;
    expect(contentHash({ metadata, ...others, position: '7/7' } as LoggedEvent)).toEqual(contentHash(event));
  });
});

describe('an entry', () => {
  it('is 65 bytes for an event, and 41 for an index', () => {
    const [stream, content] = [sha256(Buffer.of(1)), sha256(Buffer.of(2))];
    const ofEvent = encodeEntry({ kind: 'event', stream, content });
    expect(ofEvent.toString('hex')).toBe(`01${stream.toString('hex')}${content.toString('hex')}`);
    const ofIndex = encodeEntry({ kind: 'index', streams: 258, root: stream });
    expect(ofIndex.toString('hex')).toBe(`020000000000000102${stream.toString('hex')}`);
  });

  it('is read as it was written', () => {
    fc.assert(fc.property(entries, (entry) => expect(decodeEntry(encodeEntry(entry))).toEqual(entry)));
  });

  it('is written as it was read, or refused', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 70 }),
          fc
            .uint8Array({ minLength: 41, maxLength: 41 })
            .map((bytes) => Uint8Array.from([2, ...bytes.slice(1)])),
        ),
        (bytes) => {
          const entry = decoded(Buffer.from(bytes));
          if (entry) expect(encodeEntry(entry)).toEqual(Buffer.from(bytes));
        },
      ),
    );
  });

  it('is refused where it is cut off, too long, or of another kind', () => {
    const whole = encodeEntry({ kind: 'event', stream: sha256(), content: sha256() });
    const index = encodeEntry({ kind: 'index', streams: 1, root: sha256() });
    const bad = [
      Buffer.alloc(0),
      ...[whole, index].flatMap((entry) => [entry.subarray(0, -1), Buffer.concat([entry, Buffer.of(0)])]),
      Buffer.concat([Buffer.of(3), whole.subarray(1)]),
      Buffer.concat([Buffer.of(2), Buffer.alloc(8, 0xff), sha256()]),
    ];
    for (const bytes of bad) expect(() => decodeEntry(bytes)).toThrow('These bytes are no entry');
  });

  it('is an index entry at the end of every 256', () => {
    const places = Array.from({ length: 1_024 }, (_, leaf) => leaf).filter(isIndexPlace);
    expect(places).toEqual([255, 511, 767, 1_023]);
  });
});

const decoded = (bytes: Buffer): Entry | undefined => {
  try {
    return decodeEntry(bytes);
  } catch {
    return undefined;
  }
};

describe('a bundle of entries', () => {
  const several = fc.array(
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    { maxLength: 20 },
  );

  it('has each after its length', () => {
    expect(encodeBundle([Buffer.from('a'), Buffer.alloc(0), Buffer.alloc(258, 7)]).toString('hex')).toBe(
      `00016100000102${'07'.repeat(258)}`,
    );
  });

  it('is read as it was written, or as many of it as are wanted', () => {
    fc.assert(
      fc.property(several, fc.nat({ max: 25 }), (written, count) => {
        expect(decodeBundle(encodeBundle(written))).toEqual(written);
        expect(decodeBundle(encodeBundle(written), count)).toEqual(written.slice(0, count));
      }),
    );
  });

  it('is refused where it ends in the middle of one', () => {
    fc.assert(
      fc.property(several, fc.nat(), (written, cut) => {
        const bundle = encodeBundle(written);
        const bounds = new Set(written.map((_, at) => encodeBundle(written.slice(0, at)).length));
        const end = bundle.length === 0 ? 0 : cut % bundle.length;
        fc.pre(bundle.length > 0 && !bounds.has(end));
        expect(() => decodeBundle(bundle.subarray(0, end))).toThrow('The bundle of entries was cut off.');
      }),
    );
  });
});
