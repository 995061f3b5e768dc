import { recipients } from '../../../projections/recipients/projection.js';
import type { Reads } from '../../eventing/fresh-reader.js';
import type { Directory } from '../../people/directory.js';
import type { Language } from './preferences.values.js';

/** The language in which somebody is told things: the one chosen, else the one of the roster, else English. */
export const languageOf = async (personId: string, reads: Reads, directory: Directory): Promise<Language> => {
  const chosen = (await reads.get(recipients, personId))?.preferences.language;
  return chosen ?? (await directory.personal(personId))?.language ?? 'en';
};
