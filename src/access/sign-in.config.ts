import type { Variables } from '../variables.js';
import { sessionLimitsFrom, type SessionLimits } from './session-limits.js';

/** How people come in. */
export interface SignInConfig {
  /**
   * Whether those who may change, issue or administer more than others must have a second factor, or may. Without it
   * whoever learns one password of theirs changes any grade.
   */
  readonly secondFactor: 'required' | 'offered';
  readonly limits: SessionLimits;
  /** Where a list of breached passwords is asked by ranges; none is where it is not given. */
  readonly passwordRangeUrl: string | undefined;
}

export const signInFrom = (variables: Variables): SignInConfig => {
  const {
    SECOND_FACTOR: secondFactor = 'required',
    PASSWORD_RANGE_URL: rangeUrl,
    PUBLIC_URL,
  } = variables.env;
  if (secondFactor !== 'required' && secondFactor !== 'offered') {
    variables.fault('SECOND_FACTOR must be required or offered');
  }
  if (PUBLIC_URL !== undefined && !URL.canParse(PUBLIC_URL)) {
    variables.fault('PUBLIC_URL must be an address, such as https://journal.school.example');
  }
  return {
    secondFactor: secondFactor === 'offered' ? 'offered' : 'required',
    limits: sessionLimitsFrom(variables),
    passwordRangeUrl:
      rangeUrl === undefined ? undefined : variables.url('PASSWORD_RANGE_URL', 'https', 'http')?.href,
  };
};
