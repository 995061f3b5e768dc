/** Times of day, `HH:MM`, on the clocks of the school; over midnight where `from` is the later one. */
export interface StaffQuietHours {
  readonly from: string;
  readonly to: string;
}

/** What a school lets be written, and when. */
export interface MessagingRules {
  /** Whether the guardians of a class write to each other. */
  readonly guardiansWrite: boolean;
  /** Whether, besides, one guardian of a class writes to another one alone. */
  readonly guardiansWriteToOne?: boolean;
  /** Whether the pupils of a class write to each other. */
  readonly pupilsWrite: boolean;
  /** Whether all pupils of the school do. */
  readonly pupilsOfSchoolWrite?: boolean;
  /** When teachers who chose no quiet hours of their own are told of no messages. */
  readonly staffQuietHours?: StaffQuietHours;
}

/** Where a school has said nothing else. */
export const USUAL_MESSAGING: MessagingRules = {
  guardiansWrite: true,
  pupilsWrite: false,
  staffQuietHours: { from: '20:00', to: '07:00' },
};
