/** A sign-in name as it is compared: without regard to case, surrounding blanks, or how accents are encoded. */
export const signInNameKey = (login: string): string => login.normalize('NFKC').trim().toLowerCase();
