import { describe, expect, it } from '@jest/globals';
import {
  aLog,
  gradeProof,
  OTHER_EVENTS,
  PAGE_EVENTS,
  pageProof,
  proofFiles,
  STREAM,
  wholeStreams,
  zipped,
} from '../proof.examples.js';
import {
  keyFrom,
  LOG_KEY,
  MemoryTransparencyLog,
  ORIGIN,
} from '../../../../test/support/memory-transparency-log.js';
import { formatSignature } from '../../transparency/signed-note.js';
import { parsePolicy } from '../../transparency/policy.js';
import { parseNote } from '../../transparency/signed-note.js';
import type { Trust } from './check-log.js';
import { verify } from './verify.js';

const TRUST: Trust = { keys: [LOG_KEY], checkpoints: new Map() };
const WITNESS = keyFrom('witness', 'witness.example', 9);
const SIZE = 275;

const codesOf = (zip: Buffer, trust = TRUST) => {
  const { statements } = verify(zip, trust);
  const of = (mark: string) => statements.filter((one) => one.mark === mark).map(({ code }) => code);
  return { proven: of('proven'), unproven: of('unproven'), wrong: of('wrong') };
};

describe('a bundle of whole streams', () => {
  it('proves that nothing of them was changed or left out, and tells what it rests on', async () => {
    const log = aLog();
    log.publish();
    expect(verify(await zipped(pageProof(log)), TRUST)).toEqual({
      holds: true,
      language: 'en',
      scope: { kind: 'class', class: '7b', groups: ['7b'], term: 'q2' },
      statements: [
        { mark: 'proven', code: 'signed', about: { origin: ORIGIN, size: SIZE, keys: LOG_KEY.vkey } },
        { mark: 'unproven', code: 'noWitness', about: {} },
        { mark: 'proven', code: 'included', about: { events: 10, size: SIZE } },
        { mark: 'proven', code: 'consistentWithEarlier', about: { count: 1, first: 40 } },
        { mark: 'unproven', code: 'nothingOlder', about: {} },
        { mark: 'proven', code: 'wholeStream', about: { stream: STREAM, events: 10 } },
        { mark: 'unproven', code: 'indexByWord', about: {} },
        { mark: 'proven', code: 'ofScope', about: {} },
        { mark: 'unproven', code: 'streamsByWord', about: {} },
        { mark: 'proven', code: 'displayed', about: { displayed: 3 } },
        { mark: 'unproven', code: 'namesByWord', about: {} },
        { mark: 'unproven', code: 'truth', about: {} },
      ],
    });
  });

  it('is as whole in a log that has no index entry yet, or ends with one', async () => {
    for (const size of [20, 256, 257]) {
      const log = new MemoryTransparencyLog().log(...PAGE_EVENTS).fillTo(size - 1);
      if (log.size < size) log.fillTo(size);
      log.publish();
      const { wrong, proven } = codesOf(await zipped(pageProof(log)));
      expect({ size, wrong }).toEqual({ size, wrong: [] });
      expect(proven).toContain('wholeStream');
    }
  });

  it('is whole also where the stream began after the last index entry', async () => {
    const log = new MemoryTransparencyLog().fillTo(260).log(...PAGE_EVENTS);
    log.publish();
    const { wrong, proven } = codesOf(await zipped(pageProof(log)));
    expect(wrong).toEqual([]);
    expect(proven).toContain('wholeStream');
  });

  it('leaves out what came after the checkpoint', async () => {
    const log = new MemoryTransparencyLog().log(...PAGE_EVENTS.slice(0, 6));
    log.publish();
    log.log(...PAGE_EVENTS.slice(6));
    const { statements, holds } = verify(await zipped(pageProof(log)), TRUST);
    expect(holds).toBe(true);
    expect(statements).toContainEqual({
      mark: 'proven',
      code: 'wholeStream',
      about: { stream: STREAM, events: 6 },
    });
  });
});

describe('a bundle of one grade', () => {
  it('proves its changes, and says how many events of the page might change it too', async () => {
    const log = aLog();
    log.publish();
    const { holds, statements } = verify(await zipped(gradeProof(log)), TRUST);
    expect(holds).toBe(true);
    expect(statements).toContainEqual({
      mark: 'proven',
      code: 'countedStream',
      about: { stream: STREAM, logged: 10, shown: 4 },
    });
    expect(statements).toContainEqual({
      mark: 'unproven',
      code: 'undisclosed',
      about: { stream: STREAM, undisclosed: 6, newer: 1 },
    });
    expect(statements.map(({ code }) => code)).not.toContain('wholeStream');
    expect(statements.map(({ code }) => code)).not.toContain('nothingNewer');
  });

  it('proves that nothing came after its last change where the page has nothing newer', async () => {
    const log = new MemoryTransparencyLog().log(...PAGE_EVENTS.slice(0, 9)).fillTo(30);
    log.publish();
    expect(verify(await zipped(gradeProof(log)), TRUST).statements).toContainEqual({
      mark: 'proven',
      code: 'nothingNewer',
      about: { stream: STREAM },
    });
  });

  it('tells nothing of other pupils', async () => {
    const log = aLog();
    log.publish();
    const files = Object.values(await gradeProof(log))
      .map(String)
      .join('\n');
    expect(files).not.toContain('boris');
    expect(files).toContain('anna');
  });
});

