import { describe, expect, it } from '@jest/globals';
import { MemoryTransparencyLog } from '../../../../test/support/memory-transparency-log.js';
import { gradeCorrected } from '../../../journal/page/page.examples.js';
import { contentHash, encodeEntry, type LoggedEvent } from '../../transparency/entry.js';
import {
  aLog,
  ANNAS_GRADE,
  displayedOf,
  INDEX_LEAF,
  logged,
  OTHER_EVENTS,
  PAGE_EVENTS,
  pageProof,
  proofFiles,
  STREAM,
  wholeStreams,
} from '../proof.examples.js';
import { zipProof } from '../proof-zip.js';
import {
  changed,
  changeEvent,
  counted,
  dataOf,
  displayAsTold,
  fail,
  foundIn,
  metadataOf,
  otherRoot,
  provenAnew,
  published,
  SIZE,
  without,
  wrongsIn,
  type Cheat,
  type Found,
} from './cheats.examples.js';

const CHEATS: Readonly<Record<string, Cheat>> = {
  'changes a value': {
    cheat: changeEvent(7, dataOf({ to: '4' })),
    found: [
      ['changedEvent', { leaf: 8, stream: STREAM, revision: 7 }],
      otherRoot,
      ['brokenChain', { what: ANNAS_GRADE, from: '5', was: '4' }],
      ['displayedOtherwise', { what: ANNAS_GRADE, field: 'chain.1.to' }],
    ],
  },
  'changes a value, its hash and what is displayed': {
    cheat: (files) =>
      displayAsTold(
        changeEvent(5, dataOf({ value: '5' }), true)(changeEvent(7, dataOf({ from: '5' }), true)(files)),
      ),
    found: [otherRoot],
  },
  'changes a reason': {
    cheat: (files) => displayAsTold(changeEvent(8, dataOf({ reason: { code: 'recounted' } }))(files)),
    found: [['changedEvent', { leaf: 260, stream: STREAM, revision: 8 }], otherRoot],
  },
  'changes who did it': {
    cheat: (files) => displayAsTold(changeEvent(8, metadataOf({ actor: { personId: 'sidorov' } }))(files)),
    found: [['changedEvent', { leaf: 260, stream: STREAM, revision: 8 }], otherRoot],
  },
  'changes when it was': {
    cheat: (files) =>
      displayAsTold(changeEvent(8, metadataOf({ recordedAt: '2026-11-01T08:00:00.000Z' }))(files)),
    found: [['changedEvent', { leaf: 260, stream: STREAM, revision: 8 }], otherRoot],
  },
  'changes a salt': {
    cheat: changeEvent(8, metadataOf({ salt: 'other' })),
    found: [['changedEvent', { leaf: 260, stream: STREAM, revision: 8 }], otherRoot],
  },
  'adds something to an event': {
    cheat: changeEvent(8, (event) => ({ ...event, note: 'approved' }) as LoggedEvent),
    found: [['malformed', { file: 'events.jsonl', line: 9, why: 'it has a member "note"' }]],
  },
  'drops a correction from before the last index entry': {
    cheat: (files) => provenAnew(displayAsTold(without(7)(files))),
    found: [
      ['eventsMissing', { stream: STREAM, known: 9, logged: 10 }],
      ['gap', { stream: STREAM, revision: 7 }],
      ['brokenChain', { what: ANNAS_GRADE, from: '5', was: '4' }],
    ],
  },
  'drops a correction, and has the journal display that it never was': {
    bundle: () =>
      proofFiles(published(), wholeStreams(...PAGE_EVENTS), {
        displayed: displayedOf(PAGE_EVENTS.slice(0, 7)),
      }),
    cheat: (files) => files,
    found: [
      ['displayedOtherwise', { what: ANNAS_GRADE, field: 'chain.1' }],
      ['notDisplayed', { what: '7b.math.q2 anna' }],
    ],
  },
  'drops a correction after the last index entry': {
    cheat: (files) => provenAnew(displayAsTold(without(8)(files))),
    found: [
      ['missingEntry', { leaf: 260 }],
      ['gap', { stream: STREAM, revision: 8 }],
      ['wrongPlace', { stream: STREAM, revision: 9, leaf: 261 }],
    ],
  },
  'cuts the tail of a stream': {
    cheat: (files) => provenAnew(displayAsTold(without(8, 9)(files))),
    found: [['missingEntry', { leaf: 260 }]],
  },
  'cuts the tail, and lets the log end before it': {
    cheat: async (files) => {
      const short = aLogWithoutTail();
      const others = await proofFiles(short, wholeStreams(...PAGE_EVENTS.slice(0, 8)));
      return { ...others, 'checkpoint.txt': files['checkpoint.txt'] };
    },
    found: [
      ['missingHash', { level: 2, index: 65 }],
      ['missingEntry', { leaf: 260 }],
    ],
  },
  'reorders events': {
    cheat: (files) =>
      changed(files, 'events.jsonl', (lines) => {
        const swapped: Readonly<Record<number, number>> = { 6: 8, 8: 6 };
        return lines.map((line) => ({ ...line, leaf: swapped[line.leaf] ?? line.leaf }));
      }),
    found: [
      otherRoot,
      ['wrongPlace', { stream: STREAM, revision: 5, leaf: 8 }],
      [
        'impossible',
        { leaf: 6, why: `GradeCorrected came before the grade or debt ${ANNAS_GRADE} was there.` },
      ],
    ],
  },
  'gives an event another revision': {
    cheat: changeEvent(7, (event) => ({ ...event, revision: 8 })),
    found: [
      ['changedEvent', { leaf: 8, stream: STREAM, revision: 8 }],
      otherRoot,
      ['gap', { stream: STREAM, revision: 7 }],
      ['wrongPlace', { stream: STREAM, revision: 8, leaf: 8 }],
    ],
  },
  'forges a proof': {
    cheat: (files) =>
      changed(files, 'hashes.jsonl', ([first, ...others]) => [
        { ...first, hash: Buffer.alloc(32, 7).toString('base64') },
        ...others,
      ]),
    found: [otherRoot],
  },
  'leaves out a hash': {
    cheat: (files) => changed(files, 'hashes.jsonl', (lines) => lines.slice(1)),
    found: [['missingHash', { level: 0, index: 0 }]],
  },
  'adds a hash': {
    cheat: (files) => changed(files, 'hashes.jsonl', (lines) => [...lines, { ...lines[0], level: 60 }]),
    found: [['needlessHash', { level: 60, index: 0 }]],
  },
  'counts too few events in the index entry': {
    bundle: () => {
      const [first = fail()] = PAGE_EVENTS;
      const tag = contentHash(first);
      return pageProof(
        published(aLog({ countOf: (stream, count) => (stream.equals(tag) ? count - 1 : count) })),
      );
    },
    cheat: (files) => files,
    found: [['eventsTooMany', { stream: STREAM, known: 10, logged: 9 }]],
  },
  'forges the count of a stream': {
    cheat: (files) =>
      changed(files, 'streams.jsonl', (lines) =>
        lines.map((line) => ({ ...line, count: { ...line.count, count: 7 } })),
      ),
    found: [['forgedCount', { stream: STREAM }]],
  },
  'leaves out the count of a stream': {
    cheat: (files) => changed(files, 'streams.jsonl', (lines) => lines.map(({ count: _, ...line }) => line)),
    found: [['missingCount', { stream: STREAM }]],
  },
  'forges an index entry': {
    cheat: (files) =>
      changed(files, 'entries.jsonl', (lines) =>
        lines.map((line) => {
          if (line.leaf !== INDEX_LEAF) return line;
          const forged = encodeEntry({ kind: 'index', streams: 1, root: Buffer.alloc(32, 1) });
          return { ...line, entry: forged.toString('base64') };
        }),
      ),
    found: [otherRoot, ['forgedCount', { stream: STREAM }]],
  },
  'puts an event in the place of the index entry': {
    cheat: (files) =>
      changed(files, 'entries.jsonl', (lines) =>
        lines.map((line) => (line.leaf === INDEX_LEAF ? { ...line, entry: lines.at(-1)?.entry } : line)),
      ),
    found: [
      ['badLeaf', { leaf: INDEX_LEAF }],
      ['missingHash', { level: 7, index: 1 }],
      ['needlessHash', { level: 6, index: 2 }],
      ['missingEntry', { leaf: INDEX_LEAF }],
      ['forgedCount', { stream: STREAM }],
    ],
  },
  'names a stream otherwise': {
    cheat: (files) =>
      changed(files, 'streams.jsonl', (lines) =>
        lines.map((line) => ({ ...line, stream: 'journalPage-7b.chemistry.q2' })),
      ),
    found: [
      ...PAGE_EVENTS.map((): Found => ['unlistedStream', { stream: STREAM }]),
      ['missingHash', { level: 5, index: 0 }],
      ['needlessHash', { level: 0, index: 0 }],
      ['missingEntry', { leaf: 260 }],
      ['firstEventMissing', { stream: 'journalPage-7b.chemistry.q2' }],
      ['eventsMissing', { stream: 'journalPage-7b.chemistry.q2', known: 0, logged: 8 }],
    ],
  },
  'names a stream by another event': {
    bundle: async () => {
      const log = new MemoryTransparencyLog().log(...PAGE_EVENTS.slice(0, 4));
      log.publish();
      return pageProof(log);
    },
    cheat: (files) =>
      changed(files, 'streams.jsonl', (lines) =>
        lines.map((line) => ({ ...line, tag: contentHash(PAGE_EVENTS[1] ?? fail()).toString('base64') })),
      ),
    found: [
      ['otherRoot', { size: 4 }],
      ['wrongTag', { stream: STREAM }],
    ],
  },
  'lets a stream begin twice': {
    bundle: () => {
      const [first = fail(), ...others] = PAGE_EVENTS;
      const events = [first, first, ...others];
      const scope = { kind: 'everything' } as const;
      return proofFiles(published(new MemoryTransparencyLog().log(...events)), [{ name: STREAM, events }], {
        scope,
      });
    },
    cheat: (files) => files,
    found: [
      ['gap', { stream: STREAM, revision: 10 }],
      ['twiceInStream', { stream: STREAM, revision: 0 }],
      ['falseBeginning', { leaf: 1 }],
      ['duplicateEvent', { id: `${STREAM}@0` }],
    ],
  },
  'lists a stream twice': {
    cheat: (files) => counted(changed(files, 'streams.jsonl', (lines) => [...lines, ...lines])),
    found: [['duplicateStream', { stream: STREAM }]],
  },
  'tells an event twice': {
    cheat: (files) => counted(changed(files, 'events.jsonl', (lines) => [...lines, ...lines.slice(-1)])),
    found: [
      ['twiceAtLeaf', { leaf: 261 }],
      ['twiceInStream', { stream: STREAM, revision: 9 }],
      ['duplicateEvent', { id: `${STREAM}@9` }],
    ],
  },
  'puts an event where the log has none': {
    cheat: (files) =>
      counted(
        changed(files, 'events.jsonl', (lines) => {
          const event = logged(STREAM, 10, gradeCorrected('3', '5'));
          return [...lines, { leaf: SIZE, hash: contentHash(event).toString('base64'), event }];
        }),
      ),
    found: [
      ['badLeaf', { leaf: SIZE }],
      ['wrongPlace', { stream: STREAM, revision: 10, leaf: SIZE }],
      ['displayedOtherwise', { what: ANNAS_GRADE, field: 'chain.3' }],
    ],
  },
};

