import type { Decider } from '../eventing/decider.js';
import { DomainError } from '../eventing/domain-error.js';
import {
  comparePositions,
  formatPosition,
  parsePosition,
  START,
  type Position,
} from '../eventing/position.js';
import type { Sealed } from '../people/sealed.values.js';
import { weekOf, type CivilDate, type IsoWeek } from '../school/civil-date.values.js';
import type { DiaryEvent } from './diary.events.js';
import type { ElectronicSignature } from './signatures/signature.values.js';

/** A guardian of the pupil's, which whoever sends the command has made sure of. */
export interface Signing {
  readonly pupilId: string;
  readonly guardianId: string;
  /** The day on which this is written, in the school's time zone. */
  readonly today: CivilDate;
}

/** What was signed, and with what beside the session and the time. */
interface Signed {
  /** The position of the log of what was seen. */
  readonly seen: Position;
  /** Which was verified already. */
  readonly signature?: ElectronicSignature;
}

/** A remark about the pupil, as it stands in its page. */
export interface Remark {
  readonly remarkId: string;
  /** The day of the lesson in which it was made. */
  readonly date: CivilDate;
  readonly withdrawn: boolean;
}

type OfRemark = Signing & { readonly remark: Remark };

export type DiaryCommand =
  | (Signing & Signed & { readonly kind: 'AcknowledgeWeek'; readonly week: IsoWeek })
  | (OfRemark & Signed & { readonly kind: 'AcknowledgeRemark' })
  | (OfRemark & { readonly kind: 'AnswerRemark'; readonly text: Sealed });

type CommandOf<Kind extends DiaryCommand['kind']> = Extract<DiaryCommand, { kind: Kind }>;

/** A guardian's newest signature under a week or a remark. */
export interface Signature {
  /** The week, or the id of the remark. */
  readonly under: string;
  readonly guardianId: string;
  readonly seen: Position;
  readonly isElectronic: boolean;
}

/** What guardians signed in one year of a pupil's diary. */
export type SignedDiary = readonly Signature[];

export const diaryDecider: Decider<SignedDiary, DiaryCommand, DiaryEvent> = {
  initial: () => [],

  decide(command, diary) {
    switch (command.kind) {
      case 'AcknowledgeWeek':
        return acknowledgeWeek(command, diary);
      case 'AcknowledgeRemark':
        return acknowledgeRemark(command, diary);
      case 'AnswerRemark':
        return answerRemark(command);
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(diary, event) {
    switch (event.type) {
      case 'WeekAcknowledged':
        return sign(diary, event.data.week, event.data);
      case 'RemarkAcknowledged':
        return sign(diary, event.data.remarkId, event.data);
      default:
        return diary;
    }
  },
};

const acknowledgeWeek = (command: CommandOf<'AcknowledgeWeek'>, diary: SignedDiary): DiaryEvent[] => {
  const { pupilId, week, guardianId, today } = command;
  if (week > weekOf(today)) {
    throw new DomainError('week-in-future', 'A week is signed when it has begun.', 'rule', [
      { field: 'week', message: 'has not begun yet' },
    ]);
  }
  if (isSigned(diary, week, command)) return [];
  return [{ type: 'WeekAcknowledged', data: { pupilId, week, guardianId, ...asSigned(command) } }];
};

const acknowledgeRemark = (command: CommandOf<'AcknowledgeRemark'>, diary: SignedDiary): DiaryEvent[] => {
  const { remark } = command;
  mustStand(command);
  if (isSigned(diary, remark.remarkId, command)) return [];
  return [{ type: 'RemarkAcknowledged', data: { ...onRemark(command), ...asSigned(command) } }];
};

const answerRemark = (command: CommandOf<'AnswerRemark'>): DiaryEvent[] => {
  mustStand(command);
  return [{ type: 'RemarkAnswered', data: { ...onRemark(command), text: command.text } }];
};

const onRemark = ({ pupilId, guardianId, remark: { remarkId, date } }: OfRemark) => ({
  pupilId,
  remarkId,
  date,
  guardianId,
});

const mustStand = ({ remark: { withdrawn } }: OfRemark): void => {
  if (!withdrawn) return;
  throw new DomainError(
    'remark-withdrawn',
    'The remark was withdrawn: there is nothing to sign.',
    'conflict',
  );
};

const asSigned = ({ seen, signature }: Signed) => ({
  seen: formatPosition(seen),
  ...(signature ? { signature } : {}),
});

/**
 * Whether the guardian has signed this as it was then, or as it was later. An electronic signature comes after a simple
 * one under the same version, and after none under a later one: else it would seem to stand under that.
 */
const isSigned = (
  diary: SignedDiary,
  under: string,
  { guardianId, seen, signature }: Signed & { readonly guardianId: string },
): boolean => {
  const newest = diary.find((one) => one.under === under && one.guardianId === guardianId);
  const order = newest ? comparePositions(seen, newest.seen) : 1;
  if (!signature) return order <= 0;
  if (order < 0) {
    throw new DomainError(
      'signature-stale',
      'You have signed a later version already: read it anew, and sign that.',
      'conflict',
      [{ field: 'seen', message: 'is a version before the one that was signed last' }],
    );
  }
  return order === 0 && newest?.isElectronic === true;
};

const sign = (
  diary: SignedDiary,
  under: string,
  {
    guardianId,
    seen,
    signature,
  }: { readonly guardianId: string; readonly seen: string; readonly signature?: ElectronicSignature },
): SignedDiary => [
  ...diary.filter((signature) => signature.under !== under || signature.guardianId !== guardianId),
  { under, guardianId, seen: parsePosition(seen) ?? START, isElectronic: signature !== undefined },
];
