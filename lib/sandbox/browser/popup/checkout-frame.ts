import type { FrameEvent, PageMessage, WireParameters } from './messages';

/** The largest z-index there is: the checkout covers all of the shop's page. */
const TOP = 'z-index:2147483647;position:fixed;inset:0;width:100%;height:100%;border:0;display:none;';

/** The frame with the checkout, over the shop's page. */
export class CheckoutFrame {
  /** The dark ground behind the checkout. */
  readonly background: HTMLElement;
  readonly iframe: HTMLIFrameElement;
  isLoaded = false;
  isOpen = false;
  readonly #origin: string;
  /** What the frame is to show as soon as it is loaded. */
  #waiting: WireParameters | undefined;
  #focused: Element | null = null;

  /**
   * @param url - where the sandbox listens.
   * @param id - tells the frames of a page apart.
   * @param onEvent - called with what the frame tells.
   */
  constructor(url: string, id: string, onEvent: (event: FrameEvent) => void) {
    this.#origin = new URL(url).origin;
    this.background = document.createElement('div');
    this.background.id = `inline-background-${id}`;
    this.background.style.cssText = `${TOP}background:rgba(0,0,0,.75);`;
    this.iframe = document.createElement('iframe');
    this.iframe.id = `inline-checkout-${id}`;
    this.iframe.title = 'Paystack checkout';
    // A frame is transparent only as long as it has the same color scheme as the page in it.
    this.iframe.style.cssText = `${TOP}background:transparent;color-scheme:light;`;
    this.iframe.src = `${url}/popup`;
    window.addEventListener('message', ({ source, origin, data }: MessageEvent<FrameEvent>) => {
      if (source !== this.iframe.contentWindow || origin !== this.#origin) return;
      if (data.event === 'loaded:checkout') this.#loaded();
      onEvent(data);
    });
    // The browser may still be about to move the focus into the frame when the frame is hidden.
    window.addEventListener('blur', () => {
      if (!this.isOpen && document.activeElement === this.iframe) this.#giveFocusBack();
    });
    document.body.append(this.background, this.iframe);
  }

  /** Has the frame load a transaction, without showing it. */
  load(params: WireParameters): void {
    this.#waiting = params;
    if (this.isLoaded) this.#loaded();
  }

  show(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    this.#focused = document.activeElement;
    for (const { style } of [this.background, this.iframe]) style.display = 'block';
    this.iframe.focus();
    this.#tell('render');
  }

  hide(): void {
    this.#waiting = undefined;
    this.#tell('close');
    if (!this.isOpen) return;
    this.isOpen = false;
    for (const { style } of [this.background, this.iframe]) style.display = 'none';
    this.#giveFocusBack();
  }

  #giveFocusBack(): void {
    if (this.#focused instanceof HTMLElement) this.#focused.focus();
  }

  #loaded(): void {
    this.isLoaded = true;
    const params = this.#waiting;
    this.#waiting = undefined;
    if (params) this.#tell({ type: 'inline:url', path: 'newTransaction', params });
    if (this.isOpen) this.#tell('render');
  }

  #tell(message: PageMessage): void {
    if (this.isLoaded) this.iframe.contentWindow?.postMessage(message, this.#origin);
  }
}
