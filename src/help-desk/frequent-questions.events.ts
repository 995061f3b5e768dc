/** A question and its answer in one language, written anew by the support: nobody is named. */
export interface FrequentText {
  readonly ask: string;
  readonly answer: string;
}

/** In one language or both. */
export interface FrequentTexts {
  readonly en?: FrequentText;
  readonly ru?: FrequentText;
}

interface OfFrequentQuestion {
  readonly frequentId: string;
  /** The school, or all of them (`EVERY_SCHOOL`). */
  readonly shownIn: string;
}

/** The support answered in the help what is often asked. */
export interface FrequentQuestionPublished {
  readonly type: 'FrequentQuestionPublished';
  readonly data: OfFrequentQuestion & { readonly texts: FrequentTexts };
}

/** A frequent question or its answer is put otherwise. */
export interface FrequentQuestionChanged {
  readonly type: 'FrequentQuestionChanged';
  readonly data: OfFrequentQuestion & { readonly texts: FrequentTexts };
}

/** A frequent question is in the help no more. */
export interface FrequentQuestionWithdrawn {
  readonly type: 'FrequentQuestionWithdrawn';
  readonly data: OfFrequentQuestion;
}

export type FrequentQuestionsEvent =
  FrequentQuestionPublished | FrequentQuestionChanged | FrequentQuestionWithdrawn;
