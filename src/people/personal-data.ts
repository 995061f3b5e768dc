/** What is known of a person in plain text: sealed as JSON in events and read models, opened only to answer. */
export interface PersonalData {
  readonly givenName: string;
  readonly familyName: string;
  readonly middleName?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly birthDate?: string;
  /** The person's id in the system that the roster comes from. */
  readonly sourcedId?: string;
  readonly language?: 'en' | 'ru';
}

export const fullNameOf = ({ givenName, familyName }: PersonalData): string => `${givenName} ${familyName}`;
