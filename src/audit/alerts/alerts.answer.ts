import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CONCLUSIONS, type Conclusion } from './conclusion.values.js';
import { RULE_NAMES, type RuleName } from './rules/rule.values.js';

const INSTANT = { format: 'date-time' };

/** Somebody, with the name that the person has now; a dash for whoever was erased. */
export class PersonTold {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  name!: string;
}

export class ReviewTold {
  @ApiProperty({ enum: CONCLUSIONS })
  conclusion!: Conclusion;

  @ApiPropertyOptional()
  note?: string;

  @ApiProperty({ type: PersonTold })
  by!: PersonTold;

  @ApiProperty(INSTANT)
  at!: string;
}

/** Which alert it is, and what has come of it. */
class AlertHead {
  @ApiProperty()
  alertId!: string;

  @ApiProperty()
  schoolId!: string;

  @ApiProperty({ enum: ['open', 'reviewed'] })
  state!: 'open' | 'reviewed';

  @ApiProperty(INSTANT)
  raisedAt!: string;
}

/** An alert, as lists tell it. */
export class AlertTold extends AlertHead {
  @ApiProperty({ type: PersonTold, description: 'Whose account is suspected of being misused' })
  holder!: PersonTold;

  @ApiProperty({ enum: RULE_NAMES, isArray: true })
  rules!: RuleName[];

  @ApiProperty({ description: 'Journal pages that it concerns' })
  pages!: number;

  @ApiPropertyOptional({ type: ReviewTold })
  review?: ReviewTold;
}

export class AlertsAnswer {
  @ApiProperty({ type: [AlertTold], description: 'Newest first' })
  alerts!: AlertTold[];

  @ApiPropertyOptional({ description: 'What to ask for the older ones `after`; none with the oldest' })
  next?: string;

  @ApiProperty({ example: '4711/4711' })
  position!: string;
}

export class FindingTold {
  @ApiProperty({ enum: RULE_NAMES })
  rule!: RuleName;

  @ApiProperty({ ...INSTANT, description: 'When it was found' })
  at!: string;

  @ApiProperty({ isArray: true, type: String, description: '`eventId`s of the corrections that it is about' })
  evidence!: readonly string[];
}

export const WHAT = ['grade', 'annulledGrade', 'withdrawnDebt', 'termGrade', 'finalGrade'] as const;

export class CorrectionTold {
  @ApiProperty()
  eventId!: string;

  @ApiProperty({ example: '4711/4711', description: 'Where it stands in the log' })
  logPosition!: string;

  @ApiProperty(INSTANT)
  at!: string;

  @ApiProperty({ enum: WHAT })
  what!: (typeof WHAT)[number];

  @ApiProperty({ type: PersonTold })
  pupil!: PersonTold;

  @ApiPropertyOptional({ description: 'The class or group' })
  group?: string;

  @ApiPropertyOptional()
  subject?: string;

  @ApiPropertyOptional({ description: 'The journal page; none for a final grade' })
  pageId?: string;

  @ApiPropertyOptional()
  gradeId?: string;

  @ApiPropertyOptional({ format: 'date', description: 'The day of the lesson' })
  lessonOf?: string;

  @ApiPropertyOptional({ description: 'The kind of work' })
  work?: string;

  @ApiPropertyOptional({ description: 'What it was; none for a debt' })
  from?: string;

  @ApiPropertyOptional({ description: 'What it is since; none where it was annulled' })
  to?: string;

  @ApiProperty()
  reason!: string;

  @ApiProperty({ description: 'After the edit window' })
  late!: boolean;

  @ApiProperty({ description: 'In which capacity' })
  role!: string;

  @ApiPropertyOptional({ type: PersonTold, description: 'In whose place' })
  onBehalfOf?: PersonTold;

  @ApiProperty({ enum: ['web', 'api'] })
  via!: string;
}

export class PageTold {
  @ApiProperty()
  pageId!: string;

  @ApiPropertyOptional()
  group?: string;

  @ApiPropertyOptional()
  subject?: string;

  @ApiProperty({ type: [PersonTold] })
  teachers!: PersonTold[];
}

export class AccountTold {
  @ApiProperty()
  accountId!: string;

  @ApiProperty({ type: PersonTold })
  holder!: PersonTold;

  @ApiProperty({ isArray: true, type: String, description: 'What it may be used as in this school now' })
  roles!: readonly string[];

  @ApiProperty({ description: 'Whether it can be used no more' })
  ended!: boolean;
}

/** Everything about an alert: why it was raised, and all that the account corrected. */
export class AlertReport extends AlertHead {
  @ApiProperty({ ...INSTANT, description: 'From when on corrections are listed' })
  since!: string;

  @ApiProperty({ type: AccountTold })
  account!: AccountTold;

  @ApiProperty({ type: [FindingTold] })
  findings!: FindingTold[];

  @ApiProperty({ type: [PageTold], description: 'The journal pages whose teachers were told' })
  pages!: PageTold[];

  @ApiProperty({ type: [CorrectionTold], description: 'Oldest first, before and after the alert was raised' })
  corrections!: CorrectionTold[];

  @ApiPropertyOptional({ type: ReviewTold })
  review?: ReviewTold;

  @ApiProperty({ example: '4711/4711' })
  position!: string;
}
