import { Command } from '@nestjs/cqrs';
import type { Outcome } from '../../eventing/command-runner.js';
import type { WriteRequest } from '../../http/write-request.js';
import type { PersonEvent } from '../../people/person.events.js';
import type { Channel } from '../notice-kinds.values.js';
import type { NoticePreferencesEvent } from './preferences.events.js';
import type { Preferences } from './preferences.values.js';

/** How whoever asks is to be told from now on. */
export class SetNoticePreferences extends Command<Outcome<NoticePreferencesEvent>> {
  constructor(
    readonly preferences: Preferences,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

/** A code to the own contact of whoever asks. */
export class IssueContactCode extends Command<Outcome<PersonEvent>> {
  constructor(
    readonly channel: Channel,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

/** The code that came to the own contact. */
export class VerifyContact extends Command<Outcome<PersonEvent>> {
  constructor(
    readonly channel: Channel,
    readonly code: string,
    readonly request: WriteRequest,
  ) {
    super();
  }
}
