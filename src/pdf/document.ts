/** A document as pdfmake describes it, as far as it is used here. Lengths in points of 1/72 inch. */
export interface Document {
  readonly pageSize?: 'A4' | 'A5' | 'A6';
  readonly pageOrientation?: 'portrait' | 'landscape';
  /** Left, top, right, bottom. */
  readonly pageMargins?: readonly [number, number, number, number];
  readonly content: Content;
  readonly footer?: (page: number, pages: number) => Content;
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
  readonly alignment?: 'left' | 'right' | 'center' | 'justify';
  readonly margin?: readonly [number, number, number, number];
}

interface Block extends Style {
  readonly style?: string | readonly string[];
  readonly pageBreak?: 'before' | 'after';
  /** Not divided between pages. */
  readonly unbreakable?: boolean;
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
      readonly layout?: 'noBorders' | 'headerLineOnly' | 'lightHorizontalLines';
    })
  | (Block & { readonly qr: string; readonly fit?: number })
  | (Block & { readonly image: string; readonly width?: number });

export interface Table {
  readonly body: readonly (readonly Content[])[];
  readonly widths?: readonly (number | string)[];
  readonly headerRows?: number;
  readonly dontBreakRows?: boolean;
}
