import type { PersonalData } from '../../people/personal-data.js';
import type { ToldByPortal } from './portal-client.js';

/** What the portal tells of somebody beside what the school has, for them to say whether it is the same person. */
export interface ComparedData {
  readonly portal: ToldByPortal;
  /** With most letters hidden: whoever sees it has proved to have the password, and not yet to be that person. */
  readonly school: { readonly name?: string; readonly birthDate?: string };
  /** What both have says the same; absent where one has nothing. */
  readonly agrees: { readonly name?: boolean; readonly birthDate?: boolean };
}

export const comparedData = (portal: ToldByPortal, school: PersonalData | undefined): ComparedData => {
  const name = school && [school.familyName, school.givenName, school.middleName].filter(Boolean).join(' ');
  const birthDate = school?.birthDate;
  return {
    portal,
    school: {
      ...(name === undefined ? {} : { name: maskedName(name) }),
      ...(birthDate === undefined ? {} : { birthDate: birthDate.replace(/\d(?=.*-)/g, '•') }),
    },
    agrees: {
      ...(school && portal.name !== undefined ? { name: isSameName(portal.name, school) } : {}),
      ...(birthDate !== undefined && portal.birthDate !== undefined
        ? { birthDate: portal.birthDate === birthDate }
        : {}),
    },
  };
};

/** `Silva Maria` as `S•••• M••••`: how many letters are hidden is not told. */
export const maskedName = (name: string): string =>
  name
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => `${/^./u.exec(word)?.[0] ?? ''}••••`)
    .join(' ');

/** Whether a name has the given and the family name as words, in whatever order and writing of accents and case. */
const isSameName = (told: string, { givenName, familyName }: PersonalData): boolean => {
  const words = new Set(wordsOf(told));
  return wordsOf(`${givenName} ${familyName}`).every((word) => words.has(word));
};

const wordsOf = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
