import { DomainError } from '../../src/eventing/domain-error.js';

/** How the domain refuses something: the code, and every field at fault. @throws where it does not. */
export const refusalOf = async (done: Promise<unknown>): Promise<readonly string[]> => {
  try {
    await done;
  } catch (error) {
    if (error instanceof DomainError) return [error.code, ...error.fields.map(({ field }) => field)];
    throw error;
  }
  throw new Error('It was not refused');
};
