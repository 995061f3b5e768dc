import { performance } from 'node:perf_hooks';
import { gradeHistory } from '../projections/grade-history/projection.js';
import { classes } from '../projections/schools/class.projection.js';
import { filesOf } from '../src/audit/proofs/bundle.js';
import { disclose } from '../src/audit/proofs/disclosure.js';
import { zipProof } from '../src/audit/proofs/proof-zip.js';
import { scopeOfClass } from '../src/audit/proofs/scope-streams.js';
import { verify } from '../src/audit/proofs/verifier/verify.js';
import type { Scope } from '../src/audit/proofs/verifier/bundle-format.js';
import { verifierFile } from '../src/audit/proofs/verifier-file.js';
import { contentHash, type LoggedEvent } from '../src/audit/transparency/entry.js';
import { inclusionRanges } from '../src/audit/transparency/merkle.js';
import { proofsOn, readerOn } from '../src/cli/export-proofs.js';
import { masterKeysOf } from '../src/cli/tools.js';
import { pageOf, termOf } from '../src/journal/page/page-ids.values.js';
import { Vault } from '../src/people/vault.js';
import { LOG_KEY, MemoryTransparencyLog } from '../test/support/memory-transparency-log.js';
import type { Bench, Ground } from './bench.js';
import { count, duration, median } from './figures.js';
import { withEnginesOf } from './rebuilding.js';
import type { Row } from './run.js';

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
const EVENTS_OF_PAGE = 250;
/** The page whose grade is proven. */
const PAGE = 3;
const TRIES = 20;

/** What proofs cost: by the size of the log, and of a class's term. */
export const proofs: Bench = async (ground) => [await bySize(), ...(await ofSchool(ground))];

interface Proof {
  readonly bytes: number;
  /** Of the grade's leaf alone, as an RFC 6962 audit path has them. */
  readonly path: number;
  /** With those for the leaves of all other events of its page, and for the newest entries. */
  readonly hashes: number;
  readonly made: number;
  readonly verified: number;
}

/** Proofs of one grade, out of a log in memory that grows in between. */
const bySize = async (): Promise<Row> => {
  const log = new MemoryTransparencyLog();
  const found: string[] = [];
  for (const size of SIZES) {
    grow(log, size);
    const { path, hashes, made, verified, bytes } = await proofOf(log, size);
    found.push(
      `${count(size)} leaves: ${count(path)} hashes for the grade, ${count(hashes)} with all of its page, ${count(bytes / 1_000)} kB, made in ${duration(made)}, verified in ${duration(verified)}`,
    );
  }
  return { what: 'a proof of one grade, by the size of the log', measured: found.join('; '), bars: [] };
};

const nameOf = (page: number): string => `journalPage-7b.s${page.toString()}.q2`;

const eventOf = (page: number, revision: number): LoggedEvent => {
  const [stream, number] = [nameOf(page), revision.toString()];
  const gradeId = `7b.s${page.toString()}.q2.20261123-1.g${number}`;
  return {
    ...{ stream, revision, id: `${stream}@${number}`, type: revision === 0 ? 'PageOpened' : 'GradeGiven' },
    data: {
      pageId: stream,
      gradeId,
      pupilId: 'anna',
      lessonId: 'l',
      date: '2026-11-23',
      work: {},
      value: '4',
      late: false,
    },
    metadata: {
      schoolId: 's',
      actor: { personId: 't' },
      recordedAt: '2026-11-23T08:00:00.000Z',
      via: 'web',
      salt: gradeId,
    },
  };
};

/** Eight pages are written at a time, as in a school day. */
const grow = (log: MemoryTransparencyLog, size: number): void => {
  while (log.size < size) {
    const written = log.size - Math.floor(log.size / 256);
    const [round, place] = [Math.floor(written / (8 * EVENTS_OF_PAGE)), written % (8 * EVENTS_OF_PAGE)];
    log.log(eventOf(8 * round + (place % 8), Math.floor(place / 8)));
  }
  log.publish();
};

