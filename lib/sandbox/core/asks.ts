/** The only right one-time password in the sandbox. */
export const OTP = '123456';

/** A question that a charge asks the customer. */
export interface Ask {
  /** `data.status` of the reply that asks. */
  readonly status: 'send_pin' | 'send_otp' | 'send_phone' | 'send_birthday' | 'send_address';
  /** Whether an answer is right. */
  readonly right: RegExp;
  /** The message of the failed charge after a wrong answer. */
  readonly wrong: string;
  readonly display_text?: string;
}

/** A step that a charge waits for and that no request can answer. */
export interface WaitingStep {
  readonly status: 'open_url' | 'pay_offline' | 'pending' | 'pending_bank_transfer';
  /** Seconds after which the wait ends by itself, and how the charge then ends. */
  readonly ends?: { readonly after: number; readonly status: 'success' | 'failed' };
}

/** Asks for a one-time password. */
export const otp = (right: string, display_text = 'Please send OTP'): Ask => ({
  status: 'send_otp',
  right: new RegExp(`^${right}$`),
  wrong: 'Invalid OTP',
  display_text,
});

/** Asks for the PIN of a card. */
export const pin = (right: string): Ask => ({
  status: 'send_pin',
  right: new RegExp(`^${right}$`),
  wrong: 'Incorrect PIN',
});

export const phone: Ask = {
  status: 'send_phone',
  right: /^\+?\d{10,}$/,
  wrong: 'Invalid phone number',
  display_text: 'Please send phone',
};

export const birthday: Ask = {
  status: 'send_birthday',
  right: /^\d{4}-\d{2}-\d{2}$/,
  wrong: 'Invalid birthday',
  display_text: 'Please send your birthday',
};

export const address: Ask = {
  status: 'send_address',
  right: /\S/,
  wrong: 'Address verification failed',
  display_text: 'Please send details for address verification',
};

/** Sends the customer to a page of the bank. */
export const openURL: WaitingStep = { status: 'open_url' };
