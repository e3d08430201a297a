/** What the sandbox tells its script when it serves it. */
export interface PopupSettings {
  /** Where the sandbox listens, without a slash at the end. */
  url: string;
  /** The one public key that starts transactions. */
  publicKey: string;
  /** Which of Paystack's scripts is asked for. */
  version: 1 | 2;
}

/** The build makes the script a function; the sandbox calls it with this argument. */
declare const SETTINGS: PopupSettings;

/** The settings of this script. */
export const settings = SETTINGS;
