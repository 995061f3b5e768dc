import type { NamePart } from './certificate.js';

/** Of X.520. */
const COMMON_NAME = '2.5.4.3';
const SURNAME = '2.5.4.4';
const GIVEN_NAME = '2.5.4.42';

/** What somebody is called. */
export interface Named {
  readonly givenName: string;
  readonly familyName: string;
}

/**
 * Whether a certificate's subject has somebody's name. Where it tells the surname apart, that is all of the family name;
 * more given names than the school knows, such as a patronymic, may stand beside them.
 */
export const isNamed = (subject: readonly NamePart[], { givenName, familyName }: Named): boolean => {
  const saidIn = (type: string) =>
    wordsOf(
      subject
        .filter((part) => part.type === type)
        .map(({ value }) => value)
        .join(' '),
    );
  const [given, family] = [wordsOf(givenName), wordsOf(familyName)];
  const [surname, givenNames, commonName] = [saidIn(SURNAME), saidIn(GIVEN_NAME), saidIn(COMMON_NAME)];
  if (given.length === 0 || family.length === 0) return false;
  if (surname.length > 0) {
    const others = givenNames.length > 0 ? givenNames : commonName;
    return surname.join(' ') === family.join(' ') && hasAll(others, given);
  }
  return hasAll(commonName, [...given, ...family]);
};

/** A name's words as they are compared: without case, accents that are written in two ways, and the dots of ё. */
const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** Whether each of some words is among others, as often as it is said. */
const hasAll = (words: readonly string[], wanted: readonly string[]): boolean => {
  const left = [...words];
  return wanted.every((word) => {
    const place = left.indexOf(word);
    if (place >= 0) left.splice(place, 1);
    return place >= 0;
  });
};
