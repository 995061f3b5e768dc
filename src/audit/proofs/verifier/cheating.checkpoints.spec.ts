import { describe, expect, it } from '@jest/globals';
import { keyFrom, MemoryTransparencyLog, ORIGIN } from '../../../../test/support/memory-transparency-log.js';
import { aLog, PAGE_EVENTS, pageProof, proofFiles, wholeStreams } from '../proof.examples.js';
import { parseCheckpoint, textOfHead } from '../../transparency/checkpoint.js';
import { formatNote } from '../../transparency/signed-note.js';
import { zipProof } from '../proof-zip.js';
import { foundIn, published, SIZE, TRUST, wrongsIn, type Cheat } from './cheats.examples.js';

const OTHER_LOG = keyFrom('log', 'other.example/log', 2);
const honestNote = () => published().checkpoint();

const CHEATS: Readonly<Record<string, Cheat>> = {
  'shows another log’s checkpoint': {
    cheat: async (files) => {
      const other = published(aLog({ key: keyFrom('log', 'other.example/log', 2) }));
      return { ...files, 'checkpoint.txt': await other.checkpoint() };
    },
    found: [['otherLog', { which: 'checkpoint.txt', origin: 'other.example/log', expected: ORIGIN }]],
  },
  'shows a checkpoint that another key signed in the log’s name': {
    cheat: async (files) => {
      const other = published(aLog({ key: keyFrom('log', ORIGIN, 2) }));
      return { ...files, 'checkpoint.txt': await other.checkpoint() };
    },
    found: [['unsigned', { which: 'checkpoint.txt' }]],
  },
  'is signed by another log that is known as well': {
    cheat: async (files) => {
      const text = textOfHead({ origin: ORIGIN, size: SIZE, root: parseCheckpoint(await honestNote()).root });
      const note = formatNote({ text, signatures: [OTHER_LOG.sign(text, 0)] });
      return { ...files, 'checkpoint.txt': note };
    },
    trust: { ...TRUST, keys: [...TRUST.keys, OTHER_LOG] },
    found: [['unsigned', { which: 'checkpoint.txt' }]],
  },
  'brings its own key': {
    bundle: () => pageProof(published(aLog({ key: keyFrom('log', ORIGIN, 2) }))),
    cheat: (files) => files,
    found: [
      ['unsigned', { which: 'checkpoint.txt' }],
      ['unsigned', { which: 'earlier.jsonl:1' }],
    ],
  },
  'forges a signature': {
    cheat: (files) => ({
      ...files,
      'checkpoint.txt': files['checkpoint.txt'].toString().replace(`\n${SIZE.toString()}\n`, '\n276\n'),
    }),
    found: [
      [
        'badCheckpoint',
        { which: 'checkpoint.txt', why: `The signature of ${ORIGIN} does not belong to this text.` },
      ],
    ],
  },
  'brings an earlier checkpoint of a log that was rewritten': {
    bundle: async () => {
      const rewritten = published(new MemoryTransparencyLog().log(...PAGE_EVENTS).fillTo(40));
      return proofFiles(published(), wholeStreams(...PAGE_EVENTS), { since: [await rewritten.checkpoint()] });
    },
    cheat: (files) => files,
    found: [['rewritten', { size: 40, newer: SIZE }]],
  },
};

describe('a log is found out that', () => {
  it.each(Object.entries(CHEATS))('%s', async (_, cheat) => {
    expect(await foundIn(cheat)).toEqual(cheat.found);
  });

  it('shows an old checkpoint to somebody who holds a newer one', async () => {
    const log = published();
    const old = await zipProof(await pageProof(log));
    const kept = new Map([['kept.txt', log.fillTo(280).publish()]]);
    expect(wrongsIn(old, { ...TRUST, checkpoints: kept })).toEqual([
      ['olderThanKnown', { size: SIZE, known: 280 }],
    ]);
  });

  it('shows different people different logs', async () => {
    const other = aLog();
    const twin = new MemoryTransparencyLog()
      .log(...PAGE_EVENTS)
      .fillTo(SIZE)
      .publish();
    const kept = new Map([['kept.txt', twin]]);
    expect(
      wrongsIn(await zipProof(await pageProof(published(other))), { ...TRUST, checkpoints: kept }),
    ).toEqual([['splitView', { size: SIZE }]]);
  });

  it('rewrote the log since a checkpoint that somebody kept', async () => {
    const rewritten = new MemoryTransparencyLog()
      .log(...PAGE_EVENTS)
      .fillTo(40)
      .publish();
    const kept = new Map([['kept.txt', rewritten]]);
    expect(wrongsIn(await zipProof(await pageProof(published())), { ...TRUST, checkpoints: kept })).toEqual([
      ['rewritten', { size: 40, newer: SIZE }],
    ]);
  });
});
