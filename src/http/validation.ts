import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { DomainError, type FieldError } from '../eventing/domain-error.js';

const UNKNOWN = 'is unknown here';

/** Checks bodies and queries against their classes; what they don't know is an error, not ignored. */
export const validation = (): ValidationPipe =>
  new StrictValidation({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    exceptionFactory: (errors) => refusal(errors.flatMap((error) => fieldsOf(error, ''))),
  });

/**
 * Beyond what class-validator refuses: it takes a field with a name that every object has for a known one, and a list
 * in the place of an object in a list for one that has no fields to look at.
 */
class StrictValidation extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const faults = overlooked(value, '');
    if (faults.length > 0) throw refusal(faults);
    return super.transform(value, metadata) as Promise<unknown>;
  }
}

const overlooked = (value: unknown, path: string): FieldError[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]: [string, unknown]) => {
    const field = path === '' ? name : `${path}.${name}`;
    if (name in Object.prototype) return [{ field, message: UNKNOWN }];
    if (Array.isArray(value) && Array.isArray(part)) return [{ field, message: 'must not be a list' }];
    return overlooked(part, field);
  });
};

const refusal = (fields: readonly FieldError[]): DomainError => {
  const names = fields.map(({ field }) => field).join(', ');
  return new DomainError('invalid-input', `Nothing was done. Put right: ${names}.`, 'bad-input', fields);
};

const fieldsOf = (error: ValidationError, path: string): FieldError[] => {
  const field = path === '' ? error.property : `${path}.${error.property}`;
  const faults = Object.entries(error.constraints ?? {}).map(([rule, message]) =>
    rule === 'whitelistValidation' ? UNKNOWN : message.replace(`${error.property} `, ''),
  );
  const own = faults.length > 0 ? [{ field, message: faults.join('; ') }] : [];
  return [...own, ...(error.children ?? []).flatMap((child) => fieldsOf(child, field))];
};
