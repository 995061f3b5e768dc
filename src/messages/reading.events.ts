/** Somebody has read a thread up to a message. */
export interface MessagesRead {
  readonly type: 'MessagesRead';
  readonly data: {
    readonly threadId: string;
    readonly schoolId: string;
    readonly readerId: string;
    /** The number of the last message that was read. */
    readonly upTo: number;
  };
}

export type ReadingEvent = MessagesRead;
