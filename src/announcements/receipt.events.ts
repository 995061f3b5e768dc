/** Somebody whom an announcement is for confirmed having read it, as it was put then. */
export interface AnnouncementRead {
  readonly type: 'AnnouncementRead';
  readonly data: {
    readonly announcementId: string;
    readonly schoolId: string;
    readonly readerId: string;
    /** 1 for what was published, and one more for each change. */
    readonly version: number;
  };
}

export type ReceiptEvent = AnnouncementRead;
