import { contentHash, decodeEntry, type Entry, type LoggedEvent } from '../../transparency/entry.js';
import type { Hash, Subtree } from '../../transparency/merkle.js';
import type { CountProof } from '../../transparency/stream-tree.js';
import {
  CHECKED_FILES,
  FORMAT,
  LANGUAGES,
  OTHER_FILES,
  type CheckedFile,
  type Displayed,
  type Manifest,
  type Scope,
} from './bundle-format.js';
import { hashOf, linesOf, Malformed, valueOf, type Fields } from './json-lines.js';
import { wrong, type Statement } from './statements.js';
import { BadZip, FileTooLarge, readZip, type ZippedFile } from './zip-reader.js';

/** A bundle as it was read: in form, but nothing of it checked. */
export interface Bundle {
  readonly manifest: Manifest;
  /** The signed note. */
  readonly checkpoint: string;
  readonly keys: readonly string[];
  readonly earlier: readonly string[];
  readonly streams: readonly BundleStream[];
  readonly events: readonly BundleEvent[];
  readonly entries: readonly BundleEntry[];
  readonly hashes: readonly (Subtree & { readonly hash: Hash })[];
  readonly displayed: readonly Displayed[];
}

export interface BundleStream {
  readonly stream: string;
  readonly tag: Hash;
  readonly isWhole: boolean;
  readonly count?: CountProof;
}

export interface BundleEvent {
  readonly leaf: number;
  /** What the bundle says that the content hash is. */
  readonly hash: Hash;
  /** What it is. */
  readonly content: Hash;
  readonly event: LoggedEvent;
}

export interface BundleEntry {
  readonly leaf: number;
  readonly bytes: Buffer;
  readonly entry: Entry;
}

/** Reads a bundle; whatever the bytes are, it is a bundle, or there are findings that say why it is none. */
export const readBundle = (zip: Buffer): Bundle | readonly Statement[] => {
  try {
    const files = readZip(zip);
    const faults = faultsIn(files.map(({ name }) => name));
    return faults.length > 0 ? faults : bundleOf(files);
  } catch (error) {
    if (error instanceof FileTooLarge) return [wrong('tooLarge', { file: error.file })];
    if (error instanceof BadZip) return [wrong('noBundle', { why: error.message })];
    if (error instanceof Malformed) {
      return [wrong('malformed', { file: error.file, line: error.line, why: error.message })];
    }
    // Whatever else: a header that points outside the file, JSON that is too deep to be hashed.
    return [wrong('noBundle', { why: String(error) })];
  }
};

const faultsIn = (names: readonly string[]): readonly Statement[] => {
  const known: readonly string[] = [...CHECKED_FILES, ...OTHER_FILES];
  const distinct = [...new Set(names)];
  return [
    ...known.filter((file) => !names.includes(file)).map((file) => wrong('missingFile', { file })),
    ...distinct.filter((file) => !known.includes(file)).map((file) => wrong('extraFile', { file })),
    ...distinct
      .filter((file) => names.indexOf(file) !== names.lastIndexOf(file))
      .map((file) => wrong('duplicateFile', { file })),
  ];
};

const bundleOf = (zipped: readonly ZippedFile[]): Bundle => {
  const content = (file: CheckedFile): Buffer =>
    zipped.find(({ name }) => name === file)?.content() ?? Buffer.alloc(0);
  const text = (file: CheckedFile): string => content(file).toString('utf8');
  const lines = <T>(file: CheckedFile, read: (fields: Fields) => T): readonly T[] =>
    linesOf(file, content(file), read);
  return {
    manifest: valueOf('manifest.json', 0, text('manifest.json'), manifestOf),
    checkpoint: text('checkpoint.txt'),
    keys: text('keys.txt')
      .split('\n')
      .filter((line) => line !== ''),
    earlier: lines('earlier.jsonl', (fields) => fields.only('note').text('note')),
    streams: lines('streams.jsonl', streamOf),
    events: lines('events.jsonl', eventOf),
    entries: lines('entries.jsonl', entryOf),
    hashes: lines('hashes.jsonl', (fields) => ({
      level: fields.only('level', 'index', 'hash').whole('level'),
      index: fields.whole('index'),
      hash: fields.hash('hash'),
    })),
    // What the journal displays is compared as a whole with what the events make of it.
    displayed: lines('displayed.jsonl', displayedOf),
  };
};

