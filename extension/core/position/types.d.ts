/** Where on the page: mirrors `Position` in server/sameplace/schema.py, which says what each field means. */
export interface Position {
  selectors: Selector[];
  progression?: number;
  offset?: number;
  item?: string;
  before?: string;
  after?: string;
}

export type Selector = TextQuoteSelector | TextPositionSelector | CssSelector;

export interface TextQuoteSelector {
  type: "TextQuoteSelector";
  exact: string;
  prefix?: string;
  suffix?: string;
}

export interface TextPositionSelector {
  type: "TextPositionSelector";
  start: number;
  end: number;
}

export interface CssSelector {
  type: "CssSelector";
  value: string;
}

/** A run of text that one block of the page owns: a paragraph, a heading, a table cell. */
export interface Block {
  /** The block element, for a quick look at where it is. */
  element: Element;
  texts: Text[];
  /** The text as it stands in the document, white space and all. */
  raw: string;
  /** Characters of the page's text before this block. */
  start: number;
}

/** A character of the page and where its line is painted. */
export interface Line {
  block: number;
  /** Index in the block's raw text. */
  at: number;
  top: number;
}

/** What `restore` tells. */
export interface Restored {
  found: "exact" | "nearest" | "none";
  /** How the line was found: which part of the position led there. */
  by: "position" | "quote" | "context" | "neighbours" | "structure" | "progression" | "";
  /** The restored line's first character; null when nothing was found. */
  range: Range | null;
  /** Resolves when the page has come to rest, or the visitor took over. */
  settled: Promise<void>;
  /** Puts everything back as it was before the jump. */
  undo(): void;
}
