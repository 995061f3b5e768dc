import { IsText } from '../../http/fields.dto.js';

export class ChildNameBody {
  @IsText(1, 60)
  name!: string;
}
