import type { MinutesCorrected, MinutesPublished } from '../meetings/meeting.events.js';
import { guardiansInvited } from './guardians-invited.js';
import type { Policy } from './policy.js';

/** What they say is read in the journal. */
export const whenMinutesPublishedOrCorrectedThenTellGuardians: Policy<MinutesPublished | MinutesCorrected> = {
  on: ['MinutesPublished', 'MinutesCorrected'],
  tell: ({ data, metadata }) => [guardiansInvited(data, metadata, 'minutes')],
};
