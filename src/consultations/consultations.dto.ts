import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { IsText, SaysSomething } from '../http/fields.dto.js';
import { IsLocalTime, LOCAL_TIME } from '../http/local-time.validator.js';
import { LONGEST } from './consultation.decider.js';

/** A row of times, one right after another. */
export class ConsultationBody {
  @ApiProperty({ ...LOCAL_TIME, description: 'When the first one begins, on the clocks of the school' })
  @IsLocalTime()
  startsAt!: string;

  /** How long each of them is. */
  @ApiProperty({ type: 'integer', minimum: 5, maximum: 120 })
  @IsInt()
  @Min(5)
  @Max(120)
  minutes!: number;

  /** How many there are. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 60 })
  @IsInt()
  @Min(1)
  @Max(60)
  count!: number;

  /** A room, or the address of a call. */
  @IsText(1, LONGEST.place)
  place!: string;
}

export class BookingBody {
  @ApiProperty({ ...LOCAL_TIME, description: 'When the time begins that is to be booked' })
  @IsLocalTime()
  slot!: string;
}

export class ConsultationCallingOffBody {
  @IsText(1, LONGEST.reason)
  @SaysSomething()
  reason!: string;
}