describe('a bundle of everything', () => {
  it('proves that nothing at all was left out, and each index entry', async () => {
    const events = [...OTHER_EVENTS, ...PAGE_EVENTS];
    const log = new MemoryTransparencyLog().log(...events);
    const more = Array.from({ length: 600 }, (_, at) => ({
      ...OTHER_EVENTS[0],
      stream: `class-${at.toString()}`,
      id: at.toString(),
    }));
    const others = more.map((each) => ({
      revision: 0,
      type: 'ClassFormed',
      data: {},
      metadata: {},
      ...each,
    }));
    log.log(...others);
    log.publish();
    const files = proofFiles(log, wholeStreams(...events, ...others), { scope: { kind: 'everything' } });
    const { proven, wrong, unproven } = codesOf(await zipped(files));
    expect(wrong).toEqual([]);
    expect(proven).toContain('wholeLog');
    expect(proven).toContain('indexReplayed');
    expect(unproven).toEqual(['noWitness', 'nothingOlder', 'namesByWord', 'truth']);
  });
});

describe('whom somebody believes', () => {
  const published = async () => {
    const log = aLog();
    const note = log.publish();
    const { text } = parseNote(note);
    const cosigned = `${note}${formatSignature(WITNESS.sign(text, 1_790_000_000_000))}`;
    const source = Object.assign(Object.create(log) as MemoryTransparencyLog, {
      checkpoint: () => Promise.resolve(cosigned),
    });
    return zipped(pageProof(source));
  };

  it('is the bundle itself where no key is given', async () => {
    const log = aLog();
    log.publish();
    const { unproven, wrong } = codesOf(await zipped(pageProof(log)), { keys: [], checkpoints: new Map() });
    expect(unproven).toContain('ownKey');
    expect(wrong).toEqual([]);
  });

  it('may be witnesses by their keys', async () => {
    const { statements } = verify(await published(), { ...TRUST, keys: [LOG_KEY, WITNESS] });
    const at = new Date(1_790_000_000_000).toISOString();
    expect(statements).toContainEqual({
      mark: 'proven',
      code: 'cosigned',
      about: { witness: WITNESS.name, at },
    });
    expect(statements.map(({ code }) => code)).not.toContain('noWitness');
  });

  it('may be told by a policy, which asks for so many witnesses', async () => {
    const policyOf = (quorum: string) =>
      parsePolicy(
        [
          `log ${LOG_KEY.vkey}`,
          `witness w1 ${WITNESS.vkey}`,
          `witness w2 ${keyFrom('witness', 'other.example', 8).vkey}`,
          'group one any w1 w2',
          `quorum ${quorum}`,
        ].join('\n'),
      );
    const zip = await published();
    const enough = codesOf(zip, { policy: policyOf('one'), keys: [], checkpoints: new Map() });
    expect(enough).toMatchObject({ wrong: [] });
    expect(enough.proven).toContain('enoughCosigned');
    const tooFew = codesOf(zip, { policy: policyOf('w2'), keys: [], checkpoints: new Map() });
    expect(tooFew.wrong).toEqual(['tooFewCosigned']);
  });
});

describe('a checkpoint that was kept', () => {
  const trusting = (note: string): Trust => ({ ...TRUST, checkpoints: new Map([['kept.txt', note]]) });

  it('is shown to be the beginning of the log', async () => {
    const log = aLog();
    const kept = await log.checkpoint();
    log.publish();
    const { statements, holds } = verify(await zipped(pageProof(log)), trusting(kept));
    expect(holds).toBe(true);
    expect(statements).toContainEqual({ mark: 'proven', code: 'consistent', about: { size: 40 } });
  });

  it('is the bundle’s own, or one for which the bundle was made', async () => {
    const log = aLog();
    const own = log.publish();
    expect(codesOf(await zipped(pageProof(log)), trusting(own)).wrong).toEqual([]);

    const kept = (await log.earlier())[0] ?? '';
    const forgetful = Object.assign(Object.create(log) as MemoryTransparencyLog, {
      earlier: () => Promise.resolve([]),
    });
    const wanted = wholeStreams(...PAGE_EVENTS);
    expect(codesOf(await zipped(proofFiles(forgetful, wanted)), trusting(kept)).wrong).toEqual([
      'consistencyNotShown',
    ]);
    expect(
      codesOf(await zipped(proofFiles(forgetful, wanted, { since: [kept] })), trusting(kept)).wrong,
    ).toEqual([]);
  });
});
