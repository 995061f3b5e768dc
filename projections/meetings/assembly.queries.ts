import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import { laterOf, type Position } from '../../src/eventing/position.js';
import { meetingNotFound } from '../../src/meetings/meeting.state.js';
import type { Asked } from '../../src/meetings/vote.events.js';
import { Directory } from '../../src/people/directory.js';
import type { Sealed } from '../../src/people/sealed.values.js';
import { Vault } from '../../src/people/vault.js';
import { own } from '../../src/school/plain-data.values.js';
import { appointed, type Appointed, type OfParents } from './appointed.js';
import { assemblies } from './assembly.projection.js';
import { meetingsOfClass, meetingsOfSchool } from './projection.js';
import type { AssemblyDocument, MinutesVersion, VoteTaken } from './read-model.js';
import { votes } from './votes.projection.js';

export interface Person {
  readonly id: string;
  readonly name: string;
}

/** A meeting with what came of it, as somebody sees it who is invited or leads it. */
export type AssemblyAnswer = Appointed &
  OfParents & {
    readonly position: Position;
    readonly meetingId: string;
    /** Whether whoever asks leads it. */
    readonly leads: boolean;
    /** What whoever asks said to the invitation. */
    readonly coming?: boolean;
    /** Whom whoever asks named to attend and vote in their place. */
    readonly proxy?: Person;
    /** Who named whoever asks. */
    readonly holds: readonly Person[];
    /** How many guardians said to come, named somebody, and came. */
    readonly figures: { readonly coming: number; readonly proxies: number; readonly attended?: number };
    /** For whoever leads a meeting of a class: who they are. Of a school they would be too many to be looked through. */
    readonly guests?: {
      readonly answers: readonly { readonly guardian: Person; readonly coming: boolean }[];
      readonly proxies: readonly { readonly guardian: Person; readonly holder: Person }[];
      readonly attended?: readonly Person[];
    };
    readonly votes: readonly VoteAnswer[];
    /** The newest version comes first. */
    readonly minutes: readonly MinutesAnswer[];
  };

export interface VoteAnswer extends Asked, Pick<VoteTaken, 'openedAt' | 'closedAt'> {
  readonly voteId: string;
  readonly entitled: number;
  readonly cast: number;
  /** The children whose ballots whoever asks casts. */
  readonly ballots: readonly { readonly pupil: Person; readonly cast: boolean }[];
  /** What it came to; ballot by ballot, that is asked for by itself. */
  readonly result?: Pick<NonNullable<VoteTaken['result']>, 'counts' | 'entitled' | 'quorate'>;
}

export interface MinutesAnswer extends Pick<MinutesVersion, 'version' | 'voteIds' | 'at'> {
  readonly text: string;
  readonly change?: string;
  readonly by: Person;
}

export class AssemblyOf extends Query<AssemblyAnswer> {
  constructor(
    readonly asked: {
      readonly meetingId: string;
      readonly of: OfParents;
      readonly readerId: string;
      /** Whether whoever asks leads the meeting. */
      readonly leads: boolean;
      /** Of the children entitled those whose ballots whoever asks casts. */
      readonly ballots: (
        entitled: readonly string[],
        meeting: AssemblyDocument,
      ) => Promise<readonly string[]>;
      readonly atLeast: Position | undefined;
    },
  ) {
    super();
  }
}

type PersonOf = (id: string) => Person;

