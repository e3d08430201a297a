/** What was kept with a record. Where nothing was, Paystack gives `null`, an empty text, an empty list or 0. */
export type Metadata = Readonly<Record<string, unknown>> | readonly unknown[] | string | number | null;