const manifestOf = (fields: Fields): Manifest => {
  fields.only('format', 'origin', 'language', 'scope', 'contains');
  const contains = fields.fields('contains').only('streams', 'events', 'displayed');
  return {
    format: fields.oneOf('format', [FORMAT]),
    origin: fields.text('origin'),
    language: fields.oneOf('language', LANGUAGES),
    scope: scopeOf(fields.fields('scope')),
    contains: {
      streams: contains.whole('streams'),
      events: contains.whole('events'),
      displayed: contains.whole('displayed'),
    },
  };
};

const KINDS = ['grade', 'pupil', 'class', 'term', 'school', 'everything'] as const;

const scopeOf = (fields: Fields): Scope => {
  const kind = fields.oneOf('kind', KINDS);
  const term = fields.has('term') ? { term: fields.text('term') } : {};
  switch (kind) {
    case 'grade':
      return {
        kind,
        grade: fields.only('kind', 'grade', 'pupil').text('grade'),
        pupil: fields.text('pupil'),
      };
    case 'pupil':
      return { kind, pupil: fields.only('kind', 'pupil', 'term').text('pupil'), ...term };
    case 'class': {
      const groups = fields.only('kind', 'class', 'groups', 'term').list('groups', String);
      return { kind, class: fields.text('class'), groups, ...term };
    }
    case 'term':
      return { kind, term: fields.only('kind', 'term').text('term') };
    case 'school':
      return { kind, school: fields.only('kind', 'school').text('school') };
    case 'everything':
      fields.only('kind');
      return { kind };
  }
};

const streamOf = (fields: Fields): BundleStream => {
  fields.only('stream', 'tag', 'disclosed', 'count');
  return {
    stream: fields.text('stream'),
    tag: fields.hash('tag'),
    isWhole: fields.oneOf('disclosed', ['whole', 'part']) === 'whole',
    ...(fields.has('count') ? { count: countOf(fields.fields('count')) } : {}),
  };
};

const countOf = (fields: Fields): CountProof => ({
  count: fields.only('count', 'siblings').whole('count'),
  siblings: fields.list('siblings', (value) => hashOf('siblings', value)),
});

const eventOf = (fields: Fields): BundleEvent => {
  const inside = fields.only('leaf', 'hash', 'event').fields('event');
  // A member that no hash covers would be nobody's word.
  inside.only('stream', 'revision', 'id', 'type', 'data', 'metadata');
  const event = {
    stream: inside.text('stream'),
    revision: inside.whole('revision'),
    id: inside.text('id'),
    type: inside.text('type'),
    data: inside.any('data'),
    metadata: inside.any('metadata'),
  };
  return { leaf: fields.whole('leaf'), hash: fields.hash('hash'), content: contentHash(event), event };
};

const entryOf = (fields: Fields): BundleEntry => {
  const bytes = fields.only('leaf', 'entry').bytes('entry');
  return { leaf: fields.whole('leaf'), bytes, entry: decodeEntry(bytes) };
};

const displayedOf = (fields: Fields): Displayed => {
  const kind = fields.oneOf('kind', ['grade', 'termGrade', 'finalGrade']);
  const names = {
    grade: ['gradeId'],
    termGrade: ['pageId', 'pupilId'],
    finalGrade: ['classId', 'yearId', 'subjectId', 'pupilId'],
  }[kind];
  for (const name of names) fields.text(name);
  return fields.value as Displayed;
};
