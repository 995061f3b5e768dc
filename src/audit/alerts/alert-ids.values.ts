/** `{account}.{school}`: suspicions about an account in a school stand one after another in one stream. */
export const suspicionIdOf = (accountId: string, schoolId: string): string => `${accountId}.${schoolId}`;

/** `{account}.{school}.{number}`, the first one being 1. */
export const alertIdOf = (accountId: string, schoolId: string, number: number): string =>
  `${suspicionIdOf(accountId, schoolId)}.${number.toString()}`;

/** Where an alert stands. */
export interface AlertPlace {
  readonly suspicionId: string;
  readonly schoolId: string;
  readonly number: number;
}

/** The stream that an alert is in, with its school and number there; undefined where the id has another form. */
export const placeOfAlert = (alertId: string): AlertPlace | undefined => {
  const [, suspicionId, schoolId, number] = /^([a-z0-9]+\.([a-z0-9]+))\.([1-9]\d{0,5})$/.exec(alertId) ?? [];
  return suspicionId === undefined || schoolId === undefined
    ? undefined
    : { suspicionId, schoolId, number: Number(number) };
};
