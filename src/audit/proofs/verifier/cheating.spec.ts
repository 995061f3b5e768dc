import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ZipFile } from 'yazl';
import { buffer } from 'node:stream/consumers';
import {
  keyFrom,
  LOG_KEY,
  MemoryTransparencyLog,
  ORIGIN,
} from '../../../../test/support/memory-transparency-log.js';
import { gradeCorrected } from '../../../journal/page/page.examples.js';
import { contentHash, encodeEntry, type LoggedEvent } from '../../transparency/entry.js';
import { subtreesBeside } from '../../transparency/partial-tree.js';
import {
  aLog,
  ANNAS_GRADE,
  displayedOf,
  gradeProof,
  INDEX_LEAF,
  isOfAnnasGrade,
  logged,
  OTHER_EVENTS,
  PAGE_EVENTS,
  pageProof,
  partOfPage,
  proofFiles,
  STREAM,
  THE_GRADE,
  wholeStreams,
} from '../proof.examples.js';
import { zipProof, type ProofFiles } from '../proof-zip.js';
import type { BundleFile, Displayed, EntryLine, EventLine, HashLine, StreamLine } from './bundle-format.js';
import type { Trust } from './check-log.js';
import type { Wrong } from './statements.js';
import { verify } from './verify.js';

const SIZE = 275;
const TRUST: Trust = { keys: [LOG_KEY], checkpoints: new Map() };

const published = (log = aLog()): MemoryTransparencyLog => {
  log.publish();
  return log;
};

/** The lines of a file of JSON, changed. */
const changed = <Line>(
  files: ProofFiles,
  file: BundleFile,
  change: (lines: readonly Line[]) => readonly unknown[],
): ProofFiles => {
  const lines = files[file]
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
  const text = change(lines)
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
  return { ...files, [file]: text };
};

type Change = (event: LoggedEvent) => LoggedEvent;

const changeEvent =
  (revision: number, change: Change, isHashChanged = false) =>
  (files: ProofFiles): ProofFiles =>
    changed<EventLine>(files, 'events.jsonl', (lines) =>
      lines.map((line) => {
        if (line.event.revision !== revision || line.event.stream !== STREAM) return line;
        const event = change(line.event);
        return { ...line, event, ...(isHashChanged ? { hash: contentHash(event).toString('base64') } : {}) };
      }),
    );

/** Has the journal display what the events of the bundle say, as one does who changes both. */
const displayAsTold = (files: ProofFiles): ProofFiles => {
  let events: readonly EventLine[] = [];
  changed<EventLine>(files, 'events.jsonl', (lines) => (events = lines));
  const displayed = displayedOf(events.map(({ event }) => event));
  return counted(changed(files, 'displayed.jsonl', () => displayed));
};

/** Has the manifest tell how much there is. */
const counted = (files: ProofFiles): ProofFiles => {
  const manifest = JSON.parse(files['manifest.json'].toString()) as { contains: Record<string, number> };
  for (const what of ['streams', 'events', 'displayed'] as const) {
    manifest.contains[what] = files[`${what}.jsonl`].toString().split('\n').length - 1;
  }
  return { ...files, 'manifest.json': JSON.stringify(manifest) };
};

const dataOf =
  (change: Record<string, unknown>): Change =>
  (event) => ({
    ...event,
    data: { ...(event.data as object), ...change },
  });

const metadataOf =
  (change: Record<string, unknown>): Change =>
  (event) => ({
    ...event,
    metadata: { ...(event.metadata as object), ...change },
  });

const without =
  (...revisions: readonly number[]) =>
  (files: ProofFiles): ProofFiles =>
    changed<EventLine>(files, 'events.jsonl', (lines) =>
      lines.filter(({ event }) => !revisions.includes(event.revision)),
    );

