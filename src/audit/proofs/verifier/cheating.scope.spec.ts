import { describe, expect, it } from '@jest/globals';
import {
  ANNAS_GRADE,
  gradeProof,
  isOfAnnasGrade,
  PAGE_EVENTS,
  partOfPage,
  proofFiles,
  STREAM,
  THE_GRADE,
  wholeStreams,
} from '../proof.examples.js';
import type { ProofFiles } from '../proof-zip.js';
import type { Displayed } from './bundle-format.js';
import {
  changed,
  changeEvent,
  counted,
  dataOf,
  displayAsTold,
  foundIn,
  otherRoot,
  provenAnew,
  published,
  SIZE,
  without,
  type Cheat,
} from './cheats.examples.js';

type DisplayedGrade = Extract<Displayed, { kind: 'grade' }>;

/** Has the journal display Anna's grade otherwise. */
const displaying =
  (change: (line: DisplayedGrade) => Displayed) =>
  (files: ProofFiles): ProofFiles =>
    changed(files, 'displayed.jsonl', (lines) =>
      lines.map((line) => (line.kind === 'grade' && line.gradeId === ANNAS_GRADE ? change(line) : line)),
    );

const CHEATS: Readonly<Record<string, Cheat>> = {
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
      counted(changed(files, 'displayed.jsonl', (lines) => [...lines, { ...lines[0], gradeId: 'nobody’s' }])),
    found: [['displayedUnfounded', { what: 'nobody’s' }]],
  },
  'displays a grade twice': {
    cheat: (files) => counted(changed(files, 'displayed.jsonl', (lines) => [...lines, ...lines.slice(0, 1)])),
    found: [['displayedTwice', { what: ANNAS_GRADE }]],
  },
  'hides a grade': {
    cheat: (files) => counted(changed(files, 'displayed.jsonl', (lines) => lines.slice(1))),
    found: [['notDisplayed', { what: ANNAS_GRADE }]],
  },
  'tells of more than there is': {
    cheat: (files) => changed(files, 'displayed.jsonl', (lines) => lines.slice(1)),
    found: [
      ['otherContents', { what: 'displayed', said: 3, found: 2 }],
      ['notDisplayed', { what: ANNAS_GRADE }],
    ],
  },
};

describe('a school is found out that', () => {
  it.each(Object.entries(CHEATS))('%s', async (_, cheat) => {
    expect(await foundIn(cheat)).toEqual(cheat.found);
  });
});
