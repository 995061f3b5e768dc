import type { PersonWithSignIn, Whose } from '../api/sign-ins.js';

/** A pupil with the own guardians. */
export interface PupilWithGuardians {
  readonly pupil: PersonWithSignIn;
  readonly guardians: readonly PersonWithSignIn[];
}

/** The list as it is told, each pupil before the own guardians, by pupil. */
export function byPupil(people: readonly PersonWithSignIn[]): readonly PupilWithGuardians[] {
  return people
    .filter(({ as }) => as === 'pupil')
    .map((pupil) => ({
      pupil,
      guardians: people.filter(({ as, childIds }) => as === 'guardian' && childIds.includes(pupil.personId)),
    }));
}

/** Whether a slip would be of use to the pupil or a guardian, of those for whom slips are to be. */
export function needsSlip({ pupil, guardians }: PupilWithGuardians, whose: readonly Whose[]): boolean {
  const around = [
    ...(whose.includes('pupils') ? [pupil] : []),
    ...(whose.includes('guardians') ? guardians : []),
  ];
  return around.some(({ state }) => state === 'none' || state === 'lapsed');
}
