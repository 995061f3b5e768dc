/** A document as pdfmake describes it, as far as it is used here. Lengths in points of 1/72 inch. */
export interface Document {
  readonly pageSize?: 'A4' | 'A5' | 'A6';
  readonly pageOrientation?: 'portrait' | 'landscape';
  /** Left, top, right, bottom. */
  readonly pageMargins?: readonly [number, number, number, number];
  readonly content: Content;
  /** On every page; a document whose footer is reckoned can't be handed to another thread. */
  readonly footer?: Content | ((page: number, pages: number) => Content);
  readonly defaultStyle?: Style;
  readonly styles?: Readonly<Record<string, Style>>;
  readonly language?: string;
  /** For tests that read it. */
  readonly compress?: boolean;
}

export interface Style {
  readonly fontSize?: number;
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly color?: string;
  readonly fillColor?: string;
  readonly lineHeight?: number;
  readonly decoration?: 'lineThrough';
  readonly alignment?: 'left' | 'right' | 'center' | 'justify';
  readonly margin?: readonly [number, number, number, number];
}

/** `beforeEven` leads to the next front side of paper that is printed on both. */
export type PageBreak = 'before' | 'after' | 'beforeEven';

interface Block extends Style {
  readonly style?: string | readonly string[];
  readonly pageBreak?: PageBreak;
  /** Not divided between pages. */
  readonly unbreakable?: boolean;
  /** Of a cell: how many columns it takes; what is in the others isn't shown. */
  readonly colSpan?: number;
}

export type Content =
  | string
  | readonly Content[]
  | (Block & { readonly text: Content })
  | (Block & { readonly stack: readonly Content[] })
  | (Block & { readonly columns: readonly Content[]; readonly columnGap?: number })
  | (Block & { readonly ul: readonly Content[] })
  | (Block & {
      readonly table: Table;
      /** `grid` is narrow, with hairlines around each cell. */
      readonly layout?: 'noBorders' | 'headerLineOnly' | 'lightHorizontalLines' | 'grid';
    })
  | (Block & { readonly qr: string; readonly fit?: number })
  | (Block & { readonly image: string; readonly width?: number });

export interface Table {
  readonly body: readonly (readonly Content[])[];
  readonly widths?: readonly (number | string)[];
  readonly headerRows?: number;
  readonly dontBreakRows?: boolean;
}