/** Has the hashes lead from what is told now to the checkpoint, as one does who leaves something out. */
const provenAnew = async (files: ProofFiles): Promise<ProofFiles> => {
  const leaves: number[] = [];
  for (const file of ['events.jsonl', 'entries.jsonl'] as const) {
    changed<{ readonly leaf: number }>(files, file, (lines) => lines.map(({ leaf }) => leaves.push(leaf)));
  }
  const beside = subtreesBeside(SIZE, leaves, [40]);
  const hashes = await published().hashes(beside);
  return changed(files, 'hashes.jsonl', () =>
    beside.map((subtree, at) => ({ ...subtree, hash: hashes[at]?.toString('base64') })),
  );
};

const fail = (): never => {
  throw new Error('There is no such event.');
};

type Found = { readonly [Code in keyof Wrong]: readonly [Code, Wrong[Code]] }[keyof Wrong];

const wrongsIn = (zip: Buffer, trust = TRUST): readonly unknown[] =>
  verify(zip, trust).statements.flatMap(({ mark, code, about }) => (mark === 'wrong' ? [[code, about]] : []));

interface Cheat {
  readonly bundle?: () => Promise<ProofFiles>;
  readonly cheat: (files: ProofFiles) => ProofFiles | Promise<ProofFiles>;
  readonly trust?: Trust;
  readonly found: readonly Found[];
}

