/** A sentence by its code, with what it names; the code and the names stay, whatever language it is told in. */
export interface Told<Code extends string = string> {
  readonly code: Code;
  readonly params: Readonly<Record<string, string>>;
  /** In English. */
  readonly message: string;
}

/** What stands in braces in a sentence. */
type NamesIn<Sentence extends string> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

type ParamsOf<Sentence extends string> = [NamesIn<Sentence>] extends [never]
  ? []
  : [params: Readonly<Record<NamesIn<Sentence>, string | number>>];

/** Tells sentences by their codes: each `{name}` in one is replaced by what is given under that name. */
export const telling =
  <const Sentences extends { readonly [Code in keyof Sentences]: string }>(sentences: Sentences) =>
  <Code extends keyof Sentences & string>(code: Code, ...given: ParamsOf<Sentences[Code]>): Told<Code> => {
    const [named = {}] = given as [params?: Readonly<Record<string, string | number>>];
    const params = Object.fromEntries(Object.entries(named).map(([name, value]) => [name, value.toString()]));
    const message = sentences[code].replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
    return { code, params, message };
  };