@QueryHandler(AssemblyOf)
export class AssemblyOfHandler implements IQueryHandler<AssemblyOf> {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
    private readonly vault: Vault,
  ) {}

  /** @throws DomainError `meeting-not-found`. */
  async execute({ asked }: AssemblyOf): Promise<AssemblyAnswer> {
    const { meetingId, of, readerId, leads, ballots, atLeast } = asked;
    const found = await this.reader.get(assemblies, meetingId, atLeast);
    const called = of.class
      ? await this.reader.get(meetingsOfClass, of.class.id, atLeast)
      : await this.reader.get(meetingsOfSchool, of.school.id, atLeast);
    const meeting = own(called?.meetings ?? {}, meetingId);
    if (!found || !called || !meeting) throw meetingNotFound();

    const taken = await this.reader.getMany(votes, found.voteIds, atLeast);
    const entitled = [...new Set([...taken.values()].flatMap(({ pupilIds }) => pupilIds))];
    const mine = await ballots(entitled, found);
    const holds = Object.keys(found.holders).filter((id) => found.holders[id] === readerId);
    const holder = own(found.holders, readerId);
    const coming = own(found.answers, readerId);
    const namesGuests = leads && of.class !== undefined;
    const nameOf = await this.directory.names([
      ...[...mine, ...holds, ...(holder === undefined ? [] : [holder])],
      ...found.minutes.map(({ by }) => by),
      ...(namesGuests ? guestIdsIn(found) : []),
    ]);
    const person: PersonOf = (id) => ({ id, name: nameOf(id) });
    return {
      position: [...taken.values(), found, called].map(({ position }) => position).reduce(laterOf),
      ...{ meetingId, ...of, ...appointed(meeting), leads },
      ...(coming === undefined ? {} : { coming }),
      ...(holder === undefined ? {} : { proxy: person(holder) }),
      holds: holds.map(person),
      figures: figuresOf(found),
      ...(namesGuests ? { guests: guestsIn(found, person) } : {}),
      votes: await Promise.all(
        found.voteIds.flatMap((id) => taken.get(id) ?? []).map((vote) => this.voteAnswer(vote, mine, person)),
      ),
      minutes: await Promise.all(found.minutes.toReversed().map((each) => this.told(each, person))),
    };
  }

  private async told({ version, text, change, voteIds, by, at }: MinutesVersion, person: PersonOf) {
    const why = change ? { change: await this.open(change) } : {};
    return { version, text: await this.open(text), ...why, voteIds, by: person(by), at };
  }

  private async voteAnswer(vote: VoteTaken, mine: readonly string[], person: PersonOf): Promise<VoteAnswer> {
    const { _id: voteId, secret, quorum, openedAt, closedAt, pupilIds, cast, result } = vote;
    const done = new Set(cast.map(({ pupilId }) => pupilId));
    return {
      ...{ voteId, secret, quorum, openedAt, entitled: pupilIds.length, cast: cast.length },
      question: await this.open(vote.question),
      options: await Promise.all(vote.options.map((each) => this.open(each))),
      ...(closedAt === undefined ? {} : { closedAt }),
      ballots: pupilIds
        .filter((pupilId) => mine.includes(pupilId))
        .map((id) => ({ pupil: person(id), cast: done.has(id) })),
      ...(result ? { result: outcomeOf(result) } : {}),
    };
  }

  private async open(words: Sealed | string): Promise<string> {
    return typeof words === 'string' ? words : ((await this.vault.open(words)) ?? '—');
  }
}

const guestIdsIn = ({ answers, holders, attended = [] }: AssemblyDocument): readonly string[] => [
  ...Object.keys(answers),
  ...Object.entries(holders).flat(),
  ...attended,
];

const figuresOf = ({
  answers,
  holders,
  attended,
  counted = attended?.length,
}: AssemblyDocument): AssemblyAnswer['figures'] => ({
  coming: Object.values(answers).filter(Boolean).length,
  proxies: Object.keys(holders).length,
  ...(counted === undefined ? {} : { attended: counted }),
});

const guestsIn = ({ answers, holders, attended }: AssemblyDocument, person: PersonOf) => ({
  answers: Object.entries(answers).map(([id, coming]) => ({ guardian: person(id), coming })),
  proxies: Object.entries(holders).map(([id, held]) => ({ guardian: person(id), holder: person(held) })),
  ...(attended ? { attended: attended.map(person) } : {}),
});

const outcomeOf = ({ counts, entitled, quorate }: NonNullable<VoteTaken['result']>) => ({
  ...{ counts, entitled, quorate },
});
