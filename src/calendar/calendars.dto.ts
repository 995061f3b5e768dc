import { ApiProperty } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import type { CalendarKind } from '../access/account.events.js';

const KINDS: readonly CalendarKind[] = ['pupil', 'teacher'];

/** Whose calendar it is to be, as `GET /api/me/calendars` lists them. */
export class CalendarBody {
  @ApiProperty({ enum: KINDS })
  @IsIn(KINDS)
  of!: CalendarKind;

  @ApiProperty()
  @Matches(/^[a-z0-9]{16}$/, { message: 'must be the id of a person' })
  personId!: string;
}
