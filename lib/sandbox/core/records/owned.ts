import type { Stored } from '../collection';

/** What every record of an integration has. */
export interface Owned extends Stored {
  integration: number;
  /** `test` or `live`. */
  domain: string;
}
