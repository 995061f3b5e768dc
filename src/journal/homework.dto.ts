import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsObject,
  IsString,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsDate, IsPlace, IsText, MayBeText, WhereSent } from '../http/fields.dto.js';

export class FileToAttach {
  /** As the store of files gave it out. */
  @ApiProperty({ description: 'SHA-256 of the content, in hexadecimal' })
  @IsString()
  @Matches(/^[0-9a-f]{64}$/, { message: 'must be the id of a file' })
  fileId!: string;

  /** What it is called when it is saved. */
  @IsText(1, 200)
  // No folders, and nothing that a file's name doesn't have or an address can't carry.
  @Matches(/^[^\p{Cc}\p{Cs}/\\]*$/u, { message: 'must be the name of a file' })
  name!: string;
}

/** What is to be done, by whom and until when. */
export class HomeworkTaskBody {
  @IsDate()
  dueOn!: string;

  @IsText(1, 4000)
  text!: string;

  /** Number of the lesson in the day for which it is due, where it is for a certain one. */
  @ApiPropertyOptional({ minimum: 1, maximum: 20 })
  @WhereSent()
  @IsInt()
  @Min(1)
  @Max(20)
  dueLesson?: number;

  /** How long it should take. */
  @ApiPropertyOptional({ minimum: 1, maximum: 600 })
  @WhereSent()
  @IsInt()
  @Min(1)
  @Max(600)
  minutes?: number;

  /** For these pupils only; for the whole group where nobody is named. */
  @ApiPropertyOptional({ type: [String], minItems: 1, maxItems: 100 })
  @WhereSent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @Matches(/^[a-z0-9]{16}$/, { each: true, message: 'must be ids of pupils' })
  pupilIds?: string[];

  @ApiPropertyOptional({ type: [FileToAttach], maxItems: 10 })
  @WhereSent()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => FileToAttach)
  files?: FileToAttach[];
}

export class HomeworkAmendmentBody extends HomeworkTaskBody {
  /** What it was when it was looked at: what somebody else put differently since then is not overwritten unseen. */
  @ApiPropertyOptional({ type: HomeworkTaskBody })
  @WhereSent()
  @IsObject()
  @ValidateNested()
  @Type(() => HomeworkTaskBody)
  from?: HomeworkTaskBody;
}

export class HomeworkBody extends HomeworkTaskBody {
  /** The lesson in which it is set. */
  @IsPlace()
  lessonId!: string;
}

export class HomeworkWithdrawalBody {
  @MayBeText(1, 500)
  reason?: string;
}
