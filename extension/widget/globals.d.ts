// What the widget leaves on a page's window, and what the build puts in.
export {};

declare global {
  const VERSION_PROMPT: string;
  const VERSION_SHEET: string;
  const VERSION_CARTS: string;

  /** The owner's side of the widget. */
  interface SameplaceApi {
    /** Opens the sheet. */
    open(): Promise<void>;
    /** Registers how this site's cart is read and filled; throws TypeError when a method is missing. */
    cart(adapter: unknown): void;
    /** Whether the visitor agreed to measurement. */
    consent(given: boolean): void;
  }

  interface Window {
    Sameplace?: SameplaceApi;
    sameplaceQueue?: { push(callback: (sameplace: SameplaceApi) => void): unknown };
    sameplaceGuard?: () => string | undefined;
  }
}
