import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { DomainError, type FieldError } from '../eventing/domain-error.js';

/** Checks bodies and queries against their classes; what they don't know is an error, not ignored. */
export const validation = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    exceptionFactory: (errors) => {
      const fields = errors.flatMap((error) => fieldsOf(error, ''));
      const names = fields.map(({ field }) => field).join(', ');
      return new DomainError('invalid-input', `Nothing was done. Put right: ${names}.`, 'bad-input', fields);
    },
  });

const fieldsOf = (error: ValidationError, path: string): FieldError[] => {
  const field = path === '' ? error.property : `${path}.${error.property}`;
  const faults = Object.entries(error.constraints ?? {}).map(([rule, message]) =>
    rule === 'whitelistValidation' ? 'is unknown here' : message.replace(`${error.property} `, ''),
  );
  const own = faults.length > 0 ? [{ field, message: faults.join('; ') }] : [];
  return [...own, ...(error.children ?? []).flatMap((child) => fieldsOf(child, field))];
};