const otherRoot: Found = ['otherRoot', { size: SIZE }];

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
      changed<EventLine>(files, 'events.jsonl', (lines) => {
        const swapped: Readonly<Record<number, number>> = { 6: 8, 8: 6 };
        return lines.map((line) => ({ ...line, leaf: swapped[line.leaf] ?? line.leaf }));
      }),
    found: [
      otherRoot,
      ['wrongPlace', { stream: STREAM, revision: 5, leaf: 8 }],
      ['impossible', { leaf: 6, why: `GradeCorrected came before the grade ${ANNAS_GRADE} was given.` }],
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
      changed<HashLine>(files, 'hashes.jsonl', ([first, ...others]) => [
        { ...first, hash: Buffer.alloc(32, 7).toString('base64') },
        ...others,
      ]),
    found: [otherRoot],
  },
  'leaves out a hash': {
    cheat: (files) => changed<HashLine>(files, 'hashes.jsonl', (lines) => lines.slice(1)),
    found: [['missingHash', { level: 0, index: 0 }]],
  },
  'adds a hash': {
    cheat: (files) =>
      changed<HashLine>(files, 'hashes.jsonl', (lines) => [...lines, { ...lines[0], level: 60 }]),
    found: [['needlessHash', { level: 60, index: 0 }]],
  },
  'swaps the pupil of a grade': {
    bundle: () => gradeProof(published()),
    cheat: (files) => displayAsTold(changeEvent(5, dataOf({ pupilId: 'boris' }), true)(files)),
    found: [otherRoot, ['otherPupil', { leaf: 6, pupil: 'boris' }]],
  },
  'hands out the proof of another pupil': {
    bundle: () =>
      proofFiles(
        published(),
        partOfPage(({ data }) => (data as { pupilId?: string }).pupilId === 'boris'),
        { scope: THE_GRADE },
      ),
    cheat: (files) => files,
    found: [
      ['otherPupil', { leaf: 4, pupil: 'boris' }],
      ['otherPupil', { leaf: 7, pupil: 'boris' }],
    ],
  },
  'hands out the proof of another grade': {
    bundle: () =>
      proofFiles(published(), partOfPage(isOfAnnasGrade), {
        scope: { kind: 'grade', grade: `${ANNAS_GRADE}x`, pupil: 'anna' },
      }),
    cheat: (files) => files,
    found: [6, 8, 260].map((leaf) => ['otherGrade', { leaf }]),
  },
  'hands out the proof of a grade without the grade': {
    bundle: () =>
      proofFiles(
        published(),
        partOfPage(() => false),
        { scope: THE_GRADE },
      ),
    cheat: (files) => files,
    found: [['gradeMissing', { grade: ANNAS_GRADE }]],
  },
  'leaves a correction out of the proof of a grade': {
    bundle: () => gradeProof(published()),
    cheat: (files) => provenAnew(displayAsTold(without(7)(files))),
    found: [
      ['eventsMissing', { stream: STREAM, known: 9, logged: 10 }],
      ['brokenChain', { what: ANNAS_GRADE, from: '5', was: '4' }],
    ],
  },
  'shows a page of another class': {
    bundle: () =>
      proofFiles(published(), wholeStreams(...PAGE_EVENTS), {
        scope: { kind: 'class', class: '7a', groups: [] },
      }),
    cheat: (files) => files,
    found: [['otherStream', { stream: STREAM }]],
  },
  'shows a page of another term': {
    bundle: () =>
      proofFiles(published(), wholeStreams(...PAGE_EVENTS), { scope: { kind: 'term', term: 'q3' } }),
    cheat: (files) => files,
    found: [['otherStream', { stream: STREAM }]],
  },
  'shows a page of another school': {
    bundle: () =>
      proofFiles(published(), wholeStreams(...PAGE_EVENTS), { scope: { kind: 'school', school: 'school2' } }),
    cheat: (files) => files,
    found: [['otherStream', { stream: STREAM }]],
  },
  'shows a part of a page in place of all': {
    bundle: () => proofFiles(published(), partOfPage(isOfAnnasGrade)),
    cheat: (files) => files,
    found: [['otherStream', { stream: STREAM }]],
  },
  'calls everything what isn’t': {
    bundle: () => proofFiles(published(), wholeStreams(...PAGE_EVENTS), { scope: { kind: 'everything' } }),
    cheat: (files) => files,
    found: [['logNotWhole', { size: SIZE, known: 11 }]],
  },
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
      changed<StreamLine>(files, 'streams.jsonl', (lines) =>
        lines.map((line) => ({ ...line, count: { ...line.count, count: 7 } })),
      ),
    found: [['forgedCount', { stream: STREAM }]],
  },
  'leaves out the count of a stream': {
    cheat: (files) =>
      changed<StreamLine>(files, 'streams.jsonl', (lines) => lines.map(({ count: _, ...line }) => line)),
    found: [['missingCount', { stream: STREAM }]],
  },
  'forges an index entry': {
    cheat: (files) =>
      changed<EntryLine>(files, 'entries.jsonl', (lines) =>
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
      changed<EntryLine>(files, 'entries.jsonl', (lines) =>
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
      changed<StreamLine>(files, 'streams.jsonl', (lines) =>
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
      // A log that let the stream begin twice.
      const log = new MemoryTransparencyLog().log(...PAGE_EVENTS.slice(0, 4));
      log.publish();
      return pageProof(log);
    },
    cheat: (files) =>
      changed<StreamLine>(files, 'streams.jsonl', (lines) =>
        lines.map((line) => ({ ...line, tag: contentHash(PAGE_EVENTS[1] ?? fail()).toString('base64') })),
      ),
    found: [
      ['otherRoot', { size: 4 }],
      ['wrongTag', { stream: STREAM }],
    ],
  },
  'lists a stream twice': {
    cheat: (files) => counted(changed<StreamLine>(files, 'streams.jsonl', (lines) => [...lines, ...lines])),
    found: [['duplicateStream', { stream: STREAM }]],
  },
  'tells an event twice': {
    cheat: (files) =>
      counted(changed<EventLine>(files, 'events.jsonl', (lines) => [...lines, ...lines.slice(-1)])),
    found: [
      ['twiceAtLeaf', { leaf: 261 }],
      ['twiceInStream', { stream: STREAM, revision: 9 }],
      ['duplicateEvent', { id: `${STREAM}@9` }],
    ],
  },
  'puts an event where the log has none': {
    cheat: (files) =>
      counted(
        changed<EventLine>(files, 'events.jsonl', (lines) => {
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
  'displays another value': {
    cheat: displaying((line) => ({
      ...line,
      chain: line.chain.map((link) => ({ ...link, ...(link.to === '3' ? { to: '5' } : {}) })),
    })),
    found: [['displayedOtherwise', { what: ANNAS_GRADE, field: 'chain.2.to' }]],
  },
  'displays another pupil': {
    cheat: displaying((line) => ({ ...line, pupilId: 'boris' })),
    found: [['displayedOtherwise', { what: ANNAS_GRADE, field: 'pupilId' }]],
  },
  'displays another teacher, time or reason': {
    cheat: displaying((line) => ({
      ...line,
      chain: line.chain.map((link) => ({ ...link, at: '2026-11-01T08:00:00.000Z' })),
    })),
    found: [['displayedOtherwise', { what: ANNAS_GRADE, field: 'chain.0.at' }]],
  },
  'displays a grade that nobody gave': {
    cheat: (files) =>
      counted(
        changed<Displayed>(files, 'displayed.jsonl', (lines) => [
          ...lines,
          { ...lines[0], gradeId: 'nobody’s' },
        ]),
      ),
    found: [['displayedUnfounded', { what: 'nobody’s' }]],
  },
  'displays a grade twice': {
    cheat: (files) =>
      counted(changed<Displayed>(files, 'displayed.jsonl', (lines) => [...lines, ...lines.slice(0, 1)])),
    found: [['displayedTwice', { what: ANNAS_GRADE }]],
  },
  'hides a grade': {
    cheat: (files) => counted(changed<Displayed>(files, 'displayed.jsonl', (lines) => lines.slice(1))),
    found: [['notDisplayed', { what: ANNAS_GRADE }]],
  },
  'tells of more than there is': {
    cheat: (files) => changed<Displayed>(files, 'displayed.jsonl', (lines) => lines.slice(1)),
    found: [
      ['otherContents', { what: 'displayed', said: 3, found: 2 }],
      ['notDisplayed', { what: ANNAS_GRADE }],
    ],
  },
};

function displaying(change: (line: Extract<Displayed, { kind: 'grade' }>) => Displayed) {
  return (files: ProofFiles): ProofFiles =>
    changed<Displayed>(files, 'displayed.jsonl', (lines) =>
      lines.map((line) => (line.kind === 'grade' && line.gradeId === ANNAS_GRADE ? change(line) : line)),
    );
}

/** A log that ends before the tail of the page. */
function aLogWithoutTail(): MemoryTransparencyLog {
  const log = new MemoryTransparencyLog()
    .log(...OTHER_EVENTS, ...PAGE_EVENTS.slice(0, 8))
    .fillTo(INDEX_LEAF + 5);
  log.publish();
  return log;
}

describe('a school is found out that', () => {
  it.each(Object.entries(CHEATS))('%s', async (_, { bundle, cheat, trust, found }) => {
    const honest = await (bundle ?? (() => pageProof(published())))();
    expect(wrongsIn(await zipProof(await cheat(honest)), trust)).toEqual(found);
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

const zipOf = (files: readonly (readonly [string, Buffer])[], compress = true): Promise<Buffer> => {
  const zip = new ZipFile();
  for (const [name, content] of files) zip.addBuffer(content, name, { compress });
  zip.end();
  return buffer(zip.outputStream);
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

  it('has anything in any of its lines', async () => {
    const files = await honest;
    const names = [
      'events.jsonl',
      'hashes.jsonl',
      'streams.jsonl',
      'entries.jsonl',
      'displayed.jsonl',
      'earlier.jsonl',
      'manifest.json',
    ] as const;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.jsonValue(), fc.nat(), async (name, value, which) => {
        const lines = files[name].toString().trimEnd().split('\n');
        const isWhole = name === 'manifest.json';
        const line = which % lines.length;
        const mutated = isWhole
          ? mutate(JSON.parse(files[name].toString()), value, which)
          : mutate(JSON.parse(lines[line] ?? 'null'), value, which);
        const text = isWhole
          ? JSON.stringify(mutated)
          : `${lines.toSpliced(line, 1, JSON.stringify(mutated)).join('\n')}\n`;
        const { holds, statements } = verify(await zipProof({ ...files, [name]: text }), TRUST);
        if (holds)
          expect(JSON.stringify(mutated)).toBe(
            JSON.stringify(isWhole ? JSON.parse(files[name].toString()) : JSON.parse(lines[line] ?? 'null')),
          );
        expect(statements.length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });
});

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
