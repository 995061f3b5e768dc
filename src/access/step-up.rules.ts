import { DomainError } from '../eventing/domain-error.js';

export const CONFIRMED_FOR_MINUTES = 10;

/** What could do much harm was asked for in a session in which nobody proved lately to be its owner. */
export const stepUpRequired = (): DomainError =>
  new DomainError(
    STEP_UP_REQUIRED,
    `Confirm that it is you by POST /api/session/confirmation: it holds for ${CONFIRMED_FOR_MINUTES.toString()} minutes.`,
    'forbidden',
  );

export const STEP_UP_REQUIRED = 'step-up-required';
