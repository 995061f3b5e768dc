interface Wording {
  readonly title: { readonly in: string };
  readonly text: { readonly in: string };
}

/** Tells one wording from another without a word of it: by the commands that it was sealed in. */
export const wordingOf = ({ title, text }: Wording): string => `${title.in}, ${text.in}`;
