import { DomainError, type FieldError } from './domain-error.js';

/** What is at fault with a text that has to say something, in no more characters than so many. */
export const textFaults = (field: string, text: string, most: number): FieldError[] => {
  if (text.trim() === '') return [{ field, message: 'must say something' }];
  return text.length > most ? [{ field, message: `has at most ${most.toString()} characters` }] : [];
};

/**
 * Refuses a command as a whole that the rules find fault with, and names every field.
 * @param nothing what has not come of it, such as `Nothing was changed`.
 */
export const refusedFor = (faults: readonly FieldError[], code: string, nothing: string): DomainError =>
  new DomainError(
    code,
    `${nothing}. Put right: ${faults.map(({ field }) => field).join(', ')}.`,
    'rule',
    faults,
  );

/** @throws DomainError as above, where there is any fault. */
export const mustHaveNoFaults = (faults: readonly FieldError[], code: string, nothing: string): void => {
  if (faults.length > 0) throw refusedFor(faults, code, nothing);
};
