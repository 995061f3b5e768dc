import { registerDecorator } from 'class-validator';
import { isCivilDate } from '../school/civil-date.values.js';

/** A calendar date that exists, `YYYY-MM-DD`. */
export const IsCivilDate = (): PropertyDecorator => (target, property) =>
  registerDecorator({
    name: 'isCivilDate',
    target: target.constructor,
    propertyName: property as string,
    validator: {
      validate: (value: unknown) => typeof value === 'string' && isCivilDate(value),
      defaultMessage: () => 'must be a calendar date, YYYY-MM-DD',
    },
  });
