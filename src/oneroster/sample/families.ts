import type { CivilDate } from '../../school/civil-date.values.js';
import type { PupilData } from './data.js';
import { givenName, type Sex, surname, type Usernames } from './names.js';
import { Random } from './random.js';

export type SamplePerson = {
  readonly id: string;
  readonly sex: Sex;
  readonly givenName: string;
  readonly familyName: string;
  readonly username: string;
};

export type Guardian = SamplePerson & { readonly role: 'parent' | 'relative'; readonly internet: boolean };

/** A pupil and the pupil's guardians, whom a brother or sister may share. */
export type Family = {
  readonly pupil: SamplePerson & { readonly data: PupilData; readonly birthDate: CivilDate };
  readonly guardians: readonly Guardian[];
};

/** How often two pupils of one household's background, but of different age, are brother and sister. */
const SIBLINGS = 0.5;
/** How often the other parent of those who live together is a guardian too. */
const BOTH_PARENTS = 0.2;

/** Gives every pupil of a school a name, a birthday that fits the age, and guardians. */
export function familiesOf(
  data: readonly PupilData[],
  schoolId: string,
  today: CivilDate,
  usernames: Usernames,
): Family[] {
  const random = new Random(`families of ${schoolId}`);
  const withoutSiblings = new Map<string, Family>();
  return data.map((pupil, index) => {
    const id = `${schoolId}-pupil-${index + 1}`;
    const elder = withoutSiblings.get(pupil.household);
    const isSibling = elder !== undefined && elder.pupil.data.age !== pupil.age && random.chance(SIBLINGS);
    const familyName = isSibling ? elder.pupil.familyName : surname(random);
    const guardians = isSibling ? elder.guardians : guardiansOf(pupil, id, familyName, random, usernames);
    const sex: Sex = pupil.sex === 'F' ? 'female' : 'male';
    const given = givenName(sex, random);
    const family: Family = {
      pupil: {
        id,
        sex,
        givenName: given,
        familyName,
        username: usernames.claim(given, familyName),
        data: pupil,
        birthDate: birthDateOf(pupil.age, today, random),
      },
      guardians,
    };
    if (isSibling) withoutSiblings.delete(pupil.household);
    else withoutSiblings.set(pupil.household, family);
    return family;
  });
}

function guardiansOf(
  pupil: PupilData,
  pupilId: string,
  familyName: string,
  random: Random,
  usernames: Usernames,
): Guardian[] {
  const guardian = (number: number, sex: Sex, role: Guardian['role']): Guardian => {
    const given = givenName(sex, random);
    const username = usernames.claim(given, familyName);
    return {
      id: `${pupilId}-guardian-${number}`,
      sex,
      givenName: given,
      familyName,
      username,
      role,
      internet: pupil.internet,
    };
  };
  if (pupil.guardian === 'other') return [guardian(1, random.chance(0.6) ? 'female' : 'male', 'relative')];
  const sex: Sex = pupil.guardian === 'mother' ? 'female' : 'male';
  const first = guardian(1, sex, 'parent');
  if (!pupil.livesTogether || !random.chance(BOTH_PARENTS)) return [first];
  return [first, guardian(2, sex === 'female' ? 'male' : 'female', 'parent')];
}

/** A day on which somebody was born who is so many years old today. */
function birthDateOf(age: number, today: CivilDate, random: Random): CivilDate {
  const twoDigits = (number: number) => String(number).padStart(2, '0');
  const day = `${twoDigits(random.between(1, 12))}-${twoDigits(random.between(1, 28))}`;
  const hadBirthday = day <= today.slice(5);
  return `${Number(today.slice(0, 4)) - age - (hadBirthday ? 0 : 1)}-${day}`;
}
