import { activationCodeKey } from '../access/issuing/activation-code.js';
import type { Ids } from '../people/ids.js';

/**
 * By which whoever applied asks how far it has come, such as `K7QM-2XPA-90FD-3T5W`: 80 bits that follow from the
 * request's id, so that a request sent twice gets the same one.
 */
export const newReference = (ids: Ids, commandId: string): string =>
  (ids.of('schoolApplicationReference', commandId).toUpperCase().match(/.{4}/g) ?? []).join('-');

/** The application of a reference, however it was typed; it is kept nowhere, and nobody learns it from the id. */
export const applicationOf = (ids: Ids, reference: string): string =>
  ids.of('schoolApplication', activationCodeKey(reference));
