import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { invalidInput } from '../../eventing/domain-error.js';
import { parsePosition, type Position } from '../../eventing/position.js';

export class VisitBody {
  /** The `position` of the news that were shown. */
  @ApiProperty({ example: '4711/4711' })
  @IsString()
  @Length(3, 39)
  seen!: string;
}

/** @throws DomainError `invalid-input` where it is no position. */
export const seenIn = ({ seen }: VisitBody): Position => {
  const position = parsePosition(seen);
  if (!position) throw invalidInput('must be a position that this service gave out', 'seen');
  return position;
};
