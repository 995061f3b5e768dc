import { IsDate, IsPlace, IsPupil } from '../http/fields.dto.js';

export class TransferBody {
  @IsPupil()
  pupilId!: string;

  /** The class that the pupil goes to, in this school or another. */
  @IsPlace()
  toClassId!: string;

  /** The pupil's last day in this class. */
  @IsDate('2026-11-27')
  until!: string;
}

export class AdmissionBody {
  @IsPupil()
  pupilId!: string;

  /** The class that transferred the pupil to this one. */
  @IsPlace()
  fromClassId!: string;

  /** The pupil's first day in this class. */
  @IsDate('2026-11-30')
  from!: string;
}
