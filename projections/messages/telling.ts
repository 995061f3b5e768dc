import type { FreshReader } from '../../src/eventing/fresh-reader.js';
import type { MessageWords } from '../../src/messages/message-words.js';
import type { AttachedFile } from '../../src/messages/thread.events.js';
import { isPair, pairIn, type Among } from '../../src/messages/among.values.js';
import type { Directory } from '../../src/people/directory.js';
import { jointGroups } from '../joint-groups/projection.js';
import { classes } from '../schools/class.projection.js';
import { schools } from '../schools/school.projection.js';
import type { MessageDocument, ThreadDocument } from './read-model.js';

export interface Person {
  readonly id: string;
  readonly name: string;
}

/** Who writes in a thread, by names. */
export interface AmongTold {
  readonly kind: Among['kind'];
  readonly teacher?: Person;
  readonly guardian?: Person;
  readonly pupil?: Person;
  /** The two of a class who write to each other alone. */
  readonly guardians?: readonly Person[];
  readonly class?: { readonly classId: string; readonly title: string };
  readonly school?: { readonly schoolId: string; readonly title: string };
  /** Of several schools. */
  readonly jointGroup?: { readonly jointGroupId: string; readonly title: string };
}

/** A file that goes with a message. */
export interface FileTold extends Omit<AttachedFile, 'name'> {
  readonly name: string;
}

/** A dash stands for what can't be read any more. */
export const UNREADABLE = '—';

export interface TellingTools {
  readonly reader: FreshReader;
  readonly directory: Directory;
  readonly words: MessageWords;
}

/** Opens what was written, and tells by whom and among whom. */
export class Telling {
  private constructor(
    private readonly words: MessageWords,
    private readonly nameOf: (personId: string) => string,
    private readonly titleOf: (id: string) => string,
  ) {}

  /** People and classes are looked up at once. */
  static async of(
    threads: readonly ThreadDocument[],
    others: readonly string[],
    { reader, directory, words }: TellingTools,
  ): Promise<Telling> {
    const ids = threads.flatMap(({ among, authorId }) => [authorId, ...peopleOf(among)]);
    const classIds = threads.flatMap(({ among }) => ('classId' in among ? [among.classId] : []));
    const groupIds = threads.flatMap(({ among }) => ('jointGroupId' in among ? [among.jointGroupId] : []));
    const schoolIds = threads.flatMap(({ among }) => ('schoolId' in among ? [among.schoolId] : []));
    const [nameOf, found, groups, places] = await Promise.all([
      directory.names(new Set([...ids, ...others])),
      reader.getMany(classes, [...new Set(classIds)]),
      reader.getMany(jointGroups, [...new Set(groupIds)]),
      reader.getMany(schools, [...new Set(schoolIds)]),
    ]);
    const titled = (id: string) => found.get(id) ?? groups.get(id) ?? places.get(id);
    return new Telling(words, nameOf, (id) => titled(id)?.title ?? UNREADABLE);
  }

  person(id: string): Person {
    return { id, name: this.nameOf(id) };
  }

  among(among: Among): AmongTold {
    if (among.kind === 'jointGroup') {
      const { kind, jointGroupId } = among;
      return { kind, jointGroup: { jointGroupId, title: this.titleOf(jointGroupId) } };
    }
    if (among.kind === 'schoolPupils') {
      const { kind, schoolId } = among;
      return { kind, school: { schoolId, title: this.titleOf(schoolId) } };
    }
    if (among.kind !== 'personal') {
      const { kind, classId } = among;
      return {
        kind,
        ...(isPair(among) ? { guardians: pairIn(among).map((id) => this.person(id)) } : {}),
        class: { classId, title: this.titleOf(classId) },
      };
    }
    const { kind, teacherId, guardianId, pupilId } = among;
    return {
      kind,
      ...{ teacher: this.person(teacherId), guardian: this.person(guardianId) },
      pupil: this.person(pupilId),
    };
  }

  async title({ _id: threadId, authorId, among, title }: ThreadDocument): Promise<string> {
    return (await this.words.open({ threadId, authorId, among }, title)) ?? UNREADABLE;
  }

  async text(
    { _id: threadId, among }: ThreadDocument,
    { authorId, text }: Pick<MessageDocument, 'authorId' | 'text'>,
  ): Promise<string> {
    return (await this.words.open({ threadId, authorId, among }, text)) ?? UNREADABLE;
  }

  /** What goes with a message, by its name. */
  async files(
    { _id: threadId, among }: ThreadDocument,
    { authorId, files = [] }: Pick<MessageDocument, 'authorId' | 'files'>,
  ): Promise<readonly FileTold[]> {
    return Promise.all(
      files.map(async ({ name, ...file }) => ({
        ...file,
        name: (await this.words.open({ threadId, authorId, among }, name)) ?? UNREADABLE,
      })),
    );
  }

  async reason(reason: MessageDocument['text']): Promise<string> {
    return (await this.words.openReason(reason)) ?? UNREADABLE;
  }
}

const peopleOf = (among: Among): readonly string[] => [
  ...(isPair(among) ? pairIn(among) : []),
  ...(among.kind === 'personal' ? [among.pupilId] : []),
];
