import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { DiaryQuery } from '../../diary/diary.dto.js';
import { WhereSent } from '../../http/fields.dto.js';
import { TermQuery } from '../../reports/performance.dto.js';
import { OwnRatingQuery } from '../../reports/ratings.dto.js';

const MayBeInstant = () =>
  applyDecorators(
    ApiPropertyOptional({
      format: 'date-time',
      description: 'An instant with its zone: what had been recorded by then; or give `position`',
    }),
    WhereSent(),
    IsString(),
    Length(1, 40),
  );

const MayBePosition = () =>
  applyDecorators(
    ApiPropertyOptional({
      example: '1207/1207',
      description: 'A position as in `X-Journal-Position`: what stood in the log up to it; or give `at`',
    }),
    WhereSent(),
    IsString(),
    Length(1, 40),
  );

export class AsOfQuery {
  @MayBeInstant()
  at?: string;

  @MayBePosition()
  position?: string;
}

export class AsOfDiaryQuery extends DiaryQuery {
  @MayBeInstant()
  at?: string;

  @MayBePosition()
  position?: string;
}

export class AsOfTermQuery extends TermQuery {
  @MayBeInstant()
  at?: string;

  @MayBePosition()
  position?: string;
}

/** Two ratings are compared whole, so that there are no parts of them to ask for. */
export class AsOfRatingQuery extends OwnRatingQuery {
  @MayBeInstant()
  at?: string;

  @MayBePosition()
  position?: string;
}

export class AsOfSchoolRatingQuery extends AsOfRatingQuery {
  /** The number that the titles of its classes begin with; without one, all of the school is ranked. */
  @ApiPropertyOptional({ example: '7' })
  @WhereSent()
  @IsString()
  @Length(1, 200)
  parallel?: string;
}
