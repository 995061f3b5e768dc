import { registerDecorator } from 'class-validator';
import { isLocalTime } from '../school/local-time.values.js';

/** A date and time that there is, `YYYY-MM-DDTHH:MM`. */
export const IsLocalTime = (): PropertyDecorator => (target, property) =>
  registerDecorator({
    name: 'isLocalTime',
    target: target.constructor,
    propertyName: property as string,
    validator: {
      validate: (value: unknown) => typeof value === 'string' && isLocalTime(value),
      defaultMessage: () => 'must be a date and time of the school’s, YYYY-MM-DDTHH:MM',
    },
  });

export const LOCAL_TIME = { example: '2026-12-03T18:30', description: 'On the clocks of the school' };
