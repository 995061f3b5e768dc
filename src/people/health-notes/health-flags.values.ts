/** What teachers have to know of a pupil's health, without a word more. */
export const HEALTH_FLAGS = [
  ...(['allergy', 'asthma', 'diabetes', 'epilepsy', 'heart', 'eyesight', 'hearing'] as const),
  ...(['exemptFromSport', 'limitedInSport', 'askHealthWorker'] as const),
] as const;

export type HealthFlag = (typeof HEALTH_FLAGS)[number];

export const healthFlagCalled = (name: string | undefined): HealthFlag | undefined =>
  HEALTH_FLAGS.find((flag) => flag === name);
