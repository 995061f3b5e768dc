import { IsText, MayBeDate } from '../../http/fields.dto.js';

export class HealthNoteBody {
  @IsText(1, 4000)
  text!: string;
}

export class HealthFlagBody {
  /** The last day of it; none where it stays. */
  @MayBeDate()
  until?: string;
}
