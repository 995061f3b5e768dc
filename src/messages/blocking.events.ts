interface OfBlock {
  /** Who wants to read nothing of somebody. */
  readonly personId: string;
  readonly schoolId: string;
  readonly blockedId: string;
}

/** Somebody wants to read nothing of another participant of a thread any more. */
export interface ParticipantBlocked {
  readonly type: 'ParticipantBlocked';
  readonly data: OfBlock;
}

/** Somebody lets another one write again. */
export interface ParticipantUnblocked {
  readonly type: 'ParticipantUnblocked';
  readonly data: OfBlock;
}

export type BlockingEvent = ParticipantBlocked | ParticipantUnblocked;
