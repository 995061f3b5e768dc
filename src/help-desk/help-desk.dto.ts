import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsObject, IsString, Matches, ValidateNested } from 'class-validator';
import { QUESTION_CURSOR } from '../../projections/help-desk/order.js';
import type { AccountRole } from '../access/account.events.js';
import { ROLES } from '../access/role-groups.values.js';
import { IsLimit, IsText, MayBeCursor, MayBeId, SaysSomething, WhereSent } from '../http/fields.dto.js';
import { LONGEST_FREQUENT } from './frequent-questions.decider.js';
import type { FrequentTexts } from './frequent-questions.events.js';
import { LONGEST } from './question.decider.js';

/** A question, and where it came up. */
export class QuestionBody {
  @IsText(1, LONGEST.text)
  @SaysSomething()
  text!: string;

  /** The path of the page, without what stands behind it. */
  @ApiProperty({ example: '/announcements', maxLength: 200 })
  @IsString()
  @Matches(/^\/[\w\-./~%@:]{0,199}$/, { message: 'must be the path of a page' })
  page!: string;

  /** In which whoever asks uses the journal: one of the own. */
  @ApiProperty({ enum: ROLES })
  @IsIn(ROLES)
  role!: AccountRole;

  /** The school that it is asked in, for whoever has the role in several. */
  @MayBeId('a school')
  schoolId?: string;

  @ApiProperty({ enum: ['en', 'ru'] })
  @IsIn(['en', 'ru'])
  language!: 'en' | 'ru';

  /** Of the pages, as the browser has them. */
  @ApiProperty({ example: '0.1.0' })
  @IsString()
  @Matches(/^[\w.+-]{1,40}$/, { message: 'must be a version' })
  version!: string;
}

export class QuestionTextBody {
  @IsText(1, LONGEST.text)
  @SaysSomething()
  text!: string;
}

export class QuestionAnswerBody extends QuestionTextBody {
  /** Whether it asks for more before it can be answered. */
  @ApiProperty()
  @IsBoolean()
  asksBack!: boolean;
}

class FrequentTextBody {
  @IsText(1, LONGEST_FREQUENT.ask)
  @SaysSomething()
  ask!: string;

  @IsText(1, LONGEST_FREQUENT.answer)
  @SaysSomething()
  answer!: string;
}

const MayBeFrequentText = () =>
  applyDecorators(
    ApiPropertyOptional({ type: FrequentTextBody }),
    WhereSent(),
    IsObject(),
    ValidateNested(),
    Type(() => FrequentTextBody),
  );

/** In one language at least. */
class FrequentTextsBody {
  @MayBeFrequentText()
  en?: FrequentTextBody;

  @MayBeFrequentText()
  ru?: FrequentTextBody;
}

export class FrequentQuestionBody {
  @ApiProperty({ type: FrequentTextsBody })
  @IsObject()
  @ValidateNested()
  @Type(() => FrequentTextsBody)
  texts!: FrequentTextsBody;
}

/** What was sent, as plain data. */
export const textsIn = ({ texts: { en, ru } }: FrequentQuestionBody): FrequentTexts => ({
  ...(en ? { en: { ask: en.ask, answer: en.answer } } : {}),
  ...(ru ? { ru: { ask: ru.ask, answer: ru.answer } } : {}),
});

export class QuestionsQuery {
  @MayBeCursor(QUESTION_CURSOR)
  cursor?: string;

  @IsLimit()
  limit = 100;
}