/** A log that ends before the tail of the page. */
function aLogWithoutTail(): MemoryTransparencyLog {
  const log = new MemoryTransparencyLog()
    .log(...OTHER_EVENTS, ...PAGE_EVENTS.slice(0, 8))
    .fillTo(INDEX_LEAF + 5);
  log.publish();
  return log;
}

describe('a school is found out that', () => {
  it.each(Object.entries(CHEATS))('%s', async (_, cheat) => {
    expect(await foundIn(cheat)).toEqual(cheat.found);
  });

  it('counts falsely in an index entry of a bundle of everything', async () => {
    const events = [...OTHER_EVENTS, ...PAGE_EVENTS];
    const others = Array.from({ length: 300 }, (_, at) => ({
      ...{ stream: `class-${at.toString()}`, id: at.toString(), revision: 0, type: 'ClassFormed' },
      ...{ data: {}, metadata: {} },
    }));
    const log = new MemoryTransparencyLog({ countOf: (_, count) => (count > 1 ? count - 1 : count) });
    log.log(...events, ...others).publish();
    const files = await proofFiles(log, wholeStreams(...events, ...others), {
      scope: { kind: 'everything' },
    });
    expect(wrongsIn(await zipProof(files))).toEqual([
      ['eventsTooMany', { stream: STREAM, known: 10, logged: 9 }],
      ['forgedIndex', { leaf: INDEX_LEAF }],
    ]);
  });
});
