/** What a deputy head wrote because a teacher, who may write it no longer, had asked for it. */
export interface Asked {
  readonly requestId: string;
  /** Who asked. */
  readonly teacherId: string;
}
