import type { Scope } from './bundle-format.js';
import type { Words } from './words.js';

const events = (count: number): string => (count === 1 ? '1 event' : `${count.toString()} events`);
const leaves = (count: number): string => (count === 1 ? '1 leaf' : `${count.toString()} leaves`);

const inTerm = (term: string | undefined): string => (term === undefined ? '' : ` in the term ${term}`);

const scopeSentence = (scope: Scope): string => {
  switch (scope.kind) {
    case 'grade':
      return `the grade ${scope.grade} of the pupil ${scope.pupil}`;
    case 'pupil':
      return `the pupil ${scope.pupil}${inTerm(scope.term)}`;
    case 'class':
      return `the class ${scope.class}${inTerm(scope.term)}`;
    case 'term':
      return `the term ${scope.term}`;
    case 'school':
      return `the school ${scope.school}`;
    case 'everything':
      return 'everything that is in the journal';
  }
};

export const en: Words = {
  proven: {
    signed: ({ origin, size, keys }) =>
      `The checkpoint of ${leaves(size)} is one of the log ${origin}, signed with ${keys}.`,
    cosigned: ({ witness, at }) =>
      `The witness ${witness} saw this checkpoint, and no other of that size, at ${at}.`,
    enoughCosigned: () => 'As many witnesses have cosigned the checkpoint as your policy asks for.',
    included: ({ events: count, size }) =>
      `${events(count)} of the bundle stand in the log as they are, among the ${leaves(size)} of the checkpoint.`,
    consistent: ({ size }) =>
      `The log begins with all ${leaves(size)} of the checkpoint that you hold: none was changed, removed or moved since.`,
    consistentWithEarlier: ({ count, first }) =>
      `The log begins with each of the ${count.toString()} earlier checkpoints that the bundle brings along, the smallest of ${leaves(first)}.`,
    wholeStream: ({ stream, events: count }) =>
      `${stream}: whole. The log has ${events(count)} of it up to the checkpoint, and all of them are here, in their order.`,
    countedStream: ({ stream, logged, shown }) =>
      `${stream}: the log has ${events(logged)} of it up to the checkpoint; ${shown.toString()} of them are here, each at its place.`,
    nothingNewer: ({ stream }) =>
      `${stream}: none of its events is newer than the last one here, so nothing was changed after that up to the checkpoint.`,
    wholeLog: ({ size }) => `All ${leaves(size)} of the log are here: nothing is left out.`,
    indexReplayed: ({ entries }) => `All ${entries.toString()} index entries count what the log has.`,
    ofScope: () =>
      'Everything in the bundle is of what it is about, and every event is of the pupil it should be.',
    displayed: ({ displayed }) =>
      `What the journal displays (${displayed.toString()} grades with all changes) is what these events make of it; each change begins with what the one before it had left.`,
  },
  unproven: {
    ownKey: ({ keys }) =>
      `That the key is the log’s: it is only the bundle’s own word (${keys}). Get the key elsewhere, and give it with --key or --policy.`,
    noWitness: () =>
      'That everybody was shown the same log: no witness that you know has cosigned this checkpoint. Give their keys with --policy or --key, or compare checkpoints with others.',
    nothingOlder: () =>
      'That the log was not rewritten since some earlier day of yours: give a checkpoint that you kept with --checkpoint.',
    undisclosed: ({ stream, undisclosed, newer }) =>
      `${stream}: what its ${undisclosed.toString()} other events say; of them only hashes are here, and ${newer.toString()} are newer than the last one here. Any of them might concern this too: only the whole stream shows that none does.`,
    indexByWord: () =>
      'That the index entries count all events: completeness rests on them. Entries are public, and whoever replays them all finds a false one (journal log monitor).',
    streamsByWord: () =>
      'That no other streams belong to this: which pages there are is the school’s word. A bundle of everything shows all.',
    namesByWord: () =>
      'The names in report.html, and what sealed texts say: compare ids, values and times with the events.',
    truth: () =>
      'That what was written is true, or was written when it says: only that nothing was changed since it is in the log.',
  },
  wrong: {
    noBundle: ({ why }) => `This is no proof bundle. ${why}`,
    missingFile: ({ file }) => `The file ${file} is missing.`,
    extraFile: ({ file }) => `The file ${JSON.stringify(file)} does not belong into a bundle.`,
    duplicateFile: ({ file }) => `The file ${JSON.stringify(file)} is there more than once.`,
    tooLarge: ({ file }) => `The file ${file} is larger than any of a bundle can be.`,
    malformed: ({ file, line, why }) =>
      `${file}${line > 0 ? `:${line.toString()}` : ''} is not written as it has to be: ${why}.`,
    otherContents: ({ what, said, found }) =>
      `The manifest tells of ${said.toString()} ${what}; there are ${found.toString()}.`,
    badCheckpoint: ({ which, why }) => `${which} is no checkpoint that could be believed. ${why}`,
    badKey: ({ why }) => `keys.txt holds something that is no key. ${why}`,
    otherLog: ({ which, origin, expected }) =>
      `${which} is a checkpoint of another log: of ${origin}, not of ${expected}.`,
    unsigned: ({ which }) => `${which} bears no signature with a key of the log.`,
    tooFewCosigned: () => 'Fewer witnesses have cosigned the checkpoint than your policy asks for.',
    olderThanKnown: ({ size, known }) =>
      `The bundle is older than a checkpoint that you hold: ${leaves(size)} against ${known.toString()}. What came in between is not shown; ask for a new bundle.`,
    splitView: ({ size }) =>
      `SPLIT VIEW: two checkpoints of ${leaves(size)} have different roots. The log shows different histories to different people; both checkpoints together prove it.`,
    rewritten: ({ size, newer }) =>
      `The log was rewritten: its ${leaves(newer)} do not begin with those of the checkpoint of ${leaves(size)}.`,
    consistencyNotShown: ({ size }) =>
      `The bundle does not show whether the log begins with the checkpoint of ${leaves(size)}: ask for one that was made with --since and that checkpoint.`,
    changedEvent: ({ leaf, stream, revision }) =>
      `Event ${revision.toString()} of ${stream} (leaf ${leaf.toString()}) was changed: its content has another hash.`,
    otherRoot: ({ size }) =>
      `The events, entries and hashes of the bundle do not lead to the root of the checkpoint of ${leaves(size)}: some of them are not what the log has.`,
    missingHash: ({ level, index }) =>
      `The hash ${index.toString()} of level ${level.toString()} is missing.`,
    needlessHash: ({ level, index }) =>
      `The hash ${index.toString()} of level ${level.toString()} does not belong into the proof.`,
    badLeaf: ({ leaf }) => `Leaf ${leaf.toString()} can’t be what the bundle says that it is.`,
    twiceAtLeaf: ({ leaf }) => `The bundle says twice what leaf ${leaf.toString()} is.`,
    missingEntry: ({ leaf }) =>
      `The entry at leaf ${leaf.toString()} is missing: events that came after the last index entry may be left out.`,
    duplicateEvent: ({ id }) => `The event ${id} is there more than once.`,
    duplicateStream: ({ stream }) => `${stream} is listed more than once.`,
    unlistedStream: ({ stream }) => `There are events of ${stream}, which is not listed.`,
    firstEventMissing: ({ stream }) => `${stream}: its first event, by which the log names it, is missing.`,
    wrongTag: ({ stream }) => `${stream}: the log does not name it by its first event.`,
    gap: ({ stream, revision }) => `${stream}: event ${revision.toString()} is missing.`,
    twiceInStream: ({ stream, revision }) =>
      `${stream}: event ${revision.toString()} is there more than once.`,
    wrongPlace: ({ stream, revision, leaf }) =>
      `${stream}: event ${revision.toString()} is not the one at leaf ${leaf.toString()}; events were reordered.`,
    eventsMissing: ({ stream, known, logged }) =>
      `${stream}: the log has ${events(logged)} of it, the bundle accounts for ${known.toString()}: some were left out.`,
    eventsTooMany: ({ stream, known, logged }) =>
      `${stream}: the index entry counts ${events(logged)} of it, the bundle shows ${known.toString()}: the index entry is false.`,
    forgedCount: ({ stream }) =>
      `${stream}: the number of its events is not the one in the last index entry.`,
    missingCount: ({ stream }) => `${stream}: the number of its events at the last index entry is missing.`,
    forgedIndex: ({ leaf }) =>
      `The index entry at leaf ${leaf.toString()} is false: it does not count the events before it.`,
    falseBeginning: ({ leaf }) =>
      `The entry at leaf ${leaf.toString()} goes on with a stream that has not begun, or begins one again.`,
    logNotWhole: ({ size, known }) =>
      `The bundle should have the whole log, and has ${known.toString()} of ${leaves(size)}.`,
    otherStream: ({ stream }) =>
      `${stream} does not belong to what the bundle is about, or is not disclosed as it should be.`,
    otherPupil: ({ leaf, pupil }) => `The event at leaf ${leaf.toString()} is of another pupil: ${pupil}.`,
    otherGrade: ({ leaf }) => `The event at leaf ${leaf.toString()} is of another grade.`,
    gradeMissing: ({ grade }) => `No event gives the grade ${grade}.`,
    impossible: ({ leaf, why }) =>
      `The event at leaf ${leaf.toString()} can’t follow those before it. ${why}`,
    brokenChain: ({ what, from, was }) =>
      `${what}: a change says that the grade was ${JSON.stringify(from)}, but it was ${JSON.stringify(was)}: something in between is missing.`,
    displayedOtherwise: ({ what, field }) =>
      `${what}: the journal displays something else than the events say (${field}).`,
    displayedUnfounded: ({ what }) => `${what}: the journal displays it, and no event says so.`,
    displayedTwice: ({ what }) => `${what}: it is displayed twice.`,
    notDisplayed: ({ what }) => `${what}: the events tell of it, and the journal does not display it.`,
  },
  scope: scopeSentence,
  headings: { proven: 'PROVEN', unproven: 'NOT PROVEN', wrong: 'WRONG' },
  verdict: {
    holds: 'Everything that was checked holds.',
    fails: (wrongs) =>
      `The bundle does not hold: ${wrongs === 1 ? '1 thing is' : `${wrongs.toString()} things are`} wrong.`,
  },
  about: 'What it is about',
  more: (count) => `… and ${count.toString()} more like this`,
  usage: `node verify.mjs <bundle.zip> [--checkpoint <old.txt>]… [--policy <policy.txt> | --key <vkey>…] [--language en|ru] [--json]

  --checkpoint  a checkpoint that was published before, and that you kept: the log has to begin with it
  --policy      whom to believe: the log's keys, witnesses and how many of them it takes (C2SP tlog-policy)
  --key         a key of the log, or of a witness, as a vkey

It ends with 0 where everything that was checked holds, with 1 where something is wrong, and with 2 where it could not check.`,
  cannotRead: (what, why) => `${what} can’t be read: ${why}`,
};