const proofOf = async (log: MemoryTransparencyLog, size: number): Promise<Proof> => {
  const tag = contentHash(eventOf(PAGE, 0));
  const known = (await log.leavesOf(tag, size))?.length ?? 0;
  const events = Array.from({ length: known }, (_, revision) => eventOf(PAGE, revision));
  const given = eventOf(PAGE, 1);
  const { gradeId } = given.data as { gradeId: string };
  const scope: Scope = { kind: 'grade', grade: gradeId, pupil: 'anna' };
  const verifier = Buffer.alloc(0);
  const [made, verified]: [number[], number[]] = [[], []];
  const leaf = (await log.leavesOf(tag, size))?.[1] ?? 0;
  const path = inclusionRanges(leaf, size).length;
  let [bytes, hashes] = [0, 0];
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const begun = performance.now();
    const wanted = [{ name: nameOf(PAGE), events, only: ({ id }: LoggedEvent) => id === given.id }];
    const disclosure = await disclose(log, () => wanted);
    const zip = await zipProof(
      filesOf({ scope, disclosure, language: 'en', displayed: [], report: '', verifier }),
    );
    const packed = performance.now();
    verify(zip, { keys: [LOG_KEY], checkpoints: new Map() });
    made.push((packed - begun) / 1_000);
    verified.push((performance.now() - packed) / 1_000);
    [bytes, hashes] = [zip.length, disclosure.hashes.length];
  }
  return { bytes, path, hashes, made: median(made), verified: median(verified) };
};

/** Bundles of the school that is measured, out of its engines. */
const ofSchool = ({ withCopy, school, rounds }: Ground): Promise<readonly Row[]> =>
  withCopy((dataDir) =>
    withEnginesOf(dataDir, async ({ store, documents }) => {
      const vault = new Vault(documents.vault, await masterKeysOf({ dataDir, env: {} }));
      const reads = await readerOn({ store, documents });
      try {
        const maker = proofsOn({ store, documents, vault }, reads);
        const [page] = school.pages;
        if (!page) throw new Error('The school has no pages.');
        const [groupId = ''] = page.id.split('.');
        const classId = (await reads.get(classes, groupId))?.partOf ?? groupId;
        const ofClass = await scopeOfClass(classId, termOf(page.id), reads);
        const ofGrade = await firstGradeOf(page.id, store, reads);
        const rows: Row[] = [];
        for (const [what, scope] of [
          ['one grade', ofGrade],
          ['a class in a term', ofClass],
        ] as const) {
          if (scope) rows.push(await measured(what, () => maker.bundle({ scope, language: 'en' }), rounds));
        }
        return rows;
      } finally {
        await reads.stop();
      }
    }),
  );

type Reader = Awaited<ReturnType<typeof readerOn>>;
type Store = Parameters<typeof readerOn>[0]['store'];

const firstGradeOf = async (pageId: string, store: Store, reads: Reader): Promise<Scope | undefined> => {
  for await (const { type, data } of store.readStream(`journalPage-${pageId}`)) {
    const { gradeId = '' } = data as { gradeId?: string };
    if (type !== 'GradeGiven' || pageOf(gradeId) !== pageId) continue;
    const history = await reads.get(gradeHistory, gradeId);
    return history && { kind: 'grade', grade: gradeId, pupil: history.pupilId };
  }
  return undefined;
};

const measured = async (what: string, make: () => Promise<Buffer>, rounds: number): Promise<Row> => {
  let zip = await make();
  const [made, verified]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now();
    zip = await make();
    const packed = performance.now();
    verify(zip, { keys: [], checkpoints: new Map() });
    made.push((packed - begun) / 1_000);
    verified.push((performance.now() - packed) / 1_000);
  }
  const { statements } = verify(zip, { keys: [], checkpoints: new Map() });
  const wrong = statements.find(({ mark }) => mark === 'wrong');
  if (wrong) throw new Error(`The bundle of ${what} does not hold: ${wrong.code}.`);
  const events = statements.find(({ code }) => code === 'included')?.about as { events?: number } | undefined;
  const verifier = (await verifierFile()).length;
  return {
    what: `a bundle of ${what}, out of the engines`,
    measured: `${count(events?.events ?? 0)} events: ${count(zip.length / 1_000)} kB with the verifier (${count(verifier / 1_000)} kB unpacked), made in ${duration(median(made))}, verified in ${duration(median(verified))}`,
    bars: [],
  };
};
